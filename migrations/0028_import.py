"""Cases that a region kept on paper come in: the file waits for a second person, and what it brings is marked.

One thing differs from ordinary rows: such a decision is entered by who confirmed the file. The database lets them in
only while the file is there and two persons stand for it: inside the transaction of the confirmation.
"""

from collections.abc import Iterator
from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

VAST = ["id", "regio", "sha256", "rijen", "zaken", "geen_bsn"]
VAST += [f"voorgesteld_{wat}" for wat in ("op", "door_id", "persoon_id")]
ALTIJD = "1 = 1"
EENMAAL = ("bevestigd_op", "bevestigd_door_id", "bevestigd_persoon_id", "ingetrokken_op", "ingetrokken_door_id")

HEEL = " AND ".join(f"(bevestigd_op IS NULL) = (bevestigd_{wie}_id IS NULL)" for wie in ("door", "persoon"))


class Regel(NamedTuple):
    """What may not be, on which table and when. {ANDERS} is how the engine says that two values differ."""

    naam: str
    tabel: str
    wanneer: str
    fout: str
    bericht: str


def _anders(*kolommen: str) -> str:
    return " OR ".join(f"NEW.{k} {{ANDERS}} OLD.{k}" for k in kolommen)


def _ander_persoon(wie: str) -> str:
    return f"(SELECT persoon_id FROM gebruiker WHERE id = NEW.{wie}_door_id) {{ANDERS}} NEW.{wie}_persoon_id"


LOOPT = (
    "EXISTS (SELECT 1 FROM inlezing i WHERE i.id = NEW.inlezing_id AND i.inhoud IS NOT NULL "
    "AND i.bevestigd_persoon_id <> i.voorgesteld_persoon_id{en})"
)
"""The file is being read in: confirmed by a second person, and still there."""
VERNIETIGD = (
    "EXISTS (SELECT 1 FROM vernietiging v JOIN zaak z ON z.id = v.zaak_id AND z.periode = v.periode "
    "WHERE v.zaak_id = OLD.zaak_id AND v.bevestigd_op IS NOT NULL "
    "AND v.bevestigd_persoon_id <> v.voorgesteld_persoon_id AND z.toestand IN ('afgesloten', 'niet_in_behandeling'))"
)
REGELS = (
    Regel(
        "inlezing_begint", "inlezing", "INSERT",
        f"NEW.inhoud IS NULL OR NOT ({' AND '.join(f'NEW.{k} IS NULL' for k in EENMAAL)}) "
        f"OR {_ander_persoon('voorgesteld')}",
        "een import begint als voorstel"),
    Regel(
        "inlezing_blijft", "inlezing", "UPDATE",
        f"{_anders(*VAST)} OR {' OR '.join(f'(OLD.{k} IS NOT NULL AND ({_anders(k)}))' for k in EENMAAL)} "
        f"OR {_ander_persoon('bevestigd')} OR (({_anders('inhoud', 'naam')}) AND (NEW.inhoud IS NOT NULL "
        "OR NEW.naam <> '' OR (NEW.bevestigd_op IS NULL AND NEW.ingetrokken_op IS NULL)))",
        "wat over een import is vastgelegd verandert niet"),
    Regel("inlezing_weg", "inlezing", "DELETE", ALTIJD, "een import blijft"),
    Regel("overname_begint", "overname", "INSERT", f"NOT {LOOPT.format(en='')}", "een overname hoort bij een import"),
    Regel("overname_blijft", "overname", "UPDATE", ALTIJD, "een overname verandert niet"),
    Regel("overname_geen_delete", "overname", "DELETE", f"NOT ({VERNIETIGD})", "een overname blijft"),
    Regel(
        "mandaat_overname", "mandaat", "INSERT", f"NEW.inlezing_id IS NOT NULL AND NOT {LOOPT.format(en='')}",
        "een mandaat van papier hoort bij een import"),
    Regel(
        "mandaat_overname_blijft", "mandaat", "UPDATE",
        f"({_anders('inlezing_id')}) OR (NEW.inlezing_id IS NOT NULL AND EXISTS (SELECT 1 FROM inlezing i "
        "WHERE i.id = NEW.inlezing_id AND ((NEW.voorgesteld_door_id IS NOT NULL "
        "AND NEW.voorgesteld_door_id <> i.voorgesteld_door_id) OR (NEW.goedgekeurd_door_id IS NOT NULL "
        "AND NEW.goedgekeurd_door_id <> i.bevestigd_door_id))))",
        "voor een mandaat van papier staan de twee van de import"),
    Regel(
        "besluit_overname", "besluit", "INSERT",
        "NEW.inlezing_id IS NOT NULL AND NOT " + LOOPT.format(en=" AND i.bevestigd_door_id = NEW.ingevoerd_door_id"),
        "een besluit van papier hoort bij een import"),
)  # fmt: skip

