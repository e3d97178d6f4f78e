"""Where a new version may begin: it takes the place of what was only asked for, at once."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Mandaatstatus
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat.versies import nieuwe_versie
from tests.kern.opzet import VANDAAG, geweigerd, mandaattekst, open_zaak, status, stel_voor
from tests.kern.spelers import Spelers

S = Mandaatstatus
HOGER = mandaattekst(150_000_00, tekst="Besluiten nemen, ook over huur.")


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


@pytest.mark.parametrize("waar", ["concept", "voorgesteld", "goedgekeurd"])
def test_wat_nog_niet_verleend_is_maakt_meteen_plaats(spelers: Spelers, zaak: str, waar: str) -> None:
    (eerste,) = stel_voor(spelers.directeur_sbjh, zaak)
    if waar == "concept":
        eerste = spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG).id
    if waar == "goedgekeurd":
        spelers.directeur_denhaag.doet(mandaten.keur_goed, eerste, VANDAAG)
    tweede = spelers.directeur_sbjh.doet(nieuwe_versie, eerste, mandaattekst(), VANDAAG)
    assert (status(spelers, eerste), status(spelers, tweede.id)) == (S.VERVANGEN, S.CONCEPT)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(mandaten.stel_voor, eerste, VANDAAG)


def test_na_een_afwijzing_kan_een_betere_tekst_komen(spelers: Spelers, zaak: str) -> None:
    (eerste,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.doet(mandaten.wijs_af, eerste, VANDAAG, "Te ruim.")
    tweede = spelers.directeur_sbjh.doet(nieuwe_versie, eerste, mandaattekst(80_000_00), VANDAAG)
    assert (status(spelers, eerste), tweede.versienr) == (S.AFGEWEZEN, 2)


def test_verlenen_van_de_oude_versie_kan_niet_meer_als_er_een_nieuwe_is(spelers: Spelers, zaak: str) -> None:
    (eerste,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.doet(mandaten.keur_goed, eerste, VANDAAG)
    spelers.directeur_sbjh.doet(nieuwe_versie, eerste, HOGER, VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.delft.doet(mandaten.verleen, eerste, VANDAAG, "B-1")
