"""/api/v1: every act of the screens over the same services and rights, as JSON after the NL GOV API Design Rules.

An operation is declared once (`bewerking.py`): its path, right, input, output and what may go wrong. The guard, the
reading of input, the answers and the OpenAPI document all follow from that declaration.
"""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect

from app.api.kern import problemen, tempo
from app.api.kern.bewerking import bp
from app.api.openapi import uitleg
from app.api.openapi.bewerkingen import MODULES
from app.api.zgw import zgw

__all__ = ["MODULES", "registreer"]


def registreer(app: Flask, csrf: CSRFProtect) -> None:
    """Hang the API on the application. It knows no cookies, so it needs no CSRF token."""
    csrf.exempt(bp)
    app.before_request(problemen.onbekend_adres)
    app.register_blueprint(bp)
    app.register_blueprint(uitleg.bp)
    tempo.begrens(app, bp)
    zgw.registreer(app, csrf)
