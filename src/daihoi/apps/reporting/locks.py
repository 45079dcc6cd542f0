"""The locks that keep totals right while several people write, with what each assumes.

SQLite has one writer at a time (transactions begin IMMEDIATE), so only PostgreSQL needs them:
- everyone whose change adds to the totals holds «follow» (shared) until their transaction ends;
- a rebuild, which reads all records and replaces all totals, holds it alone;
- one transaction folds at a time; who comes second leaves the folding to the first;
- a move, which takes a subtree's totals from some units to others, holds «follow» (shared) and folds alone.
A rebuild and a move take «follow» before «fold»; a fold never waits for either. Whoever follows has written its entry
in the log before, and so holds the log's head already: no two can wait for each other.
"""

from django.db import connection

_FOLLOW, _FOLD = 20_200_203, 20_200_204


def _ask(function: str, key: int) -> bool:
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [key])
        return cursor.fetchone()[0] is not False


def follow_totals() -> None:
    """Wait until no rebuild is under way, and hold the next one off until this transaction ends."""
    _ask("pg_advisory_xact_lock_shared", _FOLLOW)


def replace_totals() -> None:
    """Wait until nobody adds to the totals or folds them, and hold them off until this transaction ends."""
    _ask("pg_advisory_xact_lock", _FOLLOW)
    _ask("pg_advisory_xact_lock", _FOLD)


def move_totals() -> None:
    """Wait until nobody rebuilds or folds the totals, and hold both off until this transaction ends."""
    follow_totals()
    _ask("pg_advisory_xact_lock", _FOLD)


def may_fold() -> bool:
    """Take the folding for this transaction, or say that another has it."""
    return _ask("pg_try_advisory_xact_lock", _FOLD)
