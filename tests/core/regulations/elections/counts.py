"""Counts for the tests: sound ones, of which a test changes what it is about."""

from collections.abc import Mapping

from daihoi.core.regulations import load_pack
from daihoi.core.regulations.elections import (
    Assembly,
    AssemblyForm,
    Ballots,
    Candidate,
    ElectionCase,
    ElectionOutcome,
    SecretVote,
    decide,
)
from daihoi.core.regulations.terms import Deduction


def assembly(
    summoned: int,
    deductions: Mapping[Deduction, int] | None = None,
    form: AssemblyForm = AssemblyForm.DELEGATES_CONGRESS,
    present: int | None = None,
) -> Assembly:
    """An assembly of that many summoned."""
    return Assembly(form=form, summoned=summoned, deductions=deductions or {}, present=present)


def ballots(valid: int, invalid: int = 0) -> Ballots:
    """As many ballots issued and returned as were valid and invalid."""
    return Ballots(issued=valid + invalid, returned=valid + invalid, valid=valid, invalid=invalid)


def votes(*figures: int) -> tuple[Candidate, ...]:
    """Candidates 1, 2, 3 … with those votes."""
    return tuple(Candidate(str(number), "", figure) for number, figure in enumerate(figures, 1))


def count(
    seats: int, who: Assembly, papers: Ballots, candidates: tuple[Candidate, ...], **more: object
) -> ElectionCase:
    """A count of a committee election of 2025 unless told otherwise."""
    told = {"rules": "2025", "vote": SecretVote.COMMITTEE} | more
    return ElectionCase(seats=seats, assembly=who, ballots=papers, candidates=candidates, **told)  # type: ignore[arg-type]


def decided(case: ElectionCase) -> ElectionOutcome:
    """What the rules of its cycle make of it."""
    return decide(case, load_pack(case.rules))


def ids(candidates: tuple[Candidate, ...]) -> list[str]:
    """The ids in the order given."""
    return [candidate.id for candidate in candidates]
