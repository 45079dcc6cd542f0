"""Totals over the tree, columnar: what is counted, counted once from records, and added up to every unit above."""

from daihoi.core.rollup.columns import (
    NEVER,
    Columns,
    CongressColumns,
    RecordColumns,
    body_bit,
    day_number,
    place_in_list,
)
from daihoi.core.rollup.counting import Increments, increments
from daihoi.core.rollup.measures import BY_CODE, MEASURES, WIDTH, Elects, Measure, Moment, Population
from daihoi.core.rollup.packing import pack, total, unpack
from daihoi.core.rollup.tree import Dated, TotalRow, level_by_level, running_totals

__all__ = [
    "BY_CODE",
    "MEASURES",
    "NEVER",
    "WIDTH",
    "Columns",
    "CongressColumns",
    "Dated",
    "Elects",
    "Increments",
    "Measure",
    "Moment",
    "Population",
    "RecordColumns",
    "TotalRow",
    "body_bit",
    "day_number",
    "increments",
    "level_by_level",
    "pack",
    "place_in_list",
    "running_totals",
    "total",
    "unpack",
]
