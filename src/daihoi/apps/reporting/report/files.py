"""A report as a file: the one way in for the page and for the command."""

from enum import StrEnum

from daihoi.apps.frame.grid import SHEET_TYPE
from daihoi.apps.papers.files import PDF_TYPE, WORD_TYPE
from daihoi.apps.papers.pdf import as_pdf
from daihoi.apps.papers.word import as_word
from daihoi.apps.planning.origin import origin_at
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.report.evidence import as_json, evidence_of
from daihoi.apps.reporting.report.sheet import as_sheet


class ReportFormat(StrEnum):
    """The formats in which a report is given."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    JSON = "json"


CONTENT_TYPES = {
    ReportFormat.DOCX: WORD_TYPE,
    ReportFormat.PDF: PDF_TYPE,
    ReportFormat.XLSX: SHEET_TYPE,
    ReportFormat.JSON: "application/json",
}


def report_file(place: Place, kind: ReportKind, form: ReportFormat) -> bytes:
    """Draft a report and give it in one format; the same records on the same day give the same bytes."""
    paper = build_report(place, kind)
    match form:
        case ReportFormat.DOCX:
            return as_word(paper)
        case ReportFormat.PDF:
            return as_pdf(paper)
        case ReportFormat.XLSX:
            return as_sheet(paper, evidence_of(paper, place), origin_at(place))
        case ReportFormat.JSON:
            return as_json(paper, place, evidence_of(paper, place))
