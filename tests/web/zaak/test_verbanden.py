"""Related zaken on the screens."""

from __future__ import annotations

from app.domain.basis.begrippen import Toestand
from tests.kern.opzet import open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers


def test_twee_zaken_worden_verbonden_en_weer_los(bezoekers: Bezoekers, spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{een}/verwant"
    wat = {"ander": twee, "verband": "zelfde_groep", "toelichting": "Zelfde eigenaar."}
    assert wie.post(f"{pad}/nieuw", **wat).status_code == 302
    assert "Zelfde eigenaar." in wie.get(f"/zaken/{twee}/verwant").text
    fout = wie.post(f"{pad}/nieuw", **wat)
    assert fout.status_code == 422
    assert "al verbonden" in fout.text
    assert wie.post(f"{pad}/{twee}/einde", reden="Verkocht.").status_code == 302
    assert "Verkocht." in wie.get(pad).text


def test_een_signaal_gaat_op_in_een_zaak(bezoekers: Bezoekers, spelers: Spelers) -> None:
    zaak, signaal = open_zaak(spelers), open_zaak(spelers, Toestand.SIGNAAL)
    wie, pad = bezoekers.directeur_sbjh, f"/zaken/{signaal}/verwant"
    assert "Laten opgaan in een andere zaak" in wie.get(pad).text
    antwoord = wie.post(f"{pad}/samenvoeging", ander=zaak, motivering="Hetzelfde.", datum="2026-11-30")
    assert antwoord.status_code in (302, 422)
    assert wie.get(f"/zaken/{zaak}/verwant/samenvoeging").status_code == 200
