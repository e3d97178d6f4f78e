"""What every page is given: of one zaak, and of one form, with its head and its way back."""

from __future__ import annotations

from flask import g, render_template, request, url_for
from flask_babel import gettext as _

from app.domain.basis.begrippen import RUST
from app.services.overzicht.zaaktelling import Tellingen
from app.web.kern.formulier import Formulier
from app.web.kern.toegang import dossier
from app.web.kern.verzoek import vandaag
from app.web.kern.zaaknav import zaaknav


def zaakpagina(sjabloon: str, hier: str = "", geteld: Tellingen | None = None, **meer: object) -> str:
    """A page of the zaak of the address, beside its other pages; `hier` is the one of those that it belongs to.

    `geteld` says how much there is behind each, when that is at hand already.
    """
    return render_template(
        sjabloon,
        **_van_zaak(),
        vandaag=vandaag(),
        navigatie_zaak=zaaknav(dossier(), hier or request.endpoint or "", geteld),
        **meer,
    )


def toon_formulier(sjabloon: str, form: Formulier, **meer: object) -> tuple[str, int]:
    """A form. About the zaak of the address it has the head and the way back of that zaak."""
    kader = _van_zaak() | _zaakkop() if "dossier" in g else {}
    return render_template(sjabloon, **kader | {"form": form} | meer), form.http_status


def _van_zaak() -> dict[str, object]:
    mijn = dossier()
    return {"dossier": mijn, "zaak": mijn.zaak, "lopend": mijn.zaak.toestand not in RUST}


def _zaakkop() -> dict[str, object]:
    zaak = dossier().zaak
    naam, terug = zaak.aanbieder.naam, url_for("zaken.overzicht", zaaknummer=zaak.zaaknummer)
    return {
        "boven": [(_("Zaken"), url_for("zaken.lijst")), (zaak.zaaknummer, terug)],
        "onder": f"{naam}, {zaak.zaaknummer}",
        "bij": f"{naam} {zaak.zaaknummer}",
        "terug": terug,
    }
