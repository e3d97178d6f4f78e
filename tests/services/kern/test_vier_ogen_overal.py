"""Four eyes are of natural persons: every act of a second one, by every account of two directors and their deputies,
before and after a change of office. Not one gets past.
"""

# ruff: noqa: S608 - the names of columns are our own
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from app.db import transaction
from app.domain.basis.begrippen import Rol, Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.handelingen import HANDELINGEN
from app.domain.zaak.verloop import Bepaling
from app.export.ondertekening import lees_of_maak_sleutel
from app.models import Functievervulling, Gebruiker, Logalarm, LogboekKop, Noodgreep
from app.services.bewaren import anonimiseren, anonimisering, vernietigen, vernietiging
from app.services.bewijs.hervatting import bevestig_hervatting, vraag_hervatting
from app.services.gebruiker import gebruikers, toegang
from app.services.gebruiker.gebruikers import NieuweGebruiker
from app.services.mandaat import handelingen as mandaten
from app.services.overname import overnames
from app.services.regio.functies import Benoeming, vervul
from app.services.zaak import zaken
from app.services.zaak.noodgrepen import bekrachtig_noodgreep
from tests.kern.opzet import open_zaak, stel_voor
from tests.kern.spelers import Speler, Spelers, dag
from tests.services.bewaren.vernietigen import RIJP, gesloten_zaak
from tests.services.overname.imports import BESTAND
from tests.services.regio.functies import DEN_HAAG, SBJH, periode
from tests.services.zaak.noodgrepen import TERUG

TOEN, WISSEL, NU = dag(14, 3), dag(16, 3), dag(20, 3)
"""The day of the proposal, that of the change of office, and a day after it."""
A, B, X, Y, N = "den_haag", "sbjh", "waarnemer_den_haag", "waarnemer_sbjh", "nieuw_sbjh"


@dataclass(frozen=True)
class Rekening:
    """An account with its person; `ambt` is the office that the account itself fills on the day, if any.

    Without `leidt` its role went with its office.
    """

    speler: Speler
    mens: str
    ambt: str | None = None
    leidt: bool = True


class Toneel:
    """Two directors, a deputy of each, and for each of them an account without any office beside it."""

    def __init__(self, spelers: Spelers) -> None:
        self.spelers = spelers
        x = spelers.nieuw("x@denhaag.example", "GM0518", Rol.REGIEVOERDER, functie_code=DEN_HAAG)
        y = spelers.nieuw("y@sbjh.example", "sbjh", Rol.REGIEVOERDER, functie_code=SBJH)
        eerste = {A: spelers.directeur_denhaag, B: spelers.directeur_sbjh, X: x, Y: y}
        ambt = {A: DEN_HAAG, X: DEN_HAAG, B: SBJH, Y: SBJH}
        self.rekeningen = [
            rekening
            for mens, speler in eerste.items()
            for rekening in (
                Rekening(speler, mens, ambt[mens]),
                Rekening(spelers.nieuw(f"{mens}@elders.example", "GM0503", Rol.REGIEVOERDER, persoon_van=speler), mens),
            )
        ]
        self.ambten = {mens: {code} for mens, code in ambt.items()}
        self.toen = dict(self.ambten)

    def wissel(self) -> None:
        """Den Haag leaves, SbJH takes his office and his deputy, and somebody new comes at SbJH."""
        spelers = self.spelers
        houders = {code: periode(spelers, code) for code in (DEN_HAAG, SBJH)}
        nieuw = spelers.nieuw("nieuw@sbjh.example", "sbjh", Rol.REGIEVOERDER)
        b = spelers.nieuw("b@denhaag.example", "GM0518", Rol.REGIEVOERDER, persoon_van=spelers.directeur_sbjh)
        x = self.rekeningen[4].speler
        einde = update(Functievervulling).values(tot=dag(15, 3))
        with transaction(spelers.session) as session:
            session.execute(einde.where(Functievervulling.waarvoor_id.in_(houders.values())))
            session.execute(einde.where(Functievervulling.id.in_(houders.values())))
            for code, wie, reden in ((DEN_HAAG, b, ""), (SBJH, nieuw, ""), (DEN_HAAG, x, "Vakantie.")):
                account = session.get_one(Gebruiker, wie.actor.id)
                vervul(session, account, Benoeming(code, wie.email, WISSEL, reden=reden), NU_OM)
        los = [Rekening(r.speler, r.mens, leidt=r.ambt is None) for r in self.rekeningen if r.speler is not x]
        vast = [Rekening(b, B, DEN_HAAG), Rekening(nieuw, N, SBJH), Rekening(x, X, DEN_HAAG)]
        self.rekeningen = [*los, *vast]
        self.ambten = {A: set(), B: {DEN_HAAG}, X: {DEN_HAAG}, Y: set(), N: {SBJH}}

    def mag(self, handeling: str, eerste: Rekening, tweede: Rekening) -> bool:
        """The rule in words of this test, by persons."""
        if eerste.mens == tweede.mens or not tweede.leidt:
            return False
        van_eerste = self.toen.get(eerste.mens, set()) | (self.ambten[eerste.mens] if eerste.mens == B else set())
        van_tweede = self.ambten[tweede.mens]
        if handeling not in ("keur_goed", "wijs_af"):
            return not van_eerste & van_tweede
        if DEN_HAAG in van_eerste:
            return DEN_HAAG not in van_tweede
        return tweede.ambt == DEN_HAAG


