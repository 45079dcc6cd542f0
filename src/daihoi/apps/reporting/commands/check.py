"""`daihoi check FILE... [--json] [--lang vi|en]` (public format 1)."""

import argparse
import json
import sys
from pathlib import Path

from daihoi.core.figures import CheckedDocument, Claim, Verdict, as_json, check_files
from daihoi.core.language import Language

_LONGEST = 120
_WORDS = {
    Language.VIETNAMESE: {
        Verdict.OK: "đúng",
        Verdict.ROUNDING: "lệch làm tròn",
        Verdict.WRONG: "SAI",
        Verdict.UNCLEAR: "chưa rõ",
    },
    Language.ENGLISH: {
        Verdict.OK: "ok",
        Verdict.ROUNDING: "rounding",
        Verdict.WRONG: "WRONG",
        Verdict.UNCLEAR: "unclear",
    },
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="tệp .txt, .docx, .pdf, .html")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")
    parser.add_argument("--lang", choices=[str(language) for language in Language], default=Language.VIETNAMESE)


def run(arguments: argparse.Namespace) -> int:
    """Check each file; 0 when nothing is wrong, 1 when some figure is, `UnusableInput` for an unreadable file."""
    language = Language(arguments.lang)
    documents = check_files(arguments.files, language)
    if arguments.json:
        print(json.dumps(as_json(documents), ensure_ascii=False, indent=2))  # noqa: T201
    else:
        for document in documents:
            _print(document, language)
    claims = [claim for document in documents for claim in document.claims]
    return 1 if any(claim.verdict is Verdict.WRONG for claim in claims) else 0


def _print(document: CheckedDocument, language: Language) -> None:
    for claim in document.claims:
        print(f"{document.file}:{claim.start}: {_words(claim, language)}")  # noqa: T201
    counts = {verdict: sum(claim.verdict is verdict for claim in document.claims) for verdict in Verdict}
    told = ", ".join(f"{_WORDS[language][verdict].lower()} {count}" for verdict, count in counts.items())
    print(f"{document.file}: {told}", file=sys.stderr)  # noqa: T201


def _words(claim: Claim, language: Language) -> str:
    mend = f" → {claim.suggestions[0].by}" if claim.suggestions else ""
    return f"[{_WORDS[language][claim.verdict]}] «{_short(claim.text)}» {_short(claim.explanation)}{mend}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2].rstrip()} … {line[-_LONGEST // 2 :].lstrip()}"
