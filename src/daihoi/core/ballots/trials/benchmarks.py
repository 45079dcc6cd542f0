"""How fast and how rightly ballots are read: beside the bare decoding of the same pages, and over four conditions."""

import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2

from daihoi.core.ballots.counting import read_pages
from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import Candidate, Election
from daihoi.core.ballots.scans import listed_pages, load_page
from daihoi.core.ballots.tally import Ballot, Status, tallied
from daihoi.core.ballots.trials.rehearsal import Case, Rehearsal, Voted, rehearsal_of, voted
from daihoi.core.ballots.trials.scanners import Condition
from daihoi.core.measured import Measured

_FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split()
_MIDDLES = "Văn Thị Hữu Đức Minh Thanh Quốc Ngọc Xuân Đình".split()
_GIVENS = "An Bình Chi Dũng Giang Hà Hải Hạnh Hòa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phúc Quân Sơn Tâm".split()
_PAGES = 40


@dataclass(frozen=True)
class Accuracy:
    """What became of ballots under one condition."""

    condition: Condition
    clear: int
    clear_to_review: int
    wrong: int
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


def measure_speed(dpi: int = 200) -> Measured:
    """Read office scans of 55 names with all cores, beside only decoding them on as many."""
    election = made_up_election(55, 48)
    rehearsal = rehearsal_of(election, design(election), (dpi,))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(_PAGES):
            ballot = voted(rehearsal, Case.CLEAR, Condition.OFFICE, seed)
            (Path(folder) / f"{seed:04d}{ballot.scan.suffix}").write_bytes(ballot.scan.data)
        refs = list(listed_pages([Path(folder)]))
        cores = os.cpu_count() or 1
        cv2.setNumThreads(1)
        begun = time.monotonic()
        for ref in refs:
            load_page(ref, round(5.8 * rehearsal.layout.width))
        decoding = (time.monotonic() - begun) / cores
        begun = time.monotonic()
        read = sum(1 for _ in read_pages(refs, election, cores))
        reading = time.monotonic() - begun
    note = f"55 names, {dpi} dpi, {cores} processes; the floor is decoding alone"
    return Measured("ballots: pages a second", read / reading, "pages/s", read / decoding, note)


def measure_accuracy(count: int = 12) -> Iterator[Measured]:
    """Give for each condition how many clear ballots were read as valid, and what went wrong."""
    for condition in Condition:
        found = accuracy(rehearsals(), condition, range(count))
        note = (
            f"clear ballots read as valid; wrong votes on valid ballots {found.wrong}, "
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
    """Vote, scan and read ballots, each seed once clear and once doubtful in every election."""
    clear_to_review = wrong = decided = 0
    for rehearsal in elections:
        for seed in seeds:
            plain = voted(rehearsal, Case.CLEAR, condition, seed)
            ballot = _read(plain, rehearsal)
            clear_to_review += ballot.status is not Status.VALID
            wrong += ballot.status is Status.VALID and ballot.votes != plain.votes
            doubted = _read(voted(rehearsal, Case.DOUBTFUL, condition, seed), rehearsal)
            decided += doubted.status is Status.VALID
    count = len(elections) * len(seeds)
    return Accuracy(condition, count, clear_to_review, wrong, count, decided)


def _read(ballot: Voted, rehearsal: Rehearsal) -> Ballot:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"scan{ballot.scan.suffix}"
        path.write_bytes(ballot.scan.data)
        pages = read_pages(list(listed_pages([path])), rehearsal.election, 1)
        return tallied(pages, rehearsal.election, rehearsal.layout.pages).ballots[0]
