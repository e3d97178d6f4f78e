"""Questions with their answers, opschalingen, council letters and papers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.domain.openstaand.brieven import Brieffeit
from app.domain.openstaand.overleg import Afwijkingfeit, Opschalingfeit, Vraagfeit
from app.domain.openstaand.stukken import Stukfeit
from app.domain.overleg.afwijking import Gevolg, Vervolg, gevolg_van_standpunt
from app.domain.overleg.standpunt import Standpuntsoort
from app.domain.vergadering.routes import Behandeld
from app.models import (
    Afwijkingsvolg,
    Agendapunt,
    Behandeling,
    Opschaling,
    Raadsbrief,
    Romptekst,
    Standpunt,
    Stuk,
    Vergadering,
    Vraag,
)
from app.services.openstaand.feiten.kaders import Zaken, per_zaak


def vragen(session: Session, zaken: Zaken) -> Mapping[int, list[Vraagfeit]]:
    """Each question with the positions on it, oldest first."""
    rijen = session.execute(
        select(Vraag, Standpunt.gemeente, Standpunt.datum)
        .outerjoin(Standpunt, Standpunt.vraag_id == Vraag.id)
        .where(Vraag.zaak_id.in_(zaken))
        .order_by(Vraag.id, Standpunt.id)
    ).all()
    antwoorden = per_zaak((vraag.id, (gemeente, dag)) for vraag, gemeente, dag in rijen if dag)
    uniek = {vraag.id: vraag for vraag, *_ in rijen}
    return per_zaak(
        (v.zaak_id, Vraagfeit(v.id, v.volgnr, v.tekst, v.aan, v.gesteld_datum, v.reactie_voor,
                              tuple(antwoorden.get(v.id, ()))))
        for v in uniek.values()
    )  # fmt: skip


def afwijkingen(session: Session, zaken: Zaken) -> Mapping[int, list[Afwijkingfeit]]:
    """Per question and municipality, each time that it was not agreed until it was, with what came of it."""
    rijen = session.execute(
        select(Vraag.zaak_id, Vraag.id, Vraag.volgnr, Standpunt.gemeente, Standpunt.standpunt, Standpunt.datum,
               func.coalesce(Standpunt.opschaling_id, Afwijkingsvolg.opschaling_id).label("opschaling_id"),
               Standpunt.id.label("standpunt_id"), Afwijkingsvolg.vervolg, Afwijkingsvolg.datum.label("gevolgd"))
        .join(Vraag, Vraag.id == Standpunt.vraag_id)
        .outerjoin(Afwijkingsvolg, Afwijkingsvolg.standpunt_id == Standpunt.id)
        .where(Vraag.zaak_id.in_(zaken))
        .order_by(Standpunt.id)
    ).all()  # fmt: skip
    afwijkend = [rij for rij in rijen if rij.standpunt is Standpuntsoort.NIET_AKKOORD]
    uitkomsten = _uitkomsten(session, {rij.zaak_id for rij in afwijkend}) if afwijkend else {}
    loopt: dict[tuple[int, str], Afwijkingfeit] = {}
    gevonden: list[tuple[int, Afwijkingfeit]] = []
    for rij in rijen:
        sleutel = (rij.id, rij.gemeente)
        eerder = loopt.pop(sleutel, None)
        if rij.standpunt is Standpuntsoort.NIET_AKKOORD:
            sinds = eerder.sinds if eerder else rij.datum
            einde, af = _einde(rij, uitkomsten.get(rij.zaak_id, []))
            wie = (rij.id, rij.volgnr, rij.gemeente, sinds, rij.standpunt_id)
            loopt[sleutel] = Afwijkingfeit(*wie, uitkomst=einde, afgezien=af)
        elif eerder:
            gevonden.append((rij.zaak_id, replace(eerder, akkoord=rij.datum)))
    zaak_van = {rij.id: rij.zaak_id for rij in afwijkend}
    return per_zaak([*gevonden, *((zaak_van[vraag], feit) for (vraag, _), feit in loopt.items())])


def _uitkomsten(session: Session, zaken: Collection[int]) -> Mapping[int, list[tuple[int, date, date | None]]]:
    """The opschalingen of these zaken, with begin and end."""
    rijen = session.execute(
        select(Opschaling.zaak_id, Opschaling.id, Opschaling.begin, Opschaling.einde)
        .where(Opschaling.zaak_id.in_(zaken))
        .order_by(Opschaling.id)
    )
    return per_zaak((rij[0], (rij[1], rij[2], rij[3])) for rij in rijen)


def _einde(rij: Any, opschalingen: Sequence[tuple[int, date, date | None]]) -> tuple[date | None, date | None]:
    """The day on which the opschaling that a deviation belongs to came to an end; that on which none was to follow."""
    gekozen = Gevolg(Vervolg.OPGESCHAALD, rij.datum, opschaling=rij.opschaling_id) if rij.opschaling_id else None
    if rij.vervolg is Vervolg.AFGEZIEN:
        gekozen = Gevolg(Vervolg.AFGEZIEN, rij.gevolgd)
    gevolg = gevolg_van_standpunt(rij.datum, gekozen, [(nr, begin) for nr, begin, _ in opschalingen], None)
    if gevolg is None or gevolg.vervolg is Vervolg.AFGEZIEN:
        return None, gevolg.datum if gevolg else None
    return next((einde for nr, _, einde in opschalingen if nr == gevolg.opschaling), None), None


def opschalingen(session: Session, zaken: Zaken) -> Mapping[int, list[Opschalingfeit]]:
    rijen = session.execute(
        select(Opschaling.zaak_id, Opschaling.volgnr, Opschaling.aanleiding, Opschaling.begin, Opschaling.einde)
        .where(Opschaling.zaak_id.in_(zaken))
        .order_by(Opschaling.id)
    )
    return per_zaak((rij[0], Opschalingfeit(*rij[1:])) for rij in rijen)


def brieven(session: Session, zaken: Zaken) -> Mapping[int, list[Brieffeit]]:
    """Each letter, with the day of the next version of the text: from then on the earlier letter is not sent."""
    later = aliased(Romptekst)
    vervallen = (
        select(func.min(later.datum))
        .where(later.zaak_id == Romptekst.zaak_id, later.versienr > Romptekst.versienr)
        .correlate(Romptekst)
        .scalar_subquery()
    )
    rijen = session.execute(
        select(
            Romptekst.zaak_id,
            Raadsbrief.id,
            Raadsbrief.gemeente,
            Romptekst.datum,
            Raadsbrief.aangeboden_datum,
            Raadsbrief.verzonden_datum,
            vervallen,
        )
        .join(Raadsbrief, Raadsbrief.romptekst_id == Romptekst.id)
        .where(Romptekst.zaak_id.in_(zaken))
        .order_by(Raadsbrief.id)
    )
    return per_zaak((rij[0], Brieffeit(*rij[1:])) for rij in rijen)


def stukken(session: Session, zaken: Zaken) -> Mapping[int, list[Stukfeit]]:
    """Papers that were not withdrawn, with what was done and is planned at their stations."""
    rijen = session.execute(
        select(Stuk, Agendapunt, Behandeling, Vergadering.afgelast_datum)
        .outerjoin(Agendapunt, Agendapunt.stuk_id == Stuk.id)
        .outerjoin(Behandeling, Behandeling.agendapunt_id == Agendapunt.id)
        .outerjoin(Vergadering, Vergadering.id == Agendapunt.vergadering_id)
        .where(Stuk.zaak_id.in_(zaken), Stuk.ingetrokken_datum.is_(None))
        .order_by(Stuk.id, Behandeling.id, Agendapunt.id)
    ).all()
    behandeld = per_zaak(
        (stuk.id, Behandeld(punt.station, punt.gemeente, gedaan.uitkomst, gedaan.datum))
        for stuk, punt, gedaan, _ in rijen
        if gedaan
    )
    gepland: dict[int, list[tuple[str, str | None, date]]] = per_zaak(
        (stuk.id, (punt.station, punt.gemeente, punt.datum))
        for stuk, punt, gedaan, afgelast in rijen
        if punt and not gedaan and punt.afgevoerd_datum is None and afgelast is None
    )
    uniek = {stuk.id: stuk for stuk, *_ in rijen}
    return per_zaak(
        (
            stuk.zaak_id,
            Stukfeit(
                volgnr=stuk.volgnr,
                titel=stuk.titel,
                stations=tuple(stuk.stations.split(",")),
                ingediend=stuk.ingediend_datum,
                behandeld=tuple(behandeld.get(stuk.id, ())),
                gepland=tuple(gepland.get(stuk.id, ())),
            ),
        )
        for stuk in uniek.values()
    )
