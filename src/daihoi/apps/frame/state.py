"""What a table's address says: sort, filters, page, columns; a link shows a colleague the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

SORT, PAGE, COLUMNS, FORMAT, FILTER = "sap", "trang", "cot", "dinh-dang", "loc-"


@dataclass(frozen=True)
class State:
    """A table's state; `rest` are the address's other parameters, carried along."""

    sort: str = ""
    descending: bool = False
    filters: tuple[tuple[str, str], ...] = ()
    page: int = 1
    columns: tuple[str, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()

    def filter_of(self, key: str) -> str:
        return dict(self.filters).get(key, "")

    def pairs(self) -> list[tuple[str, str]]:
        """Give the parameters that stand for this state, the plain ones left out."""
        pairs = [*self.rest, *((FILTER + key, text) for key, text in self.filters)]
        if self.sort:
            pairs.append((SORT, ("-" if self.descending else "") + self.sort))
        pairs.extend((COLUMNS, key) for key in self.columns)
        if self.page > 1:
            pairs.append((PAGE, str(self.page)))
        return pairs

    def address(self, *more: tuple[str, str]) -> str:
        return "?" + urlencode([*self.pairs(), *more])

    def sorted_by(self, key: str, *, falling_first: bool) -> "State":
        """Give the state after a click on a heading: its first order, then the other one."""
        descending = not self.descending if self.sort == key else falling_first
        return replace(self, sort=key, descending=descending, page=1)


def read_state(query: QueryDict, keys: Sequence[str]) -> State:
    """Read the state from an address; unknown columns and pages that are no numbers are left out."""
    wanted = query.get(SORT, "")
    key = wanted.removeprefix("-")
    page = query.get(PAGE, "1")
    filters = ((key, query.get(FILTER + key, "").strip()) for key in keys)
    own = {SORT, PAGE, COLUMNS, FORMAT, *(FILTER + key for key in keys)}
    return State(
        sort=key if key in keys else "",
        descending=wanted.startswith("-"),
        filters=tuple((key, text) for key, text in filters if text),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 7 and int(page) else 1,
        columns=tuple(key for key in query.getlist(COLUMNS) if key in keys),
        rest=tuple((name, value) for name in query for value in query.getlist(name) if name not in own and value),
    )
