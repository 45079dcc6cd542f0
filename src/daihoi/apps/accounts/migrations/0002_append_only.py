from typing import Any

from django.db import migrations

SAID = "the audit log is append-only"
SQLITE = {
    "audit_no_update": "UPDATE ON accounts_auditentry",
    "audit_no_delete": "DELETE ON accounts_auditentry",
    "audit_no_headless": "DELETE ON accounts_audithead",
    "audit_no_return": "UPDATE ON accounts_audithead WHEN NEW.sequence < OLD.sequence",
}
POSTGRESQL = {
    "audit_no_change": "UPDATE OR DELETE ON accounts_auditentry FOR EACH ROW",
    "audit_no_truncate": "TRUNCATE ON accounts_auditentry FOR EACH STATEMENT",
    "audit_no_headless": "DELETE ON accounts_audithead FOR EACH ROW",
    "audit_no_headless_at_once": "TRUNCATE ON accounts_audithead FOR EACH STATEMENT",
    "audit_no_return": "UPDATE ON accounts_audithead FOR EACH ROW WHEN (NEW.sequence < OLD.sequence)",
}


def guard_log(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name, act in SQLITE.items():
            schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {act} BEGIN SELECT RAISE(ABORT, '{SAID}'); END")
        return
    schema_editor.execute(
        f"CREATE FUNCTION audit_append_only() RETURNS trigger AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}'; END $$ LANGUAGE plpgsql"
    )
    for name, act in POSTGRESQL.items():
        schema_editor.execute(f"CREATE TRIGGER {name} BEFORE {act} EXECUTE FUNCTION audit_append_only()")


def unguard_log(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for name in SQLITE:
            schema_editor.execute(f"DROP TRIGGER {name}")
        return
    for name, act in POSTGRESQL.items():
        table = act.split(" ON ")[1].split()[0]
        schema_editor.execute(f"DROP TRIGGER {name} ON {table}")
    schema_editor.execute("DROP FUNCTION audit_append_only()")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(guard_log, unguard_log)]
