"""Single values as people type or paste them."""

from datetime import date

import pytest

from daihoi.apps.results.entry.reading import (
    Unreadable,
    Vote,
    read_count,
    read_date,
    read_term,
    read_vote,
    read_yes,
    vote_text,
)
from daihoi.core.regulations.terms import Outcome, ProfessionalDegree, Sex, Standing


@pytest.mark.parametrize(("text", "count"), [("0", 0), (" 120 ", 120), ("1.234", 1234), ("17.118", 17118)])
def test_counts_with_or_without_dots(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["12a", "1,5", "-1", "1.23", "12 34", "1234567890"])
def test_what_is_no_count_is_said_so(text: str) -> None:
    with pytest.raises(Unreadable, match="không phải là số đếm"):
        read_count(text)


def test_a_day_is_day_month_year() -> None:
    assert read_date("28/02/1980") == date(1980, 2, 28)


@pytest.mark.parametrize("text", ["31/02/1980", "1980", "12/13/1980", "28/02/80"])
def test_a_day_that_is_none_is_said_so(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_date(text)
    expected = f"“{text}” không phải là ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 28/02/1980."
    assert str(error.value) == expected


@pytest.mark.parametrize("text", ["university", "Đại học", "dai hoc", " ĐH "])
def test_words_of_a_list_by_name_or_short_form(text: str) -> None:
    assert read_term(ProfessionalDegree, text) is ProfessionalDegree.UNIVERSITY


def test_a_short_form_of_one_list_is_none_of_another() -> None:
    assert read_term(Standing, "mới") is Standing.FIRST_TIME
    with pytest.raises(Unreadable, match="Chọn một trong: Nam, Nữ"):
        read_term(Sex, "mới")


@pytest.mark.parametrize(("text", "yes"), [("x", True), ("Có", True), ("1", True), ("", False), ("không", False)])
def test_ticks(text: str, yes: bool) -> None:
    assert read_yes(text) is yes


@pytest.mark.parametrize(
    ("text", "vote"),
    [
        ("18", Vote(18, Outcome.ELECTED)),
        ("1.018", Vote(1018, Outcome.ELECTED)),
        ("8 K", Vote(8, Outcome.NOT_ELECTED)),
        ("8k", Vote(8, Outcome.NOT_ELECTED)),
        ("31 DK", Vote(31, Outcome.ALTERNATE)),
        ("31 dự khuyết", Vote(31, Outcome.ALTERNATE)),
        ("T", Vote(None, Outcome.ELECTED)),
        ("không trúng cử", Vote(None, Outcome.NOT_ELECTED)),
    ],
)
def test_votes_with_their_outcome(text: str, vote: Vote) -> None:
    assert read_vote(text) == vote


@pytest.mark.parametrize("text", ["18 z", "1.2", "mười", "18/20"])
def test_votes_that_cannot_be_read_are_said_so(text: str) -> None:
    with pytest.raises(Unreadable, match="không đọc được"):
        read_vote(text)


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("votes", [None, 0, 7, 1234])
def test_votes_are_written_as_they_are_read(outcome: Outcome, votes: int | None) -> None:
    assert read_vote(vote_text(Vote(votes, outcome))) == Vote(votes, outcome)
