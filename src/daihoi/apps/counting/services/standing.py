"""The part that all writes share: the box held for one writer, and its totals moved with a ballot."""

from collections.abc import Sequence

from django.db.models import F

from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.models import Ballot, BallotBox, Decision, Standing
from daihoi.apps.counting.opinions import Agreed, Given, Read, agreed
from daihoi.apps.organisation.refusals import refuse
from daihoi.core.ballots import Election, Reason, Status, election_from


def held_box(box_id: int) -> BallotBox:
    """Take a box for this transaction: its totals are moved by one writer at a time."""
    return BallotBox.objects.select_for_update(of=("self",)).select_related("unit").get(pk=box_id)


def require_open(actor: User | None, box: BallotBox) -> None:
    """Let a person write to a box, or refuse."""
    if actor is not None:
        require(actor, Permission.COUNT_VOTES, box.unit.path)
    if box.is_closed:
        raise refuse("Biên bản kiểm phiếu đã ký nên không thay đổi được nữa.")


def election_in(box: BallotBox) -> Election:
    """Give the election as its ballots were printed."""
    return election_from(box.design, str(box))


def read_of(ballot: Ballot) -> Read:
    """Give what the reader made of a ballot."""
    return Read(
        Status(ballot.proposed),
        tuple(Reason(reason) for reason in ballot.reasons),
        ballot.votes_read,
        tuple(ballot.doubtful),
        ballot.twin_id is not None,
    )


def given_on(ballot: Ballot) -> tuple[Given, ...]:
    """Give what people answered about a ballot, in order."""
    return tuple(
        Given(each.author_id, each.candidate, Decision.Answer(each.answer)) for each in ballot.decisions.order_by("pk")
    )


def end_of(ballot: Ballot, box: BallotBox) -> Agreed:
    """Give where a ballot stands by its reading and all that was answered."""
    return agreed(read_of(ballot), given_on(ballot), election_in(box), box.deciders)


def move(box: BallotBox, ballot: Ballot, standing: Standing, votes: dict[str, bool | None]) -> None:
    """Take a ballot from where it stands to where it is to stand, and the totals with it."""
    _take_out(box, Standing(ballot.standing), voted_in(ballot.votes))
    ballot.standing, ballot.votes = standing, votes
    put_in(box, standing, voted_in(votes))


def put_in(box: BallotBox, standing: Standing, voted: Sequence[str]) -> None:
    """Add a ballot to the totals of a held box."""
    _add(box, standing, 1)
    if standing is Standing.VALID:
        box.votes_given += len(voted)
        box.totals.update(valid=F("valid") + 1)
        box.totals.filter(candidate__in=voted).update(votes=F("votes") + 1)
    box.save(update_fields=_COUNTED)


def _take_out(box: BallotBox, standing: Standing, voted: Sequence[str]) -> None:
    _add(box, standing, -1)
    if standing is Standing.VALID:
        box.votes_given -= len(voted)
        box.totals.filter(candidate__in=voted).update(votes=F("votes") - 1)
        box.totals.update(valid=F("valid") - 1)


_COUNTED = ["returned", "valid", "invalid", "under_review", "set_aside", "votes_given"]
_FIELD = {
    Standing.VALID: "valid",
    Standing.INVALID: "invalid",
    Standing.REVIEW: "under_review",
    Standing.SET_ASIDE: "set_aside",
}


def _add(box: BallotBox, standing: Standing, by: int) -> None:
    name = _FIELD[standing]
    setattr(box, name, getattr(box, name) + by)
    if standing is not Standing.SET_ASIDE:
        box.returned += by


def voted_in(votes: dict[str, bool | None]) -> list[str]:
    """Give the people voted for."""
    return [candidate for candidate, vote in votes.items() if vote]
