"""Whether the figures of a count add up (sheet A.9.2)."""

from __future__ import annotations

from collections.abc import Iterator

from daihoi.core.figures.vietnamese import number_text
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
    figures = [(body.path(name), getattr(body, name)) for name in _COUNTS]
    figures += [(body.person_path(index, "votes"), person.votes) for index, person in enumerate(body.persons)]
    for path, figure in figures:
        if figure is not None and figure < 0:
            yield error(
                rules.valid,
                "NEGATIVE_FIGURE",
                path,
                f"{body.label_vi}: số {figure} nhỏ hơn 0. Hãy nhập lại số này.",
            )


def _ballots(body: BodyResult, facts: CongressFacts, rules: BalanceRules) -> Iterator[Finding]:
    label, issued, returned = body.label_vi, body.issued, body.returned
    if body.elected_by is ElectedBy.CONGRESS and _exceeds(issued, facts.present):
        yield error(
            rules.issued,
            "ISSUED_EXCEEDS_PRESENT",
            body.path("issued"),
            f"{label}: phát ra {_text(issued)} phiếu nhưng chỉ có {_text(facts.present)} người có mặt. "
            "Số phiếu phát ra không được nhiều hơn số có mặt; hãy xem lại hai số này trong biên bản kiểm phiếu.",
        )
    if _exceeds(returned, issued):
        yield error(
            rules.returned,
            "RETURNED_EXCEEDS_ISSUED",
            body.path("returned"),
            f"{label}: thu về {_text(returned)} phiếu, nhiều hơn {_text(issued)} phiếu phát ra. "
            "Số phiếu thu về không được nhiều hơn số phiếu phát ra; hãy xem lại hai số này trong biên bản kiểm phiếu.",
        )
    yield from _valid_and_invalid(body, rules)


def _valid_and_invalid(body: BodyResult, rules: BalanceRules) -> Iterator[Finding]:
    returned, valid, invalid = body.returned, body.valid, body.invalid
    if returned is None or valid is None or invalid is None or valid + invalid == returned:
        return
    yield error(
        rules.valid,
        "VALID_PLUS_INVALID_DIFFERS",
        body.path("valid"),
        f"{body.label_vi}: {_text(valid)} phiếu hợp lệ cộng {_text(invalid)} phiếu không hợp lệ là "
        f"{_text(valid + invalid)}, khác {_text(returned)} phiếu thu về. "
        "Hai số phải cộng lại bằng số phiếu thu về; hãy xem lại ba số này trong biên bản kiểm phiếu.",
    )


def _votes(body: BodyResult, rules: BalanceRules) -> Iterator[Finding]:
    for index, person in enumerate(body.persons):
        bound = _vote_bound(body)
        if bound is None or not _exceeds(person.votes, bound[1]):
            continue
        code, most, most_vi = bound
        yield error(
            rules.votes,
            code,
            body.person_path(index, "votes"),
            f"{body.label_vi}: {person.name} được {_text(person.votes)} phiếu, nhiều hơn {_text(most)} {most_vi}. "
            "Hãy xem lại số phiếu của người này trong biên bản kiểm phiếu.",
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
    most = body.seats * body.valid
    if total <= most:
        return
    yield error(
        rules.votes_in_all,
        "VOTES_SUM_EXCEEDS_SEATS",
        body.path("persons"),
        f"{body.label_vi}: tổng số phiếu của mọi người là {_text(total)}, nhiều hơn {_text(most)} "
        f"({_text(body.valid)} phiếu hợp lệ, mỗi phiếu bầu nhiều nhất {_text(body.seats)} người). "
        "Hãy xem lại số phiếu của từng người, số lượng cần bầu và số phiếu hợp lệ.",
    )


def _base(body: BodyResult, facts: CongressFacts, rules: BalanceRules) -> Iterator[Finding]:
    if body.elected_by is ElectedBy.CONGRESS and _exceeds(body.base, facts.summoned):
        yield error(
            rules.base,
            "BASE_EXCEEDS_SUMMONED",
            body.path("base"),
            f"{body.label_vi}: tổng số tính kết quả bầu cử là {_text(body.base)}, nhiều hơn "
            f"{_text(facts.summoned)} người được triệu tập. Tổng số ấy bằng số được triệu tập trừ các trường hợp "
            "quy định; hãy xem lại hai số này.",
        )


def _exceeds(figure: int | None, most: int | None) -> bool:
    return figure is not None and most is not None and figure > most


def _text(figure: int | None) -> str:
    return "" if figure is None else number_text(figure)
