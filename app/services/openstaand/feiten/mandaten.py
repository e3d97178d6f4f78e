"""Mandaten with what was decided under them, their conditions, who judges them, and what followed on a refusal."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import String, cast, literal, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import Mandaatstatus, Rol
from app.domain.logboek.keten import GEDAAN
from app.domain.mandaat.leven import gever_van, vraagt_instemming
from app.domain.mandaat.mandaat import WIJS_AF
from app.domain.openstaand.mandaatfeit import Mandaatfeit, Voorwaardefeit
from app.domain.openstaand.mandaten import nooit_actief_sinds
from app.domain.overleg.afwijking import Afwijkingssoort, Gevolg, gevolg_van_weigering
from app.domain.regio.regio import Regioprofiel
from app.models import (
    Afwijkingsvolg,
    Besluit,
    BesluitDeel,
    LogboekRegel,
    Mandaat,
    Mandaatverzoek,
    Opschaling,
    Reactiedatum,
    Voorwaarde,
    Voorwaardestand,
)
from app.services.mandaat.opvolging import eerste_opgesteld, opgesteld_op, opnieuw_gevraagd, wijkt_af
from app.services.mandaat.reactiedatum import NIEUWSTE_REACTIEDATUM, REACTIE_VOOR
from app.services.openstaand.feiten.ambten import Ambten, lees_ambten
from app.services.openstaand.feiten.kaders import Zaken, per_zaak

_S = Mandaatstatus


@dataclass
class _Erbij:
    """What is known about the mandaten from other tables, by their id; of `opschalingen` by the id of the zaak."""

    voorwaarden: Mapping[int, list[Voorwaardefeit]] = field(default_factory=dict)
    afgewezen: Mapping[int, date] = field(default_factory=dict)
    opschalingen: Mapping[int, list[tuple[int, date]]] = field(default_factory=dict)
    ambten: Ambten = field(default_factory=dict)
    volgen: Mapping[tuple[int, Afwijkingssoort], Gevolg] = field(default_factory=dict)
    boekingen: Mapping[int, list[tuple[date, int]]] = field(default_factory=dict)


def mandaten(session: Session, zaken: Zaken) -> Mapping[int, list[Mandaatfeit]]:
    """Of every period, in the order in which they were drawn up."""
    rijen = session.execute(
        select(Mandaat, REACTIE_VOOR, Besluit.datum, BesluitDeel.bedrag)
        .outerjoin(Mandaatverzoek, Mandaatverzoek.id == Mandaat.verzoek_id)
        .outerjoin(Reactiedatum, NIEUWSTE_REACTIEDATUM)
        .outerjoin(BesluitDeel, BesluitDeel.mandaat_id == Mandaat.id)
        .outerjoin(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Mandaat.zaak_id.in_(zaken))
        .order_by(Mandaat.id, Besluit.id)
        .options(
            joinedload(Mandaat.mandaatgever, innerjoin=True),
            joinedload(Mandaat.houder, innerjoin=True),
            joinedload(Mandaat.boven).joinedload(Mandaat.houder),
        )
    ).all()
    reacties = {mandaat: reactie_voor for mandaat, reactie_voor, *_ in rijen}
    alle = list(reacties)
    erbij = _lees_erbij(session, zaken, alle)
    erbij.boekingen = per_zaak((m.id, (dag, bedrag)) for m, _, dag, bedrag in rijen if dag)
    return per_zaak(
        (m.zaak_id, _feit(m, dag, alle, erbij, zaken[m.zaak_id].kader.profiel)) for m, dag in reacties.items()
    )


def _lees_erbij(session: Session, zaken: Zaken, alle: Sequence[Mandaat]) -> _Erbij:
    """Only what these mandaten ask: most zaken cost a query or two."""
    if not alle:
        return _Erbij()
    geweigerd = [m.id for m in alle if m.status is _S.AFGEWEZEN]
    vraagt_gevolg = bool(geweigerd) or any(nooit_actief_sinds(m.feiten()) for m in alle)
    voorgesteld = [m.voorgesteld_door_id for m in alle if m.voorgesteld_door_id and not m.goedgekeurd_datum]
    return _Erbij(
        _voorwaarden(session, [m.id for m in alle if m.voorwaarden]) if any(m.voorwaarden for m in alle) else {},
        _afwijzingen(session, geweigerd) if geweigerd else {},
        _opschalingen(session, zaken) if vraagt_gevolg else {},
        lees_ambten(session, voorgesteld),
        _volgen(session, zaken) if geweigerd or any(m.status is _S.GOEDGEKEURD for m in alle) else {},
    )


def _voorwaarden(session: Session, ids: Collection[int]) -> dict[int, list[Voorwaardefeit]]:
    rijen = session.execute(
        select(Voorwaarde.mandaat_id, Voorwaarde.id, Voorwaarde.nummer, Voorwaarde.tekst, Voorwaardestand.datum,
               Voorwaardestand.oordeel)
        .outerjoin(Voorwaardestand, Voorwaardestand.voorwaarde_id == Voorwaarde.id)
        .where(Voorwaarde.mandaat_id.in_(ids))
        .order_by(Voorwaarde.mandaat_id, Voorwaarde.nummer, Voorwaardestand.id)
    ).all()  # fmt: skip
    oordelen = per_zaak((rij.id, (rij.datum, rij.oordeel)) for rij in rijen if rij.datum)
    uniek = {rij.id: rij for rij in rijen}
    return per_zaak(
        (rij.mandaat_id, Voorwaardefeit(rij.id, rij.nummer, rij.tekst, tuple(oordelen.get(rij.id, ()))))
        for rij in uniek.values()
    )


def _afwijzingen(session: Session, ids: Collection[int]) -> dict[int, date]:
    """The day of each refusal stands in the logboek alone."""
    object_ = literal("mandaat/") + cast(Mandaat.id, String)
    rijen = session.execute(
        select(Mandaat.id, LogboekRegel.datum)
        .join(LogboekRegel, (LogboekRegel.zaak_id == Mandaat.zaak_id) & (LogboekRegel.object == object_))
        .where(Mandaat.id.in_(ids), LogboekRegel.actie == WIJS_AF, LogboekRegel.uitkomst == GEDAAN)
    )
    return {nr: dag for nr, dag in rijen if dag}


def _volgen(session: Session, zaken: Zaken) -> dict[tuple[int, Afwijkingssoort], Gevolg]:
    """What the Regievoerder chose to follow on a refusal or on silence."""
    rijen = session.execute(
        select(Afwijkingsvolg.mandaat_id, Afwijkingsvolg.soort, Afwijkingsvolg.vervolg, Afwijkingsvolg.datum).where(
            Afwijkingsvolg.zaak_id.in_(zaken), Afwijkingsvolg.mandaat_id.is_not(None)
        )
    )
    return {(nr, soort): Gevolg(vervolg, dag) for nr, soort, vervolg, dag in rijen if nr}


def _opschalingen(session: Session, zaken: Zaken) -> dict[int, list[tuple[int, date]]]:
    vraag = select(Opschaling.zaak_id, Opschaling.volgnr, Opschaling.begin).where(Opschaling.zaak_id.in_(zaken))
    return per_zaak((rij.zaak_id, (rij.volgnr, rij.begin)) for rij in session.execute(vraag))


def _feit(
    m: Mandaat, reactie_voor: date | None, alle: Sequence[Mandaat], erbij: _Erbij, profiel: Regioprofiel
) -> Mandaatfeit:
    afgewezen = erbij.afgewezen.get(m.id, m.goedgekeurd_datum or m.voorgesteld_datum)
    gever, feiten = gever_van(m), m.feiten()
    stilte = erbij.volgen.get((m.id, Afwijkingssoort.STILTE))
    return Mandaatfeit(
        feiten=feiten,
        boekingen=erbij.boekingen.get(m.id, []),
        periode=m.periode,
        gever=m.mandaatgever.code,
        gever_naam=m.mandaatgever.naam,
        houder_naam=m.houder.naam,
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
        reactie_voor=reactie_voor,
        boven_houder_id=gever.houder_id,
        boven_houder_naam=gever.naam if gever.houder_id else "",
        opvolger_op=eerste_opgesteld(o for o in alle if o.familie == m.familie and o.versienr > m.versienr),
        gevolg_op=_gevolg(m, afgewezen if m.status is _S.AFGEWEZEN else nooit_actief_sinds(feiten), alle, erbij),
        stilte_gevolgd_op=stilte.datum if stilte else None,
        voorwaarden=tuple(erbij.voorwaarden.get(m.id, ())),
    )


def _gevolg(m: Mandaat, sinds: date | None, alle: Sequence[Mandaat], erbij: _Erbij) -> date | None:
    """The day on which something followed on a refusal, or since the term was over without it being active."""
    opnieuw = opnieuw_gevraagd(m, alle)
    if sinds is None:
        return opnieuw
    gekozen = erbij.volgen.get((m.id, Afwijkingssoort.WEIGERING))
    gevolg = gevolg_van_weigering(sinds, gekozen, erbij.opschalingen.get(m.zaak_id, []), opnieuw)
    return gevolg.datum if gevolg else None


def _beoordelaar(m: Mandaat, erbij: _Erbij, profiel: Regioprofiel) -> str:
    """The office that judges; when its holder proposed, the other office that leads (`oordeel.toets_oordeel`)."""
    vast, dag = profiel.beoordelaar.code, m.voorgesteld_datum
    ambten = erbij.ambten.get(m.voorgesteld_door_id or 0, [])
    zelf = any(code == vast and (tot is None or dag is None or tot >= dag) for code, _van, tot in ambten)
    ander = next((f.code for f in profiel.functies if f.rol is Rol.REGIEVOERDER and f.code != vast), vast)
    return ander if zelf else vast
