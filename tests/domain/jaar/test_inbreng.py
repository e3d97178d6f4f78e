"""Who brings in what about the year of a region, and that it is weighed once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.basis.fouten import DomeinFout
from app.domain.jaar.inbreng import Inbrengsoort, NieuweInbreng, bewakers, toets_inbreng, toets_weging
from app.regios import profiel

H10, HR = profiel("haaglanden"), profiel("holland-rijnland")
MOTIE = NieuweInbreng(Inbrengsoort.MOTIE, "GM0503", date(2025, 6, 2), "Kan het goedkoper?", "begroting")
SIGNAAL = NieuweInbreng(Inbrengsoort.SIGNAAL, "procesbewaker-pho", date(2025, 6, 2), "De agenda komt te laat.")


def test_een_raad_brengt_iets_in_over_een_procedure_van_het_jaar() -> None:
    toets_inbreng(H10, MOTIE, {"begroting"}, frozenset())


def test_alleen_holland_rijnland_heeft_procesbewakers() -> None:
    assert bewakers(H10) == {}
    assert set(bewakers(HR)) == {"procesbewaker-pho", "procesbewaker-aoo", "procesbewaker-po"}
    toets_inbreng(HR, SIGNAAL, set(), {"procesbewaker-pho"})


@pytest.mark.parametrize(
    ("nieuw", "code", "veld"),
    [
        (replace(MOTIE, tekst=" "), "motivering_verplicht", "tekst"),
        (replace(MOTIE, procedure=""), "ongeldige_invoer", "procedure"),
        (replace(MOTIE, procedure="tarieven"), "ongeldige_invoer", "procedure"),
        (replace(MOTIE, van="GM0546"), "ongeldige_invoer", "van"),
        (replace(MOTIE, van="GM0626"), "ongeldige_invoer", "van"),
        (replace(MOTIE, soort=Inbrengsoort.SIGNAAL), "ongeldige_invoer", "van"),
    ],
)
def test_wat_niet_kan_wordt_bij_het_veld_gezegd(nieuw: NieuweInbreng, code: str, veld: str) -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_inbreng(H10, nieuw, {"begroting"}, frozenset())
    assert (fout.value.code, fout.value.veld) == (code, veld)


def test_een_signaal_geeft_alleen_wie_de_functie_vervult() -> None:
    with pytest.raises(DomeinFout) as fout:
        toets_inbreng(HR, SIGNAAL, set(), {"procesbewaker-aoo"})
    assert (fout.value.code, fout.value.weigering) == ("geen_recht", True)


def test_afwegen_gaat_een_keer_en_met_de_reden() -> None:
    toets_weging(al_gewogen=False, toelichting="Het past in het plan.")
    for al_gewogen, toelichting, code in (
        (True, "Nog eens.", "ongeldige_overgang"),
        (False, "", "motivering_verplicht"),
    ):
        with pytest.raises(DomeinFout) as fout:
            toets_weging(al_gewogen=al_gewogen, toelichting=toelichting)
        assert fout.value.code == code
