"""A subsidy of the Rijk: asked, granted or refused, received, settled; it lowers what is borne once it is granted."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.geld.sleutel import Draagsleutel
from app.domain.geld.soorten import Geldsoort, Toezegsoort
from app.domain.geld.toezegging import Termijn
from app.services.geld import lezen, stukken
from app.services.geld.boek import lees_geld, niet_afgewikkeld
from app.services.geld.boeken import draai_geldboeking_terug
from app.services.kern.toegang import vind_dossier
from app.services.naspel import speel_na
from app.services.openstaand.lijst import voor
from tests.kern.opzet import BESLUITDAG, VANDAAG, geweigerd, logboek, niet_aanvaard, zaak_van
from tests.services.geld.conftest import DELFT, Kas

RIJK: dict[str, Any] = {"soort": Toezegsoort.RIJKSSUBSIDIE, "besluit_id": None, "wederpartij": "VWS"}
NA = date(2025, 9, 1)


def vraag(kas: Kas, bedrag: int = 90_00) -> None:
    kas.zeg_toe(bedrag, **RIJK, beslissing_voor=NA)


def punten(kas: Kas) -> dict[str, date | None]:
    alle = voor(kas.spelers.session, kas.spelers.directeur_sbjh.actor, VANDAAG, grootte=100)
    return {o.soort.code: o.punt.uiterlijk_op for o in alle if o.soort.code.startswith("geld")}


def test_wat_is_gevraagd_telt_nergens_mee_en_wacht_op_het_rijk(kas: Kas) -> None:
    vraag(kas)
    kas.zeg_toe(90_00, soort=Toezegsoort.BIJDRAGE)
    stand = lezen.per_gemeente(kas.alles())[DELFT]
    assert (stand.gevraagd, stand.rijk, stand.toegezegd, stand.na_rijk) == (30_00, 0, 30_00, 30_00)
    assert kas.alles().gevraagd == 90_00
    assert punten(kas) == {"geld_beslissing": NA}
    kas.spelers.session.rollback()
    zaak = zaak_van(kas.spelers.session, kas.zaak)
    assert niet_afgewikkeld(kas.spelers.session, zaak) == ["1 (rijkssubsidie)", "2 (bijdrage)"]


def test_een_deel_wordt_toegekend_de_rest_afgewezen_en_het_rijk_stelt_vast(kas: Kas) -> None:
    vraag(kas)
    session = kas.spelers.session
    with niet_aanvaard(session, "ongeldige_invoer", "grondslag"):
        kas.boek(Geldsoort.TOEKENNING, 60_00)
    kas.boek(Geldsoort.TOEKENNING, 60_00, grondslag="VWS-1 van 2 april")
    assert logboek(session)[-1].inhoud["verdeling"] == {DELFT: 20_00, "GM0518": 20_00, "GM0603": 20_00}
    assert lezen.per_gemeente(kas.alles())[DELFT].rijk == 20_00
    kas.boek(Geldsoort.AFWIJZING, 30_00, grondslag="VWS-1 van 2 april")
    assert "geld_beslissing" not in punten(kas)
    kas.boek(Geldsoort.BETALING, 60_00)
    assert logboek(session)[-1].inhoud["verdeling"] == {DELFT: 20_00, "GM0518": 20_00, "GM0603": 20_00}
    kas.boek(Geldsoort.TERUGBETALING, 6_00, toelichting="Te veel ontvangen.")
    assert [r.rij.nummer for r in kas.alles().rest] == [1], "it is not settled"
    kas.boek(Geldsoort.VASTSTELLING, 54_00, grondslag="VWS-2 van 2 mei")
    stand = lezen.per_gemeente(kas.alles())[DELFT]
    assert (stand.ontvangen, stand.last, kas.alles().rest) == (18_00, -18_00, [])
    mijn = vind_dossier(session, kas.spelers.delft.actor, kas.zaak)
    (jaar,) = stukken.gemeenteblad(session, mijn, DELFT, VANDAAG).jaren
    assert (jaar.jaar, jaar.rijk, jaar.betaald, jaar.ontvangen) == (2025, 18_00, 0, 0)
    session.rollback()
    speel_na(session, zaak_van(session, kas.zaak))


def test_een_beslissing_van_het_rijk_wordt_teruggedraaid_zolang_niets_erop_volgde(kas: Kas) -> None:
    vraag(kas)
    toegekend = kas.boek(Geldsoort.TOEKENNING, 90_00, grondslag="VWS-1")
    kas.boek(Geldsoort.BETALING, 10_00)
    with geweigerd(kas.spelers.session, "ongeldige_overgang"):
        kas.doet(draai_geldboeking_terug, toegekend.nummer, BESLUITDAG, "Verkeerd.")
    kas.doet(draai_geldboeking_terug, 3, BESLUITDAG, "Verkeerd.")
    kas.doet(draai_geldboeking_terug, toegekend.nummer, BESLUITDAG, "Verkeerd.")
    assert (kas.alles().gevraagd, punten(kas)) == (90_00, {"geld_beslissing": NA})


def test_van_wat_weer_alleen_is_gevraagd_is_geen_termijn_te_innen(kas: Kas) -> None:
    kas.zeg_toe(90_00, **RIJK, beslissing_voor=NA, plan=[Termijn(Geldsoort.BETALING, VANDAAG, 90_00)])
    assert set(punten(kas)) == {"geld_beslissing"}
    toegekend = kas.boek(Geldsoort.TOEKENNING, 90_00, grondslag="VWS-1")
    assert set(punten(kas)) == {"geld_betalen"}
    kas.doet(draai_geldboeking_terug, toegekend.nummer, BESLUITDAG, "Verkeerd.")
    assert set(punten(kas)) == {"geld_beslissing"}


def test_een_beschikking_die_niets_zegt_is_een_aanvraag_ook_in_de_naspeling(kas: Kas) -> None:
    session = kas.spelers.session
    kas.zeg_toe(90_00, **RIJK, beschikking=" \u200b")
    assert kas.alles().gevraagd == 90_00
    speel_na(session, zaak_van(session, kas.zaak))


def test_voor_welke_dag_het_rijk_beslist_hoort_bij_een_aanvraag(kas: Kas) -> None:
    for anders, code in (
        ({**RIJK, "beslissing_voor": date(2025, 1, 1)}, "datum_onlogisch"),
        ({**RIJK, "beslissing_voor": NA, "beschikking": "VWS-1"}, "ongeldige_invoer"),
        ({"beslissing_voor": NA}, "ongeldige_invoer"),
    ):
        with niet_aanvaard(kas.spelers.session, code, "beslissing_voor"):
            kas.zeg_toe(90_00, **anders)
    with niet_aanvaard(kas.spelers.session, "ongeldige_invoer", "sleutel"):
        kas.zeg_toe(90_00, **RIJK, sleutel=Draagsleutel.BESLUIT)


def test_de_situatie_op_een_dag_kent_niets_van_later(kas: Kas) -> None:
    vraag(kas)
    kas.boek(Geldsoort.TOEKENNING, 60_00, dag=VANDAAG, grondslag="VWS-1")
    session = kas.spelers.session
    toen = lees_geld(session, zaak_van(session, kas.zaak), BESLUITDAG)
    assert (toen.gevraagd, kas.alles().gevraagd) == (90_00, 30_00)
