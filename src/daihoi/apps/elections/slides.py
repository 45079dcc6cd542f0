"""What the hall is shown when the counting board announces: base and ballots, then everybody with their votes."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from daihoi.apps.elections.queries import Base, Standing, Told
from daihoi.apps.elections.values import Count
from daihoi.core.figures.vietnamese import number_text

A_SLIDE = 10

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Slide:
    """One picture on the wall: a heading, and either facts or people."""

    heading: str
    facts: Facts = ()
    people: tuple[Standing, ...] = ()


def slides_of(told: Told) -> tuple[Slide, ...]:
    """Give the slides of a counted vote; none before the count."""
    if told.count is None or told.base is None:
        return ()
    return (
        Slide("Số tính kết quả", _base(told.base, among_tied=told.election.among_tied)),
        Slide("Phiếu bầu", _ballots(told.count)),
        *_people(told.people),
    )


def _base(base: Base, *, among_tied: bool) -> Facts:
    needed = "Nhiều phiếu hơn thì trúng cử" if among_tied else f"từ {number_text(base.needed)} phiếu"
    return (
        ("Được triệu tập", number_text(base.summoned)),
        *((f"Trừ: {label.lower()}", number_text(people)) for label, people in base.taken_off),
        ("Số được tính", number_text(base.base)),
        ("Trúng cử", needed),
    )


def _ballots(count: Count) -> Facts:
    return (
        ("Có mặt lúc bầu", number_text(count.present)),
        ("Phiếu phát ra", number_text(count.issued)),
        ("Phiếu thu về", number_text(count.returned)),
        ("Phiếu hợp lệ", number_text(count.valid)),
        ("Phiếu không hợp lệ", number_text(count.invalid)),
    )


def _people(people: tuple[Standing, ...]) -> Iterator[Slide]:
    for outcome, alike in groupby(people, key=lambda person: person.outcome):
        group = tuple(alike)
        for start in range(0, len(group), A_SLIDE):
            part = group[start : start + A_SLIDE]
            yield Slide(_heading(outcome, start, len(part), len(group)), people=part)


def _heading(outcome: str, start: int, shown: int, whole: int) -> str:
    if shown == whole:
        return f"{outcome}: {number_text(whole)}"
    return f"{outcome}: {number_text(start + 1)}-{number_text(start + shown)} trong {number_text(whole)}"
