"""The acts of which a story is told: each is data, with what must be named when it is left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.aanbieder.kwartaal import Kwartaal
from app.domain.basis.begrippen import (
    Afspraakstatus,
    Bereik,
    Cruciaal,
    Mandaatsoort,
    Toestand,
    Voorwaardeoordeel,
)
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.instemming import GEEN
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.telling.telling import Telling
from app.domain.zaak.verloop import Bepaling
from app.services.aanbieder import kwartalen
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.document import documenten
from app.services.informatie import plichten
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling, voorwaarden
from app.services.telling import tellingen
from app.services.termijn import gebeurtenissen, stappen
from app.services.zaak import toewijzing, zaken
from tests.kern.opzet import GEGEVEN
from tests.services.weglating.toneel import Toneel

SBJH, DEN_HAAG, LEIDER, WETHOUDER = "directeur_sbjh", "directeur_denhaag", "projectleider", "wethouder"
VAN_DELFT, VAN_RIJNMOND = "het financieel mandaat van Delft", "het financieel mandaat van Rotterdam Rijnmond"
DELFT, HAAG, WESTLAND, RIJNMOND = "GM0503", "GM0518", "GM1783", "rijnmond"


Doet = Callable[..., None]


@dataclass(frozen=True, kw_only=True)
class Mist:
    """What must be named without the act: the kind of point, words of its sentence, and on whose list it stands.

    `dossier` are the words of every place but the list when they are others, as for what can no longer be done by the
    day of closing. `waarom_geen_lijst` is said of what is on no list.
    """

    soort: str
    tekst: str
    bij: str
    dossier: str = ""
    waarom_geen_lijst: str = ""


@dataclass(frozen=True, kw_only=True)
class Daad:
    """One act. Without `mist` it is what the story is about, and is always played."""

    dag: int
    wat: str
    door: str
    doe: Callable[[Toneel, Doet, date], None]
    mist: Mist | None = None

    def speel(self, toneel: Toneel) -> None:
        def doet(handeling: Callable[..., object], *met: object) -> None:
            toneel.doet(self.door, toneel.dag(self.dag), handeling, *met)

        self.doe(toneel, doet, toneel.dag(self.dag))


def opening(trede: Toestand, waarom: str) -> Daad:
    """Closed care and foster care, large."""
    aanbieder = NieuweAanbieder(
        naam="Stichting Wilgenhof",
        kvk_nummer="68750110",
        jeugdomzet=31_000_000_00,
        rechtsvorm="stichting",
        cruciaal=(Cruciaal.GESLOTEN_JEUGDHULP, Cruciaal.PLEEGZORG),
    )
    return Daad(
        dag=0,
        wat="open de zaak",
        door=SBJH,
        doe=lambda _t, doet, dag: doet(zaken.open_zaak, zaken.NieuweZaak(aanbieder, trede, waarom, dag)),
    )


def trede(dag: int, naar: Toestand, mist: Mist | None = None, noodgreep: str = "", onderbouwing: str = "") -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(zaken.bepaal_trede, t.nummer, Bepaling(naar, op, "Zo is het.", onderbouwing, noodgreep=noodgreep))

    return Daad(dag=dag, wat=f"bepaal {naar.value}", door=SBJH, doe=doe, mist=mist)


def stap(dag: int, code: str, tekst: str, bij: str = SBJH, document: str = "") -> Daad:
    """A step finished by hand, with its document when there is one in the zaak."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(stappen.rond_af, t.nummer, code, op, "Gedaan.", t.document(document) if document else None)

    return Daad(dag=dag, wat=f"rond {code} af", door=SBJH, doe=doe, mist=Mist(soort="stap", tekst=tekst, bij=bij))


