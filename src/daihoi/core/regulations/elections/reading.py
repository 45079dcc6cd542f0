"""A count from its JSON file (contract 2): every field named and of its kind, or one line that says which isn't."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import Language
from daihoi.core.regulations.elections.case import Assembly, Ballots, Candidate, ElectionCase
from daihoi.core.regulations.elections.phrases import phrase
from daihoi.core.regulations.elections.terms import AssemblyForm, SecretVote
from daihoi.core.regulations.loading import PACK_KEYS
from daihoi.core.regulations.terms import Deduction, LevelRole, Term

T = TypeVar("T", bound=Term)
_CASE = ("rules", "election", "seats", "alternate_seats", "round", "assembly", "ballots", "candidates")
_CASE_FIELDS = frozenset((*_CASE, "tie_revote_of", "role", "title"))
_ASSEMBLY_FIELDS = frozenset(("form", "summoned", "present", *Deduction))
_BALLOT_FIELDS = frozenset(("issued", "returned", "valid", "invalid"))
_CANDIDATE_FIELDS = frozenset(("id", "name", "votes"))
_LARGEST = 10**9
_MOST_DIGITS = 20
_ALIKE = 0.8
_UNSHOWN = frozenset({"Cc", "Cs"})


def read_case(path: Path, language: Language = Language.VIETNAMESE) -> ElectionCase:
    """Read a count; UnusableInput names the file and the place of what can't be read, in that language."""
    try:
        return _case(_table(_document(path), "JSON"))
    except _Misread as error:
        raise UnusableInput(f"{path}: {phrase(language, error.code, error.figures)}") from error


class _Misread(Exception):
    """Something in the file isn't what the format says."""

    def __init__(self, code: str, **figures: str) -> None:
        super().__init__(code)
        self.code, self.figures = code, figures


def _document(path: Path) -> object:
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant, parse_int=_whole)
    except OSError as error:
        raise _Misread("NOT_READABLE", why=error.strerror or "") from error
    except UnicodeDecodeError as error:
        raise _Misread("NOT_UTF8", at=str(error.start)) from error
    except json.JSONDecodeError as error:
        raise _Misread("NOT_JSON", line=str(error.lineno), column=str(error.colno)) from error
    except RecursionError as error:
        raise _Misread("TOO_DEEP") from error


def _case(raw: Mapping[str, object]) -> ElectionCase:
    candidates = [
        _table(item, f"candidates.{index}") for index, item in enumerate(_list(raw.get("candidates"), "candidates"))
    ]
    ignored = {*_unknown(raw, _CASE_FIELDS, "")}
    for index, item in enumerate(candidates):
        ignored.update(_unknown(item, _CANDIDATE_FIELDS, f"candidates.{index}."))
    return ElectionCase(
        rules=_rules(raw),
        vote=_term(SecretVote, raw, "election", ""),
        seats=_number(raw, "seats", ""),
        alternate_seats=_number(raw, "alternate_seats", "", 0),
        round=_number(raw, "round", "", 1),
        assembly=_assembly(_table(raw.get("assembly"), "assembly")),
        ballots=_ballots(_table(raw.get("ballots"), "ballots")),
        candidates=tuple(_candidate(item, f"candidates.{index}.") for index, item in enumerate(candidates)),
        tie_revote_of=_tied(raw.get("tie_revote_of")),
        role=_term(LevelRole, raw, "role", "") if raw.get("role") is not None else None,
        ignored=tuple(sorted(ignored)),
    )


def _tied(raw: object) -> tuple[str, ...]:
    return () if raw is None else tuple(_id(item, "tie_revote_of") for item in _list(raw, "tie_revote_of"))


def _assembly(raw: Mapping[str, object]) -> Assembly:
    _known(raw, _ASSEMBLY_FIELDS, "assembly.")
    return Assembly(
        form=_term(AssemblyForm, raw, "form", "assembly."),
        summoned=_number(raw, "summoned", "assembly."),
        deductions={group: _number(raw, group, "assembly.", 0) for group in Deduction},
        present=_number(raw, "present", "assembly.") if raw.get("present") is not None else None,
    )


def _ballots(raw: Mapping[str, object]) -> Ballots:
    _known(raw, _BALLOT_FIELDS, "ballots.")
    return Ballots(
        issued=_number(raw, "issued", "ballots."),
        returned=_number(raw, "returned", "ballots."),
        valid=_number(raw, "valid", "ballots."),
        invalid=_number(raw, "invalid", "ballots."),
    )


def _candidate(raw: Mapping[str, object], place: str) -> Candidate:
    name = raw.get("name", "")
    if not isinstance(name, str):
        raise _Misread("TEXT_EXPECTED", place=f"{place}name")
    return Candidate(_id(raw.get("id"), f"{place}id"), _on_one_line(name), _number(raw, "votes", place))


def _rules(raw: Mapping[str, object]) -> str:
    key = raw.get("rules")
    if not isinstance(key, str) or key not in PACK_KEYS:
        raise _Misread("ONE_OF_EXPECTED", place="rules", known=", ".join(PACK_KEYS))
    return key


def _unknown(raw: Mapping[str, object], fields: frozenset[str], place: str) -> Iterator[str]:
    """Remarks, left out and said so; a name that is almost a field's would change the outcome, so it is refused."""
    for name in sorted(set(raw) - fields):
        meant = get_close_matches(name, sorted(fields), n=1, cutoff=_ALIKE)
        if meant:
            raise _Misread("MISSPELT_FIELD", place=f"{place}{_on_one_line(name)}", meant=meant[0])
        yield _on_one_line(name)


def _known(raw: Mapping[str, object], fields: frozenset[str], place: str) -> None:
    unknown = sorted(set(raw) - fields)
    if unknown:
        told = f"{place}{_on_one_line(unknown[0])}"
        raise _Misread("UNKNOWN_FIELD", place=told, known=", ".join(sorted(fields)))


def _on_one_line(text: str) -> str:
    """A text as one line can show it: without line breaks, control characters and broken letters."""
    return " ".join("".join(" " if category(letter) in _UNSHOWN else letter for letter in text).split())


def _table(raw: object, place: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise _Misread("TABLE_EXPECTED", place=place)
    return raw


def _list(raw: object, place: str) -> list[object]:
    if not isinstance(raw, list):
        raise _Misread("LIST_EXPECTED", place=place)
    return raw


def _id(raw: object, place: str) -> str:
    if isinstance(raw, str) and raw.strip() and not any(category(letter) in _UNSHOWN for letter in raw):
        return raw
    raise _Misread("ID_EXPECTED", place=place)


def _number(raw: Mapping[str, object], name: str, place: str, missing: int | None = None) -> int:
    value = raw.get(name, missing)
    if type(value) is not int:
        raise _Misread("WHOLE_NUMBER_EXPECTED", place=f"{place}{name}")
    if abs(value) > _LARGEST:
        raise _Misread("NUMBER_TOO_LARGE", place=f"{place}{name}", most=number_text(_LARGEST))
    return value


def _term(kind: type[T], raw: Mapping[str, object], name: str, place: str) -> T:
    value = raw.get(name)
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    raise _Misread("ONE_OF_EXPECTED", place=f"{place}{name}", known=", ".join(kind))


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Misread("GIVEN_TWICE", what=_on_one_line(next(name for name in names if names.count(name) > 1)))
    return table


def _no_constant(name: str) -> object:
    raise _Misread("NOT_A_NUMBER", what=name)


def _whole(digits: str) -> int:
    """A whole number; one with more digits than any count needs is only known to be too large."""
    return int(digits) if len(digits) <= _MOST_DIGITS else _LARGEST + 1
