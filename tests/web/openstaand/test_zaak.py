"""What is open in one zaak is cut into pages: however much there is, a page weighs the same."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.register import SOORTEN
from app.models import Openpunt
from app.web.openstaand.zaakopenstaand import PAGINA
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina

ZWAARST = 120_000
"""Bytes of a page, before it is compressed."""
KEER = 8


def test_wat_openstaat_komt_per_pagina_en_op_papier_alles(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    zaak = open_zaak(spelers, Toestand.PROBLEMATISCH)
    pad, wie = f"/zaken/{zaak}/openstaand", bezoekers.directeur_sbjh
    aantal = wie.get(pad).text.count("lijst__item taak")
    assert 0 < aantal < PAGINA
    _vermenigvuldig(session)
    gezien, verder, bladen = 0, pad, 0
    while verder:
        antwoord = wie.get(verder)
        assert len(antwoord.data) <= ZWAARST
        assert f"{aantal * KEER} taken, waarvan" in Pagina(antwoord.text).tekst
        gezien, bladen = gezien + antwoord.text.count("lijst__item taak"), bladen + 1
        verder = next((link for link in Pagina(antwoord.text).links if link.endswith(f"?pagina={bladen + 1}")), "")
    assert (gezien, bladen) == (aantal * KEER, -(-aantal * KEER // PAGINA))
    assert wie.get(f"{pad}.csv").text.count("\n") >= aantal * KEER
    assert "Naar de eerste pagina" in wie.get(f"{pad}?pagina=99").text


def test_de_zaak_en_de_lijst_van_zaken_zeggen_zoveel_taken_als_de_lijst_waar_zij_naar_verwijzen(
    bezoekers: Bezoekers, spelers: Spelers, session: Session
) -> None:
    """What nobody can do anything about is no task; it stands in the list of its zaak, which says so."""
    pad, wie = f"/zaken/{open_zaak(spelers, Toestand.PROBLEMATISCH)}", bezoekers.directeur_sbjh
    with transaction(session):
        punt, ander = session.scalars(select(Openpunt).where(Openpunt.zaak_id == 2).limit(2))
        punt.uiterlijk_op = ander.uiterlijk_op = date(2020, 1, 1)
        punt.soort = next(soort.code for soort in SOORTEN.values() if not soort.te_doen(rust=False))
        punt.op_lijst = False
    lijst = re.search(r"(\d+) taken, waarvan (\d+) te laat. Er staat 1 regel bij", _tekst(wie, f"{pad}/openstaand"))
    assert lijst is not None
    assert f"{lijst[2]} te laat ·\N{NO-BREAK SPACE}alle {lijst[1]} taken" in _tekst(wie, pad)
    assert f"{lijst[1]} open in zaak" in _tekst(wie, "/zaken")


def _tekst(wie: Bezoeker, pad: str) -> str:
    return Pagina(wie.get(pad).text).tekst


def _vermenigvuldig(session: Session) -> None:
    tabel = Openpunt.__table__
    assert isinstance(tabel, Table)
    with transaction(session):
        rijen = [dict(rij) for rij in session.execute(select(tabel).where(tabel.c.zaak_id == 2)).mappings()]
        kopie = [rij | {"object": f"{rij['object']}x{nr}"} for nr in range(1, KEER) for rij in rijen]
        session.execute(insert(tabel), [{naam: w for naam, w in rij.items() if naam != "id"} for rij in kopie])