VERVALT = dag(2, 6, 2045)
"""Long after the term of an account that was blocked in 2025."""
NU_OM = datetime(2025, 3, 16, 9, tzinfo=UTC)
Eerste = Callable[[Toneel, Speler], int]
Tweede = Callable[[Speler, int, date], object]


def _stel_voor(toneel: Toneel, wie: Speler) -> int:
    return stel_voor(wie, toneel.spelers.__dict__.setdefault("zaak", None) or _zaak(toneel))[0]


def _zaak(toneel: Toneel) -> str:
    toneel.spelers.__dict__["zaak"] = open_zaak(toneel.spelers)
    return str(toneel.spelers.__dict__["zaak"])


def _noodgreep(toneel: Toneel, wie: Speler) -> int:
    zaak = open_zaak(toneel.spelers, Toestand.PROBLEMATISCH)
    wie.op(TOEN).doet(zaken.bepaal_trede, zaak, Bepaling(TERUG.naar, TOEN, "Omdat.", noodgreep="Nu."))
    return int(toneel.spelers.session.query(Noodgreep.id).order_by(Noodgreep.id.desc()).first()[0])  # type: ignore[index]


MANDAAT: dict[str, tuple[Eerste, Tweede]] = {
    "keur_goed": (_stel_voor, lambda wie, nr, op: wie.op(op).doet(mandaten.keur_goed, nr, op)),
    "wijs_af": (_stel_voor, lambda wie, nr, op: wie.op(op).doet(mandaten.wijs_af, nr, op, "Te ruim.")),
}
ANDERE: dict[str, tuple[Eerste, Tweede]] = {
    "bekrachtig_noodgreep": (_noodgreep, lambda w, nr, op: w.op(op).doet(bekrachtig_noodgreep, nr, op, "Terecht.")),
}
APART = {
    "bevestig_vernietiging",
    "bevestig_anonimisering",
    "hervat_logboek",
    "bevestig_import",
    "bevestig_toegang",
    "weiger_toegang",
    "onderteken_besluit",
    "weiger_besluit",
    "teken_spoedbesluit_mee",
    "weiger_spoedbesluit",
}
"""These need a day long after, a blocked account, an alarm, a file or an administrator: their tests stand below.
What two Regievoerders sign needs a region that asks it: `tests/services/besluit/test_tekenmatrix.py`, `test_spoed.py`.
"""


