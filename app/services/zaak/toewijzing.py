"""Who does what in a zaak: the projectleider, a municipality with a large interest, the five agreements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus, Rol, Zaakrol
from app.domain.basis.feiten import Feit
from app.domain.basis.fouten import NietGevonden, OngeldigeInvoer, OngeldigeOvergang
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import mailvorm
from app.domain.basis.zoeken import op_naam
from app.domain.regio.regio import Regioprofiel
from app.domain.zaak.afspraak import leg_vast
from app.models import Afspraak, Gebruiker, Organisatie, Roltoekenning, Rolvervulling, Zaak
from app.regios import profiel
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.termijn.vervulling import toets_feit


def kandidaten(session: Session, regio: str, rol: Rol) -> Sequence[Gebruiker]:
    """Active accounts of the region with this role, by name."""
    vraag = (
        select(Gebruiker)
        .join(Gebruiker.organisatie)
        .where(Organisatie.regio == regio, Gebruiker.active, Gebruiker.roles.any(Roltoekenning.name == rol.value))
    )
    return _op_naam(session, vraag)


def gemeentekandidaten(session: Session, profiel: Regioprofiel, dag: date) -> Sequence[Gebruiker]:
    """Active accounts of the municipalities that belong to the region on the day, by name."""
    leden = [gemeente.code for gemeente in profiel.gemeenten_op(dag)]
    vraag = (
        select(Gebruiker)
        .join(Gebruiker.organisatie)
        .where(Organisatie.code.in_(leden), Gebruiker.active)
        .where(Gebruiker.roles.any(Roltoekenning.name == Rol.GEMEENTE.value))
    )
    return _op_naam(session, vraag)


def _op_naam(session: Session, vraag: Select[Gebruiker]) -> list[Gebruiker]:
    return sorted(session.scalars(vraag.order_by(Gebruiker.id)), key=lambda g: op_naam(g.naam))


def wijs_projectleider_aan(
    werk: Werk, zaaknummer: str, gebruiker: str, datum: date, toelichting: str = "", versie: int | None = None
) -> Rolvervulling:
    """Appoint the projectleider, or replace him from this day on. Raises NietGevonden, OngeldigeOvergang."""
    werk.wil("wijs_projectleider_aan", datum=datum, gebruiker=gebruiker, toelichting=toelichting)
    dossier = _open(werk, zaaknummer, Recht.PROJECTLEIDER_AANWIJZEN, datum, versie)
    nieuw = _kies(kandidaten(werk.session, dossier.zaak.regio, Rol.PROJECTLEIDER), gebruiker)
    vorige = next(iter(dossier.vervuld(Zaakrol.PROJECTLEIDER)), None)
    if vorige and vorige.gebruiker_id == nieuw.id:
        raise OngeldigeOvergang(f"{nieuw.naam} is al projectleider van deze zaak.", veld="gebruiker")
    if vorige:
        toets_datum(datum, werk.verzoek.vandaag, vorige.van)
        vorige.tot = datum
        werk.session.flush()
    return _vervul(
        werk, dossier.zaak, nieuw, Zaakrol.PROJECTLEIDER, datum, van=vorige.gebruiker.pseudoniem if vorige else None
    )


def voeg_regievoerder_toe(
    werk: Werk,
    zaaknummer: str,
    gebruiker: str,
    datum: date,
    toelichting: str,
    versie: int | None = None,
    gemeente: str = "",
) -> Rolvervulling:
    """Add a municipality with a large interest to the Regievoerder (domein 2, per case 1).

    With a code in `gemeente`, the account has to be one of that municipality. Raises NietGevonden, OngeldigeOvergang.
    """
    werk.wil("voeg_regievoerder_toe", datum=datum, gebruiker=gebruiker, toelichting=toelichting)
    dossier = _open(werk, zaaknummer, Recht.REGIEVOERDER_TOEVOEGEN, datum, versie)
    toets_motivering(toelichting, "toelichting")
    gemeenten = [
        g for g in gemeentekandidaten(werk.session, dossier.profiel, datum) if gemeente in ("", g.organisatie.code)
    ]
    nieuw = _kies(gemeenten, gebruiker)
    if any(v.gebruiker_id == nieuw.id for v in dossier.vervuld(Zaakrol.EXTRA_REGIEVOERDER)):
        raise OngeldigeOvergang(f"{nieuw.organisatie.naam} is al toegevoegd.", veld="gebruiker")
    return _vervul(werk, dossier.zaak, nieuw, Zaakrol.EXTRA_REGIEVOERDER, datum)


def leg_afspraak_vast(
    werk: Werk,
    zaaknummer: str,
    nummer: int,
    status: Afspraakstatus,
    toelichting: str,
    datum: date,
    versie: int | None = None,
) -> Afspraak:
    """Record an agreement as done, or as deliberately not applied, always with the reason.

    Raises FeitOntbreekt when it is not so yet what the profile says fulfils it.
    """
    werk.wil("leg_afspraak_vast", datum=datum, object=f"afspraak/{nummer}", toelichting=toelichting)
    dossier = _open(werk, zaaknummer, Recht.AFSPRAAK_VASTLEGGEN, datum, versie)
    if status is Afspraakstatus.OPEN:
        raise OngeldigeInvoer("Kies “gedaan” of “niet toegepast”.", veld="status")
    toets_motivering(toelichting, "toelichting")
    afspraak = werk.session.get(Afspraak, (dossier.zaak.id, nummer))
    if afspraak is None:
        raise NietGevonden("Deze afspraak bestaat niet.")
    if status is Afspraakstatus.GEDAAN:
        vervult = next((a.vervult for a in profiel(dossier.zaak.regio).afspraken if a.nummer == nummer), None)
        toets_feit(werk.session, dossier.zaak, vervult)
    van = leg_vast(afspraak, status, datum, toelichting)
    _raak_aan(werk, dossier.zaak)
    werk.noteer(van=van, naar=status, versie=dossier.zaak.versie)
    return afspraak


def _open(werk: Werk, zaaknummer: str, recht: Recht, datum: date, versie: int | None) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, recht, versie=versie)
    eis_lopend(dossier.zaak)
    toets_datum(datum, werk.verzoek.vandaag, dossier.zaak.geopend_datum)
    return dossier


def _kies(uit: Sequence[Gebruiker], email: str) -> Gebruiker:
    gekozen = next((g for g in uit if g.email == mailvorm(email)), None)
    if gekozen is None:
        raise NietGevonden("Deze persoon kan deze rol niet krijgen. Kies iemand uit de lijst.", veld="gebruiker")
    return gekozen


_FEIT = {Zaakrol.PROJECTLEIDER: Feit.PROJECTLEIDER, Zaakrol.EXTRA_REGIEVOERDER: Feit.EXTRA_REGIEVOERDER}


def _vervul(werk: Werk, zaak: Zaak, wie: Gebruiker, rol: Zaakrol, datum: date, van: str | None = None) -> Rolvervulling:
    werk.feiten.add(_FEIT[rol])
    vervulling = Rolvervulling(zaak_id=zaak.id, gebruiker_id=wie.id, rol=rol, van=datum)
    werk.session.add(vervulling)
    _raak_aan(werk, zaak)
    werk.noteer(van=van, naar=wie.pseudoniem, versie=zaak.versie, naam=wie.naam)
    return vervulling


def _raak_aan(werk: Werk, zaak: Zaak) -> None:
    """Move the version of the zaak, so that a page opened before this is recognised as stale."""
    zaak.gewijzigd_op = werk.verzoek.nu
    werk.session.flush()
