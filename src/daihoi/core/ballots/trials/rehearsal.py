"""Ballots voted by made-up voters, with what they meant, to see what the reader makes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from random import Random

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from daihoi.core.ballots.election import BallotForm, Election
from daihoi.core.ballots.geometry import Layout
from daihoi.core.ballots.printing import one_ballot
from daihoi.core.ballots.trials import hands, strokes
from daihoi.core.ballots.trials.hands import Pen, Sheet
from daihoi.core.ballots.trials.scanners import Condition, Scan, scanned, stamp
from daihoi.core.ballots.trials.strokes import Stroke

Picture = NDArray[np.uint8]


class Case(StrEnum):
    """What a voter does."""

    CLEAR = "clear"
    UNUSUAL = "unusual"
    DOUBTFUL = "doubtful"
    TOO_MANY = "too_many"
    NOBODY = "nobody"
    WORDS = "words"
    SIGNED = "signed"
    TWO_INKS = "two_inks"


@dataclass(frozen=True)
class Voted:
    """One voted and scanned ballot: what the voter did where, and the vote for each candidate where it is clear."""

    case: Case
    scan: Scan
    strokes: dict[str, Stroke]
    votes: dict[str, bool | None]


@dataclass(frozen=True)
class Rehearsal:
    """An election's ballot as pictures at each resolution, ready to be marked."""

    election: Election
    layout: Layout
    sides: dict[int, tuple[Picture, ...]]


def rehearsal_of(election: Election, layout: Layout, resolutions: tuple[int, ...] = (150, 200, 300)) -> Rehearsal:
    """Draw the ballot at each resolution once."""
    document = pdfium.PdfDocument(one_ballot(election, layout))
    drawn = {
        dpi: tuple(np.ascontiguousarray(page.render(scale=dpi / 72).to_numpy()[:, :, :3]) for page in document)
        for dpi in resolutions
    }
    document.close()
    return Rehearsal(election, layout, drawn)


def voted(rehearsal: Rehearsal, case: Case, condition: Condition, seed: int) -> Voted:
    """Vote one ballot of one side and scan it; the same seed gives the same picture."""
    random = Random(seed)  # noqa: S311 (a made-up voter, no secret)
    dpi = random.choice(tuple(rehearsal.sides))
    sheet = Sheet(rehearsal.sides[dpi][0].copy(), dpi / 25.4)
    pen = hands.some_pen(random)
    if rehearsal.election.form is BallotForm.STRIKE_OUT:
        made, votes = _strike(sheet, rehearsal, case, pen, random)
    else:
        made, votes = _tick(sheet, rehearsal, case, pen, random)
    _add(sheet, rehearsal.layout, case, pen, random)
    stamp(sheet.pixels, sheet.per_mm, (42 + random.uniform(-3, 3), 39 + random.uniform(-3, 3)), random)
    return Voted(case, scanned(sheet.pixels, sheet.per_mm, condition, random), made, votes)


def _strike(
    sheet: Sheet, rehearsal: Rehearsal, case: Case, pen: Pen, random: Random
) -> tuple[dict[str, Stroke], dict[str, bool | None]]:
    places = rehearsal.layout.on_page(1)
    chosen = random.sample(range(len(places)), _how_many(rehearsal.election, case, random))
    kinds = strokes.UNUSUAL if case is Case.UNUSUAL else strokes.CLEAR
    kind = random.choice(kinds)
    made = {at: kind if random.random() < 0.8 else random.choice(kinds) for at in chosen}
    if case is Case.DOUBTFUL:
        made[random.randrange(len(places))] = random.choice(strokes.DOUBTFUL)
    other = Pen(pen.width, (30, 30, 30) if pen.colour[0] > 100 else (160, 50, 25), pen.cover)
    for nth, (at, stroke) in enumerate(made.items()):
        second = case is Case.TWO_INKS and nth % 2 == 1
        strokes.strike(sheet, places[at].name, stroke, other if second else pen, random)
    votes: dict[str, bool | None] = {
        place.candidate: (None if made.get(at) in strokes.DOUBTFUL else at not in made)
        for at, place in enumerate(places)
    }
    return {places[at].candidate: stroke for at, stroke in made.items()}, votes


def _how_many(election: Election, case: Case, random: Random) -> int:
    listed = len(election.candidates)
    surplus = listed - election.seats
    match case:
        case Case.TOO_MANY:
            return random.randint(0, surplus - 1)
        case Case.NOBODY:
            return listed
        case Case.TWO_INKS:
            return max(2, surplus)
    return min(listed - 1, surplus + random.choice((0, 0, 0, 1, 2, 5)))


def _tick(
    sheet: Sheet, rehearsal: Rehearsal, case: Case, pen: Pen, random: Random
) -> tuple[dict[str, Stroke], dict[str, bool | None]]:
    votes: dict[str, bool | None] = {}
    mark: Callable[..., None] = random.choice((hands.cross, hands.cross, hands.tick))
    places = rehearsal.layout.on_page(1)
    doubtful = random.randrange(len(places)) if case is Case.DOUBTFUL else -1
    for at, place in enumerate(places):
        agree, disagree = place.agree, place.disagree
        if agree is None or disagree is None:
            continue
        if at == doubtful:
            hands.blacken(sheet, agree, pen)
            mark(sheet, disagree, pen, random)
            votes[place.candidate] = None
            continue
        boxes = random.choice(((agree,), (agree,), (agree,), (disagree,), (agree, disagree), ()))
        if len(places) == 1:
            boxes = random.choice(((agree,), (disagree,)))
        for box in boxes:
            mark(sheet, box, pen, random)
        votes[place.candidate] = (boxes[0] is agree) if len(boxes) == 1 else None
    return {}, votes


def _add(sheet: Sheet, layout: Layout, case: Case, pen: Pen, random: Random) -> None:
    low = max(place.name.bottom for place in layout.places)
    free = min(layout.height - 32, low + 9)
    right = max(place.name.right for place in layout.places if place.name.left < layout.width / 2)
    left = random.uniform(30, 60) if free - low > 7 else min(right + 8, layout.width - 60)
    if case is Case.WORDS:
        hands.write_words(sheet, left, free, pen, random)
    if case is Case.SIGNED:
        hands.sign(sheet, left, free, pen, random)
