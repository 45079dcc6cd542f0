"""Every read of this room: the votes of a congress, and one vote as its page shows it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import reaches
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.cases import Decided, decided
from daihoi.apps.elections.models import CountSource, Election, Stage
from daihoi.apps.elections.own_counts import Difference, differences
from daihoi.apps.elections.scanning import Scanned, Unlike, scanned_of, unlike
from daihoi.apps.elections.services import next_listing, printed_of
from daihoi.apps.elections.values import Count, Listing
from daihoi.apps.organisation.models import Unit
from daihoi.apps.planning.models import Congress
from daihoi.core.figures.vietnamese import column_share_text
from daihoi.core.regulations.elections import CountFinding, NextStep
from daihoi.core.regulations.terms import Deduction, Outcome


@dataclass(frozen=True)
class Standing:
    """A person on the list: the number on the ballot, the votes, their share of the base, what came of it."""

    number: int
    name: str
    votes: int | None
    share: str
    outcome: str
    good: bool


@dataclass(frozen=True)
class Base:
    """The base worked out: those summoned, what is taken off by group, what is left, the votes needed."""

    summoned: int
    taken_off: tuple[tuple[str, int], ...]
    base: int
    needed: int


@dataclass(frozen=True)
class Told:
    """One vote as its page shows it; `may_list` and `may_count` say what the reader can do now."""

    election: Election
    people: tuple[Standing, ...]
    count: Count | None
    base: Base | None
    next_step: NextStep | None
    following: Listing | None
    later: Election | None
    findings: tuple[CountFinding, ...]
    printed: int
    counted_by: tuple[str, ...]
    differences: tuple[Difference, ...]
    scanned: Scanned | None
    unlike: tuple[Unlike, ...]
    may_list: bool
    may_count: bool

    @property
    def shows_scans(self) -> bool:
        """Whether the scans' figures stand on the page: not before the hands have counted by themselves."""
        return self.count is not None or self.election.count_source == CountSource.APPROVED_SOFTWARE

    @property
    def is_listing(self) -> bool:
        return self.election.stage == Stage.LIST

    @property
    def is_counted(self) -> bool:
        return self.election.stage == Stage.COUNTED

    @property
    def is_signed(self) -> bool:
        return self.election.stage == Stage.SIGNED

    @property
    def elected(self) -> tuple[Standing, ...]:
        """Give those elected and the alternates, from the most votes down (sheet A.7.6)."""
        return tuple(person for person in self.people if person.good)

    @property
    def left(self) -> int:
        """Give how many printed ballots were not issued."""
        return self.printed - self.count.issued if self.count else self.printed

    @property
    def surplus(self) -> int:
        return len(self.people) - self.election.seats


def elections_of(congress: Congress) -> tuple[Election, ...]:
    """Give a congress's votes in the order in which they were opened."""
    return tuple(_votes().filter(congress=congress))


def _votes() -> QuerySet[Election]:
    rows = Election.objects.select_related("congress__unit__parent", "congress__cycle", "box__unit")
    return rows.prefetch_related("candidates", "absences", "print_runs", "own_counts__author")


def election_of(unit: Unit, number: int) -> Election:
    """Give one vote of a unit; a vote of another unit does not exist here."""
    found = _votes().filter(pk=number, congress__unit=unit).first()
    if found is None:
        raise Http404("Không có cuộc bầu này ở đơn vị.")
    return found


def told_of(election: Election, user: User) -> Told:
    """Give a vote with its outcome, and what the person may do with it."""
    told, path, scanned = decided(election), election.congress.unit.path, scanned_of(election)
    later = Election.objects.filter(
        congress=election.congress, body=election.body, round=election.round + 1
    ).select_related("congress")
    return Told(
        election=election,
        people=standings_of(election, told),
        count=told.count if told else None,
        base=base_of(told) if told else None,
        next_step=told.outcome.next_step if told else None,
        following=next_listing(election, told.outcome) if told else None,
        later=later.first(),
        findings=told.outcome.findings if told else (),
        printed=printed_of(election),
        counted_by=tuple(own.author.full_name for own in election.own_counts.all()),
        differences=differences(election, user),
        scanned=scanned,
        unlike=unlike(election, scanned, told.count) if scanned and told else (),
        may_list=reaches(user, path, Permission.MANAGE_ELECTION),
        may_count=reaches(user, path, Permission.COUNT_VOTES),
    )


def standings_of(election: Election, told: Decided | None) -> tuple[Standing, ...]:
    """Give the list: before the count in the order of the ballot, then elected first, from the most votes down."""
    if told is None:
        return tuple(
            Standing(person.position, person.full_name, None, "", "", good=False)
            for person in election.candidates.all()
        )
    outcome = told.outcome
    tied = outcome.tie.tied if outcome.tie else ()
    groups = (
        (outcome.elected, Outcome.ELECTED.label_vi, True),
        (outcome.alternates, Outcome.ALTERNATE.label_vi, True),
        (tied, "Bằng phiếu", False),
        (outcome.not_elected, Outcome.NOT_ELECTED.label_vi, False),
    )
    return tuple(
        Standing(
            number=int(person.id),
            name=person.name,
            votes=person.votes,
            share=column_share_text(person.votes, outcome.base),
            outcome=label,
            good=good,
        )
        for people, label, good in groups
        for person in people
    )


def base_of(told: Decided) -> Base:
    """Work out the base for the page and the paper (sheet A.7.2-A.7.5)."""
    assembly, outcome = told.case.assembly, told.outcome
    taken_off = tuple(
        (group.label_vi, assembly.deductions[group]) for group in Deduction if assembly.deductions.get(group)
    )
    return Base(assembly.summoned, taken_off, outcome.base, outcome.needed)
