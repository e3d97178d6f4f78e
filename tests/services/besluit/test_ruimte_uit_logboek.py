"""The headroom of the product equals one computed anew from the logboek alone, on any day, after any history."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.basis.fouten import DomeinFout
from app.domain.besluit.besluit import ruimte_op
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoeduitkomst
from app.domain.besluit.verdeling import Verdeelsleutel
from app.domain.mandaat.mandaatfamilie import op_dag
from app.services.besluit import besluiten, spoed
from app.services.besluit.spoedeinde import trek_spoedbesluit_in
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import stand as mandaatstand
from app.services.mandaat import teruggave
from app.services.mandaat.einden import velen as einden
from app.services.mandaat.einden.vervroegen import vervroeg_einde
from app.services.mandaat.stand import feiten_voor_besluit
from app.services.mandaat.versies import nieuwe_versie
from tests.kern.databanken import Databank, maak_engine
from tests.kern.omvang import keren
from tests.kern.opzet import (
    TOT,
    VAN,
    Regel,
    besluit,
    logboek,
    mandaattekst,
    nieuw_mandaat,
    open_zaak,
    stel_voor,
    stem_in,
    zaak_van,
)
from tests.kern.spelers import Spelers, vul_accounts
from tests.services.besluit.levens import (
    EINDE_VOORUIT,
    KLOK_TERUG,
    MET_SLEUTELS,
    MET_SPOED,
    MET_TERUGGAVE,
    MET_VERSIE,
    NA_INTREKKEN,
    TUSSENDOOR,
    VERVROEGD,
)
from tests.services.besluit.twee import met_profiel

GEVERS = ("GM0503", "GM0603", "GM1783")
MAG_SPOED = """
[spoedbesluit]
hoogste_euro = 900
dagen = 14
drager = "de regio, naar inwoners"
een_mag = true
bron = "eigen afspraak van deze toets [I]"
"""
DAGEN = 1000
PEIL = date(2025, 12, 1)
HANDELINGEN = [
    "verleen", "verleen", "besluit", "besluit", "naar_inwoners", "met_de_hand", "draai", "trek_in", "trek_later_in",
    "trek_alles_in", "geef_terug", "geef_alles_terug", "versie", "ontwerp", "vervolg", "spoed", "bekrachtig",
    "vervroeg", "spoed_terug",
]  # fmt: skip
stappen = st.lists(
    st.tuples(
        st.sampled_from(HANDELINGEN),
        st.integers(0, 2),
        st.integers(0, (TOT - VAN).days),
        st.integers(1, 130_00),
    ),
    min_size=3,
    max_size=18,
)


@dataclass
class Naverteld:
    """One mandaat as the logboek tells it. Amounts in euro cents."""

    plafond: int
    familie: str
    actief: date | None = None
    einde: date | None = None
    boekingen: list[tuple[date, int]] = field(default_factory=list)


def vertel_na(regels: list[Regel]) -> dict[str, Naverteld]:
    """Replay the entries, with no help of the services or the tables."""
    stand: dict[str, Naverteld] = {}
    laatste: dict[str, str] = {}
    begin: dict[str, date] = {}
    for regel in (r for r in regels if r.kop.uitkomst == "gedaan"):
        kop, wat = regel.kop, regel.kop.object or ""
        if kop.actie in ("stel_op", "nieuwe_versie") and kop.naar == "concept":
            gever = str(regel.inhoud["mandaatgever"])
            familie = laatste.get(gever, wat)
            laatste[gever] = familie
            stand[wat] = Naverteld(int(str(regel.inhoud["plafond"])), familie)
        elif kop.actie == "stem_in":
            begin[wat] = max(begin.get(wat, date.min), date.fromisoformat(kop.datum or ""))
        elif kop.actie == "activeer":
            vorige = [m for m in stand.values() if m.familie == stand[wat].familie and m is not stand[wat]]
            besteed = [dag for m in vorige for dag, _ in m.boekingen]
            na = max(besteed, default=date.min)
            stand[wat].actief = max(VAN, begin[wat], na + timedelta(days=1) if besteed else date.min)
        elif kop.actie in ("trek_in", "geef_mandaat_terug", "vervang", "vervroeg_einde"):
            per = str(regel.inhoud.get("per") or kop.datum)
            stand[wat].einde = min(filter(None, [stand[wat].einde, date.fromisoformat(per)]))
        elif kop.actie in ("neem_besluit", "boek_tegen"):
            dag = date.fromisoformat(kop.datum or "")
            mandaten_ = list(regel.inhoud["mandaten"])  # type: ignore[call-overload]
            delen = {str(k): int(v) for k, v in regel.inhoud["verdeling"].items()}  # type: ignore[attr-defined]
            for nummer in mandaten_:
                naam = f"mandaat/{nummer}"
                stand[naam].boekingen.append((dag, delen[gever_van(regels, naam)]))
    return stand


def gever_van(regels: list[Regel], wat: str) -> str:
    return next(str(r.inhoud["mandaatgever"]) for r in regels if r.kop.object == wat and "mandaatgever" in r.inhoud)


def over_op(stand: dict[str, Naverteld], dag: date) -> int:
    """Granted and active on the day, less what all versions of it spent up to and including the day."""
    besteed: dict[str, int] = defaultdict(int)
    for m in stand.values():
        besteed[m.familie] += sum(bedrag for wanneer, bedrag in m.boekingen if wanneer <= dag)
    tellen = [m for m in stand.values() if m.actief and m.actief <= dag <= TOT and (not m.einde or dag < m.einde)]
    return sum(m.plafond - besteed[m.familie] for m in tellen)


@pytest.mark.traag
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
@settings(
    max_examples=keren(8, 40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(MET_VERSIE, random.Random(7))  # noqa: S311 - which days are looked at, no secret
@example(MET_TERUGGAVE, random.Random(8))  # noqa: S311
@example(NA_INTREKKEN, random.Random(9))  # noqa: S311
@example(TUSSENDOOR, random.Random(10))  # noqa: S311
@example(KLOK_TERUG, random.Random(11))  # noqa: S311
@example(EINDE_VOORUIT, random.Random(12))  # noqa: S311
@example(MET_SLEUTELS, random.Random(13))  # noqa: S311
@example(MET_SPOED, random.Random(14))  # noqa: S311
@example(VERVROEGD, random.Random(15))  # noqa: S311
@given(stappen, st.randoms(use_true_random=False))
def test_de_ruimte_is_op_duizend_dagen_die_van_het_logboek(
    databank: Databank, tmp_path: Path, stappen: list[tuple[str, int, int, int]], toeval: random.Random
) -> None:
    url = databank.kopie("accounts", vul_accounts)
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        spelers = Spelers(session)
        spel = Spel(spelers, open_zaak(spelers))
        with met_profiel(tmp_path, MAG_SPOED):
            for wat, gever, dag, bedrag in stappen:
                spel.doe(wat, gever, VAN + timedelta(days=dag), bedrag)
        zaak, stand = zaak_van(session, spel.zaak), vertel_na(logboek(session))
        gelezen = mandaatstand.stand(session, zaak)
        for _ in range(DAGEN):
            peildag = VAN + timedelta(days=toeval.randint(-40, (TOT - VAN).days + 80))
            assert ruimte_op(op_dag(gelezen, peildag), peildag).over == over_op(stand, peildag), peildag
        assert mandaatstand.ruimte(session, zaak, peildag).over == over_op(stand, peildag)
        for einde in (VAN, TOT):
            assert [f for f in feiten_voor_besluit(session, zaak, einde) if f.begin and f.over < 0] == []
    engine.dispose()
    databank.weg(url)


class Spel:
    """A history of one zaak; what is refused changes nothing."""

    def __init__(self, spelers: Spelers, zaak: str) -> None:
        self.spelers, self.zaak = spelers, zaak
        self.van_gever: dict[str, int] = {}
        self.genomen: list[int] = []

    def doe(self, wat: str, gever: int, dag: date, bedrag: int) -> None:
        try:
            getattr(self, f"_{wat}")(GEVERS[gever], dag, bedrag)
        except DomeinFout as fout:
            assert fout.code != "geen_recht", fout.bericht  # noqa: PT017

    def _verleen(self, code: str, dag: date, bedrag: int) -> None:
        if code in self.van_gever:
            return
        (nr,) = stel_voor(self.spelers.directeur_sbjh, self.zaak, nieuw_mandaat([code], bedrag))
        self.van_gever[code] = nr
        self._geef(nr, code, dag)

    def _geef(self, nr: int, code: str, dag: date) -> None:
        laat = max(dag, VAN)
        self.spelers.directeur_denhaag.op(PEIL).doet(mandaten.keur_goed, nr, laat)
        self.spelers.gever(code).op(PEIL).doet(mandaten.verleen, nr, laat, "B-1")
        stem_in(self.spelers, self.spelers.directeur_sbjh.op(PEIL), nr, laat)

    def _besluit(self, _code: str, dag: date, bedrag: int, **hoe: object) -> None:
        wat = besluit(bedrag, dag, **hoe)
        genomen = self.spelers.directeur_sbjh.op(PEIL).doet(besluiten.neem_besluit, self.zaak, wat)
        session = self.spelers.session
        assert sum(deel.bedrag for deel in genomen.delen) == bedrag
        assert genomen.over_na == mandaatstand.ruimte(session, zaak_van(session, self.zaak), dag).over
        self.genomen.append(genomen.id)

    def _naar_inwoners(self, code: str, dag: date, bedrag: int) -> None:
        self._besluit(code, dag, bedrag, sleutel=Verdeelsleutel.INWONERS)

    def _met_de_hand(self, code: str, dag: date, bedrag: int) -> None:
        """Most for one grantor, a cent for each of the others."""
        if code in self.van_gever and bedrag > len(self.van_gever):
            delen = dict.fromkeys(self.van_gever.values(), 1)
            delen[self.van_gever[code]] = bedrag - len(delen) + 1
            self._besluit(code, dag, bedrag, verdeling=delen)

    def _draai(self, _code: str, dag: date, _bedrag: int) -> None:
        if self.genomen:
            sbjh = self.spelers.directeur_sbjh.op(PEIL)
            sbjh.doet(besluiten.boek_tegen, self.zaak, self.genomen.pop(0), dag, "Niet doorgegaan.")

    def _trek_in(self, code: str, dag: date, _bedrag: int) -> None:
        if code in self.van_gever:
            self.spelers.gever(code).op(PEIL).doet(mandaten.trek_in, self.van_gever[code], dag, "Klaar.")

    def _spoed(self, _code: str, dag: date, bedrag: int) -> None:
        tot = dag + timedelta(days=10)
        wat = NieuwSpoedbesluit(Mandaatsoort.FINANCIEN, "Loon.", "Het is vrijdagavond.", dag, tot, bedrag)
        session = self.spelers.session
        voor = mandaatstand.ruimte(session, zaak_van(session, self.zaak), dag).over
        self.spelers.directeur_sbjh.op(PEIL).doet(spoed.neem_spoedbesluit, self.zaak, wat)
        assert mandaatstand.ruimte(session, zaak_van(session, self.zaak), dag).over == voor

    def _bekrachtig(self, code: str, dag: date, bedrag: int) -> None:
        uitkomst = Spoeduitkomst.GEWEIGERD if bedrag % 2 else Spoeduitkomst.BEKRACHTIGD
        wie = self.spelers.gever(code).op(PEIL)
        wie.doet(spoed.beslis_over_spoedbesluit, self.zaak, 1, dag, uitkomst, "B-9", "Het college heeft beslist.")

    def _trek_later_in(self, code: str, dag: date, _bedrag: int) -> None:
        """Told five days beforehand."""
        if code in self.van_gever:
            toen = self.spelers.gever(code).op(max(VAN, dag - timedelta(days=5)))
            toen.doet(mandaten.trek_in, self.van_gever[code], dag, "Binnenkort klaar.")

    def _vervroeg(self, code: str, dag: date, _bedrag: int) -> None:
        """Told four days beforehand, for two days sooner."""
        if code in self.van_gever:
            toen = self.spelers.gever(code).op(max(VAN, dag - timedelta(days=4)))
            toen.doet(vervroeg_einde, self.van_gever[code], max(VAN, dag - timedelta(days=2)), "Toch eerder.")

    def _spoed_terug(self, _code: str, dag: date, bedrag: int) -> None:
        sbjh = self.spelers.directeur_sbjh.op(PEIL)
        sbjh.doet(trek_spoedbesluit_in, self.zaak, 1, dag, "Er is geld van de bank.", bedrag % 90_00)

    def _trek_alles_in(self, code: str, dag: date, _bedrag: int) -> None:
        self.spelers.gever(code).op(PEIL).doet(einden.trek_mandaten_in, self.zaak, dag, "Klaar.")

    def _geef_alles_terug(self, _code: str, dag: date, _bedrag: int) -> None:
        sbjh = self.spelers.directeur_sbjh.op(PEIL)
        sbjh.doet(teruggave.geef_mandaten_terug, self.zaak, dag, "Niet meer nodig.")

    def _geef_terug(self, code: str, dag: date, _bedrag: int) -> None:
        if code in self.van_gever:
            sbjh = self.spelers.directeur_sbjh.op(PEIL)
            sbjh.doet(teruggave.geef_mandaat_terug, self.van_gever[code], dag, "Niet meer nodig.")

    def _versie(self, code: str, dag: date, bedrag: int) -> None:
        self._ontwerp(code, dag, bedrag)
        self._vervolg(code, dag, bedrag)

    def _ontwerp(self, code: str, dag: date, bedrag: int) -> None:
        if code in self.van_gever:
            sbjh = self.spelers.directeur_sbjh.op(dag)
            nieuw = sbjh.doet(nieuwe_versie, self.van_gever[code], mandaattekst(bedrag), dag)
            self.van_gever[code] = nieuw.id
            sbjh.doet(mandaten.stel_voor, nieuw.id, dag)

    def _vervolg(self, code: str, dag: date, _bedrag: int) -> None:
        if code in self.van_gever:
            self._geef(self.van_gever[code], code, dag)
