"""Values of rules in Vietnamese words."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from daihoi.core.regulations.terms import Term
from daihoi.core.regulations.values import AgeBand, BirthFloor, FinishBefore, RetirementAge, Share, SizeRange, YearMonth


@singledispatch
def in_words(value: object) -> str:
    """A rule's value in Vietnamese words, without its unit; TypeError for a kind of value with no words."""
    raise TypeError(f"no words for {type(value).__name__}")


@in_words.register(int)
@in_words.register(str)
@in_words.register(Share)
def _plain(value: int | str | Share) -> str:
    return str(value)


@in_words.register
def _term(value: Term) -> str:
    return value.label_vi


@in_words.register
def _year_month(value: YearMonth) -> str:
    return f"tháng {value}"


@in_words.register
def _date(value: date) -> str:
    return f"ngày {value:%d/%m/%Y}"


@in_words.register
def _several(value: tuple) -> str:  # type: ignore[type-arg]
    return "; ".join(in_words(part) for part in value) or "không có"


@in_words.register
def _size_range(value: SizeRange) -> str:
    if value.minimum is None:
        return f"không quá {value.maximum}"
    if value.maximum is None:
        return f"ít nhất {value.minimum}"
    if value.minimum == value.maximum:
        return str(value.minimum)
    return f"từ {value.minimum} đến {value.maximum}"


@in_words.register
def _finish_before(value: FinishBefore) -> str:
    bound = "trước" if value.strict else "chậm nhất"
    return f"{bound} ngày {value.day:%d/%m/%Y} (ngày cuối cùng là {value.last_day:%d/%m/%Y})"


@in_words.register
def _age_band(value: AgeBand) -> str:
    return f"{ages_in_words(value)}: {_share_wanted(value)}"


@in_words.register
def _birth_floor(value: BirthFloor) -> str:
    return (
        f"{value.sex.label_vi.lower()}, {value.standing.label_vi.lower()} ({value.case.label_vi.lower()}): "
        f"sinh từ tháng {value.born_from} trở lại đây"
    )


@in_words.register
def _retirement_age(value: RetirementAge) -> str:
    age = f"{value.years} tuổi" + (f" {value.months} tháng" if value.months else "")
    born = [
        f"{word} tháng {month}"
        for word, month in (("từ", value.born_from), ("đến", value.born_to))
        if month is not None
    ]
    return f"{value.sex.label_vi.lower()}{' sinh ' if born else ''}{' '.join(born)}: {age}"


def ages_in_words(band: AgeBand) -> str:
    """The ages of a band, such as `từ 40 đến 50 tuổi`."""
    if band.youngest is None:
        return "mọi độ tuổi" if band.oldest is None else f"dưới {band.oldest + 1} tuổi"
    return f"trên {band.youngest - 1} tuổi" if band.oldest is None else f"từ {band.youngest} đến {band.oldest} tuổi"


def _share_wanted(band: AgeBand) -> str:
    if band.least_share is None:
        return "còn lại" if band.most_share is None else f"không quá {band.most_share}"
    return f"ít nhất {band.least_share}" if band.most_share is None else f"{band.least_share} đến {band.most_share}"
