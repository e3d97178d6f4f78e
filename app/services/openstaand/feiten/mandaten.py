"""Mandaten with what was decided under them, their conditions, who judges them, and what followed on a refusal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.basis.begrippen import Mandaatstatus, Organisatiesoort, Rol
from app.domain.basis.tekst import heeft_inhoud
from app.domain.mandaat.leven import gever_van, vraagt_instemming
from app.domain.mandaat.mandaat import WEIGERINGEN
from app.domain.openstaand.mandaatfeit import Bestedingsfeit, Mandaatfeit, Voorwaardefeit
from app.domain.openstaand.mandaten import nooit_actief_sinds
from app.domain.overleg.afwijking import Afwijkingssoort, Gevolg, gevolg_van_weigering
from app.domain.regio.functies import Bezetting
from app.domain.regio.regio import Regioprofiel
from app.models import Afwijkingsvolg, Besluit, Herinnering, Mandaat, Mandaatverzoek, Opschaling, Voorwaarde
from app.services.kern.rijen import Rijen
from app.services.mandaat.opvolging import eerste_opgesteld, opgesteld_op, opnieuw_gevraagd, wijkt_af
from app.services.openstaand.feiten.ambten import ambten_in
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel

_S = Mandaatstatus


@dataclass(frozen=True)
class _Erbij:
    """What is known about the mandaten from other tables, by their id; `opschalingen` are those of the zaak."""

    verzoeken: Mapping[int, Mandaatverzoek]
    """By the id of the request."""
    herinnerd: Mapping[int, list[tuple[Mandaatstatus, date]]]
    voorwaarden: Mapping[int, list[Voorwaardefeit]]
    afgewezen: Mapping[str, date]
    opschalingen: Sequence[tuple[int, date]]
    ambten: Bezetting
    volgen: Mapping[tuple[int, Afwijkingssoort], Gevolg]


def mandaten(zaak: Zaakfeit) -> list[Mandaatfeit]:
    """Of every period, in the order in which they were drawn up."""
    alle, rijen = zaak.rijen.van(Mandaat), zaak.rijen
    afgewezen = {over: regels[-1].datum for hoe in WEIGERINGEN for over, regels in zaak.genoteerd(hoe).items()}
    erbij = _Erbij(
        verzoeken={verzoek.id: verzoek for verzoek in rijen.van(Mandaatverzoek)},
        herinnerd=per_sleutel((h.mandaat_id, (h.status, h.datum)) for h in rijen.van(Herinnering)),
        voorwaarden=per_sleutel((v.mandaat_id, _voorwaarde(v)) for v in rijen.van(Voorwaarde)),
        afgewezen={over: dag for over, dag in afgewezen.items() if dag},
        opschalingen=[(o.volgnr, o.begin) for o in rijen.van(Opschaling)],
        ambten=ambten_in(rijen),
        volgen=_volgen(rijen),
    )
    return [_feit(m, alle, erbij, zaak.kader.profiel) for m in alle]


def besteding(zaak: Zaakfeit) -> list[Bestedingsfeit]:
    """The same mandaten with what was decided under each."""
    alle = zaak.rijen.van(Mandaat)
    boekingen = per_sleutel((d.mandaat_id, (b.datum, d.bedrag)) for b in zaak.rijen.van(Besluit) for d in b.delen)
    return [
        Bestedingsfeit(
            feiten=m.feiten(),
            periode=m.periode,
            gever_naam=m.mandaatgever.naam,
            opvolger_op=_opvolger(m, alle),
            boekingen=boekingen.get(m.id, []),
        )
        for m in alle
    ]


def _opvolger(m: Mandaat, alle: Sequence[Mandaat]) -> date | None:
    return eerste_opgesteld(o for o in alle if o.familie == m.familie and o.versienr > m.versienr)


def _voorwaarde(rij: Voorwaarde) -> Voorwaardefeit:
    return Voorwaardefeit(rij.id, rij.nummer, rij.tekst, tuple((s.datum, s.oordeel) for s in rij.standen))


def _volgen(rijen: Rijen) -> dict[tuple[int, Afwijkingssoort], Gevolg]:
    """What the Regievoerder chose to follow on a refusal or on silence."""
    volgen = rijen.van(Afwijkingsvolg)
    return {(v.mandaat_id, v.soort): Gevolg(v.vervolg, v.datum) for v in volgen if v.mandaat_id}


def _feit(m: Mandaat, alle: Sequence[Mandaat], erbij: _Erbij, profiel: Regioprofiel) -> Mandaatfeit:
    afgewezen = erbij.afgewezen.get(f"mandaat/{m.id}", m.goedgekeurd_datum or m.voorgesteld_datum)
    gever, feiten = gever_van(m), m.feiten()
    stilte, verzoek = erbij.volgen.get((m.id, Afwijkingssoort.STILTE)), erbij.verzoeken.get(m.verzoek_id or 0)
    return Mandaatfeit(
        feiten=feiten,
        periode=m.periode,
        gever=m.mandaatgever.code,
        gever_naam=m.mandaatgever.naam,
        houder_naam=m.houdernaam,
        opgesteld=opgesteld_op(m),
        voorgesteld=m.voorgesteld_datum,
        goedgekeurd=m.goedgekeurd_datum,
        verleend=m.verleend_datum,
        afgewezen=afgewezen if m.status is _S.AFGEWEZEN else None,
        wijkt_af=wijkt_af(m),
        houder_stemde_in=m.instemming_houder_datum,
        werkgever_stemde_in=m.instemming_werkgever_datum,
        beoordelaar=_beoordelaar(m, erbij, profiel),
        instemming=vraagt_instemming(m),
        reactie_voor=verzoek.reactie_voor if verzoek else None,
        boven_houder_id=gever.houder_id,
        boven_houder_naam=gever.naam if gever.houder_id else "",
        boven_houder_functie=gever.houder_functie,
        opvolger_op=_opvolger(m, alle),
        gevolg_op=_gevolg(m, afgewezen if m.status is _S.AFGEWEZEN else nooit_actief_sinds(feiten), alle, erbij),
        stilte_gevolgd_op=stilte.datum if stilte else None,
        voorwaarden=tuple(erbij.voorwaarden.get(m.id, ())),
        herinnerd=tuple(erbij.herinnerd.get(m.id, ())),
        verzoek=verzoek.volgnr if verzoek else None,
        samen=_samen(m, alle),
        zonder_orgaan=_zonder_orgaan(m),
    )


def _zonder_orgaan(m: Mandaat) -> bool:
    van_regio = m.mandaatgever.soort is Organisatiesoort.REGIO and m.onder_id is None
    return van_regio and not heeft_inhoud(m.organen)


def _samen(m: Mandaat, alle: Sequence[Mandaat]) -> frozenset[Mandaatstatus]:
    """In which statuses another of its request can wait with it for the same person: the grantor has his own alone."""
    anderen = [o for o in alle if m.verzoek_id and o.verzoek_id == m.verzoek_id and o.familie != m.familie]
    samen = {_S.VOORGESTELD, _S.VERLEEND} if anderen else set()
    zelfde_gever = any(o.mandaatgever_id == m.mandaatgever_id for o in anderen)
    return frozenset(samen | {_S.GOEDGEKEURD} if zelfde_gever else samen)


def _gevolg(m: Mandaat, sinds: date | None, alle: Sequence[Mandaat], erbij: _Erbij) -> date | None:
    """The day on which something followed on a refusal, or since the term was over without it being active."""
    opnieuw = opnieuw_gevraagd(m, alle)
    if sinds is None:
        return opnieuw
    gekozen = erbij.volgen.get((m.id, Afwijkingssoort.WEIGERING))
    gevolg = gevolg_van_weigering(sinds, gekozen, erbij.opschalingen, opnieuw)
    return gevolg.datum if gevolg else None


def _beoordelaar(m: Mandaat, erbij: _Erbij, profiel: Regioprofiel) -> str:
    """The office that judges; when its holder proposed, the other office that leads (`oordeel.toets_oordeel`)."""
    vast = profiel.beoordelaar.code
    zelf = vast in erbij.ambten.ambten(m.voorgesteld_persoon_id, m.voorgesteld_datum or date.min, date.max)
    ander = next((f.code for f in profiel.functies if f.rol is Rol.REGIEVOERDER and f.code != vast), vast)
    return ander if zelf else vast
