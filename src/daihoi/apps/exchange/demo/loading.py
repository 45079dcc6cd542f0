"""Loads the demonstration whole or not at all: one transaction, so that a load cut short leaves nothing behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from django.db import transaction

from daihoi.apps.accounts.audit import Act, record
from daihoi.apps.accounts.mark import forget_mark
from daihoi.apps.exchange.demo import CITY, CYCLE, SEED, TERM, TODAY
from daihoi.apps.exchange.demo.accounts import ACCOUNTS, DemoAccounts, make_accounts, sign_in_lines
from daihoi.apps.exchange.demo.city import NAME, build_uppers, city_meeting, plan_city
from daihoi.apps.exchange.demo.layout import Extent
from daihoi.apps.exchange.demo.rows import Named, Writer
from daihoi.apps.exchange.entries import DEMO_LOADED
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.services import CycleTerms, create_cycle
from daihoi.apps.reporting.services import rebuild_totals
from daihoi.core.errors import UnusableInput
from daihoi.core.regulations.terms import LevelRole

__all__ = ["Extent", "Progress", "is_loaded", "load", "sign_in_lines"]


Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Loaded:
    """What the log keeps of the load."""

    extent: str
    units: int
    congresses: int
    people: int
    mandates: int


def is_loaded() -> bool:
    """Say whether the demonstration stands in the database."""
    return Unit.objects.filter(code=CITY, name=NAME).exists()


@transaction.atomic
def load(progress: Progress, extent: Extent = Extent.WHOLE) -> DemoAccounts:
    """Load the demonstration into an empty database; `progress` is told how many cells are written, of how many.

    Raises `UnusableInput` when the database already holds units or cycles.
    """
    if Unit.objects.exists() or Cycle.objects.exists():
        raise UnusableInput("Cơ sở dữ liệu đã có dữ liệu; dữ liệu minh họa chỉ nạp được vào cơ sở dữ liệu trống.")
    forget_mark()
    cycle = create_cycle(actor=None, terms=_terms())
    writer = Writer(cycle)
    cells = _write_city(writer, extent, progress)
    make_accounts()
    rebuild_totals(cycle)
    progress(cells, cells)
    loaded = Loaded(
        extent=extent.value,
        units=writer.units.written,
        congresses=writer.congresses.written,
        people=writer.people.written,
        mandates=writer.mandates.written,
    )
    record(Act(actor=None, kind=DEMO_LOADED, unit_code=CITY, subject=NAME, after=loaded))
    return ACCOUNTS


def _terms() -> CycleTerms:
    return CycleTerms(
        code=CYCLE,
        term=TERM,
        pack=CYCLE,
        begins_on=date(2019, 7, 1),
        ends_on=date(2020, 12, 31),
        clock=TODAY,
    )


def _write_city(writer: Writer, extent: Extent, progress: Progress) -> int:
    rng = Random(SEED)  # noqa: S311 (made-up data that must come out alike each time)
    plan = plan_city(rng, extent)
    city = writer.write_unit(Named(CITY, NAME, LevelRole.CENTRAL_ATTACHED), None, 0)
    official = probationary = cells = 0
    for place, upper in enumerate(build_uppers(rng, plan)):
        progress(cells, plan.cells)
        writer.write(upper, city, place)
        official += upper.meeting.assembly.official
        probationary += upper.meeting.assembly.probationary
        cells += sum(len(body.below) for body in upper.below)
    writer.write_congress(city, city_meeting(official, probationary))
    writer.finish()
    return cells
