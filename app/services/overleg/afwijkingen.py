"""Deviations of a zaak, and what followed: refused and silent mandaten, positions that do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import NietGevonden
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.overleg.afwijking import (
    Afwijking,
    Afwijkingssoort,
    Gevolg,
    Vervolg,
    gevolg_van_standpunt,
    gevolg_van_weigering,
    toets_open,
)
from app.domain.overleg.standpunt import Standpuntsoort
from app.models import Afwijkingsvolg, Mandaat, Mandaatverzoek, Opschaling, Reactiedatum, Standpunt, Vraag, Zaak
from app.regios import profiel
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.opvolging import opnieuw_gevraagd, wijkt_af
from app.services.mandaat.reactiedatum import NIEUWSTE_REACTIEDATUM, REACTIE_VOOR
from app.services.mandaat.stand import lijst_mandaten
from app.services.mandaat.verzoeken import afwijzingen
from app.services.overleg.opschaling import begin, lopende, noteer_begin

_S, _A = Mandaatstatus, Afwijkingssoort
MANDAAT, STANDPUNT = "mandaat", "standpunt"


def schaal_op_na_afwijking(werk: Werk, zaaknummer: str, wat: str, datum: date) -> Opschaling:
    """Take a deviation up the ladder: a new opschaling on the first rung, or the one that runs.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("schaal_op_na_afwijking", datum=datum, object=wat.replace("-", "/"))
    dossier, afwijking = _open(werk, zaaknummer, wat, datum)
    loopt = lopende(werk.session, dossier.zaak)
    opschaling = loopt or begin(werk, dossier, afwijking.aanleiding, datum)
    _leg_vast(werk, afwijking, Vervolg.OPGESCHAALD, datum, opschaling=opschaling)
    werk.noteer(naar=Vervolg.OPGESCHAALD, soort=afwijking.soort.value, opschaling=opschaling.volgnr)
    if loopt is None:
        noteer_begin(werk, opschaling)
    return opschaling


def zie_af_van_opschaling(werk: Werk, zaaknummer: str, wat: str, datum: date, reden: str) -> Afwijkingsvolg:
    """Say why a deviation does not go up the ladder.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch.
    """
    werk.wil("zie_af_van_opschaling", datum=datum, object=wat.replace("-", "/"), reden=reden)
    _, afwijking = _open(werk, zaaknummer, wat, datum)
    toets_motivering(reden, "reden")
    rij = _leg_vast(werk, afwijking, Vervolg.AFGEZIEN, datum, reden=reden)
    werk.noteer(naar=Vervolg.AFGEZIEN, soort=afwijking.soort.value)
    return rij


def _open(werk: Werk, zaaknummer: str, wat: str, datum: date) -> tuple[Dossier, Afwijking]:
    dossier = open_dossier(werk, zaaknummer, Recht.AFWIJKING_OPVOLGEN)
    eis_lopend(dossier.zaak)
    afwijking = vind_afwijking(werk.session, dossier.zaak, wat, werk.verzoek.vandaag)
    toets_open(afwijking)
    toets_datum(datum, werk.verzoek.vandaag, afwijking.sinds)
    return dossier, afwijking


