"""From an HTTP request to an act: who asks what, now."""

from __future__ import annotations

import re
import secrets
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from flask import g, request
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Verzoek, dag_van
from app.domain.basis.handelingen.versbewijs import is_oud
from app.installatie import config_van_app
from app.models import Gebruiker
from app.services.kern.bezetting import actor_op
from app.services.kern.hoedanigheid import hoedanigheden_van

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
        hoedanigheid=request.form.get("hoedanigheid", ""),
        oud="sessie" not in g or is_oud(g.sessie.bewezen_op, datetime.now(UTC)),
    )


def adres_hier() -> str:
    """Scheme and name by which others know this installation, whatever name this request was sent to."""
    delen = urlsplit(config_van_app().base_url or request.host_url)
    return f"{delen.scheme}://{delen.netloc}"


def verzoek_van(session: Session, account: Gebruiker) -> Verzoek:
    """The request of who holds a link, who is nobody else to us than whose account it is."""
    nu = datetime.now(UTC)
    actor = actor_op(session, account, dag_van(nu))
    return Verzoek(actor, nu, f"web-{secrets.token_urlsafe(18)}", hoedanigheid=(*hoedanigheden_van(actor), "")[0])


def vandaag() -> date:
    """Today in Amsterdam."""
    return dag_van(datetime.now(UTC))


def paginanummer() -> int:
    """Which page of a list the address asks for, from 1; what it cannot ask for is the first."""
    tekst = request.args.get("pagina", "")
    return max(int(tekst), 1) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 7 else 1
