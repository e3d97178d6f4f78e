"""The run: step after step of a seed, each with its own chances, so that steps can be left out and the rest replays."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random

from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, Verzoek
from app.domain.basis.fouten import DomeinFout, ReedsGedaan
from app.domain.basis.systeem import LINKHOUDER
from app.domain.logboek.keten import GEDAAN
from app.models import Gebruiker, Zaak
from app.services.kern.bezetting import actor_op
from app.services.kern.hoedanigheid import hoedanigheden_van
from app.services.kern.uitvoering import voer_uit
from app.services.logboek.controle import Afwijking
from app.services.naspel import Verschil
from app.services.naspel.logboektoets import toets_alles
from app.simulatie import storing
from app.simulatie.buiten import Buiten
from app.simulatie.daden import DADEN
from app.simulatie.daden.daad import Daad, Trek
from app.simulatie.geplaatst import toets_geplaatst
from app.simulatie.getallen import toets_getallen
from app.simulatie.getekend import toets_getekend
from app.simulatie.greep import NERGENS, Greep
from app.simulatie.storing import GEEN, Soort, Storing
from app.simulatie.toets import Gelezen, Geschonden, Keten, Mensen, toets_geld, toets_vier_ogen, toets_zaak, toets_zicht
from app.simulatie.wereld import BUITEN, Wereld, Wie

TAKEN_KANS, ZICHT_KANS, DUBBEL_KANS = 0.02, 0.1, 0.03
GENOEG = 4
"""So many zaken are opened before anything else happens."""
WIE = {"account", "oordeel over toegang"}
"""After these others may act than before."""
GEDAAN_, REEDS, GESTOORD = "gedaan", "reeds", "gestoord"


class Gevallen(Exception):
    """Something did not hold: at which step of which seed, and what."""

    def __init__(self, zaad: int, nr: int, daad: str, wat: str) -> None:
        super().__init__(f"zaad {zaad}, stap {nr} ({daad}): {wat}")
        self.zaad, self.nr, self.daad, self.wat = zaad, nr, daad, wat

    @property
    def kern(self) -> str:
        """What went wrong without the numbers in it: what stays the same when steps are left out."""
        return f"{self.daad}: " + "".join(teken for teken in self.wat.splitlines()[-1] if not teken.isdigit())


@dataclass
class Uitslag:
    """What a run did: steps, what came of each act, what was disturbed, and how fast."""

    stappen: int = 0
    uitkomsten: Counter[tuple[str, str]] = field(default_factory=Counter)
    storingen: Counter[str] = field(default_factory=Counter)
    regels: int = 0
    zaken: int = 0
    kloksprongen: int = 0
    seconden: float = 0.0
    rekentijd: float = 0.0
    """Seconds that the processor was at it, however busy the machine was with other things."""
    handelingen: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Acts of the register by how they ended, as the logboek has them."""

    def per_uitkomst(self) -> dict[str, int]:
        som: Counter[str] = Counter()
        for (_, uitkomst), aantal in self.uitkomsten.items():
            som[uitkomst] += aantal
        return dict(som.most_common())

    def nooit_gedaan(self) -> list[str]:
        return [daad.naam for daad in DADEN if not self.uitkomsten[daad.naam, GEDAAN_]]


