"""Gather what goes into the audit bundle of a zaak: lines, payloads, documents, the dossier and the proofs.

Everything is what it was at the entry of the export: taken down then (`opname.py`), or never changed since.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import TijdstempelOntbreekt
from app.domain.export.exportprofiel import PROFIELEN
from app.domain.logboek import notitie
from app.domain.logboek.keten import Regel, lees_regel
from app.domain.logboek.merkle import tussen
from app.export import verify
from app.export.bewijzen import Eerder
from app.export.bundeldelen import Bijlage, BundelInhoud
from app.export.dossierblad import Omslag, dossier_pdf
from app.export.mdto import Archiefstuk
from app.export.ondertekening import Ondertekenaar
from app.export.regelstapel import Logregel
from app.export.registers import registers_xlsx
from app.export.zegel.zetten import Verzegeld
from app.models import Checkpoint, DocumentInhoud, Export, LogboekPayload, LogboekRegel, Zaak
from app.services.bewijs.anderen import Anderen
from app.services.bewijs.getuigen import mede_ondertekend
from app.services.bewijs.tijdstempel import Tijdstempeldienst
from app.services.dossier.tekst import Deel
from app.services.export.inhoud import Inhoudkeuze
from app.services.export.keuze import Minimaal
from app.services.export.opname import Opname, Stuk, lees_opname
from app.services.logboek.boom import Logboom
from app.services.logboek.checkpoints import onderteken
from app.services.logboek.noteren import EPOCH

logger = structlog.get_logger(__name__)
PORTIE = 1_000
SAMEN = 8 * 2**20
"""Bytes of documents that are read together."""


@dataclass(frozen=True)
class Gelezen:
    """An export that is to be made, as plain data: no transaction need stay open while it is."""

    export: Export
    zaaknummer: str
    regel: Regel
    hash: str
    opname: Opname
    checkpoint: bytes
    stelsel: Sequence[Logregel]
    eerder: Eerder | None
    boom: Logboom


def lees(session: Session, export: Export, ondertekenaar: Ondertekenaar) -> Gelezen:
    """What is needed of the database to make the bundle, but for what streams into it."""
    rijen = session.execute(
        select(LogboekRegel, Zaak.zaaknummer, Checkpoint.logboek, Checkpoint.wortel)
        .join(Zaak, Zaak.id == LogboekRegel.zaak_id)
        .join(Checkpoint, Checkpoint.grootte == LogboekRegel.nr)
        .where(LogboekRegel.nr == export.laatste_nr)
    ).all()
    regel, zaaknummer, *_ = rijen[0]
    kop = lees_regel(regel.regel)
    wortels = {logboek: wortel for *_, logboek, wortel in rijen}  # one that was resumed has another name
    opname = lees_opname(session, export, kop.zaak_nr or 0)
    boom = _boom(session, export.laatste_nr, opname)
    return Gelezen(
        export=export,
        zaaknummer=zaaknummer,
        regel=kop,
        hash=regel.hash,
        opname=opname,
        checkpoint=_checkpoint(session, kop, bytes.fromhex(wortels[kop.logboek]), ondertekenaar),
        stelsel=_stelsel(session, export.laatste_nr),
        eerder=Eerder(opname.eerder, boom.knoop(0, opname.eerder)) if opname.eerder else None,
        boom=boom,
    )


def verzamel(
    session: Session, gelezen: Gelezen, ondertekenaar: Ondertekenaar, anderen: Anderen, nu: datetime
) -> BundelInhoud:
    """Everything of the zaak as it stood on the reference date, and all its lines up to the one of this export.

    `nu` is when it is sealed (UTC): the bytes of a seal are others each time, those of the document under it are not.
    """
    export, opname = gelezen.export, gelezen.opname
    keuze = _keuze(gelezen)
    gegevens = keuze.dossier(opname.dossier)
    stempel, zonder = _stempel(gelezen, anderen.dienst)
    dossier, registers = _stukken(gelezen, gegevens, ondertekenaar, keuze)
    verzegeld = anderen.zegelaar.verzegel(dossier, nu) if anderen.zegelaar else Verzegeld(dossier)
    return BundelInhoud(
        zaaknummer=gelezen.zaaknummer,
        titel=opname.titel,
        ontvanger=export.ontvanger,
        doel=export.doel,
        profiel=export.profiel,
        peildatum=export.peildatum,
        vanaf=export.vanaf,
        tot_en_met=export.tot_en_met,
        gemaakt_op=export.gemaakt_op,
        logboek_id=gelezen.regel.logboek,
        regels=_regels(session, export.zaak_id, gelezen.regel.zaak_nr or 0),
        laat_weg=keuze.regel,
        stelsel=gelezen.stelsel,
        dossier=gegevens,
        stukken={"dossier.pdf": verzegeld.pdf, "registers.xlsx": registers},
        archiefstuk=_archiefstuk(gelezen),
        redacties=keuze.redacties(),
        bijlagen=_bijlagen(session, opname.documenten, keuze),
        boom=gelezen.boom,
        checkpoint=gelezen.checkpoint,
        tijdstempel=stempel,
        zonder_tijdstempel=zonder,
        zegel=verzegeld.niveau,
        zegel_waarom=verzegeld.waarom,
        eerder=gelezen.eerder,
    )


def _stempel(gelezen: Gelezen, dienst: Tijdstempeldienst | None) -> tuple[bytes | None, str | None]:
    """The timestamp, or why there is none: nobody's export waits for another's service."""
    if dienst is None:
        return None, None
    try:
        return dienst.stempel(gelezen.checkpoint, EPOCH + timedelta(microseconds=gelezen.regel.tijd)), None
    except TijdstempelOntbreekt as fout:
        logger.warning("export zonder tijdstempel", reden=fout.bericht)
        return None, fout.bericht


def _boom(session: Session, grootte: int, opname: Opname) -> Logboom:
    """The tree up to the entry of this export, with what the proofs in the bundle will ask of it read at once."""
    boom, eerder = Logboom(session, grootte), opname.eerder or 0
    gevraagd = [(0, grootte), (0, eerder), (eerder, grootte)]
    boom.haal_vooraf([*gevraagd, *tussen(grootte, (nr - 1 for nr in opname.nummers[:PORTIE]))])
    return boom


def _checkpoint(session: Session, kop: Regel, wortel: bytes, ondertekenaar: Ondertekenaar) -> bytes:
    """The one that was made at the entry, under the key of now: that signs the whole bundle. The same bytes, unless it
    was changed since.
    """
    oorsprong = f"{ondertekenaar.oorsprong}/{kop.logboek}"
    eigen = onderteken(notitie.Checkpoint(oorsprong, kop.nr, wortel), ondertekenaar)
    return eigen + mede_ondertekend(session, kop.logboek, kop.nr)


def _keuze(gelezen: Gelezen) -> Inhoudkeuze:
    personen = cast("list[dict[str, str]]", gelezen.opname.dossier["personen"])
    profiel = PROFIELEN[gelezen.export.profiel]
    minimaal = Minimaal(profiel, gelezen.opname.regio, {p["naam"]: p["hoedanigheid"] for p in personen})
    return Inhoudkeuze(gelezen.export, minimaal, gelezen.regel.zaak_nr)


def _stukken(gelezen: Gelezen, gegevens: Deel, ondertekenaar: Ondertekenaar, keuze: Inhoudkeuze) -> tuple[bytes, bytes]:
    """The files that people read: the dossier (PDF, not sealed yet) and the registers."""
    export = gelezen.export
    profiel = PROFIELEN[export.profiel]
    omslag = Omslag(
        zaaknummer=gelezen.zaaknummer,
        titel=gelezen.opname.titel,
        ontvanger=export.ontvanger,
        doel=export.doel,
        peildatum=export.peildatum,
        gemaakt_op=export.gemaakt_op,
        aantal=gelezen.regel.zaak_nr or 0,
        laatste_hash=gelezen.hash,
        vingerafdruk=ondertekenaar.vingerafdruk,
        checkpoint=gelezen.checkpoint.decode(),
        profiel=f"{profiel.titel}. {profiel.waarvoor}",
        redacties=keuze.redacties(),
    )
    return dossier_pdf(omslag, gegevens), registers_xlsx(gegevens, export.gemaakt_op)


def _archiefstuk(gelezen: Gelezen) -> Archiefstuk:
    export, opname = gelezen.export, gelezen.opname
    return Archiefstuk(
        zaaknummer=gelezen.zaaknummer,
        titel=opname.titel,
        regio=opname.archiefvormer,
        van=opname.geopend,
        tot_en_met=export.peildatum,
        ontvanger=export.ontvanger,
        archiefvormer=opname.archiefvormer,
        termijn=opname.termijn,
        beperking=f"Profiel {export.profiel}. Gebruik: {export.doel}",
        export=export.volgnr,
        gemaakt_op=export.gemaakt_op,
        gesloten=opname.gesloten,
    )


def _regels(session: Session, zaak_id: int, tot: int) -> Iterator[Logregel]:
    """The stored bytes up to number `tot` of the zaak, oldest first, in portions."""
    vraag = (
        select(LogboekRegel.zaak_nr, LogboekRegel.regel, LogboekPayload.inhoud)
        .outerjoin(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.zaak_id == zaak_id, LogboekRegel.zaak_nr <= tot)
        .order_by(LogboekRegel.zaak_nr)
        .limit(PORTIE)
    )
    laatste = 0
    while laatste < tot and (rijen := session.execute(vraag.where(LogboekRegel.zaak_nr > laatste)).all()):
        yield from (Logregel(kop, payload) for _, kop, payload in rijen)
        laatste = rijen[-1][0] or 0


def _stelsel(session: Session, tot: int) -> list[Logregel]:
    """Lines outside any zaak that every reader of the logboek needs, up to this number."""
    rijen = session.execute(
        select(LogboekRegel.regel, LogboekPayload.inhoud)
        .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
        .where(LogboekRegel.actie.in_(verify.STELSELACTIES), LogboekRegel.zaak_id.is_(None))
        .where(LogboekRegel.uitkomst == "gedaan", LogboekRegel.nr <= tot)
        .order_by(LogboekRegel.nr)
    )
    return [Logregel(kop, payload) for kop, payload in rijen]


def _bijlagen(session: Session, stukken: Sequence[Stuk], keuze: Inhoudkeuze) -> list[Bijlage]:
    redenen = {stuk.id: keuze.document(stuk.gedeeld, stuk.toegevoegd_op) for stuk in stukken}
    lezer = _Lezer(session, sorted((s for s in stukken if not redenen[s.id]), key=lambda stuk: stuk.id))
    return [Bijlage(s.naam, s.mediatype, lezer.voor(s.id), s.sha256, s.id, redenen[s.id]) for s in stukken]


class _Lezer:
    """Documents in the order of their ids, small ones read together."""

    def __init__(self, session: Session, stukken: Sequence[Stuk]) -> None:
        self._session = session
        self._stukken = list(stukken)
        self._gelezen: dict[int, bytes] = {}

    def voor(self, document_id: int) -> Callable[[], bytes]:
        return lambda: self._lees(document_id)

    def _lees(self, document_id: int) -> bytes:
        if document_id not in self._gelezen:
            ids = self._volgende(document_id)
            vraag = select(DocumentInhoud.document_id, DocumentInhoud.inhoud)
            rijen = self._session.execute(vraag.where(DocumentInhoud.document_id.in_(ids)))
            self._gelezen = dict(rijen.all())
        if document_id not in self._gelezen:
            raise ValueError(f"document {document_id}: de inhoud is er niet")
        return self._gelezen.pop(document_id)

    def _volgende(self, document_id: int) -> list[int]:
        """This one, and those after it that fit beside it."""
        ids, grootte = [document_id], 0
        for stuk in self._stukken:
            grootte += stuk.grootte if stuk.id >= document_id else 0
            if stuk.id > document_id and grootte <= SAMEN:
                ids.append(stuk.id)
        return ids
