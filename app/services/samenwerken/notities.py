"""Notes at a zaak, beside the formal record: placed, read by whom they are for, seen, withdrawn (ADR 033)."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import NietZichtbaar, OngeldigeInvoer
from app.domain.basis.invoer import schone_tekst
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import mailvorm
from app.domain.samenwerken import notitie as regels
from app.domain.samenwerken.behandelaar import Collega
from app.domain.samenwerken.notitie import Intrekreden
from app.domain.samenwerken.vermelding import Noembaar, genoemden, toets_aantal
from app.models import Notitie, Vermelding
from app.services.kern.toegang import Dossier, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.logboek.noteren import weiger_bsn
from app.services.samenwerken.mensen import noembaar
from app.services.samenwerken.voorwerpen import vind_voorwerp

PAGINA = 50
ONZICHTBAAR = "Deze notitie bestaat niet, of u mag haar niet lezen."


@dataclass(frozen=True)
class NieuweNotitie:
    """A note at the zaak, or at the thing in it that `bij` names. `noem` are e-mail addresses, beside who is named by
    an @ in the text.
    """

    tekst: str
    bij: str = ""
    noem: Collection[str] = field(default=())


def plaats_notitie(werk: Werk, zaaknummer: str, nieuw: NieuweNotitie) -> Notitie:
    """Place a note. Its text stays out of the logboek, which keeps that it was placed and a mark of it.

    Raises GeenRecht, OngeldigeInvoer, MogelijkBsn; NietZichtbaar when `bij` is nothing that the actor sees.
    """
    werk.wil("plaats_notitie", bij=nieuw.bij)
    dossier = open_dossier(werk, zaaknummer, Recht.NOTITIE_PLAATSEN)
    tekst = schone_tekst(nieuw.tekst, "tekst")
    regels.toets_tekst(tekst)
    if not werk.verzoek.geen_bsn:
        weiger_bsn({"tekst": tekst})
    over = vind_voorwerp(werk.session, dossier, nieuw.bij, werk.verzoek.vandaag)
    wie = _genoemd(noembaar(werk.session, dossier, werk.verzoek.vandaag), tekst, nieuw.noem)
    notitie = _rij(werk, dossier, nieuw.bij, over, tekst)
    notitie.vermeldingen = [Vermelding(gebruiker_id=collega.id) for collega in wie]
    werk.session.add(notitie)
    werk.session.flush()
    werk.noteer(
        object=f"notitie/{notitie.volgnr}",
        sha256=notitie.sha256,
        genoemd=[collega.pseudoniem for collega in wie] or None,
    )
    return notitie


def _genoemd(mensen: Sequence[Collega], tekst: str, noem: Collection[str]) -> list[Collega]:
    """Who is named, ticked or by an @. Raises OngeldigeInvoer."""
    per_adres = {collega.email: collega for collega in mensen}
    gekozen = [per_adres.get(mailvorm(adres)) for adres in noem]
    if None in gekozen:
        raise OngeldigeInvoer("U kunt alleen mensen noemen die deze zaak mogen zien. Kies uit de lijst.", veld="noem")
    per_id = {collega.id: collega for collega in mensen}
    met_apenstaart = genoemden(tekst, [Noembaar(c.id, c.naam, c.email) for c in mensen])
    wie = dict.fromkeys([*(c.id for c in gekozen if c), *met_apenstaart])
    toets_aantal(len(wie))
    return [per_id[id_] for id_ in wie]


def _rij(werk: Werk, dossier: Dossier, bij: str, over: str, tekst: str) -> Notitie:
    zout = secrets.token_bytes(regels.ZOUT)
    hoogste = werk.session.scalar(select(func.max(Notitie.volgnr)).where(Notitie.zaak_id == dossier.zaak.id))
    return Notitie(
        zaak_id=dossier.zaak.id,
        volgnr=(hoogste or 0) + 1,  # numbers are handed out under the lock on the zaak
        bij=bij,
        over=over,
        tekst=tekst,
        zout=zout,
        sha256=regels.kenmerk(zout, tekst),
        geplaatst_op=werk.verzoek.nu,
        door_id=werk.verzoek.actor.id,
    )


def zie_notitie(werk: Werk, zaaknummer: str, volgnr: int) -> Notitie:
    """Who is named in it has seen it: it waits for him no longer. Nothing is noted the second time.

    Raises NietZichtbaar, GeenRecht.
    """
    werk.wil("zie_notitie", object=f"notitie/{volgnr}")
    dossier = open_dossier(werk, zaaknummer, Recht.NOTITIES_INZIEN)
    notitie = vind_notitie(werk.session, dossier, volgnr)
    if _ongezien(notitie, dossier.actor.id):
        _zie(werk, notitie)
    return notitie


def _zie(werk: Werk, notitie: Notitie) -> None:
    for vermelding in notitie.vermeldingen:
        if vermelding.gebruiker_id == werk.verzoek.actor.id:
            vermelding.gezien_op = werk.verzoek.nu
    werk.session.flush()
    werk.noteer()


def _ongezien(notitie: Notitie, wie: int) -> bool:
    return any(v.gebruiker_id == wie and v.gezien_op is None for v in notitie.vermeldingen)


def te_zien(notities: Sequence[Notitie], wie: int) -> list[int]:
    """The numbers of those in which this account is named and that it did not see."""
    return [notitie.volgnr for notitie in notities if _ongezien(notitie, wie)]


def trek_notitie_in(werk: Werk, zaaknummer: str, volgnr: int, waarom: Intrekreden) -> Notitie:
    """Take the text away: by who wrote it, or who leads the zaak. That there was a note stays. Raises GeenRecht,
    NietZichtbaar, OngeldigeInvoer.
    """
    werk.wil("trek_notitie_in", object=f"notitie/{volgnr}", waarom=waarom.value)
    dossier = open_dossier(werk, zaaknummer, Recht.NOTITIE_PLAATSEN)
    notitie = vind_notitie(werk.session, dossier, volgnr)
    regels.toets_intrekken(dossier.actor.id, notitie.door_id, leidt=leidt(dossier))
    if notitie.ingetrokken_op is not None:
        raise OngeldigeInvoer("Deze notitie is al ingetrokken.")
    notitie.tekst, notitie.zout = "", b""
    notitie.ingetrokken_op, notitie.ingetrokken_door_id = werk.verzoek.nu, werk.verzoek.actor.id
    notitie.waarom = waarom
    for vermelding in notitie.vermeldingen:
        vermelding.gezien_op = vermelding.gezien_op or werk.verzoek.nu
    werk.session.flush()
    werk.noteer(sha256=notitie.sha256)
    return notitie


def leidt(dossier: Dossier) -> bool:
    """Whether the actor leads this zaak."""
    return bool(dossier.rollen & {Rol.REGIEVOERDER, Rol.PROJECTLEIDER})


def vind_notitie(session: Session, dossier: Dossier, volgnr: int) -> Notitie:
    """One note that the actor may read. Raises NietZichtbaar."""
    gevonden = session.scalars(_leesbare(dossier).where(Notitie.volgnr == volgnr)).unique().one_or_none()
    if gevonden is None:
        raise NietZichtbaar(ONZICHTBAAR)
    return gevonden


@dataclass(frozen=True)
class Notitieblad:
    """A page of notes, the newest first, and how many there are in all."""

    notities: Sequence[Notitie]
    aantal: int


def lijst_notities(
    session: Session, dossier: Dossier, bij: str | None = None, pagina: int = 1, grootte: int = PAGINA
) -> Notitieblad:
    """Those that the actor may read; at one thing of the zaak when `bij` names it. Three queries."""
    eis = true() if bij is None else Notitie.bij == bij
    aantal = select(func.count()).select_from(Notitie).where(*_mag_lezen(dossier), eis)
    vraag = _leesbare(dossier).where(eis).order_by(Notitie.volgnr.desc())
    rijen = session.scalars(vraag.offset((pagina - 1) * grootte).limit(grootte)).unique().all()
    return Notitieblad(rijen, session.scalars(aantal).one())


def tel_notities(session: Session, dossier: Dossier, bij: str) -> int:
    """How many there are at this thing for the actor, those that were withdrawn not counted. One query."""
    eisen = (*_mag_lezen(dossier), Notitie.bij == bij, Notitie.ingetrokken_op.is_(None))
    return session.scalars(select(func.count()).select_from(Notitie).where(*eisen)).one()


def _leesbare(dossier: Dossier) -> Select[Notitie]:
    vermeldingen = selectinload(Notitie.vermeldingen).joinedload(Vermelding.gebruiker)
    door = joinedload(Notitie.door, innerjoin=True)
    return select(Notitie).where(*_mag_lezen(dossier)).options(vermeldingen, door)


def _mag_lezen(dossier: Dossier) -> tuple[ColumnElement[bool], ...]:
    """The same rule as `regels.mag_lezen`, in SQL; a test holds the two together."""
    van_zaak = Notitie.zaak_id == dossier.zaak.id
    if dossier.volledig:
        return (van_zaak,)
    wie = dossier.actor.id
    genoemd = select(Vermelding.notitie_id).where(Vermelding.gebruiker_id == wie)
    return van_zaak, or_(Notitie.door_id == wie, Notitie.id.in_(genoemd))