def document(dag: int, naam: str, dossier: str) -> Daad:
    """A file; without it the dossier says which step or duty has none."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        nieuw = documenten.NieuwDocument(naam, f"{naam} (voorbeeld).\n".encode(), op)
        doet(documenten.voeg_document_toe, t.nummer, nieuw)

    mist = Mist(soort="zonder_document", tekst=dossier, bij=SBJH, waarom_geen_lijst="gedaan is gedaan, zonder bewijs")
    return Daad(dag=dag, wat=f"voeg {naam} toe", door=SBJH, doe=doe, mist=mist)


BRIEVEN = "verzonden-brieven.txt"
"""The document with which every party was told."""


def plicht(dag: int, code: str, partij: str, *van: str, bij: str = SBJH, behalve: Sequence[str] = ()) -> Daad:
    """The parties of a row of the edition are told: those of these municipalities or regions, or all."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        wat = plichten.Verzending(op, Middel.BRIEF, document_id=t.document(BRIEVEN))
        over = set(t.plichten(code, *behalve)) if behalve else set()
        for nr in t.plichten(code, *van):
            if nr not in over:
                doet(plichten.meld_verzonden, t.nummer, nr, wat)

    mist = Mist(soort="informatieplicht", tekst=f"Informeer: {partij}", bij=bij)
    wie = f" van {', '.join(van)}" if van else ""
    return Daad(dag=dag, wat=f"meld {code}{wie}", door=SBJH, doe=doe, mist=mist)


def afspraak(dag: int, nummer: int, tekst: str, bij: str = SBJH, *, gedaan: bool = False) -> Daad:
    status = Afspraakstatus.GEDAAN if gedaan else Afspraakstatus.NIET_TOEGEPAST

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(toewijzing.leg_afspraak_vast, t.nummer, nummer, status, "Zo is het afgesproken.", op)

    return Daad(
        dag=dag, wat=f"afspraak {nummer}", door=SBJH, doe=doe, mist=Mist(soort="afspraak", tekst=tekst, bij=bij)
    )


def projectleider(dag: int) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(toewijzing.wijs_projectleider_aan, t.nummer, "projectleider@sbjh.example", op)

    mist = Mist(soort="projectleider", tekst="Wijs een projectleider aan", bij=SBJH)
    return Daad(dag=dag, wat="wijs een projectleider aan", door=SBJH, doe=doe, mist=mist)


def kwartaal(dag: int, jaar: int, nummer: int, bron: date, mist: Mist | None = None) -> Daad:
    """The figures of a quarter, as they were known on a day."""

    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        cijfers = {"liquide_middelen": 600_000_00, "uitstroom_maand": 150_000_00, "solvabiliteit": 9_50}
        nieuw = Kwartaal(jaar=jaar, kwartaal=nummer, bron_datum=bron, bron="Rapportage.", **cijfers)
        doet(kwartalen.leg_kwartaal_vast, t.nummer, nieuw)

    return Daad(dag=dag, wat=f"cijfers {jaar} kwartaal {nummer}", door=SBJH, doe=doe, mist=mist)


def gebeurtenis(dag: int, code: str, mist: Mist | None) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(gebeurtenissen.leg_gebeurtenis_vast, t.nummer, code, op, "Per brief gehoord.")

    return Daad(dag=dag, wat=f"gebeurtenis {code}", door=SBJH, doe=doe, mist=mist)


