"""What was told of a day stays told: acts of later days change no figure, no record and no report of an earlier one."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning import services as planning
from daihoi.apps.planning.models import Congress, PastFacts
from daihoi.apps.planning.place import Place
from daihoi.apps.planning.services import Attendance, Plan, Refused, attendance_of
from daihoi.apps.reporting.models import Contribution, SubtreeTotal
from daihoi.apps.reporting.queries import late, overview, records, structure
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.report.evidence import as_json, evidence_of
from daihoi.apps.reporting.services import drift, fold_totals, rebuild_totals
from daihoi.apps.reporting.totals import NOTHING, ByRole, totals
from daihoi.apps.results import services as results
from daihoi.apps.results.models import Person, Result
from daihoi.apps.results.packets import BodyPacket, PersonPacket, ResultPacket
from daihoi.apps.results.versions import version_of
from daihoi.core.regulations.terms import (
    CongressForm,
    CongressStatus,
    ElectedBody,
    LevelRole,
    Outcome,
    ResultStatus,
    Sex,
    Standing,
)
from daihoi.core.rollup import MEASURES
from tests.apps.results.packets import mandate, somebody
from tests.factories import make_congress, make_cycle, make_unit

pytestmark = pytest.mark.django_db
FIRST_DAY = date(2020, 3, 2)
WHY = "Ghi nhầm"
DAYS, ACTS = 10, 7
SEATS = 3


class Busy:
    """Nine units below one another whose offices plan, hold, send, return, mend, approve and correct, day by day."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.cycle = make_cycle(clock=FIRST_DAY)
        self.city = make_unit("Đảng bộ thành phố Sông Lam")
        communes = [make_unit(parent=self.city) for _ in range(2)]
        for unit in communes:
            make_congress(unit, self.cycle, LevelRole.GRASSROOTS, planned_on=FIRST_DAY + timedelta(days=20))
            for place in range(3):
                planned = FIRST_DAY + timedelta(days=2 * place)
                make_congress(make_unit(parent=unit), self.cycle, planned_on=planned, official_members=20)
        rebuild_totals(self.cycle)

    @property
    def today(self) -> date:
        assert self.cycle.clock is not None
        return self.cycle.clock

    def next_day(self) -> None:
        self.cycle.clock = self.today + timedelta(days=self.chance.choice([1, 1, 2, 6]))
        self.cycle.save()

    def congress(self, *statuses: CongressStatus) -> Congress:
        rows = Congress.objects.filter(status__in=statuses).select_related("unit", "cycle").order_by("pk")
        return self.chance.choice(list(rows))

    def result(self, *statuses: ResultStatus) -> Result:
        rows = Result.objects.filter(status__in=statuses).select_related("congress__unit", "congress__cycle")
        return self.chance.choice(list(rows.order_by("pk")))

    def attendance(self, closed_on: date) -> Attendance:
        present = self.chance.randrange(16, 21)
        return Attendance(
            opened_on=closed_on,
            closed_on=closed_on,
            form=CongressForm.MEMBERS,
            official_members=20,
            probationary_members=0,
            summoned=20,
            present=present,
        )

    def packet(self) -> ResultPacket:
        outcomes = [Outcome.ELECTED] * self.chance.randrange(2, SEATS + 1) + [Outcome.NOT_ELECTED]
        people = [self.person(f"Lê Văn {name}", outcome) for name, outcome in zip("ABCD", outcomes, strict=False)]
        body = BodyPacket(
            body=ElectedBody.COMMITTEE, seats=SEATS, list_size=len(people), issued=15, returned=15, valid=15,
            invalid=0, base=20,
        )  # fmt: skip
        return ResultPacket(bodies=(body,), people=tuple(people))

    def person(self, name: str, outcome: Outcome) -> PersonPacket:
        stood = somebody(name, mandate(ElectedBody.COMMITTEE, 14 if outcome is Outcome.ELECTED else 3, outcome))
        return replace(
            stood,
            sex=self.chance.choice(list(Sex)),
            standing=self.chance.choice(list(Standing)),
            ethnicity=self.chance.choice(["Kinh", "Tày"]),
            birth_date=date(self.chance.randrange(1958, 1996), 5, 1),
        )

    def hold(self) -> None:
        congress = self.congress(CongressStatus.PLANNED)
        planning.record_held(actor=None, congress=congress, attendance=self.attendance(self.today))

    def mend_attendance(self) -> None:
        congress = self.congress(CongressStatus.HELD)
        closed_on = congress.closed_on - timedelta(days=self.chance.randrange(2)) if congress.closed_on else self.today
        planning.record_held(actor=None, congress=congress, attendance=self.attendance(closed_on))

    def move_day(self) -> None:
        congress = self.congress(CongressStatus.PLANNED)
        day = self.today + timedelta(days=self.chance.randrange(-3, 9))
        planning.change_planned_day(actor=None, congress=congress, planned_on=day, reason=WHY)

    def cancel(self) -> None:
        planning.cancel_congress(actor=None, congress=self.congress(CongressStatus.PLANNED), reason=WHY)

    def plan_again(self) -> None:
        congress = self.congress(CongressStatus.CANCELLED)
        plan = Plan(role=LevelRole(congress.role), planned_on=self.today + timedelta(days=3), pilot=True)
        planning.plan_congress(actor=None, unit=congress.unit, cycle=self.cycle, plan=plan)

    def enter(self) -> None:
        results.save_result(actor=None, congress=self.congress(CongressStatus.HELD), packet=self.packet())

    def submit(self) -> None:
        results.submit_result(actor=None, result=self.result(ResultStatus.DRAFT, ResultStatus.RETURNED))

    def send_back(self) -> None:
        results.return_result(actor=None, result=self.result(ResultStatus.SUBMITTED), reason=WHY)

    def approve(self) -> None:
        result = self.result(ResultStatus.SUBMITTED)
        results.approve_result(actor=None, result=result, decision_number="1-QĐ/ĐU", decided_on=self.today)

    def correct(self) -> None:
        result = self.result(ResultStatus.APPROVED)
        before = attendance_of(result.congress)
        attendance = replace(before, present=before.present - 1) if before and self.chance.random() < 0.5 else None
        seen = version_of(result.congress, result)
        correction = results.Correction(packet=self.packet(), reason=WHY, seen=seen, attendance=attendance)
        results.correct_result(actor=None, result=result, correction=correction)

    def act(self) -> str:
        """Let something happen, and give its name; an empty one when it was refused."""
        acts: list[Callable[[], object]] = [
            *[self.hold] * 4,
            self.mend_attendance,
            self.move_day,
            self.cancel,
            self.plan_again,
            *[self.enter, self.submit] * 4,
            *[self.send_back] * 3,
            *[self.approve] * 2,
            *[self.correct] * 4,
            fold_totals,
        ]
        chosen = self.chance.choice(acts)
        try:
            with transaction.atomic():
                chosen()
        except (Refused, IndexError):
            return ""
        return chosen.__name__

    def totals(self, day: date) -> list[ByRole]:
        """Read the totals of every unit as of a day."""
        return [totals(unit, self.cycle, day) for unit in Unit.objects.order_by("pk")]

    def told(self, day: date) -> "Told":
        """Read all that is told of a day."""
        place = Place(self.city, self.cycle, day, self.today)
        seen = overview(place)
        paper = [build_report(place, kind) for kind in ReportKind]
        return Told(
            totals=self.totals(day),
            late=late(place, 100),
            curves=seen.curves,
            waiting=seen.waiting,
            structures=[structure(place, role) for role in (LevelRole.CELL, LevelRole.GRASSROOTS)],
            papers=[as_json(each, place, evidence_of(each, place)) for each in paper],
            tables=[(each.blocks, each.annexes) for each in paper],
        )


