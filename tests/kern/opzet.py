"""Arrangements that many tests share, and what they look at afterwards: the database and the logboek."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.db import Base
from app.domain.basis.begrippen import Bereik, Mandaatsoort, Mandaatstatus, Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.draaiboek.draaiboekdelen import Middel
from app.domain.logboek import keten
from app.domain.mandaat.inhoud import Inhoud
from app.domain.mandaat.instemming import Gegeven
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.domain.zaak.verloop import Bepaling
from app.models import LogboekPayload, LogboekRegel, Mandaat, Zaak
from app.regios import profiel
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.informatie import plichten as informatie
from app.services.informatie import plichtenblad as informatieblad
from app.services.mandaat import handelingen as mandaten
from app.services.mandaat import opstelling as mandaatopstelling
from app.services.zaak import zaken
from tests.kern.spelers import ONGETELD, Speler, Spelers, dag

_kvk = count(20_000_000)
BEGIN = dag(3, 2)
"""The day on which a zaak of these tests opens."""
GEGEVEN = Gegeven("M. de Boer", "voorzitter van het bestuur", "BS-2025-04")
"""Who consents for the employer of a holder."""
VAN, TOT = dag(17, 3), dag(30, 9)
"""The term of the mandaten of these tests."""
BESLUITDAG, VANDAAG = dag(21, 3), dag(2, 6)


def aanbieder(naam: str = "Stichting Test") -> NieuweAanbieder:
    return NieuweAanbieder(naam, str(next(_kvk)))


def nieuwe_zaak(trede: Toestand = Toestand.ZORGELIJK, datum: date = BEGIN, waarom: str = "Omdat.") -> zaken.NieuweZaak:
    return zaken.NieuweZaak(aanbieder(), trede, waarom, datum)


def open_zaak(spelers: Spelers, trede: Toestand = Toestand.ZORGELIJK, datum: date = BEGIN) -> str:
    """A zaak opened by the directeur SbJH; returns its zaaknummer."""
    return spelers.directeur_sbjh.op(datum).doet(zaken.open_zaak, nieuwe_zaak(trede, datum)).zaaknummer


def bepaling(naar: Toestand, datum: date = VANDAAG, onderbouwing: str = "De cijfers.") -> Bepaling:
    return Bepaling(naar, datum, "Omdat.", onderbouwing)


def nieuw_mandaat(
    gevers: Sequence[str] = ("GM0503",),
    plafond: int | None = 120_000_00,
    *,
    houder: str = "directeur@sbjh.example",
    bereik: Bereik = Bereik.BINNEN_REGIO,
    **meer: Any,
) -> mandaatopstelling.NieuwMandaat:
    """A region grants in the name of bodies, so a request to one says which."""
    soort = Mandaatsoort.INHOUD if plafond is None else Mandaatsoort.FINANCIEN
    if not all(gever.startswith("GM") for gever in gevers):
        meer.setdefault("organen", "de colleges van die regio")
    return mandaatopstelling.NieuwMandaat(soort, bereik, gevers, houder, mandaattekst(plafond, **meer))


def mandaattekst(plafond: int | None = 120_000_00, tekst: str = "Besluiten nemen.", **meer: Any) -> Inhoud:
    """What a mandaat of these tests says."""
    zegt: dict[str, Any] = {"bevoegdheden": tekst, "van": VAN, "tot": TOT, "plafond": plafond}
    return Inhoud(**(zegt | meer))


def stel_voor(wie: Speler, zaak: str, nieuw: mandaatopstelling.NieuwMandaat | None = None) -> list[int]:
    """Mandaten drawn up and proposed; returns their ids."""
    speler = wie.op(dag(14, 3))
    rijen = speler.doet(mandaatopstelling.stel_op_en_voor, zaak, nieuw or nieuw_mandaat(), dag(14, 3))
    return [mandaat.id for mandaat in rijen]


def verleen(spelers: Spelers, mandaat_id: int, gever: str, houder: Speler | None = None) -> None:
    """Granted by its grantor on the first day of its term, with both consents."""
    spelers.gever(gever).op(VAN).doet(mandaten.verleen, mandaat_id, VAN, "B-1")
    stem_in(spelers, (houder or spelers.directeur_sbjh).op(VAN), mandaat_id, VAN)


def stem_in(spelers: Spelers, houder: Speler, mandaat_id: int, datum: date) -> None:
    """Both consents: the holder his own, the other Regievoerder that of the employer."""
    houder.doet(mandaten.stem_in, mandaat_id, datum, HOUDER)
    ander = spelers.directeur_denhaag if houder.email == spelers.directeur_sbjh.email else spelers.directeur_sbjh
    ander.op(houder.nu).doet(mandaten.stem_in, mandaat_id, datum, WERKGEVER, "Het bestuur stemt in.", GEGEVEN)


def actief_mandaat(
    spelers: Spelers, zaak: str, gever: str = "GM0503", plafond: int | None = 120_000_00, **meer: Any
) -> int:
    """A mandaat of the directeur SbJH through its whole life up to active; returns its id."""
    bereik = Bereik.BINNEN_REGIO if profiel("haaglanden").is_lid_op(gever, VAN) else Bereik.ANDERE_REGIO
    (mandaat_id,) = stel_voor(spelers.directeur_sbjh, zaak, nieuw_mandaat([gever], plafond, bereik=bereik, **meer))
    spelers.directeur_denhaag.op(dag(14, 3)).doet(mandaten.keur_goed, mandaat_id, dag(14, 3))
    verleen(spelers, mandaat_id, gever)
    return mandaat_id


def besluit(bedrag: int | None, datum: date = BESLUITDAG, **meer: object) -> NieuwBesluit:
    soort = Mandaatsoort.INHOUD if bedrag is None else Mandaatsoort.FINANCIEN
    return NieuwBesluit(soort, "Voorschot.", datum, bedrag, **meer)  # type: ignore[arg-type]


def meld_alles_verzonden(spelers: Spelers, zaak: str, op: date = VANDAAG, wie: Speler | None = None) -> None:
    """Everybody who had to be informed in the zaak by that day was, so that it may close."""
    wie = (wie or spelers.directeur_sbjh).op(op)
    for regel in informatieblad.lijst_plichten(wie.session, zaak_van(wie.session, zaak), op):
        if regel.is_open:
            wie.doet(informatie.meld_verzonden, zaak, regel.plicht.id, informatie.Verzending(op, Middel.BRIEF))


def zaak_van(session: Session, zaaknummer: str) -> Zaak:
    return session.scalars(select(Zaak).where(Zaak.zaaknummer == zaaknummer)).one()


def mandaat_van(session: Session, mandaat_id: int) -> Mandaat:
    return session.get_one(Mandaat, mandaat_id, populate_existing=True)


def status(spelers: Spelers, mandaat_id: int) -> Mandaatstatus:
    return mandaat_van(spelers.session, mandaat_id).status


@dataclass(frozen=True)
class Regel:
    """An entry with what was said in it."""

    kop: keten.Regel
    inhoud: dict[str, object]


def logboek(session: Session, na: int = 0) -> list[Regel]:
    """Every entry, oldest first; those after the first so many."""
    vraag = (
        select(LogboekRegel.regel, LogboekPayload.inhoud)
        .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .order_by(LogboekRegel.nr)
        .offset(na)
    )
    session.rollback()
    return [Regel(keten.lees_regel(regel), keten.ontzegel(inhoud)) for regel, inhoud in session.execute(vraag)]


def aantal_regels(session: Session) -> int:
    """How many `logboek` gives."""
    session.rollback()
    return session.scalars(select(func.count(LogboekPayload.nr))).one()


def acties(session: Session) -> list[str]:
    """The acts in the logboek, oldest first; a refused one between brackets."""
    return [r.kop.actie if r.kop.uitkomst == "gedaan" else f"({r.kop.actie})" for r in logboek(session)]


def inhoud(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those of the logboek, the words by which it is found, and who is logged in.

    As the database gives them, past the models: it is asked often, and only whether two of them are the same.
    """
    session.rollback()
    buiten = ("logboek_", "zoekpassage", "sessie")
    tabellen = [naam for naam in Base.metadata.tables if not naam.startswith(buiten)]
    cursor = session.connection().connection.cursor()
    rijen: dict[str, list[tuple[object, ...]]] = {}
    for naam in tabellen:
        cursor.execute(f'SELECT * FROM "{naam}"')  # noqa: S608 - a name of ours
        rijen[naam] = sorted(cursor.fetchall(), key=repr)
    cursor.close()
    return rijen


