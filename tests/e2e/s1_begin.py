"""The first part of S1: from the signal to the agreements, documents and steps."""

from __future__ import annotations

from pathlib import Path

from app.regios import profiel
from tests.e2e.conftest import SchermVoor

SBJH, DEN_HAAG, PROJECTLEIDER = "directeur@sbjh.example", "directeur@denhaag.example", "projectleider@sbjh.example"
ZAAK = "/zaken/2025-0001"
GEVERS = {gemeente.naam: f"{gemeente.account}@h10.example" for gemeente in profiel("haaglanden").gemeenten_ooit}


def open_met_een_signaal(scherm: SchermVoor) -> None:
    directeur = scherm(SBJH)
    directeur.doe(
        "/zaken/nieuw?aanbieder=nieuw",
        "Zaak openen",
        naam="Stichting Duinpoort",
        kvk_nummer="27654321",
        grootteklasse="groot",
        jeugdomzet="14.200.000",
        cruciaal="pleegzorg",
        trede="signaal",
        datum="2025-02-03",
        motivering="Vroegsignaal: de kas reikt tot mei.",
    )
    directeur.zegt("Zaak 2025-0001 is geopend.", "signaal", "€ 14.200.000")
    assert scherm(GEVERS["Delft"]).naar(ZAAK) == 404, "a signal stays with the Regievoerder"


def word_zorgelijk_en_wijs_toe(scherm: SchermVoor) -> None:
    directeur = scherm(SBJH)
    directeur.doe(
        f"{ZAAK}/tredebepaling",
        "Trede vastleggen",
        naar="zorgelijk",
        datum="2025-02-10",
        motivering="Geen geld na mei.",
    )
    directeur.zegt("De zaak is nu zorgelijk.")
    directeur.doe(f"{ZAAK}/projectleider", "Aanwijzen", gebruiker=PROJECTLEIDER, datum="2025-02-13")
    directeur.zegt("De projectleider is aangewezen.")
    for nummer, status in ((1, "niet_toegepast"), (3, "gedaan")):  # the second is done by now
        directeur.doe(
            f"{ZAAK}/afspraken/{nummer}", "Vastleggen", status=status, toelichting="Besproken.", datum="2025-02-13"
        )
        directeur.zegt("De afspraak is vastgelegd.")


def leg_stukken_en_stappen_vast(scherm: SchermVoor, tmp_path: Path) -> None:
    leider = scherm(PROJECTLEIDER)
    for naam, datum in (("verslag-DO", "2025-02-26"), ("herstelplan-v1", "2025-02-28"), ("verslag-BOJ", "2025-03-13")):
        bestand = tmp_path / f"{naam}.txt"
        bestand.write_text(f"{naam} van Stichting Duinpoort (voorbeeld).\n")
        leider.doe(f"{ZAAK}/documenten/nieuw", "Toevoegen", bestand=str(bestand), datum=datum)
        leider.zegt(f"{naam}.txt")
    leider.naar(f"{ZAAK}/stappen/ZO-01/afronding")
    optie = leider.page.locator("[name=document_id] option", has_text="herstelplan-v1")
    leider.doe(
        f"{ZAAK}/stappen/ZO-01/afronding", "Afronden", datum="2025-02-28", document_id=optie.get_attribute("value")
    )
    leider.zegt("herstelplan-v1.txt")
