"""A report as a paper before it takes a format: header, paragraphs, tables, pictures, signature.

The layout follows section E of the rule sheet and `H_DU` of the papers' catalogue; every figure in the text keeps the
name of the measure that it was read from.
"""

from dataclasses import dataclass
from datetime import date

from daihoi.apps.papers.cells import Value, cell_text
from daihoi.core.regulations.terms import LevelRole


@dataclass(frozen=True)
class Number:
    """A figure as printed, with the measure and the role that it was read from."""

    text: str
    slug: str
    role: LevelRole


Run = str | Number


@dataclass(frozen=True)
class Heading:
    """The heading of a part, such as «I- TIẾN ĐỘ ĐẠI HỘI»."""

    text: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of prose."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run if isinstance(run, str) else run.text for run in self.runs)


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, and whether it holds figures."""

    heading: str
    width: int = 1
    is_figure: bool = True


Row = tuple[Value, ...]


@dataclass(frozen=True)
class Table:
    """A table with a caption; `totals` closes it, and a wide one goes on a sheet of its own."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    totals: Row = ()
    is_wide: bool = False

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Give the rows as they are printed."""
        return tuple(printed(row) for row in self.rows)


def printed(row: Row) -> tuple[str, ...]:
    """Write a row's cells."""
    return tuple(cell_text(value) for value in row)


def is_part(row: Row) -> bool:
    """Whether a row is the heading of a part of its table: words in its second cell and nothing else."""
    return all(value == "" for value in (row[0], *row[2:]))


@dataclass(frozen=True)
class Picture:
    """A chart as SVG with its caption and its words for those who don't see it."""

    caption: str
    svg: str
    words: str


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True)
class Letterhead:
    """Who writes to whom, where and when (rules E.2 to E.4)."""

    upper: str
    issuer: str
    number: str
    place: str
    on: date


@dataclass(frozen=True)
class Signature:
    """On whose behalf the paper is signed and by whom; the name stays open until it is signed (rule E.8)."""

    authority: str
    title: str


@dataclass(frozen=True)
class Paper:
    """A whole paper; `closing` is the sentence that ends the text, with its mark (rule E.9)."""

    kind: str
    letterhead: Letterhead
    type_name: str
    summary: str
    blocks: tuple[Block, ...]
    annexes: tuple[Block, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()
    closing: str = ""
    remark: str = ""

    @property
    def title(self) -> str:
        return f"{self.type_name} {self.summary}"