def _leg_vast(
    werk: Werk,
    afwijking: Afwijking,
    vervolg: Vervolg,
    datum: date,
    *,
    opschaling: Opschaling | None = None,
    reden: str = "",
) -> Afwijkingsvolg:
    soort, _, nummer = afwijking.wat.partition("-")
    rij = Afwijkingsvolg(
        zaak_id=werk.geopend.id,
        soort=afwijking.soort,
        mandaat_id=int(nummer) if soort == MANDAAT else None,
        standpunt_id=int(nummer) if soort == STANDPUNT else None,
        vervolg=vervolg,
        opschaling_id=opschaling.id if opschaling else None,
        reden=reden,
        datum=datum,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return rij


def vind_afwijking(session: Session, zaak: Zaak, wat: str, dag: date) -> Afwijking:
    """One by its name, the last of its kind: a refusal after silence. Raises NietGevonden."""
    gevonden = [a for a in afwijkingen(session, zaak, dag) if a.wat == wat]
    if not gevonden:
        raise NietGevonden("Deze afwijking bestaat niet, of zij is voorbij.")
    return gevonden[-1]


def afwijkingen(session: Session, zaak: Zaak, dag: date) -> list[Afwijking]:
    """Every deviation of the present period by that day, oldest first, with what followed on it by then.

    In a few queries. For who sees the whole zaak.
    """
    volgen = session.scalars(
        select(Afwijkingsvolg).where(Afwijkingsvolg.zaak_id == zaak.id, Afwijkingsvolg.datum <= dag)
    ).all()
    rijen = session.execute(
        select(Opschaling.id, Opschaling.volgnr, Opschaling.begin).where(
            Opschaling.zaak_id == zaak.id, Opschaling.begin <= dag
        )
    ).all()
    erbij = _Erbij(volgen, {rij.id: rij.volgnr for rij in rijen}, [(rij.volgnr, rij.begin) for rij in rijen])
    gevonden = [*_van_mandaten(session, zaak, dag, erbij), *_van_standpunten(session, zaak, dag, erbij)]
    return sorted(gevonden, key=lambda a: (a.sinds, a.wat))


@dataclass(frozen=True)
class _Erbij:
    """What was chosen by a day, the numbers of the opschalingen by id, and their numbers with their first days."""

    volgen: Sequence[Afwijkingsvolg]
    nummers: Mapping[int, int]
    opschalingen: Sequence[tuple[int, date]]

    def gekozen(self, **van: object) -> Gevolg | None:
        """What was chosen for the mandaat or position of these values."""
        for volg in self.volgen:
            if all(getattr(volg, veld) == waarde for veld, waarde in van.items()):
                return Gevolg(volg.vervolg, volg.datum, volg.reden, self.nummers.get(volg.opschaling_id or 0))
        return None


def _van_mandaten(session: Session, zaak: Zaak, dag: date, erbij: _Erbij) -> Iterator[Afwijking]:
    alle = lijst_mandaten(session, zaak.id)
    mandaten = [m for m in alle if m.periode == zaak.periode and wijkt_af(m)]
    nee = afwijzingen(session, zaak, [m.id for m in mandaten if m.status is _S.AFGEWEZEN])
    gevraagd = _reactiedagen(session, mandaten)
    for m in mandaten:
        regel = nee.get(f"mandaat/{m.id}")
        sinds = _stil_sinds(m, gevraagd.get(m.verzoek_id or 0), regel.datum if regel else None)
        stil = erbij.gekozen(mandaat_id=m.id, soort=_A.STILTE)
        if sinds and sinds <= dag and (m.status is _S.GOEDGEKEURD or stil):
            yield _mandaat(m, _A.STILTE, sinds, stil)
        if regel and regel.datum and regel.datum <= dag:
            gekozen, weer = erbij.gekozen(mandaat_id=m.id, soort=_A.WEIGERING), opnieuw_gevraagd(m, alle)
            weer = weer if weer and weer <= dag else None
            gevolg = gevolg_van_weigering(regel.datum, gekozen, erbij.opschalingen, weer)
            yield _mandaat(m, _A.WEIGERING, regel.datum, gevolg, regel.waarom)


def _reactiedagen(session: Session, mandaten: Sequence[Mandaat]) -> dict[int, date]:
    """The day on which an answer was asked, by request."""
    ids = {m.verzoek_id for m in mandaten if m.verzoek_id and m.status in (_S.GOEDGEKEURD, _S.AFGEWEZEN, _S.VERLEEND)}
    if not ids:
        return {}
    vraag = (
        select(Mandaatverzoek.id, REACTIE_VOOR)
        .outerjoin(Reactiedatum, NIEUWSTE_REACTIEDATUM)
        .where(Mandaatverzoek.id.in_(ids))
    )
    return {nr: op for nr, op in session.execute(vraag) if op}


def _stil_sinds(mandaat: Mandaat, gevraagd: date | None, nee: date | None) -> date | None:
    """The first day of silence: the day after the one that was asked, unless it had answered by then."""
    if gevraagd is None or mandaat.goedgekeurd_datum is None:
        return None
    sinds = max(gevraagd, mandaat.goedgekeurd_datum) + timedelta(days=1)
    antwoord = mandaat.verleend_datum or nee
    return None if sinds > mandaat.tot or (antwoord and antwoord <= sinds) else sinds


def _mandaat(m: Mandaat, soort: Afwijkingssoort, sinds: date, gevolg: Gevolg | None, waarom: str = "") -> Afwijking:
    over = "het financieel mandaat" if m.soort is Mandaatsoort.FINANCIEN else "het mandaat op inhoud"
    return Afwijking(
        wat=f"{MANDAAT}-{m.id}",
        soort=soort,
        organisatie=m.mandaatgever.naam,
        sinds=sinds,
        over=f"{over} (mandaat {m.id})",
        waarom=waarom,
        domeinen=m.raakt if soort is _A.WEIGERING else (),
        gevolg=gevolg,
    )


def _van_standpunten(session: Session, zaak: Zaak, dag: date, erbij: _Erbij) -> Iterator[Afwijking]:
    """Those that started opschaling by themselves are there too: that is what followed.

    One on which nothing followed before the municipality deviated again is told by that later one.
    """
    rijen = session.execute(
        select(Standpunt, Vraag.volgnr)
        .join(Vraag, Vraag.id == Standpunt.vraag_id)
        .where(Vraag.zaak_id == zaak.id, Standpunt.datum <= dag)
        .order_by(Standpunt.id)
    ).all()
    volgend = _volgende([s for s, _ in rijen])
    for s, vraag in rijen:
        if s.standpunt is not Standpuntsoort.NIET_AKKOORD:
            continue
        later = volgend.get(s.id)
        weer = later is not None and later.standpunt is Standpuntsoort.NIET_AKKOORD
        akkoord = later.datum if later and not weer else None
        gevolg = gevolg_van_standpunt(s.datum, _eigen(s, erbij), erbij.opschalingen, akkoord)
        if gevolg or not weer:
            yield _standpunt(zaak, s, vraag, gevolg)


def _volgende(standpunten: Iterable[Standpunt]) -> dict[int, Standpunt]:
    """Of each position the next one of the same municipality on the same question."""
    laatste: dict[tuple[int, str], Standpunt] = {}
    gevonden = {}
    for s in standpunten:
        if eerder := laatste.get((s.vraag_id, s.gemeente)):
            gevonden[eerder.id] = s
        laatste[s.vraag_id, s.gemeente] = s
    return gevonden


def _eigen(s: Standpunt, erbij: _Erbij) -> Gevolg | None:
    if s.opschaling_id is not None:
        return Gevolg(Vervolg.OPGESCHAALD, s.datum, opschaling=erbij.nummers.get(s.opschaling_id))
    return erbij.gekozen(standpunt_id=s.id)


def _standpunt(zaak: Zaak, s: Standpunt, vraag: int, gevolg: Gevolg | None) -> Afwijking:
    return Afwijking(
        wat=f"{STANDPUNT}-{s.id}",
        soort=_A.STANDPUNT,
        organisatie=profiel(zaak.regio).naam_van(s.gemeente),
        sinds=s.datum,
        over=f"vraag {vraag}",
        waarom=s.toelichting,
        domeinen=s.raakt,
        gevolg=gevolg,
    )
