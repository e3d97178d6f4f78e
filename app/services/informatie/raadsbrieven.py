"""The raadsinformatiebrief: write the regional text, put a letter to each municipality, record that it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.domain.basis.bestand import Oordeel
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import toets_datum, toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.informatie.raadsbrief import MAX_TITEL, Briefstaat, toets_aanbieding, toets_romptekst, toets_verzending
from app.export.raadsbrief import Cijfer, maak_brief
from app.models import Raadsbrief, Romptekst, Zaak
from app.regios import profiel
from app.services.document.documenten import NieuwDocument, bewaar
from app.services.informatie.plichten import Verzending, vervul_raadsplicht
from app.services.informatie.raadsbriefblad import MEDIATYPE, bestandsnaam, brieven_van, vind_brief
from app.services.informatie.raadsbriefcijfers import PerGemeente, brief_van, cijfers, feiten
from app.services.kern.toegang import eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class NieuweRomptekst:
    """A version of the regional text; `datum` is its own date. Blank lines part its paragraphs."""

    titel: str
    tekst: str
    datum: date


def schrijf_romptekst(werk: Werk, zaaknummer: str, nieuw: NieuweRomptekst, versie: int | None = None) -> Romptekst:
    """A new version of the regional text, with a concept for each municipality; `versie` is the one the writer saw.

    Raises OngeldigeInvoer, ZaakGesloten, Verouderd, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("schrijf_romptekst", datum=nieuw.datum, titel=nieuw.titel, tekst=nieuw.tekst)
    zaak = open_dossier(werk, zaaknummer, Recht.RAADSBRIEF_SCHRIJVEN).zaak
    eis_lopend(zaak)
    vorige = laatste_romptekst(werk.session, zaak)
    eis_versie(vorige.versienr if vorige else 0, versie)
    toets_romptekst(nieuw.titel, nieuw.tekst, (vorige.titel, vorige.tekst) if vorige else None)
    toets_lengte(nieuw.titel, "titel", MAX_TITEL)
    toets_datum(nieuw.datum, werk.verzoek.vandaag, vorige.datum if vorige else zaak.geopend_datum)
    romptekst = _leg_tekst_vast(werk, zaak, nieuw, (vorige.versienr if vorige else 0) + 1)
    werk.noteer(object=f"romptekst/{romptekst.id}", versie=romptekst.versienr)
    return romptekst


def laatste_romptekst(session: Session, zaak: Zaak) -> Romptekst | None:
    vraag = select(Romptekst).where(Romptekst.zaak_id == zaak.id).order_by(Romptekst.versienr.desc()).limit(1)
    return session.scalars(vraag).one_or_none()


def _leg_tekst_vast(werk: Werk, zaak: Zaak, nieuw: NieuweRomptekst, versienr: int) -> Romptekst:
    romptekst = Romptekst(
        zaak_id=zaak.id,
        versienr=versienr,
        titel=nieuw.titel,
        tekst=nieuw.tekst,
        datum=nieuw.datum,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(romptekst)
    werk.session.flush()
    rijen = [
        {"romptekst_id": romptekst.id, "gemeente": g.code, "toelichting": ""}
        for g in profiel(zaak.regio).gemeenten_op(nieuw.datum)
    ]
    werk.session.execute(insert(Raadsbrief), rijen)
    return romptekst


def bied_raadsbrief_aan(werk: Werk, zaaknummer: str, gemeenten: Sequence[str], datum: date) -> list[Raadsbrief]:
    """Put the letter with the newest text to these municipalities: kept as a document with the figures of that day.

    Raises OngeldigeInvoer, NietGevonden, OngeldigeOvergang, ZaakGesloten, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("bied_raadsbrief_aan", datum=datum, gemeenten=list(gemeenten))
    zaak = open_dossier(werk, zaaknummer, Recht.RAADSBRIEF_SCHRIJVEN).zaak
    eis_lopend(zaak)
    brieven = _van_nieuwste_tekst(werk.session, zaak, gemeenten)
    for brief in brieven:
        toets_aanbieding(brief.feiten(), datum, werk.verzoek.vandaag)
    wat, eigen = feiten(werk.session, zaak, datum), cijfers(werk.session, zaak, datum)
    for brief in brieven:
        _bied_aan(werk, zaak, brief, datum, wat, eigen)
    return brieven


def _van_nieuwste_tekst(session: Session, zaak: Zaak, gemeenten: Sequence[str]) -> list[Raadsbrief]:
    romptekst = laatste_romptekst(session, zaak)
    if romptekst is None:
        raise OngeldigeInvoer("Er is nog geen tekst voor alle gemeenten. Schrijf die eerst.", veld="gemeenten")
    if not gemeenten:
        raise OngeldigeInvoer("Kies een of meer gemeenten.", veld="gemeenten")
    rijen = session.scalars(brieven_van(zaak).where(Raadsbrief.romptekst_id == romptekst.id))
    per_gemeente = {brief.gemeente: brief for brief in rijen}
    if onbekend := [code for code in gemeenten if code not in per_gemeente]:
        raise NietGevonden(f"{onbekend[0]} is geen gemeente van deze regio. Kies uit de lijst.", veld="gemeenten")
    return [per_gemeente[code] for code in dict.fromkeys(gemeenten)]


def _bied_aan(werk: Werk, zaak: Zaak, brief: Raadsbrief, datum: date, wat: list[Cijfer], eigen: PerGemeente) -> None:
    gegevens = brief_van(brief, zaak, datum, wat, eigen, concept=False)
    naam = bestandsnaam(gegevens.gemeente, brief.romptekst.versienr)
    document = bewaar(werk, zaak, NieuwDocument(naam, maak_brief(gegevens), datum, gegevens.titel), Oordeel(MEDIATYPE))
    brief.aangeboden_datum, brief.aangeboden_door_id = datum, werk.verzoek.actor.id
    brief.document_id = document.id
    werk.session.flush()
    werk.noteer(
        van=Briefstaat.CONCEPT,
        naar=Briefstaat.NAAR_GEMEENTE,
        object=f"raadsbrief/{brief.id}",
        gemeente=gegevens.gemeente,
        document=document.id,
        sha256=document.sha256,
        romptekst=brief.romptekst.versienr,
    )


def verzend_raadsbrief(werk: Werk, zaaknummer: str, brief_id: int, datum: date, toelichting: str = "") -> Raadsbrief:
    """Record that a municipality sent its letter to its council; its duty to inform the council is met with it.

    By an account of that municipality, or by the team on its word. Also when the zaak is at rest. Raises
    NietZichtbaar, GeenRecht, OngeldigeOvergang, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("verzend_raadsbrief", datum=datum, object=f"raadsbrief/{brief_id}", toelichting=toelichting)
    dossier = open_dossier(werk, zaaknummer, Recht.RAADSBRIEF_VERZENDEN)
    brief = vind_brief(werk.session, dossier, brief_id)
    toets_verzending(brief.feiten(), datum, werk.verzoek.vandaag)
    brief.verzonden_datum, brief.verzonden_door_id = datum, werk.verzoek.actor.id
    brief.verzonden_op, brief.toelichting = werk.verzoek.nu, toelichting
    verzending = Verzending(datum, Middel.RAADSINFORMATIEBRIEF, toelichting, brief.document_id)
    vervuld = vervul_raadsplicht(werk, dossier.zaak, brief.gemeente, verzending)
    werk.noteer(
        van=Briefstaat.NAAR_GEMEENTE,
        naar=Briefstaat.VERZONDEN,
        namens=(brief.gemeente,),
        informatieplicht=vervuld or None,
    )
    return brief
