"""A refusal, silence or a position that does not agree starts a conversation: it goes up, or somebody says why not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.basis.afwijkdomein import Afwijkdomein, in_woorden, schrijf_domeinen
from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.overleg.afwijking import Afwijkingssoort, Vervolg
from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Inbreng, Standpuntsoort
from app.models import Standpunt
from app.services.dossier.samenstel import stel_samen
from app.services.dossier.stand import stand_op
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.mandaat import handelingen as mandaten
from app.services.naspel import speel_alles_na
from app.services.openstaand.lijst import van_zaak
from app.services.overleg import afwijkingen as diensten
from app.services.overleg import standpunten, vragen
from app.services.overleg.opschaling import lijst_opschalingen, open_opschaling, sluit_opschaling
from tests.kern.opzet import (
    VAN,
    VANDAAG,
    acties,
    geweigerd,
    logboek,
    niet_aanvaard,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag

RAAKT = (Afwijkdomein.JURIDISCH, Afwijkdomein.FINANCIEN)
VRAAG = vragen.NieuweVraag("Akkoord?", dag(14, 3), dag(28, 3))


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def weiger(spelers: Spelers, zaak: str, domeinen: tuple[Afwijkdomein, ...] = RAAKT) -> str:
    """Delft refuses a mandaat; returns how addresses name that."""
    (nr,) = stel_voor(spelers.directeur_sbjh, zaak)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nr, VAN)
    spelers.delft.op(VAN).doet(mandaten.wijs_af, nr, VAN, "De raad wil het niet.", domeinen)
    return f"mandaat-{nr}"


def zwijg(spelers: Spelers, zaak: str) -> tuple[str, int]:
    """Delft does not answer by the day that was asked."""
    nieuw = nieuw_mandaat()
    nieuw = type(nieuw)(**(vars(nieuw) | {"reactie_voor_datum": dag(28, 3)}))
    (nr,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw)
    spelers.directeur_denhaag.op(VAN).doet(mandaten.keur_goed, nr, VAN)
    return f"mandaat-{nr}", nr


def zeg_nee(spelers: Spelers, zaak: str) -> Standpunt:
    spelers.directeur_sbjh.op(dag(14, 3)).doet(vragen.stel_vraag, zaak, VRAAG)
    inbreng = Inbreng(Standpuntsoort.NIET_AKKOORD, VAN, toelichting="Te duur.", domeinen=RAAKT)
    return spelers.delft.op(VAN).doet(standpunten.leg_standpunt_vast, zaak, 1, "GM0503", inbreng)


def open_(spelers: Spelers, zaak: str, op: date = VANDAAG) -> set[str]:
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    return {o.soort.code for o in van_zaak(spelers.session, dossier, op)}


def test_een_weigering_gaat_met_een_klik_de_ladder_op(spelers: Spelers, zaak: str) -> None:
    wat = weiger(spelers, zaak)
    assert "mandaat_afgewezen" in open_(spelers, zaak)
    spelers.directeur_sbjh.doet(diensten.schaal_op_na_afwijking, zaak, wat, VANDAAG)
    assert acties(spelers.session)[-2:] == ["schaal_op_na_afwijking", "open_opschaling"]
    (opschaling,) = lijst_opschalingen(spelers.session, zaak_van(spelers.session, zaak))
    assert opschaling.aanleiding.startswith("Delft weigerde het financieel mandaat (mandaat")
    assert "juridisch" in opschaling.aanleiding
    assert "mandaat_afgewezen" not in open_(spelers, zaak)
    speel_alles_na(spelers.session)


def _in_dossier(spelers: Spelers, dossier: Dossier, dag_: date) -> list[dict[str, Any]]:
    gevonden: Any = stel_samen(stand_op(spelers.session, dossier, dag_))["afwijkingen"]
    return list(gevonden)


def test_afzien_vraagt_een_reden_en_die_staat_in_het_dossier(spelers: Spelers, zaak: str) -> None:
    wat = weiger(spelers, zaak)
    with niet_aanvaard(spelers.session, "motivering_verplicht", "reden"):
        spelers.directeur_sbjh.doet(diensten.zie_af_van_opschaling, zaak, wat, VANDAAG, " ")
    spelers.directeur_sbjh.doet(diensten.zie_af_van_opschaling, zaak, wat, VANDAAG, "Delft doet zelf mee.")
    assert "mandaat_afgewezen" not in open_(spelers, zaak)
    dossier = vind_dossier(spelers.session, spelers.directeur_sbjh.actor, zaak)
    (rij,) = _in_dossier(spelers, dossier, VANDAAG)
    assert (rij["vervolg"], rij["reden"], rij["domeinen"]) == (
        "afgezien",
        "Delft doet zelf mee.",
        ["juridisch", "financien"],
    )
    assert _in_dossier(spelers, dossier, VAN)[0]["vervolg"] is None
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(diensten.schaal_op_na_afwijking, zaak, wat, VANDAAG)
    speel_alles_na(spelers.session)


def test_alleen_de_regievoerder_kiest_het_vervolg(spelers: Spelers, zaak: str) -> None:
    wat = weiger(spelers, zaak)
    with geweigerd(spelers.session, "geen_recht"):
        spelers.delft.doet(diensten.zie_af_van_opschaling, zaak, wat, VANDAAG, "Niet nodig.")


def test_wie_zwijgt_blijft_in_beeld_tot_er_een_vervolg_of_antwoord_is(spelers: Spelers, zaak: str) -> None:
    wat, nr = zwijg(spelers, zaak)
    rij = zaak_van(spelers.session, zaak)
    assert diensten.afwijkingen(spelers.session, rij, dag(28, 3)) == []
    (stil,) = diensten.afwijkingen(spelers.session, rij, VANDAAG)
    assert (stil.soort, stil.sinds, stil.open) == (Afwijkingssoort.STILTE, dag(29, 3), True)
    spelers.directeur_sbjh.doet(diensten.zie_af_van_opschaling, zaak, wat, VANDAAG, "Zij antwoorden maandag.")
    assert "mandaat_stil" not in open_(spelers, zaak)
    spelers.delft.doet(mandaten.wijs_af, nr, VANDAAG, "Toch niet.")
    assert "mandaat_afgewezen" in open_(spelers, zaak), "a refusal after silence asks again"
    spelers.directeur_sbjh.doet(diensten.schaal_op_na_afwijking, zaak, wat, VANDAAG)
    gevonden = diensten.afwijkingen(spelers.session, rij, VANDAAG)
    assert {a.soort: a.vervolg for a in gevonden} == {
        Afwijkingssoort.STILTE: Vervolg.AFGEZIEN,
        Afwijkingssoort.WEIGERING: Vervolg.OPGESCHAALD,
    }
    speel_alles_na(spelers.session)


def test_niet_akkoord_in_een_signaal_vraagt_een_vervolg(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.op(dag(14, 3)).doet(vragen.stel_vraag, zaak, VRAAG)
    inbreng = Inbreng(Standpuntsoort.NIET_AKKOORD, VAN, bron="Brief.", domeinen=RAAKT)
    rij = spelers.directeur_sbjh.op(VAN).doet(standpunten.leg_standpunt_vast, zaak, 1, "GM0503", inbreng)
    assert "afwijking" in open_(spelers, zaak)
    spelers.directeur_sbjh.doet(diensten.schaal_op_na_afwijking, zaak, f"standpunt-{rij.id}", VANDAAG)
    assert "afwijking" in open_(spelers, zaak), "until it has an outcome"
    spelers.directeur_sbjh.doet(sluit_opschaling, zaak, 1, Opschalingsuitkomst.OPGELOST, VANDAAG)
    assert "afwijking" not in open_(spelers, zaak)
    speel_alles_na(spelers.session)


def test_niet_akkoord_in_een_trede_schaalt_vanzelf_op_met_wat_het_raakt(spelers: Spelers, zaak: str) -> None:
    zeg_nee(spelers, zaak)
    (opschaling,) = lijst_opschalingen(spelers.session, zaak_van(spelers.session, zaak))
    assert "financiën" in opschaling.aanleiding
    (afwijking,) = diensten.afwijkingen(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)
    assert (afwijking.opschaling, afwijking.domeinen) == (1, RAAKT)
    assert logboek(spelers.session)[-2].inhoud["domeinen"] == ["juridisch", "financien"]
    speel_alles_na(spelers.session)


def test_geen_van_deze_staat_nooit_naast_een_ander() -> None:
    assert in_woorden(()) == "niet vastgelegd"
    assert schrijf_domeinen([Afwijkdomein.GEEN]) == "geen"
    with pytest.raises(OngeldigeInvoer):
        schrijf_domeinen([Afwijkdomein.GEEN, Afwijkdomein.POLITIEK])


def test_wie_beoordeelt_wijkt_niet_af(spelers: Spelers, zaak: str) -> None:
    (nr,) = stel_voor(spelers.directeur_sbjh, zaak)
    with niet_aanvaard(spelers.session, "ongeldige_invoer", "domeinen"):
        spelers.directeur_denhaag.doet(mandaten.wijs_af, nr, VANDAAG, "Onvolledig.", RAAKT)
    spelers.directeur_denhaag.doet(mandaten.wijs_af, nr, VANDAAG, "Onvolledig.")
    rij = zaak_van(spelers.session, zaak)
    assert diensten.afwijkingen(spelers.session, rij, VANDAAG + timedelta(days=1)) == []


def test_een_opschaling_die_anders_begon_is_ook_wat_erop_volgde(spelers: Spelers, zaak: str) -> None:
    wat, rij = weiger(spelers, zaak), zaak_van(spelers.session, zaak)
    spelers.directeur_sbjh.doet(open_opschaling, zaak, "Over de kosten.", VANDAAG)
    assert "mandaat_afgewezen" not in open_(spelers, zaak)
    (afwijking,) = diensten.afwijkingen(spelers.session, rij, VANDAAG)
    assert (afwijking.vervolg, afwijking.opschaling, afwijking.gevolgd_op) == (Vervolg.OPGESCHAALD, 1, VANDAAG)
    assert diensten.afwijkingen(spelers.session, rij, VANDAAG - timedelta(days=1))[0].open
    with geweigerd(spelers.session, "ongeldige_overgang"):
        spelers.directeur_sbjh.doet(diensten.zie_af_van_opschaling, zaak, wat, VANDAAG, "Niet nodig.")


def test_wie_opnieuw_gevraagd_is_staat_er_zo(spelers: Spelers, zaak: str) -> None:
    weiger(spelers, zaak)
    stel_voor(spelers.directeur_sbjh, zaak)
    assert "mandaat_afgewezen" not in open_(spelers, zaak)
    (afwijking,) = diensten.afwijkingen(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)
    assert afwijking.vervolg is Vervolg.NIEUW_MANDAAT


def test_wie_alsnog_akkoord_is_staat_er_zo(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    spelers.directeur_sbjh.op(dag(14, 3)).doet(vragen.stel_vraag, zaak, VRAAG)
    for soort, op in ((Standpuntsoort.NIET_AKKOORD, VAN), (Standpuntsoort.AKKOORD, VANDAAG)):
        inbreng = Inbreng(soort, op, bron="Brief.", domeinen=RAAKT if soort is Standpuntsoort.NIET_AKKOORD else ())
        spelers.directeur_sbjh.doet(standpunten.leg_standpunt_vast, zaak, 1, "GM0503", inbreng)
    assert "afwijking" not in open_(spelers, zaak)
    (afwijking,) = diensten.afwijkingen(spelers.session, zaak_van(spelers.session, zaak), VANDAAG)
    assert (afwijking.vervolg, afwijking.gevolgd_op) == (Vervolg.AKKOORD, VANDAAG)
