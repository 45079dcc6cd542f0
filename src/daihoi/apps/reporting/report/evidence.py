"""Each figure of a report with the records that it was added up from."""

import json
from dataclasses import dataclass

import numpy as np

from daihoi.apps.organisation.queries import standing_below
from daihoi.apps.papers.paper import Number, Paper, Paragraph
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.figures import figure, whole_of
from daihoi.apps.reporting.loading import columns_of
from daihoi.apps.reporting.totals import NOTHING, totals
from daihoi.core.figures.vietnamese import share_text
from daihoi.core.regulations.terms import LevelRole
from daihoi.core.rollup import BY_CODE, Columns, place_in_list
from daihoi.core.rollup.counting import days_counted, per_congress


@dataclass(frozen=True)
class Evidence:
    """One figure: what it counts, its whole, and how much each unit's congress adds to it."""

    slug: str
    label: str
    role: LevelRole
    count: int
    whole: int | None
    whole_label: str
    formula: str
    records: tuple[tuple[str, int], ...]


def evidence_of(paper: Paper, place: Place) -> tuple[Evidence, ...]:
    """Find the records behind every figure in a paper's text, each figure once."""
    found = totals(place.unit, place.cycle, place.as_of)
    opened = _Opened(place)
    told = []
    for slug, role in dict.fromkeys((number.slug, number.role) for number in _numbers(paper)):
        read = figure(found.get(role, NOTHING), slug, whole_of(slug))
        told.append(
            Evidence(
                slug,
                read.label,
                role,
                read.count,
                read.whole,
                read.whole_label,
                read.formula,
                opened.records(slug, role),
            )
        )
    return tuple(told)


def _numbers(paper: Paper) -> list[Number]:
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    return [run for block in blocks for run in block.runs if isinstance(run, Number)]


class _Opened:
    """The congresses of a subtree, loaded once for all figures."""

    def __init__(self, place: Place) -> None:
        congresses = Congress.objects.filter(standing_below(place.unit, place.as_of), cycle=place.cycle)
        self.columns: Columns = columns_of(congresses)
        self.codes = dict(congresses.values_list("pk", "unit__code"))
        self.day = place.as_of.toordinal()

    def records(self, slug: str, role: LevelRole) -> tuple[tuple[str, int], ...]:
        """Give (unit code, count) of each congress of a role that adds to a figure."""
        measure, congresses = BY_CODE[slug], self.columns.congresses
        start, end = days_counted(measure, self.columns)
        amount = per_congress(measure, self.columns)
        of_role = congresses.attributes["role"] == place_in_list(role)
        rows = np.flatnonzero(of_role & (amount != 0) & (start <= self.day) & (end > self.day))
        return tuple(sorted((self.codes[int(congresses.key[row])], int(amount[row])) for row in rows))


def as_json(paper: Paper, place: Place, evidence: tuple[Evidence, ...]) -> bytes:
    """Write a report's text and figures as JSON, each figure with the records that it was added up from."""
    content = {
        "kind": paper.kind,
        "title": paper.title,
        "unit": {"code": place.unit.code, "name": place.unit.name},
        "cycle": place.cycle.code,
        "as_of": place.as_of.isoformat(),
        "text": [block.text for block in paper.blocks if isinstance(block, Paragraph)],
        "figures": [_figure(each) for each in evidence],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _figure(each: Evidence) -> dict[str, object]:
    share = share_text(each.count, each.whole) if each.whole else None
    return {
        "code": each.slug,
        "label": each.label,
        "role": each.role,
        "count": each.count,
        "whole": each.whole,
        "share": share,
        "formula": each.formula,
        "records": [{"unit": code, "count": count} for code, count in each.records],
    }
