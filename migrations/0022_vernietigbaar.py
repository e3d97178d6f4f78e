"""What was recorded may go when two persons destroyed its zaak: the rules of DELETE, rewritten table by table."""

from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

RUST = "('afgesloten', 'niet_in_behandeling')"

PADEN: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        (
            "afspraak", "besluit", "bewaarbesluit", "correspondentie", "document", "export", "gebeurtenis",
            "informatieplicht", "kwartaalcijfer", "mandaat", "mandaatverzoek", "noodgreep", "omzetaandeel",
            "opschaling", "rolvervulling", "romptekst", "stap", "stuk", "subsidietoets", "telling", "toezichtstap",
            "tredebepaling",
            "vraag", "zaakregio",
        ),
        ("zaak_id", "zaak"),
    ),
    "agendapunt": ("stuk_id", "stuk"),
    "behandeling": ("agendapunt_id", "agendapunt"),
    "besluit_deel": ("besluit_id", "besluit"),
    "document_inhoud": ("document_id", "document"),
    "export_inhoud": ("export_id", "export"),
    "gezien": ("vraag_id", "vraag"),
    "opschalingstap": ("opschaling_id", "opschaling"),
    "raadsbrief": ("romptekst_id", "romptekst"),
    "standpunt": ("vraag_id", "vraag"),
    "subsidievoorwaarde": ("toets_id", "subsidietoets"),
    "termijnmutatie": ("stap_id", "stap"),
    "voorwaarde": ("mandaat_id", "mandaat"),
    "voorwaardestand": ("voorwaarde_id", "voorwaarde"),
}  # fmt: skip
"""Each table whose rows go with a zaak: the column that leads to it, and where. Payloads have a rule of their own."""

BEVESTIGD = (
    "EXISTS (SELECT 1 FROM vernietiging v JOIN zaak z ON z.id = v.zaak_id AND z.periode = v.periode WHERE {waar} "
    f"AND v.bevestigd_op IS NOT NULL AND v.bevestigd_persoon_id <> v.voorgesteld_persoon_id AND z.toestand IN {RUST})"
)
"""Two persons decided it, about the zaak as it was then closed, and it has not been opened since."""
PAYLOAD = (
    BEVESTIGD.format(
        waar="v.tot_nr >= OLD.nr AND v.zaak_id = (SELECT r.zaak_id FROM logboek_regel r WHERE r.nr = OLD.nr)"
    )
    + " OR EXISTS (SELECT 1 FROM anonimisering a JOIN logboek_regel r ON r.nr = OLD.nr "
    "WHERE a.bevestigd_op IS NOT NULL AND r.zaak_id IS NULL AND ',' || a.regels || ',' LIKE '%,' || OLD.nr || ',%')"
)


def upgrade() -> None:
    postgres = op.get_bind().dialect.name == "postgresql"
    _weg_na_vernietiging("logboek_payload", PAYLOAD, postgres=postgres)
    for tabel in sorted(PADEN):
        _weg_na_vernietiging(tabel, BEVESTIGD.format(waar=f"v.zaak_id = {_zaak(tabel, 'OLD')}"), postgres=postgres)


def _zaak(tabel: str, rij: str, diepte: int = 1) -> str:
    """The zaak of a row, as SQL: its own column, or that of the row it hangs under."""
    kolom, ouder = PADEN[tabel]
    if ouder == "zaak":
        return f"{rij}.{kolom}"
    alias = f"o{diepte}"
    return f"(SELECT {_zaak(ouder, alias, diepte + 1)} FROM {ouder} {alias} WHERE {alias}.id = {rij}.{kolom})"


def _weg_na_vernietiging(tabel: str, mag: str, *, postgres: bool) -> None:
    """Rewrite what refuses DELETE on this table: a row may go when this holds. UPDATE and TRUNCATE stay refused.

    A table that never refused DELETE gets no rule now.
    """
    for opdracht in (_postgresql if postgres else _sqlite)(tabel, mag):
        op.execute(sa.text(opdracht.replace(":", "\\:")))


def _sqlite(tabel: str, mag: str) -> Iterator[str]:
    waar = "type = 'trigger' AND tbl_name = :t AND sql LIKE '%BEFORE DELETE%'"
    vraag = sa.text(f"SELECT name FROM sqlite_master WHERE {waar}")
    weigert = list(op.get_bind().scalars(vraag, {"t": tabel}))
    yield from (f"DROP TRIGGER {naam}" for naam in weigert)
    if weigert:
        yield (
            f"CREATE TRIGGER {tabel}_geen_delete BEFORE DELETE ON {tabel} WHEN NOT ({mag}) "
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: DELETE op {tabel} is niet toegestaan'); END"
        )


def _postgresql(tabel: str, mag: str) -> Iterator[str]:
    vraag = sa.text(
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = CAST(:t AS regclass) "
        "AND NOT tgisinternal AND tgtype & 8 <> 0 AND tgtype & 1 <> 0"
    )
    weigert = op.get_bind().execute(vraag, {"t": tabel}).all()
    for naam, zoals_het_was in weigert:
        yield f"DROP TRIGGER {naam} ON {tabel}"
        if " DELETE OR " in zoals_het_was:
            yield zoals_het_was.replace(" DELETE OR ", " ", 1)
    if weigert:
        yield (
            f"CREATE FUNCTION {tabel}_geen_delete() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NOT ({mag}) THEN "
            f"RAISE EXCEPTION 'draaiboek: DELETE op {tabel} is niet toegestaan' USING ERRCODE = '42501'; "
            "END IF; RETURN OLD; END $$"
        )
        yield (
            f"CREATE TRIGGER {tabel}_geen_delete BEFORE DELETE ON {tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {tabel}_geen_delete()"
        )
