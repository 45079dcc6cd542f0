"""What no result can be stored with, whatever its figures: a body, a standing or a rule that stands there twice."""

from collections import Counter
from collections.abc import Iterable, Iterator

from daihoi.apps.planning.services import Objection
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, PersonPacket, ResultPacket
from daihoi.core.language import say
from daihoi.core.regulations.terms import ElectedBody

_MOST_ROUNDS = 99


def misshapen(packet: ResultPacket) -> tuple[Objection, ...]:
    """Give what keeps the rules from being put to a packet at all, each with its field.

    Fields are named `body.<body>.<count>`, `person.<place from 0>.<body>` and `exception.<place from 0>.rule`.
    """
    return tuple(_objections(packet))


def _objections(packet: ResultPacket) -> Iterator[Objection]:
    yield from _repeated((election.body for election in packet.bodies), "body.{}.body")
    for election in packet.bodies:
        yield from _rounds(election)
    for place, person in enumerate(packet.people):
        yield from _standings_repeated(place, person)
    yield from _rules_repeated(packet.exceptions)


def _rounds(election: BodyPacket) -> Iterator[Objection]:
    if not 1 <= election.rounds <= _MOST_ROUNDS:
        yield Objection(f"body.{election.body}.rounds", say("Ghi số vòng bầu từ 1 đến {most}.", most=_MOST_ROUNDS))


def _standings_repeated(place: int, person: PersonPacket) -> Iterator[Objection]:
    yield from _repeated((mandate.body for mandate in person.mandates), f"person.{place}.{{}}")


def _rules_repeated(exceptions: Iterable[ExceptionPacket]) -> Iterator[Objection]:
    seen: set[str] = set()
    for place, exception in enumerate(exceptions):
        if exception.rule in seen:
            yield Objection(f"exception.{place}.rule", say("Quy định này đã có một dòng chấp thuận; chỉ ghi một dòng."))
        seen.add(exception.rule)


def _repeated(bodies: Iterable[ElectedBody], field: str) -> Iterator[Objection]:
    for body, times in Counter(bodies).items():
        if times > 1:
            yield Objection(
                field.format(body), say("«{body}» được ghi {times} lần; chỉ ghi một lần.", body=body.label, times=times)
            )
