"""Every report that the product writes of the demonstration passes the product's own check of figures."""

import pytest
from django.test import Client

from daihoi.apps.accounts.models import User
from daihoi.apps.reporting.report.building import ReportKind
from daihoi.core.figures import Verdict, check_text, read_bytes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_demo")]
CITY, DISTRICT, COMMUNE, CELL, CELL_WITHOUT_RESULT = "TP", "HTT", "H01-01", "H01-01-01", "H01-01-10"
ADDRESSES = {
    "docx": "/don-vi/{unit}/bao-cao/{kind}.docx",
    "pdf": "/don-vi/{unit}/bao-cao/{kind}.pdf",
    "html": "/don-vi/{unit}/bao-cao/?loai={kind}",
}


@pytest.mark.parametrize("form", ADDRESSES)
@pytest.mark.parametrize("kind", list(ReportKind))
@pytest.mark.parametrize("unit", [CITY, DISTRICT, COMMUNE, CELL, CELL_WITHOUT_RESULT])
def test_report_passes_its_own_check(unit: str, kind: ReportKind, form: str) -> None:
    client = Client()
    client.force_login(User.objects.get(username="thanhpho"))
    content = client.get(ADDRESSES[form].format(unit=unit, kind=kind)).content
    claims = check_text(read_bytes(f"bao-cao.{form}", content))
    assert [(claim.verdict, claim.text) for claim in claims if claim.verdict is not Verdict.OK] == []
    if unit != CELL_WITHOUT_RESULT and kind is not ReportKind.PROGRESS:
        assert len(claims) > 10
