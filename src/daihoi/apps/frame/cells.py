"""How one value of a table is written, on the page and in a spreadsheet."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from daihoi.apps.frame.columns import Column, Kind, Row, Sign, Tone
from daihoi.apps.frame.grid import SheetValue
from daihoi.core.figures.vietnamese import column_share_text, number_text, rounded_half_up
from daihoi.core.language import say

MISSING = "–"
_CLASSES = {Kind.NUMBER: "n", Kind.SHARE: "n", Kind.DAY: "d"}


def words(value: Any, kind: Kind) -> str:
    """Give a value as a person reads it, without marks."""
    if value is None or value == "":
        return MISSING
    match kind:
        case Kind.NUMBER:
            return number_text(value)
        case Kind.SHARE:
            return column_share_text(value.part, value.whole) if value.whole else MISSING
        case Kind.DAY:
            return f"{value:%d/%m/%Y}"
        case Kind.STATUS | Kind.TERM:
            return say(value.text if isinstance(value, Sign) else str(value))
    return str(value)


def sheet_value(value: Any, kind: Kind) -> SheetValue:
    """Give a value as a spreadsheet keeps it: counts and shares stay numbers, days stay days."""
    if value is None:
        return None
    if kind is Kind.SHARE:
        whole = value.whole
        return Decimal(rounded_half_up(Fraction(100 * value.part, whole), 2)).scaleb(-2) if whole else None
    if kind is Kind.NUMBER:
        return int(value)
    return value if kind is Kind.DAY else words(value, kind)


def body(columns: tuple[Column[Row], ...], rows: list[Row]) -> SafeString:
    """Write the rows of a table's body; the first column heads each row."""
    writers = [_writer(column, head=place == 0) for place, column in enumerate(columns)]
    lines = ["<tr>" + "".join([write(row) for write in writers]) + "</tr>" for row in rows]
    return mark_safe("\n".join(lines))  # noqa: S308 (every value was escaped by its writer)


def foot(columns: tuple[Column[Row], ...], totals: dict[str, object], label: str) -> SafeString:
    """Write the row of totals."""
    cells = [f'<th scope="row">{escape(label)}</th>']
    for column in columns[1:]:
        known = column.key in totals
        text = escape(words(totals[column.key], column.kind)) if known else ""
        cells.append(f'<td class="n">{text}</td>' if column.to_the_right else f"<td>{text}</td>")
    return mark_safe("<tr>" + "".join(cells) + "</tr>")  # noqa: S308 (every value was escaped above)


def _writer(column: Column[Row], *, head: bool) -> Callable[[Row], str]:
    tag = "th" if head else "td"
    opening = f'<{tag} scope="row"' if head else f"<{tag}"
    style = _CLASSES.get(column.kind, "")
    content, link, tone = _content(column.kind), column.link, column.tone
    anchor = ' class="figure"' if column.to_the_right else ""

    def write(row: Row) -> str:
        value = column.value(row)
        text = content(value)
        if link is not None and value is not None and (address := link(row)):
            text = f'<a{anchor} href="{escape(address)}">{text}</a>'
        shade = tone(row) if tone else Tone.PLAIN
        classes = " ".join(filter(None, (style, shade)))
        return f'{opening} class="{classes}">{text}</{tag}>' if classes else f"{opening}>{text}</{tag}>"

    return write


def _content(kind: Kind) -> Callable[[Any], str]:
    if kind is Kind.STATUS:
        return _sign
    if kind is Kind.NUMBER:
        return lambda value: '<span class="zero">0</span>' if value == 0 else words(value, kind)
    return lambda value: escape(words(value, kind))


def _sign(value: Any) -> str:
    if isinstance(value, Sign):
        return f'<span class="sign {value.tone}">{escape(say(value.text))}</span>'
    return escape(words(value, Kind.STATUS))
