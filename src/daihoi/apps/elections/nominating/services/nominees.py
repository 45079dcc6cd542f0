"""People put forward: added, corrected, taken off when entered by mistake."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from daihoi.apps.accounts.audit import EntryType
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.services.writing import barred, logged, nominee_in, saved, taken_up, unpolled
from daihoi.apps.elections.nominating.standing import nomination_of, pack_of, setting_of
from daihoi.apps.elections.nominating.values import Particulars, Proposed, WantedList
from daihoi.apps.elections.services import MOST_CANDIDATES
from daihoi.apps.organisation.refusals import refuse
from daihoi.apps.planning.place import today_in
from daihoi.apps.planning.services import Change
from daihoi.core.language import say
from daihoi.core.regulations.nominating.eligibility import check_nomination
from daihoi.core.regulations.nominating.terms import Membership, NominationSource, Nominator
from daihoi.core.regulations.terms import DossierItem

_READS = Permission.MANAGE_ELECTION
NOMINATED = EntryType("elections.nominated", "Ghi người ứng cử, được đề cử", reads=_READS)
PREPARED_NAMED = EntryType("elections.prepared_named", "Ghi danh sách của cấp ủy triệu tập", reads=_READS)
NOMINEE_CHANGED = EntryType("elections.nominee_changed", "Sửa thông tin người ứng cử, được đề cử", reads=_READS)
NOMINEE_REMOVED = EntryType("elections.nominee_removed", "Bỏ người ghi nhầm khỏi danh sách", reads=_READS)


@dataclass(frozen=True)
class Prepared:
    """What the log keeps of the convening committee's list."""

    names: tuple[str, ...]


_PARTICULARS = tuple(Particulars.__dataclass_fields__)


@transaction.atomic
def nominate(*, actor: User | None, wanted: WantedList, proposed: Proposed) -> Nominee:
    """Put a person on the list on their way to the vote; who may not stand or name by a firm rule is refused."""
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    if election_list.nominees.count() >= MOST_CANDIDATES:
        raise refuse(say("Danh sách đã có {most} người, không ghi thêm được.", most=MOST_CANDIDATES))
    nominee = Nominee(election_list=election_list)
    _store(nominee, proposed)
    saved(election_list)
    logged(actor, NOMINATED, nominee, Change(None, proposed))
    return nominee


@transaction.atomic
def nominate_prepared(*, actor: User | None, wanted: WantedList, names: tuple[str, ...], on: date) -> list[Nominee]:
    """Put the convening committee's names on the list at once, as its official nominations (sheet A.5.2)."""
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    if not names:
        raise refuse(say("Ghi họ và tên, mỗi người một dòng."), "names")
    if election_list.nominees.count() + len(names) > MOST_CANDIDATES:
        raise refuse(say("Danh sách không quá {most} người.", most=MOST_CANDIDATES), "names")
    put = [_prepared(election_list, name, on) for name in names]
    saved(election_list)
    logged(actor, PREPARED_NAMED, election_list, Change(None, Prepared(names)))
    return put


def _prepared(election_list: ElectionList, name: str, on: date) -> Nominee:
    committee = NominationSource.COMMITTEE, Nominator.CONVENING_COMMITTEE
    proposed = Proposed(full_name=name, source=committee[0], nominator=committee[1], nominated_on=on)
    nominee = Nominee(election_list=election_list)
    _store(nominee, proposed)
    return nominee


@transaction.atomic
def change_nominee(*, actor: User | None, wanted: WantedList, number: int, proposed: Proposed) -> Nominee:
    """Correct what is written of a person, or tick papers that came since."""
    election_list = taken_up(actor, wanted)
    nominee = nominee_in(election_list, number)
    before = proposed_of(nominee)
    if proposed.source is not before.source:
        unpolled(election_list)
    _store(nominee, proposed)
    saved(election_list)
    logged(actor, NOMINEE_CHANGED, nominee, Change(before, proposed_of(nominee)))
    return nominee


@transaction.atomic
def remove_nominee(*, actor: User | None, wanted: WantedList, number: int) -> None:
    """Take off a person entered by mistake; who asked to withdraw stays until the assembly decides (sheet A.4)."""
    election_list = taken_up(actor, wanted)
    unpolled(election_list)
    nominee = nominee_in(election_list, number)
    if hasattr(nominee, "withdrawal"):
        raise refuse(say("{name} đã xin rút; việc rút do đại hội, hội nghị quyết định.", name=nominee.full_name))
    logged(actor, NOMINEE_REMOVED, nominee, Change(proposed_of(nominee)))
    nominee.delete()
    saved(election_list)


def proposed_of(nominee: Nominee) -> Proposed:
    """Give what is stored of a person put forward."""
    return Proposed(
        full_name=nominee.full_name,
        source=NominationSource(nominee.source),
        nominator=Nominator(nominee.nominator),
        nominated_on=nominee.nominated_on,
        nominated_by=nominee.nominated_by,
        membership=Membership(nominee.membership),
        is_delegate=nominee.is_delegate,
        bound=nominee.bound,
        nominator_bound=nominee.nominator_bound,
        particulars=Particulars(**{name: getattr(nominee, name) for name in _PARTICULARS}),
        papers=tuple(DossierItem(paper) for paper in nominee.papers),
    )


def _store(nominee: Nominee, proposed: Proposed) -> None:
    election_list = nominee.election_list
    _check(election_list, nominee, proposed)
    for name in Proposed.__dataclass_fields__.keys() - {"particulars", "papers"}:
        setattr(nominee, name, getattr(proposed, name))
    for name in _PARTICULARS:
        setattr(nominee, name, getattr(proposed.particulars, name))
    nominee.papers = [paper.value for paper in proposed.papers]
    barred(check_nomination(nomination_of(nominee), setting_of(election_list), pack_of(election_list)))
    nominee.save()


def _check(election_list: ElectionList, nominee: Nominee, proposed: Proposed) -> None:
    if not proposed.full_name:
        raise refuse(say("Ghi họ và tên."), "full_name")
    if election_list.nominees.exclude(pk=nominee.pk).filter(full_name=proposed.full_name).exists():
        told = say(
            "{name} đã có trong danh sách. Người trùng tên thì ghi thêm năm sinh sau tên.", name=proposed.full_name
        )
        raise refuse(told, "full_name")
    if proposed.source is NominationSource.FLOOR and not proposed.nominated_by:
        raise refuse(say("Ghi người đề cử."), "nominated_by")
    today = today_in(election_list.congress.cycle)
    if proposed.nominated_on > today:
        raise refuse(say("Ngày chưa tới: hôm nay là {today:%d/%m/%Y}.", today=today), "nominated_on")
    _check_days(proposed)


def _check_days(proposed: Proposed) -> None:
    born, joined = proposed.particulars.birth_date, proposed.particulars.joined_on
    if born and joined and joined <= born:
        raise refuse(say("Ngày vào Đảng phải sau ngày sinh."), "joined_on")
    if born and born >= proposed.nominated_on:
        raise refuse(say("Ngày sinh phải trước ngày ứng cử, đề cử."), "birth_date")