def test_elke_handeling_van_een_tweede_is_hier() -> None:
    assert {h.code for h in HANDELINGEN.values() if h.vier_ogen} == {*MANDAAT, *ANDERE, *APART}


def _geweigerd(toneel: Toneel, doe: Callable[[], object], code: str = "") -> None:
    with pytest.raises(DomeinFout) as fout:
        doe()
    assert fout.value.weigering
    assert fout.value.code in ((code,) if code else ("vier_ogen", "geen_recht")), fout.value.bericht
    toneel.spelers.session.rollback()


def _probeer(toneel: Toneel, handeling: str, tweede: Tweede, eerste: Rekening, op: date, nr: int) -> None:
    """Everybody who may not is refused, and then one who may is not."""
    for wie in toneel.rekeningen:
        if not toneel.mag(handeling, eerste, wie):
            code = "niet_gevonden" if not wie.leidt else "vier_ogen" if wie.mens == eerste.mens else ""
            _geweigerd(toneel, lambda wie=wie: tweede(wie.speler, nr, op), code)  # type: ignore[misc]
    wel = next((wie for wie in toneel.rekeningen if toneel.mag(handeling, eerste, wie)), None)
    if wel:
        tweede(wel.speler, nr, op)


@pytest.mark.parametrize("wissel", [False, True], ids=["zelfde functies", "na een wissel"])
def test_geen_account_van_dezelfde_mens_en_geen_waarnemer_komt_erlangs(spelers: Spelers, wissel: bool) -> None:
    toneel = Toneel(spelers)
    begonnen = [
        (naam, tweede, wie, eerste(toneel, wie.speler))
        for naam, (eerste, tweede) in (MANDAAT | ANDERE).items()
        for wie in toneel.rekeningen
        if naam in MANDAAT or wie.mens == A
    ]
    if wissel:
        toneel.wissel()
    for naam, tweede, wie, nr in begonnen:
        _probeer(toneel, naam, tweede, wie, NU if wissel else TOEN, nr)
    assert len(begonnen) == 2 * 8 + 2


def _alleen_een_ander(toneel: Toneel, doe: Callable[[Speler], object]) -> None:
    """The first was Den Haag, by an account without his office; only SbJH is another one."""
    for rekening in toneel.rekeningen:
        if rekening.mens in (A, X):
            code = "vier_ogen" if rekening.mens == A else "geen_recht"
            _geweigerd(toneel, lambda wie=rekening.speler: doe(wie), code)  # type: ignore[misc]
    doe(toneel.spelers.directeur_sbjh)


def test_een_import_een_vernietiging_en_een_vervallen_account_ook_niet(spelers: Spelers) -> None:
    toneel = Toneel(spelers)
    los = toneel.rekeningen[1].speler
    oud = spelers.nieuw("oud@sbjh.example", "sbjh", Rol.GEMEENTE).actor.id
    spelers.beheerder.doet(gebruikers.zet_actief, oud, False)
    spelers.nieuw("beheer@denhaag.example", "GM0518", Rol.BEHEERDER, persoon_van=los).op(VERVALT).doet(
        anonimisering.stel_anonimisering_voor, oud
    )
    _alleen_een_ander(toneel, lambda wie: wie.op(VERVALT).doet(anonimiseren.bevestig_anonimisering, oud, "-"))
    inlezing = los.doet(overnames.stel_import_voor, BESTAND).id
    _alleen_een_ander(toneel, lambda wie: wie.doet(overnames.bevestig_import, inlezing))
    zaak = gesloten_zaak(spelers)
    los.op(RIJP).doet(vernietiging.stel_vernietiging_voor, zaak)
    _alleen_een_ander(toneel, lambda wie: wie.op(RIJP).doet(vernietigen.bevestig_vernietiging, zaak))


