"""Make the bundle of an export that was asked: outside any transaction, from what was taken down when it was asked.

Its entry stands in the logboek already. What stops half-way (a process that ends, no timestamp, no room) leaves an
export that says that it is not finished; whoever makes it then makes the same one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from app.db import transaction
from app.domain.basis.begrippen import Verzoek
from app.domain.basis.fouten import DomeinFout, ExportOnmogelijk, NietGevonden, OngeldigeInvoer
from app.domain.basis.rechten import Recht
from app.domain.export.aanvraag import NieuweExport
from app.domain.export.stand import Exportstap
from app.export.bundel import bouw_bundel
from app.export.bundeldelen import BundelInhoud
from app.export.document import DocumentMislukt
from app.export.ondertekening import Ondertekenaar
from app.models import Export, Exportbundel, Exportopname, Zaak
from app.services.bewijs.anderen import Anderen
from app.services.bewijs.getuigen import vraag_over
from app.services.export.bundelinhoud import Gelezen, lees, verzamel
from app.services.export.exports import exporteer
from app.services.export.opname import ZONDER
from app.services.export.opslag import bewaar, maat_en_som
from app.services.kern.toegang import open_dossier
from app.services.kern.uitvoering import ZAAKSLOT, Werk, voer_uit

MISLUKT = "Het maken van het bestand ging mis. Probeer het opnieuw, of vraag de beheerder om hulp."
NIEMAND = Anderen()
"""An installation that asks nobody."""
Meld = Callable[[Exportstap], None]
"""Who is told how far it is."""
WEG = "Dit gedeelde dossier is er niet meer: de inhoud van de zaak is intussen vernietigd."


def vraag_en_maak(
    session: Session,
    verzoek: Verzoek,
    zaaknummer: str,
    nieuw: NieuweExport,
    ondertekenaar: Ondertekenaar,
    anderen: Anderen = NIEMAND,
) -> Export:
    """Ask an export and make it: raises what `exporteer` and `maak_af` raise."""
    export = voer_uit(session, verzoek, exporteer, zaaknummer, nieuw, ondertekenaar)
    return maak_af(session, export.id, verzoek.nu, ondertekenaar, anderen)


def maak_export_af(werk: Werk, zaaknummer: str, export_id: int) -> Export:
    """Ask again that an export is made that was not finished. It is made after this transaction (`maak_af`).

    Raises NietGevonden, GeenRecht, ExportOnmogelijk; OngeldigeInvoer when its bundle is there.
    """
    werk.wil("maak_export_af")
    dossier = open_dossier(werk, zaaknummer, Recht.EXPORT_MAKEN)
    export = werk.session.scalar(select(Export).where(Export.id == export_id, Export.zaak_id == dossier.zaak.id))
    if export is None:
        raise NietGevonden("Dit gedeelde dossier bestaat niet, of u mag het niet zien.")
    if export.bundel is not None:
        raise OngeldigeInvoer("Dit gedeelde dossier is al klaar. U kunt het downloaden.")
    if export.opname is None:
        raise ExportOnmogelijk(ZONDER)
    export.opname.geprobeerd_op, export.opname.fout, export.opname.keren = werk.verzoek.nu, "", 0
    werk.noteer(object=f"export/{export.volgnr}")
    return export


def _stil(_stap: Exportstap) -> None:
    """Nobody waits for it."""


_MET_OPNAME = (joinedload(Export.opname).undefer(Exportopname.inhoud),)


def maak_af(
    session: Session,
    export_id: int,
    nu: datetime,
    ondertekenaar: Ondertekenaar,
    anderen: Anderen = NIEMAND,
    meld: Meld = _stil,
) -> Export:
    """Make the bundle and keep it; nothing when it is there. No transaction is open while it is made, and none when
    `meld` hears how far it is. `nu` is UTC.

    Where nobody gives a timestamp, or nothing can be sealed, the bundle is made without, and says so. Raises
    ExportOnmogelijk, and NietGevonden when its zaak was destroyed. What was wrong is kept with the export.
    """
    session.rollback()
    export = session.get(Export, export_id, options=_MET_OPNAME, populate_existing=True)
    if export is None:
        raise NietGevonden(WEG)
    if export.bundel is not None:
        return export
    if export.opname is None:
        raise ExportOnmogelijk(ZONDER)
    vraag_over(session, anderen.getuigen, export.laatste_nr, nu)
    try:
        with TemporaryFile() as bron:
            gelezen = lees(session, export, ondertekenaar)
            inhoud = _bouw(session, gelezen, ondertekenaar, anderen, nu, bron, meld)
            return _bewaar(session, export_id, bron, nu, inhoud)
    except DomeinFout as fout:
        _zeg(session, export_id, fout.bericht, nu)
        raise
    except Exception:
        _zeg(session, export_id, MISLUKT, nu)
        raise


def _bouw(
    session: Session,
    gelezen: Gelezen,
    ondertekenaar: Ondertekenaar,
    anderen: Anderen,
    nu: datetime,
    bron: BinaryIO,
    meld: Meld,
) -> BundelInhoud:
    """The bundle in a file, and what went into it. The PDF and its seal take longest: nothing is open in the database
    meanwhile.
    """
    session.expunge(gelezen.export)
    session.rollback()
    meld(Exportstap.ZET)
    try:
        inhoud = verzamel(session, gelezen, ondertekenaar, anderen, nu)
        meld(Exportstap.PAKT_IN)
        bouw_bundel(inhoud, ondertekenaar, bron)
    except (ValueError, DocumentMislukt) as fout:
        bericht = f"Het gedeelde dossier kan niet worden gemaakt: {fout}. Vraag de beheerder om hulp."
        raise ExportOnmogelijk(bericht) from fout
    return inhoud


def _bewaar(session: Session, export_id: int, bron: BinaryIO, nu: datetime, inhoud: BundelInhoud) -> Export:
    """Keep it, unless somebody else made it meanwhile. Raises NietGevonden when its zaak was destroyed."""
    grootte, sha256 = maat_en_som(bron)
    with transaction(session):
        if session.get_bind().dialect.name == "postgresql":  # on SQLite whoever writes is alone
            van_export = select(Zaak.id).join(Export, Export.zaak_id == Zaak.id).where(Export.id == export_id)
            session.execute(van_export.with_for_update(of=Zaak, **ZAAKSLOT))
        export = session.get(Export, export_id, populate_existing=True)
        if export is None:
            raise NietGevonden(WEG)
        if export.bundel is None:
            export.bundel = Exportbundel(
                grootte=grootte,
                sha256=sha256,
                gereed_op=nu,
                zonder_tijdstempel=inhoud.zonder_tijdstempel,
                zegel=inhoud.zegel,
                zegel_waarom=inhoud.zegel_waarom,
            )
            session.flush()
            bewaar(session, export, bron)
            session.execute(delete(Exportopname).where(Exportopname.export_id == export_id))
            session.expire(export, ["opname"])
    return export


def _zeg(session: Session, export_id: int, waarom: str, nu: datetime) -> None:
    """Keep why it is not finished."""
    with transaction(session):
        opname = session.get(Exportopname, export_id)
        if opname is not None:
            opname.fout, opname.geprobeerd_op = waarom, nu
            opname.stap, opname.door, opname.tot, opname.keren = None, None, None, 0
