"""Days off entered for a year: who enters them, what follows in deadlines and totals, what is said while none are."""

from datetime import date

import pytest
from django.test import Client

from daihoi.apps.accounts.models import AuditEntry, User
from daihoi.apps.accounts.permissions import Forbidden
from daihoi.apps.accounts.roles import Role
from daihoi.apps.organisation.refusals import Refused
from daihoi.apps.planning.changes import congresses_changed
from daihoi.apps.planning.holidays import NamedDay, YearTerms, calendar, enter_holidays, terms_of
from daihoi.apps.planning.models import Cycle
from daihoi.apps.reporting.services import drift, fold_totals
from daihoi.apps.reporting.totals import totals
from daihoi.apps.results.deadlines import Deadline, decision_due, submission_due
from daihoi.apps.results.progress import deadline_note
from daihoi.core.regulations.terms import LevelRole, ResultStatus
from tests.apps.frame.pages import errors, lead, rows, tree, words
from tests.factories import Tree, make_cycle, make_held_congress, make_result, make_unit_tree, make_user_with_role

pytestmark = pytest.mark.django_db
NOTICE = "Thông báo số 1-TB/VP"
NEW_YEAR, TET = date(2027, 1, 1), date(2027, 2, 8)
YEAR = YearTerms(2027, (NamedDay(NEW_YEAR, "Tết Dương lịch"), NamedDay(TET, "Tết Nguyên đán")), complete=True)
DECEMBER = date(2026, 12, 15)


@pytest.fixture
def units() -> Tree:
    return make_unit_tree()


@pytest.fixture
def administrator(units: Tree) -> User:
    return make_user_with_role(Role.ADMINISTRATOR, units.city)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_new_year_s_day_of_an_unknown_year_is_said_to_be_unknown_not_taken_as_a_working_day_in_silence():
    due = decision_due(DECEMBER, "2025")
    deadline = Deadline(due, None, date(2026, 12, 20), DECEMBER)
    assert (due, deadline.doubt) == (date(2027, 1, 5), "chưa có lịch nghỉ năm 2027, hạn thực tế có thể muộn hơn")
    assert deadline_note(deadline).startswith(f"hạn 05/01/2027 ({deadline.doubt}), còn ")


def test_entered_days_move_the_deadline_and_settle_the_doubt(administrator: User):
    assert submission_due(date(2026, 12, 24), "2025") == date(2027, 1, 4)
    enter_holidays(actor=administrator, terms=YEAR, reason=NOTICE)
    assert [decision_due(DECEMBER, "2025"), submission_due(date(2026, 12, 24), "2025")] == [
        date(2027, 1, 6),
        date(2027, 1, 5),
    ]
    assert Deadline(date(2027, 1, 6), None, DECEMBER, DECEMBER).doubt == ""


def test_year_that_is_not_said_to_be_complete_stays_in_doubt(administrator: User):
    enter_holidays(actor=administrator, terms=YearTerms(2027, YEAR.days_off), reason=NOTICE)
    assert (calendar().is_working_day(NEW_YEAR), calendar().unknown_years(NEW_YEAR, NEW_YEAR)) == (False, (2027,))


def test_what_is_entered_again_stands_in_place_of_what_was_entered_and_in_the_log(administrator: User):
    enter_holidays(actor=administrator, terms=YEAR, reason=NOTICE)
    again = YearTerms(2027, (NamedDay(TET, "Tết"),), (date(2027, 2, 20),), complete=True)
    enter_holidays(actor=administrator, terms=again, reason="Thông báo số 2-TB/VP")
    assert terms_of(2027) == again
    days = (NEW_YEAR, TET, date(2027, 2, 20))
    assert [calendar().is_working_day(day) for day in days] == [True, False, True]
    entry = AuditEntry.objects.order_by("-sequence")[0]
    assert (entry.kind, entry.subject, entry.reason) == (
        "planning.holidays_entered", "Lịch nghỉ năm 2027", "Thông báo số 2-TB/VP",
    )  # fmt: skip
    assert ["2027-01-01" in entry.before, "2027-01-01" in entry.after] == [True, False]


