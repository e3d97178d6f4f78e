"""Destruction through the API: two persons in two offices, and afterwards only the declaration. Accounts too."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import update

from app.db import db, transaction
from app.domain.gebruiker.token import Tokenbereik
from app.models import Functievervulling, Zaak
from app.services.gebruiker import gebruikers
from tests.api.beller import Beller, Bellers, code
from tests.kern.spelers import ADRESSEN, Spelers, dag

ZAAK = "/zaken/2025-0001"
PAD = f"{ZAAK}/vernietiging"


@pytest.fixture
def gesloten(app: Flask) -> None:
    """Closed long before the day on which these tests run; the guards of closing are no part of them."""
    with app.app_context(), transaction(db.session) as session:
        session.execute(update(Zaak).values(toestand="afgesloten", toestand_sinds=dag(1, 1, 2012)))


@pytest.fixture
def geblokkeerd(app: Flask) -> int:
    """The account of Delft, which holds no office any more and was blocked past the term."""
    with app.app_context():
        spelers = Spelers(db.session)
        wie: int = spelers.delft.actor.id
        with transaction(db.session) as session:
            einde = update(Functievervulling).where(Functievervulling.gebruiker_id == wie).values(tot=dag(30, 6))
            session.execute(einde)
        spelers.beheerder.op(dag(1, 7)).doet(gebruikers.zet_actief, wie, actief=False)
    return wie


def stel_voor(bellers: Bellers) -> int:
    voorstel: int = bellers.directeur_sbjh.gelukt(f"{PAD}/voorstel")["voorstel"]["id"]
    return voorstel


@pytest.mark.usefixtures("gesloten")
def test_van_voorstel_tot_verklaring(bellers: Bellers) -> None:
    (regel,) = bellers.directeur_sbjh.lees("/vernietiging")["resultaten"]
    assert (regel["zaaknummer"], regel["stand"]) == ("2025-0001", "te_vernietigen")
    voor = bellers.directeur_sbjh.lees(PAD)["aantallen"]
    voorstel = stel_voor(bellers)
    na = bellers.directeur_denhaag.gelukt(f"{PAD}/bevestiging", voorstel=voorstel)
    assert (na["stand"], na["aanbieder"], na["aantallen"]) == ("vernietigd", "Inhoud vernietigd", voor)
    assert na["verklaring"]["voorgesteld_functie"] == "directeur Servicebureau Jeugdhulp Haaglanden"
    assert bellers.directeur_sbjh.lees(PAD)["verklaring"] == na["verklaring"]
    assert code(bellers.directeur_sbjh.get(ZAAK)) == (410, "zaak_vernietigd")
    assert code(bellers.directeur_sbjh.doe(f"{PAD}/bewaring", reden="Claim.")) == (410, "zaak_vernietigd")


@pytest.mark.usefixtures("gesloten")
def test_de_mandaten_van_een_vernietigde_zaak_zijn_per_dag_te_lezen(bellers: Bellers) -> None:
    bellers.directeur_denhaag.gelukt(f"{PAD}/bevestiging", voorstel=stel_voor(bellers))
    wie = bellers.directeur_sbjh
    toen = wie.lees("/vernietiging/mandaten?datum=2025-05-16")
    assert toen["aantal"] == 9
    delft = next(m for m in toen["resultaten"] if m["mandaatgever"] == "Delft")
    assert (delft["plafond"], delft["van"], delft["tot"]) == (120_000_00, "2025-03-17", "2025-09-30")
    assert (delft["houderFunctie"], delft["ondermandaat"]) == ("directeur Servicebureau Jeugdhulp Haaglanden", False)
    assert wie.lees("/vernietiging/mandaten?datum=2025-10-01")["aantal"] == 0
    assert code(bellers.delft.get("/vernietiging/mandaten")) == (403, "geen_recht")


@pytest.mark.usefixtures("gesloten")
def test_niet_door_dezelfde_hand_en_niet_zonder_bevestigen(bellers: Bellers) -> None:
    voorstel = stel_voor(bellers)
    assert code(bellers.directeur_sbjh.doe(f"{PAD}/bevestiging", voorstel=voorstel)) == (403, "vier_ogen")
    zwak = bellers.van(ADRESSEN["directeur_denhaag"], Tokenbereik.SCHRIJVEN)
    assert code(zwak.doe(f"{PAD}/bevestiging", voorstel=voorstel)) == (403, "verse_aanmelding_nodig")
    anders = bellers.directeur_denhaag.doe(f"{PAD}/bevestiging", voorstel=voorstel + 1)
    assert code(anders) == (422, "ongeldige_invoer")
    assert bellers.directeur_denhaag.doe(f"{PAD}/bevestiging").status_code == 400
    assert bellers.directeur_sbjh.lees(PAD)["stand"] == "voorgesteld"


@pytest.mark.usefixtures("gesloten")
def test_langer_bewaren_en_weer_niet(bellers: Bellers) -> None:
    stel_voor(bellers)
    sbjh = bellers.directeur_sbjh
    assert code(sbjh.doe(f"{PAD}/bewaring")) == (422, "motivering_verplicht")
    bewaard = sbjh.gelukt(f"{PAD}/bewaring", reden="Er loopt een claim.")
    assert (bewaard["stand"], bewaard["langerBewaardReden"]) == ("vastgehouden", "Er loopt een claim.")
    assert code(sbjh.doe(f"{PAD}/voorstel")) == (409, "langer_bewaard")
    assert sbjh.gelukt(f"{PAD}/bewaring/einde", reden="Afgehandeld.")["stand"] == "te_vernietigen"
    assert code(sbjh.doe(f"{PAD}/bewaring/einde", reden="Nog eens.")) == (409, "ongeldige_overgang")


def kan(wie: Beller) -> dict[str, str | None]:
    """What the list of acts says about keeping: the code of what stands in the way, None when nothing does."""
    acties = wie.lees(f"{ZAAK}/acties")["resultaten"]
    return {a["handeling"]: a["code"] for a in acties if "/vernietiging/" in a["adres"]}


def test_een_zaak_die_loopt_wordt_niet_vernietigd(bellers: Bellers) -> None:
    assert code(bellers.directeur_sbjh.doe(f"{PAD}/voorstel")) == (409, "zaak_loopt")
    assert kan(bellers.directeur_sbjh) == {
        "stel_vernietiging_voor": "zaak_loopt",
        "bevestig_vernietiging": "zaak_loopt",
        "bewaar_langer": None,
        "hef_bewaring_op": "ongeldige_overgang",
    }


@pytest.mark.usefixtures("gesloten")
def test_de_lijst_van_handelingen_zegt_van_een_voorstel_wie_het_kan_bevestigen(bellers: Bellers) -> None:
    assert kan(bellers.directeur_sbjh)["stel_vernietiging_voor"] is None
    stel_voor(bellers)
    assert kan(bellers.directeur_sbjh)["bevestig_vernietiging"] == "vier_ogen"
    assert kan(bellers.directeur_denhaag)["bevestig_vernietiging"] is None
    zwak = bellers.van(ADRESSEN["directeur_denhaag"], Tokenbereik.SCHRIJVEN)
    assert kan(zwak)["bevestig_vernietiging"] == "verse_aanmelding_nodig"


@pytest.mark.parametrize(
    ("wie", "status"), [("projectleider", 403), ("delft", 403), ("rijnmond", 404), ("auditor", 404), ("beheerder", 404)]
)
def test_vernietigen_is_van_de_leiding(bellers: Bellers, wie: str, status: int) -> None:
    ander = getattr(bellers, wie)
    assert ander.get(PAD).status_code == status
    for deel in ("voorstel", "bewaring", "bewaring/einde"):
        assert ander.doe(f"{PAD}/{deel}").status_code == status
    assert ander.doe(f"{PAD}/bevestiging", voorstel=1).status_code == status
    assert code(ander.get("/vernietiging")) == (403, "geen_recht")


def test_een_account_vervalt(bellers: Bellers, geblokkeerd: int) -> None:
    pad = f"/accounts/{geblokkeerd}/vervallen"
    assert [a["id"] for a in bellers.directeur_sbjh.lees("/accounts/vervallen")["resultaten"]] == [geblokkeerd]
    assert bellers.beheerder.gelukt(f"{pad}/voorstel")["stand"] == "voorgesteld"
    assert code(bellers.beheerder.doe(f"{pad}/bevestiging")) == (403, "vier_ogen")
    zwak = bellers.van(ADRESSEN["directeur_denhaag"], Tokenbereik.SCHRIJVEN)
    assert code(zwak.doe(f"{pad}/bevestiging")) == (403, "verse_aanmelding_nodig")
    weg = bellers.directeur_sbjh.gelukt(f"{pad}/bevestiging")
    assert (weg["stand"], weg["naam"]) == ("vernietigd", "Vervallen account")
    assert "delft" not in weg["email"]


@pytest.mark.parametrize("wie", ["delft", "auditor", "projectleider"])
def test_wie_accounts_niet_ziet(bellers: Bellers, wie: str) -> None:
    ander = getattr(bellers, wie)
    assert code(ander.get("/accounts/vervallen")) == (403, "geen_recht")
    assert code(ander.doe("/accounts/1/vervallen/voorstel")) == (403, "geen_recht")
    assert code(ander.doe("/accounts/1/vervallen/bevestiging")) == (403, "geen_recht")
