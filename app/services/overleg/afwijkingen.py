"""Deviations of a zaak, and what followed: refused and silent mandaten, positions that do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
from app.models import (
    Afwijkingsvolg,
    Mandaat,
    Mandaatverzoek,
    Opschaling,
    Organisatie,
    Reactiedatum,
    Standpunt,
    Vraag,
    Zaak,
)
from app.regios import profiel
from app.services.kern.rijen import Rijen, lees_rijen
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.logboek.lezen import Leesregel
from app.services.mandaat.opvolging import opnieuw_gevraagd, wijkt_af
from app.services.mandaat.verzoeken import afwijzingen
from app.services.overleg.opschaling import begin, lopende, noteer_begin

_S, _A = Mandaatstatus, Afwijkingssoort
MANDAAT, STANDPUNT = "mandaat", "standpunt"
GELEZEN = frozenset(
    {Zaak, Mandaat, Mandaatverzoek, Reactiedatum, Afwijkingsvolg, Opschaling, Vraag, Standpunt, Organisatie}
)
"""The rows from which deviations follow."""


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
    rijen = lees_rijen(session, [zaak.id], GELEZEN)[zaak.id]
    geweigerd = [m.id for m in rijen.van(Mandaat) if m.status is _S.AFGEWEZEN]
    return afwijkingen_in(rijen, afwijzingen(session, zaak, geweigerd) if geweigerd else {}, dag)


def afwijkingen_in(rijen: Rijen, nee: Mapping[str, Leesregel], dag: date) -> list[Afwijking]:
    """The same, from the rows of a zaak (`GELEZEN`) and the entry that refused each mandaat, by `mandaat/<id>`."""
    toen = [o for o in rijen.van(Opschaling) if o.begin <= dag]
    erbij = _Erbij(
        rijen,
        nee,
        [volg for volg in rijen.van(Afwijkingsvolg) if volg.datum <= dag],
        {o.id: o.volgnr for o in toen},
        [(o.volgnr, o.begin) for o in toen],
    )
    return sorted([*_van_mandaten(dag, erbij), *_van_standpunten(dag, erbij)], key=lambda a: (a.sinds, a.wat))


@dataclass(frozen=True)
class _Erbij:
    """The rows of the zaak, what refused each mandaat, what was chosen by a day, the numbers of the opschalingen by
    id, and their numbers with their first days.
    """

    rijen: Rijen
    nee: Mapping[str, Leesregel]
    volgen: Sequence[Afwijkingsvolg]
    nummers: Mapping[int, int]
    opschalingen: Sequence[tuple[int, date]]

    @property
    def zaak(self) -> Zaak:
        return self.rijen.van(Zaak)[0]

    def gekozen(self, **van: object) -> Gevolg | None:
        """What was chosen for the mandaat or position of these values."""
        for volg in self.volgen:
            if all(getattr(volg, veld) == waarde for veld, waarde in van.items()):
                return Gevolg(volg.vervolg, volg.datum, volg.reden, self.nummers.get(volg.opschaling_id or 0))
        return None


def _van_mandaten(dag: date, erbij: _Erbij) -> Iterator[Afwijking]:
    alle = erbij.rijen.van(Mandaat)
    gevraagd = {verzoek.id: verzoek.reactie_voor for verzoek in erbij.rijen.van(Mandaatverzoek)}
    for m in (m for m in alle if m.periode == erbij.zaak.periode and wijkt_af(m)):
        regel = erbij.nee.get(f"mandaat/{m.id}") if m.status is _S.AFGEWEZEN else None
        sinds = _stil_sinds(m, gevraagd.get(m.verzoek_id or 0), regel.datum if regel else None)
        stil = erbij.gekozen(mandaat_id=m.id, soort=_A.STILTE)
        if sinds and sinds <= dag and (m.status is _S.GOEDGEKEURD or stil):
            yield _mandaat(m, _A.STILTE, sinds, stil)
        if regel and regel.datum and regel.datum <= dag:
            gekozen, weer = erbij.gekozen(mandaat_id=m.id, soort=_A.WEIGERING), opnieuw_gevraagd(m, alle)
            weer = weer if weer and weer <= dag else None
            gevolg = gevolg_van_weigering(regel.datum, gekozen, erbij.opschalingen, weer)
            yield _mandaat(m, _A.WEIGERING, regel.datum, gevolg, regel.waarom)


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


def _van_standpunten(dag: date, erbij: _Erbij) -> Iterator[Afwijking]:
    """Those that started opschaling by themselves are there too: that is what followed.

    One on which nothing followed before the municipality deviated again is told by that later one.
    """
    vragen = {vraag.id: vraag.volgnr for vraag in erbij.rijen.van(Vraag)}
    toen = [s for s in erbij.rijen.van(Standpunt) if s.datum <= dag]
    volgend = _volgende(toen)
    for s in toen:
        if s.standpunt is not Standpuntsoort.NIET_AKKOORD:
            continue
        later = volgend.get(s.id)
        weer = later is not None and later.standpunt is Standpuntsoort.NIET_AKKOORD
        akkoord = later.datum if later and not weer else None
        gevolg = gevolg_van_standpunt(s.datum, _eigen(s, erbij), erbij.opschalingen, akkoord)
        if gevolg or not weer:
            yield _standpunt(erbij.zaak, s, vragen[s.vraag_id], gevolg)


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
