"""Move the data to another database."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

import click
from flask.cli import with_appcontext

from app.cli.hulp import Uitslag, met_uitslag
from app.db import db
from app.domain.reserve.fouten import VerhuizingOnmogelijk
from app.services.logboek.controle import Afwijking
from app.services.naspel import Verschil
from app.services.reserve.laden import open_plek
from app.services.reserve.verhuis import Verhuisd, keer_terug, plek_van
from app.services.reserve.verhuis import verhuis as breng_over

_DAARNA = (
    "Deze database legt niets meer vast. Zet nu DRAAIBOEK_DATABASE_URL op de nieuwe, geef de toepassing haar rechten "
    "(flask databaserechten) en start alles opnieuw. Terug kan met: flask verhuis --terug"
)


@click.command("verhuis")
@click.option("--naar", "url", help="De lege PostgreSQL-database, als postgresql+psycopg://…")
@click.option("--terug", is_flag=True, help="Laat deze database weer verdergaan.")
@with_appcontext
@met_uitslag
def verhuis(url: str | None, terug: bool) -> Uitslag:
    """Verhuis alles van SQLite naar een lege PostgreSQL-database, met elke byte van het logboek."""
    if bool(url) is terug:
        raise click.UsageError("Kies: --naar URL of --terug.")
    if terug:
        naar = keer_terug(db.session)
        return Uitslag(
            {"terug": True, "was_naar": naar}, bericht=f"Deze database gaat weer verder; zij was naar {naar}."
        )
    doel = open_plek(str(url))
    try:
        klaar = breng_over(db.session, doel, plek_van(str(url)), datetime.now(UTC))
    except (Afwijking, Verschil) as fout:
        raise VerhuizingOnmogelijk(f"Wat aankwam klopt niet: {fout}. Deze database is gebleven wat zij was.") from fout
    finally:
        doel.dispose()
    return _uitslag(klaar)


def _uitslag(klaar: Verhuisd) -> Uitslag:
    keten, rijen = klaar.logboek.keten, sum(deel.aantal for deel in klaar.tabellen.values())
    tekst = "\n".join(
        [
            f"Verhuisd naar {klaar.naar}: {len(klaar.tabellen)} tabellen, {rijen} rijen, elk gelijk aan hier.",
            f"Logboek {keten.logboek} klopt daar: {keten.aantal} regels, laatste hash {keten.hash}.",
            "Nagespeeld uit het logboek en gelijk aan de tabellen; de lijst van wat openstaat ook.",
        ]
    )
    gegevens = {
        "naar": klaar.naar, "logboek": keten.logboek, "regels": keten.aantal, "laatste_hash": keten.hash,
        "tabellen": {naam: asdict(deel) for naam, deel in klaar.tabellen.items()},
    }  # fmt: skip
    return Uitslag(gegevens, tekst, _DAARNA)
