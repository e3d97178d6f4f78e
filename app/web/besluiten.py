from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("besluiten", __name__)


@bp.get("/zaken/<zaaknummer>/besluiten")
def lijst(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/besluiten/nieuw")
def neem_besluit(**_args: object) -> str:
    abort(404)
