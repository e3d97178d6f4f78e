"""Zaken that belong with this one; and a signaal that goes on in another."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.rechten import Recht
from app.services.zaak import verbanden as diensten
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.zaak.verbanden_forms import VERBANDEN, SamenvoegForm, VerbindForm, VerbreekForm

bp = Blueprint("verbanden", __name__, url_prefix="/zaken/<zaaknummer>/verwant")


@bp.get("")
@vereist(Recht.DOSSIER_INZIEN)
def lijst(zaaknummer: str) -> str:
    return zaakpagina(
        "zaak/verbanden/lijst.html",
        verbanden=diensten.lijst_verbanden(db.session, dossier()),
        woorden={verband.value: woorden for verband, woorden in VERBANDEN.items()},
        kan_opgaan=dossier().zaak.toestand is Toestand.SIGNAAL,
    )


def _naar_lijst(_rij: object) -> str:
    return url_for(".lijst", zaaknummer=dossier().zaak.zaaknummer)


def _verbonden(_form: VerbreekForm, ander: str) -> None:
    diensten.vind_verband(db.session, dossier(), ander)


handeling(bp, "/nieuw", Recht.ZAKEN_VERBINDEN, VerbindForm, diensten.verbind_zaken).pagina(
    _l("Zaken verbinden"), _l("Verbinden"), "zaak/verbanden/verbinden.html"
).daarna(_l("De zaken zijn verbonden. Het staat bij beide."), ".lijst")
handeling(bp, "/<ander>/einde", Recht.ZAKEN_VERBINDEN, VerbreekForm, diensten.verbreek_verband).pagina(
    _l("Verband beëindigen"),
    _l("Beëindigen"),
    "zaak/verbanden/verbreken.html",
    met=_verbonden,
    beeld=lambda _form, ander: {"ander": ander},
).daarna(_l("De zaken zijn niet meer verbonden."), _naar_lijst)
handeling(bp, "/samenvoeging", Recht.TREDE_BEPALEN, SamenvoegForm, diensten.voeg_samen).pagina(
    _l("Signaal laten opgaan in een andere zaak"), _l("Laten opgaan"), "zaak/verbanden/samenvoegen.html", gevaar=True
).daarna(_l("Het signaal is niet in behandeling genomen en wijst naar de andere zaak."), ".lijst")
