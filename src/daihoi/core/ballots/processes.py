"""The processes in which pages are read: one to a core, started clean, none left over when their starter is killed."""

import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread

import cv2

from daihoi.core.ballots.memory import keep_freed_memory


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
