"""Drawing up mandaten: one text, a concept for each granting college or region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import mandaat as regels
from app.domain import verloop
from app.domain.begrippen import Bereik, Mandaatsoort, Mandaatstatus, Organisatiesoort, Zaakrol
from app.domain.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.invoer import toets_bedrag, toets_lengte
from app.domain.rechten import Recht
from app.models import Gebruiker, Mandaat, Organisatie, Zaak
from app.services.mandaten import stel_voor
from app.services.toegang import Dossier, eis_lopend, open_dossier
from app.services.uitvoering import Werk


@dataclass(frozen=True)
class NieuwMandaat:
    """One text for one or more grantors (organisation codes). `plafond` in euro cents, per grantor."""

    soort: Mandaatsoort
    bereik: Bereik
    mandaatgevers: Sequence[str]
    houder: str
    bevoegdheden: str
    van: date
    tot: date
    plafond: int | None = None
    voorwaarden: str = ""


def stel_op(werk: Werk, zaaknummer: str, nieuw: NieuwMandaat) -> list[Mandaat]:
    """Draw up a concept per grantor, all or none. Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, DatumOnlogisch."""
    _wil_opstellen(werk, nieuw)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VOORSTELLEN)
    eis_lopend(dossier.zaak)
    _toets_inhoud(nieuw, dossier.zaak)
    houder = _houder(dossier, nieuw.houder)
    return [_maak_concept(werk, dossier.zaak, nieuw, gever, houder) for gever in _gevers(werk.session, dossier, nieuw)]


def stel_op_en_voor(werk: Werk, zaaknummer: str, nieuw: NieuwMandaat, datum: date) -> list[Mandaat]:
    """Draw up and propose in one go."""
    concepten = stel_op(werk, zaaknummer, nieuw)
    for concept in concepten:
        stel_voor(werk, concept.id, datum)
    return concepten


def _wil_opstellen(werk: Werk, nieuw: NieuwMandaat, gever: str | None = None) -> None:
    werk.wil(
        "stel_op",
        soort=nieuw.soort.value,
        bereik=nieuw.bereik.value,
        mandaatgevers=[gever] if gever else list(nieuw.mandaatgevers),
        houder=nieuw.houder,
        bevoegdheden=nieuw.bevoegdheden,
        voorwaarden=nieuw.voorwaarden,
        plafond=nieuw.plafond,
        looptijd=f"{nieuw.van} tot en met {nieuw.tot}",
    )


def _toets_inhoud(nieuw: NieuwMandaat, zaak: Zaak) -> None:
    verloop.toets_motivering(nieuw.bevoegdheden, "bevoegdheden")
    toets_lengte(nieuw.bevoegdheden, "bevoegdheden")
    toets_lengte(nieuw.voorwaarden, "voorwaarden")
    regels.toets_inhoud(nieuw.soort, nieuw.plafond, nieuw.van, nieuw.tot)
    if nieuw.plafond is not None:
        toets_bedrag(nieuw.plafond, "plafond")
    if nieuw.van < zaak.geopend_datum:
        raise DatumOnlogisch("Het mandaat begint voor de zaak is geopend.", veld="van")


def _gevers(session: Session, dossier: Dossier, nieuw: NieuwMandaat) -> list[Organisatie]:
    codes = list(dict.fromkeys(nieuw.mandaatgevers))
    gevonden = {o.code: o for o in session.scalars(select(Organisatie).where(Organisatie.code.in_(codes)))}
    if not codes or set(codes) - gevonden.keys():
        raise OngeldigeInvoer("Kies een of meer mandaatgevers uit de lijst.", veld="mandaatgevers")
    for gever in gevonden.values():
        if gever.soort not in (Organisatiesoort.GEMEENTE, Organisatiesoort.REGIO):
            raise OngeldigeInvoer(f"{gever.naam} kan geen mandaat verlenen.", veld="mandaatgevers")
        regels.toets_bereik(nieuw.bereik, gever_in_regio=gever.regio == dossier.zaak.regio)
    return [gevonden[code] for code in codes]


def _houder(dossier: Dossier, email: str) -> Gebruiker:
    """Holders are those who lead the zaak; an ondermandaat to the projectleider comes with part 3."""
    leiding = [
        v.gebruiker
        for v in dossier.vervullingen
        if v.tot is None and v.rol is not Zaakrol.PROJECTLEIDER and v.gebruiker.email == email.strip().lower()
    ]
    if not leiding:
        raise OngeldigeInvoer("Kies een houder die in deze zaak de leiding heeft.", veld="houder")
    return leiding[0]


def _maak_concept(werk: Werk, zaak: Zaak, nieuw: NieuwMandaat, gever: Organisatie, houder: Gebruiker) -> Mandaat:
    mandaat = Mandaat(
        zaak_id=zaak.id,
        periode=zaak.periode,
        soort=nieuw.soort,
        bereik=nieuw.bereik,
        mandaatgever_id=gever.id,
        mandaatgever=gever,
        houder_id=houder.id,
        houder=houder,
        bevoegdheden=nieuw.bevoegdheden,
        voorwaarden=nieuw.voorwaarden,
        plafond=nieuw.plafond,
        van=nieuw.van,
        tot=nieuw.tot,
        status=Mandaatstatus.CONCEPT,
        aangemaakt_op=werk.verzoek.nu,
    )
    werk.session.add(mandaat)
    werk.session.flush()
    _wil_opstellen(werk, nieuw, gever.code)
    werk.noteer(naar=Mandaatstatus.CONCEPT, object=f"mandaat/{mandaat.id}", versie=mandaat.versie)
    return mandaat
