"""Every act that somebody can do on a screen is an operation of the API."""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import app.api.openapi.bewerkingen  # noqa: F401 - declares the operations
from app.api.kern.bewerking import BEWERKINGEN
from app.api.openapi.openapi import document
from app.domain.basis.handelingen import HANDELINGEN
from config import WORTEL

APP = WORTEL / "app"
NERGENS = {
    "activeer": "volgt vanzelf uit de tweede instemming",
    "eindigt_bij_sluiten": "volgt vanzelf uit het sluiten van de zaak",
    "verloopt": "doet de ronde van taken",
    "vervang": "volgt vanzelf als een nieuwe versie ingaat",
    "wissel_sleutel": "een opdracht aan de opdrachtregel",
    "deel_met_zgw": "doet de ronde van taken",
    "neem_mandaat_over": "deel van een import die is bevestigd",
    "neem_besluit_over": "deel van een import die is bevestigd",
    "toon_zgwgeheim": "alleen op het scherm, met het wachtwoord: een gestolen token zou er een tweede uit halen",
    "wijzig_wachtwoord": "alleen op het scherm: een gestolen token zou er het account mee overnemen",
    "kies_wachtwoord": "met een link, door wie nog niet is ingelogd",
    "zet_app_aan": "alleen op het scherm, als het wachtwoord",
    "zet_app_uit": "alleen op het scherm, als het wachtwoord",
    "voeg_passkey_toe": "alleen op het scherm: een passkey hoort bij een browser",
    "verwijder_passkey": "alleen op het scherm, als het wachtwoord",
    "maak_herstelcodes": "alleen op het scherm, als het wachtwoord",
    "koppel_inlogdienst": "alleen op het scherm: men toont zich in een browser bij zijn organisatie",
    "ontkoppel_inlogdienst": "alleen op het scherm, als het wachtwoord",
    "maak_opgavelink": "alleen op het scherm: wie het adres heeft, doet een opgave",
    "doe_opgave": "met een link, door een aanbieder zonder account",
    "maak_agendalink": "alleen op het scherm: wie het adres heeft, leest mee (ADR 016)",
    "meld_mail_af": "met de link in een mail, zonder in te loggen",
    "beeindig_sessies": "sessies zijn van de schermen",
    "maak_token": "nooit met een token: een gestolen token zou zichzelf verlengen (ADR 016)",
}
"""Acts that nobody does on a screen, and the one of the screens that the API leaves out on purpose."""
SAMEN = {
    "stel_toegang_voor": "voeg_gebruiker_toe",
    "blokkeer_gebruiker": "zet_gebruiker_actief",
    "beeindig_waarneming": "beeindig",
    "zie_vraag": "vraag",
    "lees_export": "bundel",
    "download_logboek": "logboekbestand",
}
"""Acts that another operation stands for, or that are noted when something is read."""


def _modules(laag: str) -> Iterator[tuple[Path, ModuleType]]:
    for bestand in sorted((APP / laag).rglob("*.py")):
        naam = ".".join(bestand.relative_to(WORTEL).with_suffix("").parts).removesuffix(".__init__")
        yield bestand, importlib.import_module(naam)


def _waarde(knoop: ast.AST, module: ModuleType) -> object:
    """What a name, or an attribute of a module, stands for there."""
    if isinstance(knoop, ast.Name):
        return getattr(module, knoop.id, None)
    if isinstance(knoop, ast.Attribute) and isinstance(deel := _waarde(knoop.value, module), ModuleType):
        return getattr(deel, knoop.attr, None)
    return None


def _is_handeling(waarde: object) -> bool:
    """Whether it is an act of a service: a function that is given the work first."""
    if not inspect.isfunction(waarde) or not waarde.__module__.startswith("app.services."):
        return False
    eerste = next(iter(inspect.signature(waarde).parameters.values()), None)
    return eerste is not None and eerste.annotation == "Werk"


def handelingen(laag: str) -> set[str]:
    """The acts of services that the modules of a layer name, each with the module that holds it."""
    gevonden: set[str] = set()
    for bestand, module in _modules(laag):
        for knoop in ast.walk(ast.parse(bestand.read_text())):
            if _is_handeling(waarde := _waarde(knoop, module)):
                gevonden.add(f"{waarde.__module__}.{waarde.__name__}")  # type: ignore[attr-defined]
    return gevonden


def test_wat_een_scherm_doet_doet_de_api_ook() -> None:
    schermen = handelingen("web")
    assert len(schermen) > 60, "the test finds what the screens do"
    assert sorted(schermen - handelingen("api")) == [
        "app.services.gebruiker.factoren.maak_herstelcodes",
        "app.services.gebruiker.factoren.zet_app_aan",
        "app.services.gebruiker.factoren.zet_app_uit",
        "app.services.gebruiker.passkeys.verwijder_passkey",
        "app.services.gebruiker.passkeys.voeg_passkey_toe",
        "app.services.gebruiker.sessies.beeindig_andere_sessies",
        "app.services.gebruiker.sessies.beeindig_sessie",
        "app.services.gebruiker.tokens.maak_token",
        "app.services.gebruiker.uitnodigingen.kies_wachtwoord",
        "app.services.gebruiker.wachtwoorden.wijzig_wachtwoord",
        "app.services.gebruiker.zgwclients.toon_zgwgeheim",
        "app.services.inlogdienst.identiteiten.koppel_inlogdienst",
        "app.services.inlogdienst.identiteiten.ontkoppel_inlogdienst",
        "app.services.overname.rij.vraag_overname",  # the API does at once what a screen asks with it (ADR 046)
        "app.services.plaatsing.opgaven.maak_opgavelink",
        "app.services.plaatsing.opgeven.doe_opgave",
        "app.services.post.agenda.maak_agendalink",
        "app.services.post.keuzes.meld_mail_af",
    ]


def test_elke_handeling_van_het_logboek_is_een_bewerking() -> None:
    namen = set(BEWERKINGEN)
    zonder = {naam for naam in HANDELINGEN if naam not in NERGENS and SAMEN.get(naam, naam) not in namen}
    assert sorted(zonder) == []
    assert not set(NERGENS) & namen


def test_elke_vorm_heeft_in_het_document_een_naam_van_haarzelf() -> None:
    assert [naam for naam in document()["components"]["schemas"] if not naam.isalnum()] == []


def test_wat_in_de_code_bij_een_rij_woorden_staat_komt_niet_in_de_uitleg() -> None:
    vormen = document()["components"]["schemas"]
    assert {naam for naam, vorm in vormen.items() if "enum" in vorm} >= {"Organisatiesoort"}
    assert [naam for naam, vorm in vormen.items() if "enum" in vorm and "description" in vorm] == []
