"""A provider gives its stock or its places by a link that works once; it counts when the team takes it over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden
from app.domain.plaatsing.opgave import Eerder, NieuweVraag, Opgavesoort, Opgavestaat
from app.models import Plaatslink, Plaatsopgave, Plaatsstand
from app.services.kern.toegang import vind_dossier
from app.services.kern.uitvoering import voer_uit
from app.services.openstaand.lijst import voor
from app.services.plaatsing.opgaven import (
    Opgaveregel,
    lijst_opgaven,
    maak_opgavelink,
    neem_opgave_over,
    trek_opgavelink_in,
    wijs_opgave_af,
)
from app.services.plaatsing.opgeven import doe_opgave, namen_van, verzoek_met_link, vind_link
from tests.kern.opzet import VANDAAG, acties, geweigerd, logboek, niet_aanvaard
from tests.services.plaatsing.conftest import DEZE, Plek

KOP = "week;locatie;zorgvorm;gemeente;titel;maand;aantal\n"
STAND = KOP + f"{DEZE};De Vliet;;;;;31\n{DEZE};De Vliet;gesloten;;;;6\n"
AANBOD = f"zorgvorm;locatie;plaatsen;vanaf;tot;voorwaarden\ngesloten;Noord;7;{DEZE};;Eigen vervoer\n"


def vraag(plek: Plek, soort: Opgavesoort = Opgavesoort.STAND, wie: str = "De Vliet jeugdzorg") -> str:
    sleutel: str = plek.doet(maak_opgavelink, NieuweVraag(soort=soort, wie=wie)).sleutel
    return sleutel


def geef(plek: Plek, sleutel: str, inhoud: str, door: str = "Teamleider") -> Any:
    session: Session = plek.spelers.session
    return voer_uit(session, verzoek_met_link(plek.spelers.directeur_sbjh.nu), doe_opgave, sleutel, door, inhoud)


def regels(plek: Plek) -> list[Opgaveregel]:
    session = plek.spelers.session
    session.rollback()
    zaak = vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak).zaak
    return lijst_opgaven(session, zaak, plek.spelers.directeur_sbjh.nu)


def open_punten(plek: Plek) -> list[str]:
    plek.spelers.session.rollback()
    alle = voor(plek.spelers.session, plek.spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    return [o.punt.onderwerp for o in alle if o.soort.code == "opgave_ontvangen"]


@pytest.mark.beide
def test_een_stand_telt_pas_mee_als_het_team_hem_overneemt(plek: Plek) -> None:
    session = plek.spelers.session
    geef(plek, vraag(plek), STAND)
    assert plek.bord().rijen[0].cellen[3].aantal is None
    assert open_punten(plek) == ["Bekijk de opgave van De Vliet jeugdzorg"]
    regel = logboek(session)[-1]
    assert (regel.kop.actie, regel.kop.object, regel.inhoud["ingevuld_door"]) == (
        "doe_opgave",
        "opgave/1",
        "Teamleider",
    )
    assert "31" not in str(regel.inhoud | {"opgave_sha256": ""}), "no numbers of children"
    plek.doet(neem_opgave_over, 1)
    assert plek.bord().rijen[0].cellen[3].aantal == 31
    rij = session.scalars(select(Plaatsstand).where(Plaatsstand.locatie == 2)).one()
    assert rij.opgave == 1, "on the word of the provider"
    over = logboek(session)[-1].inhoud
    assert (over["opgave_sha256"], over["nieuw"]) == (regel.inhoud["opgave_sha256"], 1)
    assert open_punten(plek) == []


def test_plaatsen_komen_op_het_bord_met_wie_ze_opgaf(plek: Plek) -> None:
    geef(plek, vraag(plek, Opgavesoort.AANBOD, "Meerwijk"), AANBOD)
    plek.doet(neem_opgave_over, 1)
    nieuw = plek.bord().aanbod[-1].rij
    assert (nieuw.waarden().naam, nieuw.plaatsen, nieuw.opgave) == ("Meerwijk, Noord", 7, 1)


def aanbod(plek: Plek) -> list[tuple[str, int]]:
    """What Meerwijk offers on the board: where, and how many places."""
    rijen = [regel.rij for regel in plek.bord().aanbod]
    return [(rij.locatie, rij.plaatsen) for rij in rijen if rij.aanbieder == "Meerwijk" and not rij.vervallen]


def test_wie_al_plaatsen_aanbood_telt_niet_stil_dubbel(plek: Plek) -> None:
    """The second opgave of a provider asks what becomes of the first: it stays, or this takes its place."""
    session = plek.spelers.session
    zuid = AANBOD.replace("Noord;7", "Zuid;3")
    geef(plek, vraag(plek, Opgavesoort.AANBOD, "Meerwijk"), AANBOD + zuid.splitlines()[1] + "\n")
    plek.doet(neem_opgave_over, 1)
    geef(plek, vraag(plek, Opgavesoort.AANBOD, " meerwijk"), AANBOD.replace("Noord;7", "Noord;9"))
    with niet_aanvaard(session, "ongeldige_invoer", "eerder"):
        plek.doet(neem_opgave_over, 2)
    plek.doet(neem_opgave_over, 2, eerder=Eerder.VERVANGT)
    inhoud = logboek(session)[-1].inhoud
    assert (inhoud["nieuw"], inhoud["gewijzigd"]) == (0, 2)
    assert all(plek in str(inhoud["vervangen"]) for plek in ("Noord; ", "Zuid; "))
    alles = [(r.rij.locatie, r.rij.plaatsen) for r in plek.bord().aanbod if not r.rij.vervallen]
    assert [rij for rij in alles if rij[0] in ("Noord", "Zuid")] == [("Noord", 9)]


def test_van_twee_gelijke_plekken_gaat_de_lege_weg_en_niet_die_waar_kinderen_zijn_geboekt(plek: Plek) -> None:
    for nummer in (1, 2):
        geef(plek, vraag(plek, Opgavesoort.AANBOD, "Meerwijk"), AANBOD)
        plek.doet(neem_opgave_over, nummer, eerder=Eerder.ERBIJ)
    vol = max(regel.rij.nummer for regel in plek.bord().aanbod)
    plek.boek(2, aanbod=vol)
    geef(plek, vraag(plek, Opgavesoort.AANBOD, "Meerwijk"), AANBOD.replace(";7;", ";9;"))
    plek.doet(neem_opgave_over, 3, eerder=Eerder.VERVANGT)
    over = [(r.rij.nummer, r.rij.plaatsen) for r in plek.bord().aanbod if r.rij.aanbieder == "Meerwijk"]
    assert [rij for rij in over if rij[0] == vol] == [(vol, 9)]


def test_wat_erbij_komt_laat_het_eerdere_staan(plek: Plek) -> None:
    for nummer, plaatsen in ((1, "7"), (2, "9")):
        geef(plek, vraag(plek, Opgavesoort.AANBOD, "Meerwijk"), AANBOD.replace(";7;", f";{plaatsen};"))
        plek.doet(neem_opgave_over, nummer, eerder=Eerder.ERBIJ)
    assert aanbod(plek)[-2:] == [("Noord", 7), ("Noord", 9)]


@pytest.mark.beide
def test_een_link_werkt_een_keer_en_niet_lang(plek: Plek) -> None:
    session, sleutel = plek.spelers.session, vraag(plek)
    rij = session.scalars(select(Plaatslink)).one()
    assert sleutel not in (rij.sha256, str(rij.wie))
    verloopt = rij.verloopt_op
    session.rollback()
    for moment in (verloopt, verloopt + timedelta(1)):
        with pytest.raises(NietGevonden):
            vind_link(session, sleutel, moment)
    with pytest.raises(NietGevonden):
        vind_link(session, "geraden", verloopt - timedelta(1))
    session.rollback()
    geef(plek, sleutel, STAND)
    with pytest.raises(NietGevonden):
        geef(plek, sleutel, STAND)
    assert len(session.scalars(select(Plaatsopgave)).all()) == 1


def test_wat_niet_te_lezen_is_wordt_niet_bewaard(plek: Plek) -> None:
    sleutel = vraag(plek)
    with niet_aanvaard(plek.spelers.session, "import_geweigerd", "bestand"):
        geef(plek, sleutel, STAND.replace("De Vliet", "Elders"))
    with niet_aanvaard(plek.spelers.session, "ongeldige_invoer", "door"):
        geef(plek, sleutel, STAND, door=" ")
    geef(plek, sleutel, STAND)


def test_het_team_trekt_in_of_neemt_niet_over(plek: Plek) -> None:
    session = plek.spelers.session
    sleutel = vraag(plek)
    with geweigerd(session, "ongeldige_overgang"):
        plek.doet(neem_opgave_over, 1)
    plek.doet(trek_opgavelink_in, 1)
    with pytest.raises(NietGevonden):
        geef(plek, sleutel, STAND)
    geef(plek, vraag(plek), STAND)
    with geweigerd(session, "ongeldige_overgang"):
        plek.doet(trek_opgavelink_in, 2)
    with niet_aanvaard(session, "motivering_verplicht", "reden"):
        plek.doet(wijs_opgave_af, 2, " ")
    plek.doet(wijs_opgave_af, 2, "Van een andere week.")
    assert [regel.staat for regel in regels(plek)] == [Opgavestaat.AFGEWEZEN, Opgavestaat.INGETROKKEN]
    assert acties(session)[-1] == "wijs_opgave_af"
    with niet_aanvaard(session, "niet_gevonden"):
        plek.doet(neem_opgave_over, 9)


def test_wie_plaatsen_opgeeft_ziet_geen_locaties_van_een_ander(plek: Plek) -> None:
    session = plek.spelers.session
    for soort, verwacht in ((Opgavesoort.STAND, ["De Vliet", "Duinhuis"]), (Opgavesoort.AANBOD, [])):
        sleutel = vraag(plek, soort)
        gevraagd = vind_link(session, sleutel, plek.spelers.directeur_sbjh.nu)
        assert [*namen_van(session, gevraagd).values()] == verwacht
        session.rollback()
