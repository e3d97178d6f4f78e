from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("beheer", __name__)


@bp.get("/beheer/gebruikers")
def gebruikers(**_args: object) -> str:
    abort(404)
