"""Rule packs from their TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from daihoi.core.errors import UnusableInput
from daihoi.core.regulations.decoding import InvalidPack, allows_none, decode_value, without_none
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.rule import Rule
from daihoi.core.regulations.schema import RoleRules, Title
from daihoi.core.regulations.terms import LevelRole, RuleStatus

PACK_KEYS = ("2020", "2025")
_RULE_FIELDS = frozenset({"value", "section", "citation", "status", "sources", "note"})
_OPTIONAL_RULE_FIELDS = frozenset({"sources", "note"})
_NOT_GROUPS = frozenset({"key", "roles", "territorial"})
_UNTITLED = Title("")


class UnknownPack(UnusableInput):
    """There is no rule pack of that name."""


@cache
def load_pack(key: str) -> RulePack:
    """The rule pack of a cycle, `2020` or `2025`; UnknownPack for any other name."""
    if key not in PACK_KEYS:
        raise UnknownPack(f"Không có bộ quy định “{key}”; hiện có: {', '.join(PACK_KEYS)}.")
    return parse_pack(key, read_toml(f"{key}.toml"))


def read_toml(name: str) -> dict[str, Any]:
    """The contents of a file that stands among the packs."""
    return tomllib.loads(files(__package__).joinpath("packs", name).read_text("utf-8"))


def parse_pack(key: str, raw: Mapping[str, Any]) -> RulePack:
    """A pack from a parsed file; InvalidPack, naming the place, if a rule is missing, unknown or ill-formed."""
    plain = {name: table for name, table in raw.items() if name not in _NOT_GROUPS}
    groups = _parse_group(RulePack, plain, "", _NOT_GROUPS)
    roles = {
        LevelRole(name): RoleRules(**_parse_group(RoleRules, table, f"roles.{name}"))
        for name, table in raw.get("roles", {}).items()
    }
    if missing := set(LevelRole) - set(roles):
        raise InvalidPack(f"roles: missing {', '.join(sorted(missing))}")
    territorial = {
        LevelRole(name): _replace_groups(roles[LevelRole(name)], table, f"territorial.{name}")
        for name, table in raw.get("territorial", {}).items()
    }
    return RulePack(key=key, roles=MappingProxyType(roles), territorial=MappingProxyType(territorial), **groups)


def _replace_groups(base: RoleRules, raw: Mapping[str, Any], place: str) -> RoleRules:
    return replace(base, **{name: _parse_field(type(getattr(base, name)), raw, f"{place}.{name}") for name in raw})


def _parse_group(
    kind: type[Any], raw: Mapping[str, Any], place: str, skipped: frozenset[str] = frozenset()
) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    wanted = [field.name for field in fields(kind) if field.name not in skipped]
    if unknown := set(raw) - set(wanted):
        raise InvalidPack(f"{place or 'pack'}: unknown {', '.join(sorted(unknown))}")
    return {name: _parse_field(hints[name], raw, f"{place}.{name}".lstrip(".")) for name in wanted}


def _parse_field(annotation: Any, raw: Mapping[str, Any], path: str) -> Any:
    kind, title = _kind_and_title(annotation)
    found = raw.get(path.rpartition(".")[2])
    plain = without_none(kind)
    if get_origin(plain) is tuple:
        return _parse_rules(title, get_args(plain)[0], found or [], path)
    if get_origin(plain) is not Rule:
        return plain(**_parse_group(plain, found or {}, path))
    if isinstance(found, Mapping):
        return _parse_rule(title, plain, found, path)
    if found is None and allows_none(kind):
        return None
    raise InvalidPack(f"{path}: missing or not a table")


def _kind_and_title(annotation: Any) -> tuple[Any, Title]:
    for extra in getattr(annotation, "__metadata__", ()):
        if isinstance(extra, Title):
            return get_args(annotation)[0], extra
    return annotation, _UNTITLED


def _parse_rules(title: Title, kind: Any, raw: list[Mapping[str, Any]], path: str) -> tuple[Rule[Any], ...]:
    parsed = [_parse_rule(title, kind, table, f"{path}[{index}]") for index, table in enumerate(raw)]
    return tuple(replace(rule, key=f"{path}.{rule.value.name}") for rule in parsed)


def _parse_rule(title: Title, kind: Any, raw: Mapping[str, Any], path: str) -> Rule[Any]:
    if unknown := set(raw) - _RULE_FIELDS:
        raise InvalidPack(f"{path}: unknown {', '.join(sorted(unknown))}")
    if missing := _RULE_FIELDS - _OPTIONAL_RULE_FIELDS - set(raw):
        raise InvalidPack(f"{path}: missing {', '.join(sorted(missing))}")
    return Rule(
        value=decode_value(get_args(kind)[0], raw["value"], path),
        section=decode_value(str, raw["section"], f"{path}.section"),
        citation=decode_value(str, raw["citation"], f"{path}.citation"),
        status=decode_value(RuleStatus, raw["status"], f"{path}.status"),
        note_vi=decode_value(str, raw.get("note", ""), f"{path}.note"),
        sources=tuple(_address(source, path) for source in raw.get("sources", [])),
        key=path,
        **asdict(title),
    )


def _address(source: str, path: str) -> str:
    address = _addresses().get(source)
    if address is None:
        raise InvalidPack(f"{path}.sources: unknown source {source!r}")
    return address


@cache
def _addresses() -> Mapping[str, str]:
    return read_toml("sources.toml")
