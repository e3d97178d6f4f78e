"""Who finds what: by any form of a word, and never what he may not open."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, insert, select

from app.domain.basis.begrippen import Toestand
from app.domain.overleg.standpunt import Hoedanigheid, Inbreng, Standpuntsoort
from app.domain.zoeken.bereik import Zoeksoort
from app.models import Rolvervulling, Zaak
from app.services.besluit.besluiten import neem_besluit
from app.services.document import documenten, intrekken
from app.services.mandaat import handelingen as mandaten
from app.services.overleg import standpunten, vragen
from app.services.termijn import stappen
from app.services.zaak import zaken
from app.services.zoeken.mensen import MEESTE, VEEL, zoek_mensen
from app.services.zoeken.rechten import merken
from app.services.zoeken.zoek import ZOEKGRENS
from tests.kern.databanken import zonder_regels
from tests.kern.opzet import (
    VANDAAG,
    actief_mandaat,
    bepaling,
    besluit,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    tel_vragen,
    zaak_van,
)
from tests.kern.spelers import Spelers, dag
from tests.kern.veel import veel_zaken
from tests.services.zoeken.zoekopzet import gevonden, toets_woordenlijst, vind

pytestmark = pytest.mark.beide


@pytest.fixture
def zaak(spelers: Spelers) -> str:
    return open_zaak(spelers)


def voeg_toe(spelers: Spelers, zaak: str, naam: str, *, gedeeld: bool = False, omschrijving: str = "") -> int:
    nieuw = documenten.NieuwDocument(naam, b"Niets bijzonders.\n", VANDAAG, omschrijving, gedeeld)
    return spelers.directeur_sbjh.doet(documenten.voeg_document_toe, zaak, nieuw).id


def test_een_woord_vindt_men_in_elke_vorm_met_of_zonder_accent(spelers: Spelers, zaak: str) -> None:
    waarom = "De kinderen van Élan hebben begeleiding nodig; de tekorten lopen op."
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, waarom)
    for vraag in ("kind", "KINDEREN", "elan", "Élan", "tekort", '"tekorten lopen"', "begel*", "kind elan"):
        assert gevonden(spelers.directeur_sbjh, vraag) == ["rond_stap_af"], vraag
    for vraag in ("volwassenen", '"lopen tekorten"', "kind volwassenen", "gel*"):
        assert gevonden(spelers.directeur_sbjh, vraag) == [], vraag


def test_gezegd_wordt_waar_het_staat(spelers: Spelers, zaak: str) -> None:
    spelers.directeur_sbjh.doet(stappen.rond_af, zaak, "ZO-01", VANDAAG, "De kasstroom droogt op.")
    (vondst,) = vind(spelers.directeur_denhaag, "Kasstroom").vondsten
    assert (vondst.zaaknummer, vondst.actie, vondst.datum, vondst.soort) == (zaak, "rond_stap_af", VANDAAG, "verloop")
    assert vondst.object == "stap/ZO-01"
    (fragment,) = vondst.fragmenten
    assert fragment.veld == "toelichting"
    assert [stuk.tekst for stuk in fragment.stukken if stuk.gevonden] == ["kasstroom"]


@pytest.mark.parametrize("vraag", ["delft", "Den Haag", "mandaten", "plan*"])
def test_van_alles_wat_is_gevonden_staat_apart_waardoor(s1: Spelers, vraag: str) -> None:
    """Also when an entry is about somebody whom its text does not name."""
    vondsten = vind(s1.directeur_sbjh, vraag, grootte=100).vondsten
    assert vondsten
    for vondst in vondsten:
        assert any(stuk.gevonden for deel in vondst.fragmenten for stuk in deel.stukken), (vondst.actie, vondst.naam)


def test_een_mandaat_vindt_de_gever_pas_als_het_hem_bereikt(spelers: Spelers, zaak: str) -> None:
    wat = nieuw_mandaat(["GM0503"], tekst="Zorgcontracten openbreken.")
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, wat)
    assert "stel_op" in gevonden(spelers.directeur_denhaag, "openbreken")
    assert gevonden(spelers.delft, "openbreken") == []
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3), "Binnenkamers besproken.")
    assert gevonden(spelers.delft, "openbreken") == ["stel_op"]
    for wie in (spelers.westland, spelers.rijnmond, spelers.auditor, spelers.beheerder, spelers.wethouder):
        assert gevonden(wie, "openbreken") == []
    assert gevonden(spelers.delft, "binnenkamers") == []
    assert gevonden(spelers.directeur_sbjh, "binnenkamers delft") == ["keur_goed"]


def test_een_andere_regio_vindt_alleen_haar_eigen_mandaten_en_besluiten(spelers: Spelers, zaak: str) -> None:
    actief_mandaat(spelers, zaak, "rijnmond")
    actief_mandaat(spelers, zaak, "GM0518")
    spelers.directeur_sbjh.doet(neem_besluit, zaak, besluit(1_000_00))
    assert set(gevonden(spelers.rijnmond, "besluit*")) == {"stel_op"}
    assert gevonden(spelers.rijnmond, "voorschot") == ["neem_besluit"]
    assert gevonden(spelers.delft, "voorschot") == []
    assert gevonden(spelers.directeur_denhaag, "voorschot") == ["neem_besluit"]


def test_een_gemeente_vindt_vragen_aan_haar_en_wat_zij_zelf_zei(spelers: Spelers, zaak: str) -> None:
    vraag = vragen.NieuweVraag("Stemt u in met overbrugging?", VANDAAG, dag(10, 6), ["GM0503", "GM1783"])
    spelers.directeur_sbjh.doet(vragen.stel_vraag, zaak, vraag)
    inbreng = Inbreng(
        Standpuntsoort.AKKOORD, VANDAAG, Hoedanigheid.AMBTENAAR, "J. Bakker", toelichting="Mits gemaximeerd."
    )
    spelers.delft.doet(standpunten.leg_standpunt_vast, zaak, 1, "GM0503", inbreng)
    for wie in (spelers.delft, spelers.westland, spelers.directeur_sbjh):
        assert "stel_vraag" in gevonden(wie, "overbrugging")
    assert (
        gevonden(spelers.delft, "gemaximeerd") == gevonden(spelers.directeur_sbjh, "bakker") == ["leg_standpunt_vast"]
    )
    assert gevonden(spelers.gemeente("rijswijk"), "overbrugging") == []


def test_een_document_vindt_een_gemeente_als_het_is_gedeeld_en_tot_het_is_ingetrokken(
    spelers: Spelers, zaak: str
) -> None:
    voeg_toe(spelers, zaak, "geheimplan.txt")
    gedeeld = voeg_toe(spelers, zaak, "deelplan.txt", gedeeld=True, omschrijving="Over de dagbesteding")
    assert gevonden(spelers.directeur_sbjh, "geheimplan") == ["geheimplan.txt"]
    assert gevonden(spelers.delft, "geheimplan") == []
    assert gevonden(spelers.delft, "dagbesteding") == gevonden(spelers.wethouder, "dagbesteding") == ["deelplan.txt"]
    assert gevonden(spelers.rijnmond, "dagbesteding") == []
    spelers.directeur_sbjh.doet(intrekken.trek_document_in, zaak, gedeeld, "Verkeerde versie.")
    assert gevonden(spelers.delft, "dagbesteding") == []
    assert "deelplan.txt" in gevonden(spelers.directeur_sbjh, "dagbesteding")


def test_van_een_signaal_vindt_een_gemeente_niets(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.SIGNAAL)
    voeg_toe(spelers, zaak, "signaalnota.txt", gedeeld=True)
    assert gevonden(spelers.delft, "signaalnota") == []
    spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    assert gevonden(spelers.delft, "signaalnota") == ["signaalnota.txt"]


def test_een_projectleider_vindt_alleen_in_zijn_eigen_zaken(s1: Spelers) -> None:
    eigen = {vondst.zaaknummer for vondst in vind(s1.projectleider, "mandaat", grootte=100).vondsten}
    ander = open_zaak(s1)
    s1.directeur_sbjh.doet(stappen.rond_af, ander, "ZO-01", VANDAAG, "Zeldzaamwoord.")
    assert eigen <= {"2025-0001"}
    assert gevonden(s1.projectleider, "zeldzaamwoord") == []
    assert gevonden(s1.directeur_sbjh, "zeldzaamwoord") == ["rond_stap_af"]


def test_bladeren_geeft_alles_een_keer_en_telt_niet_wat_men_niet_ziet(spelers: Spelers) -> None:
    for nummer in range(7):
        zaak = open_zaak(spelers)
        voeg_toe(spelers, zaak, f"verslag-{nummer}.txt", gedeeld=nummer % 2 == 0)
    delft = spelers.delft
    eerste = vind(delft, "verslag", grootte=3)
    tweede = vind(delft, "verslag", grootte=3, na=eerste.vondsten[-1].id)
    assert (eerste.aantal, eerste.later, eerste.eerder, tweede.later, tweede.eerder) == (4, True, False, False, True)
    assert [v.naam for v in (*eerste.vondsten, *tweede.vondsten)] == [f"verslag-{nr}.txt" for nr in (6, 4, 2, 0)]
    terug = vind(delft, "verslag", grootte=3, voor=tweede.vondsten[0].id)
    assert [v.naam for v in terug.vondsten] == [v.naam for v in eerste.vondsten]
    assert [v.naam for v in vind(delft, "verslag", grootte=3, sla_over=3).vondsten] == ["verslag-0.txt"]


def test_kiezen_op_soort_en_op_zaak(spelers: Spelers, zaak: str) -> None:
    ander = open_zaak(spelers)
    for waar in (zaak, ander):
        voeg_toe(spelers, waar, "begroting.txt")
    sbjh = spelers.directeur_sbjh
    assert gevonden(sbjh, "begroting", Zoeksoort.DOCUMENTEN).count("begroting.txt") == 2
    assert gevonden(sbjh, "begroting", Zoeksoort.MANDATEN) == []
    for getypt in (ander, ander.replace("-", ""), ander.replace("-", " ")):
        assert {v.zaaknummer for v in vind(sbjh, "begroting", zaak=getypt).vondsten} == {ander}
    assert vind(sbjh, "begroting", zaak="2099-0001").aantal == 0
    assert vind(spelers.delft, "begroting", zaak=ander).aantal == 0


def test_wat_niet_te_zoeken_is_wordt_gezegd(spelers: Spelers, zaak: str) -> None:
    for niets in ("", "de het", "!!!", '"'):
        assert vind(spelers.directeur_sbjh, niets).leeg
    for vreemd in ("NOT plan", "a OR b", "wie:_t*", "stammen : x", "plan) OR (", "'' & !", "NEAR(a b)", "_z1"):
        blad = vind(spelers.directeur_sbjh, vreemd)
        assert blad.aantal < ZOEKGRENS
        assert not [v for v in blad.vondsten if vreemd.startswith("_")], vreemd


def test_mensen_vindt_men_zover_men_mag_weten_dat_zij_de_zaak_leiden(s1: Spelers) -> None:
    wie = "projectleider"
    for lezer in (s1.directeur_sbjh, s1.delft):
        assert [(v.zaaknummer, v.loopt) for v in zoek_mensen(s1.session, lezer.actor, wie)] == [("2025-0001", True)]
    for lezer in (s1.rijnmond, s1.auditor, s1.beheerder):
        assert not [v for v in zoek_mensen(s1.session, lezer.actor, wie) if v.zaaknummer == "2025-0001"]


def test_de_merken_laten_niets_weg_wat_men_mag_zien(s1: Spelers, monkeypatch: pytest.MonkeyPatch) -> None:
    """The condition decides; the marks only leave out what it would leave out too."""
    lezers = (s1.directeur_sbjh, s1.directeur_denhaag, s1.projectleider, s1.wethouder, s1.delft, s1.rijnmond)
    woorden = ("mandaat", "plan", "besluit*", "zorg", "gemeent*", "verslag", "brief", "akkoord")
    met = {(wie.email, woord): gevonden(wie, woord) for wie in lezers for woord in woorden}
    monkeypatch.setattr("app.services.zoeken.rechten.MEESTE_ZAKEN", -1)
    assert merken(s1.session, s1.delft.actor) is None
    assert met == {(wie.email, woord): gevonden(wie, woord) for wie in lezers for woord in woorden}
    assert sum(map(len, met.values())) > 50
    toets_woordenlijst(s1.session)


@pytest.mark.parametrize("wie", ["directeur_sbjh", "delft"])
def test_zoeken_kost_even_veel_bij_meer_zaken(spelers: Spelers, engine: Engine, wie: str) -> None:
    lezer = getattr(spelers, wie)

    def kosten() -> int:
        with tel_vragen(engine) as teller:
            vind(lezer, "omdat")
        return len(teller)

    open_zaak(spelers)
    eerst = kosten()
    for _ in range(4):
        open_zaak(spelers)
    assert kosten() == eerst <= 4


def test_van_wie_veel_zaken_leidt_vindt_men_de_nieuwste(spelers: Spelers, zaak: str) -> None:
    """Whoever has few roles is looked up, whoever has many is met among the newest: the same are told."""
    session, lezer = spelers.session, spelers.directeur_sbjh
    eerste = zaak_van(session, zaak)
    rol = select(Rolvervulling).where(Rolvervulling.zaak_id == eerste.id, Rolvervulling.gebruiker_id == lezer.actor.id)
    rij = {k.name: getattr(session.scalars(rol).one(), k.name) for k in Rolvervulling.__table__.c if k.name != "id"}
    for _ronde in range(2):
        nummers = [v.zaaknummer for v in zoek_mensen(session, lezer.actor, lezer.actor.naam)]
        eigen = select(Zaak.zaaknummer).join(Rolvervulling).where(Rolvervulling.gebruiker_id == lezer.actor.id)
        assert nummers == session.scalars(eigen.order_by(Rolvervulling.id.desc()).limit(MEESTE)).all()
        veel_zaken(session, eerste, VEEL)
        zaken = session.scalars(select(Zaak.id).order_by(Zaak.id.desc()).limit(VEEL)).all()
        with zonder_regels(session):
            session.execute(insert(Rolvervulling), [rij | {"zaak_id": id_} for id_ in zaken])
