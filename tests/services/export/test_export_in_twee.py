"""An export is asked in one transaction and made after it: nobody waits for it; what stops half-way goes on later."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from app.db import transaction
from app.domain.basis.fouten import ExportOnmogelijk, GeenRecht, NietGevonden, OngeldigeInvoer
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.stand import WACHT, Exportstand
from app.domain.openstaand.afloop import EXPORT_ONAF
from app.export import document
from app.export.bundel import bouw_bundel
from app.export.ondertekening import Ondertekenaar, lees_of_maak_sleutel
from app.export.verify import controleer
from app.models import Export, Exportbundel, Exportopname, LogboekKop, Openpunt
from app.services.bewijs.anderen import Anderen
from app.services.document import documenten
from app.services.export import exports
from app.services.export.afmaken import maak_af, maak_export_af
from app.services.export.bundelinhoud import lees, verzamel
from app.services.export.exports import lijst_exports
from app.services.export.wachtrij import maak_alle_af
from app.services.kern.huur import Knoop
from app.services.logboek.noteren import Aantekening, noteer
from tests.kern.omvang import keren
from tests.kern.opzet import acties, geweigerd, logboek, niet_aanvaard
from tests.kern.spelers import Speler, Spelers
from tests.services.bewijs.test_knoeien import knoei
from tests.services.export.bundels import JUNI, ZAAK, bundel, dossier, exporteer

pytestmark = pytest.mark.beide

NU = datetime(2025, 6, 2, 10, tzinfo=UTC)
NIEUW = NieuweExport("NZa", "Toezicht.", JUNI)


def vraag(wie: Speler, sleutel: Ondertekenaar) -> Export:
    """Asked, and not yet made: as when the process ended just then."""
    export: Export = wie.doet(exports.exporteer, ZAAK, NIEUW, sleutel)
    return export


def stand(wie: Speler, later: timedelta = timedelta()) -> list[Exportstand]:
    wie.session.rollback()
    regels = lijst_exports(wie.session, wie.actor)
    return [r.stand((r.export.opname.geprobeerd_op if r.export.opname else datetime.now(UTC)) + later) for r in regels]


def open_punten(session: Session) -> list[str]:
    session.rollback()
    return list(session.scalars(select(Openpunt.object).where(Openpunt.soort == EXPORT_ONAF)))


def test_wat_is_gevraagd_en_niet_gemaakt_zegt_dat(s1: Spelers, sleutel: Ondertekenaar) -> None:
    wie = s1.projectleider
    export = vraag(wie, sleutel)
    assert acties(s1.session)[-1] == "exporteer"
    assert stand(wie) == [Exportstand.BEZIG]
    assert stand(wie, WACHT) == [Exportstand.ONAF]
    assert open_punten(s1.session) == ["export/1"]
    assert lijst_exports(s1.session, s1.auditor.actor) == []
    for lezer in (wie, s1.auditor):
        with pytest.raises(NietGevonden):
            lezer.doet(exports.lees_export, export.id)
    maak_af(s1.session, export.id, NU, sleutel)
    assert stand(wie, WACHT) == [Exportstand.KLAAR]
    assert open_punten(s1.session) == []
    assert len(lijst_exports(s1.session, s1.auditor.actor)) == 1


def test_later_afgemaakt_is_hij_zoals_hij_meteen_was_geweest(s1: Spelers, sleutel: Ondertekenaar) -> None:
    """Byte for byte, whatever was recorded since: documents, another name, another export."""
    wie = s1.directeur_sbjh
    export = vraag(wie, sleutel)
    meteen = bytes_van(s1.session, export.id, sleutel)
    wie.doet(documenten.voeg_document_toe, ZAAK, documenten.NieuwDocument("later.txt", b"later\n", JUNI))
    exporteer(wie, ZAAK, NIEUW, sleutel)
    maak_af(s1.session, export.id, NU, sleutel)
    gemaakt = bundel(wie, export)
    assert gemaakt == meteen
    verslag = controleer(gemaakt, sleutel.publieke_pem())
    assert verslag.manifest["laatste_nr"] == export.laatste_nr
    assert "later.txt" not in [d["naam"] for d in dossier(wie, export)["documenten"]]
    assert dossier(wie, export)["chronologie"][-1]["actie"] == "exporteer"


def bytes_van(session: Session, export_id: int, sleutel: Ondertekenaar) -> bytes:
    """The bundle as it is made now, without keeping it."""
    session.rollback()
    uit = BytesIO()
    gelezen = lees(session, session.get_one(Export, export_id), sleutel)
    bouw_bundel(verzamel(session, gelezen, sleutel, Anderen(), NU), sleutel, uit)
    session.rollback()
    return uit.getvalue()


def test_een_handeling_naast_een_export_wacht_niet(
    s1: Spelers, sleutel: Ondertekenaar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The export is held while its PDF is set: its template is a pipe that nobody filled yet. The act is done; then the
    export is finished, without it.
    """
    sjablonen = tmp_path / "sjablonen"
    sjablonen.mkdir()
    echt = (document.SJABLONEN / "dossier.typ").read_bytes()
    os.mkfifo(sjablonen / "dossier.typ")
    monkeypatch.setattr(document, "SJABLONEN", sjablonen)
    engine = s1.session.get_bind()
    assert isinstance(engine, Engine)
    export = vraag(s1.directeur_sbjh, sleutel)
    uitkomst: list[object] = []

    def maak() -> None:
        with Session(engine, expire_on_commit=False) as eigen_:
            uitkomst.append(maak_af(eigen_, export.id, NU, sleutel))

    draad = threading.Thread(target=maak)
    draad.start()
    with (sjablonen / "dossier.typ").open("wb") as pijp:  # opens when the other side reads: the PDF is being set
        s1.projectleider.doet(documenten.voeg_document_toe, ZAAK, documenten.NieuwDocument("x.txt", b"naast\n", JUNI))
        assert acties(s1.session)[-1] == "voeg_document_toe"
        assert not uitkomst
        pijp.write(echt)
    draad.join()
    assert uitkomst
    verslag = controleer(bundel(s1.projectleider, export), sleutel.publieke_pem())
    assert verslag.manifest["laatste_nr"] == export.laatste_nr
    assert acties(s1.session)[-2:] == ["exporteer", "voeg_document_toe"]


