"""The facts of a provider put right: a reason, the old values kept, and asked by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Cruciaal, Grootteklasse, Uitkomst
from app.models import Aanbieder, Zaak
from app.services.aanbieder.aanbieders import NieuweAanbieder, voeg_aanbieder_toe
from app.services.aanbieder.wijzigen import als_invoer, feiten_op, lijst_versies, wijzig_aanbieder
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import vind_dossier
from app.services.zaak import zaken
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers

WAAROM = "De naam was verkeerd overgenomen."


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def van(spelers: Spelers, zaak: str) -> Aanbieder:
    rij: Zaak = zaak_van(spelers.session, zaak)
    return spelers.session.get_one(Aanbieder, rij.aanbieder_id)


def nu(spelers: Spelers, zaak: str, **anders: Any) -> NieuweAanbieder:
    return replace(als_invoer(van(spelers, zaak)), **anders)


def test_een_wijziging_houdt_wat_er_stond_met_de_reden(spelers: Spelers, zaak: str) -> None:
    beter = nu(
        spelers,
        zaak,
        naam="Stichting Duinpoort",
        agb_code="06012345",
        grootteklasse=next(iter(Grootteklasse)),
        jeugdomzet=1_000_000_00,
        cruciaal=(next(iter(Cruciaal)),),
    )
    aanbieder = spelers.directeur_sbjh.doet(wijzig_aanbieder, zaak, beter, WAAROM, versie=1)
    assert (aanbieder.naam, aanbieder.versie) == ("Stichting Duinpoort", 2)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.object, regel.inhoud["reden"]) == (f"aanbieder/{aanbieder.id}", WAAROM)
    was, wordt = regel.inhoud["was"], regel.inhoud["wordt"]
    assert isinstance(was, dict)
    assert isinstance(wordt, dict)
    assert (was["Naam"], wordt["Jeugdomzet per jaar"]) == ("Stichting Test", "€ 1.000.000")
    assert "KvK-nummer" not in was | wordt, "what stayed is not said"
    (versie,) = lijst_versies(spelers.session, aanbieder.id)
    assert (versie.naam, versie.reden, versie.versie) == ("Stichting Test", WAAROM, 1)
    gisteren = VANDAAG - timedelta(1)
    assert [feiten_op(aanbieder, [versie], dag).naam for dag in (gisteren, VANDAAG)] == [
        "Stichting Test",
        "Stichting Duinpoort",
    ]


def test_het_dossier_kent_de_waarden_van_de_peildatum(spelers: Spelers, zaak: str) -> None:
    wie = spelers.directeur_sbjh
    wie.doet(wijzig_aanbieder, zaak, nu(spelers, zaak, naam="Stichting Duinpoort"), WAAROM)
    dossier = vind_dossier(spelers.session, wie.actor, zaak)
    toen, later = (stel_samen(stand_op(spelers.session, dossier, dag)) for dag in (VANDAAG - timedelta(1), VANDAAG))
    assert [(d["aanbieder"]["naam"], len(d["aanbiederversies"])) for d in (toen, later)] == [  # type: ignore[index,arg-type]
        ("Stichting Test", 0),
        ("Stichting Duinpoort", 1),
    ]


@pytest.mark.parametrize(
    ("anders", "reden", "versie", "code", "veld"),
    [
        ({}, WAAROM, None, "ongeldige_invoer", None),
        ({"naam": "Anders"}, "  ", None, "motivering_verplicht", "reden"),
        ({"naam": "Anders"}, WAAROM, 2, "verouderd", None),
        ({"naam": ""}, WAAROM, None, "ongeldige_invoer", "naam"),
        ({"kvk_nummer": "12"}, WAAROM, None, "ongeldige_invoer", "kvk_nummer"),
        ({"kvk_nummer": "87654321"}, WAAROM, None, "ongeldige_invoer", "kvk_nummer"),
        ({"agb_code": "1"}, WAAROM, None, "ongeldige_invoer", "agb_code"),
    ],
)
def test_wat_niet_kan(
    spelers: Spelers, zaak: str, anders: dict[str, Any], reden: str, versie: int | None, code: str, veld: str | None
) -> None:
    spelers.directeur_sbjh.doet(voeg_aanbieder_toe, NieuweAanbieder("Een ander", "87654321"))
    wat = nu(spelers, zaak, **anders)
    with niet_aanvaard(spelers.session, code, veld):
        spelers.directeur_sbjh.doet(wijzig_aanbieder, zaak, wat, reden, versie=versie)


def test_alleen_het_team_en_alleen_in_een_lopende_zaak(spelers: Spelers, zaak: str) -> None:
    wat = nu(spelers, zaak, naam="Anders")
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(wijzig_aanbieder, zaak, wat, WAAROM)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Klaar.", VANDAAG)
    with geweigerd(spelers.session, "zaak_gesloten"):
        spelers.directeur_sbjh.doet(wijzig_aanbieder, zaak, wat, WAAROM)


@pytest.mark.parametrize("opdracht", ["DELETE FROM aanbiederversie", "UPDATE aanbiederversie SET naam = 'x'"])
@pytest.mark.beide
def test_wat_er_stond_blijft(spelers: Spelers, zaak: str, opdracht: str) -> None:
    spelers.directeur_sbjh.doet(wijzig_aanbieder, zaak, nu(spelers, zaak, naam="Anders"), WAAROM)
    with pytest.raises(DBAPIError, match="is niet toegestaan"), eigenaar(spelers.session) as session:
        session.execute(text(opdracht))
