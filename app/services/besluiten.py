"""Decisions under mandaat: judged on their own date, divided to the cent, corrected only by a reversing entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.domain import verloop
from app.domain.begrippen import Mandaatsoort, Organisatiesoort
from app.domain.besluit import Aanvraag, Geweigerd, is_laat_ingevoerd, namens, toets
from app.domain.fouten import NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.invoer import toets_bedrag, toets_lengte
from app.domain.mandaat import is_actief_op
from app.domain.rechten import Recht
from app.models import Besluit, BesluitDeel, Mandaat, Zaak
from app.services.mandaatstand import feiten_voor_besluit, lijst_mandaten
from app.services.toegang import eis_lopend, open_dossier
from app.services.uitvoering import Werk


@dataclass(frozen=True)
class NieuwBesluit:
    """A decision to take. `bedrag` in euro cents, None for inhoud; `verdeling` by hand, euro cents per mandaat id."""

    soort: Mandaatsoort
    omschrijving: str
    datum: date
    bedrag: int | None = None
    verdeling: Mapping[int, int] | None = None


def neem_besluit(werk: Werk, zaaknummer: str, nieuw: NieuwBesluit) -> Besluit:
    """Take a decision under the mandaten that the actor holds; refused attempts are noted with the amount.

    Raises GeenRecht, ZaakGesloten, DatumInToekomst, OngeldigeInvoer, MandaatOntbreekt, MandaatNietActief,
    InstemmingOntbreekt, BuitenLooptijd, PlafondOverschreden, VerdelingKloptNiet.
    """
    werk.wil(
        "neem_besluit",
        datum=nieuw.datum,
        soort=nieuw.soort.value,
        omschrijving=nieuw.omschrijving,
        bedrag=nieuw.bedrag,
        verdeling={str(sleutel): deel for sleutel, deel in (nieuw.verdeling or {}).items()} or None,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    _toets_vorm(zaak, nieuw, werk.verzoek.vandaag)
    stand = feiten_voor_besluit(werk.session, zaak, nieuw.datum)
    aanvraag = Aanvraag(nieuw.soort, nieuw.datum, werk.verzoek.actor.id, nieuw.bedrag, nieuw.verdeling)
    oordeel = toets(aanvraag, stand)
    if isinstance(oordeel, Geweigerd):
        raise oordeel.reden
    over = sum(m.over for m in stand if m.soort is nieuw.soort and is_actief_op(m, nieuw.datum))
    besluit = _leg_vast(werk, zaak, nieuw, oordeel.verdeling)
    van, naar = (None, None) if nieuw.bedrag is None else (str(over), str(over - nieuw.bedrag))
    _noteer(werk, besluit, van, naar)
    return besluit


def _toets_vorm(zaak: Zaak, nieuw: NieuwBesluit, vandaag: date) -> None:
    eis_lopend(zaak)
    verloop.toets_datum(nieuw.datum, vandaag, zaak.geopend_datum)
    verloop.toets_motivering(nieuw.omschrijving, "omschrijving")
    toets_lengte(nieuw.omschrijving, "omschrijving")
    if (nieuw.soort is Mandaatsoort.FINANCIEN) != (nieuw.bedrag is not None):
        if nieuw.bedrag is None:
            raise OngeldigeInvoer("Een besluit over financiën heeft een bedrag nodig.", veld="bedrag")
        raise OngeldigeInvoer("Een besluit over inhoud heeft geen bedrag. Maak dit veld leeg.", veld="bedrag")
    if nieuw.bedrag is not None:
        toets_bedrag(nieuw.bedrag)


def boek_tegen(werk: Werk, zaaknummer: str, besluit_id: int, datum: date, motivering: str) -> Besluit:
    """Reverse a decision with an entry of the opposite amounts; the decision itself stays.

    Raises NietGevonden, OngeldigeOvergang, MotiveringVerplicht, DatumOnlogisch.
    """
    werk.wil("boek_tegen", datum=datum, object=f"besluit/{besluit_id}", motivering=motivering)
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    eis_lopend(zaak)
    oud = vind_besluit(werk.session, zaak, besluit_id)
    if oud.tegenboeking_van_id or werk.session.scalar(
        select(Besluit.id).where(Besluit.tegenboeking_van_id == besluit_id)
    ):
        raise OngeldigeOvergang("Dit besluit is al teruggedraaid.")
    verloop.toets_datum(datum, werk.verzoek.vandaag, oud.datum)
    verloop.toets_motivering(motivering)
    nieuw = NieuwBesluit(oud.soort, motivering, datum, -oud.bedrag if oud.bedrag is not None else None)
    besluit = _leg_vast(werk, zaak, nieuw, {d.mandaat_id: -d.bedrag for d in oud.delen}, oud.id)
    _noteer(werk, besluit)
    return besluit


def _leg_vast(
    werk: Werk, zaak: Zaak, nieuw: NieuwBesluit, verdeling: Mapping[int, int], tegen: int | None = None
) -> Besluit:
    mandaten = {m.id: m for m in lijst_mandaten(werk.session, zaak.id) if m.id in verdeling}
    volgnr = select(func.coalesce(func.max(Besluit.volgnr), 0) + 1).where(Besluit.zaak_id == zaak.id)
    besluit = Besluit(
        zaak_id=zaak.id,
        volgnr=volgnr.scalar_subquery(),
        soort=nieuw.soort,
        omschrijving=nieuw.omschrijving,
        datum=nieuw.datum,
        bedrag=nieuw.bedrag,
        namens=_namens(mandaten.values()),
        laat_ingevoerd=is_laat_ingevoerd(nieuw.datum, werk.verzoek.vandaag),
        tegenboeking_van_id=tegen,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
        delen=[
            BesluitDeel(mandaat_id=i, mandaat_versie=m.versie, bedrag=verdeling[i], mandaat=m)
            for i, m in mandaten.items()
        ],
    )
    werk.session.add(besluit)
    werk.session.flush()
    return besluit


def _namens(mandaten: Iterable[Mandaat]) -> str:
    gevers = [m.mandaatgever for m in mandaten]
    regios = [g.naam for g in gevers if g.soort is Organisatiesoort.REGIO]
    return namens([g.naam for g in gevers if g.soort is not Organisatiesoort.REGIO], regios)


def _noteer(werk: Werk, besluit: Besluit, van: str | None = None, naar: str | None = None) -> None:
    """`van` and `naar` give the headroom before and after, in euro cents."""
    werk.noteer(
        van=van,
        naar=naar,
        object=f"besluit/{besluit.id}",
        namens=tuple(d.mandaat.mandaatgever.code for d in besluit.delen),
        laat_ingevoerd="ja" if besluit.laat_ingevoerd else None,
        verdeling={d.mandaat.mandaatgever.code: d.bedrag for d in besluit.delen},
        mandaten={str(d.mandaat_id): d.mandaat_versie for d in besluit.delen},
    )


def lijst_besluiten(session: Session, zaak_id: int) -> Sequence[Besluit]:
    """Decisions of the zaak with their parts and grantors, in order of entry."""
    return (
        session.scalars(
            select(Besluit).where(Besluit.zaak_id == zaak_id).order_by(Besluit.volgnr).options(*_met_delen())
        )
        .unique()
        .all()
    )


def vind_besluit(session: Session, zaak: Zaak, besluit_id: int) -> Besluit:
    """One decision of the zaak. Raises NietGevonden."""
    besluit = (
        session.scalars(
            select(Besluit).where(Besluit.id == besluit_id, Besluit.zaak_id == zaak.id).options(*_met_delen())
        )
        .unique()
        .one_or_none()
    )
    if besluit is None:
        raise NietGevonden("Dit besluit bestaat niet.")
    return besluit


def _met_delen() -> tuple[ORMOption, ...]:
    return (joinedload(Besluit.delen).joinedload(BesluitDeel.mandaat).joinedload(Mandaat.mandaatgever),)
