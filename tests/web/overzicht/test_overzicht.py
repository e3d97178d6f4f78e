"""The overview through the screens: sorted by its heads, filters in the address and by name, on paper, a provider."""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.models import Aanbieder, Overzichtfilter, Zaak
from app.services.overzicht.lopend.bewaard import HOOGSTENS
from tests.kern.opzet import logboek, open_zaak
from tests.kern.spelers import Spelers
from tests.web.bezoeker import Bezoeker, Bezoekers

KOP = re.compile(r'<th scope="col"[^>]*aria-sort="(\w+)"[^>]*><a class="sorteer" href="([^"]+)">([\w ]+)')


def bewaar(wie: Bezoeker, naam: str, adres: str = "/overzicht?let=laat&sorteer=kas") -> int:
    return wie.post(adres, naam=naam).status_code


def test_de_tabel_toont_lopende_zaken_met_een_totaal(bezoekers: Bezoekers, spelers: Spelers) -> None:
    open_zaak(spelers, Toestand.SIGNAAL)
    tekst = bezoekers.directeur_sbjh.lees("/overzicht").tekst
    assert "2 lopende zaken" in tekst
    assert "Samen 2 zaken" in tekst
    assert "niet geteld" in tekst
    assert "nog niemand" in tekst or "geen projectleider" in tekst


@pytest.mark.parametrize("pad", ["/zaken", "/overzicht", "/overzicht/afdruk", "/aanbieders/1"])
def test_wat_een_andere_regio_niet_hoort_is_daar_geen_kolom(bezoekers: Bezoekers, pad: str) -> None:
    """Who leads is told to nobody of another region: no row could have it. Every row has a cell for each head."""
    for wie, hoort in ((bezoekers.rijnmond, False), (bezoekers.directeur_sbjh, True), (bezoekers.delft, True)):
        antwoord = wie.get(pad)
        if antwoord.status_code == 404 or "<tbody>" not in antwoord.text:
            assert not hoort
            continue
        kop, _, rijen = antwoord.text.partition("<tbody>")
        koppen = re.findall(r'<th scope="col"[^>]*>(?:<a[^>]*>)?([^<]+)', kop)
        assert bool({"leiding", "projectleider"} & set(koppen)) == hoort, (pad, koppen)
        rij = rijen.partition("</tr>")[0]
        assert len(re.findall(r"<t[hd][ >]", rij)) == len(koppen)


