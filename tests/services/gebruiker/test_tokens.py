"""Tokens of the API: made by oneself with the password, shown once, kept as a hash, gone once they are withdrawn."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from app.db import transaction
from app.domain.basis.begrippen import Zaakrol
from app.domain.basis.fouten import ReedsGedaan
from app.domain.gebruiker.token import Tokenbereik, Tokenstatus
from app.domain.melding.aflevering import Abonnementstaat
from app.models import Agendalink, Rolvervulling
from app.services.gebruiker import gebruikers, tokens
from app.services.gebruiker.tokens import lijst_werkende, tel_werkende
from app.services.gebruiker.uitnodigingen import herstel_account
from app.services.kern.bezetting import VEEL_ZAKEN, actor_met
from app.services.logboek import controle
from app.services.melding.abonnementen import hervat_abonnement
from app.services.post.agenda import maak_agendalink
from tests.kern.databanken import zonder_regels
from tests.kern.opzet import acties, geweigerd, logboek, niet_aanvaard, open_zaak, zaak_van
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.bewaren.vernietigen import alles
from tests.services.gebruiker.tokens import MAAND, NIEUW, aan_opdrachtregel, gevonden, maak
from tests.services.melding.webhooks import abonneer


def test_wie_een_token_maakt_vindt_er_zichzelf_mee_terug(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    assert gemaakt.tekst.startswith("dbk_")
    er_is = tokens.vind_token(spelers.session, gemaakt.tekst, VANDAAG)
    assert er_is is not None
    token, wie, veel_zaken = er_is
    assert (token.bereik, token.kenmerk) == (Tokenbereik.SCHRIJVEN, gemaakt.tekst[-6:])
    assert (actor_met(*wie, VANDAAG.date()), veel_zaken) == (spelers.delft.actor, False)


def test_een_token_zegt_of_zijn_houder_in_het_team_van_veel_zaken_is(spelers: Spelers) -> None:
    """As a session does: his lists are then not begun at his zaken."""
    session, wie, zaak = spelers.session, spelers.projectleider, zaak_van(spelers.session, open_zaak(spelers))
    tekst = maak(wie).tekst
    rol = {"zaak_id": zaak.id, "gebruiker_id": wie.actor.id, "rol": Zaakrol.EXTRA_REGIEVOERDER, "van": VANDAAG.date()}
    for erbij, veel in ((VEEL_ZAKEN, False), (1, True)):
        with zonder_regels(session):
            session.execute(insert(Rolvervulling), [rol] * erbij)
        er_is = tokens.vind_token(session, tekst, VANDAAG)
        assert er_is is not None
        assert er_is.veel_zaken is veel


def test_het_token_zelf_staat_nergens_alleen_zijn_hash(spelers: Spelers) -> None:
    tekst = maak(spelers.delft).tekst
    bewaard = alles(spelers.session)
    assert hashlib.sha256(tekst.encode()).hexdigest().encode() in bewaard
    assert tekst.encode() not in bewaard
    assert tekst[:20].encode() not in bewaard


def test_maken_en_intrekken_staan_in_het_logboek_zonder_token_of_hash(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    spelers.delft.doet(tokens.trek_token_in, gemaakt.token.id)
    eerste, tweede = logboek(spelers.session)
    assert (eerste.kop.zaak, eerste.kop.object, eerste.kop.naar) == (None, f"token/{gemaakt.token.id}", "actief")
    assert eerste.inhoud == {
        "naam": "ons rekenblad",
        "bereik": "schrijven",
        "account": spelers.delft.actor.pseudoniem,
        "verloopt_op": (VANDAAG + MAAND).isoformat(),
    }
    assert (tweede.kop.actie, tweede.kop.object, tweede.kop.naar) == ("trek_token_in", eerste.kop.object, "ingetrokken")
    assert gemaakt.token.sha256 not in str(eerste) + str(tweede)
    controle.verifieer(spelers.session)


def test_zonder_wachtwoord_komt_er_geen_token(spelers: Spelers) -> None:
    with geweigerd(spelers.session, "verse_aanmelding_nodig"):
        maak(spelers.delft.zonder_wachtwoord())


def test_niemand_maakt_een_token_voor_een_ander_ook_de_beheerder_niet(spelers: Spelers) -> None:
    for wie in (spelers.westland, spelers.beheerder):
        with geweigerd(spelers.session, "geen_recht"):
            wie.doet(tokens.maak_token, spelers.delft.actor.id, NIEUW)


@pytest.mark.parametrize(
    ("fout", "code", "veld"),
    [
        ({"naam": " "}, "ongeldige_invoer", "naam"),
        ({"naam": "a" * 81}, "ongeldige_invoer", "naam"),
        ({"naam": "laptop 111222333"}, "mogelijk_bsn", "naam"),
        ({"dagen": 0}, "ongeldige_invoer", "dagen"),
        ({"dagen": 366}, "ongeldige_invoer", "dagen"),
        ({"bereik": Tokenbereik.BEVESTIGEN, "dagen": 91}, "ongeldige_invoer", "dagen"),
    ],
)
def test_een_token_dat_niet_klopt_wordt_niet_gemaakt(
    spelers: Spelers, fout: dict[str, Any], code: str, veld: str
) -> None:
    with niet_aanvaard(spelers.session, code, veld):
        maak(spelers.delft, replace(NIEUW, **fout))


def test_hetzelfde_verzoek_maakt_geen_tweede_token(spelers: Spelers) -> None:
    delft = spelers.delft.met_verzoek("web-een-keer-gedrukt")
    maak(delft)
    with pytest.raises(ReedsGedaan):
        maak(delft)
    assert len(tokens.lijst_tokens(spelers.session, delft.actor.id)) == 1


def test_de_opdrachtregel_maakt_een_token_voor_een_ander_en_zegt_dat(spelers: Spelers) -> None:
    gemaakt = aan_opdrachtregel(spelers, tokens.maak_token, spelers.delft.actor.id, NIEUW)
    assert gemaakt.token.aan_opdrachtregel
    assert not maak(spelers.delft).token.aan_opdrachtregel
    regel = logboek(spelers.session)[0]
    assert (regel.kop.actor, regel.kop.hoedanigheid) == ("systeem", "beheer aan de opdrachtregel")
    assert regel.inhoud["account"] == spelers.delft.actor.pseudoniem
    assert gevonden(spelers, gemaakt.tekst) is not None
    controle.verifieer(spelers.session)


def test_ook_de_opdrachtregel_geeft_een_geblokkeerd_account_niets(spelers: Spelers) -> None:
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.delft.actor.id, False)
    for gebruiker_id in (spelers.delft.actor.id, 9999):
        with niet_aanvaard(spelers.session, "niet_gevonden"):
            aan_opdrachtregel(spelers, tokens.maak_token, gebruiker_id, NIEUW)


def test_de_eigenaar_en_de_beheerder_trekken_een_token_in(spelers: Spelers) -> None:
    for wie in (spelers.delft, spelers.beheerder):
        gemaakt = maak(spelers.delft)
        assert wie.doet(tokens.trek_token_in, gemaakt.token.id).status_op(VANDAAG) is Tokenstatus.INGETROKKEN
        assert gevonden(spelers, gemaakt.tekst) is None
    ander = maak(spelers.delft)
    aan_opdrachtregel(spelers, tokens.trek_token_in, ander.token.id)
    assert gevonden(spelers, ander.tekst) is None


def test_nog_eens_intrekken_verandert_en_noteert_niets(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    wanneer = spelers.delft.doet(tokens.trek_token_in, gemaakt.token.id).ingetrokken_op
    morgen = spelers.delft.op(VANDAAG + timedelta(days=1))
    assert morgen.doet(tokens.trek_token_in, gemaakt.token.id).ingetrokken_op == wanneer
    assert acties(spelers.session) == ["maak_token", "trek_token_in"]


def test_voor_een_ander_bestaat_een_token_niet(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    for nummer in (gemaakt.token.id, 9999):
        with niet_aanvaard(spelers.session, "niet_gevonden"):
            spelers.westland.doet(tokens.trek_token_in, nummer)
    assert gevonden(spelers, gemaakt.tekst) is not None


def test_blokkeren_trekt_de_tokens_in_en_vrijgeven_geeft_ze_niet_terug(spelers: Spelers) -> None:
    gemaakt, ander = maak(spelers.delft), maak(spelers.westland)
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.delft.actor.id, False)
    assert logboek(spelers.session)[-1].inhoud["tokens_ingetrokken"] == 1
    spelers.beheerder.doet(gebruikers.zet_actief, spelers.delft.actor.id, True)
    assert gevonden(spelers, gemaakt.tekst) is None
    assert gevonden(spelers, ander.tekst) is not None


@pytest.mark.beide
def test_een_account_dat_langs_de_dienst_om_werd_geblokkeerd_heeft_geen_werkend_token(spelers: Spelers) -> None:
    gemaakt = maak(spelers.delft)
    with transaction(spelers.session) as session:
        session.execute(text("UPDATE gebruiker SET active = false WHERE id = :id"), {"id": spelers.delft.actor.id})
    assert gevonden(spelers, gemaakt.tekst) is None
    assert lijst_werkende(spelers.session, VANDAAG) == []


def test_de_lijsten_geven_de_nieuwste_eerst_en_de_beheerder_wat_werkt(spelers: Spelers) -> None:
    eerste, tweede, derde = maak(spelers.delft).token, maak(spelers.delft).token, maak(spelers.westland).token
    spelers.delft.doet(tokens.trek_token_in, eerste.id)
    session, delft = spelers.session, spelers.delft.actor.id
    assert [t.id for t in tokens.lijst_tokens(session, delft)] == [tweede.id, eerste.id]
    assert [(t.id, t.gebruiker.email) for t in lijst_werkende(session, VANDAAG)] == [
        (tweede.id, "delft@h10.example"),
        (derde.id, "westland@h10.example"),
    ]
    assert [t.id for t in lijst_werkende(session, VANDAAG, delft)] == [tweede.id]
    assert tel_werkende(session, VANDAAG) == {delft: 1, spelers.westland.actor.id: 1}
    assert tel_werkende(session, VANDAAG + MAAND) == {}


def test_wie_zijn_toegang_laat_herstellen_is_zijn_tokens_en_zijn_agenda_ook_kwijt(spelers: Spelers) -> None:
    """Whoever had the account may have made them: they would go on without it."""
    wie = spelers.wethouder
    token = maak(wie).tekst
    wie.doet(maak_agendalink, wie.actor.id)
    spelers.beheerder.doet(herstel_account, wie.actor.id, "Gebeld op het bekende nummer.", "niemands")
    assert gevonden(spelers, token) is None
    assert spelers.session.scalars(select(Agendalink)).all() == []
    assert logboek(spelers.session)[-1].inhoud["tokens_ingetrokken"] == 1


def test_wie_zijn_toegang_laat_herstellen_meldt_aan_geen_ontvanger_meer(spelers: Spelers) -> None:
    """Whoever had the account may have named one of his own; that of somebody else goes on."""
    wie, session = spelers.wethouder, spelers.session
    with contextmanager(abonneer)(wie, spelers.delft) as webhooks:
        spelers.beheerder.doet(herstel_account, wie.actor.id, "Gebeld op het bekende nummer.", "niemands")
        assert logboek(session)[-1].inhoud["webhooks_beeindigd"] == 1
        weg, blijft = webhooks[wie.email].stand, webhooks["delft@h10.example"].stand
        assert (weg.staat, weg.geheim, blijft.staat) == (
            Abonnementstaat.BEEINDIGD,
            "",
            Abonnementstaat.WACHT_OP_TOESTEMMING,
        )
        with geweigerd(session, "ongeldige_overgang"):
            wie.doet(hervat_abonnement, weg.id)
