"""The checklist of closing through the API: what the edition asks, what is in order, and where the rest is mended."""

from __future__ import annotations

from flask import Flask

from app.api.kern.bewerking import BEWERKINGEN
from app.domain.draaiboek.grendels import Grendelregel
from app.domain.zaak.sluithandeling import HANDELINGEN
from tests.api.beller import Bellers, code
from tests.api.opzet import ZAAK

AFSLUITING = f"{ZAAK}/afsluiting"


def test_de_checklist_zegt_wat_sluiten_tegenhoudt_en_waar_het_in_orde_komt(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    assert wie.lees(AFSLUITING)["kan"] is True
    zwaarder = {"naar": "problematisch", "datum": "2025-06-02", "motivering": "De bank stopt."}
    wie.gelukt(f"{ZAAK}/tredebepalingen", ZAAK, **zwaarder)
    lijst = wie.lees(AFSLUITING)
    plichten = next(regel for regel in lijst["regels"] if regel["code"] == "informatieplicht_open")
    assert lijst["kan"] is False
    assert (plichten["weegt"], plichten["voldaan"]) == ("blokkeert", False)
    assert plichten["handeling"]["adres"].endswith("/zaken/2025-0001/informatie")


def test_nooit_geteld_is_iets_anders_dan_nul(bellers: Bellers) -> None:
    regels = {regel["code"]: regel for regel in bellers.directeur_sbjh.lees(AFSLUITING)["regels"]}
    assert regels["nog_te_plaatsen"]["voldaan"] is True
    assert (regels["nooit_geteld"]["voldaan"], regels["nooit_geteld"]["weegt"]) == (False, "waarschuwt")


def test_alleen_wie_mag_sluiten_leest_haar(bellers: Bellers) -> None:
    assert bellers.delft.get(AFSLUITING).status_code == 403
    assert bellers.auditor.get(AFSLUITING).status_code == 404


def test_elke_regel_wijst_naar_een_scherm_en_een_bewerking_die_bestaan(app: Flask) -> None:
    assert HANDELINGEN.keys() == set(Grendelregel) - {Grendelregel.ONDERBOUWING_TERUG}
    assert {h.pagina for h in HANDELINGEN.values()} <= app.view_functions.keys()
    assert {h.bewerking for h in HANDELINGEN.values()} <= BEWERKINGEN.keys()


def test_een_noodgreep_sluit_langs_een_actief_mandaat_en_niet_langs_de_wet(bellers: Bellers) -> None:
    wie = bellers.directeur_sbjh
    dicht = {"uitkomst": "hersteld", "toelichting": "Hersteld.", "datum": "2025-06-02"}
    assert code(wie.doe(AFSLUITING, ZAAK, **dicht)) == (422, "actieve_mandaten")
    wie.gelukt(AFSLUITING, ZAAK, **dicht, noodgreep="De colleges zijn onbereikbaar.")
    (noodgreep,) = wie.lees(f"{ZAAK}/noodgrepen")["resultaten"]
    assert (noodgreep["naar"], noodgreep["reden"]) == ("afgesloten", "De colleges zijn onbereikbaar.")
    opnieuw = {"trede": "problematisch", "motivering": "Terugval.", "datum": "2025-06-03"}
    wie.gelukt(f"{ZAAK}/heropening", ZAAK, **opnieuw)
    later = dicht | {"datum": "2025-06-04"}
    assert wie.doe(AFSLUITING, ZAAK, **later, noodgreep="Het moet.").status_code == 422
