"""The mandaten of a zaak on any day: what each is, what the headroom is, who is missing, how it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus, dag_van
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.mandaat.mandaatfeiten import ONDERWEG, Mandaatfeiten, is_actief_op, laatste_dag
from app.models import Besluit, Mandaat
from app.services.kern.toegang import Dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, mandaatregels
from app.services.mandaat.toegang import mag_zien, telt_in_ruimte

_S = Mandaatstatus


@dataclass(frozen=True)
class Geverruimte:
    """What one grantor gives on a day, in euro cents; nothing when it was asked and did not grant."""

    mandaatgever: str
    plafond: int = 0
    besteed: int = 0

    @property
    def over(self) -> int:
        return self.plafond - self.besteed


@dataclass(frozen=True)
class Mandatenblad:
    """The mandaten of a zaak on a day, as one actor sees them.

    The headroom is that of the whole zaak; for another region of what it granted itself.
    """

    dag: date
    regels: Sequence[Mandaatregel]
    ruimte: Ruimte
    standen: Sequence[Ruimte]
    """The headroom on each day on which it changed, oldest first."""
    periode: int

    def per_gever(self) -> list[Geverruimte]:
        """The headroom of the day by grantor, and those who were asked and give none, by name."""
        som: dict[str, Geverruimte] = {}
        for regel in (r for r in self.regels if _is_geld(r) and r.mandaat.onder_id is None):
            gever, telt = regel.mandaat.mandaatgever.naam, self.telt_mee(regel)
            eerder = som.get(gever, Geverruimte(gever))
            erbij = (regel.feiten.plafond or 0, regel.feiten.besteed) if telt else (0, 0)
            som[gever] = Geverruimte(gever, eerder.plafond + erbij[0], eerder.besteed + erbij[1])
        return sorted(som.values(), key=lambda g: g.mandaatgever)

    def telt_mee(self, regel: Mandaatregel) -> bool:
        return regel.mandaat.periode == self.periode and is_actief_op(regel.feiten, self.dag)

    def niet_meegeteld(self) -> dict[Mandaatstatus, list[Mandaatregel]]:
        """Per status the financial mandaten asked for that give no headroom on the day; expired ones that never did.

        A grantor that gives headroom by another mandaat is left out: it has granted.
        """
        actief = {r.mandaat.mandaatgever_id for r in self.regels if _is_geld(r) and self.telt_mee(r)}
        gevonden: dict[Mandaatstatus, list[Mandaatregel]] = {}
        for regel in self.regels:
            gevraagd = regel.status in ONDERWEG | {_S.AFGEWEZEN} or _verliep_ongebruikt(regel)
            nu = regel.mandaat.periode == self.periode
            if (
                nu
                and gevraagd
                and _is_geld(regel)
                and regel.mandaat.onder_id is None
                and regel.mandaat.mandaatgever_id not in actief
            ):
                gevonden.setdefault(regel.status, []).append(regel)
        return gevonden


def _is_geld(regel: Mandaatregel) -> bool:
    return regel.mandaat.soort is Mandaatsoort.FINANCIEN


def _verliep_ongebruikt(regel: Mandaatregel) -> bool:
    return regel.status is _S.VERLOPEN and regel.feiten.actief_vanaf is None


def mandatenblad(session: Session, dossier: Dossier, dag: date) -> Mandatenblad:
    """The mandaten as they stood on the day, in two queries."""
    zaak = dossier.zaak
    mandaten, besluiten = lijst_mandaten(session, zaak.id), lijst_besluiten(session, zaak.id)
    regels = [_zoals_toen(r, dag) for r in mandaatregels(mandaten, besluiten, dag) if _bestond(r.mandaat, dag)]
    zijn = [r for r in regels if mag_zien(dossier, dossier.actor, r.mandaat)]
    mee = {m.id for m in mandaten if m.periode == zaak.periode and telt_in_ruimte(dossier, m)}
    return Mandatenblad(
        dag=dag,
        regels=zijn,
        ruimte=ruimte_op([r.feiten for r in regels if r.mandaat.id in mee], dag),
        standen=_standen([m for m in mandaten if m.id in mee], besluiten),
        periode=zaak.periode,
    )


def _bestond(mandaat: Mandaat, dag: date) -> bool:
    opgesteld = dag_van(mandaat.aangemaakt_op)
    return min(opgesteld, mandaat.voorgesteld_datum or opgesteld) <= dag


def _zoals_toen(regel: Mandaatregel, dag: date) -> Mandaatregel:
    """With the status that it had on a day before its last act; the dates of the acts tell."""
    mandaat = regel.mandaat
    if dag > mandaat.tot:
        return regel
    for sinds, eerder in (
        (mandaat.voorgesteld_datum, _S.CONCEPT),
        (mandaat.goedgekeurd_datum, _S.VOORGESTELD),
        (mandaat.verleend_datum, _S.GOEDGEKEURD),
    ):
        if sinds and dag < sinds:
            return replace(regel, status=eerder)
    return regel


def _standen(mandaten: Sequence[Mandaat], besluiten: Sequence[Besluit]) -> list[Ruimte]:
    ids = {m.id for m in mandaten}
    dagen = {b.datum for b in besluiten if any(d.mandaat_id in ids for d in b.delen)}
    for feiten in (m.feiten() for m in mandaten if m.soort is Mandaatsoort.FINANCIEN and m.actief_vanaf):
        dagen |= _wisseldagen(feiten)
    standen = [ruimte_op((r.feiten for r in mandaatregels(mandaten, besluiten, dag)), dag) for dag in sorted(dagen)]
    vorige = [None, *(s.over for s in standen)]
    return [stand for stand, eerder in zip(standen, vorige, strict=False) if stand.over != eerder]


def _wisseldagen(feiten: Mandaatfeiten) -> set[date]:
    """The first day on which it counts, and the first on which it counts no more."""
    begin = max(feiten.van, feiten.actief_vanaf or feiten.van)
    einde = laatste_dag(feiten)
    return {begin, einde + timedelta(days=1)} if begin <= einde < date.max else {begin}
