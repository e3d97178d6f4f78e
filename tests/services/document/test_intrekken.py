"""A document that was added wrongly no longer counts; everybody who relied on it sees that, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.domain.basis.begrippen import Uitkomst
from app.domain.basis.fouten import NietGevonden
from app.domain.draaiboek.draaiboekdelen import Middel
from app.models import Informatieplicht
from app.services.document import documenten, intrekken
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.informatie.plichten import Verzending, meld_verzonden
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_alles_na
from app.services.openstaand.lijst import voor
from app.services.zaak import zaken
from tests.kern.databanken import eigenaar
from tests.kern.opzet import VANDAAG, geweigerd, logboek, meld_alles_verzonden, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import Spelers

PLAN = documenten.NieuwDocument("brief.txt", b"Brief.\n", VANDAAG, "Aan de inspectie.", gedeeld=True)
WAAROM = "Het verkeerde bestand."


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def voeg_toe(spelers: Spelers, zaak: str, naam: str = "brief.txt") -> int:
    nieuw = replace(PLAN, naam=naam, inhoud=naam.encode())
    return spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, nieuw).id


def trek_in(spelers: Spelers, zaak: str, nr: int, vervanger: int | None = None, reden: str = WAAROM) -> None:
    spelers.directeur_sbjh.doet(intrekken.trek_document_in, zaak, nr, reden, vervanger)


def geinformeerd(spelers: Spelers, zaak: str, document: int) -> str:
    """A duty that was met with the document; returns the party."""
    vraag = select(Informatieplicht).where(Informatieplicht.zaak_id == zaak_van(spelers.session, zaak).id)
    plicht = spelers.session.scalars(vraag).first()
    assert plicht is not None
    partij, wat = plicht.partij, Verzending(VANDAAG, Middel.BRIEF, "", document)
    spelers.directeur_sbjh.doet(meld_verzonden, zaak, plicht.id, wat)
    return partij


def open_punten(spelers: Spelers) -> list[str]:
    wie = spelers.directeur_sbjh
    alle = voor(wie.session, wie.actor, VANDAAG, grootte=100)
    return [o.punt.onderwerp for o in alle if o.soort.code == "zonder_document"]


def dossier(spelers: Spelers, zaak: str) -> dict[str, list[dict[str, object]]]:
    mijn = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    return stel_samen(stand_op(spelers.session, mijn, VANDAAG))  # type: ignore[return-value]


def test_een_ingetrokken_document_blijft_met_de_reden_en_telt_niet_meer(spelers: Spelers, zaak: str) -> None:
    nr = voeg_toe(spelers, zaak)
    partij = geinformeerd(spelers, zaak, nr)
    assert open_punten(spelers) == []
    trek_in(spelers, zaak, nr)
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.actie, regel.kop.object, regel.inhoud["reden"]) == ("trek_document_in", f"document/{nr}", WAAROM)
    assert open_punten(spelers) == [f"Zonder document: {partij} is geïnformeerd (“brief.txt” is ingetrokken)"]
    d = dossier(spelers, zaak)
    (rij,) = d["documenten"]
    assert [(i["reden"], i["vervanger"]) for i in rij["intrekkingen"]] == [(WAAROM, None)]  # type: ignore[attr-defined]
    zonder = [str(g["onderwerp"]) for g in d["watNietIsVastgelegd"] if g["soort"] == "plicht_zonder_document"]
    assert zonder == [f"Geïnformeerd, zonder document (dat is ingetrokken): {partij}"]
    mijn = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    assert documenten.lees_document(spelers.session, mijn, nr)[1] == b"brief.txt"
    speel_alles_na(spelers.session)


def test_een_ander_document_in_de_plaats_telt_overal(spelers: Spelers, zaak: str) -> None:
    fout, goed = voeg_toe(spelers, zaak), voeg_toe(spelers, zaak, "goed.txt")
    geinformeerd(spelers, zaak, fout)
    trek_in(spelers, zaak, fout)
    spelers.directeur_sbjh.doet(intrekken.vervang_document, zaak, fout, goed, "De goede brief.")
    assert open_punten(spelers) == []
    assert [g for g in dossier(spelers, zaak)["watNietIsVastgelegd"] if g["soort"] == "plicht_zonder_document"] == []
    trek_in(spelers, zaak, goed, voeg_toe(spelers, zaak, "beter.txt"))
    assert open_punten(spelers) == []
    speel_alles_na(spelers.session)


def test_een_gemeente_ziet_dat_het_is_ingetrokken_en_kan_het_niet_meer_openen(spelers: Spelers, zaak: str) -> None:
    nr = voeg_toe(spelers, zaak)
    trek_in(spelers, zaak, nr)
    mijn = vind_dossier(spelers.session, spelers.delft.actor, zaak)
    (rij,) = documenten.lijst_documenten(spelers.session, mijn)
    assert rij.ingetrokken is not None
    with pytest.raises(NietGevonden, match="ingetrokken"):
        documenten.lees_document(spelers.session, mijn, nr)


def test_een_ingetrokken_document_is_geen_bewijs_van_iets_nieuws(spelers: Spelers, zaak: str) -> None:
    nr = voeg_toe(spelers, zaak)
    trek_in(spelers, zaak, nr)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "document_id"):
        geinformeerd(spelers, zaak, nr)


def test_wat_niet_kan(spelers: Spelers, zaak: str) -> None:
    eerste, tweede = voeg_toe(spelers, zaak), voeg_toe(spelers, zaak, "tweede.txt")
    wie = spelers.directeur_sbjh
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        trek_in(spelers, zaak, eerste, reden=" ")
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "vervanger_id"):
        trek_in(spelers, zaak, eerste, eerste)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        wie.doet(intrekken.vervang_document, zaak, eerste, tweede, WAAROM)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(intrekken.trek_document_in, zaak, eerste, WAAROM)
    trek_in(spelers, zaak, eerste)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        trek_in(spelers, zaak, eerste)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "vervanger_id"):
        wie.doet(intrekken.vervang_document, zaak, eerste, None, WAAROM)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "vervanger_id"):
        trek_in(spelers, zaak, tweede, eerste)


def test_ook_in_een_gesloten_zaak(spelers: Spelers, zaak: str) -> None:
    nr = voeg_toe(spelers, zaak)
    meld_alles_verzonden(spelers, zaak)
    spelers.directeur_sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Klaar.", VANDAAG)
    trek_in(spelers, zaak, nr)
    speel_alles_na(spelers.session)


@pytest.mark.parametrize("opdracht", ["DELETE FROM documentintrekking", "UPDATE documentintrekking SET reden = 'x'"])
@pytest.mark.beide
def test_de_databank_laat_een_intrekking_staan(spelers: Spelers, zaak: str, opdracht: str) -> None:
    trek_in(spelers, zaak, voeg_toe(spelers, zaak))
    with pytest.raises(DBAPIError), eigenaar(spelers.session) as verbinding:
        verbinding.execute(text(opdracht))
