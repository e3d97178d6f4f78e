"""The outside of a simulation: the jobs, with a mail server and a receiver that are sometimes down, slow or lying."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import dag_van
from app.export.checkpointmap import checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import Gebruiker, LogboekKop, Poststand, Puntbericht, Uitgaand
from app.services.bewaren.vernietiging import rijp
from app.services.buiten.post import Postbus, PostMislukt
from app.services.gebruiker.eenmalig import ruim_eenmalig_op
from app.services.gebruiker.pogingen import ruim_pogingen_op
from app.services.gebruiker.sessies import ruim_sessies_op
from app.services.kern.antwoorden import ruim_antwoorden_op
from app.services.logboek.ronde import maak_ronde
from app.services.mandaat.einde import noteer_eindes
from app.services.openstaand.nazien import zie_na
from app.services.overname.rij import ruim_werk_op
from app.services.post.afmelden import Kantoor
from app.services.post.herinneren import herinner
from app.services.post.klaarzetten import zet_klaar
from app.services.post.versturen import verstuur_post
from app.services.zoeken.herbouw import lees_verder
from app.simulatie import storing
from app.simulatie.storing import Storing
from app.simulatie.toets import Geschonden
from app.simulatie.wereld import Wereld

Taak = Callable[[Session, datetime], object]
POST_KANS = 0.1
KANTOOR = Kantoor("https://simulatie.example", "simulatie")


@dataclass
class Postkantoor:
    """A mail server. It may refuse; or take a mail and fall silent, so that whoever sent it believes that it failed."""

    kans: Random | None = None
    bezorgd: Counter[tuple[str, str]] = field(default_factory=Counter)
    stil: int = 0

    def verstuur(self, aan: Any, onderwerp: str, *_tekst: object, **_meer: object) -> None:
        worp = self.kans.random() if self.kans else 1.0
        if worp < 0.3:
            raise PostMislukt("De mail is niet verstuurd (simulatie).")
        self.bezorgd[",".join(aan), onderwerp] += 1
        if worp < 0.4:
            self.stil += 1
            raise PostMislukt("De mailserver nam de mail aan en zweeg (simulatie).")


@dataclass
class Buiten:
    """What the jobs do and to whom; `map` holds the key and the checkpoints outside."""

    map: Path
    kantoor: Postkantoor = field(default_factory=Postkantoor)

    def __post_init__(self) -> None:
        self.ondertekenaar: Ondertekenaar = lees_of_maak_sleutel(
            self.map / "sleutel.pem", "simulatie", checkpointmap(self.map / "checkpoints")
        )

    def taken(self, *, met_post: bool = True) -> list[Taak]:
        return [
            noteer_eindes,
            lambda session, nu: maak_ronde(session, self.ondertekenaar, nu, nieuw_mag=True),
            *((zet_klaar, herinner) if met_post else ()),
            lambda session, nu: verstuur_post(session, self._postbus(), KANTOOR, nu),
            zie_na,
            ruim_werk_op,
            lambda session, _nu: lees_verder(session, lambda: True),
            ruim_antwoorden_op,
            ruim_pogingen_op,
            ruim_eenmalig_op,
            ruim_sessies_op,
            lambda session, nu: rijp(session, dag_van(nu)),
        ]

    def _postbus(self) -> Postbus:
        bus: Any = self.kantoor
        return bus  # type: ignore[no-any-return]

    def ronde(self, wereld: Wereld, kans: Random) -> None:
        """Every job once, some of which break off halfway. Who has to be told is found in some rounds only: it asks of
        each of seventy accounts what lies with him, which is half of what a run costs.
        """
        self.kantoor.kans = kans
        for taak in self.taken(met_post=kans.random() < POST_KANS):
            with wereld.session() as session:
                try:
                    with storing.met(wereld.engine, Storing.trek(kans)):
                        taak(session, wereld.klok.nu)
                except OperationalError as uitval:
                    if "simulatie" not in str(uitval):
                        raise

    def rond_af(self, wereld: Wereld) -> None:
        """Nothing fails any more. Raises Geschonden when a job then has something left, or mail was lost."""
        self.kantoor.kans = None
        for taak in self.taken():
            with wereld.session() as session:
                taak(session, wereld.klok.nu)
        with wereld.session() as session:
            toets_post(session, self.kantoor)


def toets_post(session: Session, kantoor: Postkantoor) -> None:
    """What is said to have been sent arrived, nobody was told of a point twice at one moment, and the whole logboek was
    read for who has to be told. Raises Geschonden.
    """
    vraag = select(Gebruiker.email).join(Uitgaand, Uitgaand.gebruiker_id == Gebruiker.id)
    gezegd = Counter(session.scalars(vraag.where(Uitgaand.uitkomst == "verstuurd")))
    bezorgd: Counter[str] = Counter()
    for (aan, _), aantal in kantoor.bezorgd.items():
        bezorgd[aan] += aantal
    if weg := gezegd - bezorgd:
        raise Geschonden(f"verstuurd volgens de lijst, maar nooit aangekomen: {dict(weg)}")
    b = Puntbericht
    sleutel = (b.zaak_id, b.soort, b.object, b.ontvanger, b.moment)
    if dubbel := session.execute(select(*sleutel).group_by(*sleutel).having(func.count() > 1)).all():
        raise Geschonden(f"twee keer verteld: {[tuple(rij) for rij in dubbel[:3]]}")
    tot, eind = session.scalar(select(Poststand.tot_nr)), session.scalar(select(LogboekKop.nr))
    if tot != eind:
        raise Geschonden(f"mail is klaargezet tot regel {tot}, en het logboek heeft er {eind}")
