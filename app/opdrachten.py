"""The commands by name, for `flask --help`: what they do is read when one is run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

OPDRACHTEN: Mapping[str, str] = {
    "backup": "Maak een reservekopie van alles in de map NAAR, terwijl er wordt doorgewerkt.",
    "backupsleutel": "Maak een sleutelpaar voor reservekopieën: de geheime in BESTAND, de openbare als uitvoer.",
    "controle": "Zeg wat er met deze installatie aan de hand is.",
    "databaserechten": "Schrijf de SQL die ROL de rechten geeft die draaiboek nodig heeft.",
    "db": "De tabellen maken en bijwerken.",
    "demo": "Maak de demo-accounts en de demozaken.",
    "draaiboeken": "De edities van het draaiboek en de regioprofielen.",
    "export": "Maak een auditbundel van ZAAKNUMMER.",
    "export-afmaken": "Maak de auditbundel van een export die is gevraagd en niet afkwam.",
    "gebruikers": "Accounts.",
    "herstel": "Zet een reservekopie terug in een lege database en toets haar; eindigt met 1 als er iets mis is.",
    "import": "Zaken overnemen die tot nu toe in Excel stonden.",
    "jobs": "Werk dat op tijd gebeurt zonder dat iemand kijkt.",
    "logboek": "Het logboek.",
    "naslag": "De gemeenten, jeugdregio's, inwoners en gemeenschappelijke regelingen van het land.",
    "onderhoud": "Een tijd alleen lezen, of deze machine even dicht.",
    "openstaand": "Wat er in de zaken openstaat.",
    "post": "Mail die de toepassing verstuurt.",
    "simulatie": "Speel een jaar van een regio met storingen na, in een database van zichzelf, en zeg wat niet klopte.",
    "sleutel": "Geef de openbare sleutel waarmee anderen een bundel controleren.",
    "sleutelwissel": "Maak een nieuwe sleutel en onderteken daar vanaf nu mee.",
    "tokens": "Persoonlijke tokens van de API.",
    "verhuis": "Verhuis alles van SQLite naar een lege PostgreSQL-database, met elke byte van het logboek.",
    "vernietiging": "Vernietigen na de bewaartermijn.",
    "witness": "Draai een getuige voor de logboeken van anderen.",
    "zegel": "Zet een zegel op een proefdocument, en zeg van wie het is en hoe ver het reikt.",
    "zoeken": "Wat er te vinden is.",
}
"""With what they do in a line; `tests/test_opstarten.py` holds them against the commands themselves."""


class Later(click.Command):
    """Stands in for a command until it is run: then the application is made, and the command itself with it."""

    def __init__(self, naam: str, maak_af: Callable[[], None], groep: click.Group) -> None:
        super().__init__(naam, short_help=OPDRACHTEN[naam])
        self._maak_af, self._groep = maak_af, groep

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        self._maak_af()
        return self._groep.commands[str(self.name)].make_context(info_name, args, parent, **extra)
