"""Texts of a region to begin with: for which field, with what filled in, and what a wrong one is told."""

from __future__ import annotations

import pytest

from app.domain.basis.inlezen import OngeldigeWaarde
from app.domain.regio.regioteksten import INGEVULD, Regiotekst, Tekstplek, achter
from app.regios import alle_profielen, profiel


def tekst(wat: str = "Wij betalen {aanbieder}.", *voor: Tekstplek) -> Regiotekst:
    return Regiotekst("code", "titel", voor or (Tekstplek.BESLUIT,), wat, "eigen tekst [I]")


def test_wat_bekend_is_wordt_ingevuld_en_wat_niet_in_gewone_woorden_gezegd() -> None:
    assert tekst("\nAan {aanbieder}, {vandaag}: {zaaknummer}.").met({"aanbieder": "{x} Duinpoort"}) == (
        "Aan {x} Duinpoort, vandaag: deze zaak."
    )


@pytest.mark.parametrize("wat", ["Aan {naam}.", "Aan {}.", "a" * 10_001])
def test_een_tekst_die_niet_kan_zegt_wat_er_mis_is(wat: str) -> None:
    with pytest.raises(OngeldigeWaarde, match="tekst"):
        tekst(wat)


def test_een_tekst_is_voor_minstens_een_veld_en_noemt_het_een_keer() -> None:
    for voor in ((), (Tekstplek.TREDE, Tekstplek.TREDE)):
        with pytest.raises(OngeldigeWaarde, match="voor"):
            Regiotekst("code", "titel", voor, "Tekst.", "eigen tekst [I]")


def test_hij_komt_achter_wat_er_al_stond() -> None:
    assert achter(" \n", "Nieuw.") == "Nieuw."
    assert achter("Oud. \n", "Nieuw.") == "Oud.\n\nNieuw."


def test_elke_tekst_van_een_profiel_staat_bij_de_velden_waarvoor_hij_is() -> None:
    for regio in alle_profielen().values():
        for deel in regio.teksten:
            assert all(deel in regio.teksten_voor(plek) for plek in deel.voor)
            assert "{" not in deel.met(dict.fromkeys(INGEVULD, "x"))
            assert "[I]" in deel.bron, "these are ours"


def test_de_teksten_om_een_mandaat_mee_te_beginnen_zijn_er_ook_bij_zijn_velden() -> None:
    regio = profiel("haaglanden")
    (overbrugging,) = [t for t in regio.teksten_voor(Tekstplek.BEVOEGDHEDEN) if t.code == "overbrugging"]
    assert overbrugging.tekst == regio.mandaatteksten[0].bevoegdheden
    assert {t.code for t in regio.teksten_voor(Tekstplek.VOORWAARDEN)} == {"overbrugging", "inhoud"}
    assert profiel("holland-rijnland").teksten_voor(Tekstplek.BESLUIT) == ()
