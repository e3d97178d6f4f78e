"""Opschaling of a case: where it stands on the ladder of the region, going up, and how it ended."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.regio.regio import Opschalingsniveau
from app.models import Opschaling
from app.services.overleg import opschaling as diensten
from app.services.overleg.vragen import lijst_vragen
from app.web.kern.formulier import keuze
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.stappenbalk import GEDAAN, NU, STRAKS, Stap
from app.web.kern.toegang import dossier, vereist
from app.web.overleg.opschaling_forms import OpschaalstapForm, OpschalingForm, OpschalinguitkomstForm
from app.weergave import datum

bp = Blueprint("opschaling", __name__, url_prefix="/zaken/<zaaknummer>/opschaling")


@bp.get("")
@vereist(Recht.STANDPUNTEN_INZIEN)
def ladder(zaaknummer: str) -> str:
    mijn = dossier()
    opschalingen = diensten.lijst_opschalingen(db.session, mijn.zaak)
    return zaakpagina(
        "overleg/opschaling/ladder.html",
        opschalingen=opschalingen,
        trappen={o.id: trappen(o) for o in opschalingen},
        hogere={o.id: diensten.ladder(mijn.profiel).hogere(diensten.stand(o)) for o in opschalingen},
        titels=diensten.traptitels(mijn.profiel),
        bladen=lijst_vragen(db.session, mijn),
        namen=mijn.profiel.gemeentenamen,
        profiel=mijn.profiel,
    )


def trappen(opschaling: Opschaling) -> list[Stap]:
    """The rungs of the profile, and those it went past that the profile has no more, with when it was there."""
    profiel, titels = dossier().profiel.opschaling, diensten.traptitels(dossier().profiel)
    bekend = {niveau.code for niveau in profiel}
    oud = dict.fromkeys(stap.niveau for stap in opschaling.stappen if stap.niveau not in bekend)
    niveaus = [*(Opschalingsniveau(code, titels.get(code, code), "") for code in oud), *profiel]
    bereikt = {stap.niveau: stap.datum for stap in reversed(opschaling.stappen)}  # the first day on a rung stays
    nu = opschaling.stappen[-1].niveau
    plaats = [niveau.code for niveau in niveaus].index(nu)
    return [
        Stap(niveau.titel, _staat(opschaling, plek, plaats, niveau.code in bereikt), _sinds(opschaling, niveau.code))
        for plek, niveau in enumerate(niveaus)
    ]


def _staat(opschaling: Opschaling, plek: int, nu: int, bereikt: bool) -> str:
    if plek == nu and not opschaling.einde:
        return NU
    if bereikt:
        return GEDAAN
    if plek < nu:
        return "overgeslagen"
    return "niet_nodig" if opschaling.einde else STRAKS


def _sinds(opschaling: Opschaling, niveau: str) -> str | None:
    eerste = next((stap for stap in opschaling.stappen if stap.niveau == niveau), None)
    return _("sinds %(dag)s", dag=datum(eerste.datum)) if eerste else None


handeling(bp, "/nieuw", Recht.OPSCHALING_VOEREN, OpschalingForm, diensten.open_opschaling).pagina(
    _l("Opschaling beginnen"),
    _l("Beginnen"),
    "overleg/opschaling/nieuw.html",
    beeld=lambda _form: {"loopt": diensten.lopende(db.session, dossier().zaak)},
).daarna(_l("De opschaling is begonnen."), ".ladder")


def _hogere(nummer: int) -> list[Opschalingsniveau]:
    """The rungs to which this one can still go."""
    mijn = dossier()
    hogere = diensten.ladder(mijn.profiel).hogere(diensten.stand(_opschaling(nummer)))
    return [niveau for niveau in mijn.profiel.opschaling if niveau.code in hogere]


def _opschaling(nummer: int) -> Opschaling:
    return diensten.vind_opschaling(db.session, dossier().zaak, nummer)


def _kies_niveau(form: OpschaalstapForm, nummer: int) -> None:
    form.niveau.choices = [keuze(niveau.code, niveau.titel) for niveau in _hogere(nummer)]


handeling(bp, "/<int:nummer>/stap", Recht.OPSCHALING_VOEREN, OpschaalstapForm, diensten.stap_op).pagina(
    _l("Opschalen"),
    _l("Opschalen"),
    "overleg/opschaling/stap.html",
    met=_kies_niveau,
    beeld=lambda form, nummer: {"nummer": nummer, "kan": bool(form.niveau.choices)},
).daarna(_l("Het onderwerp is opgeschaald."), ".ladder")
handeling(
    bp, "/<int:nummer>/uitkomst", Recht.OPSCHALING_VOEREN, OpschalinguitkomstForm, diensten.sluit_opschaling
).pagina(
    _l("Uitkomst van de opschaling"),
    _l("Uitkomst vastleggen"),
    "overleg/opschaling/uitkomst.html",
    met=lambda _form, nummer: _opschaling(nummer),
    beeld=lambda _form, nummer: {"nummer": nummer, "af": _opschaling(nummer).einde is not None},
).daarna(_l("De uitkomst is vastgelegd."), ".ladder")
