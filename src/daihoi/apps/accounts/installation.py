"""Opening the installation from the command line: the settings read, the database there and up to date."""

import django
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from daihoi.core.errors import UnusableInput


def open_installation() -> None:
    """Make the models usable, or say in one line why they are not."""
    django.setup()
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise UnusableInput(f"Không mở được cơ sở dữ liệu {_where()}: {str(error).splitlines()[0]}") from None
    if waiting:
        raise UnusableInput(
            f"Cơ sở dữ liệu {_where()} chưa lập hoặc chưa theo kịp phần mềm này. Chạy «daihoi manage migrate» trước."
        )


def _where() -> str:
    return f"«{connection.settings_dict['NAME']}»"
