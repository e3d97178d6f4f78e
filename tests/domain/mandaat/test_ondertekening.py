"""Who signs for whom, and which pieces there are: the law in one place, a sentence for each form."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.mandaat.collegestuk import Stuksoort, grondslagen, redenen_raad, soorten
from app.domain.mandaat.ondertekening import (
    Gever,
    Vorm,
    handtekeningen,
    houder_voluit,
    in_woorden,
    onder_stukken,
    vormen,
    wie_verlenen,
)

DELFT = Gever("Delft")


@dataclass
class Tekst:
    volmacht: bool = False
    machtiging: bool = False


def test_een_mandaat_geeft_altijd_mandaat_en_wat_erbij_staat() -> None:
    assert vormen(Tekst()) == (Vorm.MANDAAT,)
    assert in_woorden(vormen(Tekst(volmacht=True, machtiging=True))) == "mandaat, volmacht en machtiging"


def test_het_college_tekent_en_de_burgemeester_apart_voor_de_volmacht() -> None:
    (college,) = handtekeningen(DELFT, vormen(Tekst(machtiging=True)))
    assert (college.orgaan, college.ambten) == (
        "Burgemeester en wethouders van Delft",
        ("de secretaris", "de burgemeester"),
    )
    assert [h.orgaan for h in handtekeningen(DELFT, vormen(Tekst(volmacht=True)))][1:] == ["De burgemeester van Delft"]
    assert len(handtekeningen(Gever("Rijnmond", is_gemeente=False), vormen(Tekst(volmacht=True)))) == 1


def test_de_houder_leest_hoe_hij_tekent_en_zijn_waarnemer_ook() -> None:
    namens, volmacht, waarnemer = onder_stukken(DELFT, vormen(Tekst(volmacht=True)), "Directeur SbJH")
    assert "“namens het college van burgemeester en wethouders van Delft, Directeur SbJH" in namens
    assert "“de gemeente Delft, krachtens volmacht van de burgemeester" in volmacht
    assert "“voor deze”" in waarnemer


def test_een_regio_is_geen_gemeente_en_heeft_geen_burgemeester() -> None:
    regio = Gever("Rijnmond", is_gemeente=False, organen="de colleges van de Rijnmond")
    _namens, volmacht, _waarnemer = onder_stukken(regio, vormen(Tekst(volmacht=True)), "Directeur SbJH")
    assert "“namens de colleges van de Rijnmond (regio Rijnmond), krachtens volmacht, Directeur SbJH" in volmacht
    assert "burgemeester" not in volmacht
    assert "de gemeente" not in volmacht


def test_de_raad_hoort_het_bij_volmacht_en_vanaf_het_bedrag_van_de_regio() -> None:
    assert redenen_raad((Vorm.MANDAAT,), 100_00, None) == []
    assert redenen_raad((Vorm.MANDAAT,), 99_99, 100_00) == []
    (begroting,) = redenen_raad((Vorm.MANDAAT,), 100_00, 100_00)
    assert "begroting" in begroting
    assert "169" in redenen_raad((Vorm.MANDAAT, Vorm.VOLMACHT), None, None)[0]
    assert "169" in redenen_raad((Vorm.MANDAAT, Vorm.VOLMACHT), 100_00, 100_00)[0]


def test_onder_het_bedrag_van_de_regio_en_bij_een_regio_krijgt_geen_raad_een_brief() -> None:
    beide = (Vorm.MANDAAT, Vorm.VOLMACHT)
    assert redenen_raad(beide, 99_99, 100_00) == []
    assert redenen_raad(beide, 100_00, 100_00, is_gemeente=False) == []


def test_de_grondslagen_noemen_wat_dit_besluit_nodig_heeft_en_niets_meer() -> None:
    kaal = grondslagen((Vorm.MANDAAT,), is_gemeente=True, instemming=False)
    assert not [regel for regel in kaal if "10:4" in regel or "10:12" in regel or "171" in regel]
    vol = "\n".join(grondslagen((*Vorm,), is_gemeente=True, instemming=True))
    assert all(deel in vol for deel in ("10:4 Awb", "Volmacht en machtiging: artikel 10:12", "171 Gemeentewet"))
    regio = "\n".join(grondslagen((Vorm.MANDAAT, Vorm.VOLMACHT), is_gemeente=False, instemming=False))
    assert ("burgemeester" in regio, "Wet gemeenschappelijke regelingen" in regio) == (False, True)


def test_de_brief_en_het_besluit_zeggen_wie_wat_verleent_aan_wie() -> None:
    assert wie_verlenen((Vorm.MANDAAT,)) == "Het college wil mandaat verlenen"
    wie = wie_verlenen((*Vorm,))
    assert wie == "Het college wil mandaat en machtiging verlenen, en de burgemeester volmacht,"
    assert houder_voluit("directeur", "Gemeente X", "A. B.") == "de directeur van Gemeente X (A. B.)"
    assert houder_voluit("directeur Bureau Y", "Bureau Y", "A. B.") == "de directeur Bureau Y (A. B.)"


def test_welke_stukken_er_zijn_hangt_af_van_instemming_en_raad() -> None:
    assert soorten(instemming=False, raad=[]) == [Stuksoort.COLLEGEVOORSTEL, Stuksoort.MANDAATBESLUIT]
    assert soorten(instemming=True, raad=["Omdat."]) == [*Stuksoort]
