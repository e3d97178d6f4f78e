"""Decisions under mandaat: judged on their own date, divided to the cent, corrected only by a reversing entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningInsert

from app.db import los, tabel
from app.domain.basis.bedrag import namens
from app.domain.basis.begrippen import Organisatiesoort
from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.besluit.besluit import (
    Aanvraag,
    Geweigerd,
    NieuwBesluit,
    Toegestaan,
    is_laat_ingevoerd,
    ruimte_op,
    toets,
)
from app.domain.besluit.tweehandtekeningen import laagste, toets_een_handtekening
from app.domain.besluit.verdeling import Gewichten
from app.domain.mandaat.houderschap import Houderschap, ambt_van
from app.domain.mandaat.mandaatfamilie import Stand, op_dag, voor_besluit
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, is_actief_op
from app.models import Besluit, BesluitDeel, Gebruiker, Mandaat, Zaak
from app.naast import voeg_toe
from app.regios import profiel
from app.services.besluit.gewichten import gewichten
from app.services.geld.boek import eis_niets_toegezegd
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.besluitlijst import vind_besluit
from app.services.mandaat.houderschap import houderschap_op, houderschap_van
from app.services.mandaat.stand import lijst_mandaten, mandaten_met_boekingen


@dataclass(frozen=True)
class Herkomst:
    """Where a decision comes from when who acts does not take it alone and now: its holder, the day on which he held
    (else that of the decision), and the columns that say so. `alleen` asks whether one signature is enough.
    """

    alleen: bool = False
    houder: Gebruiker | None = None
    dag: date | None = None
    meer: Mapping[str, Any] = field(default_factory=dict)


ZELF = Herkomst(alleen=True)
"""Whoever acts takes it, alone and now."""


def neem_besluit(werk: Werk, zaaknummer: str, nieuw: NieuwBesluit) -> Besluit:
    """Take a decision under the mandaten that the actor holds; refused attempts are noted with the amount.

    Raises GeenRecht, ZaakGesloten, DatumInToekomst, OngeldigeInvoer, MandaatOntbreekt, MandaatNietActief,
    InstemmingOntbreekt, BuitenLooptijd, PlafondOverschreden, VerdelingKloptNiet, TweedeHandtekeningNodig.
    """
    werk.wil("neem_besluit", datum=nieuw.datum, **nieuw.in_woorden())
    zaak = open_dossier(werk, zaaknummer, Recht.BESLUIT_NEMEN).zaak
    return beslis(werk, zaak, nieuw)


def beslis(werk: Werk, zaak: Zaak, nieuw: NieuwBesluit, van: Herkomst = ZELF) -> Besluit:
    """Judge the decision on its own date, and record it. Raises what `neem_besluit` does."""
    oordeel = beoordeel(werk, zaak, nieuw, van)
    mandaten, over, datum = oordeel.mandaten, oordeel.toegestaan.ruimte.over, nieuw.datum
    besluit = _leg_vast(werk, zaak, nieuw, oordeel.toegestaan.verdeling, mandaten, {**oordeel.meer, **van.meer})
    besluit.over_na = _over_na(oordeel.bekend, oordeel.toegestaan.verdeling, datum)
    van_, naar = (None, None) if nieuw.bedrag is None else (str(over), str(over - nieuw.bedrag))
    _noteer(werk, besluit, van_, naar, sum(m.voorwaarden_open or 0 for m in mandaten))
    return besluit


@dataclass(frozen=True)
class Oordeel:
    """A decision that may be taken: the mandaten under which it falls, how it is divided, and columns that follow."""

    toegestaan: Toegestaan
    mandaten: Sequence[Mandaat]
    bekend: Stand
    meer: Mapping[str, Any]
    grens: int | None
    """From which amount (euro cents) both Regievoerders sign; None when one may."""


def beoordeel(werk: Werk, zaak: Zaak, nieuw: NieuwBesluit, van: Herkomst) -> Oordeel:
    """Whether it may be taken; nothing is recorded. Raises what `neem_besluit` does."""
    eis_lopend(zaak)
    nieuw.toets_vorm(zaak.geopend_datum, werk.verzoek.vandaag)
    alle = mandaten_met_boekingen(werk.session, zaak)
    bekend = [(mandaat.feiten(), boekingen) for mandaat, boekingen in alle]
    stand = voor_besluit(bekend, nieuw.datum)
    if van.houder is None:
        wie = houderschap_van(werk.session, zaak.regio, werk.verzoek.actor, stand, nieuw.datum)
    else:
        wie = houderschap_op(werk.session, zaak.regio, van.houder, stand, van.dag or nieuw.datum)
    gevraagd = aanvraag(werk.session, zaak, wie, nieuw, stand)
    oordeel = toets(gevraagd, stand)
    if isinstance(oordeel, Geweigerd):
        raise oordeel.reden
    mandaten = [mandaat for mandaat, _ in alle if mandaat.id in oordeel.verdeling]
    grens = laagste([profiel(zaak.regio).tweede_vanaf(nieuw.soort), *(m.tweede_vanaf for m in mandaten)])
    if van.alleen:
        toets_een_handtekening(grens, nieuw.bedrag)
    ambt = {"functie": ambt_van(mandaten), "waarnemend": any(map(wie.neemt_waar, mandaten))}
    return Oordeel(oordeel, mandaten, bekend, {**_gewogen(gevraagd.gewichten, oordeel.verdeling), **ambt}, grens)


def _gewogen(gewichten: Gewichten[int] | None, verdeling: Mapping[int, int]) -> dict[str, Any]:
    """What is kept of the weights: of which year or day, and of counts, that may be corrected, what they were."""
    if gewichten is None:
        return {}
    geteld = {str(id_): gewichten.per_sleutel[id_] for id_ in verdeling} if gewichten.teldatum else None
    return {"peiljaar": gewichten.jaar, "teldatum": gewichten.teldatum, "gewichten": geteld}


def _over_na(bekend: Stand, verdeling: Mapping[int, int], datum: date) -> int:
    """What is left on the day of a decision that is divided so, with it: what `stand.ruimte` would read."""
    erbij = [(f, [*eigen, (datum, verdeling[f.id])] if f.id in verdeling else eigen) for f, eigen in bekend]
    return ruimte_op(op_dag(erbij, datum), datum).over


def aanvraag(
    session: Session, zaak: Zaak, wie: Houderschap, nieuw: NieuwBesluit, stand: Iterable[Mandaatfeiten]
) -> Aanvraag:
    """What is asked of the rules, with what each grantor weighs when the key asks for it."""
    doen_mee = {f.id for f in stand if f.soort is nieuw.soort and f.over > 0 and is_actief_op(f, nieuw.datum)}
    gewogen = gewichten(session, zaak, nieuw, doen_mee)
    return Aanvraag(nieuw.soort, nieuw.datum, wie, nieuw.bedrag, nieuw.hoe, nieuw.verdeling, gewogen, nieuw.functie)


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
    eis_niets_toegezegd(werk.session, zaak, oud.id)
    toets_datum(datum, werk.verzoek.vandaag, oud.datum)
    toets_motivering(motivering)
    nieuw = NieuwBesluit(oud.soort, motivering, datum, -oud.bedrag if oud.bedrag is not None else None)
    terug = {d.mandaat_id: -d.bedrag for d in oud.delen}
    mandaten = [m for m in lijst_mandaten(werk.session, zaak.id) if m.id in terug]
    besluit = _leg_vast(werk, zaak, nieuw, terug, mandaten, {"tegenboeking_van_id": oud.id})
    _noteer(werk, besluit)
    return besluit


def _leg_vast(
    werk: Werk,
    zaak: Zaak,
    nieuw: NieuwBesluit,
    verdeling: Mapping[int, int],
    mandaten: Sequence[Mandaat],
    meer: Mapping[str, Any],
) -> Besluit:
    """The rows of a decision with the next number of the zaak: as they were written, not to be changed.

    `meer` are columns that not every decision has.
    """
    tegen = "tegenboeking_van_id" in meer
    rij = {
        **dict.fromkeys(_NIET_ALTIJD),
        "waarnemend": False,
        **meer,
        "zaak_id": zaak.id,
        "soort": nieuw.soort,
        "omschrijving": nieuw.omschrijving,
        "datum": nieuw.datum,
        "bedrag": nieuw.bedrag,
        "sleutel": nieuw.hoe if nieuw.bedrag is not None and not tegen else None,
        "namens": _namens(mandaten),
        "laat_ingevoerd": is_laat_ingevoerd(nieuw.datum, werk.verzoek.vandaag),
        "ingevoerd_op": werk.verzoek.nu,
        "ingevoerd_door_id": werk.verzoek.actor.id,
    }
    id_, volgnr = werk.session.execute(_voeg_toe(), {"van_zaak": zaak.id, **rij}).one()
    delen = [
        {"besluit_id": id_, "mandaat_id": m.id, "mandaat_versie": m.versie, "bedrag": verdeling[m.id]} for m in mandaten
    ]
    voeg_toe(werk.session, BesluitDeel, delen)
    van = [los(BesluitDeel, deel | {"mandaat": m}) for deel, m in zip(delen, mandaten, strict=True)]
    return los(Besluit, rij | {"id": id_, "volgnr": volgnr, "delen": van})


_NIET_ALTIJD = (
    "peiljaar", "teldatum", "gewichten", "functie", "tegenboeking_van_id", "inlezing_id", "voorstel_id",
    "voorbereid_door_id",
)  # fmt: skip


@cache
def _voeg_toe() -> ReturningInsert[int, int]:
    rijen = tabel(Besluit)
    hoogste = select(func.coalesce(func.max(rijen.c.volgnr), 0) + 1).where(rijen.c.zaak_id == bindparam("van_zaak"))
    return insert(rijen).values(volgnr=hoogste.scalar_subquery()).returning(rijen.c.id, rijen.c.volgnr)


def _namens(mandaten: Iterable[Mandaat]) -> str:
    gevers = list({m.mandaatgever_id: m.mandaatgever for m in mandaten}.values())
    regios = [g.naam for g in gevers if g.soort is Organisatiesoort.REGIO]
    return namens([g.naam for g in gevers if g.soort is not Organisatiesoort.REGIO], regios)


def _noteer(
    werk: Werk, besluit: Besluit, van: str | None = None, naar: str | None = None, voorwaarden_open: int = 0
) -> None:
    """`van` and `naar` give the headroom before and after, in euro cents."""
    werk.noteer(
        van=van,
        naar=naar,
        object=f"besluit/{besluit.id}",
        namens=tuple(d.mandaat.mandaatgever.code for d in besluit.delen),
        laat_ingevoerd="ja" if besluit.laat_ingevoerd else None,
        peiljaar=besluit.peiljaar,
        teldatum=str(besluit.teldatum) if besluit.teldatum else None,
        functie=besluit.functie,
        waarnemend="ja" if besluit.waarnemend else None,
        voorstel=besluit.voorstel_id,
        voorwaarden_open=voorwaarden_open or None,
        verdeling=_per_gever(besluit.delen),
        mandaten={str(d.mandaat_id): d.mandaat_versie for d in besluit.delen},
        tegenboeking_van=besluit.tegenboeking_van_id,
    )


def _per_gever(delen: Iterable[BesluitDeel]) -> dict[str, int]:
    som: dict[str, int] = {}
    for deel in delen:
        code = deel.mandaat.mandaatgever.code
        som[code] = som.get(code, 0) + deel.bedrag
    return som