def test_een_kop_sorteert_en_zegt_hoe(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    ((hoe, terug, naam),) = KOP.findall(wie.get("/overzicht").text)
    assert (hoe, naam) == ("descending", "trede")
    assert "sorteer=trede" in terug
    for kolom in re.findall(r'class="sorteer" href="([^"]+)"', wie.get("/overzicht?let=&toestand=").text):
        assert len(KOP.findall(wie.get(kolom.replace("&amp;", "&")).text)) == 1


def test_een_filter_blijft_in_het_adres_van_kop_bestand_en_afdruk(bezoekers: Bezoekers) -> None:
    pagina = bezoekers.directeur_sbjh.lees("/overzicht?regio=haaglanden&gemeente=GM0503")
    koppen = [link for link in pagina.links if "sorteer=" in link]
    assert koppen
    for link in (*koppen, *(link for link in pagina.links if "afdruk" in link or "bestand" in link)):
        assert "regio=haaglanden" in link
        assert "gemeente=GM0503" in link


def test_een_keuze_wordt_bewaard_bij_naam_en_is_van_wie_haar_bewaarde(bezoekers: Bezoekers, session: Session) -> None:
    wie, regels = bezoekers.directeur_sbjh, len(logboek(session))
    session.rollback()
    assert bewaar(wie, "Weekoverleg") == 302
    (rij,) = session.scalars(select(Overzichtfilter)).all()
    assert (rij.naam, rij.vragen) == ("Weekoverleg", {"blik": "team", "let": "laat", "sorteer": "kas"})
    assert "Weekoverleg" in wie.lees("/overzicht").tekst
    assert "Weekoverleg" not in bezoekers.directeur_denhaag.lees("/overzicht").tekst
    session.rollback()
    assert len(logboek(session)) == regels, "no act, so no entry"
    session.rollback()
    assert bewaar(wie, "Weekoverleg", "/overzicht?let=krap") == 302
    session.expire_all()
    (rij,) = session.scalars(select(Overzichtfilter)).all()
    assert rij.vragen["let"] == "krap", "the same name takes its place"


def test_een_ander_haalt_haar_niet_weg(bezoekers: Bezoekers, session: Session) -> None:
    bewaar(bezoekers.directeur_sbjh, "Weekoverleg")
    nummer = session.scalars(select(Overzichtfilter.id)).one()
    session.rollback()
    for wie, over in ((bezoekers.directeur_denhaag, 1), (bezoekers.directeur_sbjh, 0)):
        token = {"csrf_token": wie.csrf()}
        assert wie.stuur(f"/overzicht/filters/{nummer}/weg", token).status_code == 302
        assert len(session.scalars(select(Overzichtfilter)).all()) == over
        session.rollback()


@pytest.mark.parametrize(("naam", "zegt"), [("", "Vul dit veld in"), ("a" * 61, "60")])
def test_een_naam_die_niet_kan_zegt_waarom_bij_het_veld(bezoekers: Bezoekers, naam: str, zegt: str) -> None:
    antwoord = bezoekers.directeur_sbjh.post("/overzicht", naam=naam)
    assert antwoord.status_code == 422
    assert zegt in antwoord.text[antwoord.text.index('id="naam-fout"') :]


def test_er_is_een_grens_aan_wat_iemand_bewaart(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert [bewaar(wie, f"Keuze {nr}") for nr in range(HOOGSTENS + 1)] == [302] * HOOGSTENS + [422]


def test_het_bestand_en_de_afdruk_hebben_dezelfde_rijen(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    blad = load_workbook(io.BytesIO(wie.get("/overzicht/bestand.xlsx").data))["Overzicht"]
    koppen, rij = ([cel.value for cel in regel] for regel in list(blad.rows)[3:5])
    gevonden = dict(zip(koppen, rij, strict=True))
    assert gevonden["zaak"] == "2025-0001"
    assert gevonden["kinderen in zorg"] == "niet geteld"
    afdruk = wie.lees("/overzicht/afdruk").tekst
    assert "Stand van" in afdruk
    assert "2025-0001" in afdruk


def test_een_gemeente_ziet_haar_eigen_deel(bezoekers: Bezoekers) -> None:
    tekst = bezoekers.delft.lees("/overzicht").tekst
    assert "uw kinderen in zorg" in tekst
    assert "uw mandaten" in tekst
    assert "raakt niet op" not in tekst
    blad = load_workbook(io.BytesIO(bezoekers.delft.get("/overzicht/bestand.xlsx").data))["Overzicht"]
    assert "kas tot en met" not in [cel.value for cel in list(blad.rows)[3]]
    assert bezoekers.directeur_sbjh.get("/overzicht?blik=aandeel").status_code == 200, "what is not his is not asked"


def test_een_aanbieder_over_al_haar_zaken(bezoekers: Bezoekers, spelers: Spelers, session: Session) -> None:
    signaal = open_zaak(spelers, Toestand.SIGNAAL)
    van_s1, van_signaal = (
        session.scalars(select(Zaak.aanbieder_id).where(Zaak.zaaknummer == nummer)).one()
        for nummer in ("2025-0001", signaal)
    )
    naam = session.get_one(Aanbieder, van_s1).naam
    session.rollback()
    heel = bezoekers.directeur_sbjh.lees(f"/aanbieders/{van_s1}").tekst
    assert naam in heel
    assert "KvK-nummer" in heel
    deel = bezoekers.delft.lees(f"/aanbieders/{van_s1}").tekst
    assert naam in deel
    assert "KvK-nummer" not in deel, "its facts are for the team"
    assert bezoekers.directeur_sbjh.get(f"/aanbieders/{van_signaal}").status_code == 200
    assert bezoekers.delft.get(f"/aanbieders/{van_signaal}").status_code == 404
    assert bezoekers.directeur_sbjh.get("/aanbieders/0").status_code == 404
