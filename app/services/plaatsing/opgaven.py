"""Links by which providers give their stock or their places themselves, and what the team does with what came."""

from __future__ import annotations

import csv
import io
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.domain.basis.fouten import MotiveringVerplicht, NietGevonden, OngeldigeOvergang
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.plaatsing.opgave import (
    Eerder,
    NieuweVraag,
    Opgaveslot,
    Opgavesoort,
    Opgavestaat,
    lees_aanbod,
    rijen_van_aanbod,
    staat,
)
from app.domain.plaatsing.stand import regels_sha256
from app.models import Plaatslink, Plaatsopgave, Plaatsopgaveslot, Zaak
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.plaatsing import lezen
from app.services.plaatsing.overnemen import Overgenomen, neem_aanbod_op
from app.services.plaatsing.standen import Standbestand, lees_bestand, schrijf_standen

BESTAND = "opgave.csv"


@dataclass(frozen=True)
class Opgaveregel:
    """A link, what was given with it, how it ended, and how far that is at a moment."""

    link: Plaatslink
    opgave: Plaatsopgave | None
    slot: Plaatsopgaveslot | None
    staat: Opgavestaat


@dataclass(frozen=True)
class GegevenLink:
    """What was made, and the secret of its address: it is shown once and kept nowhere."""

    link: Plaatslink
    sleutel: str = field(repr=False)


def hash_van(sleutel: str) -> str:
    return sha256(sleutel.encode("utf-8", "replace")).hexdigest()


def lijst_opgaven(session: Session, zaak: Zaak, nu: datetime) -> list[Opgaveregel]:
    """Every link of a zaak, the newest first. One statement."""
    vraag = (
        select(Plaatslink, Plaatsopgave, Plaatsopgaveslot)
        .outerjoin(Plaatsopgave, Plaatsopgave.link_id == Plaatslink.id)
        .outerjoin(Plaatsopgaveslot, Plaatsopgaveslot.link_id == Plaatslink.id)
        .where(Plaatslink.zaak_id == zaak.id)
        .order_by(Plaatslink.nummer.desc())
    )
    return [_regel(link, opgave, slot, nu) for link, opgave, slot in session.execute(vraag)]


def vind_opgave(session: Session, zaak: Zaak, nummer: int, nu: datetime) -> Opgaveregel:
    """Raises NietGevonden."""
    regel = next((r for r in lijst_opgaven(session, zaak, nu) if r.link.nummer == nummer), None)
    if regel is None:
        raise NietGevonden("Deze opgave is er niet in deze zaak.")
    return regel


def _regel(link: Plaatslink, opgave: Plaatsopgave | None, slot: Plaatsopgaveslot | None, nu: datetime) -> Opgaveregel:
    nu_is = staat(link.verloopt_op, slot.slot if slot else None, nu, ontvangen=opgave is not None)
    return Opgaveregel(link, opgave, slot, nu_is)


