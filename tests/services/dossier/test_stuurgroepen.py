"""Who sat in a steering group for whom, in the dossier of a day, in the bundle and on the page of a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from app.domain.regio.stuurgroep import Stuurplek, Stuurrol
from app.export.ondertekening import Ondertekenaar
from app.services.dossier.situatie import situatie_op
from app.services.kern.toegang import vind_dossier
from app.services.regio.stuurgroepen import leg_stuurgroepplek_vast
from tests.export.inpakken import uitgepakt
from tests.kern.pdftekst import leesbare_tekst
from tests.kern.spelers import Spelers, dag
from tests.services.export.bundels import ZAAK, Maak, bundel, dossier, dossier_van, leden_voor

PLEK = Stuurplek(
    stuurgroep="JeugdhulpPlus", rol=Stuurrol.ACCOUNTHOUDER, partij="Rotterdam", wie="wethouder Jansen", vanaf=dag(3, 3)
)


def speel(spelers: Spelers) -> None:
    """Rotterdam holds the account; from the 11th on Schiedam, and a third place was a mistake."""
    wie, tot = spelers.directeur_sbjh, replace(PLEK, tot=dag(10, 3))
    wie.op(dag(3, 3)).doet(leg_stuurgroepplek_vast, ZAAK, PLEK)
    wie.op(dag(11, 3)).doet(leg_stuurgroepplek_vast, ZAAK, tot, 1, "Schiedam neemt het over.")
    wie.op(dag(11, 3)).doet(leg_stuurgroepplek_vast, ZAAK, replace(PLEK, partij="Schiedam", vanaf=dag(11, 3)))
    anders = replace(PLEK, stuurgroep="Certificaat", vanaf=dag(11, 3))
    wie.op(dag(11, 3)).doet(leg_stuurgroepplek_vast, ZAAK, anders)
    wie.op(dag(12, 3)).doet(leg_stuurgroepplek_vast, ZAAK, anders, 3, "Die is er niet.", vervalt=True)


def test_het_dossier_van_een_dag_zegt_wie_toen_voor_wie_zat(s1: Spelers, maak: Maak) -> None:
    speel(s1)
    wie = s1.directeur_sbjh

    def op(peildatum: date) -> list[tuple[str, str | None, str, int]]:
        d = dossier(wie, maak(wie, peildatum=peildatum))
        return [(p["partij"], p["tot"], p["vervallen"], len(p["eerder"])) for p in d["stuurgroepen"]]

    assert op(dag(2, 3)) == []
    assert op(dag(3, 3)) == [("Rotterdam", None, "nee", 0)]
    assert op(dag(12, 3)) == [
        ("Rotterdam", "2025-03-10", "nee", 1),
        ("Schiedam", None, "nee", 0),
        ("Rotterdam", None, "ja", 1),
    ]


def test_de_bundel_leest_het_voor_en_heeft_er_een_register_van(s1: Spelers, maak: Maak) -> None:
    speel(s1)
    wie = s1.directeur_sbjh
    gemaakt = uitgepakt(bundel(wie, maak(wie, peildatum=dag(2, 6))))
    tekst = leesbare_tekst(gemaakt["dossier.pdf"])
    for deel in ("Wie in een stuurgroep voor wie optreedt", "Schiedam neemt het over.", "Vervallen: Die is er niet."):
        assert deel in tekst
    blad = load_workbook(BytesIO(gemaakt["registers.xlsx"]))["Stuurgroepen"]
    assert [rij[2] for rij in blad.iter_rows(values_only=True) if rij[0] == "JeugdhulpPlus"] == [
        "Rotterdam",
        "Schiedam",
    ]


def test_wie_geen_namen_krijgt_krijgt_ook_niet_wie_aan_tafel_zat(s1: Spelers, sleutel: Ondertekenaar) -> None:
    speel(s1)
    rijen = dossier_van(leden_voor(s1, sleutel, "Rekenkamer Den Haag", "rekenkamer", "Zij onderzoekt."))["stuurgroepen"]
    assert {p["wie"] for p in rijen} | {oud["wie"] for p in rijen for oud in p["eerder"]} == {"niet genoemd"}


def test_de_situatie_van_een_dag_noemt_wie_er_zat(s1: Spelers) -> None:
    speel(s1)
    session = s1.session
    mijn = vind_dossier(session, s1.directeur_sbjh.actor, ZAAK)

    def op(datum: date) -> list[str]:
        return [rij.partij for rij in situatie_op(session, mijn, datum, dag(2, 6)).stuurgroepen]

    assert (op(dag(2, 3)), op(dag(10, 3)), op(dag(11, 3))) == ([], ["Rotterdam"], ["Schiedam"])
