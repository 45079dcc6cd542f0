"""A short sign of what is stored of a congress, by which a save notices that somebody else saved in between."""

import hashlib

from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import attendance_of
from daihoi.apps.results.models import Result
from daihoi.apps.results.rows import packet_of


def version_of(congress: Congress, result: Result | None) -> str:
    """Give the sign of the stored attendance and result; equal facts have equal signs."""
    facts = repr((attendance_of(congress), packet_of(result) if result else None))
    return hashlib.sha256(facts.encode()).hexdigest()[:20]
