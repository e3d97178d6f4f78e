"""Questions, opschaling and toezicht in the dossier of a bundle: as they stood on the reference date."""

from __future__ import annotations

from datetime import date

from app.domain.overleg.toezicht import Richting
from app.services.overleg import toezicht, vragen
from app.services.overleg.toezicht import NieuweBrief
from tests.export.inpakken import uitgepakt
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier
from tests.services.overleg.raadpleging import (
    BRON,
    DELFT,
    GESTELD,
    GEZEGD,
    JA,
    WESTLAND,
    inbreng,
    sluit,
    stap_op,
    stel_vraag,
    vervanger,
    zegt,
)

OPGESCHAALD, OPGELOST = dag(13, 3), dag(20, 3)


def speel(spelers: Spelers) -> None:
    """Westland does not agree, opschaling resolves it; Delft speaks through a director; toezicht begins."""
    wie = spelers.directeur_sbjh
    stel_vraag(wie, ZAAK)
    spelers.westland.doet(vragen.zie_vraag, ZAAK, 1)
    zegt(spelers.westland, ZAAK, WESTLAND, inbreng(toelichting="<b>Te duur</b>"))
    zegt(wie, ZAAK, DELFT, vervanger(bron=BRON))
    stap_op(wie, ZAAK, "wethouders", OPGESCHAALD)
    zegt(spelers.westland, ZAAK, WESTLAND, inbreng(JA, OPGELOST))
    sluit(wie, ZAAK, datum=OPGELOST)
    wie.doet(toezicht.leg_toezichtstap_vast, ZAAK, "signalering", OPGESCHAALD, "Brief van VWS.")
    brief = NieuweBrief(Richting.INKOMEND, "VWS", OPGESCHAALD, "Vraag om informatie")
    wie.doet(toezicht.leg_correspondentie_vast, ZAAK, brief)


def test_het_dossier_toont_waar_ieder_stond_op_de_peildatum(s1: Spelers, maak: Maak) -> None:
    speel(s1)
    wie = s1.directeur_sbjh

    def op(peildatum: date) -> tuple[object, ...]:
        d = dossier(wie, maak(wie, peildatum=peildatum))
        staat = [{g["gemeente"]: g["standpunt"] for g in v["gemeenten"]}[WESTLAND] for v in d["vragen"]]
        opgeschaald = [(o["stappen"][-1]["niveau"], o["uitkomst"]) for o in d["opschalingen"]]
        open_ = [punt["soort"] for punt in d["watOpenstaat"] if punt["soort"] == "opschaling"]
        return staat, opgeschaald, len(d["interbestuurlijk_toezicht"]["brieven"]), open_

    assert op(dag(2, 3)) == ([], [], 0, [])
    assert op(GESTELD) == (["geen_reactie"], [], 0, [])
    assert op(GEZEGD) == (["niet_akkoord"], [("ambtelijk", None)], 0, ["opschaling"])
    assert op(OPGESCHAALD) == (["niet_akkoord"], [("wethouders", None)], 1, ["opschaling"])
    assert op(OPGELOST) == (["akkoord"], [("wethouders", "opgelost")], 1, [])


def test_het_leesbare_dossier_noemt_wie_in_wiens_plaats_en_waarom(s1: Spelers, maak: Maak) -> None:
    speel(s1)
    wie = s1.directeur_sbjh
    tekst = leesbare_tekst(uitgepakt(bundel(wie, maak(wie, peildatum=dag(2, 6))))["dossier.pdf"])
    for deel in ("wethouder Jansen", "Zij is ziek.", BRON, "opgelost", "Signalering", "Vraag om informatie"):
        assert deel in tekst
    assert "<b>Te duur</b>" in tekst


def test_zonder_vragen_zegt_het_dossier_dat_er_niets_was(s1: Spelers, maak: Maak) -> None:
    wie = s1.directeur_sbjh
    tekst = leesbare_tekst(uitgepakt(bundel(wie, maak(wie)))["dossier.pdf"])
    zin = tekst.partition("Tot en met de peildatum is niets vastgelegd over: ")[2].partition(".")[0]
    for deel in ("vragen aan de gemeenten", "opschaling", "interbestuurlijk toezicht"):
        assert deel in zin
