"""Opening the installation from the command line: its folder writable, its settings read, its database up to date."""

import os
import tempfile
from pathlib import Path

import django
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from daihoi.core.errors import UnusableInput
from daihoi.core.language import say


def open_installation() -> None:
    """Make the models usable, or say in one line why they are not."""
    _require_writable_home()
    django.setup()
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise _no_database(error) from None
    if waiting:
        raise UnusableInput(
            say(
                "Cơ sở dữ liệu {where} chưa lập hoặc chưa theo kịp phần mềm này. Chạy «daihoi manage migrate» trước.",
                where=_where(),
            )
        )


def prepare_installation() -> None:
    """Make the models usable, making or bringing up to date the database first."""
    _require_writable_home()
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 (management needs the settings)

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise _no_database(error) from None


def _require_writable_home() -> None:
    home = Path(os.environ.get("DAIHOI_HOME", "var")).resolve()
    try:
        (home / "static").mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=home).close()
    except OSError as error:
        raise UnusableInput(
            say(
                "Không ghi được vào thư mục «{home}»: {strerror}. Chọn thư mục khác bằng biến DAIHOI_HOME.",
                home=home,
                strerror=error.strerror,
            )
        ) from None


def _no_database(error: DatabaseError) -> UnusableInput:
    reason = str(error).splitlines()[0]
    return UnusableInput(
        say("Không mở được cơ sở dữ liệu {where}: {reason}. Xem lại biến DATABASE_URL.", where=_where(), reason=reason)
    )


def _where() -> str:
    return f"«{connection.settings_dict['NAME']}»"