def test_de_taken_maken_af_wat_bleef_liggen(s1: Spelers, sleutel: Ondertekenaar) -> None:
    een, twee = vraag(s1.directeur_sbjh, sleutel), vraag(s1.projectleider, sleutel)
    nu = s1.directeur_sbjh.verzoek().nu

    def ronde(na: timedelta) -> tuple[int, int]:
        knoop = Knoop("a", lambda: nu + na, str)
        return maak_alle_af(s1.session, knoop, lambda session, nr, meld: maak_af(session, nr, NU, sleutel, meld=meld))

    assert ronde(timedelta(0)) == (0, 0)  # somebody may still be making them
    assert ronde(WACHT) == (2, 0)
    assert ronde(WACHT) == (0, 0)
    for export in (een, twee):
        controleer(bundel(s1.projectleider, export), sleutel.publieke_pem())


def test_wie_hem_laat_afmaken_staat_in_het_logboek(s1: Spelers, sleutel: Ondertekenaar) -> None:
    export = vraag(s1.directeur_sbjh, sleutel)
    with geweigerd(s1.session, GeenRecht.code):
        s1.delft.doet(maak_export_af, ZAAK, export.id)
    s1.projectleider.doet(maak_export_af, ZAAK, export.id)
    regel = logboek(s1.session)[-1]
    assert (regel.kop.actie, regel.kop.object) == ("maak_export_af", "export/1")
    maak_af(s1.session, export.id, NU, sleutel)
    with niet_aanvaard(s1.session, OngeldigeInvoer.code):
        s1.projectleider.doet(maak_export_af, ZAAK, export.id)
    with niet_aanvaard(s1.session, NietGevonden.code):
        s1.projectleider.doet(maak_export_af, ZAAK, 99)


