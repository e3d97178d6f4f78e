"""An export that waits in line: one process makes it, and another takes over when that one is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.db import engine_van, transaction
from app.domain.export.stand import WACHT, Exportstand, Exportstap
from app.export.ondertekening import Ondertekenaar
from app.models import Exportopname
from app.services.export.afmaken import Meld, maak_af, maak_export_af
from app.services.export.exports import vind_export
from app.services.export.wachtrij import GESTOPT, geef_door, maak_alle_af, maak_volgende, meld_aanwezig
from app.services.kern import huur
from app.services.kern.huur import AANWEZIG, MEESTE_KEREN, SLOT, Knoop, houd_vast
from tests.kern.spelers import Spelers
from tests.services.export.bundels import ZAAK, bundel
from tests.services.export.test_export_in_twee import NU, bytes_van, vraag

pytestmark = pytest.mark.beide


def knoop(naam: str, nu: datetime = NU) -> Knoop:
    return Knoop(naam, lambda: nu, str)


def _stap(s1: Spelers, export_id: int) -> Exportstap | None:
    with Session(engine_van(s1.session)) as lezer:
        return vind_export(lezer, s1.projectleider.actor, export_id).stap


def _stand(s1: Spelers, export_id: int) -> Exportstand:
    with Session(engine_van(s1.session)) as lezer:
        return vind_export(lezer, s1.projectleider.actor, export_id).stand(NU)


def test_wie_wacht_ziet_elke_stap_en_krijgt_dezelfde_bytes(s1: Spelers, sleutel: Ondertekenaar) -> None:
    wie, session = s1.projectleider, s1.session
    export = vraag(wie, sleutel)
    meteen = bytes_van(session, export.id, sleutel)
    assert not geef_door(session, export.id, NU), "nobody makes what waits"
    meld_aanwezig(session, knoop("a"))
    assert not geef_door(session, export.id, NU + AANWEZIG + timedelta(seconds=1)), "nor for long"
    assert geef_door(session, export.id, NU)
    gezien = [_stap(s1, export.id)]

    def maak(sessie: Session, export_id: int, meld: Meld) -> None:
        gezien.append(_stap(s1, export_id))

        def zeg(stap: Exportstap) -> None:
            meld(stap)
            gezien.append(_stap(s1, export_id))

        maak_af(sessie, export_id, NU, sleutel, meld=zeg)

    assert maak_volgende(session, knoop("a"), maak) == export.id
    assert gezien == [*Exportstap]
    assert bundel(wie, export) == meteen
    assert maak_volgende(session, knoop("a"), maak) is None


def test_een_tweede_neemt_alleen_wat_de_eerste_liet_liggen(s1: Spelers, sleutel: Ondertekenaar) -> None:
    session = s1.session
    export = vraag(s1.projectleider, sleutel)
    meld_aanwezig(session, knoop("a"))
    geef_door(session, export.id, NU)

    def maak(sessie: Session, export_id: int, meld: Meld) -> None:
        maak_af(sessie, export_id, NU, sleutel, meld=meld)

    def valt_om(_sessie: Session, _export_id: int, meld: Meld) -> None:
        meld(Exportstap.ZET)
        with Session(engine_van(session)) as ander:
            assert maak_volgende(ander, knoop("b"), maak) is None
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        maak_volgende(session, knoop("a"), valt_om)
    assert _stand(s1, export.id) is Exportstand.BEZIG
    assert maak_volgende(session, knoop("b"), maak) is None
    assert maak_volgende(session, knoop("b", NU + SLOT), maak) == export.id
    assert _stand(s1, export.id) is Exportstand.KLAAR


def test_wie_te_lang_zweeg_zegt_er_niets_meer_van(s1: Spelers, sleutel: Ondertekenaar) -> None:
    """Another has it meanwhile; and nobody takes in a round what somebody makes."""
    session = s1.session
    export = vraag(s1.projectleider, sleutel)
    meld_aanwezig(session, knoop("a"))
    geef_door(session, export.id, NU)
    klok, melders, gezien = [NU + SLOT], list[Meld](), list[Exportstap | None]()

    def tweede(sessie: Session, export_id: int, meld: Meld) -> None:
        klok.append(NU + SLOT + WACHT)
        meld(Exportstap.PAKT_IN)
        melders[0](Exportstap.ZET)
        with Session(engine_van(session)) as ander:
            assert maak_alle_af(ander, knoop("c", klok[-1]), tweede) == (0, 0)
        assert geef_door(sessie, export_id, NU + SLOT), "asked again while it is made"
        gezien.append(_stap(s1, export_id))

    def eerste(_sessie: Session, _export_id: int, meld: Meld) -> None:
        melders.append(meld)
        with Session(engine_van(session), expire_on_commit=False) as ander:
            assert maak_volgende(ander, Knoop("b", lambda: klok[-1], str), tweede) == export.id

    maak_volgende(session, knoop("a"), eerste)
    assert gezien == [Exportstap.PAKT_IN]


def test_wat_niet_lukt_zegt_waarom_en_wordt_niet_eindeloos_geprobeerd(s1: Spelers, sleutel: Ondertekenaar) -> None:
    session = s1.session
    export = vraag(s1.projectleider, sleutel)
    meld_aanwezig(session, knoop("a"))
    geef_door(session, export.id, NU)

    def breek(_stap: Exportstap) -> None:
        raise OSError("de schijf is vol")

    with pytest.raises(OSError, match="vol"):
        maak_volgende(session, knoop("a"), lambda s, nr, _meld: maak_af(s, nr, NU, sleutel, meld=breek))
    assert (_stand(s1, export.id), _stap(s1, export.id)) == (Exportstand.ONAF, None)
    session.rollback()
    assert "ging mis" in vind_export(session, s1.projectleider.actor, export.id).fout
    assert maak_volgende(session, knoop("b", NU + SLOT), lambda *_: None) is None


def test_wat_zijn_proces_steeds_laat_vallen_wordt_niet_vanzelf_opnieuw_geprobeerd(
    s1: Spelers, sleutel: Ondertekenaar
) -> None:
    """It would end the next process as well; who asks it again gets as many attempts."""
    session, wie = s1.session, s1.projectleider
    export = vraag(wie, sleutel)
    meld_aanwezig(session, knoop("a"))
    geef_door(session, export.id, NU)

    def valt_om(_sessie: Session, _export_id: int, _meld: Meld) -> None:
        raise KeyboardInterrupt

    for keer in range(MEESTE_KEREN):
        with pytest.raises(KeyboardInterrupt):
            maak_volgende(session, knoop("a", NU + keer * SLOT), valt_om)
    later = NU + MEESTE_KEREN * SLOT + WACHT
    assert maak_volgende(session, knoop("b", later), valt_om) is None
    assert maak_alle_af(session, knoop("b", later), valt_om) == (0, 0)
    regel = vind_export(session, wie.actor, export.id)
    assert (regel.stand(later), regel.fout) == (Exportstand.ONAF, GESTOPT)
    wie.doet(maak_export_af, ZAAK, export.id)
    assert geef_door(session, export.id, NU)
    maak_volgende(session, knoop("b"), lambda s, nr, meld: maak_af(s, nr, NU, sleutel, meld=meld))
    assert _stand(s1, export.id) is Exportstand.KLAAR


def test_wie_bezig_is_zegt_steeds_dat_hij_er_nog_is(
    s1: Spelers, sleutel: Ondertekenaar, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = s1.session
    export = vraag(s1.projectleider, sleutel)
    monkeypatch.setattr(huur, "SLAG", 0.01)
    rij = update(Exportopname).where(Exportopname.export_id == export.id)
    with houd_vast(engine_van(session), lambda nu: rij.values(tot=nu + SLOT), lambda: NU):
        while session.get_one(Exportopname, export.id, populate_existing=True).tot != NU + SLOT:
            session.rollback()
    with transaction(session):
        session.execute(rij.values(tot=None))
