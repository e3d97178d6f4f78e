from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("exports", __name__)


@bp.get("/exports")
def lijst(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/exports")
def van_zaak(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/exports/nieuw")
def exporteer(**_args: object) -> str:
    abort(404)
