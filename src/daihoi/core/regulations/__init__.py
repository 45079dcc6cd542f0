"""Rule packs of the congress cycles and what follows from them, without web or database."""

from daihoi.core.regulations.ages import (
    age_in_years,
    age_on,
    birth_floor,
    count_in_bands,
    is_under,
    keeps_floor,
    remaining_service_months,
    required_service_months,
    service_ends,
)
from daihoi.core.regulations.composition import CompositionCounts, assess_composition
from daihoi.core.regulations.deadlines import AfterClosing, BeforeOpening, after_closing, before_opening, decide_by
from daihoi.core.regulations.decoding import InvalidPack
from daihoi.core.regulations.departures import departable_rules
from daihoi.core.regulations.dossier import missing_items
from daihoi.core.regulations.entries import BodyResult, CongressFacts, CongressResult, PersonResult
from daihoi.core.regulations.findings import Finding, has_errors
from daihoi.core.regulations.holidays import DayOff, HolidayCalendar, WorkedSaturday, vietnam_holidays
from daihoi.core.regulations.loading import PACK_KEYS, UnknownPack, load_pack
from daihoi.core.regulations.majority import is_more_than_half, needed_votes
from daihoi.core.regulations.months import add_months, months_between
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.results import check_result
from daihoi.core.regulations.rule import NamedRule, Rule
from daihoi.core.regulations.schema import RoleRules
from daihoi.core.regulations.shares import is_at_least, is_at_most, required_count
from daihoi.core.regulations.surplus import max_surplus
from daihoi.core.regulations.terms import (
    CongressContent,
    CongressForm,
    CongressStatus,
    ContentsVariant,
    DossierItem,
    ElectedBody,
    ElectedBy,
    FloorCase,
    LevelRole,
    Outcome,
    PilotMark,
    PoliticalTheory,
    ProfessionalDegree,
    ResultStatus,
    RuleStatus,
    Severity,
    Sex,
    Standing,
    Term,
    UnitNature,
)
from daihoi.core.regulations.values import AgeBand, BirthFloor, FinishBefore, Share, SizeRange, YearMonth
from daihoi.core.regulations.words import ages_in_words, in_words
from daihoi.core.regulations.working_days import add_working_days, subtract_working_days, working_days_between

__all__ = [
    "PACK_KEYS",
    "AfterClosing",
    "AgeBand",
    "BeforeOpening",
    "BirthFloor",
    "BodyResult",
    "CompositionCounts",
    "CongressContent",
    "CongressFacts",
    "CongressForm",
    "CongressResult",
    "CongressStatus",
    "ContentsVariant",
    "DayOff",
    "DossierItem",
    "ElectedBody",
    "ElectedBy",
    "Finding",
    "FinishBefore",
    "FloorCase",
    "HolidayCalendar",
    "InvalidPack",
    "LevelRole",
    "NamedRule",
    "Outcome",
    "PersonResult",
    "PilotMark",
    "PoliticalTheory",
    "ProfessionalDegree",
    "ResultStatus",
    "RoleRules",
    "Rule",
    "RulePack",
    "RuleStatus",
    "Severity",
    "Sex",
    "Share",
    "SizeRange",
    "Standing",
    "Term",
    "UnitNature",
    "UnknownPack",
    "WorkedSaturday",
    "YearMonth",
    "add_months",
    "add_working_days",
    "after_closing",
    "age_in_years",
    "age_on",
    "ages_in_words",
    "assess_composition",
    "before_opening",
    "birth_floor",
    "check_result",
    "count_in_bands",
    "decide_by",
    "departable_rules",
    "has_errors",
    "in_words",
    "is_at_least",
    "is_at_most",
    "is_more_than_half",
    "is_under",
    "keeps_floor",
    "load_pack",
    "max_surplus",
    "missing_items",
    "months_between",
    "needed_votes",
    "remaining_service_months",
    "required_count",
    "required_service_months",
    "service_ends",
    "subtract_working_days",
    "vietnam_holidays",
    "working_days_between",
]
