"""A report says what is recorded, the same in every format, and its own figures hold."""

import json
from datetime import timedelta
from io import BytesIO

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from daihoi.apps.organisation.models import Unit
from daihoi.apps.papers.paper import Paragraph
from daihoi.apps.planning.models import Cycle
from daihoi.apps.planning.place import Place
from daihoi.apps.reporting.queries import telling_role
from daihoi.apps.reporting.report.building import ReportKind, build_report
from daihoi.apps.reporting.report.files import ReportFormat, report_file
from daihoi.apps.reporting.totals import totals
from daihoi.core.figures import Verdict, check_text, read_bytes
from tests.apps.reporting.random_city import FIRST
from tests.support.papers import plain_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(city: Unit) -> Place:
    as_of = FIRST + timedelta(days=140)
    return Place(city, Cycle.objects.get(), as_of, as_of)


@pytest.mark.parametrize("kind", list(ReportKind))
@pytest.mark.parametrize("days", [-10, 80])
def test_every_report_passes_its_own_check(city: Unit, kind: ReportKind, days: int) -> None:
    as_of = FIRST + timedelta(days=days)
    text = plain_text(build_report(Place(city, Cycle.objects.get(), as_of, as_of), kind))
    assert [claim for claim in check_text(text) if claim.verdict in (Verdict.WRONG, Verdict.ROUNDING)] == []


@pytest.mark.parametrize("form", [ReportFormat.DOCX, ReportFormat.PDF])
@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_printed_report_passes_its_own_check(place: Place, kind: ReportKind, form: ReportFormat) -> None:
    text = read_bytes(f"report.{form}", report_file(place, kind, form))
    claims = check_text(text)
    assert [claim for claim in claims if claim.verdict in (Verdict.WRONG, Verdict.ROUNDING)] == []
    assert len(claims) > 2


@pytest.mark.parametrize("form", list(ReportFormat))
@pytest.mark.parametrize("kind", [ReportKind.RESULTS, ReportKind.STRUCTURE])
def test_the_same_records_give_the_same_bytes(place: Place, kind: ReportKind, form: ReportFormat) -> None:
    first = report_file(place, kind, form)
    assert report_file(place, kind, form) == first


def test_word_holds_every_paragraph_of_the_paper(place: Place) -> None:
    paper = build_report(place, ReportKind.RESULTS)
    document = Document(BytesIO(report_file(place, ReportKind.RESULTS, ReportFormat.DOCX)))
    printed = [paragraph.text for paragraph in document.paragraphs]
    told = [block.text for block in paper.blocks if isinstance(block, Paragraph)]
    assert [text for text in told if text not in printed] == []
    section = document.sections[0]
    assert [round(side.mm) for side in (section.top_margin, section.bottom_margin)] == [20, 20]
    assert [round(side.mm) for side in (section.left_margin, section.right_margin)] == [30, 15]


@pytest.mark.parametrize("kind", [ReportKind.RESULTS, ReportKind.STRUCTURE])
def test_a_figure_in_json_is_the_sum_of_its_records(place: Place, kind: ReportKind) -> None:
    content = json.loads(report_file(place, kind, ReportFormat.JSON))
    found = totals(place.unit, place.cycle, place.as_of)
    assert len(content["figures"]) > 20
    for figure in content["figures"]:
        assert sum(record["count"] for record in figure["records"]) == figure["count"]
        assert figure["count"] == found[figure["role"]][figure["code"]]


def test_the_spreadsheet_holds_counts_as_numbers(place: Place) -> None:
    content = report_file(place, ReportKind.RESULTS, ReportFormat.XLSX)
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Số liệu").to_python()
    elected = next(row for row in rows if row[1] == "Cấp ủy viên được bầu")
    found = totals(place.unit, place.cycle, place.as_of)
    assert elected[2] == found[telling_role(place, found)]["elected"]
