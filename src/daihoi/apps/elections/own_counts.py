"""Counts that several people wrote down without seeing each other's, and where two of them differ."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from daihoi.apps.accounts.models import User
from daihoi.apps.elections.models import Election, OwnCount
from daihoi.apps.elections.values import FIGURES, Count
from daihoi.core.regulations.terms import Deduction


@dataclass(frozen=True)
class Difference:
    """A figure on which two people differ."""

    label: str
    mine: int
    theirs: int


def keep_own(author: User, election: Election, count: Count) -> bool:
    """Keep one person's count apart; say whether somebody else's has the same figures."""
    OwnCount.objects.update_or_create(election=election, author=author, defaults={"figures": asdict(count)})
    others = election.own_counts.exclude(author=author)
    return any(_figures(read(other)) == _figures(count) for other in others)


def own_count(election: Election, author: User) -> Count | None:
    """Give what a person wrote down of an election, None when nothing yet."""
    found = election.own_counts.filter(author=author).first()
    return read(found) if found else None


def read(stored: OwnCount) -> Count:
    """Read a kept count back."""
    figures = dict(stored.figures)
    absences = {Deduction(group): people for group, people in figures.pop("absences").items()}
    return Count(**{**figures, "votes": tuple(figures["votes"]), "absences": absences})


def differences(election: Election, author: User) -> tuple[Difference, ...]:
    """Give where a person's count differs from the latest one of somebody else; nothing while either is missing."""
    mine = own_count(election, author)
    other = election.own_counts.exclude(author=author).order_by("-at").first()
    return tuple(_differences(election, mine, read(other))) if mine and other else ()


def _differences(election: Election, mine: Count, theirs: Count) -> Iterator[Difference]:
    names = [candidate.full_name for candidate in election.candidates.all()]
    labels = [*FIGURES.values(), *(group.label_vi for group in Deduction), *names]
    for label, first, second in zip(labels, _figures(mine), _figures(theirs), strict=True):
        if first != second:
            yield Difference(label, first, second)


def _figures(count: Count) -> tuple[int, ...]:
    absences = (count.absences.get(group, 0) for group in Deduction)
    return (*(getattr(count, name) for name in FIGURES), *absences, *count.votes)
