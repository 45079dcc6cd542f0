"""The figures of section F as a person reads them: what is counted, of which whole, against which target."""

from dataclasses import dataclass, replace

from daihoi.core.language import say
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import CompositionRules
from daihoi.core.regulations.shares import is_at_least, required_count
from daihoi.core.regulations.terms import LevelRole, RuleStatus
from daihoi.core.regulations.values import Share
from daihoi.core.rollup import BY_CODE, Measure, Population

from .totals import Totals


@dataclass(frozen=True)
class Target:
    """A target of composition with its source; a target never bars a result."""

    share: Share
    citation: str
    status: RuleStatus

    @property
    def confirmed(self) -> bool:
        return self.status in (RuleStatus.READ, RuleStatus.PART)


@dataclass(frozen=True)
class Figure:
    """One figure of a unit's subtree: a count, and the whole of which its share is taken, where it has one."""

    slug: str
    label: str
    count: int
    whole: int | None = None
    whole_slug: str = ""
    whole_label: str = ""
    formula: str = ""
    target: Target | None = None

    @property
    def meets_target(self) -> bool:
        """Whether the share reaches the target; true where there is none, or nothing to take a share of."""
        if self.target is None or not self.whole:
            return True
        return is_at_least(self.count, self.whole, self.target.share)

    @property
    def lacking(self) -> int:
        """How many more it would take to reach the target."""
        return max(0, required_count(self.target.share, self.whole or 0) - self.count) if self.target else 0


@dataclass(frozen=True)
class Section:
    """Figures under one heading; `parts_of` names the whole that the figures add up to, if they do."""

    title: str
    figures: tuple[Figure, ...]
    parts_of: str = ""


_ELECTED = "elected"
_SHARE_WORDS = ("re_elected", "first_time", "women", "under_40", "minority", "not_local")

_STOOD_AGAIN = "stood_again"
_RESULT = ("Kết quả bầu cấp ủy", ("seats", "listed", "elected", "empty_seats", "not_re_elected"), "seats", "")
_RENEWAL = ("Tái cử, tham gia lần đầu", ("re_elected", "first_time"), _ELECTED, _ELECTED)
_COMPOSITION = (
    "Cơ cấu",
    ("in_planning_list", "women", "under_35", "under_40", "under_42", "minority", "religious", "not_local"),
    _ELECTED,
    "",
)
_AGES = (
    "Độ tuổi",
    ("aged_to_30", "aged_31_to_40", "aged_41_to_50", "aged_51_to_60", "aged_over_60"),
    _ELECTED,
    _ELECTED,
)
_DEGREES = (
    "Trình độ chuyên môn",
    ("degree_none", "degree_intermediate", "degree_college", "degree_university", "degree_master", "degree_doctor"),
    _ELECTED,
    _ELECTED,
)
_THEORY = (
    "Trình độ lý luận chính trị",
    ("theory_none", "theory_elementary", "theory_intermediate", "theory_advanced_or_bachelor"),
    _ELECTED,
    _ELECTED,
)
_KINDS = (
    "Chi bộ, đảng bộ bầu gì",
    ("elects_committee", "elects_secretary_and_deputy", "elects_secretary_only"),
    "reported",
    "",
)
_DELEGATES = (
    "Đại biểu dự đại hội cấp trên",
    ("delegates", "alternates", "delegate_seats", "delegations", "delegations_filled_at_once"),
    "",
    "",
)


def _post(body: str, title: str, *more: str) -> tuple[str, tuple[str, ...], str, str]:
    return (title, (body, *(f"{body}_{words}" for words in _SHARE_WORDS), *more), body, "")


_POSTS = (
    _post("secretary", "Bí thư", "secretary_direct", "empty_secretaries"),
    _post("deputy_secretary", "Phó bí thư", "empty_deputies"),
    _post("standing_committee", "Ban thường vụ"),
    _post("inspection_committee", "Ủy ban kiểm tra"),
)
_POST_TITLES = {title for title, *_ in _POSTS}
_ONLY_IF_ANY = {"degree_none", "theory_none", "religious", "under_42"}
LAYOUT = (_RESULT, _RENEWAL, _COMPOSITION, _AGES, _DEGREES, _THEORY, *_POSTS, _KINDS, _DELEGATES)
_NO_SHARE = {
    "seats",
    "listed",
    "secretary",
    "deputy_secretary",
    "standing_committee",
    "inspection_committee",
    "empty_secretaries",
    "empty_deputies",
    "delegates",
    "alternates",
    "delegate_seats",
    "delegations",
}
_WHOLES = {
    "delegations_filled_at_once": "delegations",
    "empty_seats": "seats",
    "elected": "",
    "held": "congresses",
    "pilots_held": "pilots",
    "submitted": "held",
    "approved": "submitted",
    "reported": "held",
    "delegates_women": "delegates",
    "not_re_elected": _STOOD_AGAIN,
}
_ADDED_UP = {_STOOD_AGAIN: ("Tổng số người ứng cử tái cử", ("re_elected", "not_re_elected"))}


