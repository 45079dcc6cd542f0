"""The benchmark of imports really imports what its files hold, at a small size."""

from pathlib import Path

from daihoi.apps.exchange.benchmarks import Size, measure, member_rows, unit_rows


def test_the_files_have_the_size_asked_for():
    size = Size(units=400, members=1_000)
    assert (len(list(unit_rows(size))), len(list(member_rows(size)))) == (400, 1_000)


def test_both_files_are_imported_and_measured(tmp_path: Path):
    found = measure(tmp_path, Size(units=400, members=1_000))
    assert 20 < found.peak_mebibytes < 600
