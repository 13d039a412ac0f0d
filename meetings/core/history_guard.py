"""What keeps the database itself from changing the history: its triggers, and whether they are there."""

from sqlalchemy import Connection, Engine, text

# Every trigger of the schema, by dialect; migrations recreate them from this list after a table is rebuilt.
TRIGGERS = {
    "sqlite": (
        """CREATE TRIGGER IF NOT EXISTS history_no_update BEFORE UPDATE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
        """CREATE TRIGGER IF NOT EXISTS history_no_delete BEFORE DELETE ON history
        BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END""",
    ),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION history_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the history is append-only'; END $$""",
        """CREATE OR REPLACE TRIGGER history_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION history_is_append_only()""",
    ),
}


def missing_triggers(connection: Connection) -> list[str]:
    """Names of the triggers that are not there, are another's or are switched off."""
    if connection.dialect.name == "sqlite":
        kept = {name: sql for name, sql in connection.execute(text("SELECT name, sql FROM sqlite_master")) if sql}
        wanted = {said.split()[5]: " ".join(said.replace("IF NOT EXISTS ", "").split()) for said in TRIGGERS["sqlite"]}
        return [name for name, said in wanted.items() if " ".join(kept.get(name, "").split()) != said]
    asked = text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')")
    return sorted({"history_no_change"} - set(connection.scalars(asked)))


def foreign_triggers(connection: Connection) -> list[str]:
    """Triggers that Concord did not make, each with the table that it is on."""
    if connection.dialect.name == "sqlite":
        ours = [said.split()[5] for said in TRIGGERS["sqlite"]]
        asked = text("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
    else:
        ours = ["history_no_change"]
        asked = text(
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal "
            "AND relnamespace = current_schema()::regnamespace"
        )
    known = {(name, "history") for name in ours}
    return sorted(f"{name} on {table}" for name, table in connection.execute(asked) if (name, table) not in known)


def create_triggers(engine: Engine) -> None:
    """Create what refuses to change the history; does nothing where it exists."""
    with engine.begin() as connection:
        for statement in TRIGGERS[engine.dialect.name]:
            connection.exec_driver_sql(statement)
