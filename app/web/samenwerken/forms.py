from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.validators import Optional

from app.domain.samenwerken.behandelaar import Collega
from app.domain.samenwerken.notitie import LANGSTE, Intrekreden
from app.services.samenwerken.notities import NieuweNotitie
from app.web.kern.formulier import Formulier, keuze, tekst
from app.web.kern.velden import Vinkjes, radio


def _uit_adres(naam: str) -> Any:
    """What the address of the page says, until the form says it itself."""
    return lambda: request.args.get(naam, "")[:200].replace("\0", "")


def mensenkeuzes(mensen: Sequence[Collega]) -> list[Any]:
    return [keuze(mens.email, f"{mens.naam}, {mens.organisatienaam}") for mens in mensen]


class NotitieForm(Formulier):
    bij = HiddenField(default=_uit_adres("bij"))
    tekst = tekst(
        _l("Notitie"),
        rijen=6,
        description=_l(
            "Hoogstens %(max)s tekens. Schrijf geen namen of nummers van kinderen op. Met @ en een naam noemt u een "
            "collega die de zaak mag zien.",
            max=f"{LANGSTE:_}".replace("_", "."),
        ),
    )
    noem = Vinkjes(
        _l("Wie moet dit weten?"),
        [Optional()],
        description=_l("Wie u noemt, mag de notitie lezen en ziet haar op zijn startpagina."),
    )

    def invoer(self) -> NieuweNotitie:
        return NieuweNotitie(self.tekst.data or "", self.bij.data or "", self.noem.data or [])


class NotitieIntrekForm(Formulier):
    waarom = radio(
        _l("Waarom trekt u de notitie in?"),
        Intrekreden,
        choices=[
            keuze(Intrekreden.VERGISSING.value, _l("Vergissing")),
            keuze(Intrekreden.ACHTERHAALD.value, _l("Niet meer actueel")),
            keuze(Intrekreden.PERSOONSGEGEVENS.value, _l("Er staan gegevens in die er niet horen")),
        ],
        description=_l("De tekst verdwijnt. Dat er een notitie was, en wie haar introk, blijft staan."),
    )


class TaakForm(Formulier):
    """The point, which the address of the page names."""

    soort = HiddenField(default=_uit_adres("soort"))
    bij = HiddenField(default=_uit_adres("bij"))

    def invoer(self) -> dict[str, Any]:
        return {"soort": self.soort.data or "", "object_": self.bij.data or ""}


class BehandelaarForm(TaakForm):
    gebruiker = radio(
        _l("Wie doet dit?"),
        choices=[],
        description=_l(
            "Dit is een werkafspraak: bij wie de taak ligt en wie mag beslissen, verandert niet. Het logboek bewaart "
            "wie de taak aan wie gaf."
        ),
    )

    def invoer(self) -> dict[str, Any]:
        return super().invoer() | {"gebruiker": self.gebruiker.data}
