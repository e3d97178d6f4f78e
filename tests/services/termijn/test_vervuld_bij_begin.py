"""A step that begins while its fact stands already is finished with it; what another act did needs no document."""

from __future__ import annotations

import pytest

from app.domain.basis.begrippen import Stapstatus, Toestand
from app.services.aanbieder import kwartalen
from app.services.dossier.gezegd import wat_het_dossier_zegt
from app.services.kern.toegang import vind_dossier
from app.services.naspel.logboektoets import toets_alles
from app.services.termijn import stappen
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import VANDAAG, bepaling, open_zaak, zaak_van
from tests.kern.opzetgegevens import kwartaal
from tests.kern.spelers import Spelers


def van_code(spelers: Spelers, zaak: str, code: str) -> list[stappen.Zaakstap]:
    alle = stappen.lijst_stappen(spelers.session, zaak_van(spelers.session, zaak))
    return [stap for stap in alle if stap.stap.code == code]


def test_wie_terugkomt_in_een_trede_hoeft_de_projectleider_niet_weer_aan_te_wijzen(spelers: Spelers) -> None:
    zaak, sbjh = open_zaak(spelers, Toestand.ZORGELIJK), spelers.directeur_sbjh
    assert [s.stap.status for s in van_code(spelers, zaak, "ZO-03")] == [Stapstatus.OPEN], "there is nobody yet"
    sbjh.doet(toewijzing.wijs_projectleider_aan, zaak, "projectleider@sbjh.example", VANDAAG)
    for naar in (Toestand.PROBLEMATISCH, Toestand.ZORGELIJK):
        sbjh.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    gevonden = van_code(spelers, zaak, "ZO-03")
    assert [s.stap.status for s in gevonden] == [Stapstatus.AFGEROND] * len(gevonden)
    assert (len(gevonden), gevonden[-1].stap.afgerond_datum) == (2, VANDAAG)
    toets_alles(spelers.session)


@pytest.mark.parametrize("met_cijfers", [True, False])
def test_een_stap_die_een_andere_handeling_deed_heeft_geen_eigen_document_nodig(
    spelers: Spelers, met_cijfers: bool
) -> None:
    zaak, sbjh = open_zaak(spelers, Toestand.SIGNAAL), spelers.directeur_sbjh
    if met_cijfers:
        sbjh.doet(kwartalen.leg_kwartaal_vast, zaak, kwartaal())
    else:
        sbjh.doet(stappen.rond_af, zaak, "SI-02", VANDAAG, "Per telefoon.")
    dossier = vind_dossier(spelers.session, sbjh.actor, zaak)
    gemist = wat_het_dossier_zegt(spelers.session, dossier, VANDAAG).wat_niet_is_vastgelegd
    zonder = [rij for rij in gemist if "zonder document (vroegsignalering)" in str(rij["onderwerp"])]
    assert bool(zonder) is not met_cijfers, "the figures name their source; by hand nothing shows it"
