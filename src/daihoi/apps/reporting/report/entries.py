"""What the log keeps of a report that was made, at the command line or from its page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record
from daihoi.apps.accounts.models import User
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.building import ReportKind
from daihoi.apps.reporting.report.files import ReportFormat

REPORT_MADE = EntryType("reporting.report_made", "Lập báo cáo")


@dataclass(frozen=True)
class ReportSnapshot:
    """Which report was made, in which form, of which cycle and day."""

    report: ReportKind
    file_format: ReportFormat
    cycle: str
    as_of: date


@contextmanager
def record_report(place: Place, kind: ReportKind, form: ReportFormat, by: User | None = None) -> Iterator[None]:
    """Write down that a report of a unit is made in the block, both or neither; by nobody's account at a command."""
    after = ReportSnapshot(kind, form, place.cycle.code, place.as_of)
    with transaction.atomic():
        record(Act(actor=by, kind=REPORT_MADE, unit_code=place.unit.code, subject=place.unit.name, after=after))
        yield
