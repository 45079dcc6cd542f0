"""What a count from scans stands on, item by item: the ballot, files, pages, ballots, decisions and totals of a box."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from daihoi.apps.counting.models import BallotBox, Decision, Page, Seal
from daihoi.apps.counting.storage import shelf_of
from daihoi.core.ballots.evidence import Differences, code_over, compare, grouped, leaf


@dataclass(frozen=True)
class Checked:
    """A sealed count held against what is kept now: how many items were bound, and the names of those not the same.

    `list_holds` is False when the list of leaves kept with the seal no longer gives its own code.
    """

    seal: Seal
    items: int
    list_holds: bool
    differences: Differences

    @property
    def is_whole(self) -> bool:
        return self.list_holds and not self.differences


def leaves_of(box: BallotBox) -> dict[str, bytes]:
    """Give the leaf of every item of a box by its name; a file of scans that is no longer there has none."""
    return dict(_leaves(box))


def code_of(box: BallotBox) -> str:
    """Give the short code of a box as it stands now."""
    return code_over(leaves_of(box).values())


def check(seal: Seal) -> Checked:
    """Work out anew, from files and rows, what was sealed."""
    kept = {name: bytes.fromhex(bound) for name, bound in seal.leaves}
    holds = code_over(kept.values()) == seal.code
    return Checked(seal, len(kept), holds, compare(kept, leaves_of(seal.box)))


def sealed_as(code: str) -> Seal | None:
    """Give the sealed count that bears a code, typed with or without its hyphens; None when there is none."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return Seal.objects.select_related("box__unit").filter(code=grouped(plain)).last()


def _leaves(box: BallotBox) -> Iterator[tuple[str, bytes]]:
    yield _bound("phiếu bầu", [box.design, box.seats, box.deciders])
    files = list(box.files.all())
    places = {file.pk: place for place, file in enumerate(files, 1)}
    for file in files:
        content = shelf_of(box.pk).digest(file.digest, file.suffix)
        if content:
            yield _bound(f"tệp {places[file.pk]}", [file.name, content, file.page_count, file.state])
    for page in Page.objects.filter(file__box=box).select_related("ballot").order_by("file", "number"):
        ballot = page.ballot.number if page.ballot else None
        yield _bound(
            f"trang {page.number} của tệp {places[page.file_id]}", [page.kind, page.side, page.reading, ballot]
        )
    for found in box.ballots.order_by("number"):
        read = [found.proposed, found.reasons, found.votes_read, found.doubtful]
        yield _bound(f"phiếu {found.number}", [*read, found.standing, found.votes])
    decisions = Decision.objects.filter(ballot__box=box).select_related("ballot", "author").order_by("pk")
    for place, given in enumerate(decisions, 1):
        author = given.author.username if given.author else ""
        told = [given.ballot.number, author, given.at.isoformat(), given.candidate, given.answer]
        yield _bound(f"quyết định {place}", told)
    yield _bound("số phiếu", list(box.totals.values_list("candidate", "votes", "valid")))


def _bound(name: str, content: object) -> tuple[str, bytes]:
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return name, leaf(name, written.encode())
