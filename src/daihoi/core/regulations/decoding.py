"""Typed values from what a TOML file holds."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any, Union, get_args, get_origin, get_type_hints

from daihoi.core.regulations.terms import Term
from daihoi.core.regulations.values import Share, YearMonth


class InvalidPack(ValueError):
    """A rule pack's file says something that the schema doesn't allow; the message names the place."""


def decode_value(kind: Any, raw: object, place: str) -> Any:
    """A value of the annotated kind; InvalidPack naming the place if the file holds something else."""
    kind = without_none(kind)
    try:
        return _decode(kind, raw, place)
    except InvalidPack:
        raise
    except (TypeError, ValueError) as error:
        raise InvalidPack(f"{place}: {error}") from error


def without_none(kind: Any) -> Any:
    """The kind itself where an annotation also allows None."""
    if get_origin(kind) in (Union, types.UnionType):
        return next(part for part in get_args(kind) if part is not type(None))
    return kind


def allows_none(kind: Any) -> bool:
    """Whether an annotation allows None."""
    return type(None) in get_args(kind)


def _decode(kind: Any, raw: object, place: str) -> Any:
    if get_origin(kind) is tuple:
        return _decode_list(get_args(kind)[0], raw, place)
    if kind in (YearMonth, Share) or issubclass(kind, Term):
        return _decode_text(kind, raw)
    if is_dataclass(kind):
        return _decode_dataclass(kind, raw, place)
    if kind in (int, str, bool, date) and type(raw) is kind:
        return raw
    raise TypeError(f"expected {kind.__name__}, found {raw!r}")


def _decode_text(kind: Any, raw: object) -> Any:
    if not isinstance(raw, str):
        raise TypeError(f"expected text for {kind.__name__}, found {raw!r}")
    return kind(raw) if issubclass(kind, Term) else kind.parse(raw)


def _decode_list(kind: Any, raw: object, place: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise TypeError(f"expected a list, found {raw!r}")
    return tuple(decode_value(kind, part, f"{place}[{index}]") for index, part in enumerate(raw))


def _decode_dataclass(kind: Any, raw: object, place: str) -> Any:
    if not isinstance(raw, Mapping):
        raise TypeError(f"expected a table, found {raw!r}")
    hints = get_type_hints(kind)
    if unknown := set(raw) - {field.name for field in fields(kind)}:
        raise InvalidPack(f"{place}: unknown {', '.join(sorted(unknown))}")
    missing = [field.name for field in fields(kind) if field.name not in raw and field.default is MISSING]
    if missing:
        raise InvalidPack(f"{place}: missing {', '.join(missing)}")
    return kind(**{name: decode_value(hints[name], part, f"{place}.{name}") for name, part in raw.items()})
