"""The results that the benchmark imports are those of the demonstration, and the totals follow them."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from daihoi.apps.exchange.bench.results import write_files
from daihoi.apps.exchange.demo.layout import Extent
from daihoi.apps.exchange.models import Import
from daihoi.apps.reporting.services import drift
from daihoi.apps.results.models import Mandate
from daihoi.core.regulations.terms import ElectedBody, LevelRole, Outcome, Sex
from tests.apps.exchange.importing import applied
from tests.factories import make_cycle

pytestmark = pytest.mark.django_db


def test_the_district_s_file_gives_the_people_of_its_report_and_totals_that_hold(tmp_path: Path) -> None:
    cycle = make_cycle(clock=date(2020, 6, 30))
    files = write_files(tmp_path, Extent.SMALL)
    applied(files.units, Import.Kind.UNITS, cycle)
    applied(files.calendar, Import.Kind.CALENDAR, cycle)
    applied(files.district, Import.Kind.RESULTS, cycle)
    sitting = Mandate.objects.filter(
        body=ElectedBody.COMMITTEE, outcome=Outcome.ELECTED, person__result__congress__role=LevelRole.GRASSROOTS
    )
    assert Counter(sitting.values_list("person__sex", flat=True)) == {Sex.FEMALE: 93, Sex.MALE: 408}
    assert list(drift(cycle)) == []
