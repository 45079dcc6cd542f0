"""Ballots printed, marked and scanned, then read."""

import pickle
from functools import cache
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest

from daihoi.core.ballots import PageKind, PageRef, Reason, Status, Work, count, design, one_ballot, tallied
from daihoi.core.ballots.counting import sharing
from daihoi.core.ballots.expected import expected_of
from daihoi.core.ballots.pages import read_scan
from daihoi.core.ballots.ranks import percentile
from daihoi.core.ballots.scans import Scanned
from daihoi.core.ballots.strikes import Mark
from daihoi.core.ballots.trials import strokes
from daihoi.core.ballots.trials.benchmarks import made_up_election
from daihoi.core.ballots.trials.hands import Pen, Sheet
from daihoi.core.ballots.trials.rehearsal import Case, rehearsal_of, voted
from daihoi.core.ballots.trials.scanners import Condition
from daihoi.core.ballots.trials.strokes import Stroke
from tests.core.ballots.elections import CELL, COMMITTEE, SECRETARY, THREE_OF_THREE

_BLUE = Pen(0.5, (150, 40, 25))


@cache
def _rehearsal(election):
    return rehearsal_of(election, design(election), (200,))


def _sheet(election):
    return Sheet(_rehearsal(election).sides[200][0].copy(), 200 / 25.4)


def _read(pixels, election):
    gray = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    scan = Scanned(gray, pixels if pixels.ndim == 3 else None)
    return read_scan(PageRef(Path("scan.png"), 1), scan, expected_of(election))


def _decoded(scan):
    return cv2.imdecode(np.frombuffer(scan.data, np.uint8), cv2.IMREAD_COLOR)


@pytest.mark.parametrize("stroke", list(Stroke))
def test_every_way_to_strike_is_read_and_every_doubtful_one_is_left_to_a_person(stroke):
    sheet, random = _sheet(COMMITTEE), Random(7)
    places = _rehearsal(COMMITTEE).layout.places
    struck = places[::3]
    for place in struck:
        strokes.strike(sheet, place.name, stroke, _BLUE, random)
    marks = {place.candidate: place.readings[0].mark for place in _read(sheet.pixels, COMMITTEE).places}
    read = {marks[place.candidate] for place in struck}
    if stroke in strokes.UNUSUAL:
        assert Mark.CLEAR not in read
    else:
        assert read == {Mark.MARKED if stroke in strokes.CLEAR else Mark.UNSURE}
    if stroke is not Stroke.TWO_NAMES:
        assert {marks[place.candidate] for place in places if place not in struck} == {Mark.CLEAR}


@pytest.mark.parametrize("condition", [Condition.CLEAN, Condition.OFFICE, Condition.PHONE])
@pytest.mark.parametrize("election", [CELL, COMMITTEE, THREE_OF_THREE, SECRETARY], ids=["9/10", "27/31", "3/3", "1/1"])
def test_clear_ballot_is_read_as_it_was_voted(election, condition):
    ballot = voted(_rehearsal(election), Case.CLEAR, condition, 3)
    read = tallied([_read(_decoded(ballot.scan), election)], election, 1).ballots[0]
    assert (read.status, read.votes) == (Status.VALID, ballot.votes)


@pytest.mark.parametrize("seed", range(3, 6))
def test_badly_scanned_ballot_may_go_to_a_person_but_no_vote_told_is_wrong(seed):
    ballot = voted(_rehearsal(COMMITTEE), Case.CLEAR, Condition.HARD, seed)
    read = tallied([_read(_decoded(ballot.scan), COMMITTEE)], COMMITTEE, 1).ballots[0]
    told = {candidate: vote for candidate, vote in read.votes.items() if vote is not None}
    assert len(told) > 25
    assert told == {candidate: ballot.votes[candidate] for candidate in told}