def maak_opgavelink(werk: Werk, zaaknummer: str, nieuw: NieuweVraag) -> GegevenLink:
    """A link for a provider; who has it can give one opgave and sees nothing of the zaak but the names of locations.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer.
    """
    werk.wil(
        "maak_opgavelink",
        datum=dag_van(nieuw.verloopt_op(werk.verzoek.nu)),
        opgave_van=nieuw.wie,
        soort_opgave=nieuw.soort,
    )
    zaak = _open(werk, zaaknummer).zaak
    nieuw.toets()
    sleutel = secrets.token_urlsafe(32)
    aantal = select(func.count(Plaatslink.id)).where(Plaatslink.zaak_id == zaak.id)
    link = Plaatslink(
        zaak_id=zaak.id,
        nummer=(werk.session.scalar(aantal) or 0) + 1,
        soort=nieuw.soort,
        wie=nieuw.wie,
        sha256=hash_van(sleutel),
        verloopt_op=nieuw.verloopt_op(werk.verzoek.nu),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(link)
    werk.session.flush()
    werk.noteer(object=f"opgave/{link.nummer}")
    return GegevenLink(link, sleutel)


def trek_opgavelink_in(werk: Werk, zaaknummer: str, nummer: int) -> Plaatslink:
    """The link works no more. Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang."""
    werk.wil("trek_opgavelink_in", object=f"opgave/{nummer}")
    zaak = _open(werk, zaaknummer).zaak
    regel = vind_opgave(werk.session, zaak, nummer, werk.verzoek.nu)
    if regel.staat not in (Opgavestaat.GEVRAAGD, Opgavestaat.VERLOPEN):
        raise OngeldigeOvergang("Met deze link is al een opgave gedaan, of hij is al ingetrokken.")
    _sluit(werk, regel.link, Opgaveslot.INGETROKKEN, "")
    werk.noteer(van=regel.staat, naar=Opgavestaat.INGETROKKEN)
    return regel.link


def neem_opgave_over(
    werk: Werk, zaaknummer: str, nummer: int, reden: str = "", eerder: Eerder | None = None
) -> Plaatslink:
    """What the provider gave counts from now on, marked as its own word. Of places that it offered before `eerder` says
    whether these come beside them or in their place; without any it says nothing.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, OngeldigeInvoer; and what reading and recording
    raise, for what could be read when it came may not count any more.
    """
    werk.wil("neem_opgave_over", object=f"opgave/{nummer}", reden=reden)
    dossier = _open(werk, zaaknummer)
    regel, opgave = _ontvangen(werk, dossier.zaak, nummer)
    uitkomst = _neem_over(werk, dossier, regel.link, opgave, reden, eerder)
    _sluit(werk, regel.link, Opgaveslot.OVERGENOMEN, reden)
    werk.noteer(
        van=Opgavestaat.ONTVANGEN,
        naar=Opgavestaat.OVERGENOMEN,
        opgave_van=regel.link.wie,
        nieuw=uitkomst.nieuw,
        gewijzigd=uitkomst.gewijzigd,
        opgave_sha256=controlegetal(opgave.inhoud, opgave.zout),
        aanbod=uitkomst.aanbod or None,
        vervangen=uitkomst.vervangen or None,
    )
    return regel.link


def wijs_opgave_af(werk: Werk, zaaknummer: str, nummer: int, reden: str) -> Plaatslink:
    """It does not count, and why.

    Raises GeenRecht, ZaakGesloten, NietGevonden, OngeldigeOvergang, MotiveringVerplicht.
    """
    werk.wil("wijs_opgave_af", object=f"opgave/{nummer}", reden=reden)
    regel, _opgave = _ontvangen(werk, _open(werk, zaaknummer).zaak, nummer)
    if not heeft_inhoud(reden):
        raise MotiveringVerplicht("Schrijf waarom u deze opgave niet overneemt.", veld="reden")
    _sluit(werk, regel.link, Opgaveslot.AFGEWEZEN, reden)
    werk.noteer(van=Opgavestaat.ONTVANGEN, naar=Opgavestaat.AFGEWEZEN)
    return regel.link


def controlegetal(inhoud: str, zout: str) -> str:
    """What the logboek keeps of an opgave."""
    return regels_sha256(inhoud.splitlines(), zout)


def _open(werk: Werk, zaaknummer: str) -> Dossier:
    dossier = open_dossier(werk, zaaknummer, Recht.TELLING_VASTLEGGEN)
    eis_lopend(dossier.zaak)
    return dossier


def _ontvangen(werk: Werk, zaak: Zaak, nummer: int) -> tuple[Opgaveregel, Plaatsopgave]:
    regel = vind_opgave(werk.session, zaak, nummer, werk.verzoek.nu)
    if regel.opgave is None or regel.slot is not None:
        raise OngeldigeOvergang("Er is geen opgave die op u wacht. Bekijk de lijst opnieuw.")
    return regel, regel.opgave


def _neem_over(
    werk: Werk, dossier: Dossier, link: Plaatslink, opgave: Plaatsopgave, reden: str, eerder: Eerder | None
) -> Overgenomen:
    """How many rows came, and of offers what they say: places are capacity, no children."""
    vandaag = werk.verzoek.vandaag
    if link.soort is Opgavesoort.STAND:
        standen = lees_bestand(werk.session, dossier, Standbestand(BESTAND, opgave.inhoud.encode()), vandaag)
        uitkomst = schrijf_standen(werk, dossier.zaak, standen, reden, link.nummer)[0]
        return Overgenomen(uitkomst.nieuw, uitkomst.gewijzigd)
    aanbod = lees_aanbod(rijen_van_aanbod(opgave.inhoud), link.wie, lezen.vormen(dossier), vandaag)
    return neem_aanbod_op(werk, dossier, aanbod, link.nummer, link.wie, eerder)


def _sluit(werk: Werk, link: Plaatslink, slot: Opgaveslot, reden: str) -> None:
    werk.session.add(
        Plaatsopgaveslot(
            zaak_id=link.zaak_id,
            link_id=link.id,
            slot=slot,
            reden=reden,
            ingevoerd_op=werk.verzoek.nu,
            ingevoerd_door_id=werk.verzoek.actor.id,
        )
    )
    werk.session.flush()


def inhoud_van(regel: Opgaveregel) -> Sequence[Sequence[str]]:
    """What was given as rows, the head first; none when nothing came."""
    return list(csv.reader(io.StringIO(regel.opgave.inhoud), delimiter=";")) if regel.opgave else []
