"""Drawing up mandaten: one text asked of many, a concept for each granting college or region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Bereik, Mandaatsoort, Organisatiesoort
from app.domain.basis.fouten import DatumOnlogisch, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.besluit.plafonds import Plafonds, Plafondwens, uitleg_plafonds
from app.domain.besluit.verdeling import Uitleg
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.inhoud import Inhoud
from app.domain.termijn.termijn import datum_voluit
from app.models import Mandaat, Mandaatverzoek, Organisatie, Zaak
from app.services.kern.elders import besturen_van, neem_op, van_elders
from app.services.kern.toegang import Dossier, eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.mandaat.concept import maak_concept
from app.services.mandaat.gevers.plafonds import bewaar_plafonds, van_gever, verdeel_over
from app.services.mandaat.handelingen import stel_voor
from app.services.mandaat.houderkeuze import NieuweHouder, vind_houder


@dataclass(frozen=True)
class NieuwMandaat:
    """One text for one or more grantors (organisation codes). A ceiling counts for each mandaat.

    Each grantor is asked a mandaat for `houder`, and one more for each of `meer_houders`: the e-mail address of a
    person, or `functie:` with the code of an office. They hold it each for himself. `reactie_voor_datum` is the day on
    which an answer is hoped for; nothing follows from it. With `plafonds` the ceilings are one amount, divided over the
    grantors; `inhoud` says none then. `organen_gevraagd`: whoever filled it in was asked in whose name a region grants.
    """

    soort: Mandaatsoort
    bereik: Bereik
    mandaatgevers: Sequence[str]
    houder: str
    inhoud: Inhoud
    reactie_voor_datum: date | None = None
    meer_houders: Sequence[str] = ()
    plafonds: Plafondwens | None = None
    organen_gevraagd: bool = False

    @property
    def houders(self) -> list[str]:
        return list(dict.fromkeys((self.houder, *self.meer_houders)))


def stel_op(werk: Werk, zaaknummer: str, nieuw: NieuwMandaat) -> list[Mandaat]:
    """Draw up a concept per grantor and holder, all or none.

    Raises GeenRecht, ZaakGesloten, OngeldigeInvoer, DatumOnlogisch, VerdelingKloptNiet.
    """
    return _stel_op(werk, zaaknummer, nieuw)


def _stel_op(werk: Werk, zaaknummer: str, nieuw: NieuwMandaat, gevraagd: date | None = None) -> list[Mandaat]:
    """`gevraagd` is the day of the request, when it is known: it may have been asked before it was entered."""
    _wil_opstellen(werk, nieuw)
    dossier = open_dossier(werk, zaaknummer, Recht.MANDAAT_VOORSTELLEN)
    eis_lopend(dossier.zaak)
    if not nieuw.plafonds:
        nieuw.inhoud.toets(nieuw.soort, dossier.zaak.geopend_datum)
    toets_reactie(nieuw.reactie_voor_datum, gevraagd, dossier.zaak)
    houders = [vind_houder(werk, dossier, wie) for wie in nieuw.houders]
    gevers = vind_gevers(werk.session, dossier, nieuw)
    organen = _organen(dossier, nieuw, gevers)
    plafonds = _plafonds(werk.session, dossier, nieuw, gevers)
    gevers = neem_op(werk.session, gevers)
    verzoek = _verzoek(werk, dossier.zaak, nieuw, plafonds)
    voor = {g.code: replace(nieuw, inhoud=van_gever(nieuw.inhoud, plafonds, g.code, organen)) for g in gevers}
    return [_maak(werk, verzoek, voor[gever.code], gever, houder) for gever in gevers for houder in houders]


def voorbeeld_plafonds(session: Session, dossier: Dossier, nieuw: NieuwMandaat) -> Uitleg | None:
    """What each grantor would be asked for; None for one ceiling for all, and for what is divided by hand.

    Raises what drawing up would raise.
    """
    gevers = vind_gevers(session, dossier, nieuw)
    _organen(dossier, nieuw, gevers)
    plafonds = _plafonds(session, dossier, nieuw, gevers)
    return uitleg_plafonds(plafonds, {gever.code: gever.naam for gever in gevers}) if plafonds else None


def _plafonds(
    session: Session, dossier: Dossier, nieuw: NieuwMandaat, gevers: Sequence[Organisatie]
) -> Plafonds | None:
    """One amount divided, when that was asked; and what each mandaat would say is judged then."""
    if nieuw.plafonds is None:
        return None
    plafonds = verdeel_over(session, dossier, nieuw.plafonds, nieuw.soort, nieuw.inhoud, gevers)
    for gever in gevers:
        van_gever(nieuw.inhoud, plafonds, gever.code).toets(nieuw.soort, dossier.zaak.geopend_datum)
    return plafonds


def stel_op_en_voor(werk: Werk, zaaknummer: str, nieuw: NieuwMandaat, datum: date) -> list[Mandaat]:
    """Draw up and propose in one go."""
    concepten = _stel_op(werk, zaaknummer, nieuw, datum)
    for concept in concepten:
        stel_voor(werk, concept.id, datum)
    return concepten


def _wil_opstellen(
    werk: Werk, nieuw: NieuwMandaat, gever: str | None = None, houder: str = "", verzoek: Mandaatverzoek | None = None
) -> None:
    wens = nieuw.plafonds
    werk.wil(
        "stel_op",
        soort=nieuw.soort.value,
        bereik=nieuw.bereik.value,
        mandaatgevers=[gever] if gever else list(nieuw.mandaatgevers),
        houder=houder or nieuw.houder,
        reactie_voor=str(nieuw.reactie_voor_datum or ""),
        sleutel=wens.sleutel.value if wens else None,
        totaal=verzoek.totaal if verzoek else wens.totaal if wens else None,
        gewicht=(verzoek.gewichten or {}).get(gever or "") if verzoek else None,
        peiljaar=verzoek.peiljaar if verzoek else None,
        teldatum=str(verzoek.teldatum) if verzoek and verzoek.teldatum else None,
        **nieuw.inhoud.in_woorden(),
    )


def toets_reactie(dag: date | None, gevraagd: date | None, zaak: Zaak) -> None:
    """An answer is hoped for on the day of the request or later, also when that day is over; while the request has no
    day, on the first day of the zaak or later. Raises DatumOnlogisch.
    """
    if dag and gevraagd and dag < gevraagd:
        raise DatumOnlogisch(
            f"Deze dag ligt voor het verzoek van {datum_voluit(gevraagd)}. Kies die dag of een latere.",
            veld="reactie_voor_datum",
        )
    if dag and dag < zaak.geopend_datum:
        raise DatumOnlogisch(
            f"Deze dag ligt voor de opening van de zaak op {datum_voluit(zaak.geopend_datum)}. Kies een latere dag.",
            veld="reactie_voor_datum",
        )


def vind_gevers(session: Session, dossier: Dossier, nieuw: NieuwMandaat) -> list[Organisatie]:
    """Who gives it, each within the reach that was chosen: who belongs to the region on the first day of the mandaat.

    Raises OngeldigeInvoer.
    """
    codes = list(dict.fromkeys(nieuw.mandaatgevers))
    gevonden = {o.code: o for o in session.scalars(select(Organisatie).where(Organisatie.code.in_(codes)))}
    gevonden |= van_elders(set(codes) - gevonden.keys(), dossier.profiel, nieuw.inhoud.van)
    if not codes or set(codes) - gevonden.keys():
        raise OngeldigeInvoer("Kies een of meer mandaatgevers uit de lijst.", veld="mandaatgevers")
    for gever in gevonden.values():
        if gever.soort not in (Organisatiesoort.GEMEENTE, Organisatiesoort.REGIO):
            raise OngeldigeInvoer(f"{gever.naam} kan geen mandaat verlenen.", veld="mandaatgevers")
        in_regio = dossier.profiel.is_lid_op(gever.code, nieuw.inhoud.van)
        regels.toets_bereik(nieuw.bereik, gever_in_regio=in_regio, gever=gever.naam, dag=nieuw.inhoud.van)
    return [gevonden[code] for code in codes]


def _organen(dossier: Dossier, nieuw: NieuwMandaat, gevers: Sequence[Organisatie]) -> dict[str, str]:
    """In whose name each region that is asked grants, by its code. Raises OngeldigeInvoer."""
    regios = {gever.code: gever.naam for gever in gevers if gever.soort is Organisatiesoort.REGIO}
    bekend: dict[str, list[str]] = {}
    for bestuur in besturen_van(dossier.profiel, nieuw.inhoud.van) if regios else ():
        bekend.setdefault(bestuur.regio, []).append(bestuur.orgaan)
    return regels.organen_per_regio(regios, nieuw.inhoud.organen, bekend, gevraagd=nieuw.organen_gevraagd)


def _verzoek(werk: Werk, zaak: Zaak, nieuw: NieuwMandaat, plafonds: Plafonds | None) -> Mandaatverzoek:
    volgnr = select(func.coalesce(func.max(Mandaatverzoek.volgnr), 0) + 1).where(Mandaatverzoek.zaak_id == zaak.id)
    verzoek = Mandaatverzoek(
        zaak_id=zaak.id,
        volgnr=volgnr.scalar_subquery(),
        eerste_reactie_voor=nieuw.reactie_voor_datum,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    bewaar_plafonds(verzoek, plafonds)
    werk.session.add(verzoek)
    werk.session.flush()
    return verzoek


def _maak(
    werk: Werk, verzoek: Mandaatverzoek, nieuw: NieuwMandaat, gever: Organisatie, houder: NieuweHouder
) -> Mandaat:
    _wil_opstellen(werk, nieuw, gever.code, houder.gezegd, verzoek)
    mandaat = Mandaat(
        zaak_id=verzoek.zaak_id,
        periode=werk.geopend.periode,
        soort=nieuw.soort,
        bereik=nieuw.bereik,
        mandaatgever_id=gever.id,
        mandaatgever=gever,
        verzoek_id=verzoek.id,
        **houder.kolommen,
    )
    return maak_concept(werk, mandaat, nieuw.inhoud)
