"""How the names of a ballot are arranged: sheet, columns and rows, so that one ballot is one sheet."""

from dataclasses import dataclass
from math import ceil

from daihoi.core.ballots.election import BallotForm, Election
from daihoi.core.ballots.faces import width_mm
from daihoi.core.errors import UnusableInput

NAME_POINTS = 14.0
EDGE = 8.0
MARKER = 9.0
NUMBER = 8.5
BOX = 5.5
BOX_COLUMN = 17.0
_NAME_GAP = 4.0
_BOX_GAP = 3.0
_MOST_SQUEEZED = 0.8
_ROOMY = 9.0
_TIGHT = 7.4
_WIDEST_ROW = 12.0
_ONE_COLUMN = 16
_SHEETS = ((210.0, 297.0), (297.0, 420.0))


def inset(width: float) -> tuple[float, float]:
    """Give how far in the corner squares stand, so that none leaves the picture of a sheet turned by 5 degrees."""
    return (13.0, 11.0) if width < 250 else (18.0, 13.0)


@dataclass(frozen=True)
class Arrangement:
    """The sheet, how many of its sides are printed, and the grid of names on a side."""

    width: float
    height: float
    pages: int
    columns: int
    rows: int
    pitch: float
    name_width: float


def name_width(name: str) -> float:
    """Give how wide a name runs in its full size, in millimetres."""
    return width_mm(name, NAME_POINTS)


def arranged(election: Election, head_heights: dict[float, float]) -> Arrangement:
    """Choose the smallest sheet and the fewest columns that hold every name on one side; else both sides of A3.

    `head_heights` says for each width of sheet how far down its head reaches.
    """
    for least_pitch, pages in ((_ROOMY, 1), (_TIGHT, 1), (_TIGHT, 2)):
        for width, height in _sheets(least_pitch, pages):
            found = _on_sheet(election, (width, height), head_heights[width], (least_pitch, pages))
            if found:
                return found
    raise UnusableInput("Danh sách có họ tên quá dài, không xếp được trên một tờ phiếu A3.")


def _sheets(least_pitch: float, pages: int) -> tuple[tuple[float, float], ...]:
    """A4 is tried roomy and tight before A3 is."""
    if pages == 2:
        return _SHEETS[1:]
    return _SHEETS[:1] if least_pitch == _ROOMY else _SHEETS


def _on_sheet(
    election: Election, sheet: tuple[float, float], head: float, wish: tuple[float, int]
) -> Arrangement | None:
    width, height = sheet
    least_pitch, pages = wish
    on_side = ceil(len(election.candidates) / pages)
    widest = max(name_width(candidate.name) for candidate in election.candidates)
    fewest = 1 if on_side <= _ONE_COLUMN else 2
    for columns in range(fewest, 6):
        rows = ceil(on_side / columns)
        pitch = min(_WIDEST_ROW, (height - head - _foot(width)) / rows)
        room = (width - 2 * EDGE) / columns - _beside_name(election.form)
        if pitch >= least_pitch and widest * _MOST_SQUEEZED <= room:
            return Arrangement(width, height, pages, columns, rows, pitch, room)
    return None


def _foot(width: float) -> float:
    return inset(width)[1] + MARKER + 1.5


def _beside_name(form: BallotForm) -> float:
    boxes = 2 * BOX_COLUMN if form is BallotForm.AGREE_DISAGREE else 0.0
    return NUMBER + boxes + (_BOX_GAP if boxes else _NAME_GAP)
