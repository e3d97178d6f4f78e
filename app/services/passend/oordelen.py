"""A verdict whether the place fits, by the municipality whose children they are, or written down by the team."""

from __future__ import annotations

import secrets
from dataclasses import fields

from app.domain.basis.fouten import MotiveringVerplicht, NietZichtbaar, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.passend import oordeel as regels
from app.domain.passend.oordeel import Oordeel
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.stand import regels_sha256
from app.models import Plekoordeel
from app.services.kern.toegang import Dossier, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.passend import lezen
from app.services.plaatsing.lezen import Boekingen, boekingen


def leg_plekoordeel_vast(
    werk: Werk, zaaknummer: str, nieuw: Oordeel, reden: str = "", versie: int | None = None
) -> Plekoordeel:
    """Record a verdict, or put one right with a reason; `versie` is the one the user looked at, 0 for none.

    Also in a zaak that is closed: children are followed for a year. The logboek keeps a hash and no numbers. Raises
    GeenRecht, NietZichtbaar for a booking that is not there or not his, Verouderd, and at the field OngeldigeInvoer,
    DatumOnlogisch, DatumInToekomst, MotiveringVerplicht.
    """
    werk.wil(
        "leg_plekoordeel_vast", datum=nieuw.dag, moment=nieuw.moment,
        oordelaar=nieuw.oordelaar, instelling=nieuw.instelling, toelichting=nieuw.toelichting, reden=reden,
    )  # fmt: skip
    dossier = open_dossier(werk, zaaknummer, Recht.PLEK_BEOORDELEN)
    over = eis_boeking(dossier, boekingen(werk.session, dossier.zaak), nieuw.boeking)
    regels.toets(nieuw, over, werk.verzoek.vandaag)
    eerder = lezen.oordelen(werk.session, dossier.zaak).get((nieuw.boeking, nieuw.moment))
    _toets_verbetering(eerder, nieuw, reden, versie)
    zout = secrets.token_hex(16)
    rij = Plekoordeel(
        **{veld.name: getattr(nieuw, veld.name) for veld in fields(Oordeel)},
        zaak_id=dossier.zaak.id,
        versie=eerder.versie + 1 if eerder else 1,
        reden=reden,
        zout=zout,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    werk.noteer(versie=rij.versie, plekoordeel_sha256=regels_sha256([nieuw.regel()], zout))
    return rij


def eis_boeking(dossier: Dossier, alle: Boekingen, nummer: int) -> Geboekt:
    """A booking that this actor may judge: the team every one, a municipality its own. Raises NietZichtbaar."""
    gevonden = alle.met(nummer)
    if gevonden is None or not mag_oordelen(dossier, gevonden):
        raise NietZichtbaar("Deze boeking is er niet in deze zaak, of u mag haar niet zien.")
    return gevonden


def mag_oordelen(dossier: Dossier, boeking: Geboekt) -> bool:
    return dossier.volledig or boeking.wat.gemeente == dossier.actor.organisatie_code


def _toets_verbetering(eerder: Plekoordeel | None, nieuw: Oordeel, reden: str, versie: int | None) -> None:
    """Raises Verouderd, OngeldigeInvoer, MotiveringVerplicht."""
    eis_versie(eerder.versie if eerder else 0, versie)
    if eerder is None:
        return
    if eerder.waarden() == nieuw:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
