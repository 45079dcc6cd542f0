"""Scans for tests: ballots of a small vote marked as hands would, put together to the files that a scanner makes."""

import io
from collections.abc import Iterable, Sequence
from functools import cache

from PIL import Image

from daihoi.core.ballots import Election, design
from daihoi.core.ballots.trials.rehearsal import Case, Rehearsal, Voted, rehearsal_of, voted
from daihoi.core.ballots.trials.scanners import Condition


@cache
def rehearsal(election: Election) -> Rehearsal:
    """Draw an election's ballot once, at the resolution of an office scanner."""
    return rehearsal_of(election, design(election), (150,))


def voted_ballots(election: Election, cases: Sequence[Case], *, first_seed: int = 1) -> list[Voted]:
    """Vote a ballot for each case, each with a seed of its own."""
    drawn = rehearsal(election)
    return [voted(drawn, case, Condition.CLEAN, seed) for seed, case in enumerate(cases, first_seed)]


def pdf_of(pictures: Iterable[bytes]) -> bytes:
    """Put pictures together to one PDF, a page each."""
    pages = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", save_all=True, append_images=pages[1:], resolution=150, quality=85)
    return stream.getvalue()


def scan_of(ballots: Iterable[Voted]) -> bytes:
    """Scan ballots into one PDF."""
    return pdf_of(ballot.scan.data for ballot in ballots)


def votes_of(ballots: Iterable[Voted], election: Election) -> dict[str, int]:
    """Give what the voters of clear ballots meant."""
    clear = [ballot for ballot in ballots if ballot.case is Case.CLEAR]
    return {each.id: sum(ballot.votes[each.id] is True for ballot in clear) for each in election.candidates}


def scanned_again(picture: bytes) -> bytes:
    """Put the same sheet on the glass again, a little askew."""
    stream = io.BytesIO()
    Image.open(io.BytesIO(picture)).rotate(1.2, Image.Resampling.BICUBIC, fillcolor="white").save(stream, "JPEG")
    return stream.getvalue()
