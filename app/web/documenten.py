from __future__ import annotations

from flask import Blueprint, abort

bp = Blueprint("documenten", __name__)


@bp.get("/zaken/<zaaknummer>/documenten")
def lijst(**_args: object) -> str:
    abort(404)
