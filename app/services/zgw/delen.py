"""Bring one zaak at another ZGW server up to date: see what is there, note what goes, and send it."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Verzoek
from app.domain.basis.systeem import SYSTEEM
from app.models import LogboekRegel, Zaak
from app.services.kern.toegang import vergrendel
from app.services.kern.uitvoering import Werk, voer_uit
from app.services.zgw.aanwezig import BESLUITEN, RESULTATEN, ROLLEN, STATUSSEN, ZAKEN, Aanwezig, lees_aanwezig
from app.services.zgw.beeld import beelden, besluiten, heel_dossier
from app.services.zgw.doeltypen import Doeltypen
from app.services.zgw.plan import Inhoud, Stap, Stapsoort, in_woorden, maak_plan
from app.services.zgw.server import ZgwMislukt, Zgwserver
from app.services.zgw.vorm import Deel

_PADEN = {
    Stapsoort.ZAAK: ZAKEN,
    Stapsoort.STATUS: STATUSSEN,
    Stapsoort.ROL: ROLLEN,
    Stapsoort.RESULTAAT: RESULTATEN,
    Stapsoort.BESLUIT: BESLUITEN,
}


@dataclass(frozen=True)
class Doel:
    """Where the cases of a region are written: the server, the zaaktype there, and our RSIN."""

    server: Zgwserver
    zaaktype: str
    rsin: str
    regio: str


@dataclass(frozen=True)
class Plan:
    """What is to be sent of a zaak as it was at entry `tot_regel` of its logboek."""

    zaak_id: int
    tot_regel: int
    stappen: Sequence[Stap]


def deel_zaak(session: Session, doel: Doel, typen: Doeltypen, zaaknummer: str) -> tuple[Plan, str] | None:
    """Send what the server lacks; returns that and where the zaak stands there, or None when it is not shared (now).

    Raises ZgwMislukt, after which it can be tried again.
    """
    er = lees_aanwezig(doel.server, zaaknummer, doel.rsin, doel.zaaktype)
    verzoek = Verzoek(SYSTEEM, doel.server.nu, f"job-{secrets.token_urlsafe(18)}")
    plan = voer_uit(session, verzoek, deel_met_zgw, zaaknummer, doel, typen, er)
    return (plan, _verstuur(doel.server, plan.stappen, er.zaak)) if plan else None


def deel_met_zgw(werk: Werk, zaaknummer: str, doel: Doel, typen: Doeltypen, er: Aanwezig) -> Plan | None:
    """Decide under the lock of the zaak what goes, and note it: kinds and counts. None when it is not shared (now)."""
    zaak = werk.zaak = vergrendel(werk.session, zaaknummer)
    if not zaak.gedeeld:
        return None
    stappen = maak_plan(_inhoud(werk.session, zaak, doel.rsin), er, typen)
    if not stappen:
        return Plan(zaak.id, _laatste_regel(werk.session, zaak), ())
    werk.wil("deel_met_zgw", object=f"zaak/{zaaknummer}", ontvanger=doel.server.basis, wat=in_woorden(stappen))
    return Plan(zaak.id, werk.noteer().zaak_nr or 0, stappen)


def _inhoud(session: Session, zaak: Zaak, rsin: str) -> Inhoud:
    dossier = heel_dossier(session, zaak)
    (beeld,) = beelden(session, [dossier])
    return Inhoud(beeld, [regel for _dossier, regel in besluiten(session, [dossier])], rsin)


def _laatste_regel(session: Session, zaak: Zaak) -> int:
    return session.scalar(select(func.max(LogboekRegel.zaak_nr)).where(LogboekRegel.zaak_id == zaak.id)) or 0


def _verstuur(server: Zgwserver, stappen: Sequence[Stap], zaak: str | None) -> str:
    """Do the steps in order; returns where the zaak stands. Raises ZgwMislukt at the first that fails."""
    for stap in stappen:
        if stap.soort is Stapsoort.ZAAK:
            zaak = str(server.maak(_PADEN[stap.soort], stap.inhoud)["url"])
        elif stap.soort is Stapsoort.ROL_WEG:
            server.verwijder(stap.weg)
        elif stap.soort is Stapsoort.RESULTAAT_WEG:
            for resultaat in server.alles(_PADEN[Stapsoort.RESULTAAT], zaak=str(zaak)):
                server.verwijder(_adres(server, resultaat))
        else:
            server.maak(_PADEN[stap.soort], {"zaak": zaak, **stap.inhoud})
    return str(zaak)


def _adres(server: Zgwserver, rij: Deel) -> str:
    if not isinstance(rij.get("url"), str):
        raise ZgwMislukt(f"{server.basis} zegt niet waar het resultaat staat dat weg moet.")
    return str(rij["url"])
