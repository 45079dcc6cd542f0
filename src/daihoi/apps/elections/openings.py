"""What a form opens with, so that nobody types again what is known already."""

from daihoi.apps.accounts.models import User
from daihoi.apps.elections.cases import count_of, decided
from daihoi.apps.elections.forms import count_as_typed
from daihoi.apps.elections.models import CountSource, Election
from daihoi.apps.elections.own_counts import own_count
from daihoi.apps.elections.scanning import as_typed, scanned_of
from daihoi.apps.elections.values import Count
from daihoi.apps.planning.models import Congress
from daihoi.core.regulations.elections import AssemblyForm
from daihoi.core.regulations.terms import ElectedBody, LevelRole

_IN_CONFERENCE = frozenset(ElectedBody) - {ElectedBody.COMMITTEE, ElectedBody.DELEGATES}


def first_list(congress: Congress, votes: tuple[Election, ...]) -> dict[str, object]:
    """Give the next body that is usually elected, and where: after the committee its posts (sheet A.10.1)."""
    opened = {ElectedBody(election.body) for election in votes}
    body = next((body for body in ElectedBody if body not in opened), ElectedBody.COMMITTEE)
    in_conference = body in _IN_CONFERENCE and congress.role != LevelRole.CELL
    return {"body": body, "voters": AssemblyForm.CONFERENCE if in_conference else AssemblyForm(congress.form)}


def first_count(election: Election, votes: tuple[Election, ...], user: User) -> dict[str, object]:
    """Give the person's own count or the stored one, else who could vote: as an earlier vote or the congress says."""
    if (stored := own_count(election, user) or count_of(election)) is not None:
        return count_as_typed(stored)
    return {**_assembly(election, votes), **_scanned(election)}


def _scanned(election: Election) -> dict[str, object]:
    """Where the scans are the official count their figures stand in the form; else the hands count by themselves."""
    scanned = scanned_of(election) if election.count_source == CountSource.APPROVED_SOFTWARE else None
    return as_typed(scanned) if scanned and scanned.is_complete else {}


def _assembly(election: Election, votes: tuple[Election, ...]) -> dict[str, object]:
    same = [count for vote in votes if vote.voters == election.voters and (count := count_of(vote))]
    if same:
        return _assembly_of(same[-1])
    if election.voters == AssemblyForm.CONFERENCE:
        return {"summoned": _elected_to_committee(votes)}
    congress = election.congress
    return {"summoned": congress.summoned, "present": congress.present}


def _assembly_of(count: Count) -> dict[str, object]:
    absences = {group.value: people for group, people in count.absences.items()}
    return {"summoned": count.summoned, "present": count.present, **absences}


def _elected_to_committee(votes: tuple[Election, ...]) -> int | None:
    told = [decided(vote) for vote in votes if vote.body == ElectedBody.COMMITTEE]
    elected = sum(len(each.outcome.elected) for each in told if each)
    return elected or None
