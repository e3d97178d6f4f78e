"""Carrying out the rows of a file: each by the service of its own act, judged on its own day, as one request."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.db import onderdeel
from app.domain.basis.begrippen import Toestand
from app.domain.basis.datums import toets_alle
from app.domain.basis.fouten import AlleenLezen, DomeinFout
from app.domain.overname.bladen import BLADEN, STAPPEN, TREDEBEPALINGEN, ZAKEN
from app.domain.overname.lezer import Overnamerij
from app.domain.overname.verslag import Oordeel, Verslagregel
from app.draaiboeken import editie_op
from app.services.overname.handelingen import HANDELINGEN, Overnamewerk

_PLEK = {blad.naam: plek for plek, blad in enumerate(BLADEN)}
_KOLOM_VAN = {
    "kvk_nummer": "kvk", "gebruiker": "email", "mandaatgevers": "mandaatgever", "trede": "toestand",
}  # fmt: skip
"""How a column is called whose field has another name in the rules."""


def op_volgorde(rijen: Iterable[Overnamerij]) -> list[Overnamerij]:
    """Case by case from the oldest, and in each as it happened.

    Of one day: a step of the trede that is left, the new trede, then what came under it.
    """
    rijen = list(rijen)
    zaken_ = {r.sleutel: (r.datum, r.nummer) for r in rijen if r.blad is ZAKEN}
    tredes: dict[tuple[str, date], set[str]] = {}
    for rij in rijen:
        if rij.blad is TREDEBEPALINGEN:
            tredes.setdefault((rij.sleutel, rij.datum), set()).add(rij["naar"])
    onbekend = (date.max, 0)

    def plek(rij: Overnamerij) -> tuple[tuple[date, int], bool, date, float, int]:
        zaak, op_blad = zaken_.get(rij.sleutel, onbekend), float(_PLEK[rij.blad.naam])
        nieuw = tredes.get((rij.sleutel, rij.datum), set())
        if rij.blad is STAPPEN and nieuw and not _hoort_bij(rij["stap"], nieuw, zaak[0]):
            op_blad = _PLEK[TREDEBEPALINGEN.naam] - 0.5
        return zaak, rij.blad is not ZAKEN, rij.datum, op_blad, rij.nummer

    return sorted(rijen, key=plek)


def _hoort_bij(code: str, treden: Iterable[str], geopend: date) -> bool:
    """Whether it is a step of one of these treden, in the edition that held when the zaak was opened."""
    editie = editie_op(geopend).deel
    return any(stap.code == code for trede in treden for stap in editie.stappen(Toestand(trede)))


def voer_rijen_uit(u: Overnamewerk, rijen: Iterable[Overnamerij]) -> list[Verslagregel]:
    """Every row, whatever became of the others: what was found of each. Raises AlleenLezen."""
    geordend, regels = op_volgorde(rijen), list[Verslagregel]()
    for rij in geordend:
        u.meld(len(regels), len(geordend))
        regels.append(_een(u, rij))
    return regels


def _een(u: Overnamewerk, rij: Overnamerij) -> Verslagregel:
    if rij.blad is not ZAKEN and rij.sleutel not in u.zaken:
        return rij.regel(Oordeel.OVERGESLAGEN, wat="de zaak zelf is fout", herstel="Herstel eerst het blad Zaken")
    waar = {"sha256": u.inlezing.sha256, "blad": rij.blad.naam, "rij": rij.nummer, "kenmerk": rij.kenmerk}
    u.werk.volgende(ingelezen=waar)
    try:
        toets_alle(rij.waarden, u.werk.verzoek.vandaag)
        with onderdeel(u.werk.session):
            return rij.regel(Oordeel.GOED, wat=HANDELINGEN[rij.blad.naam](u, rij) or "")
    except AlleenLezen:
        raise
    except DomeinFout as fout:
        return _als_fout(rij, fout)


def _als_fout(rij: Overnamerij, fout: DomeinFout) -> Verslagregel:
    veld = fout.veld or ""
    kolom = rij.blad.datum if veld == "datum" else _KOLOM_VAN.get(veld, veld)
    if kolom not in {k.naam for k in rij.blad.kolommen}:
        kolom = ""
    wat, _punt, herstel = fout.bericht.partition(". ")
    return rij.regel(Oordeel.FOUT, kolom, wat.rstrip("."), herstel.rstrip(".") or "Herstel deze rij", code=fout.code)


def in_bestandsvolgorde(regels: Iterable[Verslagregel]) -> list[Verslagregel]:
    """As the file has them: sheet by sheet, row by row."""
    return sorted(regels, key=lambda r: (_PLEK.get(r.blad, -1), r.blad, r.rij, r.kolom))
