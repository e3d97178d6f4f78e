"""Screens of spoedbesluiten: what was decided in an emergency, and what each college decides about its part."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.rechten import Recht
from app.models import Spoedbesluit
from app.services.besluit import spoed as diensten
from app.services.besluit import spoedeinde
from app.services.besluit.spoedbrief import spoedbrief
from app.services.besluit.spoedlijst import Spoedregel, lijst_spoedbesluiten, vind_spoedbesluit
from app.services.besluit.spoedpapier import leg_bekrachtiging_vast
from app.services.geld.keuzes import onder_spoedbesluiten
from app.web.besluit.spoedforms import (
    BekrachtigingForm,
    DragerForm,
    MeetekenForm,
    PapierForm,
    SpoedForm,
    SpoedintrekForm,
    WeigerForm,
)
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import handeling
from app.web.kern.pagina import als_brief, zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag

bp = Blueprint("spoed", __name__, url_prefix="/zaken/<zaaknummer>/spoedbesluiten")


@bp.get("")
@vereist(Recht.MANDATEN_INZIEN)
def lijst(zaaknummer: str) -> str:
    mijn = dossier()
    regels = lijst_spoedbesluiten(db.session, mijn, vandaag())
    neemt = mijn.mag(Recht.BESLUIT_NEMEN) and mijn.profiel.spoedbesluit is not None
    return zaakpagina(
        "besluit/spoed/lijst.html",
        regels=regels,
        onder=onder_spoedbesluiten(db.session, mijn, [regel.besluit for regel in regels], vandaag()),
        mag_nemen=neemt and mijn.zaak.toestand not in RUST,
        mag_vastleggen=mijn.mag(Recht.BESLUIT_NEMEN),
        mag_van_papier=mijn.mag(Recht.MANDAAT_VASTLEGGEN),
        regel_van_regio=mijn.profiel.spoedbesluit,
    )


@bp.get("/<int:volgnr>/brief")
@vereist(Recht.BESLUIT_NEMEN)
def brief(zaaknummer: str, volgnr: int) -> Response:
    mijn = dossier()
    inhoud = spoedbrief(mijn, _van(volgnr))
    return als_brief(inhoud, f"spoedbesluit-{zaaknummer}-{volgnr}.docx", mijn.profiel.naam)


def _van(volgnr: int) -> Spoedregel:
    return vind_spoedbesluit(db.session, dossier(), volgnr, vandaag())


def _beeld(_form: Formulier, volgnr: int) -> dict[str, object]:
    return {"regel": _van(volgnr)}


def _drager(_form: Formulier, volgnr: int, college: str) -> dict[str, object]:
    regel = _van(volgnr)
    deel = next((d for d in regel.delen if d.organisatie.code == college), None)
    if deel is None:
        raise NietGevonden(diensten.ONZICHTBAAR)
    return {"regel": regel, "deel": deel}


def _genomen(besluit: Spoedbesluit) -> str:
    if besluit.een_mag:
        return str(_("Spoedbesluit %(nr)s geldt. De colleges bekrachtigen het of weigeren.", nr=besluit.volgnr))
    return str(_("Spoedbesluit %(nr)s geldt zodra de andere Regievoerder meetekent.", nr=besluit.volgnr))


def _nieuw(_form: SpoedForm) -> dict[str, object]:
    return {"van_regio": dossier().profiel.spoedbesluit}


handeling(bp, "/nieuw", Recht.BESLUIT_NEMEN, SpoedForm, diensten.neem_spoedbesluit).pagina(
    _l("Spoedbesluit nemen"), _l("Spoedbesluit vastleggen"), "besluit/spoed/nieuw.html", beeld=_nieuw
).daarna(_genomen, ".lijst")
handeling(bp, "/<int:volgnr>/handtekening", Recht.BESLUIT_NEMEN, MeetekenForm, diensten.teken_spoedbesluit_mee).pagina(
    _l("Spoedbesluit meetekenen"), _l("Meetekenen"), "besluit/spoed/tekenen.html", met=_beeld, beeld=_beeld
).daarna(_l("U heeft het spoedbesluit meegetekend."), ".lijst")
handeling(
    bp, "/<int:volgnr>/bekrachtiging", Recht.MANDAAT_VERLENEN, BekrachtigingForm, diensten.beslis_over_spoedbesluit
).pagina(
    _l("Over een spoedbesluit beslissen"), _l("Vastleggen"), "besluit/spoed/beslissen.html", met=_beeld, beeld=_beeld
).daarna(_l("De beslissing van uw college is vastgelegd."), ".lijst")
handeling(bp, "/<int:volgnr>/delen/<college>/drager", Recht.BESLUIT_NEMEN, DragerForm, diensten.leg_drager_vast).pagina(
    _l("Wie draagt wat niet is gedekt"), _l("Vastleggen"), "besluit/spoed/drager.html", met=_drager, beeld=_drager
).daarna(_l("Vastgelegd wie dit deel draagt."), lambda deel: _terug())


def _alleen_wat_telt(form: SpoedintrekForm, volgnr: int) -> None:
    """What is due is asked of what counts and is about money."""
    regel = _van(volgnr)
    if regel.besluit.bedrag is None or not regel.besluit.geldt_op(regel.dag):
        del form.verschuldigd


handeling(bp, "/<int:volgnr>/weigering", Recht.BESLUIT_NEMEN, WeigerForm, spoedeinde.weiger_spoedbesluit).pagina(
    _l("Spoedbesluit weigeren"), _l("Weigeren"), "besluit/spoed/einde.html", gevaar=True, met=_beeld, beeld=_beeld
).daarna(_l("U heeft geweigerd mee te tekenen. Het spoedbesluit geldt niet."), ".lijst")
handeling(bp, "/<int:volgnr>/intrekking", Recht.BESLUIT_NEMEN, SpoedintrekForm, spoedeinde.trek_spoedbesluit_in).pagina(
    _l("Spoedbesluit intrekken"),
    _l("Intrekken"),
    "besluit/spoed/einde.html",
    gevaar=True,
    met=_alleen_wat_telt,
    beeld=_beeld,
).daarna(_l("Het spoedbesluit is ingetrokken."), ".lijst")
handeling(
    bp, "/<int:volgnr>/delen/<college>/papier", Recht.MANDAAT_VASTLEGGEN, PapierForm, leg_bekrachtiging_vast
).pagina(
    _l("Beslissing van papier vastleggen"), _l("Vastleggen"), "besluit/spoed/papier.html", met=_drager, beeld=_drager
).daarna(_l("De beslissing van het college is vastgelegd."), lambda deel: _terug())


def _terug() -> str:
    return url_for(".lijst", zaaknummer=dossier().zaak.zaaknummer)
