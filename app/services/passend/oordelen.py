"""Verdicts whether the place fits, by the municipality whose children they are, or written down by the team."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial

from app.domain.basis.fouten import MotiveringVerplicht, NietZichtbaar, OngeldigeInvoer, Verouderd
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.passend import oordeel as regels
from app.domain.passend.oordeel import Oordeel, Oordelaar, Plekuitkomst
from app.domain.passend.volgen import Oordeelmoment
from app.domain.plaatsing.boekhouding import Geboekt
from app.domain.plaatsing.stand import regels_sha256
from app.models import Plekoordeel
from app.services.kern.toegang import Dossier, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.kern.velen import Deel, Uitslag, doe_velen
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
    _wil(werk, nieuw, reden)
    return _leg_vast(werk, _open(werk, zaaknummer), nieuw, reden, versie)


@dataclass(frozen=True, kw_only=True)
class Groep:
    """A booking that is judged with others: of how many children it was and which version of its verdict was there."""

    boeking: int
    kinderen: int
    versie: int


@dataclass(frozen=True, kw_only=True)
class Velenoordeel:
    """The same verdict of all children of each of these groups. With `alles` nothing is kept when one of them cannot be
    recorded.
    """

    groepen: Sequence[Groep]
    moment: Oordeelmoment
    uitkomst: Plekuitkomst
    oordelaar: Oordelaar
    dag: date
    instelling: str = ""
    toelichting: str = ""
    reden: str = ""
    alles: bool = True

    def voor(self, groep: Groep) -> Oordeel:
        """Of one group."""
        aantallen = dict.fromkeys(Oordeel.AANTALLEN, 0) | {self.uitkomst.value: groep.kinderen}
        return Oordeel(
            boeking=groep.boeking,
            moment=self.moment,
            oordelaar=self.oordelaar,
            dag=self.dag,
            instelling=self.instelling,
            toelichting=self.toelichting,
            **aantallen,
        )


def leg_plekoordelen_vast(werk: Werk, zaaknummer: str, wat: Velenoordeel) -> Uitslag[Plekoordeel]:
    """Record the same verdict of several groups, each by its own act with its own entry. Raises NietAlles, GeenRecht,
    NietGevonden, and OngeldigeInvoer for one that is named twice.
    """
    if len({groep.boeking for groep in wat.groepen}) < len(wat.groepen):
        raise OngeldigeInvoer("Hetzelfde staat er twee keer.", veld="kies")
    stand = _open(werk, zaaknummer)

    def leg(werk_: Werk, groep: Groep) -> Plekoordeel:
        nieuw = wat.voor(groep)
        _wil(werk_, nieuw, wat.reden)
        _eis_gezien(eis_boeking(stand.dossier, stand.boekingen, groep.boeking), groep)
        return _leg_vast(werk_, stand, nieuw, wat.reden, groep.versie)

    delen = [Deel(g.boeking, f"Boeking {g.boeking}", partial(leg, groep=g)) for g in wat.groepen]
    return doe_velen(werk, delen, alles=wat.alles)


@dataclass(frozen=True)
class _Stand:
    """A zaak that is open to be judged: read once, however many verdicts follow."""

    dossier: Dossier
    boekingen: Boekingen
    oordelen: lezen.Versies


def _eis_gezien(nu: Geboekt, groep: Groep) -> None:
    """The booking is of as many children as who ticked it saw. Raises Verouderd."""
    if nu.rest != groep.kinderen:
        raise Verouderd("Deze plaatsing heeft intussen een ander aantal kinderen. Bekijk haar opnieuw.")


def _open(werk: Werk, zaaknummer: str) -> _Stand:
    dossier = open_dossier(werk, zaaknummer, Recht.PLEK_BEOORDELEN)
    return _Stand(dossier, boekingen(werk.session, dossier.zaak), lezen.oordelen(werk.session, dossier.zaak))


def _wil(werk: Werk, nieuw: Oordeel, reden: str) -> None:
    werk.wil(
        "leg_plekoordeel_vast", datum=nieuw.dag, moment=nieuw.moment,
        oordelaar=nieuw.oordelaar, instelling=nieuw.instelling, toelichting=nieuw.toelichting, reden=reden,
    )  # fmt: skip


def _leg_vast(werk: Werk, stand: _Stand, nieuw: Oordeel, reden: str, versie: int | None) -> Plekoordeel:
    over = eis_boeking(stand.dossier, stand.boekingen, nieuw.boeking)
    eerdere = stand.oordelen.get((nieuw.boeking, nieuw.moment), ())
    eerder = eerdere[-1] if eerdere else None
    _toets_moment(stand.dossier, nieuw.moment, eerder)
    regels.toets(nieuw, over, werk.verzoek.vandaag)
    _toets_verbetering(eerder, nieuw, reden, versie)
    zout = secrets.token_hex(16)
    rij = Plekoordeel(
        **{veld.name: getattr(nieuw, veld.name) for veld in fields(Oordeel)},
        zaak_id=stand.dossier.zaak.id,
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


def _toets_moment(dossier: Dossier, moment: Oordeelmoment, eerder: Plekoordeel | None) -> None:
    """What was given once can be put right, also when the region does not ask it any more. Raises OngeldigeInvoer."""
    momenten = dossier.profiel.passend.momenten
    if eerder is None and moment not in momenten:
        kies = ", ".join(een.naam for een in momenten)
        raise OngeldigeInvoer(f"Op dit moment vraagt de regio geen oordeel. Kies uit: {kies}.", veld="moment")


def _toets_verbetering(eerder: Plekoordeel | None, nieuw: Oordeel, reden: str, versie: int | None) -> None:
    """Raises Verouderd, OngeldigeInvoer, MotiveringVerplicht."""
    eis_versie(eerder.versie if eerder else 0, versie)
    if eerder is None:
        return
    if eerder.waarden() == nieuw:
        raise OngeldigeInvoer("Er is niets veranderd. Dit staat er al zo.")
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u dit wijzigt. Dit komt in het logboek.", veld="reden")
