"""Places on a sheet, in millimetres from its top left corner."""

from dataclasses import dataclass
from enum import StrEnum

from daihoi.core.ballots.election import BallotForm
from daihoi.core.ballots.faces import Face


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Give its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Give its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Give the height of its middle line."""
        return (self.top + self.bottom) / 2

    def grown(self, across: float, along: float) -> "Box":
        """Give the box with more room at each side, and above and below."""
        return Box(self.left - across, self.top - along, self.right + across, self.bottom + along)


class Align(StrEnum):
    """Which end of a text its place names."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True)
class Text:
    """One printed line: where its base line starts, and how it is set."""

    page: int
    x: float
    baseline: float
    words: str
    points: float
    face: Face = Face.REGULAR
    align: Align = Align.LEFT
    squeezed: float = 1.0


@dataclass(frozen=True)
class Rule:
    """A printed horizontal line."""

    page: int
    x: float
    y: float
    length: float


@dataclass(frozen=True)
class Place:
    """Where one candidate stands: the printed name, and the two boxes of the agree / disagree form."""

    candidate: str
    page: int
    name: Box
    agree: Box | None = None
    disagree: Box | None = None


@dataclass(frozen=True)
class Marker:
    """A square in a corner by which the reader finds and turns the sheet."""

    page: int
    number: int
    box: Box


@dataclass(frozen=True)
class Layout:
    """All that is printed on a ballot, the same on every copy."""

    form: BallotForm
    width: float
    height: float
    pages: int
    places: tuple[Place, ...]
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    markers: tuple[Marker, ...]
    codes: tuple[Box, ...]
    stamp: Box
    body: Box

    def on_page(self, page: int) -> tuple[Place, ...]:
        """Give the candidates of one page."""
        return tuple(place for place in self.places if place.page == page)
