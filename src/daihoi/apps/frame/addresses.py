"""Addresses that keep what a colleague needs to see the same thing: the cycle and the day."""

from collections.abc import Callable
from urllib.parse import quote, urlencode

from django.http import QueryDict
from django.urls import reverse

KEPT = ("chu-ky", "den-ngay")
_PLACEHOLDER = "0-ma-don-vi-0"


def kept(query: QueryDict, *names: str) -> str:
    """Give the part of an address that carries the chosen cycle and day on (or what is named), nothing if none was."""
    pairs = [(name, query[name]) for name in names or KEPT if query.get(name)]
    return f"?{urlencode(pairs)}" if pairs else ""


def with_query(address: str, **parameters: str) -> str:
    """Add parameters to an address that may have some already; `_` in a name stands for `-`."""
    if not parameters:
        return address
    pairs = [(name.replace("_", "-"), value) for name, value in parameters.items()]
    return address + ("&" if "?" in address else "?") + urlencode(pairs)


def unit_addresses(page: str, query: QueryDict, *rest: str, **parameters: str) -> Callable[[str], str]:
    """Give the function from a unit's code to a page's address; the address is worked out once for many rows."""
    pattern = with_query(reverse(page, args=[_PLACEHOLDER, *rest]) + kept(query), **parameters)
    before, _, after = pattern.partition(_PLACEHOLDER)
    return lambda code: before + quote(code, safe="") + after
