"""Totals stand on events: what was sent counts while it stands sent, with the figures that it had then."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.services import attendance_of, change_planned_day, record_held
from daihoi.apps.reporting.queries import late, records, waiting_count
from daihoi.apps.reporting.services import rebuild_totals
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.apps.results import services
from daihoi.apps.results.models import Result
from daihoi.apps.results.packets import ResultPacket
from daihoi.apps.results.versions import version_of
from daihoi.core.regulations.terms import LevelRole, Sex
from tests.apps.results.packets import small_cell
from tests.factories import Tree, make_congress, make_cycle, make_held_congress, make_unit_tree

pytestmark = pytest.mark.django_db
HELD, SENT, RETURNED, AGAIN, APPROVED, CORRECTED = (date(2020, 3, day) for day in (10, 12, 16, 18, 20, 24))
NOW = date(2020, 3, 30)


def of_women(packet: ResultPacket) -> ResultPacket:
    return replace(packet, people=tuple(replace(person, sex=Sex.FEMALE) for person in packet.people))


@dataclass(frozen=True)
class Office:
    """A cell of eight and what its office, and the one above it, do on which day."""

    tree: Tree
    congress: Congress

    def on(self, day: date) -> Result | None:
        """Let it be a day; gives the result as it stands."""
        self.congress.cycle.clock = day
        self.congress.cycle.save()
        return Result.objects.filter(congress=self.congress).first()

    def save(self, day: date, packet: ResultPacket) -> None:
        self.on(day)
        services.save_result(actor=None, congress=self.congress, packet=packet)

    def send(self, day: date) -> None:
        services.submit_result(actor=None, result=self.result(day))

    def send_back(self, day: date) -> None:
        services.return_result(actor=None, result=self.result(day), reason="Thiếu biên bản")

    def approve(self, day: date) -> None:
        services.approve_result(actor=None, result=self.result(day), decision_number="1-QĐ/ĐU", decided_on=SENT)

    def correct(self, day: date, packet: ResultPacket) -> None:
        result = self.result(day)
        seen = version_of(result.congress, result)
        correction = services.Correction(packet=packet, reason="Ghi nhầm giới tính", seen=seen)
        services.correct_result(actor=None, result=result, correction=correction)

    def result(self, day: date) -> Result:
        result = self.on(day)
        assert result is not None
        return result

    def place(self, day: date, unit: Unit | None = None) -> Place:
        return Place(unit or self.tree.city, self.congress.cycle, day, NOW)

    def told(self, code: str, *days: date) -> list[int]:
        """Give a figure of the city on each day; what opens behind it must be as much."""
        cycle = self.congress.cycle
        found = [totals(self.tree.city, cycle, day).get(LevelRole.CELL, NOTHING)[code] for day in days]
        assert [records(self.place(day), code, LevelRole.CELL).rows.count() for day in days] == found
        return found


@pytest.fixture
def office() -> Office:
    """The congress is held on the 10th; its result is sent on the 12th, with one man as secretary."""
    tree, cycle = make_unit_tree(), make_cycle(clock=HELD)
    office = Office(
        tree, make_held_congress(tree.cell, cycle, official_members=8, summoned=8, present=8, planned_on=HELD)
    )
    rebuild_totals(cycle)
    office.save(HELD, small_cell())
    office.send(SENT)
    return office


def test_people_count_from_the_day_on_which_the_result_was_sent_not_from_the_closing(office: Office) -> None:
    days = (HELD, date(2020, 3, 11), SENT, NOW)
    assert office.told("held", *days) == [1, 1, 1, 1]
    assert [office.told(code, *days) for code in ("submitted", "reported", "secretary")] == [[0, 0, 1, 1]] * 3


def test_a_returned_result_counted_until_its_return_and_counts_again_when_sent_again(office: Office) -> None:
    office.send_back(RETURNED)
    office.save(date(2020, 3, 17), of_women(small_cell()))
    office.send(AGAIN)
    days = (SENT, date(2020, 3, 15), RETURNED, date(2020, 3, 17), AGAIN, NOW)
    assert office.told("submitted", *days) == [1, 1, 0, 0, 1, 1]
    assert office.told("secretary", *days) == [1, 1, 0, 0, 1, 1]
    assert office.told("secretary_women", *days) == [0, 0, 0, 0, 1, 1]
    assert office.told("waiting", *days) == [1, 1, 0, 0, 1, 1]
    assert [waiting_count(office.place(day, office.tree.commune)) for day in days] == [1, 1, 0, 0, 1, 1]


def test_a_returned_result_is_late_when_the_term_from_its_return_is_over(office: Office) -> None:
    office.send_back(RETURNED)
    days = (SENT, RETURNED, date(2020, 3, 20), date(2020, 3, 25), date(2020, 3, 26), NOW)
    assert office.told("submission_late", *days) == [0, 0, 0, 0, 1, 1]


def test_a_result_sent_and_returned_on_one_day_counts_on_none(office: Office) -> None:
    office.send_back(SENT)
    assert office.told("submitted", HELD, SENT, NOW) == [0, 0, 0]


def test_an_approval_counts_from_the_day_on_which_it_was_given_in_the_product(office: Office) -> None:
    office.approve(APPROVED)
    days = (SENT, date(2020, 3, 19), APPROVED, NOW)
    assert office.told("approved", *days) == [0, 0, 1, 1]
    assert office.told("waiting", *days) == [1, 1, 0, 0]


def test_a_correction_changes_figures_from_its_own_day_on(office: Office) -> None:
    office.approve(APPROVED)
    office.correct(CORRECTED, of_women(small_cell()))
    days = (SENT, date(2020, 3, 23), CORRECTED, NOW)
    assert office.told("secretary", *days) == [1, 1, 1, 1]
    assert office.told("secretary_women", *days) == [0, 0, 1, 1]
    office.correct(CORRECTED, small_cell())
    assert office.told("secretary_women", *days) == [0, 0, 0, 0]


def test_an_attendance_mended_after_a_return_leaves_the_days_before_as_they_were_told(office: Office) -> None:
    office.send_back(RETURNED)
    attendance = attendance_of(office.congress)
    assert attendance is not None
    office.on(AGAIN)
    record_held(actor=None, congress=office.congress, attendance=replace(attendance, present=7))
    cycle = office.congress.cycle
    told = [totals(office.tree.city, cycle, day)[LevelRole.CELL]["present"] for day in (HELD, RETURNED, AGAIN)]
    assert told == [8, 8, 7]


def test_a_congress_moved_to_another_day_was_late_until_it_was_moved(office: Office) -> None:
    plan = make_congress(office.tree.other_cell, office.congress.cycle, planned_on=SENT)
    rebuild_totals(office.congress.cycle)
    office.on(AGAIN)
    change_planned_day(actor=None, congress=plan, planned_on=NOW, reason="Dịch bệnh")
    days = (SENT, RETURNED, AGAIN, NOW)
    assert office.told("late", *days) == [0, 1, 0, 0]
    assert office.told("scheduled", *days) == [2, 2, 1, 2]
    assert [[row.planned_on for row in late(office.place(day), 5)] for day in days] == [[], [SENT], [], []]


def test_what_is_first_recorded_counts_from_the_day_on_which_it_happened(office: Office) -> None:
    plan = make_congress(office.tree.other_cell, office.congress.cycle, planned_on=HELD)
    rebuild_totals(office.congress.cycle)
    attendance = attendance_of(office.congress)
    assert attendance is not None
    office.on(AGAIN)
    record_held(actor=None, congress=plan, attendance=attendance)
    assert office.told("held", date(2020, 3, 9), HELD, AGAIN) == [0, 2, 2]
