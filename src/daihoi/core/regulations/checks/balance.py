"""Whether the figures of a count add up (sheet A.9.2)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
from daihoi.core.language import say
from daihoi.core.regulations.balance import BallotFigures, Imbalance, exceeds, imbalances, most_votes, negative
from daihoi.core.regulations.entries import BodyResult, CongressFacts, CongressResult
from daihoi.core.regulations.findings import Finding, error
from daihoi.core.regulations.pack import RulePack
from daihoi.core.regulations.schema import BalanceRules
from daihoi.core.regulations.terms import ElectedBy

_COUNTS = ("seats", "alternate_seats", "list_size", "issued", "returned", "valid", "invalid", "base")


def check_balance(result: CongressResult, pack: RulePack) -> Iterator[Finding]:
    """Errors wherever ballots, votes and base can't be true together."""
    for body in result.bodies:
        yield from _negative(body, pack.balance)
        yield from _ballots(body, result.facts, pack.balance)
        yield from _votes(body, pack.balance)
        yield from _votes_in_all(body, pack.balance)
        yield from _base(body, result.facts, pack.balance)


def _negative(body: BodyResult, rules: BalanceRules) -> Iterator[Finding]:
    figures = {body.path(name): getattr(body, name) for name in _COUNTS}
    figures |= {body.person_path(index, "votes"): person.votes for index, person in enumerate(body.persons)}
    for path, figure in negative(figures):
        told = say("{body}: số {figure} nhỏ hơn 0. Hãy nhập lại số này.", body=body.label, figure=figure)
        yield error(rules.valid, "NEGATIVE_FIGURE", path, told)


def _ballots(body: BodyResult, facts: CongressFacts, rules: BalanceRules) -> Iterator[Finding]:
    ballots = BallotFigures(
        present=facts.present if body.elected_by is ElectedBy.CONGRESS else None,
        issued=body.issued,
        returned=body.returned,
        valid=body.valid,
        invalid=body.invalid,
    )
    for imbalance in imbalances(ballots):
        told = _said(body.label, imbalance, ballots)
        yield error(imbalance.rule(rules), imbalance, body.path(imbalance.figure), told)


def _said(label: str, imbalance: Imbalance, ballots: BallotFigures) -> str:
    issued, returned = _text(ballots.issued), _text(ballots.returned)
    if imbalance is Imbalance.ISSUED_EXCEEDS_PRESENT:
        return say(
            "{label}: phát ra {issued} phiếu nhưng chỉ có {present} người có mặt. Số phiếu phát ra "
            "không được nhiều hơn số có mặt; hãy xem lại hai số này trong biên bản kiểm phiếu.",
            label=label,
            issued=issued,
            present=_text(ballots.present),
        )
    if imbalance is Imbalance.RETURNED_EXCEEDS_ISSUED:
        return say(
            "{label}: thu về {returned} phiếu, nhiều hơn {issued} phiếu phát ra. Số phiếu thu về "
            "không được nhiều hơn số phiếu phát ra; hãy xem lại hai số này trong biên bản kiểm phiếu.",
            label=label,
            returned=returned,
            issued=issued,
        )
    valid, invalid = ballots.valid or 0, ballots.invalid or 0
    return say(
        "{body}: {valid} phiếu hợp lệ cộng {invalid} phiếu không hợp lệ là {both}, khác "
        "{returned} phiếu thu về. Hai số phải cộng lại bằng số phiếu thu về; hãy xem lại ba số "
        "này trong biên bản kiểm phiếu.",
        body=label,
        valid=_text(valid),
        invalid=_text(invalid),
        both=_text(valid + invalid),
        returned=returned,
    )


def _votes(body: BodyResult, rules: BalanceRules) -> Iterator[Finding]:
    for index, person in enumerate(body.persons):
        bound = _vote_bound(body)
        if bound is None or not exceeds(person.votes, bound[1]):
            continue
        code, most, what = bound
        yield error(
            rules.votes,
            code,
            body.person_path(index, "votes"),
            say(
                "{body}: {name} được {votes} phiếu, nhiều hơn {most} {what}. Hãy xem lại số phiếu "
                "của người này trong biên bản kiểm phiếu.",
                body=body.label,
                name=person.name,
                votes=_text(person.votes),
                most=_text(most),
                what=say(what),
            ),
        )


def _vote_bound(body: BodyResult) -> tuple[str, int, str] | None:
    """The tightest bound that the recorded ballots set; after several rounds only the base still bounds all of them."""
    if body.rounds == 1 and body.valid is not None:
        return "VOTES_EXCEED_VALID", body.valid, "phiếu hợp lệ"
    if body.rounds == 1 and body.issued is not None:
        return "VOTES_EXCEED_ISSUED", body.issued, "phiếu phát ra"
    if body.base is not None:
        return "VOTES_EXCEED_BASE", body.base, "người trong tổng số tính kết quả bầu cử"
    return None


def _votes_in_all(body: BodyResult, rules: BalanceRules) -> Iterator[Finding]:
    if body.rounds != 1 or body.valid is None or body.list_size is None or body.list_size <= body.seats:
        return
    total = sum(person.votes or 0 for person in body.persons)
    most = most_votes(body.seats, body.valid)
    if total <= most:
        return
    yield error(
        rules.votes_in_all,
        "VOTES_SUM_EXCEEDS_SEATS",
        body.path("persons"),
        say(
            "{body}: tổng số phiếu của mọi người là {total}, nhiều hơn {most} ({valid} phiếu hợp "
            "lệ, mỗi phiếu bầu nhiều nhất {seats} người). Hãy xem lại số phiếu của từng người, số "
            "lượng cần bầu và số phiếu hợp lệ.",
            body=body.label,
            total=_text(total),
            most=_text(most),
            valid=_text(body.valid),
            seats=_text(body.seats),
        ),
    )


def _base(body: BodyResult, facts: CongressFacts, rules: BalanceRules) -> Iterator[Finding]:
    if body.elected_by is ElectedBy.CONGRESS and exceeds(body.base, facts.summoned):
        yield error(
            rules.base,
            "BASE_EXCEEDS_SUMMONED",
            body.path("base"),
            say(
                "{body}: tổng số tính kết quả bầu cử là {base}, nhiều hơn {summoned} người được "
                "triệu tập. Tổng số ấy bằng số được triệu tập trừ các trường hợp quy định; hãy xem lại "
                "hai số này.",
                body=body.label,
                base=_text(body.base),
                summoned=_text(facts.summoned),
            ),
        )


def _text(figure: int | None) -> str:
    return "" if figure is None else number_text(figure)
