"""The trede of a case: its history, a new determination, closing and reopening."""

from __future__ import annotations

from flask import Blueprint, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Toestand
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.grendels import Werking
from app.domain.zaak import verloop
from app.domain.zaak.grendelregels import FOUTEN
from app.domain.zaak.sluithandeling import HANDELINGEN, Sluithandeling
from app.domain.zaak.tredetijd import tredetijden
from app.services.dossier.gezegd import wat_het_dossier_zal_zeggen
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.mandaat.stand import tel_actieve
from app.services.mandaat.teruggave import niet_geeindigd, te_eindigen, terug_te_geven
from app.services.termijn.termijnen import gelijkgestelde_dagen
from app.services.zaak import zaken as diensten
from app.services.zaak.noodgrepen import Noodgreepregel, lijst_noodgrepen
from app.services.zaak.stand import BLOKKERENDE
from app.services.zaak.vooruitblik import checklist_sluiten, vooruitblik_sluiten, vooruitblik_trede
from app.web.kern.handeling import handeling
from app.web.kern.pagina import zaakpagina
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.zaak.forms import HeropenForm, SluitForm, TredebepalingForm, toestandkeuzes

bp = Blueprint("trede", __name__, url_prefix="/zaken/<zaaknummer>")
WAAR = {FOUTEN[regel].code: waar for regel, waar in HANDELINGEN.items()}
"""Where an obstacle to closing is mended, by the code of its error."""
Reden = tuple[str, Sluithandeling | None]


@bp.get("/trede")
@vereist(Recht.ZAKEN_INZIEN)
def geschiedenis(zaaknummer: str) -> str:
    mijn, zaak = dossier(), dossier().zaak
    bepalingen = lijst_bepalingen(db.session, zaak)
    dagen = gelijkgestelde_dagen(db.session)
    return zaakpagina(
        "zaak/trede/geschiedenis.html",
        bepalingen=bepalingen,
        tijden=tredetijden([(b.naar, b.datum) for b in bepalingen], vandaag(), dagen),
        noodgrepen=_noodgrepen_per_bepaling() if mijn.volledig else {},
        acties=_acties() if mijn.mag(Recht.TREDE_BEPALEN) else [],
    )


def _noodgrepen_per_bepaling() -> dict[int, Noodgreepregel]:
    regels = lijst_noodgrepen(db.session, dossier().zaak, vandaag())
    return {regel.noodgreep.tredebepaling_id: regel for regel in regels}


def _acties() -> list[tuple[str, str, list[Reden]]]:
    """What can be done with the trede: label, address, and why not, each with where that is mended."""
    zaak = dossier().zaak
    beletsels = vooruitblik_sluiten(db.session, zaak, vandaag(), BLOKKERENDE).beletsels
    naar = verloop.mogelijke(verloop.BEPAAL_TREDE, zaak.toestand)
    weer = verloop.mogelijke(verloop.HEROPEN, zaak.toestand)
    dicht: list[Reden] = [(_("De zaak is gesloten. Heropen de zaak eerst."), None)]
    open_: list[Reden] = [(_("De zaak is niet gesloten."), None)]
    nummer = zaak.zaaknummer
    return [
        (_("Trede bepalen"), url_for(".bepaal_trede", zaaknummer=nummer), [] if naar else dicht),
        (
            _("Zaak sluiten"),
            url_for(".sluit_af", zaaknummer=nummer),
            [(b.fout.bericht, WAAR.get(b.fout.code)) for b in beletsels],
        ),
        (_("Zaak heropenen"), url_for(".heropen", zaaknummer=nummer), [] if weer else open_),
    ]


def _onmogelijk(van: Toestand) -> list[tuple[str, str]]:
    """The states that cannot be determined now, each with the reason."""
    mogelijk = verloop.mogelijke(verloop.BEPAAL_TREDE, van)
    anders = (t for t in Toestand if t not in (*mogelijk, Toestand.AFGESLOTEN))
    return [(verloop.naam(t), verloop.reden_niet(van, t)) for t in anders]


def _bepaalbaar() -> tuple[Toestand, ...]:
    return verloop.mogelijke(verloop.BEPAAL_TREDE, dossier().zaak.toestand)


def _kies_trede(form: TredebepalingForm) -> None:
    form.naar.choices = toestandkeuzes(_bepaalbaar())


def _blik_op_trede(_form: TredebepalingForm) -> dict[str, object]:
    zaak = dossier().zaak
    return {
        "actief": tel_actieve(db.session, zaak, vandaag()),
        "blik": vooruitblik_trede(db.session, zaak, vandaag()),
        "mogelijk": _bepaalbaar(),
        "onmogelijk": _onmogelijk(zaak.toestand),
    }


def _checklist(form: SluitForm) -> dict[str, object]:
    mijn, dag = dossier(), vandaag()
    regels = checklist_sluiten(db.session, mijn.zaak, dag)
    tegen = [r for r in regels if not r.voldaan and r.werking is Werking.BLOKKEERT]
    if not tegen or not all(r.noodgreep for r in tegen):
        form.zonder_noodgreep()
    return {
        "regels": regels,
        "met_noodgreep": sum(r.noodgreep for r in tegen),
        "blijven": niet_geeindigd(db.session, mijn.zaak, dag),
        "eindigen": te_eindigen(db.session, mijn.zaak, dag),
        "eigen": {m.id for m in terug_te_geven(db.session, mijn, dag)},
        "handelingen": HANDELINGEN,
        "gezegd": wat_het_dossier_zal_zeggen(db.session, mijn, dag),
    }


handeling(bp, "/tredebepaling", Recht.TREDE_BEPALEN, TredebepalingForm, diensten.bepaal_trede).pagina(
    _l("Trede bepalen"), _l("Trede vastleggen"), "zaak/trede/bepalen.html", met=_kies_trede, beeld=_blik_op_trede
).daarna(lambda zaak: _("De zaak is nu %(trede)s.", trede=verloop.naam(zaak.toestand)), "zaken.overzicht")
handeling(bp, "/afsluiting", Recht.ZAAK_AFSLUITEN, SluitForm, diensten.sluit_af).pagina(
    _l("Zaak sluiten"),
    _l("Zaak sluiten"),
    "zaak/trede/sluiten.html",
    gevaar=True,
    beeld=_checklist,
).daarna(_l("De zaak is gesloten."), "zaken.overzicht")
handeling(bp, "/heropening", Recht.ZAAK_HEROPENEN, HeropenForm, diensten.heropen).pagina(
    _l("Zaak heropenen"),
    _l("Zaak heropenen"),
    "zaak/trede/heropenen.html",
    beeld=lambda _form: {"heropenbaar": verloop.mogelijke(verloop.HEROPEN, dossier().zaak.toestand)},
).daarna(_l("De zaak is heropend."), "zaken.overzicht")