def test_twee_die_hem_tegelijk_afmaken_maken_er_een(s1: Spelers, sleutel: Ondertekenaar) -> None:
    export = vraag(s1.directeur_sbjh, sleutel)
    engine = s1.session.get_bind()
    assert isinstance(engine, Engine)

    def maak() -> None:
        with Session(engine, expire_on_commit=False) as eigen_:
            maak_af(eigen_, export.id, NU, sleutel)

    draden = [threading.Thread(target=maak) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    s1.session.rollback()
    assert s1.session.scalar(select(func.count()).select_from(Exportbundel)) == 1
    assert s1.session.scalar(select(func.count()).select_from(Exportopname)) == 0
    controleer(bundel(s1.projectleider, export), sleutel.publieke_pem())


def test_wat_in_de_weg_staat_wordt_bewaard_en_het_kan_opnieuw(s1: Spelers, sleutel: Ondertekenaar) -> None:
    wie = s1.directeur_sbjh
    export = vraag(wie, sleutel)
    goed = s1.session.connection().exec_driver_sql("SELECT inhoud FROM document_inhoud WHERE document_id = 1").scalar()
    knoei(s1.session, "UPDATE document_inhoud SET inhoud = :x WHERE document_id = 1", x=b"anders")
    with pytest.raises(ExportOnmogelijk, match="document 1"):
        maak_af(s1.session, export.id, NU, sleutel)
    (regel,) = lijst_exports(s1.session, wie.actor)
    assert "inhoud past niet bij de opgeslagen hash" in regel.fout
    assert stand(wie) == [Exportstand.ONAF]
    assert goed is not None
    knoei(s1.session, "UPDATE document_inhoud SET inhoud = :x WHERE document_id = 1", x=bytes(goed))
    assert controleer(bundel(wie, maak_af(s1.session, export.id, NU, sleutel)), sleutel.publieke_pem())


def test_na_een_andere_sleutel_is_hij_met_die_ondertekend(s1: Spelers, sleutel: Ondertekenaar, tmp_path: Path) -> None:
    export = vraag(s1.directeur_sbjh, sleutel)
    nieuw = lees_of_maak_sleutel(tmp_path / "nieuw.pem")
    maak_af(s1.session, export.id, NU, nieuw)
    assert controleer(bundel(s1.directeur_sbjh, export), nieuw.publieke_pem())


@pytest.mark.traag
@pytest.mark.parametrize("databank", ["sqlite"], indirect=True)
def test_het_aantal_vragen_hangt_niet_van_het_logboek_af(s1: Spelers, sleutel: Ondertekenaar) -> None:
    """For a logboek of 300 and one of 1,200 entries, with the zaak spread over it, as many (3,000: `make test-all`)."""
    wie = s1.directeur_sbjh
    geteld: list[int] = []
    for grootte in (300, keren(1_200, 3_000)):
        for nr in range(3):
            _vul_tot(wie, grootte * (nr + 1) // 4)
            stuk = documenten.NieuwDocument(f"{grootte}-{nr}.txt", b"verspreid\n", JUNI)
            wie.doet(documenten.voeg_document_toe, ZAAK, stuk)
        _vul_tot(wie, grootte - 1)
        if not geteld:
            exporteer(wie, ZAAK, NIEUW, sleutel)  # each goes on from one before it
        with vragen(s1.session) as teller:
            exporteer(wie, ZAAK, NIEUW, sleutel)
        geteld.append(len(teller))
    assert geteld[0] == geteld[1] <= HOOGSTENS


HOOGSTENS = 140
"""Most of them read the dossier, one for each kind of row."""


def _vul_tot(wie: Speler, nr: int) -> None:
    with transaction(wie.session) as session:
        for n in range(session.scalars(select(LogboekKop.nr)).one(), nr):
            noteer(session, wie.verzoek(), None, Aantekening("exporteer", {"n": n}))
        session.expunge_all()


@contextmanager
def vragen(session: Session) -> Iterator[list[str]]:
    gedaan: list[str] = []
    engine = session.get_bind()

    def tel(_v: object, _c: object, opdracht: str, *_meer: object) -> None:
        if not opdracht.startswith(("BEGIN", "SAVEPOINT", "RELEASE")):
            gedaan.append(opdracht)

    event.listen(engine, "before_cursor_execute", tel)
    yield gedaan
    event.remove(engine, "before_cursor_execute", tel)