def sections(found: Totals, pack: str, role: LevelRole) -> tuple[Section, ...]:
    """Lay out all figures of a role, section by section; a section with nothing to tell is left out."""
    targets, young = targets_of(pack, role), young_code(pack, role)
    laid_out = []
    for title, codes, _, parts_of in LAYOUT:
        told = [code for code in codes if found[code] or code not in _ONLY_IF_ANY or code == young]
        figures = tuple(_under(title, figure(found, code, whole_of(code), targets)) for code in told)
        if title == _RESULT[0] and (more := surplus(found)):
            figures = (*figures[:2], more, *figures[2:])
        if any(each.count for each in figures):
            laid_out.append(Section(title, figures, parts_of))
    return tuple(laid_out)


def surplus(found: Totals) -> Figure | None:
    """Give how many more stood for committees than were to be elected, of the number to be elected (rule F.1)."""
    more = found["listed"] - found["seats"]
    if more < 0 or not found["seats"]:
        return None
    whole = BY_CODE["seats"].said
    label = say("Số dư của danh sách bầu")
    return Figure("", label, more, found["seats"], "seats", whole.lower())


def _under(title: str, each: Figure) -> Figure:
    """Drop from a figure's label what the heading of its section says already."""
    _, _, rest = each.label.partition(": ")
    return replace(each, label=rest[:1].upper() + rest[1:]) if rest and title in _POST_TITLES else each


def whole_of(code: str) -> str:
    """Give the measure of which a figure's share is taken, or nothing where it has no share."""
    if code in _WHOLES:
        return _WHOLES[code]
    for _, codes, whole, _ in LAYOUT:
        if code in codes and code not in _NO_SHARE and code != whole:
            return whole
    return ""


def figure(found: Totals, code: str, whole: str = "", targets: dict[str, Target] | None = None) -> Figure:
    """Read one figure out of totals, with the whole of its share."""
    measure = BY_CODE[code]
    return Figure(
        slug=code,
        label=measure.said,
        count=found[code],
        whole=_amount(found, whole) if whole else None,
        whole_slug=whole,
        whole_label=_label(whole).lower() if whole else "",
        formula=formula(measure),
        target=(targets or {}).get(code),
    )


def _amount(found: Totals, code: str) -> int:
    return sum(found[part] for part in _ADDED_UP[code][1]) if code in _ADDED_UP else found[code]


def _label(code: str) -> str:
    return say(_ADDED_UP[code][0]) if code in _ADDED_UP else BY_CODE[code].said


_FORMULAS = {
    Population.PERSON: "Đếm từng người trong kết quả đại hội đã gửi lên cấp trên: {label}.",
    Population.BODY: "Cộng từ từng cuộc bầu trong kết quả đại hội đã gửi lên cấp trên: {label}.",
    Population.CONGRESS: "Đếm từng đại hội của các đơn vị: {label}.",
}


def formula(measure: Measure) -> str:
    """Say in words how a figure is worked out."""
    label = measure.said[:1].lower() + measure.said[1:]
    if measure.adds_up and measure.population is Population.CONGRESS:
        return say("Cộng từ từng đại hội đã tổ chức: {label}.", label=label)
    return say(_FORMULAS[measure.population], label=label)


def targets_of(pack: str, role: LevelRole) -> dict[str, Target]:
    """Give the targets that a pack sets for a role's committees, by measure code (rules B.3.4 to B.3.6)."""
    rules = load_pack(pack).role(role).composition
    found = {
        "women": _at_least(rules.women),
        "first_time": _at_least(rules.renewal),
        _young_code(rules): _at_least(rules.young),
    }
    return {code: target for code, target in found.items() if code and target}


def young_code(pack: str, role: LevelRole) -> str:
    """Give the measure that counts young people at a role: below the age that the pack sets, 35 where it sets none."""
    return _young_code(load_pack(pack).role(role).composition) or "under_35"


def _young_code(rules: CompositionRules) -> str:
    code = f"under_{rules.young_under.value}" if rules.young_under else ""
    return code if code in BY_CODE else ""


def _at_least(rule: Rule[Share] | None) -> Target | None:
    return Target(rule.value, rule.citation, rule.status) if rule else None
