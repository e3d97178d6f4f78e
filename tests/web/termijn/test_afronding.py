"""The rounding of one million euro and a cent over ten, seven and three grantors, as the screen explains it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.services.mandaat import handelingen as mandaten
from tests.kern.opzet import BESLUITDAG, VAN, nieuw_mandaat, open_zaak, stel_voor
from tests.kern.opzet import verleen as geef
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina

NA_S1 = 3
"""The id of the first decision after those of the demo case."""
CODES = ["GM0503", "GM0518", "GM1916", "GM1842", "GM1926", "GM0603", "GM0629", "GM1783", "GM0637"]


@pytest.mark.parametrize(
    ("aantal", "zin"),
    [
        (
            9,
            "9 mandaatgevers: € 111.111,11 voor ieder. Er blijven 2 centen over; die gaan naar Delft en Den Haag.",
        ),
        (
            7,
            "7 mandaatgevers: € 142.857,14 voor ieder. Er blijven 3 centen over; die gaan naar Delft, Den Haag en "
            "Leidschendam-Voorburg.",
        ),
        (3, "3 mandaatgevers: € 333.333,33 voor ieder. Er blijven 2 centen over; die gaan naar Delft en Den Haag."),
    ],
)
def test_een_miljoen_en_een_cent_op_het_scherm(
    bezoekers: Bezoekers, session: Session, spelers: Spelers, aantal: int, zin: str
) -> None:
    zaak = open_zaak(spelers)
    gevers = CODES[:aantal]
    ids = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(gevers, 1_000_000_00))
    for mandaat_id, code in zip(ids, gevers, strict=True):
        spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, mandaat_id, VAN)
        geef(spelers, mandaat_id, code)
    velden = {"soort": "financien", "omschrijving": "Overbrugging.", "datum": f"{BESLUITDAG}", "bedrag": "1.000.000,01"}
    pad = f"/zaken/{zaak}/besluiten/nieuw"
    voorbeeld = bezoekers.directeur_sbjh.post(pad, **velden, verdeling="gelijk", actie="verdeling")
    tekst = Pagina(voorbeeld.text).tekst
    assert f"€ 1.000.000,01 is gelijk verdeeld over {zin}" in tekst
    assert "Elk deel wordt naar beneden afgerond op hele centen." in tekst
    assert bezoekers.directeur_sbjh.post(pad, **velden, verdeling="gelijk").status_code == 302
    tekst = bezoekers.directeur_sbjh.lees(f"/zaken/{zaak}/besluiten/{NA_S1}").tekst
    assert f"€ 1.000.000,01 is gelijk verdeeld over {zin}" in tekst
