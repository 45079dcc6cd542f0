"""Whether those entered as elected can have been elected (sheet A.7)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.entries import BodyResult, CongressResult, PersonResult
from daihoi.core.regulations.findings import Finding, error, warning
from daihoi.core.regulations.majority import is_more_than_half, needed_votes
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.schema import MajorityRules
from daihoi.core.regulations.surplus import max_surplus
from daihoi.core.regulations.terms import ElectedBody, ElectedBy, Outcome

_LISTS_WITH_SURPLUS = frozenset({ElectedBody.COMMITTEE, ElectedBody.STANDING_COMMITTEE})


def check_outcome(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Findings on seats, list, majority and order of each body."""
    for body in result.bodies:
        yield from _seats(body, pack.majority)
        yield from _list(body, pack.majority)
        yield from _majority(body, pack.majority)
        yield from _order(body, pack.majority)
        yield from _surplus(body, pack)


def _seats(body: BodyResult, rules: MajorityRules) -> Iterator[Finding]:
    if len(body.elected) > body.seats:
        yield error(
            rules.seats,
            "ELECTED_EXCEEDS_SEATS",
            body.path("seats"),
            say(
                "{body}: {elected} người trúng cử, nhiều hơn số lượng cần bầu là {seats}. Hãy xem "
                "lại số lượng cần bầu và những người được ghi là trúng cử.",
                body=body.label,
                elected=number_text(len(body.elected)),
                seats=number_text(body.seats),
            ),
        )
    alternates = body.with_outcome(Outcome.ALTERNATE)
    if len(alternates) > body.alternate_seats:
        yield error(
            rules.seats,
            "ALTERNATES_EXCEED_SEATS",
            body.path("alternate_seats"),
            say(
                "{body}: {alternates} người dự khuyết, nhiều hơn số dự khuyết cần bầu là "
                "{alternate_seats}. Hãy xem lại số dự khuyết và những người được ghi là dự khuyết.",
                body=body.label,
                alternates=number_text(len(alternates)),
                alternate_seats=number_text(body.alternate_seats),
            ),
        )


def _list(body: BodyResult, rules: MajorityRules) -> Iterator[Finding]:
    if body.list_size is None:
        return
    if body.list_size < len(body.elected):
        yield error(
            rules.seats,
            "LIST_SMALLER_THAN_ELECTED",
            body.path("list_size"),
            say(
                "{body}: danh sách bầu cử có {list_size} người, ít hơn {elected} người trúng cử. Hãy "
                "xem lại số người trong danh sách bầu cử.",
                body=body.label,
                list_size=number_text(body.list_size),
                elected=number_text(len(body.elected)),
            ),
        )
    elif body.rounds == 1 and body.list_size < len(body.persons):
        yield error(
            rules.seats,
            "LIST_SMALLER_THAN_PERSONS",
            body.path("list_size"),
            say(
                "{body}: danh sách bầu cử có {list_size} người, nhưng đã nhập {persons} người. Hãy "
                "xem lại danh sách hoặc bỏ người nhập thừa.",
                body=body.label,
                list_size=number_text(body.list_size),
                persons=number_text(len(body.persons)),
            ),
        )


def _majority(body: BodyResult, rules: MajorityRules) -> Iterator[Finding]:
    if body.base is None:
        return
    for index, person in enumerate(body.persons):
        chosen = person.outcome in (Outcome.ELECTED, Outcome.ALTERNATE)
        if chosen and person.votes is not None and not is_more_than_half(person.votes, body.base):
            yield _without_majority(body, index, person, rules)


def _without_majority(body: BodyResult, index: int, person: PersonResult, rules: MajorityRules) -> Finding:
    """An error at the congress's first ballot; later votes and alternates have rules that could not be confirmed."""
    sure = body.elected_by is ElectedBy.CONGRESS and body.rounds == 1 and person.outcome is Outcome.ELECTED
    base, votes = body.base or 0, person.votes or 0
    return (error if sure else warning)(
        rules.more_than,
        "ELECTED_WITHOUT_MAJORITY",
        body.person_path(index, "votes"),
        say(
            "{body}: {name} được {votes} phiếu, chưa quá một nửa của {base}; cần ít nhất "
            "{needed} phiếu. Hãy xem lại số phiếu, tổng số tính kết quả bầu cử, hoặc kết quả "
            "“{outcome}”.",
            body=body.label,
            name=person.name,
            votes=number_text(votes),
            base=number_text(base),
            needed=number_text(needed_votes(base)),
            outcome=person.outcome.label.lower(),
        ),
    )


def _order(body: BodyResult, rules: MajorityRules) -> Iterator[Finding]:
    lowest = min((person.votes for person in body.elected if person.votes is not None), default=None)
    if body.rounds != 1 or lowest is None:
        return
    for index, person in enumerate(body.persons):
        if person.outcome is not Outcome.ELECTED and person.votes is not None and person.votes > lowest:
            yield error(
                rules.order,
                "MORE_VOTES_THAN_ELECTED",
                body.person_path(index, "outcome"),
                say(
                    "{body}: {name} được {votes} phiếu mà ghi là {outcome}, trong khi có người trúng "
                    "cử chỉ được {lowest} phiếu. Người trúng cử lấy từ số phiếu cao nhất trở xuống; hãy xem "
                    "lại số phiếu và kết quả của hai người.",
                    body=body.label,
                    name=person.name,
                    votes=number_text(person.votes),
                    outcome=person.outcome.label.lower(),
                    lowest=number_text(lowest),
                ),
            )


def _surplus(body: BodyResult, pack: RulePack) -> Iterator[Finding]:
    if body.body not in _LISTS_WITH_SURPLUS or body.rounds != 1 or body.list_size is None or body.seats < 1:
        return
    surplus, most = body.list_size - body.seats, max_surplus(body.seats, pack)
    if surplus == 0:
        yield warning(
            pack.surplus.required,
            "NO_SURPLUS",
            body.path("list_size"),
            say(
                "{body}: danh sách bầu cử có {list_size} người, bằng số lượng cần bầu; danh sách này "
                "phải có số dư. Hãy xem lại số người trong danh sách, hoặc báo cáo rõ lý do.",
                body=body.label,
                list_size=number_text(body.list_size),
            ),
        )
    elif surplus > most:
        yield warning(
            pack.surplus.maximum,
            "SURPLUS_OVER_CAP",
            body.path("list_size"),
            say(
                "{body}: danh sách bầu cử nhiều hơn số lượng cần bầu {surplus} người, quá mức {most} "
                "người khi cần bầu {seats}. Hãy xem lại số người trong danh sách và số lượng cần bầu.",
                body=body.label,
                surplus=number_text(surplus),
                most=number_text(most),
                seats=number_text(body.seats),
            ),
        )
