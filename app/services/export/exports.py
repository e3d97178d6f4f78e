"""Exports: an audit bundle of a zaak for a recipient, asked in one transaction and made after it (`afmaken.py`)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Organisatiesoort, Rol, Verzoek, Zaakrol
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst, toets_lengte
from app.domain.basis.rechten import Recht
from app.domain.basis.zoeken import zelfde
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.exportprofiel import Exportprofiel
from app.domain.export.stand import Exportstand, Exportstap, exportstand
from app.domain.regio.regio import Regioprofiel
from app.export.ondertekening import Ondertekenaar
from app.models import Aanbieder, Export, Exportbundel, Exportopname, Gebruiker, Organisatie, Rolvervulling, Zaak
from app.services.export.keuze import gewoon_profiel, kies_profiel
from app.services.export.opname import neem_op
from app.services.kern.tellen import tel_tot
from app.services.kern.toegang import open_dossier, teamzaken
from app.services.kern.uitvoering import ZAAKSLOT, Werk
from app.services.logboek.checkpoints import maak_checkpoint_na
from app.services.samenwerken.bundel import voor_de_bundel

PAGINA = 50


def exporteer(werk: Werk, zaaknummer: str, nieuw: NieuweExport, ondertekenaar: Ondertekenaar) -> Export:
    """Ask a bundle: note it, take down what it is made from, and sign how long the logboek is now.

    It is made after this transaction (`afmaken.maak_af`), so that nobody waits for it. Its own entry is its last line.

    The zaak and the head of the logboek are locked: what is read here is one moment.
    `nieuw.profiel` is a code, or empty for what this kind of recipient usually gets.
    Raises GeenRecht, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil("exporteer", **nieuw.in_woorden())
    dossier = open_dossier(werk, zaaknummer, Recht.EXPORT_MAKEN)
    nieuw.toets(dossier.zaak.geopend_datum, werk.verzoek.vandaag)
    naam, organisatie = vind_ontvanger(werk.session, dossier.profiel, nieuw.ontvanger, nieuw.peildatum)
    profiel = kies_profiel(nieuw.profiel, nieuw.profiel_reden, gewoon_profiel(naam, organisatie))
    volgnr, eerder = _vorige(werk.session, dossier.zaak, naam)
    regel = werk.noteer(
        object=f"export/{volgnr}", ontvanger=naam, profiel=profiel.code, sleutel=ondertekenaar.vingerafdruk
    )
    export = _rij(werk.verzoek, dossier.zaak, nieuw, volgnr, profiel)
    export.ontvanger, export.ontvanger_id = naam, organisatie.id if organisatie else None
    export.laatste_nr = regel.nr
    notities = voor_de_bundel(werk.session, dossier) if nieuw.met_notities else None
    inhoud = neem_op(werk.session, dossier, organisatie, eerder, notities)
    maak_checkpoint_na(werk.session, regel, ondertekenaar, werk.verzoek.nu)
    export.opname = Exportopname(inhoud=inhoud, geprobeerd_op=werk.verzoek.nu, fout="")
    export.bundel = None
    werk.session.add(export)
    werk.session.flush()
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


def _vorige(session: Session, zaak: Zaak, ontvanger: str) -> tuple[int, int | None]:
    """The next number in the zaak, whose row is locked; how long the logboek was at the last bundle, of any zaak, for
    this recipient.
    """
    hoogste = select(func.max(Export.volgnr)).where(Export.zaak_id == zaak.id)
    gemaakt = select(func.max(Export.laatste_nr)).join(Exportbundel, Exportbundel.export_id == Export.id)
    van_hem = gemaakt.where(Export.ontvanger == ontvanger)
    volgnr, eerder = session.execute(select(hoogste.scalar_subquery(), van_hem.scalar_subquery())).one()
    return (volgnr or 0) + 1, eerder


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

    def stand(self, nu: datetime) -> Exportstand:
        """How far it is at this moment (UTC)."""
        opname, klaar = self.export.opname, self.export.bundel is not None
        geprobeerd, tot = (opname.geprobeerd_op, opname.tot) if opname else (None, None)
        return exportstand(klaar=klaar, geprobeerd_op=geprobeerd, fout=self.fout, nu=nu, tot=tot)

    @property
    def stap(self) -> Exportstap | None:
        """How far making it is, when it waited in line for that."""
        opname = self.export.opname
        return Exportstap(opname.stap) if opname and opname.stap else None

    @property
    def fout(self) -> str:
        """Why there is no bundle, when making it ended without one."""
        return self.export.opname.fout if self.export.opname else ""


def _leesbaar(actor: Actor) -> ColumnElement[bool]:
    """The team reads what it asked; the supervisor what was made for a supervisor, also the one before him."""
    if Rol.TOEZICHTHOUDER not in actor.rollen:
        return teamzaken(actor)
    voor_toezicht = select(Organisatie.id).where(Organisatie.soort == Organisatiesoort.TOEZICHTHOUDER)
    gemaakt = exists().where(Exportbundel.export_id == Export.id)
    return or_(teamzaken(actor), and_(Export.ontvanger_id.in_(voor_toezicht), gemaakt))


