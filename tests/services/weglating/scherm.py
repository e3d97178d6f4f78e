"""What the page of a zaak and the page *Zaak sluiten* are given to tell, and whether they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy.orm import Session

from app import regios
from app.domain.basis.begrippen import Actor, Uitkomst, dag_van
from app.services.dossier.gezegd import wat_het_dossier_zal_zeggen, wat_niet_is_vastgelegd
from app.services.draaiboek.edities import editie_van
from app.services.kern.toegang import Dossier, vind_dossier
from app.services.overzicht.zaakscherm import zaakscherm
from app.services.zaak.vooruitblik import checklist_sluiten
from tests.kern.databanken import maak_engine
from tests.services.weglating.daden import SBJH
from tests.services.weglating.toneel import adres
from tests.web.bezoeker import Bezoeker
from tests.web.producten import draai

REGELS = 8
"""How many lines of what is next the page of a zaak shows; a link says how many more there are."""
Kijker = Callable[[Path, Actor, str], list[str]]
"""What the screens of a zaak in this file should tell this account, and do not."""


def zaakregels(session: Session, dossier: Dossier, dag: date, hoogstens: int | None = REGELS) -> list[str]:
    """Of the page of the zaak: what is next, in so many lines, and what was not recorded."""
    scherm = zaakscherm(session, dossier, dag)
    volgt = [o.punt.onderwerp for taak in scherm.taken[:hoogstens] for o in taak.punten]
    gebeurd = [gebeurtenis.code for gebeurtenis in scherm.feiten.gebeurtenissen]
    niet = wat_niet_is_vastgelegd(
        session,
        dossier.zaak,
        dag,
        editie_van(session, dossier.zaak),
        scherm.verloop,
        gebeurd,
        na_toezicht=any(spoor.einde for spoor in scherm.feiten.toezicht),
    )
    return [*volgt, *niet]


def sluitregels(
    session: Session, dossier: Dossier, dag: date, uitkomst: Uitkomst | None = Uitkomst.FAILLISSEMENT_MET_OVERDRACHT
) -> list[str]:
    """Of the page *Zaak sluiten*: what is in the way, and what the dossier will say."""
    regels = [r.tekst for r in checklist_sluiten(session, dossier.zaak, dag) if not r.voldaan]
    zal = wat_het_dossier_zal_zeggen(session, dossier, dag, uitkomst)
    return [*regels, *(str(rij["onderwerp"]) for rij in (*zal.wat_openstaat, *zal.wat_niet_is_vastgelegd))]


def kijker(regiomap: Path, werkmap: Path) -> Kijker:
    """Looks at both pages through the product, as the Regievoerder, today."""

    def kijk(bestand: Path, actor: Actor, zaaknummer: str) -> list[str]:
        url, vandaag = f"sqlite:///{bestand}", dag_van(datetime.now(UTC))
        engine = maak_engine(url)
        with Session(engine) as session:
            dossier = vind_dossier(session, actor, zaaknummer)
            zaak, sluiten = zaakregels(session, dossier, vandaag), sluitregels(session, dossier, vandaag, None)
        engine.dispose()
        with _product(url, werkmap, regiomap) as app:
            bezoeker = Bezoeker(app, adres(SBJH))
            return [
                *_ontbreekt(bezoeker, f"/zaken/{zaaknummer}", zaak),
                *_ontbreekt(bezoeker, f"/zaken/{zaaknummer}/afsluiting", sluiten),
            ]

    return kijk


def _ontbreekt(bezoeker: Bezoeker, pad: str, regels: Sequence[str]) -> list[str]:
    tekst = _woorden(bezoeker.lees(pad).tekst)
    return [f"{pad}: {regel}" for regel in regels if _woorden(regel) not in tekst]


def _woorden(tekst: str) -> str:
    return " ".join(tekst.split())


@contextmanager
def _product(url: str, werkmap: Path, regiomap: Path) -> Iterator[Flask]:
    """The product on this file, in the small region: who lends it would set the regions back."""
    for app in draai(url, werkmap):
        regios.BESTANDEN.zet_eigen_map(regiomap)
        yield app
