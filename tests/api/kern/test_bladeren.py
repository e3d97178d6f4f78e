"""Paging: every row stands on exactly one page, in one order, forwards and backwards, however large a page is."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.services.overzicht.zaaklijst import Volgorde
from tests.api.beller import BASIS, Beller, Bellers, code
from tests.kern.omvang import keren

pytestmark = pytest.mark.beide

NAMEN = ["Aa", "aa", "Zee", "Aa", "Élan", "bos", "AA"]
GEVAL = settings(max_examples=keren(10, 50), derandomize=True)


def alle_bladen(wie: Beller, pad: str) -> list[list[dict[str, Any]]]:
    """Forwards by `volgende`; on the way back `vorige` has to give the same pages."""
    heen = [wie.lees(pad)]
    while heen[-1]["volgende"]:
        heen.append(wie.lees(_onder_basis(heen[-1]["volgende"])))
    terug = [heen[-1]]
    while terug[-1]["vorige"]:
        terug.append(wie.lees(_onder_basis(terug[-1]["vorige"])))
    assert [b["resultaten"] for b in terug[::-1]] == [b["resultaten"] for b in heen]
    assert {b["aantal"] for b in heen} == {sum(len(b["resultaten"]) for b in heen)}
    assert heen[0]["vorige"] is None
    return [b["resultaten"] for b in heen]


def _onder_basis(adres: str) -> str:
    delen = urlsplit(adres)
    return f"{delen.path.removeprefix(BASIS)}?{delen.query}"


def test_elke_zaak_staat_op_een_blad_in_elke_volgorde(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    for nr, naam in enumerate(NAMEN):
        aanbieder = {"naam": naam, "kvkNummer": f"3000000{nr}"}
        wie.gelukt("/zaken", aanbieder=aanbieder, trede="signaal", motivering="Kas.", datum="2025-05-16")
    nummers = {zaak["zaaknummer"] for zaak in wie.lees("/zaken?paginagrootte=100")["resultaten"]}
    assert len(nummers) == len(NAMEN) + 1

    @GEVAL
    @given(st.sampled_from(Volgorde), st.integers(1, 9), st.sampled_from(["", "&toestand=signaal", "&zoek=aa"]))
    def elk_een_keer(volgorde: Volgorde, grootte: int, filter_: str) -> None:
        bladen = alle_bladen(wie, f"/zaken?sorteer={volgorde}&paginagrootte={grootte}{filter_}")
        gezien = [zaak["zaaknummer"] for blad in bladen for zaak in blad]
        in_een = wie.lees(f"/zaken?sorteer={volgorde}&paginagrootte=100{filter_}")["resultaten"]
        assert gezien == [zaak["zaaknummer"] for zaak in in_een]
        assert len(gezien) == len(set(gezien))
        assert all(len(blad) == grootte for blad in bladen[:-1])
        if not filter_:
            assert set(gezien) == nummers

    elk_een_keer()


def test_aflopend_is_oplopend_omgekeerd(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    for soort in ("zaaknummer", "gewijzigdOp", "aanbieder"):
        op, af = (wie.lees(f"/zaken?sorteer={teken}{soort}")["resultaten"] for teken in ("", "-"))
        assert op == af[::-1]


def test_elke_regel_van_het_logboek_staat_op_een_blad(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    pad = "/zaken/2025-0001/logboek"
    alles = wie.lees(f"{pad}?paginagrootte=200")
    assert alles["aantal"] == len(alles["resultaten"]) > 50

    @GEVAL
    @given(st.integers(7, 60), st.sampled_from(["", "&uitkomst=gedaan", "&handeling=stem_in"]))
    def elk_een_keer(grootte: int, filter_: str) -> None:
        gezien = [
            regel["zaakNr"] for blad in alle_bladen(wie, f"{pad}?paginagrootte={grootte}{filter_}") for regel in blad
        ]
        in_een = wie.lees(f"{pad}?paginagrootte=200{filter_}")["resultaten"]
        assert gezien == [regel["zaakNr"] for regel in in_een]
        assert gezien == sorted(set(gezien))

    elk_een_keer()


def test_wat_erbij_komt_verschuift_geen_blad(bellers: Bellers) -> None:
    """Keys and not numbers: a row that comes before it does not repeat one on the next page."""
    wie = bellers.directeur_sbjh
    nieuw: dict[str, Any] = {"trede": "signaal", "motivering": "Kas.", "datum": "2025-05-16"}
    for nr in range(3):
        wie.gelukt("/zaken", aanbieder={"naam": "A", "kvkNummer": f"4000000{nr}"}, **nieuw)
    eerste = wie.lees("/zaken?paginagrootte=2")
    wie.gelukt("/zaken", aanbieder={"naam": "B", "kvkNummer": "40000009"}, **nieuw)
    tweede = wie.lees(_onder_basis(eerste["volgende"]))
    assert not {z["zaaknummer"] for z in eerste["resultaten"]} & {z["zaaknummer"] for z in tweede["resultaten"]}
    assert wie.lees(_onder_basis(tweede["vorige"]))["resultaten"] == eerste["resultaten"]


@pytest.mark.parametrize("sorteer", ["gewijzigdOp", "-gewijzigdOp"])
def test_een_zaak_die_intussen_verandert_neemt_geen_andere_mee(bellers: Bellers, sorteer: str) -> None:
    """The last zaak of a page moves to the end of the list; what came after it still comes."""
    wie = bellers.directeur_sbjh
    for nr in range(3):
        aanbieder = {"naam": "A", "kvkNummer": f"5000000{nr}"}
        wie.gelukt("/zaken", aanbieder=aanbieder, trede="signaal", motivering="Kas.", datum="2025-05-16")
    alle = [zaak["zaaknummer"] for zaak in wie.lees(f"/zaken?sorteer={sorteer}")["resultaten"]]
    eerste = wie.lees(f"/zaken?sorteer={sorteer}&paginagrootte=2")
    laatst = eerste["resultaten"][-1]["zaaknummer"]
    trede = {"naar": "zorgelijk" if laatst != "2025-0001" else "problematisch", "datum": "2025-05-16"}
    wie.gelukt(f"/zaken/{laatst}/tredebepalingen", f"/zaken/{laatst}", motivering="Op.", **trede)
    tweede = {zaak["zaaknummer"] for zaak in wie.lees(_onder_basis(eerste["volgende"]))["resultaten"]}
    assert {*alle[2:]} <= tweede


def test_een_blad_dat_er_niet_is(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert wie.lees("/zaken?pagina=99")["resultaten"] == []
    assert wie.lees("/zaken?pagina=na.2000-0001")["resultaten"] == []
    for fout in ("0", "-1", "x", "na.", "na.a'b", "1.5", "9999999", "voor." + "1" * 30):
        assert code(wie.get(f"/zaken?pagina={fout}")) == (400, "ongeldige_invoer")
    moment, naam = ("MjAyNS0wNS0xNg", "U3RpY2h0aW5n")
    for sorteer, fout in (
        ("gewijzigdOp", "na.2025-0001"), ("gewijzigdOp", f"na.2025-0001.{naam}"), ("gewijzigdOp", "na.2025-0001._w"),
        ("gewijzigdOp", "na.2025-0001.A"), ("-aanbieder", "voor.2025-0001"), ("zaaknummer", f"na.2025-0001.{moment}"),
        ("gewijzigdOp", "na.2025-0001.MDAwMS0wMS0wMVQwMDowMCsxNDowMA"),
    ):  # fmt: skip
        antwoord = wie.get(f"/zaken?sorteer={sorteer}&pagina={fout}")
        assert code(antwoord) == (400, "ongeldige_invoer")
        assert antwoord.json["invalidParams"][0]["name"] == "pagina"
    for fout in ("0", "101", "x", "1.5"):
        assert code(wie.get(f"/zaken?paginagrootte={fout}")) == (400, "ongeldige_invoer")
