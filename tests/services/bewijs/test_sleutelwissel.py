"""Another key signs from now on: the old one vouches for it, in the logboek and under the checkpoint."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.export.aanvraag import NieuweExport
from app.domain.logboek import notitie
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, klopt, lees_of_maak_sleutel, neem_over, nieuw_pad
from app.export.verify import Ongeldig, controleer
from app.services.bewijs.sleutelwissel import bericht, is_gewisseld, wissel_sleutel
from app.services.logboek import controle
from app.services.logboek.ronde import leg_buiten, maak_ronde
from tests.kern.opzet import geweigerd
from tests.kern.spelers import Spelers
from tests.services.bewijs.test_hervatting import laatste
from tests.services.export.bundels import JUNI, ZAAK, bundel, exporteer

NU = datetime(2025, 5, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def pad(tmp_path: Path) -> Path:
    return tmp_path / "sleutel.pem"


def lees(pad: Path) -> Ondertekenaar:
    return lees_of_maak_sleutel(pad, "draaiboek/test", Checkpointmap(pad.with_name("buiten")))


@pytest.fixture
def oud(s1: Spelers, pad: Path) -> Ondertekenaar:
    """The key that signed until now, with a checkpoint outside."""
    oud = lees(pad)
    maak_ronde(s1.session, oud, NU, nieuw_mag=False)
    return oud


@pytest.fixture
def nieuw(s1: Spelers, oud: Ondertekenaar, pad: Path) -> Ondertekenaar:
    """The key after the change, as the next process reads it."""
    wachtend = lees(nieuw_pad(pad)).na(oud)
    s1.beheerder.doet(wissel_sleutel, oud, wachtend)
    neem_over(pad)
    leg_buiten(s1.session, lees(pad))
    return lees(pad)


def test_the_old_key_signs_that_the_new_one_takes_over(s1: Spelers, oud: Ondertekenaar, nieuw: Ondertekenaar) -> None:
    regel, inhoud = laatste(s1.session)
    assert regel.actie == "wissel_sleutel"
    gezegd = bericht("draaiboek/test", regel.logboek, nieuw.publiek())
    assert klopt(oud.publiek(), gezegd, bytes.fromhex(str(inhoud["handtekening"])))
    assert (inhoud["oud"], inhoud["nieuw"]) == (oud.vingerafdruk, nieuw.vingerafdruk)
    assert is_gewisseld(s1.session, nieuw.vingerafdruk)


def test_the_checkpoint_over_the_change_carries_both_signatures(
    s1: Spelers, oud: Ondertekenaar, nieuw: Ondertekenaar
) -> None:
    regel, _ = laatste(s1.session)
    assert nieuw.buiten is not None
    tekst = nieuw.buiten.laatste(regel.logboek)
    assert tekst is not None
    gelezen = notitie.lees_notitie(tekst)
    for wie in (oud, nieuw):
        sleutel = notitie.Notitiesleutel(f"draaiboek/test/{regel.logboek}", wie.publiek())
        notitie.toets_ondertekend(gelezen, [sleutel], klopt)


def test_after_the_change_rounds_and_bundles_go_on(s1: Spelers, nieuw: Ondertekenaar, oud: Ondertekenaar) -> None:
    maak_ronde(s1.session, nieuw, NU, nieuw_mag=False)
    controle.verifieer(s1.session)
    vraag = NieuweExport("NZa", "Toezicht.", JUNI)
    export = exporteer(s1.directeur_sbjh, ZAAK, vraag, nieuw)
    inhoud = bundel(s1.directeur_sbjh, export)
    controleer(inhoud, nieuw.publieke_pem())
    with pytest.raises(Ongeldig):
        controleer(inhoud, oud.publieke_pem())


def test_only_the_public_half_of_the_old_key_is_kept(nieuw: Ondertekenaar, oud: Ondertekenaar, pad: Path) -> None:
    assert nieuw.alle_publiek() == [nieuw.publiek(), oud.publiek()]
    assert not nieuw_pad(pad).exists()
    assert [b for b in pad.parent.rglob("*") if b.is_file() and b"PRIVATE" in b.read_bytes()] == [pad]


def test_taking_over_twice_does_no_harm(nieuw: Ondertekenaar, pad: Path) -> None:
    neem_over(pad)
    assert lees(pad).alle_publiek() == nieuw.alle_publiek()


def test_only_the_administrator_changes_the_key(s1: Spelers, oud: Ondertekenaar, pad: Path) -> None:
    wachtend = lees(nieuw_pad(pad)).na(oud)
    with geweigerd(s1.session, "geen_recht"):
        s1.directeur_sbjh.doet(wissel_sleutel, oud, wachtend)
    assert not is_gewisseld(s1.session, wachtend.vingerafdruk)