@pytest.mark.parametrize("turns", range(4))
def test_sheet_is_read_at_any_quarter_turn(turns):
    ballot = voted(_rehearsal(CELL), Case.CLEAR, Condition.CLEAN, 5)
    pixels = np.ascontiguousarray(np.rot90(_decoded(ballot.scan), turns))
    assert tallied([_read(pixels, CELL)], CELL, 1).ballots[0].votes == ballot.votes


@pytest.mark.parametrize(
    ("case", "reasons"),
    [
        (Case.TOO_MANY, {Reason.TOO_MANY}),
        (Case.NOBODY, {Reason.NOBODY}),
        (Case.SIGNED, {Reason.MARKED_OR_SIGNED}),
        (Case.TWO_INKS, {Reason.MULTI_INK}),
    ],
)
def test_what_makes_a_ballot_invalid_is_proposed(case, reasons):
    ballot = voted(_rehearsal(COMMITTEE), case, Condition.CLEAN, 4)
    read = tallied([_read(_decoded(ballot.scan), COMMITTEE)], COMMITTEE, 1).ballots[0]
    assert (read.status, set(read.reasons)) == (Status.INVALID, reasons)


def test_box_scribbled_full_beside_a_marked_one_goes_to_a_person():
    ballot = voted(_rehearsal(THREE_OF_THREE), Case.DOUBTFUL, Condition.CLEAN, 2)
    read = tallied([_read(_decoded(ballot.scan), THREE_OF_THREE)], THREE_OF_THREE, 1).ballots[0]
    assert (read.status, read.reasons) == (Status.REVIEW, (Reason.UNSURE_MARK,))


@pytest.mark.parametrize("stroke", [Stroke.DOUBLED, Stroke.WAVY, Stroke.STEEP, Stroke.HAIRPIN])
def test_strokes_of_a_broad_pen_are_read_by_the_width_that_the_sheet_shows(stroke):
    sheet, random, pen = _sheet(COMMITTEE), Random(3), Pen(1.2, (150, 40, 25))
    places = _rehearsal(COMMITTEE).layout.places
    for at, place in enumerate(places[::3]):
        strokes.strike(sheet, place.name, stroke if at % 2 else Stroke.STRAIGHT, pen, random)
    marks = [place.readings[0].mark for place in _read(sheet.pixels, COMMITTEE).places]
    assert marks == [Mark.CLEAR if at % 3 else Mark.MARKED for at in range(len(places))]


@pytest.mark.parametrize("stroke", [Stroke.HATCHED, Stroke.WORDED, Stroke.RINGED, Stroke.SCRIBBLED])
@pytest.mark.parametrize("width", [0.35, 1.4])
def test_what_may_take_a_strike_back_goes_to_a_person_whatever_the_pen(stroke, width):
    sheet, random, pen = _sheet(COMMITTEE), Random(5), Pen(width, (40, 35, 35))
    places = _rehearsal(COMMITTEE).layout.places
    for at, place in enumerate(places[::3]):
        strokes.strike(sheet, place.name, stroke if at % 2 else Stroke.STRAIGHT, pen, random)
    marks = [place.readings[0].mark for place in _read(sheet.pixels, COMMITTEE).places[::3]]
    assert marks == [Mark.UNSURE if at % 2 else Mark.MARKED for at in range(len(marks))]


@pytest.mark.parametrize("seed", range(2))
def test_worn_sheet_may_go_to_a_person_but_no_vote_told_is_wrong(seed):
    ballot = voted(_rehearsal(COMMITTEE), Case.CLEAR, Condition.WORN, seed)
    told = {place: vote for place, vote in _votes(ballot).items() if vote is not None}
    assert len(told) > 15
    assert told == {candidate: ballot.votes[candidate] for candidate in told}


def _votes(ballot):
    return tallied([_read(_decoded(ballot.scan), COMMITTEE)], COMMITTEE, 1).ballots[0].votes


def test_pages_from_other_processes_share_their_readings():
    page = _read(_sheet(CELL).pixels, CELL)
    known = {}
    first, second = (sharing(pickle.loads(pickle.dumps(page)), known) for _ in range(2))  # noqa: S301 (our own page)
    assert first == page
    assert [id(place) for place in first.places] == [id(place) for place in second.places]


