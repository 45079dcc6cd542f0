"""What a result still lacks before the rules can be put to it: elections, votes, bases."""

from collections.abc import Iterator

from daihoi.apps.planning.models import Congress
from daihoi.apps.planning.place import today_in
from daihoi.apps.results.packets import PersonPacket, ResultPacket
from daihoi.core.language import say
from daihoi.core.regulations.departures import departable_rules
from daihoi.core.regulations.findings import Finding, error, warning
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.terms import CongressContent, ContentsVariant, ElectedBody, LevelRole, Severity


def check_completeness(congress: Congress, packet: ResultPacket, pack: RulePack) -> tuple[Finding, ...]:
    """Give an error for what is missing, a warning for a base without which the majority can't be checked."""
    return (
        *_no_election(congress, packet, pack),
        *(finding for place, person in enumerate(packet.people) for finding in _person(place, person, packet, pack)),
        *_no_base(packet, pack),
        *_exceptions(congress, packet, pack),
    )


def _no_election(congress: Congress, packet: ResultPacket, pack: RulePack) -> Iterator[Finding]:
    rule = pack.contents.of(ContentsVariant(congress.contents))
    elects = rule is not None and {CongressContent.COMMITTEE, CongressContent.DELEGATES} & set(rule.value)
    if rule is not None and elects and not packet.bodies:
        message = say("Chưa ghi cuộc bầu nào của đại hội. Hãy ghi số lượng cần bầu và danh sách của từng cuộc bầu.")
        yield error(rule, "NO_ELECTION", "", message)


def _person(place: int, person: PersonPacket, packet: ResultPacket, pack: RulePack) -> Iterator[Finding]:
    if not person.mandates:
        message = say(
            "{person}: chưa ghi số phiếu ở cuộc bầu nào. Hãy ghi số phiếu, hoặc bỏ dòng này.", person=person.full_name
        )
        yield error(pack.balance.votes, "PERSON_WITHOUT_ELECTION", f"person.{place}.full_name", message)
    for body in _bodies_not_entered(person, packet):
        message = say(
            "{person} có số phiếu bầu {body}, nhưng cuộc bầu này chưa được ghi. Hãy ghi số "
            "lượng cần bầu và danh sách của cuộc bầu, hoặc xóa số phiếu này.",
            person=person.full_name,
            body=body.label,
        )
        yield error(pack.balance.votes, "ELECTION_MISSING", f"person.{place}.{body}", message)


def _bodies_not_entered(person: PersonPacket, packet: ResultPacket) -> list[ElectedBody]:
    entered = {election.body for election in packet.bodies}
    return [mandate.body for mandate in person.mandates if mandate.body not in entered]


def _exceptions(congress: Congress, packet: ResultPacket, pack: RulePack) -> Iterator[Finding]:
    role, nature = LevelRole(congress.role), congress.unit.rules_nature
    known = {rule.key: rule for rule in departable_rules(pack, role, nature)}
    today = today_in(congress.cycle)
    for place, exception in enumerate(packet.exceptions):
        rule = known.get(exception.rule)
        if rule is None:
            message = say(
                "Không quy định nào như vậy áp dụng cho đại hội này, hoặc không văn bản nào cho làm khác được."
            )
            yield Finding("EXCEPTION_OF_NO_RULE", Severity.ERROR, message, "", "", f"exception.{place}.rule")
        elif exception.document_date > today:
            message = say(
                "Văn bản chấp thuận ghi ngày {day:%d/%m/%Y}, chưa tới. Hãy xem lại ngày.", day=exception.document_date
            )
            yield error(rule, "EXCEPTION_NOT_YET_ALLOWED", f"exception.{place}.document_date", message)


def _no_base(packet: ResultPacket, pack: RulePack) -> Iterator[Finding]:
    stood = {mandate.body for person in packet.people for mandate in person.mandates}
    for election in packet.bodies:
        if election.base is None and election.body in stood:
            message = say(
                "{body}: chưa ghi tổng số tính kết quả bầu cử, nên chưa đối chiếu được người trúng "
                "cử có quá một nửa hay không. Hãy ghi số này theo biên bản kiểm phiếu.",
                body=election.body.label,
            )
            yield warning(pack.majority.more_than, "BASE_MISSING", f"body.{election.body}.base", message)
