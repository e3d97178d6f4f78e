"""Links by which providers give their stock or their places, and what the team does with what came."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.fouten import NietGevonden, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.opgave import MEESTE_DAGEN, Eerder, NieuweVraag, Opgavesoort, Opgavestaat
from app.domain.plaatsing.titels import TITELS
from app.models import Plaatsaanbod
from app.services.plaatsing import lezen
from app.services.plaatsing import opgaven as diensten
from app.services.plaatsing.opgaven import Opgaveregel
from app.services.plaatsing.overnemen import eerder_aanbod
from app.web.kern.formulier import Formulier, keuze, regel, tekst
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import keuzelijst, radio
from app.web.kern.verzoek import vandaag
from app.web.plaatsing.forms import IN_LOGBOEK, aantal
from app.weergave import datum

bp = Blueprint("opgaven", __name__, url_prefix="/zaken/<zaaknummer>/plaatsing/opgaven")
DAGEN = ("week", "vanaf", "tot")
"""Columns of days."""
WOORDEN = {
    Opgavesoort.STAND: _l("hoeveel kinderen er zijn (de aanbieder zelf)"),
    Opgavesoort.AANBOD: _l("welke plaatsen er zijn (een ontvangende aanbieder)"),
}


class Vraagform(Formulier):
    soort = keuzelijst(_l("Wat vraagt u?"))
    wie = regel(_l("Aan welke aanbieder?"))
    dagen = aantal(_l("Hoeveel dagen werkt de link?"), description=_l("Hoogstens 14 dagen."))

    def met_keuzes(self) -> Vraagform:
        self.soort.choices = [keuze(soort.value, woorden) for soort, woorden in WOORDEN.items()]
        if not self.begonnen:
            self.dagen.data = "7"
        return self

    def invoer(self) -> dict[str, Any]:
        w = self.waarden()
        return {"nieuw": NieuweVraag(soort=Opgavesoort(w["soort"]), wie=w["wie"], dagen=w["dagen"])}


EERDER = {
    Eerder.VERVANGT: _l("Dit komt in de plaats van het eerdere aanbod"),
    Eerder.ERBIJ: _l("Dit komt erbij: het eerdere aanbod blijft ook staan"),
}


class Overneemform(Formulier):
    eerder = radio(
        _l("Wat gebeurt er met het eerdere aanbod van deze aanbieder?"),
        Eerder,
        choices=[keuze(hoe.value, woorden) for hoe, woorden in EERDER.items()],
    )
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als de opgave aantallen verandert die er al staan"),
        description=IN_LOGBOEK,
    )


class Afwijsform(Formulier):
    reden = tekst(_l("Waarom neemt u deze opgave niet over?"), description=IN_LOGBOEK)


class Intrekform(Formulier):
    """The button alone."""


def _nu() -> datetime:
    return datetime.now(UTC)


def _lopend() -> bool:
    return dossier().mag(Recht.TELLING_VASTLEGGEN) and dossier().zaak.toestand not in RUST


@bp.get("")
@vereist(Recht.TELLING_VASTLEGGEN)
def lijst(zaaknummer: str) -> str:
    return zaakpagina(
        "plaatsing/opgaven.html",
        regels=diensten.lijst_opgaven(db.session, dossier().zaak, _nu()),
        Staat=Opgavestaat,
        woorden=WOORDEN,
        mag=_lopend(),
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def maak_opgavelink(zaaknummer: str) -> Antwoord:
    """The address stands on the page that answers, and on no other."""
    form = Vraagform().met_keuzes()
    try:
        gegeven = doe(form, diensten.maak_opgavelink, zaaknummer)
    except ReedsGedaan:
        return redirect(url_for(".lijst", zaaknummer=zaaknummer))
    if gegeven is None:
        kop = {"titel": _("Opgave vragen"), "knoptekst": _("Link maken")}
        return toon_formulier("plaatsing/opgavevraag.html", form, dagen=MEESTE_DAGEN, **kop)
    link = url_for("opgeven.doe_opgave", sleutel=gegeven.sleutel, _external=True)
    return zaakpagina("plaatsing/opgavelink.html", link=link, gegeven=gegeven.link), 201


def _met(nummer: int, *staten: Opgavestaat) -> Opgaveregel:
    """The opgave of this address, when it is so far; else there is no such page."""
    try:
        gevonden = diensten.vind_opgave(db.session, dossier().zaak, nummer, _nu())
    except NietGevonden:
        abort(404)
    return gevonden if gevonden.staat in staten else abort(404)


def _eerder(gevonden: Opgaveregel) -> list[Plaatsaanbod]:
    """What this provider offers already, when this is an offer."""
    if gevonden.link.soort is not Opgavesoort.AANBOD:
        return []
    return eerder_aanbod(db.session, dossier().zaak, gevonden.link.wie, vandaag())


def _begin(form: Overneemform, nummer: int) -> None:
    """The reason is for what puts a count right; the choice for who offered before."""
    gevonden = _met(nummer, Opgavestaat.ONTVANGEN)
    if not _eerder(gevonden):
        del form.eerder


def _bekijk(_form: Formulier, nummer: int) -> dict[str, object]:
    gevonden = _met(nummer, Opgavestaat.ONTVANGEN)
    kop, *rijen = diensten.inhoud_van(gevonden)
    plekken = {str(nr): plek.naam for nr, plek in lezen.locaties(db.session, dossier().zaak).items()}
    namen: dict[str, Mapping[str, str]] = {
        "locatie": plekken,
        "zorgvorm": lezen.vormen(dossier()),
        "gemeente": lezen.gemeentenamen(),
        "titel": TITELS,
    }
    if gevonden.link.soort is Opgavesoort.AANBOD:
        namen.pop("locatie")
    blanco = [k for nr, k in enumerate(kop) if not any(rij[nr] for rij in rijen)]
    return {
        "gevonden": gevonden,
        "eerder": _eerder(gevonden),
        "vormen": lezen.vormen(dossier()),
        "koppen": [k for k in kop if k not in blanco],
        "blanco": blanco,
        "rijen": [
            [_leesbaar(namen.get(k, {}), k, cel) for k, cel in zip(kop, rij, strict=True) if k not in blanco]
            for rij in rijen
        ],
    }


def _leesbaar(namen: Mapping[str, str], kolom: str, cel: str) -> str:
    """A cell as people read it: names of codes, and a day as a day."""
    return datum(date.fromisoformat(cel)) if kolom in DAGEN and cel else namen.get(cel, cel)


handeling(bp, "/<int:nummer>", Recht.TELLING_VASTLEGGEN, Overneemform, diensten.neem_opgave_over).pagina(
    _l("Opgave overnemen"), _l("Overnemen"), "plaatsing/opgave.html", met=_begin, beeld=_bekijk
).daarna(_l("De opgave is overgenomen en telt mee."), "plaatsing.bord")

handeling(bp, "/<int:nummer>/afwijzing", Recht.TELLING_VASTLEGGEN, Afwijsform, diensten.wijs_opgave_af).pagina(
    _l("Opgave niet overnemen"),
    _l("Niet overnemen"),
    met=lambda _form, nummer: _met(nummer, Opgavestaat.ONTVANGEN),
).daarna(_l("De opgave telt niet mee. Maak een nieuwe link als de aanbieder het opnieuw doet."), ".lijst")

handeling(bp, "/<int:nummer>/intrekking", Recht.TELLING_VASTLEGGEN, Intrekform, diensten.trek_opgavelink_in).pagina(
    _l("Link intrekken"),
    _l("Intrekken"),
    gevaar=True,
    met=lambda _form, nummer: _met(nummer, Opgavestaat.GEVRAAGD, Opgavestaat.VERLOPEN),
).daarna(_l("De link werkt niet meer."), ".lijst")