def test_totals_follow_the_days_off(units: Tree, administrator: User):
    cycle = make_cycle("2025", begins_on=date(2026, 1, 1), ends_on=date(2027, 6, 30))
    congress = make_held_congress(units.cell, cycle, opened_on=DECEMBER, closed_on=DECEMBER)
    make_result(congress, status=ResultStatus.SUBMITTED, submitted_on=DECEMBER)
    congresses_changed([congress.pk])
    fold_totals()

    def undecided_late(day: date) -> int:
        return totals(units.city, Cycle.objects.get(), day)[LevelRole.CELL]["decision_late"]

    assert undecided_late(date(2027, 1, 6)) == 1
    enter_holidays(actor=administrator, terms=YEAR, reason=NOTICE)
    assert [undecided_late(date(2027, 1, day)) for day in (6, 7)] == [0, 1]
    assert list(drift(cycle)) == []


@pytest.mark.parametrize(
    ("terms", "field", "told"),
    [
        (
            YearTerms(2027, (NamedDay(date(2026, 12, 31), ""),)),
            "days_off",
            "Ngày 31/12/2026 không thuộc năm 2027. Ghi ở lịch của năm đó.",
        ),
        (YearTerms(2027, (NamedDay(TET, ""), NamedDay(TET, ""))), "days_off", "Ngày 08/02/2027 được ghi hai lần."),
        (
            YearTerms(2027, (), (TET,)),
            "worked",
            "Ngày 08/02/2027 không phải thứ Bảy, Chủ nhật nên không là ngày làm bù.",
        ),
        (YearTerms(2027, complete=True), "days_off", "Ghi các ngày nghỉ của năm trước khi xác nhận là đã đủ."),
    ],
)
def test_days_that_cannot_be_are_refused(administrator: User, terms: YearTerms, field: str, told: str):
    with pytest.raises(Refused) as caught:
        enter_holidays(actor=administrator, terms=terms, reason=NOTICE)
    assert [(each.field, each.message) for each in caught.value.findings] == [(field, told)]


def test_days_off_hold_for_the_whole_tree_so_only_the_topmost_administrator_enters_them(units: Tree):
    below = make_user_with_role(Role.ADMINISTRATOR, units.district)
    with pytest.raises(Forbidden):
        enter_holidays(actor=below, terms=YEAR, reason=NOTICE)
    page = client_of(below).get("/quan-tri/ngay-nghi/2027/")
    assert tree(page).xpath("//main//form") == []


def test_page_says_which_years_are_unknown_and_takes_stretches_of_days(administrator: User):
    client = client_of(administrator)
    page = client.get("/quan-tri/ngay-nghi/")
    assert "Chưa có lịch nghỉ năm 2027" in lead(page)
    assert [words(each) for each in tree(page).xpath("//nav[@class='rooms']//a[@aria-current]")] == ["Quản trị"]
    assert words(tree(page).xpath("//a[contains(@class, 'main')]")[0]) == "Ghi lịch nghỉ năm 2027"
    asked = {
        "days_off": "01/01/2027 Tết Dương lịch\n04/02/2027 - 10/02/2027 Tết Nguyên đán",
        "worked": "",
        "complete": "on",
        "reason": NOTICE,
    }
    done = client.post("/quan-tri/ngay-nghi/2027/", asked, follow=True)
    assert done.redirect_chain == [("/quan-tri/ngay-nghi/", 302)]
    assert ["2027", "Có lịch nghỉ", "0", "8"] in rows(done)
    assert (len(terms_of(2027).days_off), calendar().is_working_day(TET)) == (8, False)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("31/02/2027", "Ngày nghỉ: “31/02/2027” không phải là ngày có thật."),
        ("10/02/2027 - 04/02/2027 Tết", "Ngày nghỉ: “10/02/2027 - 04/02/2027 Tết”: ngày sau phải đứng sau ngày trước"),
    ],
)
def test_lines_that_are_no_days_are_named(administrator: User, typed: str, told: str):
    page = client_of(administrator).post("/quan-tri/ngay-nghi/2027/", {"days_off": typed, "reason": NOTICE})
    (found,) = errors(page)
    assert (page.status_code, found.startswith(told)) == (422, True)
