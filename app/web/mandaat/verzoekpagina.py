"""The page of a request: how it stands on a day, and today what who looks can do with each of its mandaten."""

from __future__ import annotations

from flask import request

from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.besluit.plafonds import hoe_plafonds
from app.domain.besluit.verdeling import AFRONDING
from app.models import Mandaatverzoek
from app.services.mandaat.verzoek.rijen import per_handeling, verzoekrijen
from app.services.mandaat.verzoeken import verzoekblad
from app.web.kern.handeling import Antwoord
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.web.mandaat import verzoekwoorden as woorden
from app.web.mandaat.verzoekform import Verzoekform


def _hoe(verzoek: Mandaatverzoek) -> str:
    """By which key its ceilings were divided, for who reads his own; empty when they were not."""
    return hoe_plafonds(verzoek.sleutel, verzoek.peiljaar, verzoek.teldatum) if verzoek.sleutel else ""


def maak_form(volgnr: int) -> Verzoekform:
    """The form with the rows of today. Raises NietGevonden."""
    blad = verzoekblad(db.session, dossier(), volgnr, vandaag())
    return Verzoekform().voor(verzoekrijen(db.session, dossier(), blad, vandaag()))


def toon(volgnr: int, form: Verzoekform | None = None) -> Antwoord:
    """The page on the day that was asked; only today there is something to do. `form` is what was sent and not done."""
    peil = PeildatumForm(request.args)
    dag = peil.dag(vandaag()) if form is None else vandaag()
    blad = verzoekblad(db.session, dossier(), volgnr, dag)
    rijen = verzoekrijen(db.session, dossier(), blad, vandaag())
    form = (form or Verzoekform()).voor(rijen)
    te_doen = dag == vandaag() and dossier().zaak.toestand not in RUST and bool(per_handeling(rijen))
    pagina = zaakpagina(
        "mandaat/verzoeken/toon.html",
        blad=blad,
        peil=peil,
        dag=dag,
        form=form,
        rijen=rijen,
        groepen=woorden.groepen(rijen),
        te_doen=te_doen,
        gekozen=form.gekozen() if te_doen else [],
        eigen=per_handeling(rijen),
        woorden=woorden,
        hoe=_hoe(blad.verzoek),
        afronding=AFRONDING,
        houders=sorted({a.regel.mandaat.houdernaam for a in blad.antwoorden}),
    )
    return pagina, form.http_status
