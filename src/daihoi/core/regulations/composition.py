"""The structure of an elected committee against the targets; a target missed is a warning, never a bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from daihoi.core.figures.vietnamese import share_text
from daihoi.core.language import say
from daihoi.core.regulations.ages import count_in_bands, is_under
from daihoi.core.regulations.entries import CongressResult, PersonResult
from daihoi.core.regulations.findings import Finding, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import CompositionRules, RoleRules
from daihoi.core.regulations.shares import is_at_least, is_at_most, required_count
from daihoi.core.regulations.terms import ElectedBody, LevelRole, Sex, Standing, UnitNature
from daihoi.core.regulations.values import Share
from daihoi.core.regulations.words import ages_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionCounts:
    """How many of a committee's members belong to each group; None where nobody counted.

    `in_age_bands` follows the bands of the pack's `composition.age_bands`.
    """

    committee: int
    women: int | None = None
    young: int | None = None
    first_time: int | None = None
    science_technology: int | None = None
    in_age_bands: tuple[int, ...] = ()
    standing_committee: int | None = None
    women_in_standing_committee: int | None = None


@dataclass(frozen=True, slots=True)
class _Target:
    rule: Rule[Share] | None
    count: int | None
    code: str
    field: str
    group: str


def check_composition(result: CongressResult, pack: RulePack) -> tuple[Finding, ...]:
    """Warnings for every target that the committee elected misses, by the unit's level and nature (sheet B.3)."""
    facts = result.facts
    counts = composition_counts(result, pack.role(facts.role, facts.nature))
    return assess_composition(counts, pack, facts.role, facts.nature)


def composition_counts(result: CongressResult, rules: RoleRules) -> CompositionCounts:
    """Count the people elected to the committee by group; a group is None where the entry leaves it open.

    Ages are those of the level's reference month (sheet B.4.1). Who has a degree in science or technology is not
    entered, so it is never judged here.
    """
    committee, standing = _elected(result, ElectedBody.COMMITTEE), _elected(result, ElectedBody.STANDING_COMMITTEE)
    return CompositionCounts(
        committee=len(committee),
        women=_women(committee),
        young=_young(committee, rules),
        first_time=_first_time(committee),
        in_age_bands=_in_age_bands(committee, rules),
        standing_committee=len(standing),
        women_in_standing_committee=_women(standing),
    )


def assess_composition(
    counts: CompositionCounts, pack: RulePack, role: LevelRole, nature: UnitNature = UnitNature.OTHER
) -> tuple[Finding, ...]:
    """Warnings for every target of the role that the committee misses (sheet B.3; nothing is ever rejected)."""
    rules = pack.role(role, nature).composition
    if counts.committee <= 0:
        return ()
    return (*_shares_missed(counts, rules), *_bands_missed(counts, rules), *_standing_committee_missed(counts, rules))


def _shares_missed(counts: CompositionCounts, rules: CompositionRules) -> Iterator[Finding]:
    young = (
        say("người trẻ") if rules.young_under is None else say("người dưới {value} tuổi", value=rules.young_under.value)
    )
    targets = (
        _Target(rules.women, counts.women, "WOMEN_BELOW_TARGET", "women", say("nữ")),
        _Target(rules.young, counts.young, "YOUNG_BELOW_TARGET", "young", young),
        _Target(rules.renewal, counts.first_time, "RENEWAL_BELOW_TARGET", "first_time", say("người tham gia lần đầu")),
        _Target(
            rules.science_technology,
            counts.science_technology,
            "SCIENCE_TECHNOLOGY_BELOW_TARGET",
            "science_technology",
            say("người có trình độ khoa học, công nghệ"),
        ),
    )
    for target in targets:
        if target.rule is not None and target.count is not None:
            yield from _share_missed(target, target.rule, target.count, counts.committee)


