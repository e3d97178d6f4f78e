"""Opening a zaak begins with a look at who is known: of many the page offers a part, and searches the rest."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Aanbieder, Zaak
from app.services.aanbieder.aanbieders import KEUZES
from tests.kern.opzet import zaak_van
from tests.kern.veel import veel_zaken
from tests.web.bezoeker import Bezoekers, Pagina
from tests.web.zaak.test_zaken import NIEUW

PAD = "/zaken/nieuw"


def keuzes(links: list[str]) -> list[str]:
    """The providers that can be chosen."""
    return [link for link in links if re.search(r"aanbieder=[0-9]+", link)]


def test_de_eerste_stap_toont_wie_bekend_is_en_welke_zaak_al_loopt(bezoekers: Bezoekers) -> None:
    pagina = bezoekers.directeur_sbjh.lees(PAD)
    assert len(keuzes(pagina.links)) == 1
    assert "loopt al: zaak 2025-0001" in pagina.tekst
    assert "/zaken/2025-0001" in pagina.links
    assert "Motivering" not in pagina.tekst


def test_de_tweede_stap_vraagt_een_bekende_aanbieder_niets_meer_over_hemzelf(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    (keuze,) = keuzes(wie.lees(PAD).links)
    pagina = wie.lees(keuze)
    assert "Stichting Duinpoort, KvK" in pagina.tekst
    assert "kvk_nummer" not in pagina.velden
    for vreemd in ("999999", "x", "-1", "9" * 30):
        assert "Stap 1 van 2" in wie.lees(f"{PAD}?aanbieder={vreemd}").tekst, vreemd


@pytest.mark.parametrize(("gezocht", "veld"), [("Stichting Nieuw", "naam"), ("8765 4321", "kvk_nummer")])
def test_wat_is_gezocht_staat_klaar_bij_een_nieuwe_aanbieder(bezoekers: Bezoekers, gezocht: str, veld: str) -> None:
    wie = bezoekers.directeur_sbjh
    eerst = wie.lees(f"{PAD}?zoek={gezocht}")
    assert "Er is geen aanbieder gevonden." in eerst.tekst
    (nieuw,) = [link for link in eerst.links if "aanbieder=nieuw" in link]
    assert wie.lees(nieuw).velden[veld] == gezocht.replace(" ", "" if veld == "kvk_nummer" else " ")


def test_met_veel_aanbieders_toont_het_blad_een_deel_en_zoekt_de_rest(bezoekers: Bezoekers, session: Session) -> None:
    veel_zaken(session, zaak_van(session, "2025-0001"), 80)
    wie = bezoekers.directeur_sbjh
    assert len(keuzes(wie.lees(PAD).links)) == KEUZES
    laatste = session.scalars(select(Aanbieder).order_by(Aanbieder.id.desc())).first()
    assert laatste
    assert f"KvK {laatste.kvk_nummer}" not in wie.lees(PAD).tekst
    gevonden = wie.lees(f"{PAD}?zoek={laatste.kvk_nummer[:4]}+{laatste.kvk_nummer[4:]}")
    assert keuzes(gevonden.links) == [f"{PAD}?aanbieder={laatste.id}"]


def test_een_gekozen_aanbieder_geldt_waar_hij_ook_staat(bezoekers: Bezoekers, session: Session) -> None:
    veel_zaken(session, zaak_van(session, "2025-0001"), 80)
    laatste = session.scalars(select(Aanbieder.id).order_by(Aanbieder.id.desc())).first()
    velden = NIEUW | {"aanbieder_id": str(laatste), "naam": "", "kvk_nummer": ""}
    assert bezoekers.directeur_sbjh.post(PAD, **velden).status_code == 302
    for vreemd in ("999999", "0", "x", "-1", "9" * 30):
        antwoord = bezoekers.directeur_sbjh.post(PAD, **velden | {"aanbieder_id": vreemd})
        assert antwoord.status_code == 422, vreemd
        assert "Deze aanbieder bestaat niet." in antwoord.text, vreemd


def test_een_fout_nummer_wordt_tegelijk_gezegd_met_wat_er_nog_meer_mis_is(bezoekers: Bezoekers) -> None:
    velden = NIEUW | {"aanbieder_id": "nieuw", "kvk_nummer": "1234", "agb_code": "12", "motivering": ""}
    antwoord = bezoekers.directeur_sbjh.post(PAD, **velden)
    fouten = Pagina(antwoord.text).fouten
    assert (antwoord.status_code, sorted(fouten)) == (422, ["agb_code", "kvk_nummer", "motivering"])
    assert "8 cijfers" in fouten["kvk_nummer"]


def test_na_9999_zaken_in_een_jaar_staat_de_nieuwste_nog_vooraan(bezoekers: Bezoekers, session: Session) -> None:
    nummers = ["2025-9998", "2025-9999", "2025-10000"]
    for nummer in nummers:
        veel_zaken(session, zaak_van(session, "2025-0001"), 1, zaaknummer=nummer)
    links = bezoekers.directeur_sbjh.lees("/zaken").links
    rijen = [link for link in links if re.fullmatch("/zaken/[0-9-]+", link)]
    assert list(dict.fromkeys(rijen))[:4] == [f"/zaken/{n}" for n in (*reversed(nummers), "2025-0001")]
    assert session.scalars(select(Zaak.zaaknummer).order_by(Zaak.volgorde)).all() == ["2025-0001", *nummers]
