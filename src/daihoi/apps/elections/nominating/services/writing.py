"""What every write before a vote does: take the list up as it was seen, and leave an entry in the log."""

from daihoi.apps.accounts.audit import Act, EntryType, record, stand_in_line
from daihoi.apps.accounts.models import User
from daihoi.apps.accounts.permissions import require
from daihoi.apps.accounts.roles import Permission
from daihoi.apps.elections.nominating.models import ElectionList, Nominee
from daihoi.apps.elections.nominating.values import WantedList
from daihoi.apps.organisation.refusals import Objection, Refused, refuse
from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.services import Change
from daihoi.core.language import say
from daihoi.core.regulations import Finding
from daihoi.core.regulations.terms import Severity


def required(actor: User | None, congress: Congress) -> None:
    """Refuse who may not prepare elections at the unit."""
    if actor is not None:
        require(actor, Permission.MANAGE_ELECTION, congress.unit.path)


def taken_up(actor: User | None, wanted: WantedList) -> ElectionList:
    """Give the list to be changed, in its turn: one that is approved, or that somebody changed since, is refused."""
    stand_in_line()
    found = (
        ElectionList.objects.select_related("congress__unit__parent", "congress__cycle", "election")
        .filter(pk=wanted.election_list.pk)
        .first()
    )
    if found is None:
        raise refuse(say("Danh sách này đã bị bỏ."))
    required(actor, found.congress)
    if found.revision != wanted.revision:
        raise refuse(say("Trong lúc đồng chí làm, người khác đã thay đổi danh sách này. Xem lại rồi làm tiếp."))
    if found.is_approved:
        raise refuse(say("Danh sách này đã được biểu quyết thông qua nên không sửa được nữa."))
    return found


def unpolled(election_list: ElectionList) -> None:
    """Refuse to change who is on a list after it was polled on."""
    if election_list.poll_present is not None:
        raise refuse(say("Đã ghi phiếu xin ý kiến theo danh sách này; bỏ kết quả xin ý kiến rồi mới sửa danh sách."))


def nominee_in(election_list: ElectionList, number: int) -> Nominee:
    """Give a person of the list; one of another list does not exist here."""
    found = election_list.nominees.select_related("withdrawal").filter(pk=number).first()
    if found is None:
        raise refuse(say("Người này không còn trong danh sách."))
    return found


def saved(election_list: ElectionList) -> ElectionList:
    """Store a list with a new revision."""
    election_list.revision += 1
    election_list.save()
    return election_list


def logged(actor: User | None, kind: EntryType, about: ElectionList | Nominee, change: Change) -> None:
    """Leave the entry of one act on a list, or on a person of it."""
    election_list = about.election_list if isinstance(about, Nominee) else about
    unit = election_list.congress.unit
    whole = f"{election_list.title}, đại hội {unit.name}"
    subject = f"{about.full_name}, danh sách bầu {whole}" if isinstance(about, Nominee) else f"Danh sách bầu {whole}"
    record(
        Act(
            actor=actor,
            kind=kind,
            unit_code=unit.code,
            subject=subject[:200],
            before=change.before,
            after=change.after,
            reason=change.reason,
        )
    )


def barred(findings: tuple[Finding, ...]) -> None:
    """Refuse for what is against an act by a firm rule."""
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        raise Refused([Objection(found.field, told(found), found.rule) for found in errors])


def told(found: Finding) -> str:
    """Give a finding with the rule it stands on."""
    return say("{message} Quy định: {rule}.", message=found.message_vi, rule=found.rule)
