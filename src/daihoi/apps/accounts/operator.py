"""Acts at the command line: nobody is signed in there, so the log names the account of the machine that ran them."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

SYSTEM = "hệ thống"
_nobody: ContextVar[str] = ContextVar("nobody", default=SYSTEM)


def without_account() -> str:
    """Give the words by which the log names who acts without an account of the product."""
    return _nobody.get()


@contextmanager
def by_operator() -> Iterator[None]:
    """Name in the log, for acts without an account in this block, the person who runs the program."""
    token = _nobody.set(f"người vận hành: {_machine_account()}")
    try:
        yield
    finally:
        _nobody.reset(token)


def _machine_account() -> str:
    """Give the account's name as the machine knows it, not as the environment says; its number where it has none."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)
