"""Second factors: codes of an app and for who lost it, each taken once; who is told, and who is logged out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from passlib.totp import TOTP
from sqlalchemy import func, select

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import OngeldigeInvoer, VerseAanmeldingNodig
from app.domain.gebruiker.berichten import Bericht
from app.domain.gebruiker.factoren import MEESTE_MIS, Factor, Plicht, moet
from app.models import Accountbericht, Authenticator, Herstelcode, Sessie, Uitgaand
from app.services.gebruiker import factoren
from app.services.gebruiker.sessies import begin_sessie
from app.services.melding.geheimen import Geheimkast
from tests.kern.opzet import logboek, niet_aanvaard
from tests.kern.spelers import Speler, Spelers

KAST = Geheimkast("sleutel van de proef", "tweede-factor")
STAP = timedelta(seconds=30)


def stel_in(wie: Speler, sessie: str = "") -> tuple[TOTP, list[str]]:
    nieuw = factoren.nieuwe_app(KAST, wie.actor.id, wie.email)
    app = TOTP.from_uri(nieuw.adres)
    return app, wie.doet(factoren.zet_app_aan, nieuw.dicht, app.generate(time=wie.nu).token, KAST, sessie)


def neem(wie: Speler, code: str) -> Factor | None:
    return factoren.neem_code(wie.session, wie.actor.id, code, KAST, wie.nu)


@pytest.mark.beide
def test_een_code_wordt_een_keer_aangenomen_en_een_oudere_niet_meer(spelers: Spelers) -> None:
    wie = spelers.delft
    app, codes = stel_in(wie)
    assert (len(codes), len(set(codes))) == (10, 10)
    assert neem(wie, app.generate(time=wie.nu).token) is None, "the code by which it was set up was taken"
    later = wie.op(wie.nu + STAP)
    code = app.generate(time=later.nu).token
    assert neem(later, f"{code[:3]} {code[3:]}") is Factor.APP
    assert neem(later, code) is None
    assert neem(later, app.generate(time=wie.nu).token) is None
    assert neem(later.op(later.nu + 9 * STAP), code) is None
    assert neem(later, "") is neem(later, "abcdef") is neem(later, "１２３４５６") is None


@pytest.mark.beide
def test_een_herstelcode_werkt_een_keer_hoe_hij_ook_is_getypt_en_de_persoon_hoort_het(spelers: Spelers) -> None:
    wie = spelers.delft
    _app, codes = stel_in(wie)
    assert neem(wie, codes[0].upper().replace("-", " ")) is Factor.HERSTELCODE
    assert neem(wie, codes[0]) is None
    assert neem(spelers.westland, codes[1]) is None, "it is of one account"
    eigen = select(Accountbericht.soort).where(Accountbericht.gebruiker_id == wie.actor.id)
    assert wie.session.scalars(eigen).all() == ["app_aan", "herstelcode"]
    assert wie.session.scalars(select(Uitgaand.soort)).all() == ["app_aan", "herstelcode"]
    opgeslagen = wie.session.scalars(select(Herstelcode.sha256)).all()
    assert len(opgeslagen) == 9
    assert not {code.replace("-", "") for code in codes} & set(opgeslagen)


def test_wie_lang_raadt_vindt_de_code_niet_meer_en_de_persoon_hoort_het_eerder(spelers: Spelers) -> None:
    wie = spelers.delft
    app, codes = stel_in(wie)
    dagen = [wie.op(wie.nu + timedelta(hours=uur)) for uur in range(1, MEESTE_MIS + 2)]
    for raadt in dagen[:-2]:
        assert neem(raadt, "000000") is None
    assert neem(dagen[-3], app.generate(time=dagen[-3].nu).token) is Factor.APP, "one right one, and it begins anew"
    for raadt in dagen[:MEESTE_MIS]:
        assert neem(raadt, "abcdef") is None
    with pytest.raises(OngeldigeInvoer, match="Codes van de app tellen niet meer"):
        neem(dagen[-1], app.generate(time=dagen[-1].nu).token)
    assert neem(dagen[-1], codes[0]) is Factor.HERSTELCODE
    eigen = select(Accountbericht.soort).where(Accountbericht.gebruiker_id == wie.actor.id)
    assert wie.session.scalars(eigen).all().count(Bericht.CODES_MIS) == 2
    nieuw = wie.op(dagen[-1].nu + STAP)
    nieuwe_app, _geen = stel_in(nieuw)
    later = nieuw.op(nieuw.nu + STAP)
    assert neem(later, nieuwe_app.generate(time=later.nu).token) is Factor.APP, "set up again it works"


def test_het_geheim_van_de_app_staat_nergens_leesbaar(spelers: Spelers) -> None:
    app, _codes = stel_in(spelers.delft)
    rij = spelers.session.scalars(select(Authenticator)).one()
    regel = logboek(spelers.session)[-1]
    assert app.base32_key not in rij.geheim + str(regel.inhoud) + str(regel.kop)
    assert (regel.kop.actie, regel.kop.actor, regel.inhoud) == ("zet_app_aan", spelers.delft.actor.pseudoniem, {})


@pytest.mark.parametrize(("eigen", "veld"), [(True, "code"), (False, None)])
def test_een_verkeerde_code_of_een_bladzijde_van_een_ander_stelt_niets_in(
    spelers: Spelers, eigen: bool, veld: str | None
) -> None:
    wie = spelers.delft
    van = wie if eigen else spelers.westland
    nieuw = factoren.nieuwe_app(KAST, van.actor.id, van.email)
    goed = TOTP.from_uri(nieuw.adres).generate(time=wie.nu).token
    with niet_aanvaard(wie.session, "ongeldige_invoer", veld):
        wie.doet(factoren.zet_app_aan, nieuw.dicht, "geen code" if eigen else goed, KAST)


def test_zonder_bewijs_wijzigt_niemand_hoe_hij_inlogt(spelers: Spelers) -> None:
    wie = spelers.delft.zonder_wachtwoord()
    nieuw = factoren.nieuwe_app(KAST, wie.actor.id, wie.email)
    code = TOTP.from_uri(nieuw.adres).generate(time=wie.nu).token
    with pytest.raises(VerseAanmeldingNodig):
        wie.doet(factoren.zet_app_aan, nieuw.dicht, code, KAST)
    with pytest.raises(VerseAanmeldingNodig):
        wie.doet(factoren.zet_app_uit)
    with pytest.raises(VerseAanmeldingNodig):
        wie.doet(factoren.maak_herstelcodes)
    assert not factoren.stand_van(wie.session, wie.actor.id).heeft


def test_wie_iets_wijzigt_is_elders_uitgelogd_en_met_de_laatste_gaan_de_codes_weg(spelers: Spelers) -> None:
    wie = spelers.delft
    for sleutel in ("hier", "daar"):
        begin_sessie(wie.session, wie.actor.id, sleutel, wie.nu)
    stel_in(wie, "hier")
    assert logboek(wie.session)[-1].inhoud == {"sessies_beeindigd": 1}
    hier = wie.session.scalars(select(Sessie)).one()
    assert (hier.factor, hier.bewezen_op) == (Factor.APP, wie.nu)
    wie.doet(factoren.zet_app_uit, "hier")
    wie.session.expire_all()
    assert wie.session.scalars(select(Sessie.factor)).one() is Factor.GEEN
    assert wie.session.scalar(select(func.count()).select_from(Herstelcode)) == 0
    with niet_aanvaard(wie.session, "ongeldige_invoer", None):
        wie.doet(factoren.zet_app_uit)


def test_nieuwe_herstelcodes_nemen_de_plaats_van_de_oude(spelers: Spelers) -> None:
    wie = spelers.delft
    with niet_aanvaard(wie.session, "ongeldige_invoer", None):
        wie.doet(factoren.maak_herstelcodes)
    _app, oud = stel_in(wie)
    nieuw = wie.doet(factoren.maak_herstelcodes)
    assert neem(wie, oud[0]) is None
    assert neem(wie, nieuw[0]) is Factor.HERSTELCODE


def test_van_wie_een_tweede_factor_wordt_gevraagd() -> None:
    beslist, kijkt = {Rol.REGIEVOERDER}, {Rol.BESTUURDER}
    gevraagd = {plicht: (moet(plicht, beslist), moet(plicht, kijkt)) for plicht in Plicht}
    assert gevraagd == {
        Plicht.NIEMAND: (False, False),
        Plicht.BESLISSERS: (True, False),
        Plicht.IEDEREEN: (True, True),
    }
    assert moet(Plicht.BESLISSERS, {Rol.BEHEERDER})
