"""Acts by several processes at once. Each process has its own engine, as the workers of a server have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from typing import Any

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Toestand
from app.domain.basis.fouten import DomeinFout
from app.services.besluit import besluiten
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.zaak import zaken
from tests.kern.databanken import maak_engine
from tests.kern.opzet import BESLUITDAG, bepaling, besluit, zaak_van
from tests.kern.spelers import Spelers

VERS = get_context("forkserver")
"""A process of its own, forked from one that was started fresh and not from the test, with whose connections it would
go on. That one has read the product once, for all of them: from nothing each takes seconds."""
VERS.set_forkserver_preload([__name__, "tests.web.producten", "tests.api.beller"])


def neem_laatste_euro(spelers: Spelers, zaaknummer: str) -> str:
    """A decision of one euro; the answer says what became of it."""
    try:
        spelers.directeur_sbjh.doet(besluiten.neem_besluit, zaaknummer, besluit(1_00, BESLUITDAG))
    except DomeinFout as fout:
        return fout.code
    return "genomen"


@contextmanager
def eigen(url: str) -> Iterator[Spelers]:
    """The characters over a connection of their own."""
    engine = maak_engine(url)
    try:
        with Session(engine, expire_on_commit=False) as session:
            yield Spelers(session)
    finally:
        engine.dispose()


def _race(url: str, zaken_: Sequence[str], start: Barrier, uitkomst: Any) -> None:
    with eigen(url) as spelers:
        for zaak in zaken_:
            start.wait(60)
            uitkomst.put((zaak, neem_laatste_euro(spelers, zaak)))


def race(url: str, zaken_: Sequence[str], lopers: int = 2) -> list[tuple[str, str]]:
    """Several processes go for the same last euro of each zaak, at the same moment; returns what each got."""
    start, uitkomst = VERS.Barrier(lopers), VERS.Queue()
    processen = [VERS.Process(target=_race, args=(url, zaken_, start, uitkomst)) for _ in range(lopers)]
    for proces in processen:
        proces.start()
    gevonden = [uitkomst.get(timeout=60) for _ in range(lopers * len(zaken_))]
    for proces in processen:
        proces.join()
    uitkomst.close()
    return gevonden


def _ronden(url: str, zaken_: Sequence[str], ronden: int, start: Barrier, eerste: bool, uitkomst: Any) -> None:
    """Round after round for the same last euro; between two rounds the winner's decision is reversed."""
    with eigen(url) as spelers:
        for ronde in range(ronden):
            zaak = zaken_[ronde % len(zaken_)]
            start.wait(60)
            antwoord = neem_laatste_euro(spelers, zaak)
            uitkomst.put((ronde, antwoord))
            start.wait(60)
            if eerste:
                _geef_terug(spelers, zaak)


def _geef_terug(spelers: Spelers, zaaknummer: str) -> None:
    rijen = lijst_besluiten(spelers.session, zaak_van(spelers.session, zaaknummer).id)
    laatste = rijen[-1].id
    spelers.session.rollback()
    spelers.directeur_sbjh.doet(besluiten.boek_tegen, zaaknummer, laatste, BESLUITDAG, "Volgende ronde.")


def race_ronden(url: str, zaken_: Sequence[str], ronden: int) -> list[tuple[int, str]]:
    """Two processes, so many rounds; each answer with its round."""
    start, uitkomst = VERS.Barrier(2), VERS.Queue()
    processen = [
        VERS.Process(target=_ronden, args=(url, zaken_, ronden, start, eerste, uitkomst)) for eerste in (True, False)
    ]
    for proces in processen:
        proces.start()
    gevonden = [uitkomst.get(timeout=120) for _ in range(2 * ronden)]
    for proces in processen:
        proces.join()
    uitkomst.close()
    return gevonden


def schrijf(url: str, zaaknummer: str, keren: int) -> list[str]:
    """Up and down the ladder of one zaak, so many times; the answers, empty for what was done."""
    with eigen(url) as spelers:
        return [neem_trede(spelers, zaaknummer, keer) for keer in range(keren)]


def neem_trede(spelers: Spelers, zaaknummer: str, keer: int) -> str:
    """Up when the count is even, down when it is odd; what was answered, empty when it was done."""
    naar = Toestand.PROBLEMATISCH if keer % 2 == 0 else Toestand.ZORGELIJK
    try:
        spelers.directeur_sbjh.doet(zaken.bepaal_trede, zaaknummer, bepaling(naar))
    except DomeinFout as fout:
        return fout.code
    return ""


def tegelijk(taken: Sequence[Callable[[], list[str]]]) -> list[str]:
    """Every task in a thread of its own; all answers."""
    with ThreadPoolExecutor(len(taken)) as pool:
        return [antwoord for lijst in pool.map(lambda taak: taak(), taken) for antwoord in lijst]
