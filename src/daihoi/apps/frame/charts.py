"""Charts as self-contained SVG: pure functions from frozen dataclasses, the same picture on a page and in a paper.

Lengths are whole units of the picture, worked out from integers; every figure shown is written by the one formatter.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import pairwise

from daihoi.core.figures.vietnamese import number_text, share_text
from daihoi.core.language import say

INK, MUTED, EDGE, LINE, ACCENT = "#1b1b1b", "#5a5a5a", "#767676", "#d9d6d2", "#9b1c1c"
SANS = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
WIDTH = 320
_SHADES = ("#3a3a3a", "#9b1c1c", "#8c8c8c", "#d08a80", "#c9c5c0", "#ece8e3")


@dataclass(frozen=True)
class Chart:
    """A drawn chart with the numbers behind it."""

    svg: str
    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class CourseDay:
    """Plan and fact from a day on; the fact of a day to come is None."""

    day: date
    planned: int
    held: int | None


@dataclass(frozen=True)
class Course:
    """What an S-curve tells of: one level's congresses, planned and held, up to a total."""

    title: str
    unit: str
    total: int
    days: tuple[CourseDay, ...]
    as_of: date
    deadline: date | None = None
    href: str = ""


@dataclass(frozen=True)
class Bar:
    """One share against its target, both as whole parts of a whole."""

    label: str
    part: int
    whole: int
    target: tuple[int, int] | None = None
    href: str = ""

    @property
    def reaches(self) -> bool:
        return self.target is None or self.part * self.target[1] >= self.target[0] * self.whole


@dataclass(frozen=True)
class Bars:
    """Shares of one whole, each against its target line."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Part:
    """One part of a composition."""

    label: str
    count: int
    href: str = ""


@dataclass(frozen=True)
class Composition:
    """Parts that make a whole."""

    title: str
    parts: tuple[Part, ...]

    @property
    def whole(self) -> int:
        return sum(part.count for part in self.parts)


def text(x: int, y: int, words: str, *, anchor: str = "start", fill: str = INK) -> str:
    """Write words at a place."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def strong(x: int, y: int, words: str, *, anchor: str = "start", fill: str = INK) -> str:
    """Write words at a place, heavier."""
    return text(x, y, words, anchor=anchor, fill=fill).replace("<text", '<text font-weight="600"', 1)


def line(start: tuple[int, int], end: tuple[int, int], stroke: str, dash: str = "") -> str:
    """Draw a hairline."""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    (x1, y1), (x2, y2) = start, end
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="1"{dashes}/>'


def linked(mark: str, href: str, label: str) -> str:
    """Make a mark lead down to what it stands for."""
    return f'<a href="{escape(href)}" aria-label="{escape(label)}">{mark}</a>' if href else mark


def picture(size: tuple[int, int], title: str, description: str, marks: Sequence[str]) -> str:
    """Put marks into a picture with its title and description; with marks that lead on it is a group, else an image."""
    width, height = size
    role = "group" if any("<a " in mark for mark in marks) else "img"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="{role}" aria-label="{escape(title)}" font-family="{SANS}" font-size="13">'
        f"<title>{escape(title)}</title><desc>{escape(description)}</desc>{''.join(marks)}</svg>"
    )


def share(part: int, whole: int) -> str:
    """Write a share with its sign, a dash for a share of nothing."""
    return f"{share_text(part, whole)}%" if whole else "–"


_LEFT, _RIGHT, _TOP, _BASE = 52, 312, 56, 192


def s_curve(course: Course) -> Chart:
    """Draw plan and fact as two climbing lines, with the day one looks at and the deadline."""
    if not course.days:
        return Chart("", course.title, (), ())
    plot = _Plot.of(course)
    known = [day for day in course.days if day.held is not None]
    held = known[-1].held or 0 if known else 0
    due = max((day.planned for day in course.days if day.day <= course.as_of), default=0)
    title = f"{course.title}: {number_text(held)}/{number_text(course.total)} ({share(held, course.total)})"
    marks = [
        strong(0, 16, title),
        *plot.axes(course),
        plot.path([(day.day, day.planned) for day in course.days], None, EDGE, "1.5"),
        plot.path([(day.day, day.held or 0) for day in known], course.as_of, ACCENT, "3"),
        *_legend(course.unit, held, due),
    ]
    description = say(
        "Đến ngày {as_of:%d/%m/%Y}, đã tổ chức {held} trên {due} {unit} đến hạn theo kế hoạch; tổng số {total}.",
        as_of=course.as_of,
        held=number_text(held),
        due=number_text(due),
        unit=course.unit,
        total=number_text(course.total),
    )
    svg = linked(picture((WIDTH, 236), title, description, marks), course.href, title)
    return Chart(svg, course.title, (say("Đến ngày"), say("Kế hoạch"), say("Đã tổ chức")), tuple(_course_rows(course)))


