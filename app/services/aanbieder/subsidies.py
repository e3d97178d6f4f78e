"""The conditions of the subsidy for crucial care held against a request, and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.aanbieder import subsidie
from app.domain.basis.fouten import DatumOnlogisch
from app.domain.basis.invoer import toets_bedrag, toets_datum
from app.domain.basis.rechten import Recht
from app.models import Subsidietoets, Subsidievoorwaarde, Zaak
from app.services.aanbieder.kwartalen import Kwartaalregel, lijst_kwartalen
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk


@dataclass(frozen=True)
class Subsidievraag:
    """A request as it is held against the conditions. Amounts in euro cents; None is unknown."""

    datum: date
    bedrag: int
    jeugdomzet: int | None = None
    terugbetaald_datum: date | None = None
    toelichting: str = ""


def toets_subsidie(werk: Werk, zaaknummer: str, vraag: Subsidievraag) -> Subsidietoets:
    """Hold the conditions against a request and keep what was found. It advises; it blocks nothing.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, DatumInToekomst, DatumOnlogisch.
    """
    werk.wil(
        "toets_subsidie",
        datum=vraag.datum,
        bedrag=vraag.bedrag,
        jeugdomzet=vraag.jeugdomzet,
        terugbetaald_datum=vraag.terugbetaald_datum.isoformat() if vraag.terugbetaald_datum else None,
        toelichting=vraag.toelichting,
    )
    zaak = open_dossier(werk, zaaknummer, Recht.AANBIEDER_BIJWERKEN).zaak
    eis_lopend(zaak)
    _toets_vraag(vraag, werk.verzoek.vandaag)
    kwartaal = _laatste_bekende(lijst_kwartalen(werk.session, zaak), vraag.datum)
    bevindingen = subsidie.toets(_aanvraag(zaak, vraag, kwartaal))
    rij = Subsidietoets(
        zaak_id=zaak.id,
        volgnr=_volgnr(werk.session, zaak),
        datum=vraag.datum,
        bedrag=vraag.bedrag,
        jeugdomzet=vraag.jeugdomzet,
        plafond=subsidie.plafond(vraag.jeugdomzet) if vraag.jeugdomzet else None,
        terugbetaald_datum=vraag.terugbetaald_datum,
        kwartaalcijfer_id=kwartaal.rij.id if kwartaal else None,
        toelichting=vraag.toelichting,
        voorwaarden=_regels(bevindingen),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.noteer(
        object=f"subsidietoets/{rij.volgnr}",
        plafond=rij.plafond,
        voorwaarden=[f"{b.voorwaarde.titel}: {b.oordeel.value}" for b in bevindingen],
    )
    return rij


def _aanvraag(zaak: Zaak, vraag: Subsidievraag, kwartaal: Kwartaalregel | None) -> subsidie.Aanvraag:
    return subsidie.Aanvraag(
        datum=vraag.datum,
        bedrag=vraag.bedrag,
        terugbetaald_datum=vraag.terugbetaald_datum,
        jeugdomzet=vraag.jeugdomzet,
        cruciaal=bool(zaak.aanbieder.cruciale_zorg),
        horizon=kwartaal.horizon if kwartaal else None,
    )


def _toets_vraag(vraag: Subsidievraag, vandaag: date) -> None:
    toets_datum(vraag.datum, vandaag)
    toets_bedrag(vraag.bedrag)
    if vraag.jeugdomzet is not None:
        toets_bedrag(vraag.jeugdomzet, "jeugdomzet")
    if vraag.terugbetaald_datum and vraag.terugbetaald_datum < vraag.datum:
        raise DatumOnlogisch(
            "De terugbetaling ligt voor de dag van de aanvraag. Kies een latere dag.", veld="terugbetaald_datum"
        )


def _laatste_bekende(regels: Sequence[Kwartaalregel], dag: date) -> Kwartaalregel | None:
    """The newest quarter whose figures were known on that day and that tells how long the cash lasts."""
    bekend = [regel for regel in regels if regel.horizon and regel.rij.bron_datum <= dag]
    return bekend[-1] if bekend else None


def _volgnr(session: Session, zaak: Zaak) -> int:
    return (session.scalar(select(func.max(Subsidietoets.volgnr)).where(Subsidietoets.zaak_id == zaak.id)) or 0) + 1


def _regels(bevindingen: Sequence[subsidie.Bevinding]) -> list[Subsidievoorwaarde]:
    return [
        Subsidievoorwaarde(
            volgnr=volgnr,
            code=bevinding.voorwaarde.code,
            titel=bevinding.voorwaarde.titel,
            bron=bevinding.voorwaarde.bron,
            oordeel=bevinding.oordeel,
            uitleg=bevinding.uitleg,
        )
        for volgnr, bevinding in enumerate(bevindingen, start=1)
    ]


def lijst_toetsen(session: Session, zaak: Zaak) -> Sequence[Subsidietoets]:
    """Every toets of the zaak with its conditions, newest first."""
    vraag = select(Subsidietoets).where(Subsidietoets.zaak_id == zaak.id).order_by(Subsidietoets.volgnr.desc())
    return session.scalars(vraag.options(selectinload(Subsidietoets.voorwaarden))).all()
