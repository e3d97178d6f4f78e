"""What is typed in a search box, and the part of a text that shows it."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.domain.zoeken.fragment import LENGTE, Fragment, Tekstdeel, fragmenten
from app.domain.zoeken.woorden import stammen
from app.domain.zoeken.zoekvraag import MEESTE_TERMEN, Term, Zoekvraag, lees_zoekvraag


def stam(woord: str) -> str:
    """Of these tests: without -en."""
    return woord.removesuffix("en")


def lees(tekst: str) -> Zoekvraag:
    return lees_zoekvraag(tekst, stam)


def fragment(tekst: str, vraag: str) -> Fragment:
    (gevonden,) = fragmenten([Tekstdeel("motivering", tekst)], lees(vraag), stam)
    return gevonden


def gemarkeerd(tekst: str, vraag: str) -> list[str]:
    return [stuk.tekst for stuk in fragment(tekst, vraag).stukken if stuk.gevonden]


def test_woorden_van_een_tekst_zijn_zonder_accent_en_zonder_wat_overal_staat() -> None:
    assert stammen("De zorg van Élan, ’s-Gravenhage: foto’s en £ 330.000", stam) == [
        "zorg", "elan", "s", "gravenhage", "fotos", "330", "000",
    ]  # fmt: skip


def test_een_ander_schrift_wordt_gevonden_in_letters_die_elke_databank_kent() -> None:
    (woord,) = stammen("Ωμέγα", stam)
    assert woord.isascii()
    assert woord.isalnum()
    assert stammen("ωμεγα", stam) == [woord]


def test_elk_woord_is_een_term_en_wat_tussen_aanhalingstekens_staat_is_er_een() -> None:
    assert lees('plannen “liquide middelen" rijs*').termen == (
        Term(("plann",)),
        Term(("liquide", "middel")),
        Term(("rijs",), begin=True),
    )


def test_een_nummer_met_een_streepje_staat_bij_elkaar() -> None:
    assert lees("2025-0001").termen == (Term(("2025", "0001")),)


def test_zonder_woorden_wordt_er_niets_gevraagd() -> None:
    for niets in ("", "  ", '""', "de van het", "* - !", "'; DROP TABLE zaak; --"[:1], '"'):
        assert lees(niets).termen == ()


def test_een_ster_achter_een_letter_vraagt_niet_alles() -> None:
    assert lees("a*").termen == (Term(("a",)),)


def test_er_zijn_niet_meer_termen_dan_de_grens() -> None:
    assert len(lees(" ".join(f"woord{nummer}" for nummer in range(40))).termen) == MEESTE_TERMEN


def test_wat_is_gevonden_staat_apart() -> None:
    tekst = "Het herstelplan van Élan is af; de plannen van ELAN en Elans niet."
    assert gemarkeerd(tekst, "elan plan*") == ["Élan", "plannen", "ELAN"]
    assert fragment(tekst, "elan").tekst == tekst


def test_van_een_lange_tekst_komt_het_deel_met_het_woord() -> None:
    tekst = "voor " * 200 + "kasstroom " + "na " * 200
    gevonden = fragment(tekst, "kasstroom")
    assert gemarkeerd(tekst, "kasstroom") == ["kasstroom"]
    assert gevonden.tekst.startswith("… voor")
    assert gevonden.tekst.endswith("na …")
    assert len(gevonden.tekst) <= LENGTE + 4


def test_van_een_document_wordt_de_bladzijde_gezegd() -> None:
    assert fragment("een\ftwee\fdrie kasstroom", "kasstroom").bladzijde == 3
    assert fragment("geen bladzijden: kasstroom", "kasstroom").bladzijde is None


def test_wat_wordt_getoond_staat_op_een_bladzijde() -> None:
    assert fragment("een\ftwee kasstroom of kasgeld\fdrie", "kasgeld").tekst == "… twee kasstroom of kasgeld …"
    assert fragment("\feen\ftwee", "drie").tekst == "een …"


def test_een_los_accent_telt_als_een_letter_met_accent() -> None:
    assert gemarkeerd(unicodedata.normalize("NFD", "Stichting Élan"), "elan") == ["Élan"]


@given(st.text(max_size=400), st.text(max_size=60))
def test_elk_deel_staat_zo_in_de_tekst(tekst: str, vraag: str) -> None:
    for gevonden in fragmenten([Tekstdeel("x", tekst)], lees(vraag), stam):
        kern = "".join(stuk.tekst for stuk in gevonden.stukken if stuk.tekst not in ("… ", " …"))
        assert kern.removesuffix(" …") in unicodedata.normalize("NFC", tekst)


@given(st.text(max_size=200))
def test_een_zin_uit_een_tekst_vindt_die_tekst(tekst: str) -> None:
    gezocht = lees(tekst.replace("*", " "))
    staat_er = stammen(tekst, stam)
    assert all(set(term.stammen) <= set(staat_er) for term in gezocht.termen)