def _legend(unit: str, held: int, due: int) -> list[str]:
    """Say what the two lines are, to the right of the unit however long it is."""
    start = max(_LEFT, 7 * len(unit) + 3)
    return [
        f'<rect x="{start}" y="32" width="12" height="3" fill="{ACCENT}"/>',
        strong(start + 18, 38, say("đã tổ chức {held}", held=number_text(held)), fill=ACCENT),
        f'<rect x="{start + 136}" y="33" width="12" height="2" fill="{EDGE}"/>',
        text(start + 154, 38, say("kế hoạch {due}", due=number_text(due)), fill=MUTED),
    ]


def _course_rows(course: Course) -> list[tuple[str, ...]]:
    """Give one row a month, at its last change, and one for the day that one looks at."""
    last = {(day.day.year, day.day.month): day for day in course.days}
    now = next((day for day in reversed(course.days) if day.day <= course.as_of), None)
    if now:
        last[course.as_of.year, course.as_of.month] = replace(now, day=course.as_of)
    return [
        (f"{day.day:%d/%m/%Y}", number_text(day.planned), "" if day.held is None else number_text(day.held))
        for _, day in sorted(last.items())
    ]


@dataclass(frozen=True)
class _Plot:
    """The ground of an S-curve: days from left to right, counts from the base up."""

    first: date
    last: date
    total: int

    @classmethod
    def of(cls, course: Course) -> "_Plot":
        first = min(course.days[0].day, course.as_of).replace(day=1)
        last = max(course.days[-1].day, course.as_of, course.deadline or course.as_of)
        return cls(first, last, max(course.total, 1))

    def x(self, day: date) -> int:
        span = max((self.last - self.first).days, 1)
        return _LEFT + (day - self.first).days * (_RIGHT - _LEFT) // span

    def y(self, count: int) -> int:
        return _BASE - count * (_BASE - _TOP) // self.total

    def path(self, steps: list[tuple[date, int]], until: date | None, stroke: str, width: str) -> str:
        if not steps:
            return ""
        moves = [f"M{self.x(self.first)} {_BASE}"]
        for day, count in steps:
            moves.append(f"H{self.x(day)}V{self.y(count)}")
        if until is not None:
            moves.append(f"H{self.x(until)}")
        return f'<path d="{"".join(moves)}" fill="none" stroke="{stroke}" stroke-width="{width}"/>'

    def axes(self, course: Course) -> list[str]:
        marks = [text(0, 38, course.unit, fill=MUTED)]
        for count in dict.fromkeys((0, course.total // 2, course.total)):
            marks.append(line((_LEFT, self.y(count)), (_RIGHT, self.y(count)), LINE))
            marks.append(text(_LEFT - 8, self.y(count) + 5, number_text(count), anchor="end", fill=MUTED))
        marks.append(self._upright(course.as_of, MUTED, "2 3"))
        if course.deadline:
            marks.append(self._upright(course.deadline, ACCENT, "6 3"))
        marks.extend(self._months())
        return [*marks, *self._days(course)]

    def _upright(self, day: date, stroke: str, dash: str) -> str:
        return line((self.x(day), _TOP), (self.x(day), _BASE), stroke, dash)

    def _months(self) -> list[str]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = -(-_MONTH_ROOM * months // (_RIGHT - _LEFT))
        firsts = [self.first.month - 1 + place for place in range(0, months, step)]
        days = [date(self.first.year + month // 12, month % 12 + 1, 1) for month in firsts]
        return [
            text(self.x(day), _BASE + 18, f"{day.month}/{day.year}" if not place else str(day.month), fill=MUTED)
            for place, day in enumerate(days)
        ]

    def _days(self, course: Course) -> list[str]:
        y = _BASE + 40
        marks = [
            line((_LEFT, y - 5), (_LEFT + 16, y - 5), MUTED, "2 3"),
            text(_LEFT + 22, y, f"{course.as_of:%d/%m/%Y}", fill=MUTED),
        ]
        if course.deadline:
            marks.append(line((168, y - 5), (186, y - 5), ACCENT, "6 3"))
            marks.append(text(192, y, say("hạn {deadline:%d/%m/%Y}", deadline=course.deadline), fill=MUTED))
        return marks


_MONTH_ROOM = 48
_ROW, _AIM_ROW = 46, 18


def bars(chart: Bars) -> Chart:
    """Draw shares as bars on one scale from nought to a hundred, each with its target line."""
    marks: list[str] = []
    y = 0
    for bar in chart.bars:
        marks.extend(_bar(bar, y))
        y += _ROW + (_AIM_ROW if bar.target else 0)
    height = y + 20
    base = height - 20
    marks.extend(text(at * WIDTH // 100, base + 16, f"{at}%", anchor=side, fill=MUTED) for at, side in _SCALE)
    description = "; ".join(f"{bar.label} {share(bar.part, bar.whole)}{_comma(_aim(bar))}" for bar in chart.bars)
    rows = tuple(
        (bar.label, number_text(bar.part), number_text(bar.whole), share(bar.part, bar.whole), _target_words(bar))
        for bar in chart.bars
    )
    svg = picture((WIDTH, height), chart.title, description, marks)
    return Chart(
        svg, chart.title, (say("Nhóm"), say("Số người"), say("Trên tổng số"), say("Tỷ lệ"), say("Mục tiêu")), rows
    )


_SCALE = ((0, "start"), (50, "middle"), (100, "end"))


def _bar(bar: Bar, y: int) -> list[str]:
    long = bar.part * WIDTH // bar.whole if bar.whole else 0
    fill = "#4a4a4a" if bar.reaches else ACCENT
    mark = (
        f'<rect x="0" y="{y + 22}" width="{WIDTH}" height="14" fill="#f1eeea"/>'
        f'<rect x="0" y="{y + 22}" width="{long}" height="14" fill="{fill}"/>'
    )
    return [
        text(0, y + 16, f"{bar.label}: {number_text(bar.part)}"),
        strong(WIDTH, y + 16, share(bar.part, bar.whole), anchor="end", fill=INK if bar.reaches else ACCENT),
        linked(mark, bar.href, f"{bar.label}: {share(bar.part, bar.whole)}{_comma(_aim(bar))}"),
        *(_target_line(bar, bar.target, y) if bar.target else ()),
    ]


def _target_line(bar: Bar, target: tuple[int, int], y: int) -> list[str]:
    at = target[0] * WIDTH // target[1]
    words = _aim(bar)
    return [
        f'<rect x="{at - 1}" y="{y + 19}" width="3" height="20" fill="#fff"/>',
        f'<rect x="{at}" y="{y + 19}" width="2" height="34" fill="{INK}"/>',
        text(at + 8, y + 52, words, fill=MUTED if bar.reaches else ACCENT),
    ]


def _aim(bar: Bar) -> str:
    said = "mục tiêu {target}: đạt" if bar.reaches else "mục tiêu {target}: chưa đạt"
    return say(said, target=_target_words(bar)) if bar.target else ""


def _comma(words: str) -> str:
    return f", {words}" if words else ""


def _target_words(bar: Bar) -> str:
    return f"≥ {share(*bar.target)}" if bar.target else ""


def composition(chart: Composition) -> Chart:
    """Draw parts of a whole as one bar, with a line of words for each part in its order."""
    shown = [part for part in chart.parts if part.count]
    marks = [strong(0, 16, chart.title)]
    edges = [0]
    for part in shown:
        edges.append(edges[-1] + part.count)
    for place, (part, (start, end)) in enumerate(zip(shown, pairwise(edges), strict=True)):
        left, right = start * WIDTH // chart.whole, end * WIDTH // chart.whole
        words = f"{part.label}: {number_text(part.count)} ({share(part.count, chart.whole)})"
        fill = _SHADES[place % len(_SHADES)]
        mark = f'<rect x="{left}" y="28" width="{max(right - left - 1, 1)}" height="24" fill="{fill}"/>'
        marks.append(linked(mark, part.href, words))
        marks.extend(_part_line(part, chart.whole, 76 + place * 22, fill))
    size = (WIDTH, 64 + 22 * len(shown))
    described = "; ".join(f"{part.label} {share(part.count, chart.whole)}" for part in shown)
    rows = tuple((part.label, number_text(part.count), share(part.count, chart.whole)) for part in shown)
    svg = picture(size, chart.title, described, marks)
    return Chart(svg, chart.title, (say("Nhóm"), say("Số người"), say("Tỷ lệ")), rows)


def _part_line(part: Part, whole: int, y: int, fill: str) -> list[str]:
    return [
        f'<rect x="0" y="{y - 10}" width="12" height="12" fill="{fill}" stroke="{EDGE}" stroke-width="0.5"/>',
        text(20, y, part.label),
        text(WIDTH - 64, y, number_text(part.count), anchor="end"),
        text(WIDTH, y, share(part.count, whole), anchor="end"),
    ]
