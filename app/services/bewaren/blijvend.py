"""What of a zaak is kept for ever: the mandaten that were granted, copied out before their rows go.

The copy says who had which power, from when to when, and how it ended. Of persons it has pseudonym and office, as the
lines of the logboek; its text is that of the mandaat, word for word.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.domain.bewaren.selectielijst import BEEINDIGD, VERLEEND
from app.domain.regio.functies import Bezetting
from app.models import Zaak
from app.services.kern.bezetting import functies_van_regio, lees_bezetting
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, mandaatregels

Kopie = Mapping[str, Any]


def lees_mandaten(verklaring: Mapping[str, Any]) -> list[Kopie] | None:
    """The mandaten in a declaration; None in one of before they were kept."""
    regels = verklaring.get("verleende_mandaten")
    return None if regels is None else [json.loads(regel) for regel in regels]


def blijvende_mandaten(session: Session, zaak: Zaak, dag: date) -> list[str]:
    """The mandaten of the zaak that were granted, by grantor, with their status on the day: a line of JSON each."""
    bezetting = lees_bezetting(session, zaak.regio)
    regels = mandaatregels(lijst_mandaten(session, zaak.id), lijst_besluiten(session, zaak.id), dag)
    kopieen = [_kopie(regel, zaak.regio, bezetting) for regel in regels if regel.mandaat.verleend_datum is not None]
    return [json.dumps(kopie, ensure_ascii=False, sort_keys=True) for kopie in kopieen]


def _kopie(regel: Mandaatregel, regio: str, bezetting: Bezetting) -> Kopie:
    m = regel.mandaat
    toen = m.verleend_datum or m.van
    bekend = functies_van_regio(regio)
    functies = sorted(bekend[code].titel for code in bezetting.functies_van(m.houder_id, toen) if code in bekend)
    return {
        "nummer": m.id,
        "versie": m.versienr,
        "mandaatgever": m.mandaatgever.naam,
        "mandaatgever_code": m.mandaatgever.code,
        "houder": m.houder.pseudoniem,
        "houder_functie": ", ".join(functies),
        "soort": m.soort.value,
        "bereik": m.bereik.value,
        "bevoegdheden": m.bevoegdheden,
        "voorwaarden": m.voorwaarden,
        "plafond": m.plafond,
        "van": m.van.isoformat(),
        "tot": m.tot.isoformat(),
        "onder": m.onder_id,
        "besluitnummer": m.besluitnummer,
        "voorgesteld_op": _dag(m.voorgesteld_datum),
        "goedgekeurd_op": _dag(m.goedgekeurd_datum),
        "verleend_op": _dag(m.verleend_datum),
        "actief_vanaf": _dag(m.actief_vanaf),
        "ingetrokken_per": _dag(m.ingetrokken_per),
        "vervangen_per": _dag(m.vervangen_per),
        "status": regel.status.value,
        "resultaten": [VERLEEND, BEEINDIGD],
    }


def _dag(datum: date | None) -> str | None:
    return datum.isoformat() if datum else None