def _share_missed(target: _Target, rule: Rule[Share], count: int, committee: int) -> Iterator[Finding]:
    if is_at_least(count, committee, rule.value):
        return
    needed = required_count(rule.value, committee)
    yield warning(
        rule,
        target.code,
        f"composition.{target.field}",
        say(
            "Cấp ủy có {count} {group} trong {committee} người ({share}%), chưa đạt chỉ tiêu "
            "{value}: cần ít nhất {needed} người. Đề nghị rà soát số liệu hoặc báo cáo rõ lý do; kết "
            "quả bầu cử không bị ảnh hưởng.",
            count=count,
            group=target.group,
            committee=committee,
            share=share_text(count, committee),
            value=rule.value,
            needed=needed,
        ),
    )


def _bands_missed(counts: CompositionCounts, rules: CompositionRules) -> Iterator[Finding]:
    rule = rules.age_bands
    if rule is None or len(counts.in_age_bands) != len(rule.value):
        return
    for index, (count, band) in enumerate(zip(counts.in_age_bands, rule.value, strict=True)):
        least, most = band.least_share, band.most_share
        short = least is not None and not is_at_least(count, counts.committee, least)
        over = most is not None and not is_at_most(count, counts.committee, most)
        if short or over:
            wanted = (
                say("ít nhất {least}", least=least)
                if most is None
                else say("khoảng {least} đến {most}", least=least, most=most)
            )
            yield warning(
                rule,
                "AGE_BAND_OFF_TARGET",
                f"composition.in_age_bands.{index}",
                say(
                    "Nhóm {band} có {count} người trong {committee} người ({share}%), định hướng là "
                    "{wanted}. Đề nghị rà soát số liệu hoặc báo cáo rõ lý do; kết quả bầu cử không bị ảnh "
                    "hưởng.",
                    band=ages_in_words(band),
                    count=count,
                    committee=counts.committee,
                    share=share_text(count, counts.committee),
                    wanted=wanted,
                ),
            )


def _standing_committee_missed(counts: CompositionCounts, rules: CompositionRules) -> Iterator[Finding]:
    rule = rules.women_in_standing_committee
    women = counts.women_in_standing_committee
    if rule is None or women is None or not counts.standing_committee or women >= rule.value:
        return
    yield warning(
        rule,
        "NO_WOMEN_IN_STANDING_COMMITTEE",
        "composition.women_in_standing_committee",
        say(
            "Ban thường vụ có {standing_committee} người, trong đó nữ có {women} người; cần ít nhất "
            "{value}. Đề nghị rà soát số liệu hoặc báo cáo rõ lý do; kết quả bầu cử không bị ảnh "
            "hưởng.",
            standing_committee=counts.standing_committee,
            women=women,
            value=rule.value,
        ),
    )


def _elected(result: CongressResult, body: ElectedBody) -> tuple[PersonResult, ...]:
    found = result.of(body)
    return found.elected if found else ()


def _women(people: tuple[PersonResult, ...]) -> int | None:
    if any(person.sex is None for person in people):
        return None
    return sum(person.sex is Sex.FEMALE for person in people)


def _first_time(people: tuple[PersonResult, ...]) -> int | None:
    if any(person.standing is None for person in people):
        return None
    return sum(person.standing is Standing.FIRST_TIME for person in people)


def _birth_dates(people: tuple[PersonResult, ...]) -> list[date] | None:
    known = [person.birth_date for person in people if person.birth_date is not None]
    return known if len(known) == len(people) else None


def _young(people: tuple[PersonResult, ...], rules: RoleRules) -> int | None:
    born, under, month = _birth_dates(people), rules.composition.young_under, rules.timing.reference_month
    if born is None or under is None or month is None:
        return None
    return sum(is_under(day, under.value, month.value) for day in born)


def _in_age_bands(people: tuple[PersonResult, ...], rules: RoleRules) -> tuple[int, ...]:
    born, bands, month = _birth_dates(people), rules.composition.age_bands, rules.timing.reference_month
    if born is None or bands is None or month is None:
        return ()
    return count_in_bands(born, bands.value, month.value)