@pytest.mark.parametrize("values", [[3], [9, 1], [4, 8, 15, 16, 23, 42], [7, 7, 7, 1, 250]])
@pytest.mark.parametrize("share", [0, 25, 50, 85, 100])
def test_percentile_lies_between_its_neighbours_as_numpy_has_it(values, share):
    assert percentile(np.array(values), share) == pytest.approx(np.percentile(values, share))


def test_line_of_dust_and_fold_over_the_whole_sheet_are_no_strikes():
    sheet = _sheet(COMMITTEE)
    place = _rehearsal(COMMITTEE).layout.places[4]
    down, across = round(place.name.middle * sheet.per_mm), round((place.name.left + 9) * sheet.per_mm)
    cv2.line(sheet.pixels, (0, down), (sheet.pixels.shape[1], down + 12), (150, 150, 150), 2)
    cv2.line(sheet.pixels, (across, 0), (across + 30, sheet.pixels.shape[0]), (90, 90, 90), 2)
    marks = {place.readings[0].mark for place in _read(sheet.pixels, COMMITTEE).places}
    assert marks == {Mark.CLEAR}


def test_strike_that_is_darker_than_the_fold_it_lies_on_goes_to_a_person():
    sheet = _sheet(COMMITTEE)
    name = _rehearsal(COMMITTEE).layout.places[4].name
    down = round(name.middle * sheet.per_mm)
    cv2.line(sheet.pixels, (0, down), (sheet.pixels.shape[1], down), (170, 170, 170), 4)
    left, right = round(name.left * sheet.per_mm), round(name.right * sheet.per_mm)
    cv2.line(sheet.pixels, (left, down), (right, down), (60, 40, 30), 3)
    marks = [place.readings[0].mark for place in _read(sheet.pixels, COMMITTEE).places]
    assert marks[4] is not Mark.CLEAR


def test_ballot_of_another_election_with_the_same_names_is_told():
    other = made_up_election(31, 26)
    assert _read(_sheet(other).pixels, COMMITTEE).kind is PageKind.OTHER_ELECTION


def test_blank_dusty_foreign_and_torn_pages_are_told():
    blank = np.full((2339, 1654), 245, np.uint8)
    dusty = blank.copy()
    cv2.line(dusty, (300, 0), (300, 2339), 120, 2)
    letter = blank.copy()
    for line in range(30):
        cv2.putText(letter, "Kinh gui cac dong chi", (150, 200 + line * 60), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 30, 2)
    torn = _sheet(COMMITTEE).pixels
    torn[1100:] = 255
    black = np.zeros((2339, 1654), np.uint8)
    kinds = [_read(pixels, COMMITTEE).kind for pixels in (blank, dusty, letter, torn, black)]
    assert kinds == [PageKind.BLANK, PageKind.BLANK, PageKind.FOREIGN, PageKind.UNREADABLE, PageKind.UNREADABLE]


def test_sheet_with_a_torn_corner_is_still_read():
    sheet = _sheet(CELL)
    for place in _rehearsal(CELL).layout.places[:1]:
        strokes.strike(sheet, place.name, Stroke.STRAIGHT, _BLUE, Random(1))
    sheet.pixels[:400, :300] = 255
    read = tallied([_read(sheet.pixels, CELL)], CELL, 1).ballots[0]
    assert (read.status, read.votes["01"]) == (Status.VALID, False)


def test_a_file_written_anew_under_its_name_is_read_anew(tmp_path: Path):
    file = tmp_path / "scan.pdf"
    kinds = []
    for printed in (CELL, COMMITTEE):
        file.write_bytes(one_ballot(printed, design(printed)))
        kinds.append(count(CELL, [file], Work(1)).ballots[0].pages[0].kind)
    assert kinds == [PageKind.BALLOT, PageKind.OTHER_ELECTION]
