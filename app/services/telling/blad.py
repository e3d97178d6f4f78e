"""The counts of one reference date as somebody may see them: as they are, or as the bands that they are in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.basis.inzage import Inzage
from app.domain.regio.regio import Regioprofiel
from app.domain.telling.klassen import TOTAAL, Cel, Klasse, met_totalen, precies, toonbaar
from app.domain.telling.telling import KERNMATEN, MATEN, OPENBARE_MATEN, Geteld, Telling
from app.models import Telling as Tellingrij
from app.regios import namen_van_anderen, telt_voor
from app.services.kern.toegang import Dossier
from app.services.telling.tellingen import laatste_aantallen


@dataclass(frozen=True)
class Vak:
    """A cell: a count or its band, or None when nothing was counted."""

    klasse: Klasse | None = None


@dataclass(frozen=True)
class Bladrij:
    naam: str
    vakken: Sequence[Vak]
    eigen: bool = False


@dataclass(frozen=True)
class Maatblad:
    """One thing that was counted, per municipality and form of care, totals last."""

    titel: str
    kolommen: Sequence[str]
    rijen: Sequence[Bladrij]


@dataclass(frozen=True)
class Tellingblad:
    """`regels` are the rows behind the tables, for who may see them all, with by its id what each one replaced;
    `eigen` those of his own municipality, or of his region when it is another one: that has no tables.
    """

    peildatum: date
    maten: Sequence[Maatblad]
    regels: Sequence[Tellingrij] = ()
    eigen: Sequence[Tellingrij] = ()
    eerder: Mapping[int, Sequence[Telling]] = field(default_factory=dict)


@dataclass(frozen=True)
class Telregel:
    """A row that counts, and what it replaced, oldest first."""

    rij: Tellingrij
    eerder: Sequence[Telling]


def peildata(session: Session, dossier: Dossier) -> Sequence[date]:
    """Dates of which there are counts to see, newest first. Another region sees those of its own children."""
    if dossier.inzage < Inzage.SAMENVATTING:
        return sorted({rij.peildatum for rij in _rijen(session, dossier, None)}, reverse=True)
    vraag = select(Tellingrij.peildatum).where(Tellingrij.zaak_id == dossier.zaak.id).distinct()
    return session.scalars(vraag.order_by(Tellingrij.peildatum.desc())).all()


def tellingblad(session: Session, dossier: Dossier, peildatum: date) -> Tellingblad:
    """The counts of that date: outside the team in bands, but for the rows of one's own municipality."""
    versies = _versies(session, dossier, peildatum)
    regels = [rijen[-1] for rijen in versies]
    if dossier.volledig:
        eerder = {rijen[-1].id: [rij.waarden() for rij in rijen[:-1]] for rijen in versies}
        return Tellingblad(peildatum, _maatbladen(dossier.profiel, regels, MATEN, alles=True), regels, eerder=eerder)
    if dossier.inzage < Inzage.SAMENVATTING:
        return Tellingblad(peildatum, (), eigen=regels)
    eigen = _eigen_gemeente(dossier)
    bladen = _maatbladen(dossier.profiel, regels, OPENBARE_MATEN, eigen)
    return Tellingblad(peildatum, bladen, eigen=[rij for rij in regels if rij.gemeente == eigen])


NIET_GETELD: Mapping[str, Geteld] = {maat: Geteld() for maat in KERNMATEN}
"""What `kernaantallen` gives when nothing was counted in the zaak."""


def kernaantallen(session: Session, dossier: Dossier) -> dict[str, Geteld]:
    """What the first page of the zaak tells of the children, in one query; another region sees none.

    Outside the team it is the band of the total that the page of the newest date shows.
    """
    if dossier.volledig:
        return laatste_aantallen(session, dossier.zaak, KERNMATEN)
    if dossier.inzage < Inzage.SAMENVATTING:
        return {}
    nieuwste = select(func.max(Tellingrij.peildatum)).where(Tellingrij.zaak_id == dossier.zaak.id).scalar_subquery()
    vraag = select(Tellingrij).where(Tellingrij.zaak_id == dossier.zaak.id, Tellingrij.peildatum == nieuwste)
    rijen = {(rij.gemeente, rij.zorgvorm): rij for rij in session.scalars(vraag.order_by(Tellingrij.versie))}
    return {maat: _openbaar_totaal(rijen, maat, _eigen_gemeente(dossier)) for maat in KERNMATEN}


def _openbaar_totaal(rijen: Mapping[Cel, Tellingrij], maat: str, eigen: str | None) -> Geteld:
    geteld = {cel: aantal for cel, rij in rijen.items() if (aantal := getattr(rij, maat)) is not None}
    if not geteld:
        return Geteld()
    totaal = toonbaar(geteld, eigen)[TOTAAL, TOTAAL]
    dag = next(iter(rijen.values())).peildatum
    return Geteld(None, dag, dag, len({gemeente for gemeente, _vorm in geteld}), totaal)


def openbaar_blad(profiel: Regioprofiel, rijen: Iterable[Tellingrij], peildatum: date) -> Tellingblad:
    """The counts of that date as anybody may see them, from these rows of whichever date: for papers that go out."""
    alle = sorted((rij for rij in rijen if rij.peildatum == peildatum), key=lambda rij: rij.versie)
    regels = [versies[-1] for versies in _geordend(profiel, alle)]
    return Tellingblad(peildatum, _maatbladen(profiel, regels, OPENBARE_MATEN))


