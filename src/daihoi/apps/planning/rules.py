"""The rules of a cycle as its page shows them: level by level, and the whole pack as rows of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from daihoi.apps.frame.columns import Sign, Tone
from daihoi.core.language import say
from daihoi.core.regulations import LevelRole, NamedRule, RoleRules, Rule, RulePack, RuleStatus, load_pack
from daihoi.core.regulations.words import in_words

GROUPS = {
    "term": "Nhiệm kỳ",
    "contents": "Nội dung đại hội",
    "timing": "Thời gian đại hội",
    "assembly": "Hình thức, đại biểu",
    "sizes": "Số lượng",
    "composition": "Cơ cấu",
    "ages": "Độ tuổi",
    "deadlines": "Thời hạn",
    "base": "Số tính kết quả bầu cử",
    "majority": "Nguyên tắc trúng cử",
    "surplus": "Số dư",
    "balance": "Cân đối phiếu",
    "posts": "Chức danh",
    "people": "Người được bầu",
    "dossier": "Hồ sơ",
    "nominations": "Ứng cử, đề cử và danh sách bầu cử",
    "printing": "Cách ghi số liệu",
    "retirement": "Tuổi nghỉ hưu",
}
EVERY_LEVEL = "Mọi cấp"
_TONES = {RuleStatus.READ: Tone.GOOD, RuleStatus.DERIVED: Tone.PLAIN, RuleStatus.UNCONFIRMED: Tone.BAD}


@dataclass(frozen=True)
class RuleRow:
    """One rule of the pack as the table shows it."""

    group: str
    level: str
    rule: NamedRule

    @property
    def sign(self) -> Sign:
        return sign_of(self.rule.status)


@dataclass(frozen=True)
class Told:
    """One rule in words, with its citation, and a sign when it was not read in full in its text."""

    title: str
    value: str
    reference: str
    doubt: Sign | None


@dataclass(frozen=True)
class LevelRules:
    """What a level must keep to and aim at."""

    label: str
    keeps: tuple[Told, ...]
    aims: tuple[Told, ...]


def sign_of(status: RuleStatus) -> Sign:
    """Give how far a rule was read, as a mark and a word."""
    return Sign(status.label_vi, _TONES.get(status, Tone.WARN))


def rule_rows(pack: str) -> list[RuleRow]:
    """Give every rule of a pack, in the order of the pack."""
    return [_row(rule) for rule in load_pack(pack).rules()]


def doubtful(rows: Iterable[RuleRow]) -> int:
    """Count the rules that were not read in full in their text nor follow from what was."""
    return sum(row.rule.status not in (RuleStatus.READ, RuleStatus.DERIVED) for row in rows)


def _row(rule: NamedRule) -> RuleRow:
    first, *rest = rule.key.split(".")
    if first not in {"roles", "territorial"}:
        return RuleRow(GROUPS[first], EVERY_LEVEL, rule)
    role = LevelRole(rest[0])
    level = _in_territories(role) if first == "territorial" else role.label
    return RuleRow(GROUPS[rest[1]], level, rule)


def level_rules(pack_key: str) -> list[LevelRules]:
    """Give the rules level by level, from the cell up; those of bodies of territories where they differ."""
    pack = load_pack(pack_key)
    return list(_levels(pack))


def _levels(pack: RulePack) -> Iterator[LevelRules]:
    for role in LevelRole:
        if role in pack.roles:
            yield _level(role.label, pack.roles[role])
        if role in pack.territorial:
            yield _level(_in_territories(role), pack.territorial[role])


def _in_territories(role: LevelRole) -> str:
    return say("{level} (ở đơn vị hành chính)", level=role.label)


def _level(label: str, rules: RoleRules) -> LevelRules:
    timing, aims = rules.timing, rules.composition
    keeps = (timing.opens, timing.finish_before, timing.longest_days, timing.reference_month, rules.assembly.forms)
    targets = (aims.women, aims.women_in_standing_committee, aims.young, aims.age_bands, aims.renewal)
    return LevelRules(label, tuple(_told(keeps)), tuple(_told((*targets, aims.science_technology))))


def _told(rules: Iterable[Rule[object] | None]) -> Iterator[Told]:
    for rule in rules:
        if rule is not None:
            value = f"{in_words(rule.value)} {say(rule.unit_vi)}".strip()
            doubt = None if rule.is_firm else sign_of(rule.status)
            yield Told(
                rule.title_vi,
                value,
                say("{citation}; mục {section}", citation=rule.citation, section=rule.section),
                doubt,
            )
