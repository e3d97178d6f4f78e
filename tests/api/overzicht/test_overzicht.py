"""The overview through the API: the same rows, filters and rights as on the screen."""

from __future__ import annotations

from tests.api.beller import Bellers, code

KOP = {"aantal", "volgende", "vorige", "resultaten", "totaal", "begrensd"}


def test_een_lijst_van_lopende_zaken_met_wat_zij_samen_zijn(bellers: Bellers) -> None:
    lijst = bellers.directeur_sbjh.lees("/overzicht")
    assert set(lijst) == KOP
    (regel,) = lijst["resultaten"]
    assert (regel["zaaknummer"], regel["inZorg"], regel["mandaten"]) == ("2025-0001", None, None)
    assert lijst["totaal"]["over"] == (regel["ruimte"] or {"over": 0})["over"]
    assert (lijst["totaal"]["zakenNietGeteld"], lijst["totaal"]["zakenPlekkenNietGeteld"]) == (1, 1)
    assert lijst["begrensd"] is False


def test_filters_en_volgorde_zijn_die_van_het_scherm(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert wie.lees("/overzicht?toestand=signaal")["aantal"] == 0
    assert wie.lees("/overzicht?sorteer=-kas&gemeente=GM0503&paginagrootte=1")["aantal"] == 1
    assert wie.lees("/overzicht?pagina=2")["resultaten"] == []
    assert code(wie.get("/overzicht?sorteer=zomaar")) == (400, "ongeldige_invoer")
    assert code(wie.get("/overzicht?let=alles")) == (400, "ongeldige_invoer")


def test_een_gemeente_ziet_haar_deel_en_een_ander_niets(bellers: Bellers) -> None:
    (regel,) = bellers.delft.lees("/overzicht")["resultaten"]
    assert set(regel["mandaten"]) == {"gevraagd", "verleend", "actief"}
    assert regel["kasTot"] is None
    assert bellers.delft.lees("/overzicht?blik=team")["aantal"] == 0
    assert bellers.rijnmond.lees("/overzicht")["aantal"] == 0
    assert code(bellers.directeur_sbjh.get("/overzicht?blik=aandeel")) == (403, "geen_recht")
