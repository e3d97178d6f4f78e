"""Commitments: made under a decision, divided to the cent, and the plan by which they are paid and come back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import MandaatOntbreekt, NietGevonden, OngeldigeInvoer, VerdelingKloptNiet
from app.domain.basis.invoer import toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.geld.grootboek import Grootboek
from app.domain.geld.sleutel import Draagsleutel, verdeel_rest
from app.domain.geld.toezegging import (
    NieuweToezegging,
    Termijn,
    eis_onder_besluit,
    plan_in_woorden,
    toets_betaalt_niet,
    toets_plan,
)
from app.models import Besluit, Geldplan, Toezegging, Zaak
from app.services.geld.boek import Geldboek, Geldregel, eis_ruimte_onder, lees_geld
from app.services.geld.boeken import boek_rij
from app.services.geld.sleutels import (
    Verdeeld,
    deelnemers,
    delen_van_besluit,
    rest_van_besluit,
    verdeel_toezegging,
    vooruitbetalers,
)
from app.services.geld.spoed import eis_onder_spoed
from app.services.kern.toegang import Dossier, eis_lopend, eis_versie, open_dossier
from app.services.kern.uitvoering import Werk

ONZICHTBAAR = "Deze toezegging is er niet in deze zaak."


def zeg_geld_toe(werk: Werk, zaaknummer: str, nieuw: NieuweToezegging) -> Toezegging:
    """Promise money under a decision or a spoedbesluit, never more than it; with its plan, and who bears which part.

    What is asked of the Rijk is entered here too: it counts from the day on which it is granted.

    Raises GeenRecht, ZaakGesloten, DatumInToekomst, DatumOnlogisch, MotiveringVerplicht, OngeldigeInvoer,
    MandaatOntbreekt, PlafondOverschreden, VerdelingKloptNiet.
    """
    wat = nieuw.in_woorden()
    werk.wil("zeg_geld_toe", datum=nieuw.datum, geldplan=wat.pop("plan"), **wat)
    dossier = open_dossier(werk, zaaknummer, Recht.GELD_BOEKEN)
    eis_lopend(dossier.zaak)
    nieuw.toets_vorm(dossier.zaak.geopend_datum, werk.verzoek.vandaag)
    boek = lees_geld(werk.session, dossier.zaak)
    _eis_besluit(werk, dossier.zaak, nieuw, boek)
    verdeeld = verdeel(werk.session, dossier, nieuw, boek)
    rij = _schrijf(werk, dossier.zaak, nieuw, verdeeld, len(boek.regels) + 1)
    grootboek = Grootboek(rij.voorwaarde())
    posten = grootboek.boek(nieuw.begint_met, nieuw.bedrag)
    boeking = boek_rij(werk, rij, nieuw.begint_met, nieuw.datum, nieuw.bedrag, posten, boek.volgend)
    werk.noteer(
        object=f"toezegging/{rij.nummer}",
        boeking=boeking.nummer,
        verdeling=dict(verdeeld.delen),
        gewichten=dict(verdeeld.gewichten) or None,
        peiljaar=verdeeld.peiljaar,
        peildatum=verdeeld.peildatum.isoformat() if verdeeld.peildatum else None,
    )
    return rij


def _eis_besluit(werk: Werk, zaak: Zaak, nieuw: NieuweToezegging, boek: Geldboek) -> None:
    """The decision is one about money of this zaak, was not reversed, and has room. Raises what it finds wrong."""
    if nieuw.soort.van_rijk:
        return
    if nieuw.spoedbesluit_id is not None:
        eis_onder_spoed(werk.session, zaak, nieuw, boek)
        return
    besluit = werk.session.scalar(select(Besluit).where(Besluit.id == nieuw.besluit_id, Besluit.zaak_id == zaak.id))
    if besluit is None or not kan_dragen(besluit):
        raise MandaatOntbreekt("Kies een besluit over geld van deze zaak.", veld="besluit")
    if nieuw.datum < besluit.datum:
        raise OngeldigeInvoer(
            f"Het besluit is van {besluit.datum:%d-%m-%Y}. Kies voor de toezegging die dag of later.", veld="datum"
        )
    eis_ruimte_onder(werk.session, besluit, boek, nieuw.bedrag, nieuw.datum)


def kan_dragen(besluit: Besluit) -> bool:
    """Whether money can be promised under it: it is about money, and no reversal."""
    return besluit.soort is Mandaatsoort.FINANCIEN and (besluit.bedrag or 0) > 0 and not besluit.tegenboeking_van_id


def verdeel(session: Session, dossier: Dossier, nieuw: NieuweToezegging, boek: Geldboek) -> Verdeeld:
    """What each would bear beside what is promised already; nothing is kept.

    Raises VerdelingKloptNiet, OngeldigeInvoer, PlafondOverschreden.
    """
    if nieuw.voorfinancier and nieuw.voorfinancier not in vooruitbetalers(session, dossier, nieuw.datum):
        raise OngeldigeInvoer("Kies uit de lijst wie vooruit betaalt.", veld="voorfinancier")
    if nieuw.sleutel is Draagsleutel.BESLUIT:
        return _verdeel_als_besluit(session, dossier, nieuw, boek)
    mogelijk = deelnemers(session, dossier, nieuw.datum)
    vreemd = set(nieuw.gemeenten) - set(mogelijk)
    if vreemd:
        raise OngeldigeInvoer("Kies alleen gemeenten en regio’s van deze zaak.", veld="gemeenten")
    namen = {code: naam for code, naam in mogelijk.items() if code in nieuw.gemeenten}
    return verdeel_toezegging(session, dossier.zaak, nieuw, namen)


def _verdeel_als_besluit(session: Session, dossier: Dossier, nieuw: NieuweToezegging, boek: Geldboek) -> Verdeeld:
    """Who has a part in the decision takes part, whoever was ticked, for no more than is left of it."""
    delen = delen_van_besluit(session, dossier.zaak, nieuw)
    if not delen:
        raise VerdelingKloptNiet("Kies eerst het besluit waaronder u dit toezegt.", veld="besluit")
    toets_betaalt_niet(nieuw.betaalt_niet, delen)
    eis_onder_besluit(
        nieuw.bedrag, sum(delen.values()), boek.beloften_onder(nieuw.besluit_id, nieuw.spoedbesluit_id), nieuw.datum
    )
    rest = rest_van_besluit(boek, nieuw, delen)
    return Verdeeld(dict.fromkeys(delen, 0) | verdeel_rest(nieuw.bedrag, rest), delen)


def _schrijf(werk: Werk, zaak: Zaak, nieuw: NieuweToezegging, verdeeld: Verdeeld, nummer: int) -> Toezegging:
    velden = (
        "soort", "omschrijving", "wederpartij", "datum", "bedrag", "besluit_id", "spoedbesluit_id", "beschikking",
        "beslissing_voor", "voorwaarden", "zekerheid", "rente", "sleutel", "voorfinancier",
    )  # fmt: skip
    rij = Toezegging(
        **{veld: getattr(nieuw, veld) for veld in velden},
        zaak_id=zaak.id,
        nummer=nummer,
        peiljaar=verdeeld.peiljaar,
        peildatum=verdeeld.peildatum,
        gewichten=dict(verdeeld.gewichten),
        delen=dict(verdeeld.delen),
        betaalt_niet=list(nieuw.betaalt_niet),
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(rij)
    werk.session.flush()
    _plan(werk, rij, nieuw.plan, 1, "")
    return rij


def _plan(werk: Werk, rij: Toezegging, plan: Sequence[Termijn], versie: int, reden: str) -> Geldplan:
    nieuw = Geldplan(
        zaak_id=rij.zaak_id,
        toezegging_id=rij.id,
        versie=versie,
        regels=plan_in_woorden(plan),
        reden=reden,
        ingevoerd_op=werk.verzoek.nu,
        ingevoerd_door_id=werk.verzoek.actor.id,
    )
    werk.session.add(nieuw)
    werk.session.flush()
    return nieuw


def vind_toezegging(werk: Werk, dossier: Dossier, nummer: int) -> Geldregel:
    """Raises NietGevonden."""
    regel = lees_geld(werk.session, dossier.zaak).met(nummer)
    if regel is None or regel.boek.vervallen:
        raise NietGevonden(ONZICHTBAAR)
    return regel


def wijzig_geldplan(
    werk: Werk, zaaknummer: str, nummer: int, plan: Sequence[Termijn], reden: str, versie: int | None = None
) -> Geldplan:
    """Other terms for a commitment, with the reason; what was planned before stays to be read.

    `versie` is the one the user saw. Raises GeenRecht, NietGevonden, MotiveringVerplicht, OngeldigeInvoer,
    DatumOnlogisch, Verouderd.
    """
    werk.wil("wijzig_geldplan", object=f"toezegging/{nummer}", geldplan=plan_in_woorden(plan), reden=reden)
    dossier = open_dossier(werk, zaaknummer, Recht.GELD_BOEKEN)
    regel = vind_toezegging(werk, dossier, nummer)
    eis_versie(regel.versie, versie)
    toets_motivering(reden, "reden")
    toets_plan(plan, regel.rij.soort, regel.rij.bedrag, regel.rij.datum)
    if plan_in_woorden(plan) == plan_in_woorden(regel.plan):
        raise OngeldigeInvoer("Er is niets veranderd. Deze termijnen staan er al zo.", veld="plan")
    nieuw = _plan(werk, regel.rij, plan, len(regel.plannen) + 1, reden)
    werk.noteer(versie=nieuw.versie)
    return nieuw
