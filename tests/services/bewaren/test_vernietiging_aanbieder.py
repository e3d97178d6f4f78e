"""What a destroyed zaak leaves of its provider: nothing, unless another zaak of that provider stands."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.models import Aanbieder
from app.services.zaak import zaken
from tests.kern.opzet import zaak_van
from tests.kern.spelers import Spelers
from tests.services.bewaren.vernietigen import GESLOTEN, gesloten_zaak, sluit, vernietig

pytestmark = pytest.mark.beide


def test_een_andere_zaak_van_de_aanbieder_houdt_haar_aanbieder(spelers: Spelers) -> None:
    een = gesloten_zaak(spelers)
    aanbieder_id = zaak_van(spelers.session, een).aanbieder_id
    nieuw = zaken.NieuweZaak(aanbieder_id, Toestand.ZORGELIJK, "Weer.", GESLOTEN)
    ander = spelers.directeur_sbjh.doet(zaken.open_zaak, nieuw).zaaknummer
    vernietig(spelers, een)
    assert zaak_van(spelers.session, ander).aanbieder_id == aanbieder_id
    sluit(spelers, ander)
    vernietig(spelers, ander)
    assert spelers.session.get(Aanbieder, aanbieder_id) is None, "it goes with its last zaak"


def test_een_vernietigde_aanbieder_is_niet_te_kiezen(spelers: Spelers) -> None:
    vernietig(spelers, gesloten_zaak(spelers))
    niemand = spelers.session.query(Aanbieder.id).where(Aanbieder.kvk_nummer == "-").scalar()
    with pytest.raises(DomeinFout, match="bestaat niet"):
        spelers.directeur_sbjh.doet(zaken.open_zaak, zaken.NieuweZaak(niemand, Toestand.SIGNAAL, "x", GESLOTEN))
