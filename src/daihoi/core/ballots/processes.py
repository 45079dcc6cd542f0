"""The processes in which pages are read: one to a core, started clean, none left over when their starter is killed."""

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

import cv2

from daihoi.core.ballots.election import Election
from daihoi.core.ballots.memory import keep_freed_memory
from daihoi.core.ballots.scans import PageRef

_CHUNK = 8
_AHEAD = 4
_FEW = 4

R = TypeVar("R")


def read_ahead(
    read: Callable[[PageRef, Election], R], refs: Sequence[PageRef], election: Election, processes: int
) -> Generator[R]:
    """Read pages in their order, a few ahead of what is taken, so that memory stays flat however many there are.

    `read` is a function of a module, to be found again by the processes. Whoever stops taking pages ends the reading.
    """
    if processes <= 1 or len(refs) <= _FEW:
        yield from (read(ref, election) for ref in refs)
        return
    pool = page_readers(processes)
    try:
        waiting: deque[Future[list[R]]] = deque()
        for at in range(0, len(refs), _CHUNK):
            waiting.append(pool.submit(_read_each, read, refs[at : at + _CHUNK], election))
            if len(waiting) >= processes * _AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read_each(read: Callable[[PageRef, Election], R], refs: Sequence[PageRef], election: Election) -> list[R]:
    return [read(ref, election) for ref in refs]


def page_readers(processes: int) -> ProcessPoolExecutor:
    """Start processes from a clean one: a copy of this one could inherit a lock that a thread of OpenCV holds."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["daihoi.core.ballots.pages"])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    cv2.setNumThreads(1)
    keep_freed_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_starter, daemon=True).start()


def _end_with_starter() -> None:
    """End when the starter does; a killed one never closes the queue on which this process waits for work."""
    starter = parent_process()
    if starter is not None:
        wait([starter.sentinel])
        os._exit(1)
