"""How fast and how rightly ballots are read: beside the bare decoding of the same pages, and over four conditions."""

import os
import pickle
import tempfile
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path

import cv2

from daihoi.core.ballots.counting import read_pages, sharing
from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import Candidate, Election
from daihoi.core.ballots.memory import keep_freed_memory
from daihoi.core.ballots.pages import PageReading, PlaceReading, read_page, short_side
from daihoi.core.ballots.scans import PageRef, listed_pages, load_page
from daihoi.core.ballots.tally import Ballot, Status, tallied
from daihoi.core.ballots.trials.rehearsal import Case, Rehearsal, Voted, rehearsal_of, voted
from daihoi.core.ballots.trials.scanners import Condition, Scan, in_grey, is_grey
from daihoi.core.measured import Measured

_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
_MIDDLES = "Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Đình".split()
_GIVENS = "An Bình Chi Dũng Giang Hà Hải Hạnh Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phúc Quân Sơn Tâm".split()
_PAGES = 16
_SHEETS, _MOST_SHEETS = 350, 10_000
_USUAL_DPI = 200


@dataclass(frozen=True)
class Accuracy:
    """What became of ballots under one condition."""

    condition: Condition
    clear: int
    clear_to_review: int
    wrong: int
    unusual_misread: int
    doubtful: int
    doubtful_decided: int


def made_up_election(listed: int, seats: int) -> Election:
    """Make an election of made-up people."""
    count = len(_FAMILIES) * len(_MIDDLES) * len(_GIVENS)
    names = [_name(at * 997 % count) for at in range(listed)]
    candidates = tuple(Candidate(f"{at + 1:02d}", name) for at, name in enumerate(names))
    return Election(
        "Bầu Ban Chấp hành", "Đảng bộ xã Thử Nghiệm", "Đảng bộ tỉnh Thử Nghiệm", "2025-2030", "2025", seats, candidates
    )


def _name(at: int) -> str:
    family, rest = at % len(_FAMILIES), at // len(_FAMILIES)
    return f"{_FAMILIES[family]} {_MIDDLES[rest % len(_MIDDLES)]} {_GIVENS[rest // len(_MIDDLES) % len(_GIVENS)]}"


def measure_speed() -> Iterator[Measured]:
    """Read office scans of 55 names on one core at each resolution, in colour and grey, then on all cores."""
    for dpi in (150, 200, 300):
        rehearsal = rehearsal_of(made_up_election(55, 48), design(made_up_election(55, 48)), (dpi,))
        scans = _colour_scans(rehearsal)
        yield _on_one_core(rehearsal, scans, f"colour, {dpi} dpi")
        yield _on_one_core(rehearsal, [in_grey(scan) for scan in scans], f"grey, {dpi} dpi")
        if dpi == _USUAL_DPI:
            yield _on_all_cores(rehearsal, scans)


def _colour_scans(rehearsal: Rehearsal) -> list[Scan]:
    drawn = (voted(rehearsal, Case.CLEAR, Condition.OFFICE, seed).scan for seed in count())
    return list(islice((scan for scan in drawn if scan.suffix == ".jpg" and not is_grey(scan)), _PAGES))


@contextmanager
def _saved(scans: list[Scan]) -> Iterator[list[PageRef]]:
    with tempfile.TemporaryDirectory() as folder:
        for at, scan in enumerate(scans):
            (Path(folder) / f"{at:04d}{scan.suffix}").write_bytes(scan.data)
        yield list(listed_pages([Path(folder)]))


def _on_one_core(rehearsal: Rehearsal, scans: list[Scan], what: str) -> Measured:
    """Take the time of the processor, which other work beside doesn't lengthen much."""
    keep_freed_memory()
    cv2.setNumThreads(1)
    with _saved(scans) as refs:
        read_page(refs[0], rehearsal.election)
        begun = time.process_time()
        for ref in refs:
            load_page(ref, short_side(rehearsal.layout))
        decoded = time.process_time()
        for ref in refs:
            read_page(ref, rehearsal.election)
        read = time.process_time()
    ours, floor = len(refs) / (read - decoded), len(refs) / (decoded - begun)
    return Measured(f"ballots: {what}", ours, "pages/s", floor, "55 names, one core; the floor is decoding alone")


