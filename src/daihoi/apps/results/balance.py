"""What no stored result may break: the counts of one election, one row for each body, each standing, each rule."""

from collections import Counter
from collections.abc import Iterable, Iterator

from daihoi.apps.planning.services import Objection
from daihoi.apps.results.packets import BodyPacket, ExceptionPacket, PersonPacket, ResultPacket
from daihoi.core.figures.vietnamese import number_text
from daihoi.core.regulations.terms import ElectedBody

_COUNTS = ("seats", "alternate_seats", "list_size", "issued", "returned", "valid", "invalid", "base", "rounds")
_MOST_ROUNDS = 99


def unbalanced(packet: ResultPacket) -> list[Objection]:
    """Give what keeps a packet from being stored at all (sheet A.9.2), each with its field.

    Fields are named `body.<body>.<count>`, `person.<place from 0>.<body>` and `exception.<place from 0>.rule`.
    """
    findings = list(_repeated((election.body for election in packet.bodies), "body.{}.body"))
    for election in packet.bodies:
        findings.extend(_in_election(election))
    for place, person in enumerate(packet.people):
        findings.extend(_in_person(place, person))
    findings.extend(_rules_repeated(packet.exceptions))
    return findings


def _in_election(election: BodyPacket) -> Iterator[Objection]:
    where = f"body.{election.body}"
    for name in _COUNTS:
        if (getattr(election, name) or 0) < 0:
            yield Objection(f"{where}.{name}", "Ghi một số từ 0 trở lên.")
    if election.rounds > _MOST_ROUNDS:
        yield Objection(f"{where}.rounds", f"Ghi số vòng bầu từ 1 đến {_MOST_ROUNDS}.")
    issued, returned = election.issued, election.returned
    if issued is not None and returned is not None and returned > issued:
        message = (
            f"Bầu {election.body.label_vi}: số phiếu thu về ({number_text(returned)}) nhiều hơn "
            f"số phiếu phát ra ({number_text(issued)})."
        )
        yield Objection(f"{where}.returned", message)
    valid, invalid = election.valid, election.invalid
    if valid is not None and invalid is not None and returned is not None and valid + invalid != returned:
        message = (
            f"Bầu {election.body.label_vi}: {number_text(valid)} phiếu hợp lệ cộng {number_text(invalid)} phiếu "
            f"không hợp lệ là {number_text(valid + invalid)}, không bằng số phiếu thu về ({number_text(returned)})."
        )
        yield Objection(f"{where}.valid", message)


def _in_person(place: int, person: PersonPacket) -> Iterator[Objection]:
    yield from _repeated((mandate.body for mandate in person.mandates), f"person.{place}.{{}}")
    for mandate in person.mandates:
        if mandate.votes is not None and mandate.votes < 0:
            yield Objection(f"person.{place}.{mandate.body}", "Ghi số phiếu từ 0 trở lên.")


def _rules_repeated(exceptions: Iterable[ExceptionPacket]) -> Iterator[Objection]:
    seen: set[str] = set()
    for place, exception in enumerate(exceptions):
        if exception.rule in seen:
            yield Objection(f"exception.{place}.rule", "Quy định này đã có một dòng chấp thuận; chỉ ghi một dòng.")
        seen.add(exception.rule)


def _repeated(bodies: Iterable[ElectedBody], field: str) -> Iterator[Objection]:
    for body, times in Counter(bodies).items():
        if times > 1:
            yield Objection(field.format(body), f"«{body.label_vi}» được ghi {times} lần; chỉ ghi một lần.")
