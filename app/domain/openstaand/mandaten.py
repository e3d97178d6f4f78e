"""Mandaten in every stage: who has to do what before one can be used, what was refused, what runs out.

What waits for an act ends with the term of the mandaat: after its last day nobody can propose or grant it any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import ONDERWEG, Mandaatfeiten
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.mandaatfeit import Bestedingsfeit, Mandaatfeit, Mandaatkern
from app.domain.openstaand.punt import (
    DE_REGIEVOERDER,
    HET_TEAM,
    LigtBij,
    Punt,
    Weegt,
    functie,
    gebruiker,
    organisatie,
)
from app.domain.termijn.termijn import datum_voluit

CONCEPT, VOORGESTELD, GOEDGEKEURD = "mandaat_concept", "mandaat_voorgesteld", "mandaat_goedgekeurd"
HOUDER, WERKGEVER = "mandaat_instemming_houder", "mandaat_instemming_werkgever"
AFGEWEZEN, STIL, ONGEBRUIKT = "mandaat_afgewezen", "mandaat_stil", "mandaat_ongebruikt"
LOOPT_AF, UITGEPUT, NA_SLUITEN = "mandaat_loopt_af", "mandaat_uitgeput", "mandaat_na_sluiten"
ZONDER_ORGAAN = "mandaat_zonder_orgaan"
SOORTEN = (
    CONCEPT, VOORGESTELD, GOEDGEKEURD, HOUDER, WERKGEVER, AFGEWEZEN, STIL, ONGEBRUIKT, LOOPT_AF, NA_SLUITEN,
    ZONDER_ORGAAN,
)  # fmt: skip
_DAG = timedelta(days=1)
_S = Mandaatstatus
_WACHT_IN = {
    VOORGESTELD: _S.VOORGESTELD, GOEDGEKEURD: _S.GOEDGEKEURD, HOUDER: _S.VERLEEND, WERKGEVER: _S.VERLEEND
}  # fmt: skip
"""What waits for somebody while a mandaat stands so: of that he can be reminded."""


def punten(kader: Kader, mandaten: Sequence[Mandaatfeit]) -> Iterator[Punt]:
    """All of every mandaat; what belongs to an earlier period was over when that was closed."""
    for mandaat in mandaten:
        einde = kader.einde_van(mandaat.periode)
        for punt in (*_weg(kader, mandaat), *_leven(kader, mandaat), *_orgaan(mandaat)):
            yield from _herinnerd(mandaat, replace(punt, gesloten_op=punt.gesloten_op or einde))


def _herinnerd(mandaat: Mandaatfeit, punt: Punt) -> Iterator[Punt]:
    """The point as it was told first, and from each reminder on as it was told then: on an earlier day it says less."""
    status = _WACHT_IN.get(punt.soort)
    onderwerp = punt.onderwerp
    for dag in sorted(dag for wanneer, dag in mandaat.herinnerd if wanneer is status):
        if punt.zichtbaar_vanaf < dag:
            yield replace(punt, tot=min(dag, punt.tot or dag))
        punt = replace(punt, vanaf=dag, onderwerp=f"{onderwerp} (herinnerd op {datum_voluit(dag)})")
    yield punt


def uitgeput(kader: Kader, mandaten: Sequence[Bestedingsfeit]) -> Iterator[Punt]:
    """Of which the money is spent, from the day of the decision that spent the last of it."""
    stand = [(m.feiten, m.boekingen) for m in mandaten]

    @cache
    def over_op(dag: date) -> Mapping[int, int]:
        return {feiten.id: feiten.over for feiten in op_dag(stand, dag)}

    for m in mandaten:
        op = _laatste_boeking(m, mandaten)
        if op and m.feiten.begin and m.laatste_dag >= m.feiten.begin and over_op(op)[m.feiten.id] <= 0:
            wat, weg = f"Er is niets meer over van {m.naam}", m.opvolger_op or kader.einde_van(m.periode)
            yield _punt(UITGEPUT, m, wat, HET_TEAM, op, tot=m.laatste_dag + _DAG, gesloten_op=weg)


def _laatste_boeking(m: Bestedingsfeit, alle: Sequence[Bestedingsfeit]) -> date | None:
    """The last day of a decision under a version of it; None when it has no ceiling to spend now."""
    if m.feiten.soort is not Mandaatsoort.FINANCIEN or m.status is not _S.ACTIEF:
        return None
    van_familie = (ander.boekingen for ander in alle if ander.feiten.familie == m.feiten.familie)
    return max((dag for boekingen in van_familie for dag, _bedrag in boekingen), default=None)


def _punt(soort: str, mandaat: Mandaatkern, onderwerp: str, ligt_bij: LigtBij, sinds: date, **meer: object) -> Punt:
    nr = mandaat.feiten.id
    gegevens: dict[str, str | int] = {"mandaat_id": nr, "wat": f"mandaat-{nr}"}
    if isinstance(mandaat, Mandaatfeit) and mandaat.verzoek and _WACHT_IN.get(soort) in mandaat.samen:
        gegevens["volgnr"] = mandaat.verzoek
    vast = {"soort": soort, "onderwerp": onderwerp, "object": f"mandaat/{nr}", "gegevens": gegevens}
    return Punt(ligt_bij=ligt_bij, sinds=sinds, **(vast | meer))  # type: ignore[arg-type]


def _weg(kader: Kader, m: Mandaatfeit) -> Iterator[Punt]:
    """What has to be done before it can be used, step by step, and what came of a refusal."""
    voorbij, weg = m.feiten.tot + _DAG, m.feiten.vervangen_per
    yield _punt(CONCEPT, m, f"Stel {m.naam} voor", HET_TEAM, m.opgesteld, tot=voorbij, gesloten_op=m.voorgesteld or weg)
    if m.voorgesteld:
        bij = functie(kader.profiel, m.beoordelaar)
        af = m.goedgekeurd or m.afgewezen or weg
        # the grantor is asked after this: who judges after the answer date makes him late
        tijd: dict[str, object] = {"tot": voorbij, "uiterlijk_op": m.reactie_voor, "gesloten_op": af}
        yield _punt(VOORGESTELD, m, f"Beoordeel {m.naam}", bij, m.voorgesteld, **tijd)
    if m.goedgekeurd:
        yield from _bij_gever(kader, m, voorbij)
    if m.verleend and m.instemming:
        yield from _instemmingen(kader, m, voorbij)
    if m.afgewezen and not m.wijkt_af:
        wat = f"Bepaal wat er volgt: {m.naam} kwam er niet"
        yield _punt(ONGEBRUIKT, m, wat, DE_REGIEVOERDER, m.afgewezen, gesloten_op=m.gevolg_op, weegt=Weegt.WAARSCHUWT)
    elif m.afgewezen:
        yield _punt(
            AFGEWEZEN,
            m,
            f"Bepaal wat er volgt op de weigering: {m.naam}",
            DE_REGIEVOERDER,
            m.afgewezen,
            gesloten_op=m.gevolg_op,
            weegt=Weegt.WAARSCHUWT,
        )
    if op := nooit_actief_sinds(m.feiten):
        hoe = "is ingetrokken" if m.feiten.ingetrokken_per else "verliep"
        wat = f"Bepaal wat er volgt: {m.naam} {hoe} voordat het actief was"
        yield _punt(ONGEBRUIKT, m, wat, DE_REGIEVOERDER, op, gesloten_op=m.gevolg_op, weegt=Weegt.WAARSCHUWT)


def nooit_actief_sinds(m: Mandaatfeiten) -> date | None:
    """The day on which a mandaat was over, or will be, that never came into force: withdrawn, or its term passed."""
    if m.actief_vanaf is not None:
        return None
    return m.ingetrokken_per or (m.tot + _DAG if m.status in ONDERWEG else None)


def _bij_gever(kader: Kader, m: Mandaatfeit, voorbij: date) -> Iterator[Punt]:
    """It waits for its grantor; who is silent past the day that was asked is for the Regievoerder to call."""
    assert m.goedgekeurd is not None  # noqa: S101 - asked by the caller
    gever = organisatie(kader.profiel, m.gever, m.gever_naam)
    if m.boven_houder_id:
        gever = _houder(kader, m.boven_houder_functie, m.boven_houder_id, m.boven_houder_naam)
    af = m.verleend or m.afgewezen or m.feiten.vervangen_per
    onderwerp = f"Verleen {m.naam}, of wijs het af"
    tijd = {"tot": voorbij, "uiterlijk_op": m.reactie_voor, "gesloten_op": af}
    yield _punt(GOEDGEKEURD, m, onderwerp, gever, m.goedgekeurd, **tijd)
    stil = max(m.reactie_voor, m.goedgekeurd) + _DAG if m.reactie_voor else voorbij
    if stil < voorbij and (af is None or af > stil):
        wat = f"Vraag na: geen antwoord over {m.naam}"
        yield _punt(
            STIL,
            m,
            wat,
            DE_REGIEVOERDER,
            stil,
            tot=voorbij,
            gesloten_op=_eerste(af, m.stilte_gevolgd_op),
            weegt=Weegt.WAARSCHUWT,
        )


def _eerste(*dagen: date | None) -> date | None:
    return min((dag for dag in dagen if dag), default=None)


def _instemmingen(kader: Kader, m: Mandaatfeit, voorbij: date) -> Iterator[Punt]:
    assert m.verleend is not None  # noqa: S101 - asked by the caller
    weg = m.feiten.ingetrokken_per or m.feiten.vervangen_per
    houder = _houder(kader, m.feiten.houder_functie, m.feiten.houder_id, m.houder_naam)
    for soort, wie, datum, bij in (
        (HOUDER, "als houder", m.houder_stemde_in, houder),
        (WERKGEVER, "als werkgever van de houder", m.werkgever_stemde_in, HET_TEAM),
    ):
        yield _punt(soort, m, f"Stem {wie} in met {m.naam}", bij, m.verleend, tot=voorbij, gesloten_op=datum or weg)


def _houder(kader: Kader, ambt: str | None, account: int, naam: str) -> LigtBij:
    """With whom it lies to act as the holder: the person, or whoever fills the office on the day."""
    return functie(kader.profiel, ambt) if ambt else gebruiker(account, naam)


def _orgaan(m: Mandaatfeit) -> Iterator[Punt]:
    """A region is no administrative body (Awb 10:3): in whose name it grants is said in a new version."""
    if not m.zonder_orgaan:
        return
    wat = f"Noem namens welk bestuur de regio verleent: {m.naam}"
    weg = _eerste(m.opvolger_op, m.feiten.ingetrokken_per, m.feiten.vervangen_per, m.afgewezen)
    tot = m.feiten.tot + _DAG
    yield _punt(ZONDER_ORGAAN, m, wat, HET_TEAM, m.opgesteld, tot=tot, gesloten_op=weg, weegt=Weegt.WAARSCHUWT)


def _leven(kader: Kader, m: Mandaatfeit) -> Iterator[Punt]:
    """What there is to do while it is active: it runs out, its zaak was closed."""
    begin, laatste = m.feiten.begin, m.laatste_dag
    if begin is None or laatste < begin:
        return
    if not (m.feiten.ingetrokken_per or m.feiten.vervangen_per):
        vanaf = max(begin, laatste - timedelta(days=kader.drempels.mandaat_loopt_af))
        yield _punt(
            LOOPT_AF,
            m,
            f"Verleng {m.naam}, of laat het aflopen",
            HET_TEAM,
            begin,
            vanaf=vanaf,
            tot=laatste + _DAG,
            uiterlijk_op=laatste,
            gesloten_op=m.opvolger_op,
        )
    if kader.gesloten_op and m.periode == kader.periode and laatste >= kader.gesloten_op:
        bij = organisatie(kader.profiel, m.gever)
        wat = f"Trek {m.naam} in: de zaak is gesloten"
        if m.feiten.ingetrokken_per:  # its end lies ahead already
            wat = f"Vervroeg het einde van {m.naam}: de zaak is gesloten"
        yield _punt(
            NA_SLUITEN, m, wat, bij, kader.gesloten_op, tot=laatste + _DAG,
            weegt=kader.weegt(Grendelregel.ACTIEVE_MANDATEN),
        )  # fmt: skip
