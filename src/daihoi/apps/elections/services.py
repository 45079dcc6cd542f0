"""Every write of this room: a vote opened, its list changed, its count recorded, its minutes signed, a further vote.

```
         open              record_count           sign_minutes            open_next
  (none) ────> LIST ───────────────> COUNTED ──────────────> SIGNED ──────────────> a further vote, LIST
                 ^  change_list        ^   record_count        │
                                       └───────────────────────┘ reopen_count (with a reason)
```
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.counting.models import BallotBox
from daihoi.apps.counting.services.boxes import close_box, open_box, reopen_box
from daihoi.apps.elections.ballots import ballot_of
from daihoi.apps.elections.cases import count_of, decided, refusals_of
from daihoi.apps.elections.models import Absence, Candidate, CountSource, Election, PrintRun, Stage
from daihoi.apps.elections.own_counts import keep_own
from daihoi.apps.elections.scanning import scanned_of, unlike
from daihoi.apps.elections.values import FIGURES, Board, Count, Listing
from daihoi.apps.organisation.refusals import Objection, Refused, given_reason, refuse
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.apps.planning.services import Change
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.names import person_sort_key
from daihoi.core.regulations.elections import AssemblyForm, ElectionOutcome, NextStep
from daihoi.core.regulations.terms import CongressStatus, ElectedBody, LevelRole, Outcome

ELECTION_OPENED = EntryType("elections.opened", "Mở cuộc bầu", reads=Permission.VIEW_RESULTS)
LIST_CHANGED = EntryType("elections.list_changed", "Sửa danh sách bầu cử", reads=Permission.VIEW_RESULTS)
ELECTION_DROPPED = EntryType("elections.dropped", "Bỏ cuộc bầu chưa kiểm phiếu", reads=Permission.VIEW_RESULTS)
COUNT_RECORDED = EntryType("elections.count_recorded", "Ghi kết quả kiểm phiếu", reads=Permission.VIEW_RESULTS)
BALLOTS_PRINTED = EntryType("elections.ballots_printed", "In phiếu bầu")
OWN_COUNT_KEPT = EntryType("elections.own_count_kept", "Ghi bản đếm riêng")
MINUTES_SIGNED = EntryType("elections.minutes_signed", "Ghi biên bản kiểm phiếu đã ký", reads=Permission.VIEW_RESULTS)
SOURCE_CHOSEN = EntryType("elections.source_chosen", "Chọn nguồn số liệu kiểm phiếu", reads=Permission.VIEW_RESULTS)
COUNT_REOPENED = EntryType("elections.count_reopened", "Mở lại kết quả kiểm phiếu đã ký")

MOST_CANDIDATES, MOST_COPIES = 220, 20_000


@dataclass(frozen=True)
class Printed:
    """What the log keeps of a print run."""

    copies: int


@dataclass(frozen=True)
class Source:
    """What the log keeps of which count is official."""

    count_source: str


@dataclass(frozen=True)
class Wanted:
    """An election as a person saw it when they began: a write is refused when somebody changed it since."""

    election: Election
    revision: int


@transaction.atomic
def open_election(*, actor: User | None, congress: Congress, listing: Listing) -> Election:
    """Open the first vote on a body of a congress with its list (sheet A.10.2)."""
    _require(actor, Permission.MANAGE_ELECTION, congress)
    stand_in_line()
    if congress.status == CongressStatus.CANCELLED:
        raise refuse("Đại hội này đã ghi là không tổ chức nên không có cuộc bầu nào.")
    if Election.objects.filter(congress=congress, body=listing.body).exists():
        raise refuse(f"Đã có cuộc bầu {listing.body.title_vi(LevelRole(congress.role))} của đại hội này.", "body")
    election = Election(congress=congress, body=listing.body)
    return _opened(actor, election, listing)


@transaction.atomic
def change_list(*, actor: User | None, wanted: Wanted, listing: Listing) -> Election:
    """Change the seats or the list of a vote that was not counted yet."""
    election = _taken_up(actor, Permission.MANAGE_ELECTION, wanted, (Stage.LIST,), "sửa danh sách")
    if election.print_runs.exists():
        raise refuse("Phiếu bầu theo danh sách này đã in; bỏ cuộc bầu rồi mở lại nếu danh sách thay đổi.")
    if election.approved_list_id is not None:
        raise refuse("Danh sách này đã được biểu quyết thông qua; bỏ cuộc bầu rồi lập lại nếu danh sách thay đổi.")
    if election.own_counts.exists():
        raise refuse("Đã có bản đếm theo danh sách này; bỏ cuộc bầu rồi mở lại nếu danh sách thay đổi.")
    before = listing_of(election)
    if listing.body is not before.body:
        raise refuse("Cuộc bầu đã mở không đổi sang bầu việc khác được.", "body")
    _store_list(election, listing)
    _log(actor, LIST_CHANGED, election, Change(before, listing_of(election)))
    return election


@transaction.atomic
def drop_election(*, actor: User | None, wanted: Wanted) -> None:
    """Take back a vote that was opened by mistake and not counted."""
    election = _taken_up(actor, Permission.MANAGE_ELECTION, wanted, (Stage.LIST,), "bỏ")
    if election.box is not None and election.box.files.exists():
        raise refuse("Đã nhận phiếu quét của cuộc bầu này nên không bỏ được.")
    _log(actor, ELECTION_DROPPED, election, Change(listing_of(election), None))
    election.delete()


@transaction.atomic
def print_ballots(*, actor: User | None, wanted: Wanted, copies: int) -> PrintRun:
    """Record that so many ballots of the list are given out to be printed (sheet A.6.1)."""
    election = _taken_up(actor, Permission.MANAGE_ELECTION, wanted, (Stage.LIST,), "in phiếu bầu")
    if not 1 <= copies <= MOST_COPIES:
        raise refuse(f"Ghi số phiếu cần in, từ 1 đến {number_text(MOST_COPIES)}.", "copies")
    if election.seats < 1:
        raise refuse("Lần bầu này chỉ lấy dự khuyết; phiếu bầu in từ chương trình chưa có loại này.")
    run = PrintRun.objects.create(election=election, actor=actor, copies=copies)
    _log(actor, BALLOTS_PRINTED, election, Change(None, Printed(copies)))
    return run


@transaction.atomic
def open_scanning(*, actor: User | None, wanted: Wanted, deciders: int) -> BallotBox:
    """Open the box for the scans of a vote whose ballots were printed; one or two people decide on each doubt."""
    stages = (Stage.LIST, Stage.COUNTED)
    election = _taken_up(actor, Permission.COUNT_VOTES, wanted, stages, "đếm phiếu quét")
    if not election.print_runs.exists():
        raise refuse("Chưa in phiếu bầu từ chương trình; chỉ phiếu in từ đây mới đọc được.")
    if election.box is not None:
        return election.box
    unit = election.congress.unit
    election.box = open_box(actor=actor, unit=unit, ballot=ballot_of(election), deciders=deciders)
    _save(election)
    return election.box


@transaction.atomic
def choose_source(*, actor: User | None, wanted: Wanted, source: CountSource, reason: str) -> Election:
    """Say which count of a vote is official; software only by a paper that allows it (sheet A.8.4)."""
    stages = (Stage.LIST, Stage.COUNTED)
    election = _taken_up(actor, Permission.MANAGE_ELECTION, wanted, stages, "chọn nguồn số liệu")
    reason = given_reason(reason, "Ghi căn cứ, ví dụ số và ngày của văn bản cho phép.")
    before = Source(election.count_source)
    election.count_source = source
    _save(election)
    _log(actor, SOURCE_CHOSEN, election, Change(before, Source(source), reason))
    return election


@transaction.atomic
def record_count(*, actor: User | None, wanted: Wanted, count: Count) -> Election:
    """Keep what the counting board counted; figures that can't be true are refused (sheet A.9.2).

    Where two people count apart, each one's count is kept by itself, and recorded once it is the same as another's.
    """
    election = _taken_up(actor, Permission.COUNT_VOTES, wanted, (Stage.LIST, Stage.COUNTED), "ghi kiểm phiếu")
    _check_length(election, count)
    _check_printed(election, count)
    if refused := refusals_of(election, count):
        raise Refused([Objection(_field(found.place), found.message(), found.rule.reference) for found in refused])
    if election.count_source == CountSource.APPROVED_SOFTWARE:
        _check_scanned(election, count)
    elif election.counters > 1 and actor is not None:
        _log(actor, OWN_COUNT_KEPT, election, Change(None, count))
        if not keep_own(actor, election, count):
            return election
    before = count_of(election)
    _store_count(election, count)
    _log(actor, COUNT_RECORDED, election, Change(before, count))
    return election


@transaction.atomic
def sign_minutes(*, actor: User | None, wanted: Wanted, board: Board) -> Election:
    """Record that the counting board signed the minutes; the count is locked from then on (sheet A.9)."""
    election = _taken_up(actor, Permission.COUNT_VOTES, wanted, (Stage.COUNTED,), "ghi biên bản đã ký")
    _check_board(election, board)
    count = count_of(election)
    if election.count_source == CountSource.APPROVED_SOFTWARE and count is not None:
        _check_scanned(election, count)
    election.board_head, election.board_members = board.head, "\n".join(board.members)
    election.signed_on, election.stage = board.signed_on, Stage.SIGNED
    _save(election)
    if election.box is not None:
        close_box(actor=actor, box=election.box)
    _log(actor, MINUTES_SIGNED, election, Change(None, board))
    return election


@transaction.atomic
def reopen_count(*, actor: User | None, wanted: Wanted, reason: str) -> Election:
    """Open a signed count again, with the reason; not once a further vote stands on it."""
    election = _taken_up(actor, Permission.COUNT_VOTES, wanted, (Stage.SIGNED,), "mở lại")
    reason = given_reason(reason, "Ghi lý do mở lại kết quả đã ký.")
    if _later(election):
        raise refuse("Đã có lần bầu sau căn cứ vào kết quả này nên không mở lại được.")
    election.stage, election.signed_on = Stage.COUNTED, None
    _save(election)
    if election.box is not None:
        reopen_box(election.box)
    _log(actor, COUNT_REOPENED, election, Change(None, None, reason))
    return election


@transaction.atomic
def open_next(*, actor: User | None, wanted: Wanted) -> Election:
    """Open the vote that follows a signed one: among the tied, or for the seats left (sheet A.7.8-A.7.10, U.1)."""
    election = _taken_up(actor, Permission.MANAGE_ELECTION, wanted, (Stage.SIGNED,), "mở lần bầu tiếp")
    if _later(election):
        raise refuse("Lần bầu tiếp theo đã được mở.")
    told = decided(election)
    listing = next_listing(election, told.outcome) if told else None
    if told is None or listing is None:
        raise refuse("Kết quả này không cần lần bầu tiếp theo.")
    among_tied = told.outcome.next_step is NextStep.REVOTE_AMONG_TIED
    later = Election(congress=election.congress, body=election.body, round=election.round + 1, among_tied=among_tied)
    return _opened(actor, later, listing)


def next_listing(election: Election, outcome: ElectionOutcome) -> Listing | None:
    """Give the list of the vote that would follow, None when nothing follows."""
    base = listing_of(election)
    match outcome.next_step:
        case NextStep.REVOTE_AMONG_TIED if outcome.tie:
            official = outcome.tie.place is Outcome.ELECTED
            seats, alternates = (outcome.tie.seats_left, 0) if official else (0, outcome.tie.seats_left)
            people = outcome.tie.tied
        case NextStep.ASSEMBLY_DECIDES:
            seats, alternates = outcome.seats_unfilled, outcome.alternate_seats_unfilled
            people = (*(outcome.tie.tied if outcome.tie else ()), *outcome.not_elected)
        case _:
            return None
    names = tuple(candidate.name for candidate in people)
    return replace(base, seats=seats, alternate_seats=alternates, names=names)


def listing_of(election: Election) -> Listing:
    """Give the list that is stored."""
    return Listing(
        body=ElectedBody(election.body),
        voters=AssemblyForm(election.voters),
        seats=election.seats,
        alternate_seats=election.alternate_seats,
        counters=election.counters,
        names=tuple(candidate.full_name for candidate in election.candidates.all()),
    )


def _opened(actor: User | None, election: Election, listing: Listing) -> Election:
    _store_list(election, listing)
    _log(actor, ELECTION_OPENED, election, Change(None, listing_of(election)))
    return election


def _store_list(election: Election, listing: Listing) -> None:
    _check_list(election, listing)
    election.voters, election.counters = listing.voters, listing.counters
    election.seats, election.alternate_seats = listing.seats, listing.alternate_seats
    _save(election)
    election.candidates.all().delete()
    names = sorted(listing.names, key=person_sort_key)
    Candidate.objects.bulk_create(
        Candidate(election=election, position=position, full_name=name) for position, name in enumerate(names, 1)
    )


def _store_count(election: Election, count: Count) -> None:
    for name in (*FIGURES, "invalid_because"):
        setattr(election, name, getattr(count, name))
    election.stage = Stage.COUNTED
    _save(election)
    election.absences.all().delete()
    Absence.objects.bulk_create(
        Absence(election=election, group=group, people=people) for group, people in count.absences.items() if people
    )
    candidates = list(election.candidates.all())
    for candidate, votes in zip(candidates, count.votes, strict=True):
        candidate.votes = votes
    Candidate.objects.bulk_update(candidates, ["votes"])


def _check_list(election: Election, listing: Listing) -> None:
    if not listing.names:
        raise refuse("Ghi họ và tên những người trong danh sách bầu cử, mỗi người một dòng.", "names")
    if len(listing.names) > MOST_CANDIDATES:
        raise refuse(f"Danh sách dài hơn {MOST_CANDIDATES} người; kiểm tra lại.", "names")
    if repeated := {name for name in listing.names if listing.names.count(name) > 1}:
        told = ", ".join(sorted(repeated, key=person_sort_key))
        raise refuse(f"Ghi hai lần: {told}. Người trùng tên thì ghi thêm năm sinh sau tên.", "names")
    if listing.seats < 1 and (election.round == 1 or listing.alternate_seats < 1):
        raise refuse("Ghi số lượng cần bầu, từ 1 trở lên.", "seats")
    if listing.counters not in (1, 2):
        raise refuse("Chọn một người ghi, hoặc hai người ghi độc lập.", "counters")
    if listing.alternate_seats and listing.body is not ElectedBody.DELEGATES:
        raise refuse("Chỉ bầu đại biểu mới có dự khuyết.", "alternate_seats")
    if both := {election.board_head, *election.board_members.splitlines()} & set(listing.names):
        told = ", ".join(sorted(both, key=person_sort_key))
        raise refuse(f"{told} ở trong ban kiểm phiếu nên không có tên trong danh sách bầu cử.", "names")
    if len(listing.names) < listing.seats:
        raise refuse(f"Danh sách có {len(listing.names)} người, ít hơn số lượng cần bầu.", "names")


def _check_length(election: Election, count: Count) -> None:
    if len(count.votes) != election.candidates.count():
        raise refuse("Danh sách bầu cử đã thay đổi; mở lại trang kiểm phiếu rồi ghi.")


def _check_printed(election: Election, count: Count) -> None:
    printed = printed_of(election)
    if printed and count.issued > printed:
        raise refuse(
            f"Phát ra {number_text(count.issued)} phiếu, nhiều hơn {number_text(printed)} phiếu đã in.", "issued"
        )


def _check_scanned(election: Election, count: Count) -> None:
    """Hold a count to the tally of the scans, where that is the official one."""
    scanned = scanned_of(election)
    if scanned is None or not scanned.is_complete:
        raise refuse("Số liệu chính thức lấy từ phiếu quét, mà phiếu quét chưa đọc và xem lại xong.")
    if found := unlike(election, scanned, count):
        told = "; ".join(f"{one.label}: {number_text(one.scanned)}, ghi {number_text(one.written)}" for one in found)
        raise refuse(f"Khác số liệu từ phiếu quét: {told}.")


def printed_of(election: Election) -> int:
    """Give how many ballots of an election were given out to be printed."""
    return sum(run.copies for run in election.print_runs.all())


def _check_board(election: Election, board: Board) -> None:
    if not board.head.strip():
        raise refuse("Ghi họ và tên trưởng ban kiểm phiếu.", "head")
    today = today_in(election.congress.cycle)
    if board.signed_on > today:
        raise refuse(f"Ngày ký chưa tới: hôm nay là {today:%d/%m/%Y}.", "signed_on")
    candidates = {candidate.full_name for candidate in election.candidates.all()}
    if both := candidates & {board.head, *board.members}:
        raise refuse(
            f"{', '.join(sorted(both))} có tên trong danh sách bầu cử nên không ở trong ban kiểm phiếu.", "head"
        )


def _field(place: str) -> str:
    """Give the form's field for a place in a case: `ballots.issued` is `issued`, `candidates.2.votes` is `votes.2`."""
    part, _, rest = place.partition(".")
    if part == "candidates":
        return f"votes.{rest.removesuffix('.votes')}" if rest else ""
    return rest