ACTIEF = (
    "{m}.status IN ('actief', 'ingetrokken', 'vervangen') AND {m}.actief_vanaf <= {dag} AND {m}.van <= {dag} "
    "AND {m}.tot >= {dag} AND coalesce({m}.ingetrokken_per > {dag}, TRUE) AND coalesce({m}.vervangen_per > {dag}, TRUE)"
)
NEEMT = (
    "(m.houder_id = b.ingevoerd_door_id OR (b.inlezing_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM besluit_deel a "
    "JOIN mandaat n ON n.id = a.mandaat_id WHERE a.besluit_id = b.id AND n.houder_id <> m.houder_id)))"
)
LOOPTIJD = Regel(
    "besluit_deel_looptijd", "besluit_deel", "INSERT",
    "NOT EXISTS (SELECT 1 FROM besluit b JOIN mandaat m ON m.id = NEW.mandaat_id WHERE b.id = NEW.besluit_id "
    "AND m.zaak_id = b.zaak_id AND m.soort = b.soort AND (b.tegenboeking_van_id IS NOT NULL OR (NEW.bedrag >= 0 "
    f"AND {NEEMT} AND {ACTIEF.format(m='m', dag='b.datum')} AND (m.onder_id IS NULL OR EXISTS (SELECT 1 FROM mandaat o "
    f"WHERE m.onder_id IN (o.id, o.eerste_id) AND o.ondermandaat_mag AND {ACTIEF.format(m='o', dag='b.datum')})))))",
    "een besluit valt binnen een actief mandaat van wie het neemt",
)  # fmt: skip
SLOT = (
    "PERFORM 1 FROM mandaat m JOIN mandaat s ON s.id IN (m.id, m.eerste_id, m.onder_id) WHERE m.id = NEW.mandaat_id "
    "ORDER BY s.id FOR NO KEY UPDATE OF s;"
)


def upgrade() -> None:
    _maak_tabellen()
    for tabel in ("mandaat", "besluit"):
        op.execute(
            f"ALTER TABLE {tabel} ADD COLUMN inlezing_id INTEGER "
            f"CONSTRAINT fk_{tabel}_inlezing_id_inlezing REFERENCES inlezing (id)"
        )
    for opdracht in _postgresql() if op.get_bind().dialect.name == "postgresql" else _sqlite():
        op.execute(opdracht)


def _maak_tabellen() -> None:
    op.create_table(
        "inlezing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(40), nullable=False),
        sa.Column("naam", sa.String(150), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        sa.Column("rijen", sa.Integer(), nullable=False),
        sa.Column("zaken", sa.Integer(), nullable=False),
        sa.Column("geen_bsn", sa.Boolean(), nullable=False),
        *_wie("voorgesteld", leeg=False),
        *_wie("bevestigd", leeg=True),
        *_wie("ingetrokken", leeg=True, persoon=False),
        _check("vier_ogen", "bevestigd_persoon_id <> voorgesteld_persoon_id"),
        _check("bevestiging_heel", HEEL),
        _check("intrekking_heel", "(ingetrokken_op IS NULL) = (ingetrokken_door_id IS NULL)"),
        _check("een_afloop", "bevestigd_op IS NULL OR ingetrokken_op IS NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inlezing")),
    )
    op.execute("CREATE UNIQUE INDEX uq_inlezing_bestand ON inlezing (regio, sha256) WHERE ingetrokken_op IS NULL")
    op.create_table(
        "overname",
        sa.Column("zaak_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("inlezing_id", sa.Integer(), nullable=False),
        sa.Column("regio", sa.String(40), nullable=False),
        sa.Column("kenmerk", sa.String(80), nullable=False),
        sa.Column("sleutel", sa.String(160), nullable=False),
        _naar("overname", "zaak_id", "zaak"),
        _naar("overname", "inlezing_id", "inlezing"),
        sa.PrimaryKeyConstraint("zaak_id", name=op.f("pk_overname")),
        sa.UniqueConstraint("regio", "sleutel", name=op.f("uq_overname_regio_sleutel")),
    )
    op.create_index(op.f("ix_overname_inlezing_id"), "overname", ["inlezing_id"])


def _check(naam: str, wat: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(wat, name=op.f(f"ck_inlezing_{naam}"))


def _naar(tabel: str, kolom: str, doel: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([kolom], [f"{doel}.id"], name=op.f(f"fk_{tabel}_{kolom}_{doel}"))


def _wie(wat: str, *, leeg: bool, persoon: bool = True) -> Iterator[sa.Column | sa.ForeignKeyConstraint]:
    """When, by which account and which person."""
    yield sa.Column(f"{wat}_op", sa.DateTime(timezone=True), nullable=leeg)
    for kolom, doel in ((f"{wat}_door_id", "gebruiker"), (f"{wat}_persoon_id", "persoon"))[: 1 + persoon]:
        yield sa.Column(kolom, sa.Integer(), nullable=leeg)
        yield _naar("inlezing", kolom, doel)


def _postgresql() -> Iterator[str]:
    for regel in (*REGELS, LOOPTIJD):
        slot, terug = SLOT if regel is LOOPTIJD else "", "OLD" if regel.wanneer == "DELETE" else "NEW"
        yield (
            f"CREATE OR REPLACE FUNCTION {regel.naam}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {slot} "
            f"IF {regel.fout.replace('{ANDERS}', 'IS DISTINCT FROM')} THEN "
            f"RAISE EXCEPTION 'draaiboek: {regel.bericht}' USING ERRCODE = '42501'; END IF; RETURN {terug}; END $$"
        )
    for regel in REGELS:
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} "
            f"FOR EACH ROW EXECUTE FUNCTION {regel.naam}()"
        )
    for tabel in ("inlezing", "overname"):
        yield (
            f"CREATE TRIGGER {tabel}_niet_leeg BEFORE TRUNCATE ON {tabel} "
            "FOR EACH STATEMENT EXECUTE FUNCTION draaiboek_weiger()"
        )


def _sqlite() -> Iterator[str]:
    yield f"DROP TRIGGER {LOOPTIJD.naam}"
    for regel in (*REGELS, LOOPTIJD):
        als = "" if regel.fout == ALTIJD else f"WHEN {regel.fout.replace('{ANDERS}', 'IS NOT')} "
        yield (
            f"CREATE TRIGGER {regel.naam} BEFORE {regel.wanneer} ON {regel.tabel} {als}"
            f"BEGIN SELECT RAISE(ABORT, 'draaiboek: {regel.bericht}'); END"
        )
