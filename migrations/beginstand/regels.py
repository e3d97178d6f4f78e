"""What the database itself refuses, said once for both engines: to who asks past the services too."""

from collections.abc import Iterator

from migrations.beginstand.triggers import Regel, als_fout, functie, trigger_postgresql, trigger_sqlite

ALTIJD = "1 = 1"
RUST = "('afgesloten', 'niet_in_behandeling')"
VERVALLEN = "Vervallen."
"""What stands in the place of a name or reason when an account is emptied."""


def weiger(tabel: str, wanneer: str, *, postgresql: str, sqlite: str, als: str = "") -> Regel:
    """Such a change is refused whatever it says, or as soon as `als` holds for the row as it stands."""
    woord = wanneer.split()[0]
    return Regel(
        (trigger_postgresql(f"{tabel}_{postgresql}", wanneer, tabel, "draaiboek_weiger", als=als),),
        (trigger_sqlite(f"{tabel}_{sqlite}", wanneer, tabel, f"{woord} op {tabel} is niet toegestaan", als=als),),
    )


def verbied(naam: str, tabel: str, wanneer: str, fout: str, bericht: str, *, slot: str = "", via: str = "") -> Regel:
    """A change is refused when `fout` holds; {ANDERS} in it is how the engine says that two values differ, NULL too."""
    terug = "OLD" if wanneer == "DELETE" else "NEW"
    tekst = als_fout(fout.replace("{ANDERS}", "IS DISTINCT FROM"), bericht, slot=slot, terug=terug)
    als = "" if fout == ALTIJD else fout.replace("{ANDERS}", "IS NOT")
    return Regel(
        (functie(via or naam, tekst), trigger_postgresql(naam, wanneer, tabel, via or naam)),
        (trigger_sqlite(naam, wanneer, tabel, bericht, als=als),),
    )


def anders(*kolommen: str) -> str:
    return " OR ".join(f"NEW.{k} {{ANDERS}} OLD.{k}" for k in kolommen)


def ander_persoon(wie: str) -> str:
    """The account that is written down is of another person than is written down."""
    return f"(SELECT persoon_id FROM gebruiker WHERE id = NEW.{wie}_door_id) {{ANDERS}} NEW.{wie}_persoon_id"


def niet_leeg(tabel: str) -> Regel:
    """No TRUNCATE, which SQLite does not know."""
    return Regel((trigger_postgresql(f"{tabel}_niet_leeg", "TRUNCATE", tabel, "draaiboek_weiger", per="STATEMENT"),))


def blijft(tabel: str, *kolommen: str, sqlite: str = "geen_update") -> Regel:
    """What was recorded in these columns, or in any when none is named, does not change."""
    wanneer = f"UPDATE OF {', '.join(kolommen)}" if kolommen else "UPDATE"
    return weiger(tabel, wanneer, postgresql="blijft", sqlite=sqlite)


def een_keer(tabel: str, als: str, sqlite: str = "een_keer") -> Regel:
    """What came of it is filled in once: after that nothing changes."""
    return weiger(tabel, "UPDATE", postgresql="een_keer", sqlite=sqlite, als=als)


def staat_vast(tabel: str) -> Iterator[Regel]:
    """Neither changes nor goes."""
    yield Regel(
        (trigger_postgresql(f"{tabel}_blijft", "UPDATE OR DELETE", tabel, "draaiboek_weiger"),),
        tuple(
            trigger_sqlite(f"{tabel}_geen_{wat.lower()}", wat, tabel, f"{wat} op {tabel} is niet toegestaan")
            for wat in ("UPDATE", "DELETE")
        ),
    )
    yield niet_leeg(tabel)


def nooit_weg(tabel: str, postgresql: str = "nooit_weg") -> Iterator[Regel]:
    yield weiger(tabel, "DELETE", postgresql=postgresql, sqlite="geen_delete")
    yield niet_leeg(tabel)


OUDERS = {
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
}
"""By which column a row without `zaak_id` hangs under another, and so under a zaak."""


def vernietigd(waar: str) -> str:
    """Two persons decided it, about the zaak as it was then closed, and it has not been opened since."""
    return (
        "EXISTS (SELECT 1 FROM vernietiging v JOIN zaak z ON z.id = v.zaak_id AND z.periode = v.periode "
        f"WHERE {waar} AND v.bevestigd_op IS NOT NULL AND v.bevestigd_persoon_id <> v.voorgesteld_persoon_id "
        f"AND z.toestand IN {RUST})"
    )


def zaak_van(tabel: str, rij: str = "OLD", diepte: int = 1) -> str:
    """The zaak of a row, as SQL: its own column, or that of the row it hangs under."""
    if tabel not in OUDERS:
        return f"{rij}.zaak_id"
    kolom, ouder = OUDERS[tabel]
    alias = f"o{diepte}"
    return f"(SELECT {zaak_van(ouder, alias, diepte + 1)} FROM {ouder} {alias} WHERE {alias}.id = {rij}.{kolom})"


def gaat_met_zaak(tabel: str, *, mag: str = "", bericht: str = "") -> Iterator[Regel]:
    """A row only goes when two persons destroyed its zaak."""
    fout = f"NOT ({mag or vernietigd(f'v.zaak_id = {zaak_van(tabel)}')})"
    wat = bericht or f"DELETE op {tabel} is niet toegestaan"
    yield verbied(f"{tabel}_geen_delete", tabel, "DELETE", fout, wat)
    yield niet_leeg(tabel)


def vastgelegd(tabel: str, sqlite: str = "geen_update") -> Iterator[Regel]:
    """What was recorded stays as it is as long as its zaak is there."""
    yield blijft(tabel, sqlite=sqlite)
    yield from gaat_met_zaak(tabel)