def _taken_up(
    actor: User | None, permission: Permission, wanted: Wanted, stages: Sequence[Stage], act: str
) -> Election:
    stand_in_line()
    election = Election.objects.select_related("congress__unit__parent", "congress__cycle", "box").get(
        pk=wanted.election.pk
    )
    _require(actor, permission, election.congress)
    if election.revision != wanted.revision:
        raise refuse("Trong lúc đồng chí làm, người khác đã thay đổi cuộc bầu này. Xem lại rồi làm tiếp.")
    if election.stage not in stages:
        raise refuse(f"Cuộc bầu này {election.get_stage_display().lower()}, không {act} được.")
    return election


def _later(election: Election) -> bool:
    return Election.objects.filter(congress=election.congress, body=election.body, round__gt=election.round).exists()


def _save(election: Election) -> None:
    election.revision += 1
    election.save()


def _require(actor: User | None, permission: Permission, congress: Congress) -> None:
    if actor is not None:
        require(actor, permission, congress.unit.path)


def _log(actor: User | None, kind: EntryType, election: Election, change: Change) -> None:
    record(
        Act(
            actor=actor,
            kind=kind,
            unit_code=election.congress.unit.code,
            subject=f"Bầu {election.title}, đại hội {election.congress.unit.name}"[:200],
            before=change.before,
            after=change.after,
            reason=change.reason,
        )
    )
