"""The words of data that ship with the product: of editions, of regions' profiles, and of enumerations."""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

from app.weergave import woord

SLEUTELS = frozenset(
    {"titel", "naam", "rol", "toelichting", "partij", "door", "informeert", "termijn_bron", "document", "categorie"}
)
"""Not `bron`, a citation, nor what a profile gives to put into a mandaat or an agenda: those stay as they are."""


def gegevens(wortel: Path) -> dict[str, str]:
    """Every word or sentence to where it stands first."""
    gevonden: dict[str, str] = {}
    for pad in sorted([*(wortel / "app/draaiboeken").glob("*.toml"), *(wortel / "app/regios").glob("*.toml")]):
        inhoud = tomllib.loads(pad.read_text("utf-8"))
        inhoud.pop("gemeenten", None)
        inhoud.pop("andere_regios", None)
        for tekst in _teksten(inhoud, ""):
            gevonden.setdefault(tekst.replace("%", "%%"), pad.relative_to(wortel).as_posix())
        for gebeurtenis in inhoud.get("gebeurtenissen", []):  # by its code below a drawing
            gevonden.setdefault(woord(gebeurtenis["code"]), pad.relative_to(wortel).as_posix())
    for tekst, waar in (*_opsommingen(), *_velden(), *((deel, "scripts/vertaling/gegevens.py") for deel in ERBIJ)):
        gevonden.setdefault(tekst, waar)
    return gevonden


ERBIJ = (
    "%(naam)s (niet verplicht)", "college van %(naam)s", "gemeenteraad van %(naam)s", "jeugdregio %(naam)s",
    "jeugdregio van %(naam)s", "%(functie)s van %(naam)s", "financieel mandaat van %(naam)s",
    "mandaat op inhoud van %(naam)s", "%(wat)s van %(dag)s", "toezichthouder (%(naam)s)", "%(wat)s, in procenten",
    "%(wat)s, in euro", "gelijk verdeeld over %(aantal)s", "naar omzet verdeeld over %(aantal)s",
    "%(bedrag)s is gelijk verdeeld over %(aantal)s mandaatgevers",
    "%(bedrag)s is naar omzet verdeeld over %(aantal)s mandaatgevers",
    "%(bedrag)s is gelijk verdeeld over 1 mandaatgever", "of: %(wat)s", "%(wat)s verliep", "%(wat)s is ingetrokken",
    "Termijn bron", "Tot en met", "Geldig tot en met",
    "Inspectie Gezondheidszorg en Jeugd (IGJ)", "Inspectie Gezondheidszorg en Jeugd",
    "Financiën", "afwijkingsvolg", "toezichtplanstap", "vermelding", "Beste %(naam)s,",
    "het financieel mandaat van %(naam)s", "het mandaat op inhoud van %(naam)s",
    "Nummer", "Naam", "Plaatsen", "Van", "Contractnummer", "Met", "Gemeente",
    "Soort", "Zorgvorm", "portefeuillehouder", "werkdag", "werkdagen", "kalenderdag", "kalenderdagen", "dag", "dagen",
    "week", "weken", "maand", "maanden", "kwartaal", "kwartalen", "uur", "uren", "minuut", "minuten", "jaar", "jaren",
    "kind", "kinderen",
)  # fmt: skip
"""What comes of putting pieces together that say nothing by themselves."""


def _velden() -> Iterator[tuple[str, str]]:
    """The titles of what an entry of the logboek says, and the names of acts."""
    from app.domain.basis.bestand import STANDAARD
    from app.domain.basis.handelingen import HANDELINGEN, VELDEN
    from app.weergave import veldnaam

    yield f"{', '.join([*STANDAARD][:-1])} of {[*STANDAARD][-1]}", "app/domain/basis/bestand.py"
    for sleutel in VELDEN:
        yield veldnaam(sleutel), "app/domain/basis/handelingen"
    for handeling in HANDELINGEN.values():
        yield handeling.woord, "app/domain/basis/handelingen"


def _teksten(deel: object, sleutel: str) -> Iterator[str]:
    if isinstance(deel, dict):
        for naam, waarde in deel.items():
            yield from _teksten(waarde, naam)
    elif isinstance(deel, list):
        for waarde in deel:
            yield from _teksten(waarde, sleutel)
    elif isinstance(deel, str) and sleutel in SLEUTELS and any(map(str.isalpha, deel)):
        yield deel.replace("_", " ") if sleutel == "document" else deel


def _opsommingen() -> Iterator[tuple[str, str]]:
    import app.domain

    for module in walk_packages(app.domain.__path__, "app.domain."):
        for soort in vars(import_module(module.name)).values():
            if isinstance(soort, type) and issubclass(soort, enum.StrEnum) and soort.__module__ == module.name:
                for waarde in soort:
                    if waarde.replace("_", "").isalpha() and waarde.islower() and len(waarde) > 2:
                        yield waarde.replace("_", " "), f"{module.name.replace('.', '/')}.py"
