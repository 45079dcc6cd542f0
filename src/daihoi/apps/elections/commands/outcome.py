"""`daihoi outcome CASE.json [--json] [--lang vi|en]` (public format 2)."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from daihoi.apps.elections.outcome_words import finding_line, outcome_lines
from daihoi.core.errors import UnusableInput
from daihoi.core.figures.vietnamese import column_share_text
from daihoi.core.language import Language
from daihoi.core.regulations.elections import (
    Candidate,
    CountFinding,
    ElectionOutcome,
    ImpossibleCounts,
    Tie,
    decide,
    read_case,
)
from daihoi.core.regulations.loading import load_pack
from daihoi.core.regulations.terms import Severity


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("case", type=Path, metavar="CASE.json", help="số liệu kiểm phiếu của một cuộc bầu")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")
    parser.add_argument("--lang", choices=[str(language) for language in Language], default=Language.VIETNAMESE)


def run(arguments: argparse.Namespace) -> int:
    """Tell who is elected; 1 when some figure is doubtful, `UnusableInput` when the figures can't be true."""
    language = Language(arguments.lang)
    case = read_case(arguments.case, language)
    pack = load_pack(case.rules)
    try:
        outcome = decide(case, pack)
    except ImpossibleCounts as impossible:
        if arguments.json:
            _print_json({"findings": [_finding(found, language) for found in impossible.findings]})
        told = "; ".join(f"{found.code}: {found.message(language)}" for found in impossible.findings)
        raise UnusableInput(f"{arguments.case}: {told}") from impossible
    if arguments.json:
        _print_json(_document(outcome, language))
    else:
        print("\n".join(outcome_lines(case, outcome, language)))  # noqa: T201
        for found in outcome.findings:
            print(finding_line(found, language), file=sys.stderr)  # noqa: T201
    return 1 if any(found.severity is Severity.ERROR for found in outcome.findings) else 0


def _print_json(document: dict[str, object]) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=2))  # noqa: T201


def _document(outcome: ElectionOutcome, language: Language) -> dict[str, object]:
    return {
        "base": outcome.base,
        "needed": outcome.needed,
        "elected": _people(outcome.elected, outcome.base),
        "alternates": _people(outcome.alternates, outcome.base),
        "not_elected": _people(outcome.not_elected, outcome.base),
        "tie": _tie(outcome.tie),
        "seats_unfilled": outcome.seats_unfilled,
        "alternate_seats_unfilled": outcome.alternate_seats_unfilled,
        "next": str(outcome.next_step),
        "findings": [_finding(found, language) for found in outcome.findings],
    }


def _people(candidates: Iterable[Candidate], base: int) -> list[dict[str, object]]:
    return [
        {"id": candidate.id, "votes": candidate.votes, "share_of_base": column_share_text(candidate.votes, base)}
        for candidate in candidates
    ]


def _tie(tie: Tie | None) -> dict[str, object] | None:
    if tie is None:
        return None
    ids = [candidate.id for candidate in tie.tied]
    return {"ids": ids, "seats_left": tie.seats_left, "place": str(tie.place)}


def _finding(found: CountFinding, language: Language) -> dict[str, str]:
    return {
        "code": found.code,
        "severity": str(found.severity),
        "message": found.message(language),
        "field": found.place,
        "rule": found.rule.section,
        "citation": found.rule.citation,
        "status": str(found.rule.status),
    }
