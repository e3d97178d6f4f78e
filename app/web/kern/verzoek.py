"""From an HTTP request to an act: the Verzoek, and `verwerk`, which runs one act for a submitted form."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from flask import g, request

from app.db import db
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.fouten import DomeinFout, NietGevonden, ReedsGedaan
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import REEDS, is_herhaling, voer_uit
from app.web.kern.formulier import Formulier

T = TypeVar("T")
_SLEUTEL = re.compile(r"[A-Za-z0-9_-]{16,40}")


def huidig_verzoek() -> Verzoek:
    """Who asks what, now. The id comes from the form's key, so that a double click is recognised."""
    sleutel = request.form.get("sleutel", "")
    return Verzoek(
        actor=g.actor,
        nu=datetime.now(UTC),
        id=f"web-{g.actor.id}-{sleutel}" if _SLEUTEL.fullmatch(sleutel) else f"web-{secrets.token_urlsafe(18)}",
        geen_bsn=request.form.get("geen_bsn") == "y",
        vers=g.get("vers", False),
        hoedanigheid=request.form.get("als_hoedanigheid", ""),
    )


def vandaag() -> date:
    """Today in Amsterdam."""
    return huidig_verzoek().vandaag


def verwerk(form: Formulier, handeling: Callable[..., T], *args: Any, **kwargs: Any) -> T | None:
    """Run the act when the form was submitted and its fields have the right shape; None when it was not done.

    A broken rule becomes a message at its field, and the status of the answer. `args` are given as they are; a
    callable without parameters is called first, after the form was found valid.
    """
    if not form.validate_on_submit():
        if form.is_submitted() and is_herhaling(db.session, huidig_verzoek()):
            raise ReedsGedaan(REEDS)  # what the first click chose may be no choice any more
        return None
    try:
        waarden = [a() if callable(a) else a for a in args]
        return voer_uit(db.session, huidig_verzoek(), handeling, *waarden, **kwargs)
    except (NietGevonden, ReedsGedaan) as fout:
        if isinstance(fout, ReedsGedaan) or fout.veld is None:
            raise
        form.toon(fout)
    except DomeinFout as fout:
        form.toon(fout)
    _herlees_zaak()
    return None


def _herlees_zaak() -> None:
    """The act that failed ended what the guard had read: read the zaak again, as it stands now, to show the form."""
    zaaknummer = (request.view_args or {}).get("zaaknummer")
    if zaaknummer:
        g.dossier = vind_dossier(db.session, g.actor, zaaknummer)
