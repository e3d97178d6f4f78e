"""What others judge: ten different zaken, each in the midst of something else, and their bundles."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo import speel_lopend, speel_s1
from app.domain.basis.begrippen import Toestand, Uitkomst
from app.domain.export.aanvraag import NieuweExport
from app.export.checkpointmap import Checkpointmap
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.models import LogboekRegel, Zaak
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.besluit import besluiten
from app.services.logboek.checkpoints import logboeksleutel
from app.services.zaak import zaken
from tests.kern.databanken import Databank, maak_engine
from tests.kern.opzet import BEGIN, actief_mandaat, besluit, open_zaak
from tests.kern.spelers import Spelers, dag, vul_accounts
from tests.services.dossier.levens import sluit, weiger
from tests.services.export.bundels import bundel, exporteer

VREEMD = (
    "Élan ’s-Gravenhage ﷽ 漢字 \u202eomgekeerd\u202c \U0001f468\u200d\U0001f469\u200d\U0001f467 ﬁ "
    "<b>& {{ x }} #let y = [1] \u00ad €"
)
"""What people paste: other scripts, marks of direction, emoji, markup of HTML, of templates and of typst."""


@dataclass(frozen=True)
class Bundels:
    """The files of the bundles, the key of the checkpoints in them, and every line of the logboek of then."""

    map: Path
    paden: tuple[Path, ...]
    vkey: str
    regels: Path

    def pdfs(self) -> list[Path]:
        return sorted(self.map.glob("*/*.pdf")) + sorted(self.map.glob("*/documenten/*.pdf"))


@pytest.fixture(scope="session")
def bundels(databank: Databank, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bundels]:
    url, map_ = databank.kopie("accounts", vul_accounts), tmp_path_factory.mktemp("bundels")
    engine = maak_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        sleutel = lees_of_maak_sleutel(map_ / "sleutel.pem", "draaiboek/haaglanden", Checkpointmap(map_ / "buiten"))
        _speel(session)
        nummers = session.scalars(select(Zaak.zaaknummer).order_by(Zaak.id)).all()
        assert len(nummers) >= 10
        paden = tuple(_bundel(session, nummer, sleutel, map_) for nummer in nummers)
        regels = map_ / "regels.jsonl"
        regels.write_bytes(
            b"".join(r + b"\n" for r in session.scalars(select(LogboekRegel.regel).order_by(LogboekRegel.nr)))
        )
        yield Bundels(map_, paden, logboeksleutel(session, sleutel).vkey(), regels)
    engine.dispose()
    databank.weg(url)


def _speel(session: Session) -> None:
    """S1, the four that run in the demo, and five more."""
    speel_s1(session)
    speel_lopend(session, date(2025, 6, 2))
    spelers = Spelers(session)
    open_zaak(spelers, Toestand.SIGNAAL)
    sluit(spelers, open_zaak(spelers), dag(13, 11), Uitkomst.HERSTELD)
    weiger(spelers, open_zaak(spelers))
    actief_mandaat(spelers, met_geld := open_zaak(spelers))
    spelers.directeur_sbjh.doet(besluiten.neem_besluit, met_geld, besluit(100_00))
    vreemd = zaken.NieuweZaak(
        NieuweAanbieder(VREEMD, "87654321"), Toestand.ZORGELIJK, f"{VREEMD}\n\n{VREEMD * 20}", BEGIN
    )
    spelers.directeur_sbjh.op(BEGIN).doet(zaken.open_zaak, vreemd)


def _bundel(session: Session, zaaknummer: str, sleutel: Ondertekenaar, map_: Path) -> Path:
    """The bundle of this zaak, also unpacked in a folder of its name."""
    wie = Spelers(session).directeur_sbjh
    inhoud = bundel(wie, exporteer(wie, zaaknummer, NieuweExport("NZa", "Toezicht.", dag(2, 6)), sleutel))
    pad = map_ / f"{zaaknummer}.zip"
    pad.write_bytes(inhoud)
    with zipfile.ZipFile(BytesIO(inhoud)) as boek:
        boek.extractall(map_ / zaaknummer)
    return pad
