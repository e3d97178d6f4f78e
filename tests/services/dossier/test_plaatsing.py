"""Placement in the dossier: bands and never a number, as it was known on the day, and whether the place fits."""

from __future__ import annotations

from typing import Any

from app.domain.plaatsing.boeking import Fase
from app.export.dossierblad.plaatsing import plaatsing
from app.services.dossier.beeld import VAN_HET_DOSSIER, lees_beeld
from app.services.dossier.kinderen.plaatsing import plaatsing_op
from app.services.dossier.openstaand import lees_bronfeiten, voor_dossier
from app.services.kern.toegang import vind_dossier
from app.services.passend.kinderrechten import leg_kinderrechtentoets_vast
from app.services.passend.oordelen import leg_plekoordeel_vast
from app.services.passend.signalen import leg_signaal_vast
from tests.kern.opzet import VANDAAG
from tests.services.passend.test_passend import OORDEEL, SIGNAAL, TOETS
from tests.services.plaatsing.conftest import VORIGE, Plek, plek

__all__ = ["plek"]


def lees(plek: Plek) -> dict[str, Any]:
    session = plek.spelers.session
    session.rollback()
    zaak = vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak).zaak
    return plaatsing_op(lees_beeld(session, zaak.id, VAN_HET_DOSSIER), VANDAAG)


def test_er_staan_klassen_en_geen_aantallen(plek: Plek) -> None:
    plek.boek(4, Fase.GEPLAATST)
    plek.doet(leg_plekoordeel_vast, OORDEEL)
    plek.doet(leg_kinderrechtentoets_vast, TOETS)
    plek.doet(leg_signaal_vast, SIGNAAL)
    deel = lees(plek)
    assert deel["weken"] == [{"week": VORIGE.isoformat(), "locaties": [{"naam": "Duinhuis", "kinderen": "10-14"}]}]
    (oordeel, *_later) = deel["oordelen"]
    assert (oordeel["gevraagd"], oordeel["gegeven"], oordeel["past_niet"], oordeel["te_laat"]) == (
        "1-4", "1-4", "1-4", "0",
    )  # fmt: skip
    assert [(t["locatie"], t["gehoord"]) for t in deel["kinderrechten"]] == [("Duinhuis", TOETS.gehoord)]
    assert [(s["kanaal"], s["aantal"]) for s in deel["signalen"]] == [("klachtencommissie", "1-4")]
    tabellen = [blok["bijschrift"] for blok in plaatsing({"plaatsing": deel}) if blok["soort"] == "tabel"]
    assert tabellen == [
        "Kinderen per locatie, eind van de week", "Past de plek? Plaatsingen per moment",
        "Rechten van het kind bij locaties die sluiten", "Signalen van kinderen en ouders",
    ]  # fmt: skip


def test_een_oordeel_over_een_boeking_die_kleiner_werd_telt_niet_mee(plek: Plek) -> None:
    plek.boek(4, Fase.GEPLAATST)
    plek.doet(leg_plekoordeel_vast, OORDEEL)
    plek.verder(1, Fase.INGETROKKEN, aantal=2, toelichting="Twee bleven.")
    (oordeel, *_later) = lees(plek)["oordelen"]
    assert (oordeel["gevraagd"], oordeel["gegeven"], oordeel["past_niet"]) == ("1-4", "0", "0")


def test_zonder_bord_is_er_niets(plek: Plek) -> None:
    assert lees(plek)["oordelen"] == []
    assert lees(plek)["signalen"] == []


def test_punten_van_boekingen_zijn_er_een_per_soort_zonder_nummer_en_zonder_wiens_kinderen(plek: Plek) -> None:
    """Four that wait, of four municipalities, at a location of 1-4 would be one child each."""
    for gemeente in ("GM0503", "GM0518"):
        plek.boek(2, Fase.WACHT_RECHTER, gemeente=gemeente)
    session = plek.spelers.session
    bron = lees_bronfeiten(session, vind_dossier(session, plek.spelers.directeur_sbjh.actor, plek.zaak))
    wachtend = [p for p in bron.open_op(VANDAAG) if p.soort == "boeking_wacht"]
    (punt,) = [p for p in voor_dossier(bron.open_op(VANDAAG)) if p.soort == "boeking_wacht"]
    assert len(wachtend) == 2
    assert (punt.onderwerp, punt.object, punt.ligt_bij.naam) == ("Boeking wacht", "boekingen", "wie erover gaat")
    assert len(voor_dossier(bron.open_op(VANDAAG))) == len(bron.open_op(VANDAAG)) - 1
