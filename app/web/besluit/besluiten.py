"""Decisions under mandaat: the list, a new one, and the entry that reverses one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST, Mandaatsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.besluit.verdeling import AFRONDING, Uitleg, Verdeelsleutel, hoe_verdeeld
from app.domain.mandaat.houderschap import in_functie
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten
from app.models import Besluit, Gebruiker
from app.services.besluit import besluiten as diensten
from app.services.besluit import overzicht as lezen
from app.services.besluit.brief import besluitbrief
from app.services.besluit.gewichten import uitleg_van
from app.services.besluit.verdeling import voorbeeld
from app.services.besluit.voorstellen import bereid_besluit_voor, neem_kennis_van_besluit
from app.services.besluit.voorstellijst import gezien_op, lijst_voorstellen, tweede_van
from app.services.geld.keuzes import onder_besluit
from app.services.mandaat.besluitlijst import nemer_id
from app.services.mandaat.stand import ruimte
from app.web.besluit.forms import BesluitForm, KennisForm, TegenboekForm
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import als_brief, toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.weergave import bedrag, datum

bp = Blueprint("besluiten", __name__, url_prefix="/zaken/<zaaknummer>/besluiten")

BEKIJK, VERDELING, VOORBEREIDEN = "bekijk", "verdeling", "voorbereiden"


@bp.get("")
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    return zaakpagina(
        "besluit/lijst.html",
        regels=lezen.besluitregels(db.session, mijn),
        voorstellen=lijst_voorstellen(db.session, mijn, vandaag()),
        geweigerd=lezen.geweigerde_besluiten(db.session, mijn) if mijn.mag(Recht.LOGBOEK_INZIEN) else [],
        mag_besluiten=mijn.mag(Recht.BESLUIT_NEMEN) and mijn.zaak.toestand not in RUST,
    )


@bp.route("/nieuw", methods=["GET", "POST"])
@vereist(Recht.BESLUIT_NEMEN)
def neem_besluit(zaaknummer: str) -> Antwoord:
    form = BesluitForm()
    if form.zelf or request.form.get("functie"):
        _met_besteding(form)
    if not form.begonnen:
        form.datum.data = _dag()
    if request.form.get("actie") == BEKIJK:
        form.keur_datum()
        return _toon(form)
    if request.form.get("actie") == VERDELING:
        return _toon(form, _verdeling(form))
    if request.form.get("actie") == VOORBEREIDEN:
        return _bereid_voor(form, zaaknummer)
    besluit = doe(form, diensten.neem_besluit, zaaknummer)
    if not besluit:
        return _toon(form)
    flash(_gemeld(_("Besluit %(nr)s is genomen.", nr=besluit.volgnr), besluit), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _bereid_voor(form: BesluitForm, zaaknummer: str) -> Antwoord:
    """The same form, for the other Regievoerder to sign."""
    if not doe(form, bereid_besluit_voor, zaaknummer):
        return _toon(form)
    flash(_("Het besluit is voorbereid. Het geldt pas als de andere Regievoerder het ondertekent."), "ok")
    return redirect(url_for(".lijst", zaaknummer=zaaknummer))


def _dag() -> date:
    """The day whose headroom is looked at."""
    return PeildatumForm(request.values).dag(vandaag())


def _verdeling(form: BesluitForm) -> Uitleg | None:
    """What each grantor would pay; a broken rule stands at its field, and nothing is kept or noted."""
    if not form.validate_on_submit():
        return None
    try:
        return voorbeeld(db.session, dossier(), form.invoer())
    except DomeinFout as fout:
        form.toon(fout)
        return None


def _met_besteding(form: BesluitForm) -> Sequence[Mandaatfeiten]:
    """What can be spent on the day of the decision, with a field for each part and the capacities to choose from."""
    besteding = lezen.te_besteden(db.session, dossier(), _dag(), request.form.get("functie") or None)
    titels = {functie.code: functie.titel for functie in dossier().profiel.functies}
    form.met_functies([(code, f"{_('waarnemend')} {titels.get(code, code)}") for code in besteding.functies])
    form.met_delen(besteding.mandaten)
    return besteding.mandaten


def _toon(form: BesluitForm, uitleg: Uitleg | None = None) -> tuple[str, int]:
    """The form, with what can be spent on the day of the decision."""
    dag = _dag()
    bruikbaar = _met_besteding(form)
    return toon_formulier(
        "besluit/nieuw.html",
        form,
        titel=_("Besluit nemen"),
        dag=dag,
        bruikbaar=bruikbaar,
        tweede_vanaf={soort.value: dossier().profiel.tweede_vanaf(soort) for soort in Mandaatsoort},
        ontbreekt="" if bruikbaar else lezen.wat_ontbreekt_voor(db.session, dossier(), dag),
        ruimte=ruimte(db.session, dossier().zaak, dag),
        uitleg=uitleg,
    )


@bp.get("/<int:besluit_id>")
@vereist(Recht.MANDATEN_INZIEN)
def toon(zaaknummer: str, besluit_id: int) -> str:
    mijn, regel = dossier(), _regel(besluit_id)
    besluit = regel.besluit
    return zaakpagina(
        "besluit/toon.html",
        regel=regel,
        voorbereider=_naam(besluit.voorbereid_door_id),
        nemer=_naam(besluit.ingevoerd_door_id) if besluit.voorbereid_door_id else None,
        genomen_door=_naam(nemer_id(besluit)),
        tekende_als=tweede_van(db.session, besluit),
        gezien=gezien_op(db.session, besluit_id) if mijn.volledig else None,
        in_functie=in_functie(besluit.titel, waarnemend=besluit.waarnemend),
        uitleg=uitleg_van(besluit, mijn.zaak.regio) if mijn.volledig else None,
        onder=onder_besluit(db.session, mijn, besluit, teruggedraaid=regel.teruggedraaid_door is not None),
        hoe=hoe_verdeeld(besluit.sleutel, besluit.peiljaar, besluit.teldatum) if besluit.sleutel else "",
        mag_besluiten=mijn.mag(Recht.BESLUIT_NEMEN) and mijn.zaak.toestand not in RUST,
        afronding="" if besluit.sleutel is Verdeelsleutel.HAND else AFRONDING,
    )


def _naam(account: int | None) -> str | None:
    return db.session.get_one(Gebruiker, account).naam if account else None


@bp.get("/<int:besluit_id>/brief")
@vereist(Recht.BESLUIT_NEMEN)
def brief(zaaknummer: str, besluit_id: int) -> Response:
    besluit = _regel(besluit_id).besluit
    inhoud = besluitbrief(db.session, dossier(), besluit)
    return als_brief(inhoud, f"besluit-{zaaknummer}-{besluit.volgnr}.docx", dossier().profiel.naam)


def _regel(besluit_id: int) -> lezen.Besluitregel:
    gevonden = [r for r in lezen.besluitregels(db.session, dossier()) if r.besluit.id == besluit_id]
    return gevonden[0] if gevonden else abort(404)


def _gemeld(wat: str, besluit: Besluit) -> str:
    """What was done, and the headroom that is left on the day of the decision."""
    if besluit.bedrag is None:
        return wat
    over = ruimte(db.session, dossier().zaak, besluit.datum).over if besluit.over_na is None else besluit.over_na
    nu = _("De ruimte op %(dag)s is nu %(over)s.", dag=datum(besluit.datum), over=bedrag(over))
    return f"{wat} {nu}"


def _teruggedraaid(tegen: Besluit) -> str:
    (regel,) = (r for r in lezen.besluitregels(db.session, dossier()) if r.besluit.id == tegen.tegenboeking_van_id)
    return _gemeld(_("Besluit %(nr)s is teruggedraaid.", nr=regel.besluit.volgnr), tegen)


def _terug_te_draaien(_form: TegenboekForm, besluit_id: int) -> dict[str, object]:
    return {"regel": _regel(besluit_id)}


def _te_zien(_form: KennisForm, besluit_id: int) -> dict[str, object]:
    return {"regel": _regel(besluit_id)}


handeling(bp, "/<int:besluit_id>/kennisneming", Recht.BESLUIT_NEMEN, KennisForm, neem_kennis_van_besluit).pagina(
    _l("Besluit van de andere Regievoerder"),
    _l("Ik heb dit gezien"),
    "besluit/kennis.html",
    met=_te_zien,
    beeld=_te_zien,
).daarna(_l("U heeft gezien wat de andere Regievoerder besloot."), ".lijst")
handeling(bp, "/<int:besluit_id>/tegenboeking", Recht.BESLUIT_NEMEN, TegenboekForm, diensten.boek_tegen).pagina(
    "", _l("Terugdraaien"), "besluit/tegenboeking.html", gevaar=True, met=_terug_te_draaien, beeld=_terug_te_draaien
).daarna(_teruggedraaid, ".lijst")
