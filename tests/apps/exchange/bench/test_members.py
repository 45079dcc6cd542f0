"""The benchmark of units and members really imports what its files hold, at a small size."""

from pathlib import Path

from daihoi.apps.exchange.bench.members import Size, measure, member_rows, unit_rows


def test_the_files_have_the_size_asked_for() -> None:
    size = Size(units=400, members=1_000)
    assert (len(list(unit_rows(size))), len(list(member_rows(size)))) == (400, 1_000)


def test_both_files_are_imported_and_measured(tmp_path: Path) -> None:
    found = measure(tmp_path, Size(units=400, members=1_000))
    assert found.rows == 1_400
    assert 20 < found.peak_mebibytes < 600
