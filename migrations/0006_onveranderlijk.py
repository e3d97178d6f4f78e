"""What was recorded stays: the database itself refuses change and deletion, on both engines."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ONVERANDERLIJK = (
    "logboek_regel",
    "logboek_payload",
    "tredebepaling",
    "besluit",
    "besluit_deel",
    "document",
    "document_inhoud",
    "export",
    "export_inhoud",
)

FUNCTIE = """
CREATE FUNCTION draaiboek_weiger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'draaiboek: % op % is niet toegestaan', TG_OP, TG_TABLE_NAME USING ERRCODE = '42501';
END $$
"""

KOPFUNCTIE = """
CREATE FUNCTION draaiboek_kop_vooruit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.logboek <> OLD.logboek OR NEW.nr <> OLD.nr + 1 OR NEW.op < OLD.op THEN
    RAISE EXCEPTION 'draaiboek: de kop van het logboek gaat alleen vooruit' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _postgresql()
    else:
        _sqlite()


def _postgresql() -> None:
    op.execute(FUNCTIE)
    op.execute(KOPFUNCTIE)
    for tabel in ONVERANDERLIJK:
        op.execute(
            f"CREATE TRIGGER {tabel}_blijft BEFORE UPDATE OR DELETE ON {tabel} "
            "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
        )
    for tabel in (*ONVERANDERLIJK, "logboek_kop"):
        op.execute(
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )
    op.execute(
        "CREATE TRIGGER logboek_kop_een BEFORE INSERT ON logboek_kop FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
    )
    op.execute(
        "CREATE TRIGGER logboek_kop_blijft BEFORE DELETE ON logboek_kop "
        "FOR EACH ROW EXECUTE FUNCTION draaiboek_weiger()"
    )
    op.execute(
        "CREATE TRIGGER logboek_kop_vooruit BEFORE UPDATE ON logboek_kop "
        "FOR EACH ROW EXECUTE FUNCTION draaiboek_kop_vooruit()"
    )


def _sqlite() -> None:
    for tabel in ONVERANDERLIJK:
        _weiger(tabel, "UPDATE")
    for tabel in (*ONVERANDERLIJK, "logboek_kop"):
        _weiger(tabel, "DELETE")
    _weiger("logboek_kop", "INSERT")
    op.execute(
        "CREATE TRIGGER logboek_kop_vooruit BEFORE UPDATE ON logboek_kop "
        "WHEN NEW.logboek <> OLD.logboek OR NEW.nr <> OLD.nr + 1 OR NEW.op < OLD.op "
        "BEGIN SELECT RAISE(ABORT, 'draaiboek: de kop van het logboek gaat alleen vooruit'); END"
    )


def _weiger(tabel: str, handeling: str) -> None:
    op.execute(
        f"CREATE TRIGGER {tabel}_geen_{handeling.lower()} BEFORE {handeling} ON {tabel} "
        f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {handeling} op {tabel} is niet toegestaan'); END"
    )
