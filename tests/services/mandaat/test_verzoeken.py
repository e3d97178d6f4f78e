"""One request has one effect; what fails leaves nothing; what is refused is noted."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout, GeenRecht, ReedsGedaan
from app.domain.basis.rechten import Recht
from app.models import LogboekRegel, Zaak
from app.services.kern.toegang import eis_recht
from app.services.kern.uitvoering import Werk
from app.services.zaak import zaken
from tests.kern.opzet import (
    acties,
    bepaling,
    geweigerd,
    inhoud,
    logboek,
    niet_aanvaard,
    nieuwe_zaak,
    open_zaak,
    zaak_van,
)
from tests.kern.spelers import Spelers

pytestmark = pytest.mark.beide

T = Toestand


def test_hetzelfde_verzoek_twee_keer_heeft_een_gevolg(spelers: Spelers) -> None:
    wie, nieuw = spelers.directeur_sbjh.met_verzoek("dubbelklik"), nieuwe_zaak()
    wie.doet(zaken.open_zaak, nieuw)
    with niet_aanvaard(spelers.session, "reeds_gedaan"):
        wie.doet(zaken.open_zaak, nieuw)
    assert spelers.session.scalar(select(func.count()).select_from(Zaak)) == 1


def test_een_herhaling_is_een_herhaling_ook_als_zij_nu_niet_meer_zou_mogen(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    wie = spelers.directeur_sbjh.met_verzoek("dubbelklik")
    gezien = zaak_van(spelers.session, zaak).versie
    wie.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH), gezien)
    for versie in (gezien, None):
        with niet_aanvaard(spelers.session, "reeds_gedaan"):
            wie.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH), versie)
    assert acties(spelers.session) == ["open_zaak", "bepaal_trede"]


def test_een_herhaling_van_iets_dat_opnieuw_zou_kunnen_wordt_ook_herkend(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    wie = spelers.directeur_sbjh.met_verzoek("dubbelklik")
    wie.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK))
    with niet_aanvaard(spelers.session, "reeds_gedaan"):
        wie.doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    assert zaak_van(spelers.session, zaak).toestand is T.ZORGELIJK


def test_na_een_weigering_mag_hetzelfde_verzoek_opnieuw(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, T.PROBLEMATISCH)
    wie = spelers.directeur_sbjh.met_verzoek("nog-eens")
    for _ in range(2):
        with geweigerd(spelers.session, "onderbouwing_verplicht"):
            wie.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK, onderbouwing=""))
    wie.doet(zaken.bepaal_trede, zaak, bepaling(T.ZORGELIJK))
    assert acties(spelers.session) == ["open_zaak", "(bepaal_trede)", "(bepaal_trede)", "bepaal_trede"]


@pytest.mark.parametrize("wie", ["delft", "wethouder", "rijnmond", "auditor", "beheerder"])
def test_een_poging_zonder_recht_of_zicht_wordt_genoteerd(spelers: Spelers, wie: str) -> None:
    zaak = open_zaak(spelers)
    ziet_haar = wie in ("delft", "wethouder")
    with geweigerd(spelers.session, "geen_recht" if ziet_haar else "niet_gevonden"):
        getattr(spelers, wie).doet(zaken.bepaal_trede, zaak, bepaling(T.PROBLEMATISCH))
    regel = logboek(spelers.session)[-1]
    assert (regel.kop.zaak, regel.kop.actor) == (zaak, getattr(spelers, wie).actor.pseudoniem)
    assert regel.inhoud["gevraagd"] == "problematisch"


def test_wie_een_zaak_niet_mag_zien_hoort_hetzelfde_als_bij_een_zaak_die_niet_bestaat(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    antwoorden = []
    for nummer in (zaak, "2025-9999"):
        with pytest.raises(DomeinFout) as fout:
            spelers.auditor.doet(zaken.bepaal_trede, nummer, bepaling(T.PROBLEMATISCH))
        antwoorden.append((fout.value.code, fout.value.status, fout.value.bericht))
    assert antwoorden[0] == antwoorden[1]


def test_een_zaak_die_niet_bestaat_geeft_geen_regel(spelers: Spelers) -> None:
    with niet_aanvaard(spelers.session, "niet_gevonden"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, "2025-9999", bepaling(T.PROBLEMATISCH))


def test_een_fout_halverwege_laat_niets_half_achter(spelers: Spelers) -> None:
    def open_en_struikel(werk: Werk) -> None:
        zaken.open_zaak(werk, nieuwe_zaak())
        werk.wil("stel_op")
        raise GeenRecht("Halverwege.")

    voor = inhoud(spelers.session)
    with pytest.raises(GeenRecht):
        spelers.directeur_sbjh.doet(open_en_struikel)
    assert inhoud(spelers.session) == voor
    assert acties(spelers.session) == ["(stel_op)"]
    assert logboek(spelers.session)[-1].kop.zaak is None


def test_een_onverwachte_fout_laat_niets_half_achter(spelers: Spelers) -> None:
    def open_en_val(werk: Werk) -> None:
        zaken.open_zaak(werk, nieuwe_zaak())
        raise ZeroDivisionError

    voor = inhoud(spelers.session)
    with pytest.raises(ZeroDivisionError):
        spelers.directeur_sbjh.doet(open_en_val)
    assert inhoud(spelers.session) == voor
    assert acties(spelers.session) == []


def test_een_verzoek_met_meer_regels_is_een_verzoek(spelers: Spelers) -> None:
    def twee_zaken(werk: Werk) -> None:
        for _ in range(2):
            zaken.open_zaak(werk, nieuwe_zaak())

    wie = spelers.directeur_sbjh.met_verzoek("twee")
    wie.doet(twee_zaken)
    with pytest.raises(ReedsGedaan):
        wie.doet(twee_zaken)
    assert set(spelers.session.scalars(select(LogboekRegel.verzoek))) == {"twee", "twee/2"}


def test_een_recht_buiten_elke_zaak_wordt_ook_bewaakt(spelers: Spelers) -> None:
    def handeling(werk: Werk) -> None:
        werk.wil("open_zaak")
        eis_recht(werk.verzoek.actor, Recht.ZAAK_OPENEN)

    with geweigerd(spelers.session, "geen_recht"):
        spelers.beheerder.doet(handeling)
