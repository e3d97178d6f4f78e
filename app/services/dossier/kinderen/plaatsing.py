"""Where children were and whether the place fits, in the dossier: bands of numbers, whoever it is for.

A stock of every week beside another one, or a dossier beside one of another day, would give small counts away however
each is hidden by itself; fixed bands say no more together than apart (`domain/telling/klassen.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from app.domain.basis.begrippen import dag_van
from app.domain.passend.oordeel import geldt, geplaatst_op
from app.domain.passend.volgen import Oordeelmoment
from app.domain.passend.vraag import vragen
from app.domain.plaatsing.boekhouding import Geboekt, Ingeschreven, stel_op
from app.domain.plaatsing.boeking import Stap
from app.domain.plaatsing.buiten import buitenbeeld
from app.domain.telling.klassen import klasse
from app.models import Aanbiederlocatie, Boeking, Boekingstap, Kinderrechtentoets, Kindsignaal, Plaatsstand, Plekoordeel
from app.services.dossier.tekst import Deel, dag_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel
from app.services.passend import lezen

R = TypeVar("R", Aanbiederlocatie, Plaatsstand, Plekoordeel, Kinderrechtentoets, Kindsignaal)
Locaties = Mapping[int, Aanbiederlocatie]


def plaatsing_op(beeld: Zaakfeit, dag: date) -> Deel:
    """What had been entered by the end of the day: the stock by week, verdicts, checks and signals."""
    locaties = {rij.nummer: rij for rij in _tot_en_met(beeld.rijen.van(Aanbiederlocatie), dag)}
    return {
        "weken": _weken(_tot_en_met(beeld.rijen.van(Plaatsstand), dag), locaties),
        "oordelen": _oordelen(beeld, dag),
        "kinderrechten": [
            _toets(rij, locaties) for rij in _nieuwste(_tot_en_met(beeld.rijen.van(Kinderrechtentoets), dag), "locatie")
        ],
        "signalen": [_signaal(rij) for rij in _nieuwste(_tot_en_met(beeld.rijen.van(Kindsignaal), dag), "nummer")],
    }


def _tot_en_met(rijen: Sequence[R], dag: date) -> list[R]:
    """Those entered by the end of the day, by version: of one thing the last counts."""
    return sorted((rij for rij in rijen if dag_van(rij.ingevoerd_op) <= dag), key=lambda rij: rij.versie)


def _nieuwste(rijen: Sequence[R], sleutel: str) -> list[R]:
    return [paar[1] for paar in sorted({getattr(rij, sleutel): rij for rij in rijen}.items())]


def _weken(standen: Sequence[Plaatsstand], locaties: Locaties) -> list[Deel]:
    """By week, the newest first, the band in which each location was counted."""
    beeld = buitenbeeld({(rij.week, rij.locatie): rij.kinderen for rij in standen})
    return [
        {
            "week": dag_tekst(week),
            "locaties": [
                {"naam": _naam(nummer, locaties), "kinderen": band.woord} for nummer, band in sorted(banden.items())
            ],
        }
        for week, banden in beeld.items()
    ]


def _naam(nummer: int, locaties: Locaties) -> str:
    return locaties[nummer].naam if nummer in locaties else f"locatie {nummer}"


@dataclass(frozen=True)
class _Plaatsing:
    """A placing of which a verdict was asked by then: what was said about all its children, and whether it is late."""

    gezegd: Plekoordeel | None
    te_laat: bool


def _oordelen(beeld: Zaakfeit, dag: date) -> list[Deel]:
    """For each moment how many placings were asked by then, how many judged, and of how many the place does not fit,
    or not for all: bands of bookings, not of children.
    """
    boekingen = _boekingen(beeld, dag)
    geplaatst = [(boeking, op) for boeking in stel_op(boekingen) if (op := geplaatst_op(boeking))]
    gegeven = lezen.versies(_tot_en_met(beeld.rijen.van(Plekoordeel), dag))
    bekend = {boeking.nummer for boeking in boekingen}
    groot = lezen.groottes_van(rij for rij in beeld.rijen.van(Boeking) if rij.nummer in bekend)

    def gevraagd(boeking: Geboekt, op: date, moment: Oordeelmoment) -> _Plaatsing | None:
        rijen = gegeven.get((boeking.nummer, moment), ())
        volgens = beeld.kader.profiel.passend
        vraag = vragen(moment, op, groot[boeking.nummer], lezen.als_gegeven(rijen), volgens)[-1]
        gezegd = rijen[-1] if rijen and geldt(rijen[-1].waarden().samen, boeking) else None
        if vraag.vanaf > dag or not (gezegd or moment in volgens.momenten):
            return None
        return _Plaatsing(gezegd, gezegd is None and vraag.uiterlijk < dag)

    per_moment = {m: [p for b, op in geplaatst if (p := gevraagd(b, op, m))] for m in Oordeelmoment}
    altijd = beeld.kader.profiel.passend.momenten if geplaatst else ()
    return [_moment(m, plaatsingen) for m, plaatsingen in per_moment.items() if plaatsingen or m in altijd]


def _moment(moment: Oordeelmoment, plaatsingen: Sequence[_Plaatsing]) -> Deel:
    gezegd = [plaatsing.gezegd for plaatsing in plaatsingen if plaatsing.gezegd]
    return {
        "moment": moment.value,
        "gevraagd": klasse(len(plaatsingen)).woord,
        "gegeven": klasse(len(gezegd)).woord,
        "past_niet": klasse(sum(bool(rij.past_niet) for rij in gezegd)).woord,
        "te_laat": klasse(sum(plaatsing.te_laat for plaatsing in plaatsingen)).woord,
    }


def _boekingen(beeld: Zaakfeit, dag: date) -> list[Ingeschreven]:
    """With the steps that had been entered by the end of the day."""
    stappen = per_sleutel((rij.boeking_id, rij) for rij in beeld.rijen.van(Boekingstap))
    gevonden = []
    for rij in sorted(beeld.rijen.van(Boeking), key=lambda rij: rij.nummer):
        toen = [s for s in sorted(stappen[rij.id], key=lambda s: s.volgnr) if dag_van(s.ingevoerd_op) <= dag]
        if toen:
            wat = tuple(Stap(stap.fase, stap.dag) for stap in toen)
            gevonden.append(Ingeschreven(rij.nummer, rij.waarden(), wat, rij.deel_van))
    return gevonden


def _toets(rij: Kinderrechtentoets, locaties: Locaties) -> Deel:
    plek = locaties.get(rij.locatie)
    return {
        "locatie": _naam(rij.locatie, locaties),
        "sluit": dag_tekst(plek.tot) if plek else None,
        "dag": dag_tekst(rij.dag),
        "uitkomst": rij.uitkomst.value,
        **{veld: getattr(rij, veld) for veld in ("besluit", "belang", "gehoord", "alternatieven", "maatregelen")},
    }


def _signaal(rij: Kindsignaal) -> Deel:
    return {
        "dag": dag_tekst(rij.dag),
        "van": rij.van.value,
        "kanaal": rij.kanaal.value,
        "onderwerp": rij.onderwerp.value,
        "aantal": klasse(rij.aantal).woord,
        "opvolging": rij.opvolging,
    }
