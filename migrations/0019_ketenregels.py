"""A row of the logboek must continue the chain: forged rows are refused as they come in, by INSERT and by COPY.

What a trigger can see is judged: the number, the link, what the line itself says in its JSON and, on PostgreSQL, which
can compute it, its SHA-256. The head only moves to a line that is there.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

NUL = "0" * 64
REGEL = "draaiboek: deze regel sluit niet aan op het logboek; dat is niet toegestaan"
PAYLOAD = "draaiboek: deze inhoud hoort niet bij de laatste regel van het logboek; dat is niet toegestaan"
KOP = "draaiboek: de kop van het logboek wijst een regel aan die er niet staat; dat is niet toegestaan"

HOOGSTE = "(SELECT coalesce(max(nr), 0) FROM logboek_regel)"
SLUIT_AAN = (
    f"NEW.nr IS NOT DISTINCT FROM {HOOGSTE} + 1 AND NEW.vorige IS NOT DISTINCT FROM "
    f"coalesce((SELECT hash FROM logboek_regel WHERE nr = {HOOGSTE}), '{NUL}')"
)
KOP_KLOPT = "NEW.nr = OLD.nr OR EXISTS (SELECT 1 FROM logboek_regel WHERE nr = NEW.nr AND hash = NEW.hash)"

POSTGRES_REGEL = f"""
DECLARE wat json := convert_from(NEW.regel, 'UTF8')::json;
BEGIN
  IF NOT ({SLUIT_AAN})
    OR NEW.hash <> encode(sha256(NEW.regel), 'hex')
    OR (wat->>'nr')::bigint IS DISTINCT FROM NEW.nr
    OR wat->>'vorige' IS DISTINCT FROM NEW.vorige
    OR wat->>'verzoek' IS DISTINCT FROM NEW.verzoek
    OR (wat->>'zaak_nr')::bigint IS DISTINCT FROM NEW.zaak_nr
  THEN RAISE EXCEPTION '{REGEL}' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END
"""
POSTGRES_PAYLOAD = f"""
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM logboek_regel WHERE nr = NEW.nr AND nr = {HOOGSTE}
    AND convert_from(regel, 'UTF8')::json->>'payload_sha256' = encode(sha256(NEW.inhoud), 'hex')
  ) THEN RAISE EXCEPTION '{PAYLOAD}' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END
"""
POSTGRES_KOP = f"""
BEGIN
  IF NOT ({KOP_KLOPT}) THEN RAISE EXCEPTION '{KOP}' USING ERRCODE = '42501'; END IF;
  RETURN NEW;
END
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        _postgresql("logboek_regel", "INSERT", POSTGRES_REGEL)
        _postgresql("logboek_payload", "INSERT", POSTGRES_PAYLOAD)
        _postgresql("logboek_kop", "UPDATE", POSTGRES_KOP)
        return
    _sqlite("logboek_regel", "INSERT", f"{_in_sqlite(SLUIT_AAN)} AND {_eigen_velden()}", REGEL)
    _sqlite("logboek_payload", "INSERT", f"NEW.nr = {HOOGSTE}", PAYLOAD)
    _sqlite("logboek_kop", "UPDATE", KOP_KLOPT, KOP)


def _postgresql(tabel: str, handeling: str, functie: str) -> None:
    naam = f"{tabel}_sluit_aan"
    op.execute(f"CREATE FUNCTION draaiboek_{naam}() RETURNS trigger LANGUAGE plpgsql AS $${functie}$$")
    op.execute(f"CREATE TRIGGER {naam} BEFORE {handeling} ON {tabel} FOR EACH ROW EXECUTE FUNCTION draaiboek_{naam}()")


def _sqlite(tabel: str, handeling: str, klopt: str, melding: str) -> None:
    op.execute(
        f"CREATE TRIGGER {tabel}_sluit_aan BEFORE {handeling} ON {tabel} WHEN NOT ({klopt}) "
        f"BEGIN SELECT RAISE(ABORT, '{melding}'); END"
    )


def _in_sqlite(voorwaarde: str) -> str:
    return voorwaarde.replace("IS NOT DISTINCT FROM", "IS")


def _eigen_velden() -> str:
    return " AND ".join(
        f"json_extract(CAST(NEW.regel AS TEXT), '$.{veld}') IS NEW.{veld}"
        for veld in ("nr", "vorige", "verzoek", "zaak_nr")
    )
