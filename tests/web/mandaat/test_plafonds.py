"""Dividing one amount into ceilings on the screen: looked at first, by hand, and told on the page of the request."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.models import Mandaat
from tests.kern.opzet import inhoud, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoekers, Pagina, regels
from tests.web.mandaat.test_mandaten import OPSTELLING

VERDEELD = OPSTELLING | {"plafond": "", "verdeling": "inwoners", "totaal": "1.500.000"}


def test_eerst_kijken_dan_vragen_en_terugzien_waarom(bezoekers: Bezoekers, session: Session, spelers: Spelers) -> None:
    zaak = f"/zaken/{open_zaak(spelers)}"
    wie, voor = bezoekers.directeur_sbjh, inhoud(session)
    antwoord = wie.post(f"{zaak}/mandaten/nieuw", **VERDEELD | {"actie": "verdeling"})
    assert (antwoord.status_code, inhoud(session)) == (200, voor)
    assert "naar inwoners op 1 januari 2026 verdeeld over 2 mandaatgevers" in Pagina(antwoord.text).tekst
    assert wie.post(f"{zaak}/mandaten/nieuw", **VERDEELD).status_code == 302
    tekst = wie.lees(f"{zaak}/mandaatverzoeken/1").tekst
    assert "Hoe de plafonds zijn verdeeld" in tekst
    assert "110.089" in tekst
    assert "CBS, op 1 januari 2026" in tekst


def test_zelf_verdelen_en_wat_ontbreekt_staat_bij_het_veld(
    bezoekers: Bezoekers, session: Session, spelers: Spelers
) -> None:
    zaak, wie = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw", bezoekers.directeur_sbjh
    zelf = OPSTELLING | {"plafond": "", "verdeling": "hand"}
    fout = Pagina(wie.post(zaak, **zelf | regels("delen", {"GM0503": "100"})).text).fouten
    assert "Vul ook het plafond van Rijswijk in." in fout["verdeling"]
    leeg = Pagina(wie.post(zaak, **OPSTELLING | {"plafond": "", "verdeling": "inwoners"}).text).fouten
    assert [*leeg] == ["totaal"]
    assert wie.post(zaak, **zelf | regels("delen", {"GM0503": "100", "GM0603": "250"})).status_code == 302
    plafonds = session.query(Mandaat.plafond).order_by(Mandaat.id.desc()).limit(2).all()
    assert {bedrag for (bedrag,) in plafonds} == {100_00, 250_00}


def test_colleges_van_elders_en_een_regio_die_zegt_namens_wie(
    bezoekers: Bezoekers, session: Session, spelers: Spelers
) -> None:
    zaak, wie = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw", bezoekers.directeur_sbjh
    elders = OPSTELLING | {"bereik": "andere_regio", "mandaatgevers": [], "andere_gevers": "Gouda\njeugdregio Nergens"}
    assert "geen jeugdregio" in Pagina(wie.post(zaak, **elders).text).fouten["andere_gevers"]
    vooraf_aangevinkt = {"mandaatgevers": ["alle"], "andere_gevers": "Gouda\nRotterdam"}
    assert wie.post(zaak, **elders | vooraf_aangevinkt).status_code == 302
    regio = OPSTELLING | {"bereik": "andere_regio", "mandaatgevers": ["rijnmond"]}
    assert [*Pagina(wie.post(zaak, **regio).text).fouten] == ["organen"]
    assert wie.post(zaak, **regio | {"organen": "het college van Rotterdam"}).status_code == 302
    assert "het college van Rotterdam" in wie.lees(f"{zaak.removesuffix('/mandaten/nieuw')}/mandaatverzoeken/2").tekst


def test_een_bestuur_van_de_lijst_hoort_bij_de_regio_die_u_vraagt(bezoekers: Bezoekers, spelers: Spelers) -> None:
    zaak, wie = f"/zaken/{open_zaak(spelers)}", bezoekers.directeur_sbjh
    pad, orgaan = (
        f"{zaak}/mandaten/nieuw",
        "het dagelijks bestuur van de gemeenschappelijke regeling Jeugdhulp Rijnmond",
    )
    assert f"{orgaan} (Rotterdam Rijnmond)" in wie.lees(pad).tekst
    regio = OPSTELLING | {"bereik": "andere_regio", "mandaatgevers": ["rijnmond"], "bestuur": orgaan}
    ander = Pagina(wie.post(pad, **regio | {"mandaatgevers": ["holland-rijnland"]}).text).fouten
    assert "hoort bij regio Rotterdam Rijnmond" in ander["bestuur"]
    assert [*Pagina(wie.post(pad, **regio | {"organen": "iets anders"}).text).fouten] == ["organen"]
    assert wie.post(pad, **regio).status_code == 302
    assert f"Namens {orgaan}." in wie.lees(f"{zaak}/mandaatverzoeken/1").tekst


def test_wat_bij_een_keuze_hoort_staat_bij_die_keuze_en_na_een_fout_staat_alles_open(
    bezoekers: Bezoekers, spelers: Spelers
) -> None:
    pad, wie = f"/zaken/{open_zaak(spelers)}/mandaten/nieuw", bezoekers.directeur_sbjh
    eerst = wie.get(pad).text
    for soort in ("bij-elders", "bij-financien", "bij-een", "bij-sleutel"):
        assert f"{soort} dicht" in eerst, soort
    assert "dicht" not in wie.post(pad).text.partition('<form class="formulier')[2], "errors stand where one sees them"
