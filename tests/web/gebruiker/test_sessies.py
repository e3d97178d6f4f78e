"""Sessions: what is in the cookie, and when it ends."""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from itsdangerous import BadTimeSignature
from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.demo.accounts import WACHTWOORD
from app.inloggen import LANGSTE_WAARSCHUWING
from app.models import Gebruiker, Sessie
from app.services.gebruiker.sessies import ruim_sessies_op
from config import WORTEL
from tests.api.beller import Beller, maak_tekst
from tests.kern.opzet import logboek
from tests.web.bezoeker import Bezoeker, Bezoekers, Pagina
from tests.web.gebruiker.test_inloggen import SBJH, is_binnen, probeer

EERDER = datetime.now(UTC) - timedelta(hours=1)


@pytest.fixture
def wie(app: Flask) -> Bezoeker:
    """Somebody who is not logged in."""
    return Bezoeker(app)


def test_de_sessie_krijgt_bij_het_inloggen_een_nieuw_koekje(wie: Bezoeker) -> None:
    wie.get("/inloggen")
    voor = wie.client.get_cookie("session")
    probeer(wie, SBJH, WACHTWOORD)
    na = wie.client.get_cookie("session")
    assert voor
    assert na
    assert voor.value != na.value
    oud = Bezoeker(wie.app)
    oud.client.set_cookie("session", voor.value)
    assert not is_binnen(oud), "the cookie of before the log-in opens nothing"


def _sessie(wie: Bezoeker) -> dict[str, Any]:
    koekje = wie.client.get_cookie("session")
    assert koekje
    deel = koekje.value.removeprefix(".").partition(".")[0]
    bytes_ = base64.urlsafe_b64decode(deel + "=" * (-len(deel) % 4))
    inhoud: dict[str, Any] = json.loads(zlib.decompress(bytes_) if koekje.value.startswith(".") else bytes_)
    return inhoud


def test_in_de_sessie_staat_geen_adres_en_geen_nummer_van_het_account(bezoekers: Bezoekers, engine: Engine) -> None:
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    with engine.connect() as verbinding:
        uniek = verbinding.scalars(select(Gebruiker.fs_uniquifier).where(Gebruiker.email == SBJH)).one()
    inhoud = _sessie(wie)
    assert inhoud["_user_id"] == uniek
    assert SBJH not in json.dumps(inhoud)