def tellingregels(session: Session, dossier: Dossier, peildatum: date | None = None) -> list[Telregel]:
    """The rows that count and that this actor may see in full: the team all, a municipality or another region its own.

    Of one reference date or of all, the newest first.
    """
    per_dag: dict[date, list[Tellingrij]] = {}
    for rij in _rijen(session, dossier, peildatum):
        per_dag.setdefault(rij.peildatum, []).append(rij)
    return [
        Telregel(rijen[-1], [rij.waarden() for rij in rijen[:-1]])
        for dag in sorted(per_dag, reverse=True)
        for rijen in _geordend(dossier.profiel, per_dag[dag])
        if dossier.volledig or _is_eigen(dossier, rijen[-1])
    ]


def _versies(session: Session, dossier: Dossier, peildatum: date) -> list[list[Tellingrij]]:
    """The rows of each municipality and form of care, in the order of the profile; the last of them counts."""
    return _geordend(dossier.profiel, _rijen(session, dossier, peildatum))


def _rijen(session: Session, dossier: Dossier, peildatum: date | None) -> Sequence[Tellingrij]:
    """Every row of that date, or of all dates, by version; for another region those of its own children."""
    vraag = select(Tellingrij).where(Tellingrij.zaak_id == dossier.zaak.id)
    if peildatum:
        vraag = vraag.where(Tellingrij.peildatum == peildatum)
    rijen = session.scalars(vraag.order_by(Tellingrij.versie)).all()
    return rijen if dossier.inzage >= Inzage.SAMENVATTING else [rij for rij in rijen if _is_eigen(dossier, rij)]


def _is_eigen(dossier: Dossier, rij: Tellingrij) -> bool:
    """Whether it is of the municipality for which somebody outside the team works, or of his region when that is
    another one: of it as a whole, or of a municipality that was a member of it on the day of the count.
    """
    if dossier.inzage < Inzage.SAMENVATTING:
        return telt_voor(dossier.actor.organisatie_code, rij.gemeente, rij.peildatum)
    return rij.gemeente == _eigen_gemeente(dossier)


def _geordend(profiel: Regioprofiel, alle: Sequence[Tellingrij]) -> list[list[Tellingrij]]:
    rijen: dict[Cel, list[Tellingrij]] = {}
    for rij in alle:
        rijen.setdefault((rij.gemeente, rij.zorgvorm), []).append(rij)
    gemeenten, zorgvormen = _namen(profiel)
    rij_voor_rij = _op_volgorde({gemeente for gemeente, _zorgvorm in rijen}, gemeenten)
    per_zorgvorm = _op_volgorde({zorgvorm for _gemeente, zorgvorm in rijen}, zorgvormen)
    return [rijen[cel] for cel in product(rij_voor_rij, per_zorgvorm) if cel in rijen]


def namen(dossier: Dossier) -> tuple[dict[str, str], dict[str, str]]:
    """Names of the municipalities, those of the region first, and of its forms of care, by code."""
    return _namen(dossier.profiel)


def _namen(regio: Regioprofiel) -> tuple[dict[str, str], dict[str, str]]:
    return regio.gemeentenamen | namen_van_anderen(regio.code), {vorm.code: vorm.titel for vorm in regio.zorgvormen}


def _op_volgorde(codes: Collection[str], namen_: Mapping[str, str]) -> list[str]:
    """In the order of the profile; codes that it no longer has come last."""
    return [*(code for code in namen_ if code in codes), *sorted(set(codes) - set(namen_))]


def _eigen_gemeente(dossier: Dossier) -> str | None:
    """The municipality for which somebody outside the team works."""
    werkt_er = dossier.rollen & {Rol.GEMEENTE, Rol.BESTUURDER}
    return dossier.actor.organisatie_code if werkt_er else None


def _maatbladen(
    profiel: Regioprofiel,
    regels: Sequence[Tellingrij],
    maten: Sequence[str] | Mapping[str, str],
    eigen: str | None = None,
    *,
    alles: bool = False,
) -> list[Maatblad]:
    bladen = []
    for maat in maten:
        geteld = {(rij.gemeente, rij.zorgvorm): getattr(rij, maat) for rij in regels}
        aantallen = {cel: aantal for cel, aantal in geteld.items() if aantal is not None}
        if aantallen:
            cellen = met_totalen(_precies(aantallen)) if alles else toonbaar(aantallen, eigen)
            bladen.append(_maatblad(profiel, MATEN[maat], aantallen, cellen, eigen))
    return bladen


def _maatblad(
    profiel: Regioprofiel, titel: str, aantallen: Mapping[Cel, int], cellen: Mapping[Cel, Klasse], eigen: str | None
) -> Maatblad:
    gemeenten, zorgvormen = _namen(profiel)
    rijen = [*_op_volgorde({rij for rij, _kolom in aantallen}, gemeenten), TOTAAL]
    kolommen = [*_op_volgorde({kolom for _rij, kolom in aantallen}, zorgvormen), TOTAAL]
    return Maatblad(
        titel,
        [zorgvormen.get(kolom, kolom) for kolom in kolommen],
        [
            Bladrij(gemeenten.get(rij, rij), [Vak(cellen.get((rij, kolom))) for kolom in kolommen], rij == eigen)
            for rij in rijen
        ],
    )


def _precies(aantallen: Mapping[Cel, int]) -> dict[Cel, Klasse]:
    return {cel: precies(aantal) for cel, aantal in aantallen.items()}
