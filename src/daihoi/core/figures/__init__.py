"""The figures in a Vietnamese report, and whether they can be true."""

from daihoi.core.figures.checking import check_text
from daihoi.core.figures.claims import Claim, ClaimKind, Suggestion, Verdict
from daihoi.core.figures.reading import UnreadableDocument, read_bytes, read_document
from daihoi.core.figures.reporting import CheckedDocument, as_json, check_files
from daihoi.core.figures.vietnamese import number_text, padded, share_text

__all__ = [
    "CheckedDocument",
    "Claim",
    "ClaimKind",
    "Suggestion",
    "UnreadableDocument",
    "Verdict",
    "as_json",
    "check_files",
    "check_text",
    "number_text",
    "padded",
    "read_bytes",
    "read_document",
    "share_text",
]
