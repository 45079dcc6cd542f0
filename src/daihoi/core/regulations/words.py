"""Values of rules in words."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from daihoi.core.language import say
from daihoi.core.regulations.terms import Term
from daihoi.core.regulations.values import AgeBand, BirthFloor, FinishBefore, RetirementAge, Share, SizeRange, YearMonth


@singledispatch
def in_words(value: object) -> str:
    """A rule's value in words of the language spoken, without its unit; TypeError for a kind of value with no words."""
    raise TypeError(f"no words for {type(value).__name__}")


@in_words.register(int)
@in_words.register(Share)
def _plain(value: int | Share) -> str:
    return str(value)


@in_words.register
def _text(value: str) -> str:
    return say(value)


@in_words.register
def _term(value: Term) -> str:
    return value.label


@in_words.register
def _year_month(value: YearMonth) -> str:
    return say("tháng {month}", month=value)


@in_words.register
def _date(value: date) -> str:
    return say("ngày {day:%d/%m/%Y}", day=value)


@in_words.register
def _several(value: tuple) -> str:  # type: ignore[type-arg]
    return "; ".join(in_words(part) for part in value) or say("không có")


@in_words.register
def _size_range(value: SizeRange) -> str:
    if value.minimum is None:
        return say("không quá {most}", most=value.maximum)
    if value.maximum is None:
        return say("ít nhất {least}", least=value.minimum)
    if value.minimum == value.maximum:
        return str(value.minimum)
    return say("từ {least} đến {most}", least=value.minimum, most=value.maximum)


@in_words.register
def _finish_before(value: FinishBefore) -> str:
    said = (
        "trước ngày {day:%d/%m/%Y} (ngày cuối cùng là {last:%d/%m/%Y})"
        if value.strict
        else "chậm nhất ngày {day:%d/%m/%Y} (ngày cuối cùng là {last:%d/%m/%Y})"
    )
    return say(said, day=value.day, last=value.last_day)


@in_words.register
def _age_band(value: AgeBand) -> str:
    return f"{ages_in_words(value)}: {_share_wanted(value)}"


@in_words.register
def _birth_floor(value: BirthFloor) -> str:
    return say(
        "{sex}, {standing} ({case}): sinh từ tháng {month} trở lại đây",
        sex=value.sex.label.lower(),
        standing=value.standing.label.lower(),
        case=value.case.label.lower(),
        month=value.born_from,
    )


@in_words.register
def _retirement_age(value: RetirementAge) -> str:
    return f"{_born(value)}: {_age(value)}"


def _born(value: RetirementAge) -> str:
    sex, first, last = value.sex.label.lower(), value.born_from, value.born_to
    if first is None:
        return say("{sex} sinh đến tháng {last}", sex=sex, last=last) if last else sex
    if last is None:
        return say("{sex} sinh từ tháng {first}", sex=sex, first=first)
    return say("{sex} sinh từ tháng {first} đến tháng {last}", sex=sex, first=first, last=last)


def _age(value: RetirementAge) -> str:
    if value.months:
        return say("{years} tuổi {months} tháng", years=value.years, months=value.months)
    return say("{years} tuổi", years=value.years)


def ages_in_words(band: AgeBand) -> str:
    """The ages of a band, such as `từ 40 đến 50 tuổi`."""
    if band.youngest is None:
        return say("mọi độ tuổi") if band.oldest is None else say("dưới {oldest} tuổi", oldest=band.oldest + 1)
    return (
        say("trên {youngest} tuổi", youngest=band.youngest - 1)
        if band.oldest is None
        else say("từ {youngest} đến {oldest} tuổi", youngest=band.youngest, oldest=band.oldest)
    )


def _share_wanted(band: AgeBand) -> str:
    if band.least_share is None:
        return say("còn lại") if band.most_share is None else say("không quá {most}", most=band.most_share)
    return (
        say("ít nhất {least}", least=band.least_share)
        if band.most_share is None
        else say("{least} đến {most}", least=band.least_share, most=band.most_share)
    )
