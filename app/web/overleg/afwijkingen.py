"""Deviations of a case: who refused, was silent or did not agree, and what follows on it."""

from __future__ import annotations

from flask import Blueprint
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.afwijkdomein import in_woorden
from app.domain.basis.rechten import Recht
from app.services.overleg import afwijkingen as diensten
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import Antwoord, handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.overleg.opschaling_forms import AfzienForm, OpschaalForm

bp = Blueprint("afwijkingen", __name__, url_prefix="/zaken/<zaaknummer>/afwijkingen")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    alle = diensten.afwijkingen(db.session, dossier().zaak, vandaag())
    return zaakpagina("overleg/afwijkingen/lijst.html", afwijkingen=alle, in_woorden=in_woorden)


@bp.get("/<wat>")
@vereist(Recht.DOSSIER_INZIEN)
def toon(zaaknummer: str, wat: str) -> Antwoord:
    return _pagina(wat)


def _pagina(wat: str, ingediend: Formulier | None = None) -> Antwoord:
    afwijking = diensten.vind_afwijking(db.session, dossier().zaak, wat, vandaag())
    forms = {OpschaalForm: OpschaalForm(formdata=None), AfzienForm: AfzienForm(formdata=None)}
    if ingediend:
        forms[type(ingediend)] = ingediend
    pagina = zaakpagina(
        "overleg/afwijkingen/toon.html",
        afwijking=afwijking,
        raakt=in_woorden(afwijking.domeinen),
        opschalen=forms[OpschaalForm],
        afzien=forms[AfzienForm],
        ingediend=ingediend,
        mag=dossier().mag(Recht.AFWIJKING_OPVOLGEN),
    )
    return pagina, ingediend.http_status if ingediend else 200


def _terug(form: Formulier, wat: str) -> Antwoord:
    return _pagina(wat, form)


handeling(bp, "/<wat>/opschaling", Recht.AFWIJKING_OPVOLGEN, OpschaalForm, diensten.schaal_op_na_afwijking).op(
    _terug
).daarna(lambda opschaling: _("Dit hoort nu bij opschaling %(nummer)s.", nummer=opschaling.volgnr), "opschaling.ladder")
handeling(bp, "/<wat>/afzien", Recht.AFWIJKING_OPVOLGEN, AfzienForm, diensten.zie_af_van_opschaling).op(_terug).daarna(
    _l("Vastgelegd waarom er niet wordt opgeschaald."), ".lijst"
)
