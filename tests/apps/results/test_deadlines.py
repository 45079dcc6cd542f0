"""When a result is due (worked example 18), with the holidays of the year, and how late it is."""

from datetime import date

import pytest

from daihoi.apps.results.deadlines import Deadline, decision_due, submission_due

pytestmark = pytest.mark.django_db


def test_example_18_seven_working_days_to_send_up() -> None:
    assert submission_due(date(2020, 6, 26), "2020") == date(2020, 7, 7)


def test_example_18_fifteen_working_days_to_decide() -> None:
    assert decision_due(date(2020, 7, 7), "2020") == date(2020, 7, 28)


def test_holidays_are_no_working_days() -> None:
    assert submission_due(date(2020, 4, 28), "2020") == date(2020, 5, 11)


@pytest.mark.parametrize(
    ("done_on", "as_of", "late", "left"),
    [
        (None, date(2020, 7, 6), 0, 1),
        (None, date(2020, 7, 7), 0, 0),
        (None, date(2020, 7, 13), 4, 0),
        (date(2020, 7, 8), date(2020, 7, 13), 1, 0),
        (date(2020, 7, 3), date(2020, 7, 13), 0, 0),
    ],
    ids=["a day before", "the last day", "over a weekend", "done late", "done in time"],
)
def test_how_late_or_how_soon(done_on: date | None, as_of: date, late: int, left: int) -> None:
    deadline = Deadline(date(2020, 7, 7), done_on, as_of, date(2020, 6, 26))
    assert (deadline.days_late, deadline.days_left) == (late, left)