@dataclass
class Loop:
    """One run of a seed. `grondig`: after so many steps the zaken that were touched are replayed."""

    wereld: Wereld
    buiten: Buiten
    zaad: int
    grondig: int = 25
    uitslag: Uitslag = field(default_factory=Uitslag)
    ketting: Keten = field(default_factory=Keten)
    mensen: Mensen = field(default_factory=Mensen)
    geraakt: set[int] = field(default_factory=set)
    nr: int = 0
    bezig: str = ""

    def speel(self, nummers: Iterable[int]) -> Uitslag:
        """These steps, and then everything once more. Raises Gevallen."""
        begin, rekende = time.monotonic(), time.process_time()
        try:
            for self.nr in nummers:
                self._stap(Random(f"{self.zaad}/{self.nr}"))  # noqa: S311 - chance that can be played again
            self.bezig = "aan het eind"
            self._eind()
        except (Geschonden, Afwijking, Verschil) as fout:
            raise Gevallen(self.zaad, self.nr, self.bezig, str(fout)) from fout
        except Exception as fout:
            raise Gevallen(self.zaad, self.nr, self.bezig, "".join(traceback.format_exception(fout))) from fout
        self.uitslag.seconden, self.uitslag.rekentijd = time.monotonic() - begin, time.process_time() - rekende
        self.uitslag.regels, self.uitslag.kloksprongen = self.ketting.nr, self.wereld.klok.sprongen
        self.uitslag.zaken = sum(map(len, self.wereld.zaken.values()))
        return self.uitslag

    def _kies(self, kans: Random) -> Daad:
        if sum(map(len, self.wereld.zaken.values())) < GENOEG and kans.random() < 0.8:
            return DADEN[0]
        return kans.choices(DADEN, [daad.vaak for daad in DADEN])[0]

    def _stap(self, kans: Random) -> None:
        self.wereld.klok.loop(kans)
        self.uitslag.stappen += 1
        if kans.random() < TAKEN_KANS:
            self.bezig = "taken"
            self.buiten.ronde(self.wereld, kans)
            self._volg(self.wereld.session(), None)
        else:
            self._doe(kans)
        if kans.random() < ZICHT_KANS:
            self._kijk(kans)
        if self.uitslag.stappen % self.grondig == 0:
            self._grondig()

    def _doe(self, kans: Random) -> None:
        with self.wereld.session() as session:
            daad, wie, trek = self._trek(Greep.begin(self.wereld, session, kans))
        poging = Poging(self, daad, wie, trek, f"sim-{self.nr}", vers=kans.random() < 0.93)
        fout = Storing.trek(kans)
        uitkomst = poging.doe(fout)
        if uitkomst == GESTOORD:
            self.uitslag.storingen[fout.soort.value] += 1
        if uitkomst == GESTOORD or kans.random() < DUBBEL_KANS:
            poging.doe(GEEN)
        if daad.naam in WIE:
            self.wereld.lees_mensen()

    def _trek(self, greep: Greep) -> tuple[Daad, Wie, Trek]:
        """An act with what it takes; seldom about something that is not there."""
        while True:
            daad = self._kies(greep.kans)
            self.bezig = daad.naam
            greep.vergeefs = False
            trek = daad.trek(greep)
            if not (greep.vergeefs or NERGENS in trek) or greep.ja(0.05):
                return daad, greep.wie(daad.door), trek

    def _volg(self, session: Session, verzoek: str | None) -> list[Gelezen]:
        """The new lines; of this request, or of the jobs when there is none. Raises Geschonden."""
        with session:
            nieuw = self.ketting.volg(session)
            eigen = verzoek or "job-"
            if vreemd := [g.kop.verzoek for g in nieuw if not g.kop.verzoek.startswith(eigen)]:
                raise Geschonden(f"regels van een ander verzoek: {vreemd}")
            toets_vier_ogen(session, self.ketting, self.mensen, nieuw)
            zaken = {g.zaak_id for g in nieuw if g.zaak_id}
            for zaak_id in sorted(zaken):
                toets_geld(session, zaak_id)
            self._leer(session, nieuw)
        self.geraakt |= zaken
        self.uitslag.handelingen.update((g.kop.actie, g.kop.uitkomst) for g in nieuw)
        return nieuw

    def _leer(self, session: Session, nieuw: list[Gelezen]) -> None:
        for gelezen in nieuw:
            if gelezen.kop.actie == "open_zaak" and gelezen.zaak_id:
                zaak = session.get_one(Zaak, gelezen.zaak_id)
                self.wereld.zaken[zaak.regio].append(zaak.zaaknummer)

    def _kijk(self, kans: Random) -> None:
        with self.wereld.session() as session:
            toets_zicht(session, actor_van(session, kans.choice(self.wereld.mensen), self.wereld))

    def _grondig(self) -> None:
        with self.wereld.session() as session:
            for zaak_id in sorted(self.geraakt):
                toets_zaak(session, zaak_id)
                toets_getekend(session, zaak_id)
                toets_geplaatst(session, zaak_id)
                toets_getallen(session, zaak_id)
        self.geraakt.clear()

    def _eind(self) -> None:
        """Everything once more: what waited outside is done, every zaak replayed, the chain and its tree recomputed."""
        self._grondig()
        self.buiten.rond_af(self.wereld)
        self._volg(self.wereld.session(), None)
        with self.wereld.session() as session:
            toets_alles(session)
            if self.wereld.engine.dialect.name == "sqlite" and session.scalar(text("PRAGMA integrity_check")) != "ok":
                raise Geschonden("SQLite vindt het bestand niet goed")


def actor_van(session: Session, wie: Wie, wereld: Wereld) -> Actor:
    if wie == BUITEN:
        return LINKHOUDER
    gebruiker = session.scalars(select(Gebruiker).where(Gebruiker.id == wie.id)).one()
    return actor_op(session, gebruiker, wereld.klok.dag)


@dataclass
class Poging:
    """One request, which may be sent more than once: then it has one effect."""

    loop: Loop
    daad: Daad
    wie: Wie
    trek: Trek
    verzoek: str
    vers: bool
    gedaan: bool = False

    def doe(self, fout: Storing) -> str:
        """Send it; returns what came of it. Raises Geschonden."""
        uitkomst = self._stuur(fout)
        self.loop.uitslag.uitkomsten[self.daad.naam, uitkomst] += 1
        nieuw = self.loop._volg(self.loop.wereld.session(), self.verzoek)
        genoteerd = any(g.kop.uitkomst == GEDAAN for g in nieuw)
        if genoteerd and self.gedaan:
            raise Geschonden("een verzoek had twee keer gevolg")
        if self.gedaan and uitkomst != REEDS and not (self.daad.stil and uitkomst == GEDAAN_):
            raise Geschonden(f"wat al gedaan was, gaf {uitkomst}")
        if uitkomst == GEDAAN_ and not genoteerd and not self.daad.stil:
            raise Geschonden("gedaan, maar er staat niets in het logboek")
        if genoteerd and uitkomst != GEDAAN_ and fout.soort is not Soort.NA:
            raise Geschonden(f"er staat dat het gedaan is, maar het antwoord was {uitkomst}")
        self.gedaan = self.gedaan or genoteerd
        return uitkomst

    def _stuur(self, fout: Storing) -> str:
        wereld, (handeling, *wat) = self.loop.wereld, self.trek
        with wereld.session() as session:
            actor = actor_van(session, self.wie, wereld)
            hoe = next(iter(hoedanigheden_van(actor)), "")
            verzoek = Verzoek(actor, wereld.klok.nu, self.verzoek, vers=self.vers, hoedanigheid=hoe)
            try:
                with storing.met(wereld.engine, fout):
                    antwoord = voer_uit(session, verzoek, handeling, *wat)
            except ReedsGedaan:
                return REEDS
            except DomeinFout as weigering:
                return weigering.code
            except OperationalError as uitval:
                if "simulatie" not in str(uitval):
                    raise
                return GESTOORD
            if self.daad.leer:
                self.daad.leer(wereld, self.trek, antwoord)
        return GEDAAN_
