"""Exports: an audit bundle of a zaak for a recipient, made and kept in the transaction that notes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from tempfile import TemporaryFile

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Organisatiesoort, Rol, Verzoek, Zaakrol
from app.domain.basis.fouten import ExportOnmogelijk, NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import Exportprofiel
from app.domain.regio.regio import Regioprofiel
from app.export.bundel import bouw_bundel
from app.export.document import DocumentMislukt
from app.export.ondertekening import Ondertekenaar
from app.models import Aanbieder, Export, Gebruiker, Organisatie, Rolvervulling, Zaak
from app.services.bewijs.tijdstempel import Tijdstempeldienst
from app.services.export.bundelinhoud import Aanvraag, verzamel
from app.services.export.keuze import gewoon_profiel, kies_profiel
from app.services.export.opslag import bewaar, maat_en_som
from app.services.kern.toegang import open_dossier, teamzaken
from app.services.kern.uitvoering import ZAAKSLOT, Werk


def exporteer(
    werk: Werk,
    zaaknummer: str,
    nieuw: NieuweExport,
    ondertekenaar: Ondertekenaar,
    dienst: Tijdstempeldienst | None = None,
) -> Export:
    """Make the bundle. Its own entry is noted first, so that it stands in the bundle as the last line.

    The zaak and the head of the logboek are locked by then: what is read after it is one moment.
    `nieuw.profiel` is a code, or empty for what this kind of recipient usually gets.
    Raises GeenRecht, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch, ExportOnmogelijk; and TijdstempelOntbreekt when
    `dienst` is given and gives no timestamp, for a bundle has it or is not made.
    """
    werk.wil("exporteer", **nieuw.in_woorden())
    dossier = open_dossier(werk, zaaknummer, Recht.EXPORT_MAKEN)
    nieuw.toets(dossier.zaak.geopend_datum, werk.verzoek.vandaag)
    naam, organisatie = vind_ontvanger(werk.session, dossier.profiel, nieuw.ontvanger, nieuw.peildatum)
    profiel = kies_profiel(nieuw.profiel, nieuw.profiel_reden, gewoon_profiel(naam, organisatie))
    volgnr = _volgnr(werk.session, dossier.zaak)
    regel = werk.noteer(
        object=f"export/{volgnr}", ontvanger=naam, profiel=profiel.code, sleutel=ondertekenaar.vingerafdruk
    )
    export = _rij(werk.verzoek, dossier.zaak, nieuw, volgnr, profiel)
    export.ontvanger, export.ontvanger_id = naam, organisatie.id if organisatie else None
    export.laatste_nr = regel.nr
    _bouw(werk, Aanvraag(dossier, export, regel, organisatie, dienst), ondertekenaar)
    return export


def _rij(verzoek: Verzoek, zaak: Zaak, nieuw: NieuweExport, volgnr: int, profiel: Exportprofiel) -> Export:
    return Export(
        zaak_id=zaak.id,
        volgnr=volgnr,
        doel=nieuw.doel,
        profiel=profiel.code,
        peildatum=nieuw.peildatum,
        vanaf=nieuw.vanaf,
        tot_en_met=nieuw.tot_en_met,
        gemaakt_op=verzoek.nu,
        gemaakt_door_id=verzoek.actor.id,
    )


def _bouw(werk: Werk, aanvraag: Aanvraag, ondertekenaar: Ondertekenaar) -> None:
    """Make the bundle in a temporary file and keep it with the row."""
    with TemporaryFile() as bron:
        try:
            bouw_bundel(verzamel(werk, aanvraag, ondertekenaar), ondertekenaar, bron)
        except (ValueError, DocumentMislukt) as fout:
            raise ExportOnmogelijk(f"De export kan niet worden gemaakt: {fout}. Vraag de beheerder om hulp.") from fout
        aanvraag.export.grootte, aanvraag.export.sha256 = maat_en_som(bron)
        werk.session.add(aanvraag.export)
        werk.session.flush()
        bewaar(werk.session, aanvraag.export, bron)


def _volgnr(session: Session, zaak: Zaak) -> int:
    """The next number in the zaak, whose row is locked."""
    hoogste = session.scalar(select(func.max(Export.volgnr)).where(Export.zaak_id == zaak.id))
    return (hoogste or 0) + 1


@dataclass(frozen=True)
class Exportregel:
    """An export in a list, with what its reader may know of the zaak: its number and provider."""

    export: Export
    zaaknummer: str
    aanbieder: str
    gemaakt_door: str

    @property
    def bestandsnaam(self) -> str:
        return f"draaiboek-{self.zaaknummer}-export-{self.export.volgnr}.zip"


def _leesbaar(actor: Actor) -> ColumnElement[bool]:
    """The team reads what it made; the supervisor what was made for a supervisor, also the one before him."""
    if Rol.TOEZICHTHOUDER not in actor.rollen:
        return teamzaken(actor)
    voor_toezicht = select(Organisatie.id).where(Organisatie.soort == Organisatiesoort.TOEZICHTHOUDER)
    return or_(teamzaken(actor), Export.ontvanger_id.in_(voor_toezicht))


def lijst_exports(session: Session, actor: Actor, zaak: Zaak | None = None) -> list[Exportregel]:
    """Exports that this actor may read, newest first; of one zaak when it is given."""
    van_zaak = Export.zaak_id == zaak.id if zaak else true()
    return _lees(session, actor, van_zaak)


def vind_export(session: Session, actor: Actor, export_id: int) -> Exportregel:
    """What is known of an export that this actor may read. Raises NietGevonden."""
    regel = next(iter(_lees(session, actor, Export.id == export_id)), None)
    if regel is None:
        raise NietGevonden("Deze export bestaat niet, of u mag hem niet zien.")
    return regel


def _lees(session: Session, actor: Actor, welke: ColumnElement[bool]) -> list[Exportregel]:
    vraag = (
        select(Export, Zaak.zaaknummer, Aanbieder.naam, Gebruiker.naam)
        .join(Zaak, Zaak.id == Export.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .join(Gebruiker, Gebruiker.id == Export.gemaakt_door_id)
        .where(_leesbaar(actor), welke)
        .order_by(Export.id.desc())
    )
    return [Exportregel(*rij) for rij in session.execute(vraag)]


def lees_export(werk: Werk, export_id: int) -> Exportregel:
    """The export whose bundle is to be read (`exportopslag.bundel_van`).

    Somebody from outside the team leaves an entry behind. Raises NietGevonden.
    """
    session, actor = werk.session, werk.verzoek.actor
    regel = vind_export(session, actor, export_id)
    export = regel.export
    if not session.scalar(select(Zaak.id).where(Zaak.id == export.zaak_id, teamzaken(actor))):
        werk.zaak = session.get_one(Zaak, export.zaak_id, with_for_update=ZAAKSLOT)
        werk.wil("lees_export", object=f"export/{export.volgnr}", sha256=export.sha256)
        werk.noteer()
    return regel


TOEZICHTHOUDER = "toezichthouder"
"""The recipient that follows from the reference date and the region's profile."""


