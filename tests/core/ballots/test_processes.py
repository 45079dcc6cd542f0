"""Processes that read pages end with the one that started them, however that one ends."""

import subprocess
import sys
import time
from pathlib import Path

START = """
import os, time
from daihoi.core.ballots.processes import page_readers
pool = page_readers(1)
print(pool.submit(os.getpid).result(), flush=True)
time.sleep(60)
"""


def test_none_is_left_over_when_the_starter_is_killed():
    with subprocess.Popen([sys.executable, "-c", START], stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdout is not None
        reader = Path("/proc") / starter.stdout.readline().strip()
        assert reader.exists()
        starter.kill()
    deadline = time.monotonic() + 30
    while reader.exists():
        assert time.monotonic() < deadline, "the reader still runs"
        time.sleep(0.05)
