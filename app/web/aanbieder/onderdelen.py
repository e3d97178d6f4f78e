"""Contracts, locations and certificates of the provider: added, and put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.rechten import Recht
from app.services.aanbieder import onderdelen as diensten
from app.web.aanbieder import onderdelen_forms as vormen
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist

bp = Blueprint("aanbiederonderdelen", __name__, url_prefix="/zaken/<zaaknummer>/aanbieder")


def _onderdeel(
    pad: str,
    soort: diensten.Soort,
    form: type[vormen.OnderdeelForm],
    dienst: Callable[..., Any],
    titel: tuple[Any, Any],
    gedaan: Any,
) -> None:
    """The page of one kind: `titel` is that of a new one, and of one that is put right."""

    def view(zaaknummer: str, nummer: int | None = None) -> Antwoord:
        blad = form()
        blad.kies(diensten.partijen(dossier()), dossier().profiel.zorgvormen)
        blad.begin(diensten.vind_onderdeel(db.session, dossier(), soort, nummer) if nummer else None)
        if doe(blad, dienst, zaaknummer):
            flash(str(gedaan), "ok")
            return redirect(url_for("aanbieder.overzicht", zaaknummer=zaaknummer))
        return toon_formulier(
            "aanbieder/onderdeel.html", blad, titel=titel[bool(nummer)], knoptekst=_("Vastleggen"), nummer=nummer
        )

    beschermd = vereist(Recht.AANBIEDER_BIJWERKEN)(view)
    for adres in (f"/{pad}/nieuw", f"/{pad}/<int:nummer>/correctie"):
        bp.add_url_rule(adres, dienst.__name__, beschermd, methods=["GET", "POST"])


_onderdeel(
    "contracten",
    diensten.CONTRACT,
    vormen.ContractForm,
    diensten.leg_contract_vast,
    (_l("Contract toevoegen"), _l("Contract wijzigen")),
    _l("Het contract is vastgelegd."),
)
_onderdeel(
    "locaties",
    diensten.LOCATIE,
    vormen.LocatieForm,
    diensten.leg_locatie_vast,
    (_l("Locatie toevoegen"), _l("Locatie wijzigen")),
    _l("De locatie is vastgelegd."),
)
_onderdeel(
    "certificaten",
    diensten.CERTIFICAAT,
    vormen.CertificaatForm,
    diensten.leg_certificaat_vast,
    (_l("Certificaat toevoegen"), _l("Certificaat wijzigen")),
    _l("Het certificaat is vastgelegd."),
)
