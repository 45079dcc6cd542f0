"""Every read of this room: a box with how far its reading is, its tally, what a person is asked next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404
from django.utils import timezone

from daihoi.apps.accounts.models import User
from daihoi.apps.counting.models import Ballot, BallotBox, Page, ScanFile, Standing
from daihoi.apps.counting.opinions import Opinion
from daihoi.apps.counting.services.decisions import opinion_for
from daihoi.apps.counting.services.standing import election_in
from daihoi.apps.organisation.models import Unit

_RATE_OVER = 40
_FRESH_SECONDS = 20


@dataclass(frozen=True)
class FileProgress:
    """One file and how many of its pages are read."""

    file: ScanFile
    done: int

    @property
    def percent(self) -> int:
        return 100 * self.done // self.file.page_count


@dataclass(frozen=True)
class Progress:
    """How far the reading of a box is: by file, by page, by ballot."""

    files: tuple[FileProgress, ...]
    pages: int
    done: int
    a_second: int

    @property
    def is_reading(self) -> bool:
        return any(each.file.state == ScanFile.State.WAITING for each in self.files)

    @property
    def is_stopped(self) -> bool:
        return any(each.file.state == ScanFile.State.STOPPED for each in self.files)

    @property
    def percent(self) -> int:
        return 100 * self.done // self.pages if self.pages else 0

    @property
    def seconds_left(self) -> int | None:
        return -(-(self.pages - self.done) // self.a_second) if self.a_second else None


@dataclass(frozen=True)
class Voted:
    """A person on the ballot and the votes for them so far."""

    number: int
    name: str
    votes: int


def box_of(unit: Unit, number: int) -> BallotBox:
    """Give one box of a unit; a box of another unit does not exist here."""
    found = BallotBox.objects.select_related("unit").filter(pk=number, unit=unit).first()
    if found is None:
        raise Http404("Không có việc đếm phiếu này ở đơn vị.")
    return found


def progress_of(box: BallotBox) -> Progress:
    """Give how far the reading is; files set aside don't count."""
    files = tuple(FileProgress(file, file.done) for file in box.files.annotate(done=Count("pages")))
    kept = [each for each in files if each.file.state != ScanFile.State.SET_ASIDE]
    pages, done = sum(each.file.page_count for each in kept), sum(each.done for each in kept)
    return Progress(files, pages, done, _rate(box))


def _rate(box: BallotBox) -> int:
    """Give the pages a second over the last ones read, 0 when none was read just now."""
    latest = list(Page.objects.filter(file__box=box).order_by("-at").values_list("at", flat=True)[:_RATE_OVER])
    if len(latest) < 2 or (timezone.now() - latest[0]).total_seconds() > _FRESH_SECONDS:
        return 0
    seconds = (latest[0] - latest[-1]).total_seconds()
    return round((len(latest) - 1) / seconds) if seconds > 0 else 0


def votes_in(box: BallotBox) -> tuple[Voted, ...]:
    """Give the votes of each person in the order of the ballot."""
    votes = dict(box.totals.values_list("candidate", "votes"))
    return tuple(
        Voted(number, candidate.name, votes[candidate.id])
        for number, candidate in enumerate(election_in(box).candidates, 1)
    )


def is_complete(box: BallotBox) -> bool:
    """Say whether every page that came in is read and every doubt decided."""
    unread = box.files.filter(state__in=[ScanFile.State.WAITING, ScanFile.State.STOPPED]).exists()
    return box.returned > 0 and box.under_review == 0 and not unread


def to_look_at(box: BallotBox, user: User | None) -> Iterator[Ballot]:
    """Give the ballots that wait for a person's answer, in order."""
    waiting = box.ballots.filter(standing=Standing.REVIEW).exclude(file__state=ScanFile.State.SET_ASIDE)
    for ballot in waiting.select_related("file"):
        if box.deciders < 2 or not opinion_for(user, ballot, box).is_settled:
            yield ballot


def next_to_look_at(box: BallotBox, user: User | None, after: int) -> Ballot | None:
    """Give the ballot that follows a number, and after the last the first again."""
    waiting = list(to_look_at(box, user))
    return next((ballot for ballot in waiting if ballot.number > after), waiting[0] if waiting else None)


def ballot_of(box: BallotBox, number: int) -> Ballot:
    """Give one ballot of a box by its number."""
    found = box.ballots.select_related("file", "twin").filter(number=number).first()
    if found is None:
        raise Http404("Không có phiếu này.")
    return found


def page_of(box: BallotBox, number: int) -> Page:
    """Give one page of a box."""
    found = Page.objects.select_related("file__box").filter(pk=number, file__box=box).first()
    if found is None:
        raise Http404("Không có trang này.")
    return found


def file_of(box: BallotBox, number: int) -> ScanFile:
    """Give one file of a box."""
    found = box.files.filter(pk=number).first()
    if found is None:
        raise Http404("Không có tệp này.")
    return found


@dataclass(frozen=True)
class Ending:
    """What one person decided of a ballot: in words, and the votes that differ from the other's."""

    who: str
    words: str


@dataclass(frozen=True)
class BallotDifference:
    """A ballot about which people came to different ends."""

    ballot: Ballot
    endings: tuple[Ending, ...]


def differences_in(box: BallotBox) -> tuple[BallotDifference, ...]:
    """Give the ballots about which people came to different ends, with each one's end."""
    disputed = box.ballots.filter(is_disputed=True, standing=Standing.REVIEW).select_related("file")
    return tuple(BallotDifference(ballot, _endings(ballot, box)) for ballot in disputed)


def _endings(ballot: Ballot, box: BallotBox) -> tuple[Ending, ...]:
    authors = {each.author_id: each.author for each in ballot.decisions.select_related("author") if each.author}
    opinions = {who: opinion_for(who, ballot, box) for who in authors.values()}
    settled = {who: opinion for who, opinion in opinions.items() if opinion.is_settled}
    names = {each.id: each.name for each in election_in(box).candidates}
    unlike = [one for one in names if len({opinion.votes.get(one) for opinion in settled.values()}) > 1]
    return tuple(Ending(who.full_name, _told(opinion, unlike, names)) for who, opinion in settled.items())


def _told(opinion: Opinion, unlike: list[str], names: dict[str, str]) -> str:
    """Give a person's end in words; of a valid ballot, with the names on which others differ."""
    told = [f"{names[one]}: {'bầu' if opinion.votes[one] else 'không bầu'}" for one in unlike]
    valid = opinion.standing is Standing.VALID and told
    return f"{opinion.standing.label} ({'; '.join(told)})" if valid else str(opinion.standing.label)
