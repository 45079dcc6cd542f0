"""The rule packs: what the sheet says is what the pack says, with its source and status."""

import copy
import tomllib
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from daihoi.core.regulations import (
    PACK_KEYS,
    ContentsVariant,
    InvalidPack,
    LevelRole,
    RulePack,
    RuleStatus,
    Share,
    SizeRange,
    UnitNature,
    UnknownPack,
    YearMonth,
    load_pack,
)
from daihoi.core.regulations.loading import parse_pack

_ROLES = (LevelRole.GRASSROOTS, LevelRole.UPPER_GRASSROOTS, LevelRole.CENTRAL_ATTACHED)


def raw_pack() -> dict[str, Any]:
    return tomllib.loads(files("daihoi.core.regulations").joinpath("packs", "2020.toml").read_text("utf-8"))


@pytest.fixture(params=PACK_KEYS)
def pack(request: pytest.FixtureRequest) -> RulePack:
    return load_pack(request.param)


def test_an_unknown_pack_is_refused_with_the_names_of_the_known_ones() -> None:
    with pytest.raises(UnknownPack, match=r"^Không có bộ quy định “2030”; hiện có: 2020, 2025[.]$"):
        load_pack("2030")


def test_a_pack_is_read_once() -> None:
    assert load_pack("2020") is load_pack("2020")


def test_every_rule_has_title_value_citation_and_section(pack: RulePack) -> None:
    named = list(pack.rules())
    assert [rule.key for rule in named if not (rule.title_vi and rule.value and rule.citation and rule.section)] == []
    assert len({rule.key for rule in named}) == len(named)


def test_every_rule_is_reached_by_its_name(pack: RulePack) -> None:
    assert [pack.rule(named.key).section for named in pack.rules()] == [named.section for named in pack.rules()]
    with pytest.raises(KeyError):
        pack.rule("deadlines.nothing")


def test_what_was_read_or_read_locally_names_the_page(pack: RulePack) -> None:
    read = {RuleStatus.READ, RuleStatus.PART, RuleStatus.LOCAL, RuleStatus.SECOND}
    assert [rule.key for rule in pack.rules() if rule.status in read and not rule.sources] == []


def test_rules_marked_unconfirmed_in_the_sheet_are_unconfirmed_in_the_pack(pack: RulePack) -> None:
    assert [rule.key for rule in pack.rules() if rule.section in ("U.3", "U.9", "U.13") and rule.status == "READ"] == []


def test_a_named_rule_is_in_vietnamese_words() -> None:
    words = {rule.key: rule.value for rule in load_pack("2025").rules()}
    assert words["deadlines.submit"] == "7 ngày làm việc"
    assert words["majority.more_than"] == "1/2 tổng số tính kết quả bầu cử"
    assert words["roles.cell.sizes.committee"] == "không quá 7 người"
    assert words["roles.grassroots.timing.finish_before"] == ("trước ngày 30/06/2025 (ngày cuối cùng là 29/06/2025)")
    assert words["territorial.upper_grassroots.sizes.deputies"] == "2 người"
    assert words["contents.variants"] == "Đại hội 4 nội dung; Đại hội 3 nội dung; Đại hội 2 nội dung"
    assert words["roles.upper_grassroots.composition.age_bands"] == (
        "dưới 40 tuổi: ít nhất 10%; từ 40 đến 50 tuổi: 40% đến 50%; trên 50 tuổi: còn lại"
    )
    assert words["retirement.female.58y4m"] == "nữ sinh từ tháng 01/1972 đến tháng 08/1972: 58 tuổi 4 tháng"
    assert words["roles.central_attached.ages.birth_floors.first_time.male.standard"] == (
        "nam, tham gia lần đầu (trường hợp chung): sinh từ tháng 09/1968 trở lại đây"
    )


@pytest.mark.parametrize(
    ("key", "last_days", "longest", "months"),
    [
        ("2020", [date(2020, 6, 29), date(2020, 8, 30), date(2020, 10, 30)], [2, 3, 4], [4, 6, 9]),
        ("2025", [date(2025, 6, 29), date(2025, 8, 30), date(2025, 10, 30)], [2, 2, 4], [4, 6, 9]),
    ],
)
def test_windows_durations_and_reference_months_of_the_directives(
    key: str, last_days: list[date], longest: list[int], months: list[int]
) -> None:
    timings = [load_pack(key).role(role).timing for role in _ROLES]
    assert [timing.finish_before.value.last_day for timing in timings] == last_days
    assert [timing.longest_days.value for timing in timings] == longest
    assert [timing.reference_month and timing.reference_month.value for timing in timings] == [
        YearMonth(int(key), month) for month in months
    ]


