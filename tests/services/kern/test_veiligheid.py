"""What the log of the operator tells of acts: who may do what, what goes out, what was refused; and no more."""

from __future__ import annotations

import pytest
from structlog.testing import capture_logs

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.handelingen import HANDELINGEN
from app.services.gebruiker import gebruikers
from app.services.zaak import zaken
from tests.kern.opzet import bepaling, open_zaak
from tests.kern.spelers import Spelers


def test_accounts_tokens_exports_en_vernietigen_horen_erbij() -> None:
    wat = {code for code, handeling in HANDELINGEN.items() if handeling.veiligheid}
    assert wat >= {
        "voeg_gebruiker_toe", "wijzig_gebruiker", "blokkeer_gebruiker", "maak_token", "trek_token_in", "exporteer",
        "bevestig_vernietiging", "keur_goed",
    }  # fmt: skip
    assert not wat & {"bepaal_trede", "neem_besluit", "rond_af"}


def test_een_account_blokkeren_staat_in_het_log_en_een_zaak_openen_niet(spelers: Spelers) -> None:
    with capture_logs() as gemeld:
        open_zaak(spelers)
        spelers.beheerder.doet(gebruikers.zet_actief, spelers.auditor.actor.id, False)
    regels = [regel for regel in gemeld if regel.get("soort") == "veiligheid"]
    assert [(regel["event"], regel["account"]) for regel in regels] == [
        ("blokkeer_gebruiker", spelers.beheerder.actor.pseudoniem)
    ]
    assert spelers.auditor.actor.naam not in str(regels)


def test_een_weigering_staat_in_het_log(spelers: Spelers) -> None:
    nummer = open_zaak(spelers)
    with capture_logs() as gemeld, pytest.raises(DomeinFout):
        spelers.projectleider.doet(zaken.bepaal_trede, nummer, bepaling(Toestand.PROBLEMATISCH))
    regels = [regel for regel in gemeld if regel.get("soort") == "veiligheid"]
    assert [(regel["event"], regel["uitkomst"]) for regel in regels] == [("bepaal_trede", "geweigerd")]
