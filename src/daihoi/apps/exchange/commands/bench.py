"""`daihoi bench NAME [--json]`: the product's own benchmarks, each beside its floor in one run (public format 8)."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

from daihoi.apps.accounts.installation import prepare_installation
from daihoi.apps.frame.bar import Bar
from daihoi.core.figures.vietnamese import fixed_text, rounded_half_up
from daihoi.core.measured import Measured

_MEBIBYTES = 600
_LONG = ("ballots_5000", "ballots_killed")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what can be measured."""
    parser.add_argument("name", choices=[*BENCHMARKS, "all"], help="phần cần đo")
    parser.add_argument("--json", action="store_true", help="in một tài liệu JSON")


def run(arguments: argparse.Namespace) -> int:
    """Measure in a home of its own below the product's home, and print each figure beside its floor."""
    os.environ["DAIHOI_HOME"] = str(Path(os.environ.get("DAIHOI_HOME", "var")) / "bench")
    os.environ.pop("DATABASE_URL", None)
    names = [each for each in BENCHMARKS if each not in _LONG] if arguments.name == "all" else [arguments.name]
    measured = [each for name in names for each in BENCHMARKS[name]()]
    if arguments.json:
        print(json.dumps([_as_json(each) for each in measured], ensure_ascii=False, indent=2))  # noqa: T201
    else:
        _print_table(measured)
    return 0


def _city() -> Iterator[Measured]:
    prepare_installation()
    from daihoi.apps.accounts.models import User  # noqa: PLC0415 (models exist once the installation is prepared)
    from daihoi.apps.exchange.demo import CITY, CYCLE, loading  # noqa: PLC0415
    from daihoi.apps.organisation.models import Unit  # noqa: PLC0415
    from daihoi.apps.planning.models import Cycle  # noqa: PLC0415
    from daihoi.apps.reporting.benchmarks import city_benchmarks  # noqa: PLC0415

    if not loading.is_loaded():
        loading.load(Bar("Nạp thành phố để đo"))
    yield from city_benchmarks(
        Unit.objects.get(code=CITY), Cycle.objects.get(code=CYCLE), User.objects.get(username="thanhpho")
    )


def _import() -> Iterator[Measured]:
    prepare_installation()
    from daihoi.apps.exchange.bench.members import Size, measure  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        size = Size()
        found = measure(Path(folder), size)
    note = f"{size.units} units, {size.members} members; peak {found.peak_mebibytes} MiB of {_MEBIBYTES}"
    yield Measured("import", found.seconds, "s", found.floor_seconds, note)


def _results() -> Iterator[Measured]:
    prepare_installation()
    from daihoi.apps.exchange.bench import results  # noqa: PLC0415
    from daihoi.apps.exchange.demo.layout import Extent  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        found = results.measure(Path(folder), Extent.WHOLE)
    for name, part in (("import_results_district", found.district), ("import_results_city", found.city)):
        note = f"{part.rows} rows; peak {part.peak_mebibytes} MiB of {_MEBIBYTES}"
        yield Measured(name, part.seconds, "s", part.floor_seconds, note)


def _figures() -> Iterator[Measured]:
    from daihoi.core.figures.benchmarks import measure_checking, measure_odd_texts  # noqa: PLC0415

    yield measure_checking()
    yield measure_odd_texts()


def _audit() -> Iterator[Measured]:
    prepare_installation()
    from daihoi.apps.accounts.benchmarks import measure_verification  # noqa: PLC0415

    yield measure_verification()


def _ballots() -> Iterator[Measured]:
    from daihoi.core.ballots.trials.benchmarks import (  # noqa: PLC0415
        measure_accuracy,
        measure_memory,
        measure_speed,
    )

    yield from measure_speed()
    yield from measure_memory()
    yield from measure_accuracy()


def _ballots_by_thousands() -> Iterator[Measured]:
    from daihoi.core.ballots.trials.benchmarks import measure_accuracy  # noqa: PLC0415

    yield from measure_accuracy(157)


def _ballots_killed() -> Iterator[Measured]:
    from daihoi.apps.exchange.bench.killed import Size, measure  # noqa: PLC0415

    size = Size()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), size)
    note = (
        f"counts of {size.ballots} ballots exactly right; {found.kills} kills, {found.under_way} while pages were read"
    )
    yield Measured("ballots: killed counts", found.right, "counts", found.counts, note)


BENCHMARKS: dict[str, Callable[[], Iterator[Measured]]] = {
    "city": _city,
    "import": _import,
    "results": _results,
    "figures": _figures,
    "audit": _audit,
    "ballots": _ballots,
    "ballots_5000": _ballots_by_thousands,
    "ballots_killed": _ballots_killed,
}


def _ratio(measured: Measured) -> str:
    exact = Fraction(measured.ours) / Fraction(measured.floor)
    return fixed_text(rounded_half_up(exact, 2), 2)


def _as_json(measured: Measured) -> dict[str, object]:
    return {
        "name": measured.name,
        "ours": round(measured.ours, 3),
        "unit": measured.unit,
        "floor": round(measured.floor, 3),
        "ratio": _ratio(measured),
        "note": measured.note,
    }


def _print_table(measured: list[Measured]) -> None:
    rows = [("benchmark", "ours", "floor", "ratio", "unit", "")]
    rows += [(m.name, f"{m.ours:.2f}", f"{m.floor:.2f}", _ratio(m), m.unit, m.note) for m in measured]
    widths = [max(len(row[place]) for row in rows) for place in range(6)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
