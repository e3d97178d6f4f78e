"""What every page is given: of one zaak, and of one form, with its head and its way back; and a letter as an answer."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import flash, g, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.bijlage import als_bijlage
from app.db import db
from app.domain.basis.begrippen import RUST
from app.domain.basis.bestand import SOORTEN
from app.installatie import zegelaar
from app.services.bewijs.briefzegel import verzegelde_brief
from app.services.overzicht.zaaktelling import Tellingen
from app.web.kern.formulier import Formulier
from app.web.kern.toegang import dossier
from app.web.kern.verzoek import vandaag
from app.web.kern.zaak.bij import notities_hierbij
from app.web.kern.zaaknav import OVERZICHT, blad_van, zaaknav

TERUG_TE_BLADEREN = "private,no-cache"
"""Kept by this browser alone, to go back to, and asked anew in every other case."""


def zaakpagina(sjabloon: str, geteld: Tellingen | None = None, **meer: object) -> str:
    """A page of the zaak of the address, beside its other pages.

    `geteld` says how much there is behind each, when that is at hand already.
    """
    return render_template(
        sjabloon,
        **_van_zaak(),
        vandaag=vandaag(),
        wijzer=zaaknav(dossier(), request.endpoint or "", geteld),
        **notities_hierbij(),
        **meer,
    )


def toon_formulier(sjabloon: str, form: Formulier, *, geheim: object = False, **meer: object) -> tuple[str, int]:
    """A form. About the zaak of the address it has the head and the way back of that zaak. `geheim`: it tells what no
    browser may keep, so nobody goes back to it when it was refused.
    """
    kader = _van_zaak() | _zaakkop() if "dossier" in g else {}
    g.bewaar_formulier = not geheim
    return render_template(sjabloon, **kader | {"form": form} | meer), form.http_status


def is_teruggekomen(antwoord: Response) -> bool:
    """Whether this is the page that a browser shows after sending a form that was not done: refused, or to go on with.

    A browser that may keep nothing of it has nothing to show to who goes back to it: an error of its own, for it does
    not send a form again by itself. What is told only once (a token, a link) is never such a page.
    """
    onaf = g.get("bewaar_formulier", antwoord.status_code >= 400)
    return request.method == "POST" and antwoord.mimetype == "text/html" and onaf


def _van_zaak() -> dict[str, object]:
    mijn = dossier()
    return {"dossier": mijn, "zaak": mijn.zaak, "lopend": mijn.zaak.toestand not in RUST}


def _zaakkop() -> dict[str, object]:
    """The way to a form of a zaak: over the page of its menu that it lies below, and back to there."""
    zaak = dossier().zaak
    naam, boven = zaak.aanbieder.naam, [(_("Zaken"), url_for("zaken.lijst")), *weg_in_zaak()]
    return {
        "boven": boven,
        "onder": f"{naam}, {zaak.zaaknummer}",
        "bij": f"{naam} {zaak.zaaknummer}",
        "terug": boven[-1][1],
    }


def als_brief(docx: bytes, naam: str, auteur: str, *, concept: bool = False) -> Response:
    """A letter as .docx, or as PDF with the seal of the region when `?vorm=pdf` asks so; `naam` ends in .docx.

    A concept is never sealed. When a seal could not be set, or not as it should, the next page says why.
    """
    if request.args.get("vorm") != "pdf":
        return als_bijlage(docx, naam, SOORTEN["docx"])
    naam = f"{naam.removesuffix('.docx')}.pdf"
    brief = verzegelde_brief(db.session, docx, auteur, datetime.now(UTC), None if concept else zegelaar())
    if brief.waarom:
        zegel = _("Het zegel is van niveau %(niveau)s.", niveau=brief.niveau) if brief.niveau else _("Zonder zegel.")
        flash(f"{naam}: {zegel} {brief.waarom}", "fout")
    return als_bijlage(brief.pdf, naam, SOORTEN["pdf"])


def weg_in_zaak() -> list[tuple[str, str]]:
    """The zaak of the address, and the page of its menu above this one when who looks may see that."""
    mijn = dossier()
    nummer, blad = mijn.zaak.zaaknummer, blad_van(request.endpoint or "")
    erin = (
        [(str(blad.woord), blad.adres(nummer))] if blad and blad.endpoint != OVERZICHT and mijn.mag(blad.recht) else []
    )
    return [(nummer, url_for(OVERZICHT, zaaknummer=nummer)), *erin]
