"""The guards of the audit log, taken off and put back as an attacker could; and whom it names at the command line."""

import subprocess
from importlib import import_module
from typing import Any

from django.db import connection

_migration: Any = import_module("daihoi.apps.accounts.migrations.0002_append_only")


def operator_of_this_machine() -> str:
    """Give the name under which acts at the command line stand."""
    account = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    return f"người vận hành: {account}"


def guards_stand() -> bool:
    """Say whether the triggers that refuse changes are there."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_no_%'")
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit_no_%'")
        return bool(cursor.fetchone()[0])


def drop_guards() -> None:
    """Take the triggers off."""
    _migration.unguard_log(None, _Statements())


def set_guards() -> None:
    """Put the triggers back."""
    _migration.guard_log(None, _Statements())


class _Statements:
    """What the migration asks of a schema editor, on the connection as it stands."""

    connection = connection

    def execute(self, statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)
