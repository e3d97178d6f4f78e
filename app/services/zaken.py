"""The course of a zaak: open, determine the trede, close, reopen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.domain import verloop
from app.domain.begrippen import RUST, TREDEN, Afspraakstatus, Rol, Toestand, Uitkomst, Zaakrol
from app.domain.fouten import OngeldigeInvoer
from app.domain.rechten import Recht
from app.domain.verloop import Bepaling
from app.draaiboeken import editie_op
from app.models import Aanbieder, Afspraak, Rolvervulling, Tredebepaling, Zaak, Zaaknummerreeks
from app.regios import profiel
from app.services.aanbieders import NieuweAanbieder, kies_aanbieder
from app.services.mandaatstand import tel_actieve
from app.services.toegang import eis_recht, open_dossier
from app.services.toewijzing import kandidaten
from app.services.tredestart import begin_trede
from app.services.uitvoering import Werk

STARTTOESTANDEN = (Toestand.SIGNAAL, *TREDEN)


@dataclass(frozen=True)
class NieuweZaak:
    """What is needed to open a zaak; `datum` is the business date, `aanbieder` an id or a new provider."""

    aanbieder: int | NieuweAanbieder
    trede: Toestand
    motivering: str
    datum: date


def open_zaak(werk: Werk, nieuw: NieuweZaak) -> Zaak:
    """Open a zaak, in any trede: a bankruptcy comes overnight. The Regievoerders come from the region's profile.

    Raises GeenRecht, OngeldigeInvoer, NietGevonden, MotiveringVerplicht, DatumInToekomst.
    """
    actor = werk.verzoek.actor
    werk.wil("open_zaak", datum=nieuw.datum, motivering=nieuw.motivering)
    eis_recht(actor, Recht.ZAAK_OPENEN)
    if nieuw.trede not in STARTTOESTANDEN:
        raise OngeldigeInvoer("Kies signaal of een trede.", veld="trede")
    verloop.toets_datum(nieuw.datum, werk.verzoek.vandaag)
    verloop.toets_motivering(nieuw.motivering)
    aanbieder = kies_aanbieder(werk, nieuw.aanbieder)
    zaak = werk.zaak = _maak_zaak(werk, nieuw, aanbieder)
    _zet_begin(werk, zaak, nieuw)
    werk.noteer(
        naar=nieuw.trede,
        object=f"zaak/{zaak.zaaknummer}",
        versie=zaak.versie,
        aanbieder=aanbieder.naam,
        kvk=aanbieder.kvk_nummer,
        rechtsvorm=aanbieder.rechtsvorm or None,
        editie=zaak.editie,
    )
    return zaak


def _maak_zaak(werk: Werk, nieuw: NieuweZaak, aanbieder: Aanbieder) -> Zaak:
    zaak = Zaak(
        zaaknummer=_volgend_nummer(werk.session, nieuw.datum.year),
        regio=werk.verzoek.actor.regio,
        editie=editie_op(nieuw.datum).code,
        aanbieder_id=aanbieder.id,
        toestand=nieuw.trede,
        toestand_sinds=nieuw.datum,
        geopend_datum=nieuw.datum,
        gedeeld=nieuw.trede in TREDEN,
        gewijzigd_op=werk.verzoek.nu,
    )
    werk.session.add(zaak)
    werk.session.flush()
    return zaak


def _zet_begin(werk: Werk, zaak: Zaak, nieuw: NieuweZaak) -> None:
    """The first tredebepaling with its steps, the Regievoerders, the open agreements."""
    session, regio = werk.session, profiel(zaak.regio)
    bepaling = _leg_vast(werk, zaak, None, Bepaling(nieuw.trede, nieuw.datum, nieuw.motivering))
    begin_trede(werk, zaak, bepaling)
    functies = {f.code for f in regio.functies if f.rol is Rol.REGIEVOERDER}
    regievoerders = [
        {"zaak_id": zaak.id, "gebruiker_id": gebruiker.id, "rol": Zaakrol.REGIEVOERDER, "van": nieuw.datum}
        for gebruiker in kandidaten(session, zaak.regio, Rol.REGIEVOERDER)
        if gebruiker.functie_code in functies
    ]
    if regievoerders:
        session.execute(insert(Rolvervulling), regievoerders)
    session.add_all(Afspraak(zaak_id=zaak.id, nummer=a.nummer, status=Afspraakstatus.OPEN) for a in regio.afspraken)
    session.flush()


def _volgend_nummer(session: Session, jaar: int) -> str:
    """The next readable number of the year, such as 2025-0001; the row of the year is locked until the end."""
    maak = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    vraag = (
        maak(Zaaknummerreeks)
        .values(jaar=jaar, laatste=1)
        .on_conflict_do_update(index_elements=["jaar"], set_={"laatste": Zaaknummerreeks.laatste + 1})
        .returning(Zaaknummerreeks.laatste)
    )
    return f"{jaar}-{session.scalars(vraag).one():04d}"


def bepaal_trede(werk: Werk, zaaknummer: str, bepaling: Bepaling, versie: int | None = None) -> Zaak:
    """Determine the trede: up, down or skipping. Raises what `verloop.toets_bepaling` and `open_dossier` raise."""
    werk.wil(
        "bepaal_trede",
        datum=bepaling.datum,
        gevraagd=bepaling.naar.value,
        motivering=bepaling.motivering,
        onderbouwing=bepaling.onderbouwing,
        geraadpleegd=bepaling.geraadpleegd,
        standpunt_toezichthouder=bepaling.standpunt_toezichthouder,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.TREDE_BEPALEN, versie=versie).zaak
    van = zaak.toestand
    naar = verloop.toets_bepaling(van, bepaling, werk.verzoek.vandaag, zaak.toestand_sinds)
    _verzet(werk, zaak, naar, bepaling)
    return zaak


def sluit_af(
    werk: Werk, zaaknummer: str, uitkomst: Uitkomst, toelichting: str, datum: date, versie: int | None = None
) -> Zaak:
    """Close with an outcome, when no mandaat is active on that day or now.

    Raises ActieveMandaten and what `verloop.toets_sluiten` raises more.
    """
    werk.wil("sluit_af", datum=datum, uitkomst=uitkomst.value, toelichting=toelichting)
    zaak = open_dossier(werk, zaaknummer, Recht.ZAAK_AFSLUITEN, versie=versie).zaak
    verloop.toets_sluiten(zaak.toestand, tel_actieve(werk.session, zaak, datum, werk.verzoek.vandaag))
    verloop.toets_datum(datum, werk.verzoek.vandaag, zaak.toestand_sinds)
    verloop.toets_motivering(toelichting, "toelichting")
    zaak.uitkomst = uitkomst
    _verzet(werk, zaak, Toestand.AFGESLOTEN, Bepaling(Toestand.AFGESLOTEN, datum, toelichting))
    return zaak


def heropen(
    werk: Werk, zaaknummer: str, naar: Toestand, motivering: str, datum: date, versie: int | None = None
) -> Zaak:
    """Reopen in the trede that is then determined: the file stays, a new period begins, no mandaat revives."""
    werk.wil("heropen", datum=datum, gevraagd=naar.value, motivering=motivering)
    zaak = open_dossier(werk, zaaknummer, Recht.ZAAK_HEROPENEN, versie=versie).zaak
    verloop.overgang(verloop.HEROPEN, zaak.toestand, naar)
    verloop.toets_datum(datum, werk.verzoek.vandaag, zaak.toestand_sinds)
    verloop.toets_motivering(motivering)
    zaak.periode += 1
    zaak.uitkomst = None
    _verzet(werk, zaak, naar, Bepaling(naar, datum, motivering))
    return zaak


def _verzet(werk: Werk, zaak: Zaak, naar: Toestand, bepaling: Bepaling) -> None:
    """Carry out a judged change of state, its steps and its entry."""
    van = zaak.toestand
    zaak.toestand, zaak.toestand_sinds = naar, bepaling.datum
    zaak.gedeeld = zaak.gedeeld or naar in TREDEN
    zaak.gewijzigd_op = werk.verzoek.nu
    rij = _leg_vast(werk, zaak, van, bepaling)
    begin_trede(werk, zaak, rij)
    werk.noteer(van=van, naar=naar, object=f"zaak/{zaak.zaaknummer}", versie=zaak.versie)


def _leg_vast(werk: Werk, zaak: Zaak, van: Toestand | None, bepaling: Bepaling) -> Tredebepaling:
    volgnr = select(func.coalesce(func.max(Tredebepaling.volgnr), 0) + 1).where(Tredebepaling.zaak_id == zaak.id)
    rij = Tredebepaling(
        zaak_id=zaak.id,
        volgnr=volgnr.scalar_subquery(),
        periode=zaak.periode,
        van=van,
        naar=bepaling.naar,
        datum=bepaling.datum,
        motivering=bepaling.motivering,
        onderbouwing=bepaling.onderbouwing,
        geraadpleegd=bepaling.geraadpleegd,
        standpunt_toezichthouder=bepaling.standpunt_toezichthouder,
        uitkomst=zaak.uitkomst if bepaling.naar in RUST else None,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    return rij
