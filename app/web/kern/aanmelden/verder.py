"""Where to go on after one showed who one is: what the address names, when that is a page of ours."""

from __future__ import annotations

from flask import request, url_for
from flask_security.utils import validate_redirect_url


def verder() -> str:
    waarheen = request.args.get("next", "")
    goed = waarheen.startswith("/") and "\\" not in waarheen and validate_redirect_url(waarheen)
    return waarheen if goed else url_for("start.start")
