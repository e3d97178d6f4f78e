"""What each municipality or region spends on youth care at the provider of a zaak: a key to divide amounts by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.basis.invoer import MAX_BEDRAG
from app.domain.basis.rechten import Recht
from app.models import Omzetaandeel, Organisatie, Zaak
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk

LEG_OMZET_VAST = "leg_omzet_vast"


def leg_omzet_vast(werk: Werk, zaaknummer: str, jaar: int, bedragen: Mapping[str, int]) -> list[Omzetaandeel]:
    """Record the youth turnover per organisation code in a year, in euro cents; 0 for none. Replaces what was known.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer.
    """
    werk.wil(LEG_OMZET_VAST, jaar=jaar, omzet={code: bedragen[code] for code in sorted(bedragen)})
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VOORSTELLEN)
    eis_lopend(dossier.zaak)
    if not 2000 <= jaar <= werk.verzoek.vandaag.year:
        raise OngeldigeInvoer(f"Kies een jaar van 2000 tot en met {werk.verzoek.vandaag.year}.", veld="jaar")
    gekend = {o.code: o for o in mogelijke_gevers(werk.session, dossier)}
    if not bedragen or set(bedragen) - gekend.keys():
        raise OngeldigeInvoer("Vul van minstens één mandaatgever de omzet in.")
    if any(not 0 <= bedrag <= MAX_BEDRAG for bedrag in bedragen.values()):
        raise OngeldigeInvoer("Een omzet is nul of meer, en hoogstens € 1.000.000.000.")
    rijen = [
        Omzetaandeel(
            zaak_id=dossier.zaak.id,
            organisatie_id=gekend[code].id,
            organisatie=gekend[code],
            jaar=jaar,
            bedrag=bedrag,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
        for code, bedrag in bedragen.items()
    ]
    werk.session.add_all(rijen)
    werk.session.flush()
    werk.noteer()
    return rijen


def mogelijke_gevers(session: Session, dossier: Dossier) -> Sequence[Organisatie]:
    """Who can be a grantor: municipalities that are or were in the region, and the other regions, by name.

    One that left can still be asked, as a college of another region.
    """
    profiel = dossier.profiel
    codes = [*profiel.gemeentenamen, *(r.code for r in profiel.andere_regios)]
    rijen = session.scalars(select(Organisatie).where(Organisatie.code.in_(codes)))
    return sorted(rijen, key=lambda o: o.naam)


def omzet_per_gever(session: Session, zaak: Zaak) -> dict[int, Omzetaandeel]:
    """What was entered last for each organisation (id)."""
    rijen = session.scalars(
        select(Omzetaandeel)
        .where(Omzetaandeel.zaak_id == zaak.id)
        .order_by(Omzetaandeel.id)
        .options(joinedload(Omzetaandeel.organisatie, innerjoin=True))
    )
    return {rij.organisatie_id: rij for rij in rijen}