def test_grassroots_congresses_of_2020_open_in_april() -> None:
    opens = load_pack("2020").role(LevelRole.GRASSROOTS).timing.opens
    assert opens is not None
    assert (opens.value, opens.status) == (date(2020, 4, 1), RuleStatus.READ)


def test_congresses_of_2020_have_four_contents_and_of_2025_four_three_or_two() -> None:
    old, new = load_pack("2020").contents, load_pack("2025").contents
    assert [old.of(variant) is not None for variant in ContentsVariant] == [True, False, False]
    assert new.variants.value == tuple(ContentsVariant)
    assert [len(rule.value) for variant in ContentsVariant if (rule := new.of(variant))] == [4, 3, 2]


def test_a_commune_of_2025_has_its_own_month_and_sizes_and_the_targets_of_its_role() -> None:
    pack = load_pack("2025")
    commune = pack.role(LevelRole.UPPER_GRASSROOTS, UnitNature.TERRITORIAL)
    other = pack.role(LevelRole.UPPER_GRASSROOTS)
    assert commune.timing.reference_month is not None
    assert commune.timing.reference_month.value == YearMonth(2025, 7)
    assert commune.sizes.standing_committee is not None
    assert commune.sizes.standing_committee.value == SizeRange(9, 11)
    assert other.sizes.standing_committee is None
    assert commune.composition is other.composition


def test_a_territorial_body_without_own_rules_has_those_of_its_role() -> None:
    pack = load_pack("2020")
    assert pack.role(LevelRole.CENTRAL_ATTACHED, UnitNature.TERRITORIAL) is pack.role(LevelRole.CENTRAL_ATTACHED)


def test_the_deadlines_are_those_of_the_sheet(pack: RulePack) -> None:
    rules = pack.deadlines
    assert [
        rule.value for rule in (rules.submit, rules.decide, rules.complain, rules.notice, rules.vetting, rules.dossier)
    ] == [7, 15, 15, 30, 45, 15]
    assert rules.ballots_kept.value == 6


def test_women_make_up_at_least_fifteen_per_cent() -> None:
    women = load_pack("2020").role(LevelRole.CENTRAL_ATTACHED).composition.women
    assert women is not None
    assert women.value == Share(15, 100)


def _drop_rule(raw: dict[str, Any]) -> None:
    del raw["deadlines"]["submit"]


def _drop_role(raw: dict[str, Any]) -> None:
    del raw["roles"]["section"]


def _drop_status(raw: dict[str, Any]) -> None:
    del raw["deadlines"]["submit"]["status"]


def _unknown_rule(raw: dict[str, Any]) -> None:
    raw["deadlines"]["sumbit"] = raw["deadlines"]["submit"]


def _unknown_word(raw: dict[str, Any]) -> None:
    raw["deadlines"]["submit"]["valeu"] = 7


def _wrong_kind(raw: dict[str, Any]) -> None:
    raw["deadlines"]["submit"]["value"] = "7"


def _bad_share(raw: dict[str, Any]) -> None:
    raw["surplus"]["maximum"]["value"] = "0.3"


def _bad_status(raw: dict[str, Any]) -> None:
    raw["surplus"]["maximum"]["status"] = "SURE"


def _unknown_source(raw: dict[str, Any]) -> None:
    raw["surplus"]["maximum"]["sources"] = ["S9999"]


def _missing_part(raw: dict[str, Any]) -> None:
    del raw["roles"]["cell"]["timing"]["finish_before"]["value"]["strict"]


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (_drop_rule, "deadlines.submit: missing or not a table"),
        (_drop_role, "roles: missing section"),
        (_drop_status, "deadlines.submit: missing status"),
        (_unknown_rule, "deadlines: unknown sumbit"),
        (_unknown_word, "deadlines.submit: unknown valeu"),
        (_wrong_kind, "deadlines.submit: expected int, found '7'"),
        (_bad_share, "surplus.maximum: not a share: '0.3', expected such as 15% or 1/3"),
        (_bad_status, "surplus.maximum.status: 'SURE' is not a valid RuleStatus"),
        (_unknown_source, "surplus.maximum.sources: unknown source 'S9999'"),
        (_missing_part, "roles.cell.timing.finish_before: missing strict"),
    ],
)
def test_a_faulty_pack_is_refused_with_the_place(fault: Callable[[dict[str, Any]], None], message: str) -> None:
    raw = copy.deepcopy(raw_pack())
    fault(raw)
    with pytest.raises(InvalidPack) as caught:
        parse_pack("2020", raw)
    assert str(caught.value) == message
