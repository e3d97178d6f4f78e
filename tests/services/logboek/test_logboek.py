"""The logboek: an entry for every act, in the same transaction, in one unbroken chain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.db import momentopname
from app.domain.basis.begrippen import Afspraakstatus, Toestand, Uitkomst
from app.domain.basis.fouten import DomeinFout
from app.domain.logboek import keten
from app.models import LogboekKop, LogboekRegel
from app.services.besluit import besluiten
from app.services.logboek import controle
from app.services.mandaat import handelingen as mandaten
from app.services.zaak import toewijzing, zaken
from tests.kern.databanken import Databank, maak_engine, migreer
from tests.kern.omvang import keren
from tests.kern.opzet import (
    BEGIN,
    VANDAAG,
    actief_mandaat,
    acties,
    bepaling,
    besluit,
    geweigerd,
    logboek,
    nieuwe_zaak,
    open_zaak,
    stel_voor,
)
from tests.kern.spelers import Spelers, vul_accounts

pytestmark = pytest.mark.beide


def test_een_leeg_logboek_klopt(session: Session) -> None:
    uitslag = controle.verifieer(session)
    assert (uitslag.aantal, uitslag.hash) == (0, keten.NUL)


def test_elk_logboek_heeft_een_eigen_naam(databank: Databank) -> None:
    """The template is copied, so ask two that were migrated apart."""
    namen = set()
    for _ in range(2):
        url = databank.leeg()
        engine = maak_engine(url)
        migreer(engine)
        with Session(engine) as session:
            namen.add(session.scalars(select(LogboekKop.logboek)).one())
        engine.dispose()
        databank.weg(url)
    assert len(namen) == 2


def test_een_regel_zegt_wie_wat_wanneer_en_waarom(spelers: Spelers) -> None:
    wie = spelers.directeur_sbjh
    zaak = wie.doet(zaken.open_zaak, nieuwe_zaak(waarom="De kas is leeg.")).zaaknummer
    regel = logboek(spelers.session)[0]
    assert (regel.kop.actor, regel.kop.rol, regel.kop.hoedanigheid) == (
        wie.actor.pseudoniem,
        "regievoerder",
        "directeur Servicebureau Jeugdhulp Haaglanden",
    )
    assert (regel.kop.zaak, regel.kop.zaak_nr, regel.kop.datum) == (zaak, 1, BEGIN.isoformat())
    assert regel.kop.tijd == int(wie.nu.timestamp()) * 1_000_000
    assert regel.inhoud["motivering"] == "De kas is leeg."


def test_de_kopregel_bevat_geen_namen(s1: Spelers) -> None:
    koppen = b"".join(s1.session.scalars(select(LogboekRegel.regel))).decode()
    for naam in ("Duinpoort", "example", "Voorschot ", "Directeur SbJH"):
        assert naam not in koppen


def test_elke_zaak_heeft_haar_eigen_keten_binnen_het_geheel(spelers: Spelers) -> None:
    een, twee = open_zaak(spelers), open_zaak(spelers)
    for zaak in (een, twee, een):
        naar = Toestand.PROBLEMATISCH if acties(spelers.session).count("bepaal_trede") < 2 else Toestand.ZORGELIJK
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(naar))
    koppen = [regel.kop for regel in logboek(spelers.session)]
    assert [(kop.nr, kop.zaak, kop.zaak_nr) for kop in koppen] == [
        (1, een, 1),
        (2, twee, 1),
        (3, een, 2),
        (4, twee, 2),
        (5, een, 3),
    ]
    hashes = list(spelers.session.scalars(select(LogboekRegel.hash).order_by(LogboekRegel.nr)))
    assert [kop.zaak_vorige for kop in koppen] == [keten.NUL, keten.NUL, hashes[0], hashes[1], hashes[2]]


def test_de_tijd_loopt_nooit_terug(spelers: Spelers) -> None:
    laat = spelers.directeur_sbjh
    zaak = laat.doet(zaken.open_zaak, nieuwe_zaak()).zaaknummer
    vroeg = laat.op(laat.nu - timedelta(hours=3))
    vroeg.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    regels = logboek(spelers.session)
    assert regels[0].kop.tijd == regels[1].kop.tijd
    controle.verifieer(spelers.session)


def test_wat_de_klok_aangaf_staat_in_de_regel_en_een_sprong_wordt_gezegd(spelers: Spelers) -> None:
    """One act with a clock ahead: the lines after it have its time, and say what the clock read."""
    goed = spelers.directeur_sbjh
    zaak = goed.doet(zaken.open_zaak, nieuwe_zaak()).zaaknummer
    assert "klok" not in logboek(spelers.session)[-1].inhoud
    voor = goed.op(goed.nu + timedelta(hours=1))
    voor.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.PROBLEMATISCH))
    later = goed.op(goed.nu + timedelta(seconds=30))
    later.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK))
    *_, vooruit, terug = logboek(spelers.session)
    assert "klok" not in vooruit.inhoud
    assert terug.kop.tijd == vooruit.kop.tijd
    assert terug.inhoud["klok"] == int(later.nu.timestamp()) * 1_000_000
    klok = controle.verifieer(spelers.session).klok
    assert (klok.sprongen, klok.grootste, klok.eerste, klok.gelijk) == (1, 3_570_000_000, terug.kop.nr, 1)
    kop = spelers.session.scalars(select(LogboekKop)).one()
    assert (kop.sprongen, kop.grootste_sprong, kop.eerste_sprong) == (1, 3_570_000_000, terug.kop.nr)
    assert klok.let_op() == (
        f"Bij 1 regels stond de klok achter op de regel ervoor, de eerste is nr {terug.kop.nr}, "
        "hoogstens 59 minuten. "
        "1 regels hebben op de microseconde de tijd van de regel ervoor."
    )


def test_een_weigering_is_een_schakel_als_elke_andere(spelers: Spelers) -> None:
    zaak = open_zaak(spelers, Toestand.PROBLEMATISCH)
    with geweigerd(spelers.session, "onderbouwing_verplicht"):
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK, onderbouwing=""))
    assert controle.verifieer(spelers.session).aantal == 2


def test_een_momentopname_ziet_niet_wat_erna_komt(spelers: Spelers, engine: Engine) -> None:
    """Else a verification would call the log broken that somebody is writing in."""
    with Session(engine) as lezer:
        momentopname(lezer)
        voor = lezer.scalars(select(LogboekKop.nr)).one()
        open_zaak(spelers)
        lezer.expire_all()
        assert lezer.scalars(select(LogboekKop.nr)).one() == voor
        assert not lezer.scalars(select(LogboekRegel)).all()


HANDELINGEN = ["open", "omhoog", "omlaag", "sluit", "heropen", "afspraak", "mandaat", "besluit", "verboden", "dubbel"]


def doe(spelers: Spelers, wat: str, zaak: str) -> None:
    """One act of this kind, as far as it can be done now."""
    sbjh, verzoek = spelers.directeur_sbjh, spelers.directeur_sbjh.met_verzoek("dubbel")
    keuze: dict[str, Callable[[], object]] = {
        "open": lambda: sbjh.doet(zaken.open_zaak, nieuwe_zaak()),
        "omhoog": lambda: sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZEER_PROBLEMATISCH)),
        "omlaag": lambda: sbjh.doet(zaken.bepaal_trede, zaak, bepaling(Toestand.ZORGELIJK, onderbouwing="")),
        "sluit": lambda: sbjh.doet(zaken.sluit_af, zaak, Uitkomst.HERSTELD, "Hersteld.", VANDAAG),
        "heropen": lambda: sbjh.doet(zaken.heropen, zaak, Toestand.ZORGELIJK, "Terugval.", VANDAAG),
        "afspraak": lambda: sbjh.doet(toewijzing.leg_afspraak_vast, zaak, 1, Afspraakstatus.GEDAAN, "Gedaan.", VANDAAG),
        "mandaat": lambda: stel_voor(sbjh, zaak),
        "besluit": lambda: sbjh.doet(besluiten.neem_besluit, zaak, besluit(1)),
        "verboden": lambda: spelers.beheerder.doet(mandaten.keur_goed, 1, VANDAAG),
        "dubbel": lambda: verzoek.doet(zaken.open_zaak, nieuwe_zaak()),
    }
    keuze[wat]()


REGELS = {"mandaat": ["stel_op", "stel_voor"]}
"""How many entries an act gives when it is not one."""


@pytest.mark.traag
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@settings(max_examples=keren(8, 30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(HANDELINGEN), max_size=12))
def test_na_elke_reeks_klopt_het_logboek_en_heeft_elke_handeling_haar_regel(
    databank: Databank, reeks: list[str]
) -> None:
    url = databank.kopie("accounts", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        zaak, verwacht = open_zaak(spelers), 1
        for wat in reeks:
            try:
                doe(spelers, wat, zaak)
                verwacht += len(REGELS.get(wat, [wat]))
            except DomeinFout as fout:
                verwacht += fout.weigering
        assert controle.verifieer(session).aantal == verwacht
        assert len(logboek(session)) == verwacht
    engine.dispose()
    databank.weg(url)


def test_een_mandaat_geeft_een_regel_per_stap_en_elk_verzoek_een_eigen_nummer(spelers: Spelers) -> None:
    zaak = open_zaak(spelers)
    actief_mandaat(spelers, zaak)
    verzoeken = [regel.kop.verzoek for regel in logboek(spelers.session)]
    assert len(set(verzoeken)) == len(verzoeken)
