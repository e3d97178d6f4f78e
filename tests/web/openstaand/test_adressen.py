"""Every kind of point leads to a screen and an operation that exist."""

from __future__ import annotations

from flask import Flask

from app.api.kern.bewerking import BEWERKINGEN
from app.domain.openstaand.register import ALGEMEEN, SOORTEN


def test_elke_soort_wijst_naar_een_pagina_en_een_bewerking_die_er_zijn(app: Flask) -> None:
    for soort in (*SOORTEN.values(), *ALGEMEEN.values()):
        assert {soort.pagina, soort.anders} <= {*app.view_functions}, soort.code
        assert soort.bewerking in BEWERKINGEN, soort.code