@contextmanager
def geweigerd(session: Session, code: str) -> Iterator[pytest.ExceptionInfo[DomeinFout]]:
    """The act inside is refused for this reason, noted once with that reason, and changes nothing."""
    voor, regels_voor = inhoud(session), aantal_regels(session)
    with pytest.raises(DomeinFout) as fout:
        yield fout
    assert fout.value.code == code, fout.value.bericht
    erbij = logboek(session, regels_voor)
    assert [regel.kop.uitkomst for regel in erbij] == ["geweigerd"]
    assert erbij[0].inhoud["code"] == code
    assert erbij[0].inhoud["reden"]
    assert inhoud(session) == voor


@contextmanager
def niet_aanvaard(session: Session, code: str, veld: str | None = None) -> Iterator[pytest.ExceptionInfo[DomeinFout]]:
    """The act inside is not accepted as it was entered: nothing changes, nothing is noted."""
    voor, regels_voor = inhoud(session), aantal_regels(session)
    with pytest.raises(DomeinFout) as fout:
        yield fout
    assert (fout.value.code, fout.value.veld) == (code, veld), fout.value.bericht
    assert aantal_regels(session) == regels_voor
    assert inhoud(session) == voor


@dataclass
class Teller:
    """Counts statements, BEGIN and COMMIT left out."""

    vragen: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.vragen)


@contextmanager
def tel_vragen(engine: Engine) -> Iterator[Teller]:
    """The statements that reach the database inside."""
    teller = Teller()

    def noteer(_verbinding: object, _cursor: object, vraag: str, *_rest: object) -> None:
        if not ONGETELD.get() and not vraag.upper().startswith(("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")):
            teller.vragen.append(vraag)

    event.listen(engine, "before_cursor_execute", noteer)
    yield teller
    event.remove(engine, "before_cursor_execute", noteer)
