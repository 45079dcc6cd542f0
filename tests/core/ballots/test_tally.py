"""The rules of section A.6 on readings, by the worked examples X.10 to X.12."""

from pathlib import Path

import pytest

from daihoi.core.ballots import PageKind, PageReading, PageRef, PlaceReading, Reason, Status, tallied
from daihoi.core.ballots.outside import Sign
from daihoi.core.ballots.strikes import Mark, Reading
from daihoi.core.ballots.trials.benchmarks import made_up_election

_THIRTY = made_up_election(30, 27)
_THREE = made_up_election(3, 3)
_ONE = made_up_election(1, 1)
_CLEAR, _MARKED, _UNSURE = Reading(Mark.CLEAR), Reading(Mark.MARKED), Reading(Mark.UNSURE)


def _page(places, number=1, **more):
    return PageReading(PageRef(Path("scan.pdf"), number), PageKind.BALLOT, 1, tuple(places), **more)


def _struck(count, election=_THIRTY):
    return [
        PlaceReading(candidate.id, (_MARKED if at < count else _CLEAR,))
        for at, candidate in enumerate(election.candidates)
    ]


def _boxes(*pairs):
    return [PlaceReading(f"{at + 1:02d}", pair) for at, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("struck", "status", "reasons"),
    [
        (2, Status.INVALID, (Reason.TOO_MANY,)),
        (3, Status.VALID, ()),
        (5, Status.VALID, ()),
        (30, Status.INVALID, (Reason.NOBODY,)),
    ],
)
def test_x10_too_many_just_enough_fewer_and_nobody(struck, status, reasons):
    ballot = tallied([_page(_struck(struck))], _THIRTY, 1).ballots[0]
    assert (ballot.status, ballot.reasons) == (status, reasons)


def test_x11_both_or_neither_for_some_leaves_the_ballot_valid_without_their_result():
    tally = tallied([_page(_boxes((_MARKED, _CLEAR), (_MARKED, _MARKED), (_CLEAR, _CLEAR)))], _THREE, 1)
    assert tally.ballots[0].status is Status.VALID
    assert tally.ballots[0].votes == {"01": True, "02": None, "03": None}
    assert tally.votes == {"01": 1, "02": 0, "03": 0}


@pytest.mark.parametrize(
    ("boxes", "status", "vote"),
    [
        ((_MARKED, _CLEAR), Status.VALID, True),
        ((_CLEAR, _MARKED), Status.VALID, False),
        ((_MARKED, _MARKED), Status.INVALID, None),
        ((_CLEAR, _CLEAR), Status.INVALID, None),
    ],
)
def test_x12_one_name(boxes, status, vote):
    ballot = tallied([_page(_boxes(boxes))], _ONE, 1).ballots[0]
    assert (ballot.status, ballot.votes) == (status, {"01": vote})


def test_unsure_mark_goes_to_review_and_adds_nothing():
    places = _struck(3)
    places[5] = PlaceReading("06", (_UNSURE,))
    tally = tallied([_page(places)], _THIRTY, 1)
    assert (tally.ballots[0].status, tally.ballots[0].reasons) == (Status.REVIEW, (Reason.UNSURE_MARK,))
    assert tally.ballots[0].votes["06"] is None
    assert sum(tally.votes.values()) == 0


def test_signs_beside_the_marks_are_proposed_as_invalid():
    page = _page(_struck(3), outside=(Sign.WORDS, Sign.SIGNATURE), has_two_inks=True)
    ballot = tallied([page], _THIRTY, 1).ballots[0]
    assert ballot.status is Status.INVALID
    assert ballot.reasons == (Reason.OUTSIDE_NAME, Reason.MARKED_OR_SIGNED, Reason.MULTI_INK)


@pytest.mark.parametrize(
    ("kind", "status", "reason"),
    [
        (PageKind.BLANK, Status.REVIEW, Reason.BLANK_PAGE),
        (PageKind.FOREIGN, Status.INVALID, Reason.NOT_ISSUED),
        (PageKind.OTHER_ELECTION, Status.REVIEW, Reason.WRONG_ELECTION),
        (PageKind.UNREADABLE, Status.REVIEW, Reason.UNREADABLE),
    ],
)
def test_page_that_is_no_ballot_of_ours_is_an_entry_of_its_own(kind, status, reason):
    ballot = tallied([PageReading(PageRef(Path("scan.pdf"), 1), kind)], _THIRTY, 1).ballots[0]
    assert (ballot.status, ballot.reasons) == (status, (reason,))


def test_two_sides_that_follow_each_other_are_one_ballot_in_either_order():
    first, second = _struck(3)[:15], _struck(3)[15:]
    pages = [
        PageReading(PageRef(Path("a.pdf"), 1), PageKind.BALLOT, 2, tuple(second)),
        PageReading(PageRef(Path("a.pdf"), 2), PageKind.BALLOT, 1, tuple(first)),
    ]
    ballot = tallied(pages, _THIRTY, 2).ballots[0]
    assert (ballot.status, [page.ref.page for page in ballot.pages]) == (Status.VALID, [2, 1])


def test_side_without_its_other_side_goes_to_review():
    pages = [PageReading(PageRef(Path("a.pdf"), at), PageKind.BALLOT, 1, tuple(_struck(3)[:15])) for at in (1, 2)]
    tally = tallied(pages, _THIRTY, 2)
    assert [ballot.status for ballot in tally.ballots] == [Status.REVIEW, Status.REVIEW]
    assert tally.pages == 2
