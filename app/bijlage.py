"""A file as an answer: to be saved, never shown or run by the browser."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from flask import current_app, send_file
from werkzeug.http import dump_options_header
from werkzeug.wrappers import Response


def als_stroom(delen: Iterable[bytes], grootte: int | None, naam: str, mediatype: str) -> Response:
    """The same for a file that is too large to have in memory: its parts as they come. `naam` is plain ASCII;
    `grootte` in bytes where it is known.
    """
    antwoord = current_app.response_class(delen, mimetype=mediatype)
    antwoord.headers["Content-Disposition"] = dump_options_header("attachment", {"filename": naam})
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    if grootte is not None:
        antwoord.content_length = grootte
    return antwoord


def als_bijlage(inhoud: bytes, naam: str, mediatype: str) -> Response:
    """An attachment with a name that every browser reads the same (RFC 6266), shut in when it is opened anyway."""
    antwoord = send_file(BytesIO(inhoud), mimetype=mediatype, as_attachment=True, download_name=naam, conditional=False)
    antwoord.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return antwoord
