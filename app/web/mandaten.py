from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("mandaten", __name__)


@bp.get("/mandaten")
def register(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/mandaten")
def lijst(**_args: object) -> str:
    abort(404)


@bp.get("/zaken/<zaaknummer>/mandaten/<int:mandaat_id>")
def toon(**_args: object) -> str:
    abort(404)