def telling(dag: int, gemeenten: Sequence[str], soort: str | None, tekst: str = "", over: int = 0) -> Daad:
    """Children of these municipalities, of whom so many are still to be placed."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        rijen = [
            Telling(gemeente=g, zorgvorm="pleegzorg", peildatum=op, in_zorg=12, nog_te_plaatsen=over) for g in gemeenten
        ]
        doet(tellingen.leg_tellingen_vast, t.nummer, rijen)

    mist = Mist(soort=soort, tekst=tekst, bij=SBJH) if soort else None
    return Daad(dag=dag, wat=f"tel {len(gemeenten)} gemeenten", door=SBJH, doe=doe, mist=mist)


def verzoek(
    dag: int, tekst: str, gevers: Sequence[str], looptijd: tuple[int, int], mist: Mist | None, **meer: int
) -> Daad:
    """Mandaten drawn up, not proposed; about money when there is a `plafond`, answered by day `antwoord`.

    With `bij_sluiten` they end when the zaak is closed.
    """
    plafond, antwoord = meer.get("plafond"), meer.get("antwoord")

    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        van, tot = map(t.dag, looptijd)
        inhoud = Inhoud(
            bevoegdheden=tekst,
            voorwaarden="Elke maand verslag aan het college.",
            plafond=plafond,
            van=van,
            tot=tot,
            einde_bij_sluiten=bool(meer.get("bij_sluiten")),
            organen="" if gevers[0].startswith("GM") else "de colleges van die regio",
        )
        nieuw = opstelling.NieuwMandaat(
            Mandaatsoort.FINANCIEN if plafond else Mandaatsoort.INHOUD,
            Bereik.BINNEN_REGIO if gevers[0].startswith("GM") else Bereik.ANDERE_REGIO,
            gevers,
            "directeur@sbjh.example",
            inhoud,
            reactie_voor_datum=t.dag(antwoord) if antwoord else None,
        )
        doet(opstelling.stel_op, t.nummer, nieuw)

    return Daad(dag=dag, wat=f"vraag mandaat: {tekst}", door=SBJH, doe=doe, mist=mist)


def mandaat(dag: int, wat: str, door: str, tekst: str, gever: str, mist: Mist | None) -> Daad:
    """The next act in the life of a mandaat, by the name of its service or of who consents."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        nr = t.mandaat(tekst, gever)
        if wat in (HOUDER, WERKGEVER):
            doet(mandaten.stem_in, nr, op, wat, "Zo is ingestemd.", GEGEVEN if wat == WERKGEVER else GEEN)
        elif wat == "verleen":
            doet(mandaten.verleen, nr, op, f"B-{gever}")
        elif wat == "nagaan":
            doet(voorwaarden.ga_na, nr, 1, Voorwaardeoordeel.VOLDAAN, op, "Het verslag is gestuurd.")
        else:
            doet(getattr(mandaten, wat), nr, op, "Zo is besloten.")

    return Daad(dag=dag, wat=f"{wat} {gever}: {tekst}", door=door, doe=doe, mist=mist)


def overgeslagen(naam: str) -> Mist:
    return Mist(
        soort="trede_overgeslagen",
        tekst=f"{naam} is overgeslagen",
        bij=SBJH,
        waarom_geen_lijst="een trede die voorbij is, kan niemand meer bepalen",
    )


def leven(dagen: tuple[int, ...], naam: str, tekst: str, gever: str, bij: str) -> list[Daad]:
    """A mandaat from its proposal to its withdrawal, each act left out in turn."""
    voor, goed, ja, stemt, na, weg = dagen

    nooit = f"{naam} is ingetrokken voordat het actief was"

    def mist(soort: str, zin: str, wie: str, later: str = "") -> Mist:
        return Mist(soort=f"mandaat_{soort}", tekst=zin, bij=wie, dossier=later)

    return [
        mandaat(voor, "stel_voor", SBJH, tekst, gever, mist("concept", f"Stel {naam} voor", SBJH)),
        mandaat(goed, "keur_goed", DEN_HAAG, tekst, gever, mist("voorgesteld", f"Beoordeel {naam}", DEN_HAAG)),
        mandaat(ja, "verleen", bij, tekst, gever, mist("goedgekeurd", f"Verleen {naam}", bij)),
        mandaat(
            stemt, HOUDER, SBJH, tekst, gever, mist("instemming_houder", f"Stem als houder in met {naam}", SBJH, nooit)
        ),
        mandaat(stemt, WERKGEVER, DEN_HAAG, tekst, gever, mist("instemming_werkgever", f"in met {naam}", SBJH, nooit)),
        mandaat(na, "nagaan", SBJH, tekst, gever, Mist(soort="voorwaarde", tekst=f"1 van {naam}", bij=SBJH)),
        mandaat(weg, "trek_in", bij, tekst, gever, mist("loopt_af", f"{naam}, of laat het aflopen", SBJH)),
    ]
