"""What an unmarked ballot looks like, drawn from the same design at the reader's scale."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray

from daihoi.core.ballots.designing import design
from daihoi.core.ballots.election import Election
from daihoi.core.ballots.geometry import Box, Layout, Place
from daihoi.core.ballots.printing import one_ballot

Picture = NDArray[np.uint8]
Pixel = TypeVar("Pixel", bound=np.generic)
PER_MM = 6.0
_NUMBER_MM = 8.0
_BESIDE = round(2.4 * PER_MM)
_BLACK_SAMPLES = 5000
_RIM_SAMPLES = 500
RIM_FROM, RIM_TO = 8, 110
TOLERANCE = 1.15
_WHITE_RIM = 14
_BLURS = (0.5, 0.8, 1.1, 1.5, 2.0, 2.6)


@dataclass(frozen=True)
class Window:
    """A rectangle of pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def moved(self, across: int, down: int) -> "Window":
        """Give the window at another place."""
        return Window(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def grown(self, by: int) -> "Window":
        """Give the window with more room all around."""
        return Window(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def of(self, picture: NDArray[Pixel]) -> NDArray[Pixel]:
        """Cut the window out of a picture."""
        if self.top >= 0 <= self.left:
            return picture[self.top : self.bottom, self.left : self.right]
        return picture[max(0, self.top) : max(0, self.bottom), max(0, self.left) : max(0, self.right)]


def window(box: Box) -> Window:
    """Give the pixels of a place on the sheet."""
    sides = (box.left, box.top, box.right, box.bottom)
    return Window(*(round(side * PER_MM) for side in sides))


@dataclass(frozen=True)
class Row:
    """One candidate's line on a page: its place, and the pixels of all that is printed for it."""

    place: Place
    name: Window
    boxes: tuple[Window, ...]
    printed: Window
    around: Window
    room: float

    @property
    def beside(self) -> int:
        """Give how many pixels above and below the name are looked at, half the way to its neighbours."""
        return min(round(self.room * PER_MM), _BESIDE)


@dataclass(frozen=True)
class Rim:
    """Pixels at the rim of a line's print under one degree of blur: where they are, and how dark they may be."""

    spots: NDArray[np.intp]
    most: Picture


@dataclass(frozen=True)
class ExpectedPage:
    """One page of an unmarked ballot: how dark each pixel is, and how dark it may be in ever more blurred scans."""

    darkness: Picture
    blurred: tuple[Picture, ...]
    widened: Picture
    rows: tuple[Row, ...]
    halved: Picture
    rims: tuple[tuple[Rim, ...], ...]
    square_rims: tuple[tuple[Rim, ...], ...]
    blackest: NDArray[np.intp]


@dataclass(frozen=True)
class Expected:
    """An unmarked ballot."""

    election: Election
    layout: Layout
    pages: tuple[ExpectedPage, ...]


@lru_cache(maxsize=2)
def expected_of(election: Election) -> Expected:
    """Draw the unmarked ballot of an election once for all the pages that are read."""
    layout = design(election)
    document = pdfium.PdfDocument(one_ballot(election, layout))
    pages = tuple(_page(document[at], layout, at + 1) for at in range(layout.pages))
    document.close()
    return Expected(election, layout, pages)


def _page(page: pdfium.PdfPage, layout: Layout, number: int) -> ExpectedPage:
    drawn = page.render(scale=2 * PER_MM * 25.4 / 72, grayscale=True).to_numpy().reshape(-1, page_pixels(page))
    size = (round(layout.width * PER_MM), round(layout.height * PER_MM))
    darkness = 255 - cv2.resize(drawn, size, interpolation=cv2.INTER_AREA)
    blurred = tuple(
        np.asarray(cv2.dilate(cv2.GaussianBlur(darkness, (0, 0), sigma), np.ones((3, 3), np.uint8))) for sigma in _BLURS
    )
    widened = cv2.dilate(darkness, np.ones((9, 9), np.uint8))
    halved = np.asarray(cv2.resize(darkness, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))
    black = np.flatnonzero(darkness > 250)
    blackest = black[:: max(1, len(black) // _BLACK_SAMPLES)]
    squares = tuple(window(marker.box.grown(0.8, 0.8)) for marker in layout.markers if marker.page == number)
    rows = tuple(_rows(layout, number))
    return ExpectedPage(
        darkness=np.asarray(darkness),
        blurred=blurred,
        widened=np.asarray(widened),
        rows=rows,
        halved=halved,
        rims=tuple(tuple(_rim(each, row.printed) for each in blurred) for row in rows),
        square_rims=tuple(tuple(_rim(each, square) for each in blurred) for square in squares),
        blackest=blackest,
    )


def _rim(blurred: Picture, place: Window) -> Rim:
    printed = place.of(blurred)
    rows, columns = np.nonzero((printed > RIM_FROM) & (printed < RIM_TO))
    step = max(1, len(rows) // _RIM_SAMPLES)
    rows, columns = rows[::step], columns[::step]
    spots = (rows + place.top) * blurred.shape[1] + columns + place.left
    return Rim(spots, (TOLERANCE * printed[rows, columns] + _WHITE_RIM).astype(np.uint8))


def page_pixels(page: pdfium.PdfPage) -> int:
    """Give how many pixels wide a page is drawn."""
    return int(np.ceil(page.get_width() * 2 * PER_MM * 25.4 / 72))


def _rows(layout: Layout, page: int) -> list[Row]:
    places = layout.on_page(page)
    pitches = [b.name.top - a.name.top for a, b in pairwise(places) if b.name.top > a.name.top]
    pitch = min(pitches, default=12.0)
    found = []
    for place in places:
        last = place.disagree or place.name
        printed = Box(place.name.left - _NUMBER_MM, place.name.top - 0.6, last.right + 0.6, place.name.bottom + 0.6)
        boxes = tuple(window(box) for box in (place.agree, place.disagree) if box)
        own = window(printed)
        found.append(Row(place, window(place.name), boxes, own, own.grown(3), (pitch - place.name.height) / 2))
    return found
