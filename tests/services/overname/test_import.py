"""Cases of before this product: a file is looked at, proposed by one Regievoerder and confirmed by another."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from app.domain.basis.begrippen import Mandaatstatus, Toestand, Uitkomst
from app.domain.mandaat.mandaatfeiten import status_op
from app.domain.overname.verslag import Oordeel
from app.models import Besluit, Mandaat, Vernietiging
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import besluitlijst
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import stand as mandaatstand
from app.services.naspel import speel_alles_na
from app.services.overname import blad as importblad
from tests.kern.opzet import acties, geweigerd, inhoud, logboek, niet_aanvaard, zaak_van
from tests.kern.opzet import besluit as nieuw_besluit
from tests.kern.overnamevoorbeeld import (
    KENMERK,
    als_bestand,
    besluit,
    duinpoort,
    mandaat,
    zaak,
)
from tests.kern.spelers import Spelers, dag
from tests.services.bewaren.vernietigen import alles, sluit, vernietig
from tests.services.overname.imports import BESTAND, importeer, stel_voor

ZAAK = "2025-0001"


def over(spelers: Spelers, *moment: int) -> int:
    return mandaatstand.ruimte(spelers.session, zaak_van(spelers.session, ZAAK), dag(*moment)).over // 100


def test_s1_op_papier_geeft_dezelfde_ruimte_als_s1_zelf(spelers: Spelers) -> None:
    importeer(spelers)
    assert zaak_van(spelers.session, ZAAK).toestand is Toestand.ZORGELIJK
    assert (over(spelers, 20, 3), over(spelers, 21, 3), over(spelers, 16, 5)) == (1_080_000, 630_000, 330_000)


def test_negen_mandaten_zijn_actief_en_dat_van_westland_wacht_op_het_college(spelers: Spelers) -> None:
    importeer(spelers)
    feiten = mandaatstand.feiten_op(spelers.session, zaak_van(spelers.session, ZAAK), dag(16, 5))
    statussen = [status_op(m, dag(16, 5)) for m in feiten]
    assert statussen.count(Mandaatstatus.ACTIEF) == 9
    assert statussen.count(Mandaatstatus.GOEDGEKEURD) == 1


def test_de_keten_klopt_en_het_logboek_nagespeeld_geeft_de_tabellen(spelers: Spelers) -> None:
    importeer(spelers)
    assert controle.verifieer(spelers.session).aantal == len(acties(spelers.session))
    geteld = speel_alles_na(spelers.session)
    assert (geteld["mandaat"], geteld["besluit"], geteld["overname"], geteld["stap"]) == (10, 2, 1, 4)


def test_elke_regel_van_de_zaak_zegt_uit_welk_bestand_en_welke_rij_zij_komt(spelers: Spelers) -> None:
    importeer(spelers)
    van_zaak = [regel for regel in logboek(spelers.session) if regel.kop.zaak]
    waar = [regel.inhoud["ingelezen"] for regel in van_zaak]
    assert {w["sha256"] for w in waar} == {BESTAND.sha256}  # type: ignore[index]
    assert {w["kenmerk"] for w in waar} == {KENMERK}  # type: ignore[index]
    assert waar[0] == {"sha256": BESTAND.sha256, "blad": "Zaken", "rij": 2, "kenmerk": KENMERK}
    assert {regel.kop.actor for regel in van_zaak} == {spelers.directeur_denhaag.actor.pseudoniem}


def test_elke_regel_draagt_de_dag_waarop_het_gebeurde(spelers: Spelers) -> None:
    importeer(spelers)
    regels = [(r.kop.actie, r.kop.datum) for r in logboek(spelers.session) if r.kop.zaak]
    assert regels[0] == ("open_zaak", "2025-02-03")
    assert ("bepaal_trede", "2025-02-10") in regels
    assert regels[-1] == ("neem_besluit_over", "2025-05-16")
    over_papier = [r for r in logboek(spelers.session) if r.kop.actie == "neem_mandaat_over"]
    papier = [r for r in over_papier if r.kop.object == over_papier[0].kop.object]
    assert [(r.inhoud.get("stap"), r.kop.datum) for r in papier] == [
        (None, "2025-03-14"),
        ("voorgesteld", "2025-03-14"),
        ("goedgekeurd", "2025-03-14"),
        ("verleend", "2025-03-17"),
        ("instemming_houder", "2025-03-17"),
        ("instemming_werkgever", "2025-03-17"),
        ("actief", "2025-03-17"),
    ]
    assert papier[1].inhoud["toelichting"] == "Volgens het papier door J. de Boer."


def test_een_stap_van_de_oude_trede_op_de_dag_van_de_nieuwe_is_van_de_oude(spelers: Spelers) -> None:
    importeer(spelers)
    stappen = [r.kop.object for r in logboek(spelers.session) if r.kop.actie in ("rond_stap_af", "bepaal_trede")]
    assert stappen == ["stap/SI-01", "stap/SI-02", f"zaak/{ZAAK}", "stap/ZO-02", "stap/ZO-01"]


def test_voor_een_mandaat_van_papier_staan_de_twee_van_de_import(spelers: Spelers) -> None:
    inlezing = importeer(spelers)
    rij = spelers.session.scalars(select(Mandaat)).first()
    assert rij is not None
    assert rij.inlezing_id == inlezing.id
    assert rij.voorgesteld_persoon_id == spelers.directeur_sbjh.actor.persoon_id
    assert rij.goedgekeurd_persoon_id == spelers.directeur_denhaag.actor.persoon_id


def test_een_besluit_van_papier_is_laat_ingevoerd_en_genomen_door_de_houder(spelers: Spelers) -> None:
    importeer(spelers)
    eerste, tweede = besluitlijst.lijst_besluiten(spelers.session, zaak_van(spelers.session, ZAAK).id)
    assert eerste.laat_ingevoerd
    assert tweede.laat_ingevoerd
    assert eerste.ingevoerd_door_id == spelers.directeur_denhaag.actor.id
    assert besluitlijst.nemer_id(eerste) == spelers.directeur_sbjh.actor.id
    assert sorted(deel.bedrag for deel in tweede.delen) == [33_333_33] * 6 + [33_333_34] * 3


def test_bekijken_zegt_van_elke_rij_wat_ervan_wordt_en_bewaart_niets(spelers: Spelers) -> None:
    voor, regels = inhoud(spelers.session), len(logboek(spelers.session))
    verslag = importblad.bekijk(spelers.session, spelers.directeur_sbjh.verzoek(), BESTAND)
    assert verslag.goed
    assert (verslag.rijen, verslag.aantal(Oordeel.GOED)) == (21, 21)
    assert (verslag.regels[0].blad, verslag.regels[0].rij, verslag.regels[0].wat) == (
        "Zaken",
        2,
        "wordt een nieuwe zaak",
    )
    assert inhoud(spelers.session) == voor
    assert len(logboek(spelers.session)) == regels


def test_een_rij_boven_het_plafond_houdt_alles_tegen_en_wordt_genoemd(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Besluiten"].append(besluit(dag(20, 5), 330_000.01))
    with niet_aanvaard(spelers.session, "import_geweigerd", "bestand") as fout:
        stel_voor(spelers, als_bestand(bladen))
    (regel,) = fout.value.verslag.fouten  # type: ignore[attr-defined]
    assert (regel.blad, regel.rij, regel.kolom, regel.code) == ("Besluiten", 4, "bedrag", "plafond_overschreden")
    assert "€ 330.000" in regel.wat


def test_een_gesloten_zaak_met_een_ingetrokken_mandaat_komt_er_gesloten_in(spelers: Spelers) -> None:
    bladen = duinpoort()
    bladen["Mandaten"] = [mandaat(ingetrokken_per=dag(2, 6), reden_intrekking="Niet meer nodig.")]
    bladen["Besluiten"] = [besluit(dag(21, 3), 25_000.5, verdeling="GM0503=25.000,50")]
    bladen["Informatie"] = [{"kenmerk": KENMERK, "datum": dag(1, 6), "partij": "alle", "middel": "brief"}]
    bladen["Afsluiting"] = [
        {"kenmerk": KENMERK, "datum": dag(2, 6), "uitkomst": "hersteld", "toelichting": "De aanbieder is hersteld."}
    ]
    importeer(spelers, als_bestand(bladen))
    gesloten = zaak_van(spelers.session, ZAAK)
    assert (gesloten.toestand, gesloten.uitkomst) == (Toestand.AFGESLOTEN, Uitkomst.HERSTELD)
    assert [b.bedrag for b in spelers.session.scalars(select(Besluit))] == [25_000_50]
    assert speel_alles_na(spelers.session)["informatieplicht"] > 1


def test_na_de_import_gaat_de_zaak_gewoon_verder(spelers: Spelers) -> None:
    importeer(spelers)
    westland = spelers.session.scalars(select(Mandaat).where(Mandaat.verleend_datum.is_(None))).one()
    spelers.westland.doet(mandaten.verleen, westland.id, dag(2, 6), "B-2025-099")
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, ZAAK, nieuw_besluit(1_000_00, dag(2, 6)))
    assert over(spelers, 2, 6) == 329_000
    with geweigerd(spelers.session, "mandaat_ontbreekt"):
        spelers.directeur_denhaag.doet(besluiten.neem_besluit, ZAAK, nieuw_besluit(1_000_00, dag(2, 6)))
    assert speel_alles_na(spelers.session)["besluit"] == 3


def test_een_nummer_dat_op_een_bsn_lijkt_vraagt_een_bevestiging(spelers: Spelers) -> None:
    bladen = {"Zaken": [zaak(motivering="Contract 111222333 loopt af.")]}
    verslag = importblad.bekijk(spelers.session, spelers.directeur_sbjh.verzoek(), als_bestand(bladen))
    assert verslag.mogelijk_bsn
    assert "111222333" in verslag.fouten[0].wat
    importeer(spelers, replace(als_bestand(bladen), geen_bsn=True))
    assert logboek(spelers.session)[-1].inhoud["geen_bsn"] == "ja"


def test_van_een_overgenomen_zaak_die_wordt_vernietigd_blijft_ook_het_kenmerk_niet(spelers: Spelers) -> None:
    importeer(spelers)
    sluit(spelers, ZAAK)
    vernietig(spelers, ZAAK)
    gebleven = alles(spelers.session)
    for wat in (KENMERK, "J. de Boer"):
        assert wat.encode() not in gebleven
    verklaring = str(spelers.session.scalars(select(Vernietiging.verklaring)).one())
    for deel in ("bevoegdheden", "Duinpoort"):  # the words of a granted mandaat are kept for ever
        assert deel in verklaring
