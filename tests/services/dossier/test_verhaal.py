"""The first pages tell the story, with drawings that have their words, and what is the same stands once."""

from __future__ import annotations

from tests.export.inpakken import uitgepakt
from tests.kern.opzet import open_zaak
from tests.kern.pdftekst import elementen, leesbare_tekst, open_pdf
from tests.kern.spelers import Spelers
from tests.services.dossier.levens import weiger
from tests.services.export.bundels import Maak, bundel


def test_het_verloop_en_de_ruimte_zijn_getekend_en_staan_er_in_woorden(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    pdf = uitgepakt(bundel(wie, maak(wie)))["dossier.pdf"]
    gelezen = open_pdf(pdf)
    figuren = [o for o in gelezen.objects if hasattr(o, "keys") and str(o.get("/S")) == "/Figure"]
    verloop, ruimte = sorted((str(figuur.Alt) for figuur in figuren), reverse=True)
    assert verloop.startswith("Tekening van het verloop. Signaal van 3 februari 2025 tot 10 februari 2025, 7 dagen")
    assert "Financieel mandaat (9) van 17 maart 2025 tot en met 30 september 2025" in verloop
    assert ruimte.startswith("Onder actief mandaat: ")


def test_het_verhaal_gaat_voor_wat_niet_is_gedaan_en_dat_voor_de_registers(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    rollen = elementen(open_pdf(uitgepakt(bundel(wie, maak(wie)))["dossier.pdf"]))
    koppen = [tekst.strip() for rol, tekst in rollen if rol == "H1"]
    assert koppen[:4] == ["In het kort", "Wat openstaat", "Wat niet is vastgelegd", "Waarover niets is vastgelegd"]
    assert koppen[-1] == "Zo controleert u dit"


def test_wie_weigerde_staat_op_de_eerste_bladzijde_en_telt_niet_mee(spelers: Spelers, maak: Maak) -> None:
    zaaknummer, wie = open_zaak(spelers), spelers.directeur_sbjh
    weiger(spelers, zaaknummer)
    tekst = leesbare_tekst(uitgepakt(bundel(wie, maak(wie, zaak=zaaknummer)))["dossier.pdf"])
    eerste = tekst.partition("Wat niet klaar is")[0]
    assert "Financieel mandaat geweigerd: Westland" in eerste
    assert "Geweigerd, telt niet mee: " in eerste


def test_regels_die_hetzelfde_zeggen_zijn_een_rij_met_hun_nummers(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    tekst = leesbare_tekst(uitgepakt(bundel(wie, maak(wie)))["dossier.pdf"]).partition("Logboekregels van deze zaak")[2]
    assert "Mandaat voorgesteld: Delft, Den Haag, Leidschendam-Voorburg" in tekst
