from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("stappen", __name__)


@bp.get("/zaken/<zaaknummer>/stappen")
def lijst(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/stappen/<code>/afronding")
def rond_stap_af(**_args: object) -> str:
    abort(404)
