"""What waits for a second person before somebody gets a role or office: confirm, refuse, withdraw; and messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from flask import Blueprint, g, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Rol
from app.domain.basis.rechten import Recht
from app.models import Toegangsvoorstel
from app.services.gebruiker import toegang as diensten
from app.services.kern.bezetting import functies_van_regio
from app.services.kern.namen import namen, organisatienaam
from app.web.gebruiker.toegang_forms import BevestigForm, KnopForm, WeigerForm
from app.web.kern.formulier import Formulier
from app.web.kern.handeling import Antwoord, handeling
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import vereist
from app.web.kern.verzoek import paginanummer, vandaag
from app.weergave import datum, woord

bp = Blueprint("toegang", __name__, url_prefix="/beheer/toegang")
PAGINA = 50
INGETROKKEN = _l("Het voorstel is ingetrokken.")
GEZIEN = _l("U hebt gezegd dat u dit hebt gezien.")


@bp.get("")
@vereist(Recht.TOEGANG_INZIEN)
def lijst() -> str:
    nr = paginanummer()
    rijen, aantal = diensten.lijst(db.session, g.actor, PAGINA, (nr - 1) * PAGINA)
    return render_template(
        "gebruiker/toegang/lijst.html",
        rijen=rijen,
        namen=_wie(rijen),
        titels=_titels(rijen),
        vorige_url=url_for(".lijst", pagina=nr - 1) if nr > 1 else None,
        volgende_url=url_for(".lijst", pagina=nr + 1) if nr * PAGINA < aantal else None,
    )


@bp.get("/<int:voorstel_id>")
@vereist(Recht.TOEGANG_INZIEN)
def toon(voorstel_id: int) -> Antwoord:
    return _toon(BevestigForm(formdata=None), voorstel_id)


def _toon(form: Formulier, voorstel_id: int) -> Antwoord:
    voorstel = diensten.vind(db.session, g.actor, voorstel_id)
    vormen = {vorm: form if type(form) is vorm else vorm(formdata=None) for vorm in (BevestigForm, WeigerForm)}
    return toon_formulier(
        "gebruiker/toegang/toon.html",
        form,
        regel=diensten.regel(db.session, g.actor, voorstel, vandaag()),
        voorstel=voorstel,
        namen=_wie([voorstel]),
        titels=_titels([voorstel]),
        gegevens=_gegevens(voorstel),
        bevestigen=vormen[BevestigForm],
        weigeren=vormen[WeigerForm],
        knopform=KnopForm(formdata=None),
    )


def _gegevens(voorstel: Toegangsvoorstel) -> list[tuple[str, str]]:
    """What is wanted, as long as it waits: then it has to be judged."""
    inhoud = voorstel.inhoud or {}
    dagen = {veld: datum(date.fromisoformat(inhoud[veld])) for veld in ("van", "tot") if inhoud.get(veld)}
    rollen = ", ".join(woord(Rol(rol)) for rol in inhoud.get("rollen") or ())
    alles = (
        (_("Naam"), inhoud.get("naam")),
        (_("E-mailadres"), inhoud.get("email")),
        (_("Organisatie"), organisatienaam(db.session, code) if (code := inhoud.get("organisatie")) else None),
        (_("Zelfde persoon als"), inhoud.get("persoon_van")),
        (_("Rollen"), rollen),
        (_("Eerste dag"), dagen.get("van")),
        (_("Laatste dag"), dagen.get("tot")),
        (_("Reden"), inhoud.get("reden")),
        (_("Daarbij"), _herstel(inhoud)),
    )
    return [(naam, str(waarde)) for naam, waarde in alles if waarde]


def _herstel(inhoud: Mapping[str, object]) -> str | None:
    """What comes with letting in again when the access is put right."""
    if not inhoud.get("herstel"):
        return None
    if inhoud.get("factoren"):
        return str(_("Het wachtwoord vervalt, en de tweede stap bij het inloggen ook. Een link volgt."))
    return str(_("Het wachtwoord vervalt. Een link om een nieuw te kiezen volgt."))


def _wie(rijen: Iterable[Toegangsvoorstel]) -> Mapping[int, str]:
    kolommen = ("voorgesteld_door_id", "bevestigd_door_id", "geweigerd_door_id", "ingetrokken_door_id")
    return namen(db.session, {id_ for rij in rijen for kolom in kolommen if (id_ := getattr(rij, kolom))})


def _titels(rijen: Iterable[Toegangsvoorstel]) -> dict[str, str]:
    """The titles of the offices that are named."""
    functies = (functies_van_regio(regio).values() for regio in {rij.regio for rij in rijen})
    return {functie.code: functie.titel for van_regio in functies for functie in van_regio}


handeling(bp, "/<int:voorstel_id>/bevestiging", Recht.TOEGANG_BEVESTIGEN, BevestigForm, diensten.bevestig_toegang).op(
    _toon
).daarna(_l("U hebt het voorstel bevestigd. Het is uitgevoerd."), ".toon")
handeling(bp, "/<int:voorstel_id>/weigering", Recht.TOEGANG_BEVESTIGEN, WeigerForm, diensten.weiger_toegang).op(
    _toon
).daarna(_l("U hebt het voorstel geweigerd."), ".toon")
handeling(bp, "/<int:voorstel_id>/intrekking", Recht.TOEGANG_INZIEN, KnopForm, diensten.trek_toegang_in).op(
    _toon
).daarna(INGETROKKEN, ".toon")
handeling(bp, "/<int:voorstel_id>/gezien", Recht.TOEGANG_INZIEN, KnopForm, diensten.zie_toegang).op(_toon).daarna(
    GEZIEN, ".toon"
)
