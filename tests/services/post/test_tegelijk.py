"""Rounds of mail on several nodes at once: each mail is put ready once and goes once, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from app.domain.post.keuze import GEWOON, Overzicht
from app.services.post.herinneren import herinner
from app.services.post.keuzes import kies_mail
from app.services.post.klaarzetten import zet_klaar
from app.services.post.versturen import verstuur_post
from tests.kern.opzet import stel_voor
from tests.kern.spelers import VANDAAG, Spelers
from tests.services.gebruiker.test_eenmalig_tegelijk import RONDEN, winnaars
from tests.services.post.conftest import KANTOOR, Ronde

pytestmark = [pytest.mark.traag, pytest.mark.beide]


def test_wat_wacht_wordt_een_keer_gemaild_hoeveel_knopen_ook_een_ronde_doen(
    spelers: Spelers, zaak: str, ronde: Ronde, url: str
) -> None:
    wie, meteen = spelers.directeur_sbjh, list[int]()
    wie.doet(kies_mail, wie.actor.id, replace(GEWOON, overzicht=Overzicht.DAG))
    stel_voor(wie, zaak)

    def draai(session: Session, nr: int) -> bool:
        nu = VANDAAG + timedelta(days=nr + 1)
        meteen.append(zet_klaar(session, nu))
        gelukt = herinner(session, nu) > 0
        verstuur_post(session, ronde.postbus, KANTOOR, nu)
        return gelukt

    assert winnaars(url, draai) == [1] * RONDEN, "one node puts the lists of a day ready"
    assert sum(meteen) == 1
    nummers = [str(bericht["Message-ID"]) for bericht in ronde.bus.berichten]
    assert len(nummers) == len(set(nummers)) >= RONDEN + 1