def vind_ontvanger(
    session: Session, profiel: Regioprofiel, naam: str, peildatum: date
) -> tuple[str, Organisatie | None]:
    """Name of the recipient, and the organisation when it is one that is known here. Raises OngeldigeInvoer."""
    gevraagd = " ".join(schone_tekst(naam, "ontvanger").split())
    if gevraagd.casefold() == TOEZICHTHOUDER:
        gevraagd = profiel.toezichthouder_op(peildatum).code
    toets_lengte(gevraagd, "ontvanger", 120)
    if not gevraagd:
        raise OngeldigeInvoer("Vul in voor wie de export is.", veld="ontvanger")
    bekend = session.scalars(select(Organisatie).order_by(Organisatie.id))
    gevonden = next((o for o in bekend if gevraagd.casefold() in _namen(o)), None)
    return (gevonden.naam, gevonden) if gevonden else (gevraagd, None)


def _namen(organisatie: Organisatie) -> set[str]:
    """How an organisation may be called: its code, its name, and the abbreviation in it, such as NZa."""
    afkortingen = re.findall(r"\(([^()]+)\)", organisatie.naam)
    return {naam.casefold() for naam in (organisatie.code, organisatie.naam, *afkortingen)}


def eerste_regievoerder(session: Session, zaaknummer: str) -> Gebruiker:
    """The first of the two who lead the zaak now. Raises NietGevonden."""
    gebruiker = session.scalars(
        select(Gebruiker)
        .join(Rolvervulling, Rolvervulling.gebruiker_id == Gebruiker.id)
        .join(Zaak, Zaak.id == Rolvervulling.zaak_id)
        .where(Zaak.zaaknummer == zaaknummer, Rolvervulling.rol == Zaakrol.REGIEVOERDER, Rolvervulling.tot.is_(None))
        .where(Gebruiker.active)
        .order_by(Rolvervulling.id)
        .limit(1)
    ).one_or_none()
    if gebruiker is None:
        raise NietGevonden(f"Zaak {zaaknummer} bestaat niet, heeft geen Regievoerder, of is vernietigd.")
    return gebruiker
