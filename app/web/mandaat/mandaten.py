"""Mandaten of a case on any day, drawing up, and every act on one of them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import Mandaatstatus, Zaakrol
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.rechten import Recht
from app.domain.besluit.verdeling import Uitleg
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.overleg.afwijking import Afwijkingssoort
from app.models import Mandaat
from app.services.mandaat import handelingen as diensten
from app.services.mandaat import opstelling as opstelling
from app.services.mandaat import teruggave
from app.services.mandaat.blad import mandatenblad
from app.services.mandaat.einden import velen as einden
from app.services.mandaat.einden import vervroegen
from app.services.mandaat.gevers import papier
from app.services.mandaat.reactiedatum import verzoek_van
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.verzoek import besluitstuk, herinnering
from app.services.overleg.afwijkingen import afwijkingen
from app.web.kern.handeling import Antwoord, doe, handeling
from app.web.kern.pagina import toon_formulier, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.web.kern.zaak.besluitbestand import Besluitstukform
from app.web.mandaat import mandaatblad
from app.web.mandaat import mandaten_forms as vormen
from app.web.mandaat.opstelform import MandaatForm
from app.web.mandaat.ruimtebeeld import beelden
from app.weergave import datum, mandaatnaam, woord

bp = Blueprint("mandaten", __name__)

ZAAK = "/zaken/<zaaknummer>/mandaten"
EEN = f"{ZAAK}/<int:mandaat_id>"
CONCEPT, VERDELING = "concept", "verdeling"


@bp.get(ZAAK)
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    form = PeildatumForm(request.args)
    blad = mandatenblad(db.session, dossier(), form.dag(vandaag()))
    eigen = teruggave.terug_te_geven(db.session, dossier(), vandaag())
    gegeven = einden.in_te_trekken(db.session, dossier(), vandaag())
    alle = afwijkingen(db.session, dossier().zaak, form.dag(vandaag())) if dossier().volledig else []
    nee = [a for a in alle if a.soort is not Afwijkingssoort.STANDPUNT]
    tekeningen = beelden(blad, vandaag())
    return zaakpagina(
        "mandaat/lijst.html",
        form=form,
        blad=blad,
        eigen=eigen,
        gegeven=gegeven,
        afwijkingen=nee,
        tekeningen=tekeningen,
    )


@bp.route(f"{ZAAK}/nieuw", methods=["GET", "POST"])
@vereist(Recht.MANDAAT_VOORSTELLEN)
def stel_op(zaaknummer: str) -> Antwoord:
    profiel, form = dossier().profiel, MandaatForm().met_keuzes(dossier().profiel, _leiding())
    gekozen = request.args.get("tekst", profiel.mandaatteksten[0].code if profiel.mandaatteksten else "")
    if not form.begonnen:
        form.begin_met(profiel.mandaattekst(gekozen), vandaag())
    if request.form.get("actie") == VERDELING:
        return _opstellen(form, gekozen, _verdeling(form))
    if request.form.get("actie") == CONCEPT:
        gedaan = doe(form, opstelling.stel_op, zaaknummer)
    else:
        gedaan = doe(form, opstelling.stel_op_en_voor, zaaknummer, datum=form.datum.data)
    if not gedaan:
        return _opstellen(form, gekozen)
    namen = ", ".join(dict.fromkeys(m.mandaatgever.naam for m in gedaan))
    flash(_("Mandaat %(status)s: %(namen)s.", status=woord(gedaan[0].status), namen=namen), "ok")
    return redirect(url_for("mandaatverzoeken.toon", zaaknummer=zaaknummer, volgnr=_volgnr(gedaan[0])))


def _opstellen(form: MandaatForm, gekozen: str, uitleg: Uitleg | None = None) -> Antwoord:
    titel = _("Mandaat opstellen")
    return toon_formulier("mandaat/opstellen.html", form, titel=titel, gekozen=gekozen, uitleg=uitleg)


def _verdeling(form: MandaatForm) -> Uitleg | None:
    """What each grantor would be asked for; a broken rule stands at its field, and nothing is kept or noted."""
    if not form.validate_on_submit():
        return None
    try:
        return opstelling.voorbeeld_plafonds(db.session, dossier(), form.invoer())
    except DomeinFout as fout:
        form.toon(fout)
        return None


def _volgnr(mandaat: Mandaat) -> int:
    """The number of the request that it was asked with."""
    verzoek = verzoek_van(db.session, mandaat)
    assert verzoek is not None, "drawn up with a request"  # noqa: S101
    return verzoek.volgnr


def _leiding() -> list[Any]:
    """Who leads the case now, and so can hold a mandaat."""
    mijn = dossier()
    return [v.gebruiker for rol in (Zaakrol.REGIEVOERDER, Zaakrol.EXTRA_REGIEVOERDER) for v in mijn.vervuld(rol)]


@bp.get(EEN)
@vereist(Recht.MANDATEN_INZIEN)
def toon(zaaknummer: str, mandaat_id: int) -> Antwoord:
    return mandaatblad.toon(mandaat_id)


def _geeindigd(mandaat: Mandaat) -> str:
    gever, per = mandaat.mandaatgever.naam, mandaat.ingetrokken_per
    if per and per > vandaag():
        return str(_("Het mandaat van %(gever)s eindigt op %(dag)s.", gever=gever, dag=datum(per)))
    if mandaat.einde_wijze:
        return str(_("Het mandaat van %(gever)s is teruggegeven.", gever=gever))
    return _gedaan(mandaat)


def _wat(gedaan: list[Mandaat]) -> str:
    return ", ".join(mandaatnaam(m.soort.value) for m in gedaan)


def _gedaan(mandaat: Mandaat) -> str:
    gever, status = mandaat.mandaatgever.naam, woord(mandaat.status)
    return str(_("Het mandaat van %(gever)s is nu %(status)s.", gever=gever, status=status))


def _ingestemd(mandaat: Mandaat) -> str:
    if mandaat.status is Mandaatstatus.VERLEEND:
        return str(_("De instemming is vastgelegd. Er is nog een instemming nodig."))
    return _gedaan(mandaat)


def _op_de_pagina(form: vormen.Handelingform, mandaat_id: int) -> Antwoord:
    return mandaatblad.toon(mandaat_id, form)


def _verleend(_form: Besluitstukform, mandaat_id: int) -> dict[str, object]:
    return {"mandaat": vind_mandaat(db.session, dossier(), mandaat_id)}


def _kies_instemmer(form: vormen.InstemForm, mandaat_id: int) -> None:
    form.met_instemmers((HOUDER, WERKGEVER), "")


def _vraag_domeinen(form: vormen.AfwijsForm, mandaat_id: int) -> None:
    form.met_domeinen(mandaatblad.is_weigering(vind_mandaat(db.session, dossier(), mandaat_id)))


GEVEN = (Recht.MANDAAT_VERLENEN, Recht.ONDERMANDAAT_VERLENEN)
"""The college, or the holder above an ondermandaat; the service knows which."""
AFWIJZEN = (Recht.MANDAAT_BEOORDELEN, *GEVEN)
BESLUIT = (Recht.DOCUMENT_TOEVOEGEN, *GEVEN)
handeling(bp, f"{EEN}/voorstel", Recht.MANDAAT_VOORSTELLEN, vormen.VoorstelForm, diensten.stel_voor).op(
    _op_de_pagina
).daarna(_gedaan, ".toon")
handeling(bp, f"{EEN}/goedkeuring", Recht.MANDAAT_BEOORDELEN, vormen.GoedkeurForm, diensten.keur_goed).op(
    _op_de_pagina
).daarna(_gedaan, ".toon")
handeling(bp, f"{EEN}/afwijzing", AFWIJZEN, vormen.AfwijsForm, diensten.wijs_af).op(
    _op_de_pagina, met=_vraag_domeinen
).daarna(_gedaan, ".toon")
handeling(bp, f"{EEN}/verlening", GEVEN, vormen.VerleenForm, diensten.verleen).op(_op_de_pagina).daarna(
    _gedaan, ".toon"
)
handeling(bp, f"{EEN}/verlening-van-papier", Recht.MANDAAT_VASTLEGGEN, vormen.PapierForm, papier.leg_verlening_vast).op(
    _op_de_pagina
).daarna(_gedaan, ".toon")
handeling(
    bp, f"{EEN}/weigering-van-papier", Recht.MANDAAT_VASTLEGGEN, vormen.PapierweigerForm, papier.leg_weigering_vast
).op(_op_de_pagina).daarna(_gedaan, ".toon")
handeling(
    bp, f"{EEN}/intrekking-van-papier", Recht.MANDAAT_VASTLEGGEN, vormen.PapierintrekForm, papier.leg_intrekking_vast
).op(_op_de_pagina).daarna(_geeindigd, ".toon")
handeling(bp, f"{EEN}/herinnering", Recht.MANDAAT_VOORSTELLEN, vormen.HerinnerForm, herinnering.herinner).op(
    _op_de_pagina
).daarna(_l("De herinnering is vastgelegd. Wie aan zet is, ziet haar bij zijn taak."), ".toon")
handeling(bp, f"{EEN}/besluit", BESLUIT, Besluitstukform, besluitstuk.voeg_besluitstuk_toe).pagina(
    _l("Besluit toevoegen"), _l("Toevoegen"), "mandaat/besluitstuk.html", met=_verleend, beeld=_verleend
).daarna(
    lambda mandaat: _("Het besluit staat nu bij het mandaat van %(gever)s.", gever=mandaat.mandaatgever.naam), ".toon"
)


@bp.get(f"{EEN}/besluit/<int:document_id>")
@vereist(Recht.MANDATEN_INZIEN)
def besluitstuk_bestand(zaaknummer: str, mandaat_id: int, document_id: int) -> Response:
    document, inhoud = besluitstuk.lees_besluitstuk(db.session, dossier(), mandaat_id, document_id)
    return als_bijlage(inhoud, document.naam, document.mediatype)


handeling(bp, f"{EEN}/intrekking", GEVEN, vormen.IntrekForm, diensten.trek_in).op(_op_de_pagina).daarna(
    _geeindigd, ".toon"
)
handeling(bp, f"{EEN}/teruggave", Recht.MANDAAT_TERUGGEVEN, vormen.TeruggaveForm, teruggave.geef_mandaat_terug).op(
    _op_de_pagina
).daarna(_geeindigd, ".toon")
EINDIGEN = (*GEVEN, Recht.MANDAAT_TERUGGEVEN)
handeling(bp, f"{EEN}/einde", EINDIGEN, vormen.VervroegForm, vervroegen.vervroeg_einde).op(_op_de_pagina).daarna(
    _geeindigd, ".toon"
)
handeling(bp, f"{ZAAK}/intrekking", Recht.MANDAAT_VERLENEN, vormen.AllesIntrekForm, einden.trek_mandaten_in).pagina(
    _l("Alle mandaten intrekken"),
    _l("Alles intrekken"),
    "mandaat/einde/intrekken.html",
    gevaar=True,
    beeld=lambda _form: {"eigen": einden.in_te_trekken(db.session, dossier(), vandaag())},
).daarna(lambda gedaan: _("Ingetrokken: %(namen)s.", namen=_wat(gedaan)), ".lijst")
handeling(
    bp, f"{ZAAK}/teruggave", Recht.MANDAAT_TERUGGEVEN, vormen.AllesTeruggaveForm, teruggave.geef_mandaten_terug
).pagina(
    _l("Alle mandaten teruggeven"),
    _l("Alles teruggeven"),
    "mandaat/einde/teruggeven.html",
    gevaar=True,
    beeld=lambda _form: {"eigen": teruggave.terug_te_geven(db.session, dossier(), vandaag())},
).daarna(lambda gedaan: _("Teruggegeven: %(namen)s.", namen=", ".join(m.mandaatgever.naam for m in gedaan)), ".lijst")
handeling(bp, f"{EEN}/instemming", Recht.MANDAAT_INSTEMMEN, vormen.InstemForm, diensten.stem_in).op(
    _op_de_pagina, met=_kies_instemmer
).daarna(_ingestemd, ".toon")
