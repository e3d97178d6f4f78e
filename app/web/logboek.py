from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("logboek", __name__)


@bp.get("/zaken/<zaaknummer>/logboek")
def lijst(**_args: object) -> str:
    abort(404)