def test_toegang_bevestigen_of_weigeren_ook_niet(spelers: Spelers) -> None:
    toneel = Toneel(spelers)
    los = toneel.rekeningen[1].speler
    beheer = spelers.nieuw("beheer@denhaag.example", "GM0518", Rol.BEHEERDER, persoon_van=los)
    nieuw = NieuweGebruiker("ander@sbjh.example", "Ander", "adviseur", "sbjh", [Rol.PROJECTLEIDER], "-")
    nr, weg = (beheer.doet(gebruikers.voeg_gebruiker_toe, nieuw).id for _ in range(2))
    _alleen_een_ander(toneel, lambda wie: wie.doet(toegang.weiger_toegang, weg, "Ik ken hem niet."))
    _alleen_een_ander(toneel, lambda wie: wie.doet(toegang.bevestig_toegang, nr))


def test_het_logboek_hervatten_ook_niet(spelers: Spelers, tmp_path: Path) -> None:
    toneel, sleutel = Toneel(spelers), lees_of_maak_sleutel(tmp_path / "sleutel.pem")
    with transaction(spelers.session) as session:
        kop = session.scalars(select(LogboekKop)).one()
        weg = {"verwacht": kop.nr + 3, "gevonden": kop.nr, "bewijs": b"", "reden": "Korter."}
        session.add(Logalarm(logboek=kop.logboek, nieuw_logboek="lb-nieuw", gevonden_op=NU_OM, **weg))
    toneel.rekeningen[1].speler.doet(vraag_hervatting, "De schijf viel uit.")
    _alleen_een_ander(toneel, lambda wie: wie.doet(bevestig_hervatting, sleutel))


@pytest.mark.beide
def test_de_database_zelf_laat_geen_waarnemer_en_geen_tweede_account_toe(spelers: Spelers) -> None:
    """Past the services: whoever writes in the tables is held to the same."""
    toneel = Toneel(spelers)
    los, x, b = toneel.rekeningen[1].speler, toneel.rekeningen[4].speler, spelers.directeur_sbjh
    mandaat, noodgreep = _stel_voor(toneel, los), _noodgreep(toneel, los)
    inlezing, zaak = los.doet(overnames.stel_import_voor, BESTAND).id, gesloten_zaak(spelers)
    vernietigd = los.op(RIJP).doet(vernietiging.stel_vernietiging_voor, zaak).id
    opdrachten = {
        f"UPDATE mandaat SET status = 'goedgekeurd', goedgekeurd_datum = '{TOEN}', {_door('goedgekeurd')}": mandaat,
        f"UPDATE mandaat SET status = 'afgewezen', afgewezen_datum = '{TOEN}', {_door('afgewezen')}": mandaat,
        f"UPDATE noodgreep SET bekrachtigd_datum = '{TOEN}', bekrachtigd_op = '2025-03-14 10:00:00', "
        f"{_door('bekrachtigd')}": noodgreep,
        f"UPDATE inlezing SET bevestigd_op = '2025-06-02 10:00:00', {_door('bevestigd')}": inlezing,
        f"UPDATE vernietiging SET bevestigd_datum = '{RIJP}', bevestigd_op = '2035-06-02 10:00:00', tot_nr = 1, "
        f"verklaring = '{{}}', {_door('bevestigd')}": vernietigd,
    }
    for opdracht, nr in opdrachten.items():
        for wie, mens in ((x, x), (toneel.rekeningen[0].speler, los), (toneel.rekeningen[0].speler, b), (b, b)):
            waarden = {"id": nr, "door": wie.actor.id, "mens": mens.actor.persoon_id}
            if wie is b:
                with transaction(spelers.session) as session, session.begin_nested() as deel:
                    session.execute(text(f"{opdracht} WHERE id = :id"), waarden)
                    deel.rollback()
                continue
            with pytest.raises(DBAPIError), transaction(spelers.session) as session:
                session.execute(text(f"{opdracht} WHERE id = :id"), waarden)


def _door(wat: str) -> str:
    return f"{wat}_door_id = :door, {wat}_persoon_id = :mens"
