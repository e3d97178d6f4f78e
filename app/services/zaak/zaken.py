"""The course of a zaak: open, determine the trede, close, reopen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.basis.begrippen import TREDEN, Afspraakstatus, Toestand, Uitkomst
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.zaak import verloop
from app.domain.zaak.grendeltoets import Bevinding, passeer, toets_grendels
from app.domain.zaak.verloop import Bepaling
from app.draaiboeken import editie_op
from app.models import Aanbieder, Afspraak, Zaak
from app.naast import voeg_toe
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder, kies_aanbieder
from app.services.draaiboek.bepalingen import leg_bepaling_vast
from app.services.draaiboek.edities import bevries, editie_van
from app.services.kern.toegang import eis_recht, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.teruggave import eindig_bij_sluiten
from app.services.zaak.noodgrepen import leg_noodgreep_vast
from app.services.zaak.nummers import volgend_zaaknummer
from app.services.zaak.regievoering import begin_regievoering
from app.services.zaak.stand import BLOKKERENDE, zaakstand
from app.services.zaak.tredestart import begin_trede

STARTTOESTANDEN = (Toestand.SIGNAAL, *TREDEN)


@dataclass(frozen=True)
class NieuweZaak:
    """What is needed to open a zaak; `datum` is the business date, `aanbieder` an id or a new provider."""

    aanbieder: int | NieuweAanbieder
    trede: Toestand
    motivering: str
    datum: date


def open_zaak(werk: Werk, nieuw: NieuweZaak) -> Zaak:
    """Open a zaak, in any trede: a bankruptcy comes overnight. Who holds the leading offices leads it.

    Raises GeenRecht, OngeldigeInvoer, NietGevonden, MotiveringVerplicht, DatumInToekomst.
    """
    actor = werk.verzoek.actor
    werk.wil("open_zaak", datum=nieuw.datum, motivering=nieuw.motivering)
    eis_recht(actor, Recht.ZAAK_OPENEN)
    if nieuw.trede not in STARTTOESTANDEN:
        raise OngeldigeInvoer("Kies signaal of een trede.", veld="trede")
    toets_datum(nieuw.datum, werk.verzoek.vandaag)
    toets_motivering(nieuw.motivering)
    aanbieder = kies_aanbieder(werk, nieuw.aanbieder)
    zaak = werk.zaak = _maak_zaak(werk, nieuw, aanbieder)
    regievoerders = _zet_begin(werk, zaak, nieuw)
    werk.noteer(
        naar=nieuw.trede,
        object=f"zaak/{zaak.zaaknummer}",
        versie=zaak.versie,
        aanbieder=aanbieder.naam,
        kvk=aanbieder.kvk_nummer,
        rechtsvorm=aanbieder.rechtsvorm or None,
        editie=zaak.editie,
        editie_sha256=zaak.editie_sha256,
        regievoerders=regievoerders,
    )
    return zaak


def _maak_zaak(werk: Werk, nieuw: NieuweZaak, aanbieder: Aanbieder) -> Zaak:
    editie = editie_op(nieuw.datum)
    zaak = Zaak(
        zaaknummer=volgend_zaaknummer(werk.session, nieuw.datum),
        regio=werk.verzoek.actor.regio,
        editie=editie.deel.code,
        editie_sha256=bevries(werk.session, editie, werk.verzoek.nu),
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


def _zet_begin(werk: Werk, zaak: Zaak, nieuw: NieuweZaak) -> dict[str, str]:
    """The first tredebepaling with its steps, the Regievoerders, the open agreements.

    Returns who leads, by pseudonym, from which day: with it the logboek can be replayed.
    """
    session, regio = werk.session, profiel(zaak.regio)
    bepaling = leg_bepaling_vast(werk, zaak, None, Bepaling(nieuw.trede, nieuw.datum, nieuw.motivering))
    begin_trede(werk, zaak, bepaling)
    leiding = begin_regievoering(session, zaak, werk.verzoek.vandaag)
    afspraken = [{"zaak_id": zaak.id, "nummer": a.nummer, "status": Afspraakstatus.OPEN} for a in regio.afspraken]
    voeg_toe(session, Afspraak, afspraken)
    return leiding


def bepaal_trede(werk: Werk, zaaknummer: str, bepaling: Bepaling, versie: int | None = None) -> Zaak:
    """Determine the trede: up, down or skipping, past what the guards of the edition ask.

    Raises what `verloop.toets_bepaling` and `open_dossier` raise, the obstacle of a guard that is not passed with a
    noodgreep, and NoodgreepOnnodig.
    """
    werk.wil(
        "bepaal_trede",
        datum=bepaling.datum,
        gevraagd=bepaling.naar.value,
        motivering=bepaling.motivering,
        onderbouwing=bepaling.onderbouwing,
        geraadpleegd=bepaling.geraadpleegd,
        standpunt_toezichthouder=bepaling.standpunt_toezichthouder,
        noodgreep=bepaling.noodgreep,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.TREDE_BEPALEN, versie=versie).zaak
    naar = verloop.toets_bepaling(zaak.toestand, bepaling, werk.verzoek.vandaag, zaak.toestand_sinds)
    gevonden = _bevindingen(werk, zaak, naar, bepaling.datum, onderbouwd=heeft_inhoud(bepaling.onderbouwing))
    _verzet(werk, zaak, naar, bepaling, passeer(gevonden, bepaling.noodgreep))
    return zaak


def sluit_af(
    werk: Werk,
    zaaknummer: str,
    uitkomst: Uitkomst,
    toelichting: str,
    datum: date,
    noodgreep: str = "",
    versie: int | None = None,
) -> Zaak:
    """Close with an outcome, when no guard blocks; in an emergency past what the edition allows to pass.

    Mandaten whose grantor agreed to it end with it. Raises the first obstacle of the guards (such as ActieveMandaten),
    NoodgreepOnnodig, TerugwerkendeIntrekking, and what `verloop.overgang` raises.
    """
    wens = {"uitkomst": uitkomst.value, "toelichting": toelichting, "noodgreep": noodgreep}
    werk.wil("sluit_af", datum=datum, **wens)
    zaak = open_dossier(werk, zaaknummer, Recht.ZAAK_AFSLUITEN, versie=versie).zaak
    naar = verloop.overgang(verloop.SLUIT_AF, zaak.toestand, Toestand.AFGESLOTEN)
    gepasseerd = passeer(_bevindingen(werk, zaak, naar, datum), noodgreep)
    toets_datum(datum, werk.verzoek.vandaag, zaak.toestand_sinds)
    toets_motivering(toelichting, "toelichting")
    if eindig_bij_sluiten(werk, zaak, datum):
        werk.wil("sluit_af", datum=datum, **wens)
    zaak.uitkomst = uitkomst
    _verzet(werk, zaak, naar, Bepaling(naar, datum, toelichting, noodgreep=noodgreep), gepasseerd)
    return zaak


def _bevindingen(werk: Werk, zaak: Zaak, naar: Toestand, datum: date, *, onderbouwd: bool = False) -> list[Bevinding]:
    """What blocks on that day or now; warnings are for the pages."""
    dagen = (datum, werk.verzoek.vandaag)
    stand = zaakstand(werk.session, zaak, naar, dagen, onderbouwd=onderbouwd, werking=BLOKKERENDE)
    return toets_grendels(editie_van(werk.session, zaak).grendels, stand)


def heropen(
    werk: Werk, zaaknummer: str, trede: Toestand, motivering: str, datum: date, versie: int | None = None
) -> Zaak:
    """Reopen in the trede that is then determined: the file stays, a new period begins, no mandaat revives."""
    werk.wil("heropen", datum=datum, gevraagd=trede.value, motivering=motivering)
    zaak = open_dossier(werk, zaaknummer, Recht.ZAAK_HEROPENEN, versie=versie).zaak
    verloop.overgang(verloop.HEROPEN, zaak.toestand, trede)
    toets_datum(datum, werk.verzoek.vandaag, zaak.toestand_sinds)
    toets_motivering(motivering)
    verloop.begin_periode(zaak)
    _verzet(werk, zaak, trede, Bepaling(trede, datum, motivering))
    return zaak


def _verzet(werk: Werk, zaak: Zaak, naar: Toestand, bepaling: Bepaling, gepasseerd: Sequence[Bevinding] = ()) -> None:
    """Carry out a judged change of state, its steps, the noodgreep if there was one, and its entry."""
    van = verloop.verzet(zaak, naar, bepaling.datum)
    zaak.gewijzigd_op = werk.verzoek.nu
    rij = leg_bepaling_vast(werk, zaak, van, bepaling)
    erbij: dict[str, Any] = {"vervallen_plichten": begin_trede(werk, zaak, rij) or None}
    if gepasseerd:
        noodgreep = leg_noodgreep_vast(werk, zaak, rij, gepasseerd, bepaling.noodgreep)
        erbij |= {
            "grendels": [b.naam for b in gepasseerd],
            "bekrachtigen_voor": noodgreep.uiterlijk_op.isoformat(),
        }
    werk.noteer(van=van, naar=naar, object=f"zaak/{zaak.zaaknummer}", versie=zaak.versie, **erbij)
