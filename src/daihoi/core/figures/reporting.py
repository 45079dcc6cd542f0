"""The result of a check in the product's public JSON form (contract 1, `daihoi check`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from daihoi.core.figures.amounts import Amount
from daihoi.core.figures.checking import check_text
from daihoi.core.figures.claims import Claim, ClaimKind, Verdict, amount_text
from daihoi.core.figures.reading import read_document
from daihoi.core.language import Language


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """One report with its claims."""

    file: str
    claims: tuple[Claim, ...]


def check_files(paths: Iterable[Path], language: Language = Language.VIETNAMESE) -> tuple[CheckedDocument, ...]:
    """Check each report; raise `UnreadableDocument` at the first that can't be read."""
    return tuple(CheckedDocument(str(path), check_text(read_document(path), language)) for path in paths)


def as_json(documents: Iterable[CheckedDocument]) -> dict[str, Any]:
    """Give checked reports in the shape of contract 1."""
    checked = tuple(documents)
    summary = {
        verdict.value: sum(claim.verdict is verdict for document in checked for claim in document.claims)
        for verdict in Verdict
    }
    listed = [{"file": d.file, "claims": [_claim_json(claim) for claim in d.claims]} for d in checked]
    return {"documents": listed, "summary": summary}


def _claim_json(claim: Claim) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "kind": claim.kind.value,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "part": _amount(claim.part),
        "whole": _amount(claim.whole),
        "whole_start": claim.whole_start,
        "stated": claim.stated,
        "computed": claim.computed,
        "verdict": claim.verdict.value,
        "explanation": claim.explanation,
        "suggestions": [
            {"replace": s.replace, "by": s.by, "why": s.why, "start": s.start, "end": s.end} for s in claim.suggestions
        ],
    }
    if claim.kind is ClaimKind.SUM:
        shown["parts"] = [_amount(part) for part in claim.parts]
    if claim.kind is ClaimKind.CHANGE:
        shown["now"], shown["before"] = _amount(claim.now), _amount(claim.before)
    if claim.verdict is Verdict.UNCLEAR:
        shown["wholes_tried"] = [_amount(whole) for whole in claim.wholes_tried]
    return shown


def _amount(value: Amount | None) -> int | str | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else amount_text(value)