@dataclass(frozen=True)
class Told:
    totals: list[ByRole]
    late: object
    curves: object
    waiting: int
    structures: object
    papers: object
    tables: object


@pytest.mark.parametrize("seed", [0])
def test_what_was_told_of_a_day_stays_told(seed: int) -> None:
    busy = Busy(seed)
    told: dict[date, Told] = {}
    happened = set()
    for _ in range(DAYS):
        happened |= {busy.act() for _ in range(ACTS)}
        told[busy.today] = busy.told(busy.today)
        busy.next_day()
    assert {day: busy.told(day) for day in told} == told
    assert happened >= {"hold", "enter", "submit", "send_back", "correct"}
    assert PastFacts.objects.exists()
    assert Person.kept.count() > Person.objects.count()
    rebuild_totals(busy.cycle)
    assert {day: busy.totals(day) for day in told} == {day: each.totals for day, each in told.items()}


@pytest.mark.parametrize("seed", [2])
def test_every_figure_of_every_day_counts_its_records_and_is_what_a_rebuild_gives(seed: int) -> None:
    busy = Busy(seed)
    days = []
    for _ in range(DAYS):
        for _ in range(ACTS):
            busy.act()
        days.append(busy.today)
        busy.next_day()
    for day in busy.chance.sample(days, 3):
        place = Place(busy.city, busy.cycle, day, busy.today)
        found = totals(busy.city, busy.cycle, day)
        for role in (LevelRole.CELL, LevelRole.GRASSROOTS):
            counted = {measure.code: found.get(role, NOTHING)[measure.code] for measure in MEASURES}
            opened = {
                measure.code: counted[measure.code]
                if measure.adds_up
                else records(place, measure.code, role).rows.count()
                for measure in MEASURES
            }
            assert opened == counted
    fold_totals()
    kept = contributions(), rows()
    rebuild_totals(busy.cycle)
    assert (contributions(), rows()) == kept
    assert list(drift(busy.cycle)) == []


def contributions() -> list[tuple[object, ...]]:
    found = Contribution.objects.order_by("congress", "role", "day")
    return [(*row[:3], bytes(row[3])) for row in found.values_list("congress_id", "role", "day", "counts")]


def rows() -> list[tuple[object, ...]]:
    found = SubtreeTotal.objects.order_by("unit", "role", "since")
    return [(*row[:4], bytes(row[4])) for row in found.values_list("unit_id", "role", "since", "until", "counts")]
