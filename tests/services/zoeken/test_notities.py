"""Notes are found by who may read them, and no longer once they are withdrawn."""

from __future__ import annotations

import pytest

from app.domain.samenwerken.notitie import Intrekreden
from app.domain.zoeken.bereik import Zoeksoort
from app.services.samenwerken.notities import NieuweNotitie, plaats_notitie, trek_notitie_in
from app.services.zoeken.herbouw import begin_opnieuw, lees_verder, stand
from app.services.zoeken.rechten import merken
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Speler, Spelers
from tests.services.zoeken.zoekopzet import index, toets_woordenlijst, vind

pytestmark = pytest.mark.beide


def nummers(wie: Speler, tekst: str, zaak: str = "") -> list[int | None]:
    blad = vind(wie, tekst, Zoeksoort.NOTITIES, zaak)
    assert blad.aantal == len(blad.vondsten)
    return [vondst.notitie for vondst in blad.vondsten]


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    """With two notes: one of the team, and one of Delft that names the alderman."""
    zaak = open_zaak(spelers)
    spelers.directeur_sbjh.doet(plaats_notitie, zaak, NieuweNotitie("De bank belde over het krediet."))
    noemt = NieuweNotitie("Wij praten over kredieten.", noem=[spelers.directeur_denhaag.email])
    spelers.delft.doet(plaats_notitie, zaak, noemt)
    return zaak


def test_het_team_vindt_elke_notitie_en_een_ander_wat_van_of_voor_hem_is(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_denhaag.doet(plaats_notitie, zaak, NieuweNotitie("Krediet?", noem=[spelers.wethouder.email]))
    assert nummers(spelers.directeur_sbjh, "krediet") == nummers(spelers.directeur_denhaag, "krediet") == [3, 2, 1]
    assert nummers(spelers.delft, "krediet") == [2]
    assert nummers(spelers.wethouder, "krediet") == [3]
    for wie in (spelers.westland, spelers.rijnmond, spelers.auditor, spelers.beheerder):
        assert nummers(wie, "krediet") == []


def test_gezegd_wordt_wie_haar_schreef_en_waar_het_staat(spelers: Spelers, zaak: str) -> None:
    (vondst,) = vind(spelers.directeur_sbjh, "bank").vondsten
    assert (vondst.zaaknummer, vondst.notitie, vondst.door) == (zaak, 1, spelers.directeur_sbjh.actor.naam)
    assert [stuk.tekst for stuk in vondst.fragmenten[0].stukken if stuk.gevonden] == ["bank"]
    assert (vondst.regelnr, vondst.document_id, vondst.actie) == (None, None, "")


def test_een_ingetrokken_notitie_is_niet_meer_te_vinden(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(trek_notitie_in, zaak, 1, Intrekreden.PERSOONSGEGEVENS)
    assert nummers(spelers.directeur_sbjh, "krediet") == [2]
    assert not any("bank" in str(rij) for rij in index(spelers.session).values())
    toets_woordenlijst(spelers.session)


def test_herbouwen_geeft_hetzelfde_en_de_merken_laten_niets_weg(
    spelers: Spelers, zaak: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stond = index(spelers.session)
    begin_opnieuw(spelers.session)
    assert nummers(spelers.directeur_sbjh, "krediet") == []
    lees_verder(spelers.session)
    assert (index(spelers.session), tuple(stand(spelers.session))) == (stond, (0, 0, 0))
    wie = (spelers.directeur_sbjh, spelers.delft, spelers.westland, spelers.wethouder)
    met = [nummers(lezer, "krediet") for lezer in wie]
    monkeypatch.setattr("app.services.zoeken.rechten.MEESTE_ZAKEN", -1)
    assert merken(spelers.session, spelers.delft.actor) is None
    assert [nummers(lezer, "krediet") for lezer in wie] == met == [[2, 1], [2], [], []]