def lijst_exports(session: Session, actor: Actor, zaak: Zaak | None = None) -> list[Exportregel]:
    """Exports that this actor may read, newest first; of one zaak when it is given."""
    van_zaak = Export.zaak_id == zaak.id if zaak else true()
    return _lees(session, actor, van_zaak)


def exportblad(
    session: Session, actor: Actor, *, na: int | None = None, sla_over: int = 0, grootte: int = PAGINA
) -> tuple[list[Exportregel], int | None]:
    """A page of all that this actor may read, newest first: what comes after this export, or past so many; and the
    export after which the next page begins.
    """
    vanaf = Export.id < na if na else true()
    regels = _lees(session, actor, vanaf, lambda vraag: vraag.offset(sla_over or None).limit(grootte + 1))
    volgende = regels[grootte - 1].export.id if len(regels) > grootte else None
    return regels[:grootte], volgende


def tel_exports(session: Session, actor: Actor) -> int:
    """How many this actor may read, counted so far as a page says it."""
    return tel_tot(session, select(Export.id).join(Zaak, Zaak.id == Export.zaak_id).where(_leesbaar(actor)))


def vind_export(session: Session, actor: Actor, export_id: int) -> Exportregel:
    """What is known of an export that this actor may read. Raises NietGevonden."""
    regel = next(iter(_lees(session, actor, Export.id == export_id)), None)
    if regel is None:
        raise NietGevonden("Dit gedeelde dossier bestaat niet, of u mag het niet zien.")
    return regel


def vind_volgnr(session: Session, zaaknummer: str, volgnr: int) -> int:
    """The id of the export with this number in its zaak. Raises NietGevonden."""
    vraag = select(Export.id).join(Zaak, Zaak.id == Export.zaak_id)
    gevonden = session.scalar(vraag.where(Zaak.zaaknummer == zaaknummer, Export.volgnr == volgnr))
    if gevonden is None:
        raise NietGevonden(f"Zaak {zaaknummer} heeft geen gedeeld dossier {volgnr}.")
    return gevonden


def _lees(
    session: Session, actor: Actor, welke: ColumnElement[bool], deel: Callable[[Any], Any] = lambda vraag: vraag
) -> list[Exportregel]:
    vraag = (
        select(Export, Zaak.zaaknummer, Aanbieder.naam, Gebruiker.naam)
        .join(Zaak, Zaak.id == Export.zaak_id)
        .join(Aanbieder, Aanbieder.id == Zaak.aanbieder_id)
        .join(Gebruiker, Gebruiker.id == Export.gemaakt_door_id)
        .where(_leesbaar(actor), welke)
        .order_by(Export.id.desc())
    )
    return [Exportregel(*rij) for rij in session.execute(deel(vraag))]


def lees_export(werk: Werk, export_id: int) -> Exportregel:
    """The export whose bundle is to be read (`exportopslag.bundel_van`).

    Somebody from outside the team leaves an entry behind. Raises NietGevonden, also while it is not made.
    """
    session, actor = werk.session, werk.verzoek.actor
    regel = vind_export(session, actor, export_id)
    export = regel.export
    if export.bundel is None:
        raise NietGevonden("Het bestand van dit gedeelde dossier is er nog niet. Kijk in de lijst hoe het ermee staat.")
    if not session.scalar(select(Zaak.id).where(Zaak.id == export.zaak_id, teamzaken(actor))):
        werk.zaak = session.get_one(Zaak, export.zaak_id, with_for_update=ZAAKSLOT)
        werk.wil("lees_export", object=f"export/{export.volgnr}", sha256=export.bundel.sha256)
        werk.noteer()
    return regel


TOEZICHTHOUDER = "toezichthouder"
"""The recipient that follows from the reference date and the region's profile."""


def vind_ontvanger(
    session: Session, profiel: Regioprofiel, naam: str, peildatum: date
) -> tuple[str, Organisatie | None]:
    """Name of the recipient, and the organisation when it is one that is known here. Raises OngeldigeInvoer."""
    gevraagd = " ".join(schone_tekst(naam, "ontvanger").split())
    if zelfde(gevraagd, TOEZICHTHOUDER):
        gevraagd = profiel.toezichthouder_op(peildatum).code
    toets_lengte(gevraagd, "ontvanger", 120)
    if not gevraagd:
        raise OngeldigeInvoer("Vul in met wie u het dossier deelt.", veld="ontvanger")
    bekend = session.scalars(select(Organisatie).order_by(Organisatie.id))
    gevonden = next((o for o in bekend if any(zelfde(gevraagd, naam) for naam in _namen(o))), None)
    return (gevonden.naam, gevonden) if gevonden else (gevraagd, None)


def _namen(organisatie: Organisatie) -> set[str]:
    """How an organisation may be called: its code, its name, and the abbreviation in it, such as NZa."""
    afkortingen = re.findall(r"\(([^()]+)\)", organisatie.naam)
    return {organisatie.code, organisatie.naam, *afkortingen}


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
