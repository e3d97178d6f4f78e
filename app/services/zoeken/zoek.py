"""Find what somebody may see: a page of passages, the newest first, with where in their texts the words stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Integer, Row, Select, Text, and_, bindparam, column, exists, false, func, not_, select, table
from sqlalchemy import text as sql
from sqlalchemy.orm import Session, aliased

from app.domain.basis.begrippen import Actor
from app.domain.basis.systeem import SYSTEEM
from app.domain.logboek import keten
from app.domain.logboek.keten import GEWEIGERD
from app.domain.zaak.zaaknummer import met_streepje
from app.domain.zoeken.bereik import VAN_TEAM, Kring, Zoeksoort, teksten_van
from app.domain.zoeken.fragment import Fragment, fragmenten
from app.domain.zoeken.passage import (
    MERK_SOORT,
    MERK_ZAAK,
    document_delen,
    genoemd_delen,
    merk,
    moment_van,
    notitie_delen,
)
from app.domain.zoeken.zoekvraag import Term, Zoekvraag, lees_zoekvraag
from app.models import (
    Aanbieder,
    Document,
    Documentintrekking,
    Documenttekst,
    Gebruiker,
    LogboekPayload,
    LogboekRegel,
    Notitie,
    Zaak,
    Zoekpassage,
    Zoekstand,
)
from app.services.kern.tellen import tel_tot
from app.services.zoeken.passages import namen_van
from app.services.zoeken.rechten import merken, vindbaar
from app.services.zoeken.stam import stam

ZOEKGRENS = 500
"""What was found is counted no further: this number means so many or more."""
_INDEX = table("zoekindex", column("rowid", Integer))
_MATCH = sql("zoekindex MATCH :woorden").bindparams(bindparam("woorden", type_=Text()))
_VECTOR = sql(
    "(array_to_tsvector(string_to_array(zoekpassage.wie, ' ')) || "
    "to_tsvector('simple'::regconfig, zoekpassage.stammen)) @@ CAST(:woorden AS tsquery)"
).bindparams(bindparam("woorden", type_=Text()))


@dataclass(frozen=True)
class Zoekwens:
    """What is asked: words as typed, of one kind, in one zaak (number). The page begins after `na`, or ends before
    `voor` (both are the id of a find), or skips `sla_over`.
    """

    tekst: str = ""
    soort: Zoeksoort | None = None
    zaak: str = ""
    na: int = 0
    voor: int = 0
    sla_over: int = 0
    grootte: int = 20


@dataclass(frozen=True)
class Vondst:
    """Something that was found: in which zaak, of what kind, when and by whom it was recorded, and where it stands.

    Of an entry `actie`, `object` and `regelnr` (its number in the zaak); of a document `document_id`, `naam` and
    whether it was withdrawn; of a note its number in the zaak.
    """

    id: int
    zaaknummer: str
    aanbieder: str
    soort: Zoeksoort
    kring: Kring
    op: datetime
    datum: date | None
    door: str
    fragmenten: Sequence[Fragment]
    actie: str = ""
    geweigerd: bool = False
    object: str = ""
    regelnr: int | None = None
    document_id: int | None = None
    naam: str = ""
    ingetrokken: bool = False
    notitie: int | None = None

    @property
    def van_team(self) -> bool:
        """Whether it is told as to the team: with its line in the logboek."""
        return self.kring in VAN_TEAM


@dataclass(frozen=True)
class Vondsten:
    """A page of them, how many there are (up to ZOEKGRENS), and whether there are more on either side.

    `leeg`: nothing was asked that can be found. `achter`: older texts are still being made searchable.
    """

    vondsten: Sequence[Vondst] = ()
    aantal: int = 0
    eerder: bool = False
    later: bool = False
    leeg: bool = False
    achter: bool = False


def zoek(session: Session, actor: Actor, wens: Zoekwens) -> Vondsten:
    """A page of what this actor may find; in as many statements however much there is."""
    vraag = lees_zoekvraag(met_streepje(wens.tekst), stam)
    if not vraag.termen:
        return Vondsten(leeg=True)
    alle, sleutel = _gevonden(session, actor, wens, vraag)
    terug = wens.voor > 0
    blad = _vanaf(alle, sleutel, wens).limit(wens.grootte + 1)
    rijen = session.execute(_met_inhoud(blad, terug=terug)).all()
    vondsten = [_vondst(rij, vraag) for rij in rijen[: wens.grootte]]
    meer = len(rijen) > wens.grootte
    heel = not meer and not (wens.na or wens.voor or wens.sla_over)
    aantal = len(vondsten) if heel else tel_tot(session, alle, ZOEKGRENS)
    achter = is_achter(session)
    if terug:
        return Vondsten(vondsten[::-1], aantal, eerder=meer, later=True, achter=achter)
    return Vondsten(vondsten, aantal, eerder=bool(wens.na or wens.sla_over), later=meer, achter=achter)


def is_achter(session: Session) -> bool:
    """Whether older texts are still to be made searchable."""
    nog = Zoekstand.regels_tot + Zoekstand.documenten_tot + Zoekstand.notities_tot
    return bool(session.scalar(select(Zoekstand.id).where(nog > 0)))


def _gevonden(session: Session, actor: Actor, wens: Zoekwens, vraag: Zoekvraag) -> tuple[Select[Any], Any]:
    """The ids of what has all the words and may be found, and by what they are put in order."""
    eisen = [marks] if (marks := merken(session, actor)) is not None else []
    if wens.soort:
        eisen.append([merk(MERK_SOORT, wens.soort)])
    if wens.zaak:
        zaak_id = session.scalar(select(Zaak.id).where(Zaak.zaaknummer == met_streepje(wens.zaak)))
        eisen.append([merk(MERK_ZAAK, zaak_id or 0)])
    gevonden = select(Zoekpassage.id).join(Zaak, Zaak.id == Zoekpassage.zaak_id).where(vindbaar(actor))
    if not all(eisen):
        return gevonden.where(false()), Zoekpassage.id
    if session.get_bind().dialect.name == "sqlite":
        gevonden = gevonden.join(_INDEX, _INDEX.c.rowid == Zoekpassage.id)
        return gevonden.where(_MATCH.bindparams(woorden=voor_sqlite(vraag.termen, eisen))), _INDEX.c.rowid
    return gevonden.where(_VECTOR.bindparams(woorden=voor_postgresql(vraag.termen, eisen))), Zoekpassage.id


def voor_sqlite(termen: Sequence[Term], eisen: Sequence[Collection[str]]) -> str:
    """What FTS5 is asked: all the terms, and of each requirement one of its marks. Of what was typed there are stems in
    it, in letters and digits alone.
    """
    delen = ['"' + " ".join(term.stammen) + '"' + (" *" if term.begin else "") for term in termen]
    wie = ["wie : (" + " OR ".join(f'"{merk_}"' for merk_ in marks) + ")" for marks in eisen]
    return " AND ".join(["stammen : (" + " AND ".join(delen) + ")", *wie])


def voor_postgresql(termen: Sequence[Term], eisen: Sequence[Collection[str]]) -> str:
    """The same as a tsquery."""
    delen = [" <-> ".join(f"'{deel}'" for deel in term.stammen) + (":*" if term.begin else "") for term in termen]
    wie = [" | ".join(f"'{merk_}'" for merk_ in marks) for marks in eisen]
    return " & ".join(f"({deel})" for deel in [*delen, *wie])


def _vanaf(alle: Select[Any], sleutel: Any, wens: Zoekwens) -> Select[Any]:
    """The newest first; backwards when the page before a place is asked."""
    if wens.voor:
        return alle.where(sleutel > wens.voor).order_by(sleutel)
    if wens.na:
        alle = alle.where(sleutel < wens.na)
    return alle.order_by(sleutel.desc()).offset(wens.sla_over or None)


def _met_inhoud(blad: Select[Any], *, terug: bool) -> Select[Any]:
    """What is told of these."""
    gevonden = blad.subquery()
    regel, schrijver, bijvoeger = LogboekRegel, aliased(Gebruiker), aliased(Gebruiker)
    is_notitie = Zoekpassage.kring == Kring.NOTITIE
    is_document = and_(Zoekpassage.nr.is_(None), not_(is_notitie))
    kolommen: tuple[Any, ...] = (
            Zoekpassage.id, Zoekpassage.soort, Zoekpassage.kring, Zaak.zaaknummer, Zaak.regio,
            Aanbieder.naam.label("aanbieder"), regel.actie, regel.uitkomst, regel.object, regel.zaak_nr, regel.datum,
            schrijver.naam.label("schrijver"), LogboekPayload.inhoud, Document.id.label("document_id"),
            Document.naam, Document.omschrijving, Document.datum.label("documentdatum"),
            bijvoeger.naam.label("bijvoeger"), Documenttekst.tekst,
            exists().where(Documentintrekking.document_id == Document.id).label("ingetrokken"),
            Notitie.volgnr, Notitie.tekst.label("notitie"),
    )  # fmt: skip
    return (
        select(*kolommen)
        .join(gevonden, gevonden.c.id == Zoekpassage.id)
        .join(Zaak, Zaak.id == Zoekpassage.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .outerjoin(regel, regel.nr == Zoekpassage.nr)
        .outerjoin(LogboekPayload, LogboekPayload.nr == regel.nr)
        .outerjoin(schrijver, schrijver.id == regel.gebruiker_id)
        .outerjoin(Document, and_(is_document, Document.id == Zoekpassage.object_id))
        .outerjoin(Notitie, and_(is_notitie, Notitie.id == Zoekpassage.object_id))
        .outerjoin(Documenttekst, Documenttekst.document_id == Document.id)
        .outerjoin(bijvoeger, bijvoeger.id == func.coalesce(Document.toegevoegd_door_id, Notitie.door_id))
        .order_by(Zoekpassage.id.asc() if terug else Zoekpassage.id.desc())
    )


def _vondst(rij: Row[Any], vraag: Zoekvraag) -> Vondst:
    """A find, with the parts of its text in which the words are."""
    waar = (rij.id, rij.zaaknummer, rij.aanbieder, rij.soort, rij.kring, moment_van(rij.id))
    if rij.document_id:
        delen = document_delen(rij.naam, rij.omschrijving, rij.tekst)
        gevonden = fragmenten(delen, vraag, stam)
        return Vondst(
            *waar,
            rij.documentdatum,
            rij.bijvoeger,
            gevonden,
            document_id=rij.document_id,
            naam=rij.naam,
            ingetrokken=rij.ingetrokken,
        )
    if rij.volgnr:
        return Vondst(
            *waar, None, rij.bijvoeger, fragmenten(notitie_delen(rij.notitie), vraag, stam), notitie=rij.volgnr
        )
    inhoud = keten.ontzegel(rij.inhoud) if rij.inhoud else {}
    delen = teksten_van(rij.actie, inhoud, geweigerd=rij.uitkomst == GEWEIGERD, kring=rij.kring)
    if rij.kring is Kring.TEAM:
        delen += genoemd_delen(rij.actie, inhoud, namen_van(rij.regio))
    return Vondst(
        *waar,
        rij.datum,
        rij.schrijver or SYSTEEM.naam,
        fragmenten(delen, vraag, stam),
        rij.actie,
        geweigerd=rij.uitkomst == GEWEIGERD,
        object=rij.object or "",
        regelnr=rij.zaak_nr,
    )
