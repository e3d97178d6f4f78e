"""By a link: a provider gives its stock or its places, once. It sees the names of its locations and nothing else."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, joinedload

from app.domain.basis.begrippen import RUST, Verzoek
from app.domain.basis.fouten import NietGevonden, OngeldigBestand
from app.domain.basis.inzage import Inzage
from app.domain.basis.systeem import LINKHOUDER
from app.domain.plaatsing.aanbod import Aanbod
from app.domain.plaatsing.opgave import (
    MEESTE_TEKENS,
    Opgavesoort,
    Opgavestaat,
    lees_aanbod,
    rijen_van_aanbod,
    schrijf_aanbod,
    schrijf_standen,
    toets_invuller,
)
from app.domain.plaatsing.stand import Stand
from app.models import Plaatslink, Plaatsopgave, Plaatsopgaveslot, Zaak
from app.regios import profiel
from app.services.kern.toegang import Dossier, vergrendel
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen
from app.services.plaatsing.opgaven import BESTAND, controlegetal, hash_van
from app.services.plaatsing.standen import Standbestand, lees_bestand

WERKT_NIET = "Deze link werkt niet (meer). Vraag de regio om een nieuwe."


@dataclass(frozen=True)
class Gevraagd:
    """What a link asks, with what who fills it in may know: whose zaak it is not, only what the form needs."""

    link: Plaatslink
    dossier: Dossier

    @property
    def regio(self) -> str:
        return self.dossier.profiel.naam

    @property
    def vormen(self) -> dict[str, str]:
        return lezen.vormen(self.dossier)


def vind_link(session: Session, sleutel: str, nu: datetime) -> Gevraagd:
    """What a link asks, as long as it works: not used, not withdrawn, in time, and the zaak runs.

    Raises NietGevonden.
    """
    gebruikt = exists().where(Plaatsopgave.link_id == Plaatslink.id)
    gesloten = exists().where(Plaatsopgaveslot.link_id == Plaatslink.id)
    vraag = (
        select(Plaatslink, Zaak)
        .join(Zaak, Zaak.id == Plaatslink.zaak_id)
        .where(Plaatslink.sha256 == hash_van(sleutel), Plaatslink.verloopt_op > nu, ~gebruikt, ~gesloten)
        .where(Zaak.toestand.not_in(RUST))
        .options(joinedload(Zaak.aanbieder))
    )
    gevonden = session.execute(vraag).one_or_none()
    if gevonden is None:
        raise NietGevonden(WERKT_NIET)
    link, zaak = gevonden
    return Gevraagd(link, Dossier(zaak, LINKHOUDER, frozenset(), Inzage.GEEN, ()))


def regio_van(session: Session, sleutel: str) -> str | None:
    """The name of the region that gave a link, also once it works no more: who holds it may know whom to ask."""
    regio = session.scalar(
        select(Zaak.regio).join(Plaatslink, Plaatslink.zaak_id == Zaak.id).where(Plaatslink.sha256 == hash_van(sleutel))
    )
    return profiel(regio).naam if regio else None


def verzoek_met_link(nu: datetime) -> Verzoek:
    """The request of who holds a link: he has no account here."""
    return Verzoek(LINKHOUDER, nu, f"link-{secrets.token_urlsafe(18)}")


def namen_van(session: Session, gevraagd: Gevraagd) -> dict[int, str]:
    """Names of the locations of the provider by number, for who gives its stock; of another provider none."""
    if gevraagd.link.soort is not Opgavesoort.STAND:
        return {}
    return {nr: plek.naam for nr, plek in lezen.locaties(session, gevraagd.dossier.zaak).items() if not plek.vervallen}


def lees_opgave(
    session: Session,
    gevraagd: Gevraagd,
    bestand: Standbestand | None,
    rijen: Sequence[Mapping[str, str]],
    vandaag: date,
) -> tuple[str, Sequence[Stand] | Sequence[Aanbod]]:
    """What was sent, as text that is read again when it is confirmed, and what it says.

    Raises ImportGeweigerd, OngeldigBestand, Aanbodfout, OngeldigeInvoer.
    """
    if gevraagd.link.soort is Opgavesoort.STAND:
        if bestand is None:
            raise OngeldigBestand("Kies een bestand.", veld="bestand")
        standen = lees_bestand(session, gevraagd.dossier, bestand, vandaag)
        inhoud = schrijf_standen(standen)
        if len(inhoud) > MEESTE_TEKENS:
            raise OngeldigBestand(
                "Dit bestand is te groot voor een link. Splits het per maand en vraag de regio om meer links.",
                veld="bestand",
            )
        return inhoud, standen
    aanbod = lees_aanbod(rijen, gevraagd.link.wie, gevraagd.vormen, vandaag)
    return schrijf_aanbod(aanbod), aanbod


def doe_opgave(werk: Werk, sleutel: str, door: str, inhoud: str) -> Plaatsopgave:
    """Keep what a provider gave; its link works no more. It counts when the team takes it over.

    Raises NietGevonden for a link that does not work (any more), and what reading it raises.
    """
    gevraagd = vind_link(werk.session, sleutel, werk.verzoek.nu)
    link = gevraagd.link
    werk.wil(
        "doe_opgave", object=f"opgave/{link.nummer}", opgave_van=link.wie, ingevuld_door=door, soort_opgave=link.soort
    )
    werk.zaak = vergrendel(werk.session, gevraagd.dossier.zaak.zaaknummer)
    toets_invuller(door)
    gevraagd = vind_link(werk.session, sleutel, werk.verzoek.nu)  # after the lock: of two at once one has it
    bestand = Standbestand(BESTAND, inhoud.encode())
    schoon, _wat = lees_opgave(werk.session, gevraagd, bestand, rijen_van_aanbod(inhoud), werk.verzoek.vandaag)
    opgave = Plaatsopgave(
        zaak_id=link.zaak_id,
        link_id=link.id,
        door=door,
        inhoud=schoon,
        zout=secrets.token_hex(16),
        ontvangen_op=werk.verzoek.nu,
    )
    werk.session.add(opgave)
    werk.session.flush()
    werk.noteer(
        van=Opgavestaat.GEVRAAGD,
        naar=Opgavestaat.ONTVANGEN,
        opgave_sha256=controlegetal(opgave.inhoud, opgave.zout),
    )
    return opgave
