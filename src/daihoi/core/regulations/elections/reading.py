"""A count from its JSON file (contract 2): every field named and of its kind, or one line that says which isn't."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from daihoi.core.errors import UnusableInput
from daihoi.core.regulations.elections.case import Assembly, Ballots, Candidate, ElectionCase
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


def read_case(path: Path) -> ElectionCase:
    """Read a count; UnusableInput names the file and the place of what can't be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        raw = json.loads(text, object_pairs_hook=_no_twins, parse_constant=_no_constant)
        return _case(_table(raw, "tệp"))
    except OSError as error:
        raise UnusableInput(f"{path}: không đọc được tệp ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise UnusableInput(f"{path}: tệp không phải văn bản UTF-8 (vị trí {error.start}).") from error
    except json.JSONDecodeError as error:
        raise UnusableInput(f"{path}: không phải JSON, dòng {error.lineno}, cột {error.colno}.") from error
    except RecursionError as error:
        raise UnusableInput(f"{path}: JSON lồng nhau quá sâu.") from error
    except _Misread as error:
        raise UnusableInput(f"{path}: {error}") from error


class _Misread(ValueError):
    """A field that isn't what the format says; the message names it."""


def _case(raw: Mapping[str, object]) -> ElectionCase:
    candidates = [
        _table(item, f"candidates.{index}") for index, item in enumerate(_list(raw.get("candidates"), "candidates"))
    ]
    return ElectionCase(
        rules=_rules(raw),
        vote=_term(SecretVote, raw, "election", ""),
        seats=_number(raw, "seats", ""),
        alternate_seats=_number(raw, "alternate_seats", "", 0),
        round=_number(raw, "round", "", 1),
        assembly=_assembly(_table(raw.get("assembly"), "assembly")),
        ballots=_ballots(_table(raw.get("ballots"), "ballots")),
        candidates=tuple(_candidate(item, f"candidates.{index}.") for index, item in enumerate(candidates)),
        tie_revote_of=tuple(
            _id(item, "tie_revote_of") for item in _list(raw.get("tie_revote_of") or [], "tie_revote_of")
        ),
        role=_term(LevelRole, raw, "role", "") if raw.get("role") is not None else None,
        ignored=_unknown([raw], _CASE_FIELDS) + _unknown(candidates, _CANDIDATE_FIELDS),
    )


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
        raise _Misread(f"{place}name: cần một chuỗi chữ.")
    return Candidate(_id(raw.get("id"), f"{place}id"), name, _number(raw, "votes", place))


def _rules(raw: Mapping[str, object]) -> str:
    key = raw.get("rules")
    if not isinstance(key, str) or key not in PACK_KEYS:
        raise _Misread(f"rules: cần một trong {', '.join(PACK_KEYS)}.")
    return key


def _unknown(tables: Iterable[Mapping[str, object]], fields: frozenset[str]) -> tuple[str, ...]:
    """Fields that say nothing to this format: left out where they can't touch a count, and said so."""
    return tuple(sorted({name for table in tables for name in table if name not in fields}))


def _known(raw: Mapping[str, object], fields: frozenset[str], place: str) -> None:
    unknown = sorted(set(raw) - fields)
    if unknown:
        raise _Misread(f"{place}{unknown[0]}: không có mục này; các mục là {', '.join(sorted(fields))}.")


def _table(raw: object, place: str) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise _Misread(f"{place}: cần một bảng {{…}}.")
    return raw


def _list(raw: object, place: str) -> list[object]:
    if not isinstance(raw, list):
        raise _Misread(f"{place}: cần một danh sách […].")
    return raw


def _id(raw: object, place: str) -> str:
    if isinstance(raw, str) and raw.strip():
        return raw
    raise _Misread(f"{place}: cần một mã, là chuỗi chữ không trống.")


def _number(raw: Mapping[str, object], name: str, place: str, missing: int | None = None) -> int:
    value = raw.get(name, missing)
    if type(value) is not int or abs(value) > _LARGEST:
        raise _Misread(f"{place}{name}: cần một số nguyên.")
    return value


def _term(kind: type[T], raw: Mapping[str, object], name: str, place: str) -> T:
    value = raw.get(name)
    if isinstance(value, str) and value in list(kind):
        return kind(value)
    raise _Misread(f"{place}{name}: cần một trong {', '.join(kind)}.")


def _no_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Misread(f"{next(name for name in names if names.count(name) > 1)}: ghi hai lần.")
    return table


def _no_constant(name: str) -> object:
    raise _Misread(f"{name} không phải là số.")