def _on_all_cores(rehearsal: Rehearsal, scans: list[Scan]) -> Measured:
    cores = os.cpu_count() or 1
    with _saved(scans) as refs:
        many = refs * (_SHEETS // len(refs) + 1)
        begun = time.monotonic()
        for ref in refs:
            load_page(ref, short_side(rehearsal.layout))
        decoding = (time.monotonic() - begun) / len(refs) / cores
        begun = time.monotonic()
        tallied(read_pages(many[:_SHEETS], rehearsal.election, cores), rehearsal.election, rehearsal.layout.pages)
        seconds = time.monotonic() - begun
    note = f"{_SHEETS} sheets of 55 names, {_USUAL_DPI} dpi, to their tally in {seconds:.1f} s on {cores} cores"
    return Measured("ballots: a whole count", _SHEETS / seconds, "pages/s", 1 / decoding, note)


def measure_memory() -> Iterator[Measured]:
    """Hold the readings of many pages as a count holds them, the pages of one small count over and over."""
    rehearsal = rehearsal_of(made_up_election(55, 48), design(made_up_election(55, 48)), (150,))
    with _saved(_colour_scans(rehearsal)[:8]) as refs:
        pages = list(read_pages(refs, rehearsal.election, 2))
    sizes = {}
    for number in (_SHEETS, _MOST_SHEETS):
        tracemalloc.start()
        many = tallied(_repeated(pages, number), rehearsal.election, 1)
        sizes[number] = tracemalloc.get_traced_memory()[0] / 2**20
        tracemalloc.stop()
        del many
    note = f"MiB that readings and tally of {_MOST_SHEETS} pages take, beside those of {_SHEETS}"
    yield Measured("ballots: memory", sizes[_MOST_SHEETS], "MiB", sizes[_SHEETS], note)


def _repeated(pages: list[PageReading], number: int) -> Iterator[PageReading]:
    """Take pages as they come from the reading processes: each written out and read in again."""
    known: dict[PlaceReading, PlaceReading] = {}
    for page in islice(cycle(pages), number):
        yield sharing(pickle.loads(pickle.dumps(page)), known)  # noqa: S301 (our own page)


def measure_accuracy(each: int = 12) -> Iterator[Measured]:
    """Give for each condition how many clear ballots were read as valid, and what went wrong."""
    for condition in Condition:
        found = accuracy(rehearsals(), condition, range(each))
        note = (
            f"clear ballots read as valid; wrong votes on valid ballots {found.wrong}, "
            f"ballots with unusual strikes misread {found.unusual_misread} of {found.clear}, "
            f"doubtful ballots decided without a person {found.doubtful_decided} of {found.doubtful}"
        )
        ours = found.clear - found.clear_to_review
        yield Measured(f"ballots: {condition}", ours, "ballots", found.clear, note)


def rehearsals() -> tuple[Rehearsal, ...]:
    """Give elections of both forms and several sizes."""
    sizes = ((10, 9), (31, 27), (55, 48), (39, 39))
    elections = [made_up_election(listed, seats) for listed, seats in sizes]
    return tuple(rehearsal_of(election, design(election)) for election in elections)


def accuracy(elections: tuple[Rehearsal, ...], condition: Condition, seeds: range) -> Accuracy:
    """Vote, scan and read ballots, each seed once clear, once doubtful and once unusual in every election."""
    clear_to_review = wrong = misread = decided = 0
    for rehearsal in elections:
        for seed in seeds:
            plain = voted(rehearsal, Case.CLEAR, condition, seed)
            ballot = _read(plain, rehearsal)
            clear_to_review += ballot.status is not Status.VALID
            wrong += ballot.status is Status.VALID and ballot.votes != plain.votes
            doubted = _read(voted(rehearsal, Case.DOUBTFUL, condition, seed), rehearsal)
            decided += doubted.status is Status.VALID
            odd = voted(rehearsal, Case.UNUSUAL, condition, seed)
            seen = _read(odd, rehearsal)
            misread += seen.status is Status.VALID and seen.votes != odd.votes
    ballots = len(elections) * len(seeds)
    return Accuracy(condition, ballots, clear_to_review, wrong, misread, ballots, decided)


def _read(ballot: Voted, rehearsal: Rehearsal) -> Ballot:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"scan{ballot.scan.suffix}"
        path.write_bytes(ballot.scan.data)
        pages = read_pages(list(listed_pages([path])), rehearsal.election, 1)
        return tallied(pages, rehearsal.election, rehearsal.layout.pages).ballots[0]
