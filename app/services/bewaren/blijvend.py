"""What of a zaak is kept for ever: the mandaten that were granted, copied out before their rows go.

The copy says who had which power, from when to when, and how it ended: every version, every ondermandaat, what was
withdrawn and handed back. Of persons it has pseudonym and office, as the lines of the logboek; its text is that of the
mandaat, word for word. Of papers for colleges and councils, which these keep themselves, it has the fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import literal, select, union_all
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Mandaatsoort, Mandaatstatus
from app.domain.bewaren.selectielijst import BEEINDIGD, BESTUURSSTUK, VERLEEND
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, is_actief_op
from app.domain.regio.functies import Bezetting
from app.models import Document, Raadsbrief, Romptekst, Stuk, Vernietiging, Zaak
from app.services.kern.bezetting import functies_van_regio, lees_bezetting
from app.services.kern.toegang import teamzaken
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, mandaatregels

Kopie = Mapping[str, Any]
_DAGEN = frozenset(
    {
        "van", "tot", "voorgesteld_op", "goedgekeurd_op", "verleend_op", "actief_vanaf", "ingetrokken_per",
        "vervangen_per", "datum",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Blijvendmandaat:
    """A mandaat of a zaak whose content was destroyed."""

    zaaknummer: str
    kopie: Kopie


def mandaten_van_vernietigde_zaken(session: Session, actor: Actor, dag: date) -> list[Blijvendmandaat]:
    """Who had which mandaat on this day, in the destroyed zaken that this actor leads; by zaak and grantor."""
    rijen = session.execute(
        select(Zaak.zaaknummer, Vernietiging.verklaring)
        .join(Vernietiging, Vernietiging.zaak_id == Zaak.id)
        .where(teamzaken(actor), Zaak.vernietigd_op.is_not(None), Vernietiging.verklaring.is_not(None))
        .order_by(Zaak.zaaknummer)
    )
    return [
        Blijvendmandaat(zaaknummer, kopie)
        for zaaknummer, verklaring in rijen
        for kopie in golden_op(lees_mandaten(json.loads(verklaring or "{}")) or [], dag)
    ]


def golden_op(kopieen: Sequence[Kopie], dag: date) -> list[Kopie]:
    """Those that were in use on this day, the money left aside: by the rule of the mandaten themselves."""
    feiten = op_dag([(_feiten(kopie), []) for kopie in kopieen], dag)
    return [kopie for kopie, feit in zip(kopieen, feiten, strict=True) if is_actief_op(feit, dag)]


def _feiten(kopie: Kopie) -> Mandaatfeiten:
    """What the rules need. A copy of before it said so lets every ondermandaat be, as long as the one above was."""
    dagen = {naam: kopie[naam] for naam in ("van", "tot", "actief_vanaf", "ingetrokken_per", "vervangen_per")}
    return Mandaatfeiten(
        id=kopie["nummer"],
        mandaatgever=kopie["mandaatgever"],
        soort=Mandaatsoort(kopie["soort"]),
        houder_id=0,
        status=Mandaatstatus.ACTIEF if dagen["actief_vanaf"] else Mandaatstatus.VERLEEND,
        plafond=kopie["plafond"],
        eerste=kopie.get("eerste"),
        onder=kopie["onder"],
        ondermandaat_mag=kopie.get("ondermandaat_mag", True),
        **dagen,
    )


def lees_mandaten(verklaring: Mapping[str, Any]) -> list[Kopie] | None:
    """The mandaten in a declaration; None in one of before they were kept."""
    regels = verklaring.get("verleende_mandaten")
    return None if regels is None else [_lees(regel) for regel in regels]


def _lees(regel: str) -> Kopie:
    """A line of JSON, its days as days."""
    return {
        naam: date.fromisoformat(waarde) if naam in _DAGEN and waarde else waarde
        for naam, waarde in json.loads(regel).items()
    }


def blijvende_mandaten(session: Session, zaak: Zaak, dag: date) -> list[str]:
    """The mandaten of the zaak that were granted, by grantor, with their status on the day: a line of JSON each."""
    bezetting = lees_bezetting(session, zaak.regio)
    regels = mandaatregels(lijst_mandaten(session, zaak.id), lijst_besluiten(session, zaak.id), dag)
    kopieen = [_kopie(regel, zaak.regio, bezetting) for regel in regels if regel.mandaat.verleend_datum is not None]
    return [json.dumps(kopie, ensure_ascii=False, sort_keys=True) for kopie in kopieen]


def lees_stukken(verklaring: Mapping[str, Any]) -> list[Kopie]:
    """The fingerprints of papers in a declaration; none in one of before they were kept."""
    return [_lees(regel) for regel in verklaring.get("bestuursstukken", [])]


def bestuursstukken(session: Session, zaak: Zaak) -> list[str]:
    """Fingerprints of the papers for colleges and councils, and of the council letters: a line of JSON each.

    The files go. Who decided on them keeps his own for ever, by the list: by the fingerprint it is known again.
    """
    eigen = select(Document.datum, Document.sha256, Stuk.route).join(Stuk, Stuk.document_id == Document.id)
    brieven = (
        select(Document.datum, Document.sha256, literal("raadsbrief"))
        .join(Raadsbrief, Raadsbrief.document_id == Document.id)
        .join(Romptekst, Romptekst.id == Raadsbrief.romptekst_id)
    )
    delen: Iterable[Any] = (eigen.where(Stuk.zaak_id == zaak.id), brieven.where(Romptekst.zaak_id == zaak.id))
    rijen = sorted({tuple(rij) for rij in session.execute(union_all(*delen))})
    return [
        json.dumps({"datum": dag.isoformat(), "sha256": sha256, "soort": soort, "resultaat": BESTUURSSTUK})
        for dag, sha256, soort in rijen
    ]


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
        "houder_functie": m.houder_titel or ", ".join(functies),
        "soort": m.soort.value,
        "bereik": m.bereik.value,
        "bevoegdheden": m.bevoegdheden,
        "voorwaarden": m.voorwaarden,
        "plafond": m.plafond,
        "van": m.van.isoformat(),
        "tot": m.tot.isoformat(),
        "onder": m.onder_id,
        "eerste": m.eerste_id,
        "ondermandaat_mag": m.ondermandaat_mag,
        "besteed": regel.feiten.besteed if m.plafond else None,
        "besluitnummer": m.besluitnummer,
        "voorgesteld_op": _dag(m.voorgesteld_datum),
        "goedgekeurd_op": _dag(m.goedgekeurd_datum),
        "verleend_op": _dag(m.verleend_datum),
        "actief_vanaf": _dag(m.actief_vanaf),
        "ingetrokken_per": _dag(m.ingetrokken_per),
        "einde_wijze": m.einde_wijze.value if m.einde_wijze else None,
        "vervangen_per": _dag(m.vervangen_per),
        "status": regel.status.value,
        "resultaten": [VERLEEND, BEEINDIGD],
    }


def _dag(datum: date | None) -> str | None:
    return datum.isoformat() if datum else None