def test_een_koekje_dat_langer_dan_een_uur_ongebruikt_is_telt_niet_meer(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    ondertekenaar = wie.app.session_interface.get_signing_serializer(wie.app)  # type: ignore[attr-defined]
    koekje = wie.client.get_cookie("session")
    assert koekje
    inhoud, moment = ondertekenaar.loads(koekje.value, return_timestamp=True)
    oud = _getekend_op(ondertekenaar, inhoud, int(moment.timestamp()) - 3601)
    with pytest.raises(BadTimeSignature):
        ondertekenaar.loads(oud, max_age=3600)
    wie.client.set_cookie("session", oud)
    assert not is_binnen(wie)
    wie.client.set_cookie("session", _getekend_op(ondertekenaar, inhoud, int(moment.timestamp()) - 3000))
    assert is_binnen(wie)


def _getekend_op(ondertekenaar: Any, inhoud: object, moment: int) -> str:
    """A cookie signed at that moment with the application's own key."""
    signer = ondertekenaar.make_signer(ondertekenaar.salt)
    signer.get_timestamp = lambda: moment
    return str(signer.sign(ondertekenaar.dump_payload(inhoud)).decode())


def test_een_sessie_van_meer_dan_twaalf_uur_eindigt_ook_als_men_bezig_is(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    assert is_binnen(wie)
    with wie.client.session_transaction() as sessie:
        sessie["ingelogd_op"] -= 12 * 3600 + 1
    assert not is_binnen(wie)
    assert wie.client.get_cookie("session") is None or "_user_id" not in _sessie(wie)


def koekje_van(wie: Bezoeker) -> str:
    koekje = wie.client.get_cookie("session")
    assert koekje
    return str(koekje.value)


def met_koekje(app: Flask, koekje: str) -> Bezoeker:
    """Somebody who copied a cookie."""
    ander = Bezoeker(app)
    ander.client.set_cookie("session", koekje)
    return ander


def gebeurtenissen(uitvoer: str) -> list[str]:
    regels = [json.loads(regel) for regel in uitvoer.splitlines() if regel.startswith("{")]
    return [regel["event"] for regel in regels if regel.get("soort") == "veiligheid"]


def test_na_uitloggen_werkt_ook_een_kopie_van_het_koekje_niet_meer(
    bezoekers: Bezoekers, capsys: pytest.CaptureFixture[str]
) -> None:
    wie = bezoekers.directeur_sbjh
    elders = Bezoeker(wie.app, SBJH)
    assert is_binnen(wie)
    kopie = koekje_van(wie)
    assert is_binnen(met_koekje(wie.app, kopie)), "the cookie alone is enough, as long as the session lasts"
    wie.stuur("/uitloggen", {"csrf_token": wie.csrf()})
    dief = met_koekje(wie.app, kopie)
    assert not is_binnen(dief)
    assert dief.stuur("/zaken/nieuw", {}).status_code == 400
    assert is_binnen(elders), "the same account, logged in elsewhere, goes on"
    gezegd = gebeurtenissen(capsys.readouterr().err)
    assert [wat for wat in gezegd if wat != "wachtwoord_goed"] == ["uitgelogd", "sessie_bestaat_niet_meer"]


def test_van_een_sessie_staat_alleen_de_hash_in_de_database(bezoekers: Bezoekers, engine: Engine) -> None:
    wie = bezoekers.directeur_sbjh
    assert is_binnen(wie)
    with Session(engine) as session:
        (rij,) = session.scalars(select(Sessie).join(Gebruiker).where(Gebruiker.email == SBJH))
    assert rij.sha256 == hashlib.sha256(_sessie(wie)["sessie"].encode()).hexdigest()


def test_een_koekje_van_voor_er_sessies_waren_opent_niets(bezoekers: Bezoekers) -> None:
    wie = bezoekers.directeur_sbjh
    with wie.client.session_transaction() as sessie:
        del sessie["sessie"]
    assert not is_binnen(wie)


def test_blokkeren_beeindigt_alles_en_vrijgeven_brengt_niets_terug(bezoekers: Bezoekers, engine: Engine) -> None:
    wie = bezoekers.delft
    assert is_binnen(wie)
    with Session(engine) as session:
        nummer = session.scalars(select(Gebruiker.id).where(Gebruiker.email == "delft@h10.example")).one()
    beheer, pad = bezoekers.beheerder, "/beheer/gebruikers"
    for waarde in ("nee", "ja"):  # letting in again waits for a second person
        assert beheer.stuur(f"{pad}/{nummer}/actief", beheer.verborgen(pad) | {"actief": waarde}).status_code == 302
        assert not is_binnen(met_koekje(wie.app, koekje_van(wie)))
    with Session(engine) as session:
        assert session.scalars(select(Sessie).where(Sessie.gebruiker_id == nummer)).all() == []


NIEUW = "een heel ander wachtwoord"


def wijzig(wie: Bezoeker, oud: str = WACHTWOORD, nieuw: str = NIEUW, nogmaals: str = NIEUW) -> TestResponse:
    velden = {"wachtwoord": oud, "nieuw_wachtwoord": nieuw, "wachtwoord_nogmaals": nogmaals}
    return wie.stuur("/wachtwoord", wie.verborgen("/wachtwoord") | velden)


def test_een_nieuw_wachtwoord_beeindigt_de_andere_sessies_en_geen_token(bezoekers: Bezoekers, engine: Engine) -> None:
    hier, elders = bezoekers.directeur_sbjh, Bezoeker(bezoekers.directeur_sbjh.app, SBJH)
    with hier.app.app_context():
        token = maak_tekst(SBJH)
    antwoord = wijzig(hier)
    assert (antwoord.status_code, antwoord.location) == (302, "/")
    assert (is_binnen(hier), is_binnen(elders)) == (True, False)
    assert Beller(hier.app, token).get("/ik").status_code == 200
    assert not is_binnen_met(hier.app, WACHTWOORD)
    assert is_binnen_met(hier.app, NIEUW)
    with Session(engine) as session:
        regel = logboek(session)[-1]
        assert (regel.kop.actie, regel.inhoud) == ("wijzig_wachtwoord", {"sessies_beeindigd": 1})


def is_binnen_met(app: Flask, wachtwoord: str) -> bool:
    wie = Bezoeker(app)
    probeer(wie, SBJH, wachtwoord)
    return is_binnen(wie)


@pytest.mark.parametrize(
    ("invoer", "veld", "zin"),
    [
        ({"oud": "verkeerd wachtwoord"}, "wachtwoord", "klopt niet"),
        ({"oud": ""}, "wachtwoord", "Typ uw wachtwoord"),
        ({"nieuw": "kort", "nogmaals": "kort"}, "nieuw_wachtwoord", "minstens 12"),
        ({"nogmaals": "iets anders dan het nieuwe"}, "wachtwoord_nogmaals", "niet hetzelfde"),
        ({"nieuw": WACHTWOORD, "nogmaals": WACHTWOORD}, "nieuw_wachtwoord", "wachtwoord al"),
    ],
)
def test_wat_aan_een_nieuw_wachtwoord_niet_klopt_staat_erbij(
    bezoekers: Bezoekers, invoer: dict[str, str], veld: str, zin: str
) -> None:
    wie, elders = bezoekers.directeur_sbjh, Bezoeker(bezoekers.directeur_sbjh.app, SBJH)
    antwoord = wijzig(wie, **invoer)
    assert antwoord.status_code in (403, 422)
    assert zin in Pagina(antwoord.text).fouten[veld]
    assert is_binnen(elders), "nothing was changed"


def test_de_beheerder_van_de_server_zet_een_wachtwoord_en_dan_is_niemand_meer_binnen(
    bezoekers: Bezoekers, capsys: pytest.CaptureFixture[str]
) -> None:
    wie = bezoekers.directeur_sbjh
    assert is_binnen(wie)
    uitslag = wie.app.test_cli_runner().invoke(args=["gebruikers", "wachtwoord", SBJH, "--wachtwoord", NIEUW])
    assert (uitslag.exit_code, "sessies" in uitslag.stderr) == (0, True), uitslag.stderr
    assert not is_binnen(wie)
    assert is_binnen_met(wie.app, NIEUW)
    for fout in (["niemand@x.example", "--wachtwoord", NIEUW], [SBJH, "--wachtwoord", "kort"]):
        assert wie.app.test_cli_runner().invoke(args=["gebruikers", "wachtwoord", *fout]).exit_code == 1
    assert "wijzig_wachtwoord" in gebeurtenissen(capsys.readouterr().err) + gebeurtenissen(uitslag.stderr)


def test_oude_sessies_gaan_weg_en_lopende_blijven(bezoekers: Bezoekers, engine: Engine) -> None:
    assert is_binnen(bezoekers.directeur_sbjh)
    with Session(engine) as session:
        nu = session.scalars(select(Sessie.begonnen_op)).one()
        assert ruim_sessies_op(session, nu + timedelta(hours=12)) == 0
        assert ruim_sessies_op(session, nu + timedelta(hours=12, seconds=1)) == 1


def test_een_bladzijde_met_een_formulier_zegt_wanneer_de_sessie_eindigt(bezoekers: Bezoekers) -> None:
    """The warning waits in the page itself: the style sheet shows it five minutes before the end, without a script."""
    tekst = bezoekers.directeur_sbjh.get("/zaken/nieuw").text
    assert 'class="sessie-einde sessie-einde--55" role="status"' in tekst
    assert "Uw aanmelding loopt bijna af" in tekst
    assert "gaat niet verloren" in tekst
    assert "sessie-einde" not in bezoekers.directeur_sbjh.get("/zaken").text
    with bezoekers.directeur_sbjh.client.session_transaction() as sessie:
        sessie["ingelogd_op"] -= 11 * 3600 + 40 * 60  # twenty minutes are left, whatever he does
    assert "sessie-einde--15" in bezoekers.directeur_sbjh.get("/zaken/nieuw").text


def test_elke_wachttijd_van_een_waarschuwing_staat_in_het_stijlblad() -> None:
    stijl = (WORTEL / "app" / "static" / "css" / "onderdelen.css").read_text()
    for minuten in range(0, LANGSTE_WAARSCHUWING + 1, 5):
        assert f".sessie-einde--{minuten} {{ animation-delay: {minuten * 60}s; }}" in stijl


def test_wie_opnieuw_bewijst_dat_hij_het_is_krijgt_een_andere_sleutel(bezoekers: Bezoekers, engine: Engine) -> None:
    """A copy of the cookie of before opens nothing after a minute; a page that was on its way comes through."""
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    voor = wie.client.get_cookie("session")
    assert voor
    sleutel = _sessie(wie)["sessie"]
    with engine.begin() as verbinding:
        verbinding.execute(update(Sessie).values(bewezen_op=EERDER))
    assert wie.post("/bewijs?next=/zaken", wachtwoord=WACHTWOORD).location == "/zaken"
    assert _sessie(wie)["sessie"] != sleutel

    kopie = Bezoeker(wie.app)
    kopie.client.set_cookie("session", voor.value)
    assert is_binnen(kopie), "it was asked before the new key came"
    with engine.begin() as verbinding:
        verbinding.execute(update(Sessie).values(vorige_tot=EERDER))
    assert not is_binnen(kopie)
    assert is_binnen(wie)


def test_van_twee_tegelijk_houdt_de_browser_de_nieuwe_sleutel(bezoekers: Bezoekers, engine: Engine) -> None:
    """A double click sends the cookie of before twice, and a slow page in another tab has it still: whichever answer
    comes last, who proved that it is he is not logged out a minute later.
    """
    wie = bezoekers.directeur_sbjh
    is_binnen(wie)
    with engine.begin() as verbinding:
        verbinding.execute(update(Sessie).values(bewezen_op=EERDER))
    velden = wie.verborgen("/bewijs") | {"wachtwoord": WACHTWOORD}
    tweede_klik, tabblad = (met_koekje(wie.app, koekje_van(wie)) for _ in range(2))
    for browser in (wie, tweede_klik):
        assert browser.stuur("/bewijs?next=/zaken", velden).location == "/zaken"
    assert _sessie(wie)["sessie"] == _sessie(tweede_klik)["sessie"]
    for antwoord in (tabblad.get("/zaken"), tabblad.stuur("/bewijs", velden | {"wachtwoord": "fout"})):
        assert "Set-Cookie" not in antwoord.headers, "it puts the key of before not back, and gets no new one"


def test_uitloggen_met_de_sleutel_van_zo_even_eindigt_de_sessie_ook(bezoekers: Bezoekers, engine: Engine) -> None:
    wie = bezoekers.delft
    is_binnen(wie)
    kopie = met_koekje(wie.app, koekje_van(wie))
    with engine.begin() as verbinding:
        verbinding.execute(update(Sessie).values(bewezen_op=EERDER))
    wie.post("/bewijs?next=/zaken", wachtwoord=WACHTWOORD)
    kopie.stuur("/uitloggen", {"csrf_token": Pagina(kopie.get("/zaken").text).velden["csrf_token"]})
    assert not is_binnen(wie)
