"""Many mandaten at once through the screens: from request to active in few pages, each still its own act."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.demo.accounts import WACHTWOORD
from app.domain.basis.begrippen import Mandaatstatus, Toestand
from app.models import Mandaat, Zaak
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import zaken
from tests.kern.databanken import maak_engine
from tests.kern.opzet import acties, nieuw_mandaat, nieuwe_zaak, open_zaak, stel_voor, tel_vragen
from tests.kern.spelers import Spelers, dag
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.mandaat.test_mandaten import OPSTELLING

LANG = dag(31, 12, 2035)
NU = {"datum": "2025-06-02", "actie": "vastleggen", "alles": "niets"}
WERKGEVER = {"gegeven_door": "M. de Boer", "gegeven_functie": "voorzitter", "kenmerk": "BS-2025-04"}
_VAKJE = re.compile(r'<input type="checkbox"[^>]*name="kies"[^>]*value="([^"]+)"( checked)?')


def vakjes(html: str, *, alleen: bool = True) -> list[str]:
    """The rows of a page, those that are ticked when it opens."""
    return [waarde for waarde, aan in _VAKJE.findall(html) if aan or not alleen]


@dataclass
class Bladerend:
    """Somebody who reads page after page; every page that he gets to see counts, what he sends does not by itself."""

    wie: Bezoeker
    gezien: list[str] = field(default_factory=list)
    html: str = ""

    def open(self, pad: str) -> str:
        antwoord = self.wie.get(pad)
        assert antwoord.status_code == 200, (pad, antwoord.status_code)
        self.gezien.append(pad)
        self.html = antwoord.text
        return self.html

    def taak(self, deel: str) -> str:
        """Open the first task on the start page whose address has this in it."""
        links = Pagina(self.wie.get("/").text).links
        return self.open(next(link for link in links if deel in link))

    def stuur(self, pad: str, **velden: Any) -> str:
        """Send the form of the page that is open, with what is ticked; what comes of it is one page."""
        gegeven = Pagina(self.html).velden
        verborgen = {naam: gegeven[naam] for naam in ("csrf_token", "sleutel", "versie") if naam in gegeven}
        antwoord = self.wie.stuur(pad, verborgen | {"kies": vakjes(self.html)} | velden)
        assert antwoord.status_code == 302, Pagina(antwoord.text).tekst
        return self.open(antwoord.location)


@pytest.fixture
def leeg(lege_app: Flask, lege_url: str) -> Iterator[tuple[Bezoekers, Session]]:
    """The accounts of the demo, and one zaak that was opened when the region had ten municipalities."""
    engine = maak_engine(lege_url)
    with Session(engine, expire_on_commit=False) as session:
        nieuw = nieuwe_zaak(Toestand.ZORGELIJK, dag(1, 11, 2023))
        Spelers(session).directeur_sbjh.doet(zaken.open_zaak, nieuw)
        yield Bezoekers(lege_app), session
    engine.dispose()


@pytest.fixture
def pad(spelers: Spelers) -> str:
    """A request to Delft, Westland and Zoetermeer that waits for a judgement."""
    zaak = open_zaak(spelers)
    stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat(("GM0503", "GM1783", "GM0637"), tot=LANG))
    return f"/zaken/{zaak}/mandaatverzoeken/1"


def stand(session: Session) -> list[Mandaatstatus]:
    session.rollback()
    return [*session.scalars(select(Mandaat.status).where(Mandaat.tot == LANG).order_by(Mandaat.id))]


def behandel(wie: Bezoeker, pad: str, **velden: Any) -> tuple[int, Pagina]:
    html = wie.get(pad).text
    verborgen = {n: w for n, w in Pagina(html).velden.items() if n in ("csrf_token", "sleutel")}
    antwoord = wie.stuur(f"{pad}/behandeling", verborgen | {"kies": vakjes(html)} | NU | velden)
    return antwoord.status_code, Pagina(antwoord.text)


def test_tien_mandaten_van_verzoek_tot_actief_in_dertig_paginas(leeg: tuple[Bezoekers, Session]) -> None:
    """All roles together; it was a hundred and ten. The start page, where everybody begins, is not counted."""
    bezoekers, session = leeg
    zaakpad = f"/zaken/{session.scalars(select(Zaak.zaaknummer)).one()}"
    sbjh, denhaag = Bladerend(bezoekers.directeur_sbjh), Bladerend(bezoekers.directeur_denhaag)
    for adres in (zaakpad, f"{zaakpad}/mandaten", f"{zaakpad}/mandaten/nieuw"):
        sbjh.open(adres)
    wat = OPSTELLING | {"mandaatgevers": ["alle"], "van": "2023-12-01", "tot": "2035-12-31", "datum": "2025-06-02"}
    sbjh.stuur(f"{zaakpad}/mandaten/nieuw", **wat)
    verzoek = sbjh.gezien[-1]
    assert verzoek == f"{zaakpad}/mandaatverzoeken/1"

    denhaag.taak(verzoek)
    assert len(vakjes(denhaag.html)) == 10
    denhaag.stuur(f"{verzoek}/behandeling", **NU, wachtwoord=WACHTWOORD)

    accounts = ["delft", "denhaag", "leidschendam-voorburg", "midden-delfland", "pijnacker-nootdorp", "rijswijk"]
    accounts += ["voorschoten", "wassenaar", "westland", "zoetermeer"]
    gevers = []
    for account in accounts:
        gever = Bladerend(bezoekers.van(f"{account}@h10.example"))
        gever.taak(f"{zaakpad}/mandaten/")
        gever.stuur(f"{gever.gezien[-1]}/verlening", datum="2025-06-02", besluitnummer="B-1", kies=[])
        gevers.append(gever)

    sbjh.taak(verzoek)
    sbjh.stuur(f"{verzoek}/behandeling", **NU)
    denhaag.taak(verzoek)
    denhaag.stuur(f"{verzoek}/behandeling", **NU, **WERKGEVER)

    session.rollback()
    assert stand(session) == [Mandaatstatus.ACTIEF] * 10
    paginas = sum(len(wie.gezien) for wie in (sbjh, denhaag, *gevers))
    assert paginas <= 30, paginas
    assert [acties(session).count(wat) for wat in ("keur_goed", "verleen", "stem_in", "activeer")][-1] >= 10


def test_wat_wordt_vastgelegd_staat_er_regel_voor_regel(bezoekers: Bezoekers, pad: str, session: Session) -> None:
    pagina = bezoekers.directeur_denhaag.lees(pad)
    assert "Wacht op uw goedkeuring" in pagina.tekst
    assert pagina.tekst.count("Mandaat goedgekeurd") == 3
    assert "naar Delft" in pagina.tekst
    html = bezoekers.directeur_denhaag.get(pad).text
    status, bijgewerkt = behandel(bezoekers.directeur_denhaag, pad, actie="bijwerken", kies=vakjes(html)[:1])
    assert (status, bijgewerkt.tekst.count("Mandaat goedgekeurd")) == (200, 1)
    assert set(stand(session)) == {Mandaatstatus.VOORGESTELD}, "that button does nothing"


def test_een_wachtwoord_voor_alles_en_zonder_gebeurt_er_niets(bezoekers: Bezoekers, pad: str, session: Session) -> None:
    wie = bezoekers.directeur_denhaag
    status, pagina = behandel(wie, pad, wachtwoord="verkeerd")
    assert (status, list(pagina.fouten)) == (403, ["wachtwoord"])
    assert set(stand(session)) == {Mandaatstatus.VOORGESTELD}
    assert behandel(wie, pad, wachtwoord=WACHTWOORD)[0] == 302
    assert set(stand(session)) == {Mandaatstatus.GOEDGEKEURD}
    assert acties(session)[-3:] == ["keur_goed"] * 3
    assert "3 handelingen zijn vastgelegd." in wie.lees(pad).tekst


def test_wat_niet_lukt_staat_er_bij_naam_en_de_andere_kunnen_wel(
    bezoekers: Bezoekers, spelers: Spelers, pad: str, session: Session
) -> None:
    wie = bezoekers.directeur_denhaag
    html = wie.get(pad).text
    westland = session.scalars(select(Mandaat.id).where(Mandaat.tot == LANG).order_by(Mandaat.id)).all()[1]
    spelers.directeur_denhaag.doet(mandaten.wijs_af, westland, dag(2, 6), "Te ruim.")
    status, pagina = behandel(wie, pad, wachtwoord=WACHTWOORD, kies=vakjes(html))
    assert status == 409
    assert "Er is niets vastgelegd. Dit lukte niet:" in pagina.tekst
    assert "Westland: " in pagina.tekst
    assert stand(session).count(Mandaatstatus.VOORGESTELD) == 2
    assert behandel(wie, pad, wachtwoord=WACHTWOORD, kies=vakjes(html), alles="rest")[0] == 302
    assert stand(session).count(Mandaatstatus.GOEDGEKEURD) == 2
    assert "Niet vastgelegd: Westland: " in wie.lees(pad).tekst


def test_aangevinkte_afwijzen_vraagt_een_reden(bezoekers: Bezoekers, pad: str, session: Session) -> None:
    wie = bezoekers.directeur_denhaag
    html = wie.get(pad).text
    status, pagina = behandel(wie, pad, actie="afwijzen", kies=vakjes(html)[:2])
    assert (status, list(pagina.fouten)) == (422, ["toelichting"])
    assert behandel(wie, pad, actie="afwijzen", kies=vakjes(html)[:2], toelichting="Te ruim.")[0] == 302
    assert stand(session).count(Mandaatstatus.AFGEWEZEN) == 2
    leeg = behandel(wie, pad, kies=[], wachtwoord=WACHTWOORD)
    assert (leeg[0], "Vink minstens één regel aan." in leeg[1].tekst) == (422, True)


def test_een_gemeente_ziet_en_doet_alleen_haar_eigen_regel(
    bezoekers: Bezoekers, spelers: Spelers, pad: str, session: Session
) -> None:
    assert bezoekers.delft.get(pad).status_code == 404, "nothing reached it yet"
    behandel(bezoekers.directeur_denhaag, pad, wachtwoord=WACHTWOORD)
    pagina = bezoekers.delft.lees(pad)
    assert "Wacht op uw besluit" in pagina.tekst
    assert "Westland" not in pagina.tekst
    html = bezoekers.delft.get(pad).text
    assert len(vakjes(html, alleen=False)) == 1
    status, zonder = behandel(bezoekers.delft, pad)
    assert (status, list(zonder.fouten)) == (422, ["besluitnummer"])
    bestand = (BytesIO(b"Het college besluit."), "besluit.txt")
    assert behandel(bezoekers.delft, pad, besluitnummer="B-7", bestand=bestand)[0] == 302
    assert acties(session)[-2:] == ["verleen", "voeg_besluitstuk_toe"]
    (link,) = [link for link in bezoekers.delft.lees(pad).links if "/besluit/" in link]
    assert bezoekers.delft.get(link).data == b"Het college besluit."
    assert bezoekers.directeur_sbjh.get(link).status_code == 200
    assert bezoekers.van("westland@h10.example").get(link).status_code == 404


def test_herinneren_staat_bij_wie_aan_zet_is(bezoekers: Bezoekers, pad: str, session: Session) -> None:
    behandel(bezoekers.directeur_denhaag, pad, wachtwoord=WACHTWOORD)
    html = bezoekers.directeur_sbjh.get(pad).text
    assert vakjes(html) == [], "nothing is late, so nothing is ticked"
    rijen = vakjes(html, alleen=False)
    assert [rij.rpartition(".")[2] for rij in rijen] == ["herinner"] * 3
    assert behandel(bezoekers.directeur_sbjh, pad, kies=rijen, toelichting="Graag deze week.")[0] == 302
    assert acties(session)[-3:] == ["herinner"] * 3
    assert "(herinnerd op " in bezoekers.delft.lees("/").tekst
    mandaat = next(link for link in bezoekers.delft.lees("/").links if "/mandaten/" in link)
    assert "Eén keer herinnerd" in bezoekers.delft.lees(mandaat).tekst
    assert vakjes(bezoekers.directeur_sbjh.get(pad).text, alleen=False) == [], "once a day"


def test_de_pagina_vraagt_niet_meer_bij_meer_rijen(
    bezoekers: Bezoekers, engine: Engine, spelers: Spelers, pad: str
) -> None:
    wie, meer = bezoekers.directeur_denhaag, pad.replace("/1", "/2")
    gevers = ("GM0503", "GM1783", "GM0637", "GM0629", "GM0603", "GM1842", "GM1926", "GM1916")
    stel_voor(spelers.directeur_sbjh, pad.split("/")[2], nieuw_mandaat(gevers, tot=LANG))
    wie.get(pad)
    kosten = []
    for adres in (pad, meer):
        with tel_vragen(engine) as vragen:
            wie.get(adres)
        kosten.append(len(vragen))
    assert kosten[0] == kosten[1]


def test_wat_voor_de_werkgever_wordt_vastgelegd_komt_na_de_eigen_instemming(
    bezoekers: Bezoekers, spelers: Spelers
) -> None:
    zaak = open_zaak(spelers)
    nieuw = nieuw_mandaat(("GM0503",), tot=LANG)
    stel_voor(spelers.directeur_sbjh, zaak, replace(nieuw, meer_houders=("directeur@denhaag.example",)))
    pad = f"/zaken/{zaak}/mandaatverzoeken/1"
    behandel(bezoekers.directeur_denhaag, pad, wachtwoord=WACHTWOORD)
    behandel(bezoekers.delft, pad, besluitnummer="B-7")
    wie = bezoekers.directeur_sbjh
    assert [vakje.split(".")[2] for vakje in vakjes(wie.get(pad).text)] == ["stem_in_als_houder"]
    assert behandel(wie, pad)[0] == 302, "nothing is asked for an employer"
    assert [vakje.split(".")[2] for vakje in vakjes(wie.get(pad).text)] == ["stem_in_namens_werkgever"]
