"""The decision of a grantor as a document with its mandaat: kept once, for the team and for that grantor alone."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.domain.basis.fouten import DomeinFout
from app.models import Document
from app.services.document.documenten import NieuwDocument
from app.services.kern.toegang import vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.verzoek.besluitstuk import besluitstukken, lees_besluitstuk, voeg_besluitstuk_toe
from app.services.naspel import speel_alles_na
from tests.kern.opzet import VAN, acties, geweigerd, logboek, open_zaak
from tests.kern.spelers import Spelers

STUK = NieuwDocument("besluit.txt", b"Het college besluit.", VAN)


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.mark.beide
def test_het_besluit_gaat_met_de_verlening_mee(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1", stuk=STUK)
    assert acties(spelers.session)[-2:] == ["verleen", "voeg_besluitstuk_toe"]
    (document,) = besluitstukken(spelers.session, [goedgekeurd])[goedgekeurd]
    assert (document.naam, document.gedeeld) == ("besluit.txt", False)
    assert logboek(spelers.session)[-1].inhoud["document"] == document.id
    assert speel_alles_na(spelers.session)["besluitstuk"] == 1
    for wie in (spelers.delft, spelers.directeur_sbjh):
        dossier = vind_dossier(spelers.session, wie.actor, zaak)
        assert lees_besluitstuk(spelers.session, dossier, goedgekeurd, document.id)[1] == STUK.inhoud
    westland = vind_dossier(spelers.session, spelers.westland.actor, zaak)
    with pytest.raises(DomeinFout) as fout:
        lees_besluitstuk(spelers.session, westland, goedgekeurd, document.id)
    assert fout.value.code == "niet_gevonden"


def test_hetzelfde_bestand_wordt_een_keer_bewaard(spelers: Spelers, zaak: str, verleend: int) -> None:
    spelers.directeur_sbjh.op(VAN).doet(voeg_besluitstuk_toe, verleend, STUK)
    assert logboek(spelers.session)[-1].inhoud["bewaard"] == "ja"
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.op(VAN).doet(voeg_besluitstuk_toe, verleend, STUK)
    assert spelers.session.scalar(select(func.count()).select_from(Document)) == 1


def test_voor_de_verlening_en_door_een_ander_kan_het_niet(spelers: Spelers, zaak: str, goedgekeurd: int) -> None:
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.op(VAN).doet(voeg_besluitstuk_toe, goedgekeurd, STUK)
    spelers.delft.op(VAN).doet(mandaten.verleen, goedgekeurd, VAN, "B-1")
    with geweigerd(spelers.session, "niet_gevonden"):
        spelers.westland.op(VAN).doet(voeg_besluitstuk_toe, goedgekeurd, STUK)
