"""Zaken that belong together, and a signaal that goes on in another zaak: said at both, and nothing is merged."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.zaak.verband import Verband, andersom
from app.models import Zaakverband
from app.services.kern.toegang import vind_dossier
from app.services.telling.tellingen import leg_tellingen_vast
from app.services.zaak.toewijzing import wijs_projectleider_aan
from app.services.zaak.verbanden import lijst_verbanden, verbind_zaken, verbreek_verband, voeg_samen
from tests.kern.opzet import BEGIN, VANDAAG, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.opzetgegevens import telling
from tests.kern.spelers import Spelers


def test_een_verband_staat_bij_beide_zaken_elk_in_haar_eigen_woorden(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    spelers.directeur_sbjh.doet(verbind_zaken, twee, een, Verband.VOLGT_OP, "Na het faillissement.")
    rijen = {r.zaak_id: (r.ander, r.verband) for r in spelers.session.scalars(select(Zaakverband))}
    assert rijen == {
        zaak_van(spelers.session, een).id: (twee, Verband.GAAT_VOORAF),
        zaak_van(spelers.session, twee).id: (een, Verband.VOLGT_OP),
    }
    regels = [(r.kop.zaak, r.kop.actie, r.inhoud["ander"]) for r in logboek(spelers.session)[-2:]]
    assert regels == [(een, "verbind_zaken", twee), (twee, "verbind_zaken", een)]
    assert all(andersom(andersom(verband)) is verband for verband in Verband)


def test_een_verband_eindigt_met_een_reden_bij_beide(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    spelers.directeur_sbjh.doet(verbind_zaken, een, twee, Verband.ZELFDE_GROEP, "Een groep.")
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "ander"):
        spelers.directeur_sbjh.doet(verbind_zaken, twee, een, Verband.ZELFDE, "Nog eens.")
    spelers.directeur_denhaag.doet(verbreek_verband, twee, een, "De groep is gesplitst.")
    assert {r.tot for r in spelers.session.scalars(select(Zaakverband))} == {VANDAAG}
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "ander"):
        spelers.directeur_sbjh.doet(verbreek_verband, een, twee, "Weer.")


def test_wie_niet_in_beide_teams_zit_verbindt_ze_niet(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    spelers.directeur_sbjh.doet(wijs_projectleider_aan, een, spelers.projectleider.email, BEGIN)
    for ander in (twee, "2025-9999", een):
        with pytest.raises(OngeldigeInvoer):
            spelers.projectleider.doet(verbind_zaken, een, ander, Verband.ZELFDE, "Omdat.")
    spelers.directeur_sbjh.doet(verbind_zaken, een, twee, Verband.ZELFDE, "Omdat.")
    dossier = vind_dossier(spelers.session, spelers.projectleider.actor, een)
    (regel,) = lijst_verbanden(spelers.session, dossier)
    assert (regel.rij.ander, regel.aanbieder) == (twee, None)


def test_een_signaal_gaat_op_in_een_lopende_zaak(spelers: Spelers) -> None:
    zaak, signaal = open_zaak(spelers), open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(voeg_samen, signaal, zaak, "Dezelfde aanbieder onder een andere naam.", VANDAAG)
    assert zaak_van(spelers.session, signaal).toestand is Toestand.NIET_IN_BEHANDELING
    acties = [(r.kop.zaak, r.kop.actie) for r in logboek(spelers.session)[-3:]]
    assert acties == [(signaal, "bepaal_trede"), (zaak, "verbind_zaken"), (signaal, "verbind_zaken")]
    for nummer, ander in ((zaak, signaal), (signaal, zaak)):
        dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, nummer)
        assert [(r.rij.ander, r.rij.verband) for r in lijst_verbanden(spelers.session, dossier)] == [
            (ander, Verband.ZELFDE)
        ]


def test_tellingen_gaan_nooit_stil_over_en_alleen_een_signaal_gaat_op(spelers: Spelers) -> None:
    zaak, signaal = open_zaak(spelers), open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.doet(leg_tellingen_vast, signaal, [telling(in_zorg=12)])
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(voeg_samen, signaal, zaak, "Hetzelfde.", VANDAAG)
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(voeg_samen, zaak, signaal, "Hetzelfde.", VANDAAG)
    assert zaak_van(spelers.session, signaal).toestand is Toestand.SIGNAAL
