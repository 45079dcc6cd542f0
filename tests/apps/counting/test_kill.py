"""The worker really killed while it reads: nothing is lost, nothing is counted twice, and no process stays behind."""

from pathlib import Path

from daihoi.apps.exchange.bench.killed import Size, measure


def test_counts_whose_worker_was_killed_come_out_exactly_right(tmp_path: Path):
    found = measure(tmp_path, Size(ballots=60, kills=5, names=5, seats=3, longest=4.0))
    assert (found.right, found.kills >= 5, found.under_way >= 1) == (found.counts, True, True)
