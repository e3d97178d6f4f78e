"""Searching: cases, people, and everything that was written, with the words that were found marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, g, render_template, request, url_for
from flask_babel import gettext as _

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.zoeken.bereik import Kring, Zoeksoort
from app.domain.zoeken.zoekvraag import LANGSTE_VRAAG, met_sterren
from app.services.jaar.zoek import Jaarding, Jaarvondst, zoek_jaar
from app.services.overzicht.zaaklijst import Zaakpagina, Zaakwens, zaakpagina
from app.services.zoeken.mensen import zoek_mensen
from app.services.zoeken.zoek import ZOEKGRENS, Vondst, Vondsten, Zoekwens, zoek
from app.web.kern.toegang import vereist
from app.web.kern.tweemaal.waarheen import pagina_van

bp = Blueprint("zoeken", __name__)

SOORTEN: Mapping[Zoeksoort, Callable[[], str]] = {
    Zoeksoort.VERLOOP: lambda: _("Verloop, stappen en wie leidt"),
    Zoeksoort.MANDATEN: lambda: _("Mandaten"),
    Zoeksoort.BESLUITEN: lambda: _("Besluiten"),
    Zoeksoort.STANDPUNTEN: lambda: _("Vragen, standpunten en opschaling"),
    Zoeksoort.BRIEVEN: lambda: _("Brieven, stukken en informeren"),
    Zoeksoort.DOCUMENTEN: lambda: _("Documenten"),
    Zoeksoort.NOTITIES: lambda: _("Notities, naast het dossier"),
    Zoeksoort.OVERIG: lambda: _("Aanbieder, aantallen en beheer"),
}
MEESTE_ZAKEN = 5


@bp.get("/zoeken")
@vereist(Recht.ZAKEN_INZIEN)
def toon() -> str:
    wens = _wens()
    eerste = not (wens.na or wens.voor)
    zonder_keuze = bool(wens.tekst) and eerste and not wens.soort and not wens.zaak
    zaken = _zaken(wens.tekst) if zonder_keuze else None
    gevonden = zoek(db.session, g.actor, wens)
    return render_template(
        "zoeken/zoeken.html",
        wens=wens,
        soorten={soort: naam() for soort, naam in SOORTEN.items()},
        zaken=zaken,
        mensen=zoek_mensen(db.session, g.actor, wens.tekst) if zonder_keuze else [],
        van_jaar=zoek_jaar(db.session, g.actor, wens.tekst) if zonder_keuze else [],
        gevonden=gevonden,
        met_sterren=met_sterren(wens.tekst),
        grens=ZOEKGRENS,
        adres_van=adres_van,
        jaaradres=jaaradres,
        logboekregel=logboekregel,
        **_bladeren(wens, gevonden),
    )


def _zaken(tekst: str) -> Zaakpagina:
    """The first of those with this in their name or number."""
    return zaakpagina(db.session, g.actor, Zaakwens(zoek=tekst, grootte=MEESTE_ZAKEN), telt=False)


def _wens() -> Zoekwens:
    soort = request.args.get("soort", "")
    return Zoekwens(
        tekst=request.args.get("q", "").strip()[:LANGSTE_VRAAG].replace("\0", ""),
        soort=Zoeksoort(soort) if soort in list(Zoeksoort) else None,
        zaak=request.args.get("zaak", "").strip()[:12].replace("\0", ""),
        na=_nummer("na"),
        voor=_nummer("voor"),
    )


def _nummer(naam: str) -> int:
    waarde = request.args.get(naam, "")
    nummer = int(waarde) if waarde.isascii() and waarde.isdecimal() and len(waarde) < 20 else 0
    return nummer if nummer < 2**63 else 0


def _bladeren(wens: Zoekwens, gevonden: Vondsten) -> dict[str, str | None]:
    """The addresses of the pages on either side."""
    if not gevonden.vondsten:
        return {"vorige_url": None, "volgende_url": None}
    keuze: dict[str, Any] = {"q": wens.tekst, "soort": wens.soort, "zaak": wens.zaak or None}
    return {
        "vorige_url": url_for(".toon", voor=gevonden.vondsten[0].id, **keuze) if gevonden.eerder else None,
        "volgende_url": url_for(".toon", na=gevonden.vondsten[-1].id, **keuze) if gevonden.later else None,
    }


def adres_van(vondst: Vondst) -> str:
    """The page on which it stands, as far as it has one of its own; else its line in the logboek, or its zaak."""
    soort, _streep, sleutel = vondst.object.partition("/")
    if vondst.document_id:
        waar = "raadsbrief.toon" if vondst.kring is Kring.BRIEF else "documenten.lijst"
        lijst = url_for(waar, zaaknummer=vondst.zaaknummer)
        return f"{lijst}#document-{vondst.document_id}"
    if vondst.notitie:
        return url_for("notities.toon", zaaknummer=vondst.zaaknummer, volgnr=vondst.notitie)
    pagina = None if vondst.geweigerd else pagina_van(vondst.zaaknummer, soort, sleutel)
    return pagina or logboekregel(vondst) or url_for("zaken.overzicht", zaaknummer=vondst.zaaknummer)


def jaaradres(vondst: Jaarvondst) -> str:
    """The page of a paper; else that of its year, on which it stands."""
    if vondst.wat is Jaarding.STUK:
        return url_for("jaarstukken.toon", stuk_id=vondst.id)
    return url_for("jaar.toon", jaar=vondst.jaar)


def logboekregel(vondst: Vondst) -> str | None:
    """Its line in the logboek, for who is in the team."""
    if not vondst.van_team or not vondst.regelnr:
        return None
    return url_for("logboek.regel", zaaknummer=vondst.zaaknummer, zaak_nr=vondst.regelnr)
