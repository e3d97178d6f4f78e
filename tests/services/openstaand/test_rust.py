"""What waits for a zaak at rest is on no list over zaken, and is there again when the zaak is."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.basis.begrippen import Toestand
from app.domain.openstaand.register import SOORTEN
from app.models import Openpunt
from app.services.openstaand.lijst import voor
from app.services.zaak import zaken
from tests.kern.opzet import VANDAAG, bepaling, open_zaak
from tests.kern.spelers import Spelers


def test_wat_op_een_zaak_in_rust_wacht_staat_op_geen_lijst_tot_zij_heropend_is(spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    zaak = open_zaak(spelers, Toestand.SIGNAAL)

    def op_lijst() -> set[str]:
        spelers.session.rollback()
        rijen = spelers.session.execute(select(Openpunt.soort, Openpunt.op_lijst)).all()
        return {soort for soort, erop in rijen if erop}

    assert any(not SOORTEN[soort].in_rust for soort in op_lijst())
    wie.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.NIET_IN_BEHANDELING))
    assert all(SOORTEN[soort].in_rust for soort in op_lijst())
    assert all(punt.soort.in_rust for punt in voor(spelers.session, wie.actor, VANDAAG))
    wie.doet(zaken.heropen, zaak, Toestand.ZORGELIJK, "Toch zorgen.", VANDAAG)
    assert any(not SOORTEN[soort].in_rust for soort in op_lijst())
