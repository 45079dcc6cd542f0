"""A treemap of progress: each unit a field as large as its task, shaded by how much of it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from daihoi.apps.frame.charts import EDGE, INK, Chart, linked, picture, share, strong, text
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import msgid, say

SIZE = (1040, 320)
_STEPS = (
    (100, "#b9dcc6", msgid("xong")),
    (90, "#dcefe2", "từ 90%"),
    (50, "#fdf0d0", "từ 50%"),
    (0, "#f8d9d4", "dưới 50%"),
)


@dataclass(frozen=True)
class Field:
    """One unit: how much it has to do, how much is done."""

    label: str
    done: int
    size: int
    href: str = ""


@dataclass(frozen=True)
class Place:
    """Where a field lies, in units of the picture."""

    x: float
    y: float
    width: float
    height: float


def treemap(title: str, fields: Sequence[Field]) -> Chart:
    """Draw the fields from the largest to the smallest; a name stands where there is room for it."""
    ordered = sorted((field for field in fields if field.size), key=lambda field: -field.size)
    width, height = SIZE
    places = squarified([field.size for field in ordered], Place(0, 0, width, height - 28))
    marks = [_field(field, place) for field, place in zip(ordered, places, strict=True)]
    rows = tuple(
        (field.label, number_text(field.size), number_text(field.done), share(field.done, field.size))
        for field in ordered
    )
    done, size = sum(field.done for field in ordered), sum(field.size for field in ordered)
    description = say(
        "Đã tổ chức {done}/{size} đại hội ({share}).",
        done=number_text(done),
        size=number_text(size),
        share=share(done, size),
    )
    svg = picture(SIZE, title, description, [*marks, *_legend(height)])
    return Chart(svg, title, (say("Đơn vị"), say("Phải tổ chức"), say("Đã tổ chức"), say("Tỷ lệ")), rows)


def _field(field: Field, place: Place) -> str:
    x, y = round(place.x), round(place.y)
    width, height = round(place.x + place.width) - x, round(place.y + place.height) - y
    words = f"{field.label}: {number_text(field.done)}/{number_text(field.size)} ({share(field.done, field.size)})"
    fill = next(shade for least, shade, _ in _STEPS if field.done * 100 >= least * field.size)
    marks = [
        f'<rect x="{x}" y="{y}" width="{max(width, 1)}" height="{max(height, 1)}" '
        f'fill="{fill}" stroke="#fff" stroke-width="2"><title>{escape(words)}</title></rect>'
    ]
    room = (width - 16) // 7
    if room >= 7 and height >= 40:
        marks.append(text(x + 8, y + 18, _short(field.label, room)))
        marks.append(strong(x + 8, y + 34, f"{number_text(field.done)}/{number_text(field.size)}"))
    return linked("".join(marks), field.href, words)


def _short(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"


def _legend(height: int) -> list[str]:
    marks = [text(0, height - 6, say("Đã tổ chức:"))]
    for place, (_, shade, words) in enumerate(_STEPS):
        x = 88 + place * 104
        marks.append(f'<rect x="{x}" y="{height - 17}" width="12" height="12" fill="{shade}" stroke="{EDGE}"/>')
        marks.append(text(x + 20, height - 6, say(words), fill=INK))
    return marks


def squarified(sizes: Sequence[int], ground: Place) -> list[Place]:
    """Lay sizes, falling, out over a ground in rows whose fields come as near to squares as they can."""
    places: list[Place] = []
    rest, left = ground, sum(sizes)
    start = 0
    while start < len(sizes):
        scale = rest.width * rest.height / left
        end = start + 1
        while end < len(sizes) and _worst(sizes[start : end + 1], rest, scale) <= _worst(sizes[start:end], rest, scale):
            end += 1
        row, rest = _laid(sizes[start:end], rest, scale)
        places.extend(row)
        left -= sum(sizes[start:end])
        start = end
    return places


def _worst(row: Sequence[int], rest: Place, scale: float) -> float:
    side = min(rest.width, rest.height)
    area = sum(row) * scale
    return max(side * side * max(row) * scale / (area * area), area * area / (side * side * min(row) * scale))


def _laid(row: Sequence[int], rest: Place, scale: float) -> tuple[list[Place], Place]:
    area = sum(row) * scale
    places, at = [], 0.0
    if rest.width >= rest.height:
        deep = area / rest.height
        for size in row:
            places.append(Place(rest.x, rest.y + at, deep, size * scale / deep))
            at += size * scale / deep
        return places, Place(rest.x + deep, rest.y, rest.width - deep, rest.height)
    deep = area / rest.width
    for size in row:
        places.append(Place(rest.x + at, rest.y, size * scale / deep, deep))
        at += size * scale / deep
    return places, Place(rest.x, rest.y + deep, rest.width, rest.height - deep)
