"""The proof that a killed count loses and doubles nothing: workers killed at random moments, and the tally compared."""

import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pypdfium2 as pdfium

from daihoi.apps.exchange.bench.running import Home
from daihoi.core.ballots import Election, Status, Work, count, design
from daihoi.core.ballots.trials.benchmarks import made_up_election
from daihoi.core.ballots.trials.rehearsal import Case, rehearsal_of, voted
from daihoi.core.ballots.trials.scanners import Condition

_PATIENCE = 600.0
_LOOKS_EVERY = 0.02
_BY_TIME, _LITTLE = 0.25, 0.2
_CASES = (Case.DOUBTFUL, Case.TOO_MANY, Case.WORDS)
_EVERY = 50
_BEGIN = """
import json
from dataclasses import replace
from pathlib import Path
from daihoi.apps.counting.services.boxes import open_box
from daihoi.apps.counting.services.files import Upload, receive_scan
from daihoi.apps.organisation.models import Unit
from daihoi.apps.organisation.services import create_unit
from daihoi.core.ballots import election_from
unit = Unit.objects.first() or create_unit(actor=None, code="DB", name="Đảng bộ xã Thử Nghiệm", parent=None)
ballot = election_from(json.loads(Path({ballot!r}).read_text("utf-8")), "cuộc bầu")
box = open_box(actor=None, unit=unit, ballot=ballot, deciders=1)
receive_scan(actor=None, box=box, upload=Upload(name="quet.pdf", chunks=[Path({scan!r}).read_bytes()]))
"""


@dataclass(frozen=True)
class Size:
    """How many ballots are counted, how often the worker is killed, over how many seconds from its start."""

    ballots: int = 350
    kills: int = 200
    names: int = 31
    seats: int = 27
    longest: float = 6.0


@dataclass(frozen=True)
class Totals:
    """What a count came to."""

    pages: int
    ballots: int
    valid: int
    votes: tuple[int, ...]


@dataclass(frozen=True)
class Killed:
    """How many counts were made, how many of them came out exactly right, and how often the worker was killed."""

    counts: int
    right: int
    kills: int
    under_way: int


def measure(folder: Path, size: Size) -> Killed:
    """Count the same scans again and again, killing the worker, until it was killed often enough."""
    election = made_up_election(size.names, size.seats)
    scan = folder / "scan.pdf"
    _write_scan(election, scan, size.ballots)
    wanted = _wanted(election, scan)
    home = Home(folder / "home")
    home.open()
    random = Random(2025)  # noqa: S311 (moments, no secret)
    counts = right = kills = under_way = 0
    while kills < size.kills:
        counts += 1
        _begin(home, election, scan, folder)
        for was_reading in _killed_until_read(home, counts, size, random):
            kills += 1
            under_way += was_reading
        right += _found(home, counts) == wanted
    home.run("audit", "verify")
    return Killed(counts, right, kills, under_way)


def _write_scan(election: Election, scan: Path, ballots: int) -> None:
    drawn = rehearsal_of(election, design(election), (150,))
    document = pdfium.PdfDocument.new()
    for seed in range(ballots):
        case = _CASES[seed // _EVERY % len(_CASES)] if seed % _EVERY == _EVERY - 1 else Case.CLEAR
        data = voted(drawn, case, Condition.CLEAN, seed).scan.data
        picture = pdfium.PdfImage.new(document)
        picture.load_jpeg(_as_file(scan, data), inline=True)
        page = document.new_page(595, 842)
        picture.set_matrix(pdfium.PdfMatrix().scale(595, 842))
        page.insert_obj(picture)
        page.gen_content()
    document.save(scan)
    document.close()


def _as_file(scan: Path, data: bytes) -> Path:
    path = scan.with_suffix(".jpg")
    path.write_bytes(data)
    return path


def _wanted(election: Election, scan: Path) -> Totals:
    tally = count(election, [scan], Work(2))
    votes = tuple(tally.votes[candidate.id] for candidate in election.candidates)
    return Totals(tally.pages, len(tally.ballots), tally.count(Status.VALID), votes)


def _begin(home: Home, election: Election, scan: Path, folder: Path) -> None:
    ballot = folder / "ballot.json"
    listed = [{"id": each.id, "name": each.name} for each in election.candidates]
    told = {**vars(election), "candidates": listed}
    ballot.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    home.run("manage", "shell", "--verbosity", "0", "-c", _BEGIN.format(ballot=str(ballot), scan=str(scan)))


def _killed_until_read(home: Home, box: int, size: Size, random: Random) -> Iterator[bool]:
    """Start the worker and kill it, again and again; give for each kill whether pages were being read then."""
    deadline = time.monotonic() + _PATIENCE
    while not _is_read(home, box):
        if time.monotonic() > deadline:
            raise RuntimeError(f"count {box} does not come to its end")
        worker = home.start("work")
        _wait_for_a_moment(home, box, size, random)
        before = _pages(home, box)
        worker.kill()
        worker.wait()
        yield before < size.ballots and before > 0


def _wait_for_a_moment(home: Home, box: int, size: Size, random: Random) -> None:
    """Wait some time, or until so many more pages are read and a little longer; never beyond the end of the count."""
    by_time = random.random() < _BY_TIME
    until = _pages(home, box) + random.randint(1, max(1, size.ballots // 3))
    end = time.monotonic() + (random.uniform(0.2, size.longest) if by_time else _PATIENCE)
    while time.monotonic() < end and not _is_read(home, box):
        if not by_time and _pages(home, box) >= until:
            time.sleep(random.uniform(0, _LITTLE))
            return
        time.sleep(_LOOKS_EVERY)


def _ask(home: Home, question: str) -> list[tuple[int, ...]]:
    database = sqlite3.connect(home.database, timeout=30)
    try:
        return database.execute(question).fetchall()
    finally:
        database.close()


def _is_read(home: Home, box: int) -> bool:
    unread = f"SELECT count(*) FROM counting_scanfile WHERE box_id = {box:d} AND state != 'READ'"  # noqa: S608
    return _ask(home, unread) == [(0,)]


def _pages(home: Home, box: int) -> int:
    pages = "SELECT count(*) FROM counting_page JOIN counting_scanfile file ON file.id = file_id WHERE box_id"
    ((found,),) = _ask(home, f"{pages} = {box:d}")
    return found


def _found(home: Home, box: int) -> Totals:
    """Give what a count came to; of figures that don't agree with each other nothing that can be right."""
    ((returned, valid, review),) = _ask(
        home,
        f"SELECT returned, valid, under_review FROM counting_ballotbox WHERE id = {box:d}",  # noqa: S608
    )
    votes = _ask(home, f"SELECT votes FROM counting_candidatetotal WHERE box_id = {box:d} ORDER BY id")  # noqa: S608
    ((ballots, last),) = _ask(
        home,
        f"SELECT count(*), max(number) FROM counting_ballot WHERE box_id = {box:d}",  # noqa: S608
    )
    agree = returned == ballots == last == valid + review
    return Totals(_pages(home, box), ballots if agree else -1, valid, tuple(each for (each,) in votes))
