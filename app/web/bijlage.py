"""A file as an answer: to be saved, never shown or run by the browser."""

from __future__ import annotations

from io import BytesIO

from flask import send_file
from werkzeug.wrappers import Response


def als_bijlage(inhoud: bytes, naam: str, mediatype: str) -> Response:
    """An attachment with a name that every browser reads the same (RFC 6266), shut in when it is opened anyway."""
    antwoord = send_file(BytesIO(inhoud), mimetype=mediatype, as_attachment=True, download_name=naam)
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
