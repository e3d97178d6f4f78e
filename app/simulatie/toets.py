"""What must always hold, found in the rows and the lines themselves and not by the rules that made them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Actor, Rol, Zaakrol
from app.domain.basis.fouten import NietGevonden
from app.domain.geld.soorten import Rekening
from app.domain.logboek import keten
from app.models import (
    Besluit,
    BesluitDeel,
    Gebruiker,
    Geldboeking,
    Geldpost,
    LogboekPayload,
    LogboekRegel,
    Mandaat,
    Organisatie,
    Rolvervulling,
    Spoedbesluit,
    Toezegging,
    Zaak,
    Zaakregio,
)
from app.services.kern.toegang import vind_dossier, zichtbare_zaken
from app.services.naspel import Verschil, speel_na
from app.services.openstaand.bijwerken import vergelijk


class Geschonden(Exception):
    """What does not hold, in a sentence."""


@dataclass(frozen=True)
class Gelezen:
    """One new line with what was said."""

    kop: keten.Regel
    inhoud: dict[str, object]
    zaak_id: int | None


@dataclass
class Keten:
    """Follows the logboek line by line: numbers, links, hashes, time, and who did what about what."""

    nr: int = 0
    hash: str = keten.NUL
    tijd: int = 0
    zaken: dict[str, tuple[int, str]] = field(default_factory=dict)
    verzoeken: set[str] = field(default_factory=set)
    voorstellers: dict[str, str] = field(default_factory=dict)
    """Who proposed each mandaat last, by pseudonym."""

    def volg(self, session: Session) -> list[Gelezen]:
        """The lines since the last time. Raises Geschonden."""
        vraag = (
            select(LogboekRegel.regel, LogboekRegel.hash, LogboekRegel.zaak_id, LogboekPayload.inhoud)
            .join(LogboekPayload, LogboekPayload.nr == LogboekRegel.nr)
            .where(LogboekRegel.nr > self.nr)
            .order_by(LogboekRegel.nr)
        )
        return [self._schakel(*rij) for rij in session.execute(vraag)]

    def _schakel(self, regel: bytes, bewaard: str, zaak_id: int | None, payload: bytes) -> Gelezen:
        kop = keten.lees_regel(regel)
        zaak_nr, zaak_vorige = self.zaken.get(kop.zaak or "", (0, keten.NUL))
        klopt = {
            "het nummer sluit aan": kop.nr == self.nr + 1,
            "de regel verwijst naar de vorige": kop.vorige == self.hash,
            "de tijd loopt niet terug": kop.tijd >= self.tijd,
            "de hash is die van de regel": hashlib.sha256(regel).hexdigest() == bewaard,
            "de inhoud hoort bij de regel": hashlib.sha256(payload).hexdigest() == kop.payload_sha256,
            "de regel van de zaak sluit aan": kop.zaak is None
            or (kop.zaak_nr, kop.zaak_vorige) == (zaak_nr + 1, zaak_vorige),
            "het verzoek is er maar een keer": kop.verzoek not in self.verzoeken,
        }
        if fout := [wat for wat, goed in klopt.items() if not goed]:
            raise Geschonden(f"regel {kop.nr}: niet waar dat {fout[0]}")
        self.nr, self.hash, self.tijd = kop.nr, bewaard, kop.tijd
        self.verzoeken.add(kop.verzoek)
        if kop.zaak:
            self.zaken[kop.zaak] = (kop.zaak_nr or 0, bewaard)
        return Gelezen(kop, keten.ontzegel(payload), zaak_id)


class Mensen:
    """The person behind each pseudonym, from the rows."""

    def __init__(self) -> None:
        self._bekend: dict[str, int] = {}

    def persoon(self, session: Session, pseudoniem: str) -> int | None:
        if pseudoniem not in self._bekend:
            rijen = session.execute(select(Gebruiker.pseudoniem, Gebruiker.persoon_id)).all()
            self._bekend = {rij.pseudoniem: rij.persoon_id for rij in rijen}
        return self._bekend.get(pseudoniem)


def toets_vier_ogen(session: Session, ketting: Keten, mensen: Mensen, nieuw: Iterable[Gelezen]) -> None:
    """What takes two persons was done by two. Raises Geschonden."""
    for gelezen in (g for g in nieuw if g.kop.uitkomst == keten.GEDAAN):
        kop, waarvan = gelezen.kop, gelezen.kop.object or ""
        eerste = gelezen.inhoud.get("voorgesteld_door") if kop.actie.startswith("bevestig_") else None
        if kop.actie == "stel_mandaat_voor" or kop.naar == "voorgesteld":
            ketting.voorstellers[waarvan] = kop.actor
        if kop.actie.startswith("keur") and kop.naar == "goedgekeurd":
            eerste = ketting.voorstellers.get(waarvan)
            if eerste is None:
                raise Geschonden(f"regel {kop.nr}: {waarvan} is goedgekeurd, maar door niemand voorgesteld")
        if eerste and mensen.persoon(session, str(eerste)) == mensen.persoon(session, kop.actor):
            raise Geschonden(f"regel {kop.nr}: {kop.actie} van {waarvan} door een en dezelfde persoon")


def toets_geld(session: Session, zaak_id: int) -> None:
    """On no day is more spent under a mandaat than its versions allow. Raises Geschonden."""
    delen = session.execute(
        select(BesluitDeel.mandaat_id, BesluitDeel.bedrag, Besluit.datum)
        .join(Besluit, Besluit.id == BesluitDeel.besluit_id)
        .where(Besluit.zaak_id == zaak_id)
    ).all()
    toets_toezegd(session, zaak_id)
    if not delen:
        return
    mandaten = {m.id: m for m in session.scalars(select(Mandaat).where(Mandaat.zaak_id == zaak_id))}
    boekingen: dict[int, list[tuple[date, int]]] = defaultdict(list)
    for nr, bedrag, dag in delen:
        boekingen[mandaten[nr].eerste_id or nr].append((dag, bedrag))
    for eerste, geboekt in boekingen.items():
        _toets_familie([m for m in mandaten.values() if (m.eerste_id or m.id) == eerste], geboekt)


def toets_toezegd(session: Session, zaak_id: int) -> None:
    """Under a decision no more is promised than it says, and no line is below nought. Raises Geschonden."""
    toezeggingen = {t.id: t for t in session.scalars(select(Toezegging).where(Toezegging.zaak_id == zaak_id))}
    if not toezeggingen:
        return
    stand: dict[tuple[int, Rekening, str], int] = defaultdict(int)
    for nr, post in session.execute(
        select(Geldboeking.toezegging_id, Geldpost)
        .join(Geldboeking, Geldboeking.id == Geldpost.boeking_id)
        .where(Geldpost.zaak_id == zaak_id)
    ):
        teken = -1 if toezeggingen[nr].soort.van_rijk else 1
        stand[nr, post.van, post.van_wie] -= teken * post.bedrag
        stand[nr, post.naar, post.naar_wie] += teken * post.bedrag
    for (nr, rekening, wie), cent in stand.items():
        onder_nul = -cent if rekening is Rekening.SCHULD else cent
        if onder_nul < 0 and rekening in (Rekening.GEVRAAGD, Rekening.GEBONDEN, Rekening.UITSTAAND, Rekening.SCHULD):
            raise Geschonden(f"toezegging {nr}: {rekening} van {wie} is {cent}")
    _toets_onder_besluit(session, toezeggingen, stand)


def _toets_onder_besluit(
    session: Session, toezeggingen: Mapping[int, Toezegging], stand: Mapping[tuple[int, Rekening, str], int]
) -> None:
    """What is bound and what was paid of it: the rest was released or booked back."""
    onder: dict[tuple[type[Besluit | Spoedbesluit], int], int] = defaultdict(int)
    for (nr, rekening, _wie), cent in stand.items():
        besluit, spoed = toezeggingen[nr].besluit_id, toezeggingen[nr].spoedbesluit_id
        if rekening is Rekening.GEBONDEN and (besluit or spoed):
            onder[(Besluit, besluit) if besluit else (Spoedbesluit, spoed or 0)] += cent
    for (soort, id_), cent in onder.items():
        rij = session.get_one(Spoedbesluit, id_) if soort is Spoedbesluit else session.get_one(Besluit, id_)
        mag = rij.telt_mee if isinstance(rij, Spoedbesluit) else rij.bedrag or 0
        if cent > mag:
            raise Geschonden(f"{rij.__tablename__} {id_}: {cent} toegezegd, terwijl {mag} is besloten")


def _toets_familie(versies: Sequence[Mandaat], geboekt: Sequence[tuple[date, int]]) -> None:
    for versie in versies:
        if versie.plafond is None or versie.actief_vanaf is None:
            continue
        tot = min(dag for dag in (versie.tot, versie.vervangen_per, versie.ingetrokken_per) if dag)
        for dag in {d for d, _ in geboekt if versie.actief_vanaf <= d <= tot}:
            besteed = sum(bedrag for d, bedrag in geboekt if d <= dag)
            if besteed > versie.plafond:
                raise Geschonden(f"mandaat {versie.id}: op {dag} besteed {besteed}, terwijl {versie.plafond} mag")


def toets_zicht(session: Session, actor: Actor) -> None:
    """His list holds what he may see by his part in each zaak, and each page answers as the list. Raises Geschonden."""
    lijst = set(session.scalars(select(Zaak.zaaknummer).where(zichtbare_zaken(actor))))
    mag = {zaak.zaaknummer for zaak in session.scalars(select(Zaak)) if _mag_zien(session, actor, zaak)}
    if lijst != mag:
        raise Geschonden(f"{actor.naam} ziet {sorted(lijst ^ mag)} wel of juist niet op zijn lijst")
    for nummer in sorted(session.scalars(select(Zaak.zaaknummer).order_by(Zaak.id.desc()).limit(3))):
        try:
            vind_dossier(session, actor, nummer)
        except NietGevonden:
            if nummer in lijst:
                raise Geschonden(f"{actor.naam} ziet {nummer} op zijn lijst, maar kan haar niet openen") from None
        else:
            if nummer not in lijst:
                raise Geschonden(f"{actor.naam} kan {nummer} openen, maar ziet haar niet op zijn lijst")


def _mag_zien(session: Session, actor: Actor, zaak: Zaak) -> bool:
    vraag = select(Rolvervulling.rol).where(
        Rolvervulling.zaak_id == zaak.id, Rolvervulling.gebruiker_id == actor.id, Rolvervulling.tot.is_(None)
    )
    if {Zaakrol.PROJECTLEIDER, Zaakrol.EXTRA_REGIEVOERDER} & set(session.scalars(vraag)):
        return True
    if zaak.regio == actor.regio and Rol.REGIEVOERDER in actor.rollen:
        return True
    if zaak.regio == actor.regio and Rol.BESTUURDER in actor.rollen and zaak.gedeeld:
        return True
    tot = zaak.toestand_sinds if zaak.toestand in RUST else None
    lid = any(deel.raakt(zaak.geopend_datum, tot) for deel in actor.lid_in(zaak.regio))
    if Rol.GEMEENTE in actor.rollen and lid:
        return zaak.gedeeld
    if actor.rollen & {Rol.GEMEENTE, Rol.ANDERE_REGIO}:
        return _is_gever(session, actor, zaak) or _doet_mee(session, actor, zaak)
    return False


def _doet_mee(session: Session, actor: Actor, zaak: Zaak) -> bool:
    vraag = select(Zaakregio.id).where(Zaakregio.zaak_id == zaak.id, Zaakregio.regio_code == actor.organisatie_code)
    nu = session.scalars(vraag.where(Zaakregio.tot.is_(None)).limit(1)).first()
    return zaak.gedeeld and Rol.ANDERE_REGIO in actor.rollen and nu is not None


def _is_gever(session: Session, actor: Actor, zaak: Zaak) -> bool:
    vraag = (
        select(Mandaat.id)
        .join(Organisatie, Organisatie.id == Mandaat.mandaatgever_id)
        .where(Mandaat.zaak_id == zaak.id, Organisatie.code == actor.organisatie_code)
        .where(Mandaat.goedgekeurd_datum.is_not(None))
    )
    return session.scalars(vraag.limit(1)).first() is not None


def toets_zaak(session: Session, zaak_id: int) -> None:
    """Its tables are what its lines tell, and what is open in it is on the list. Raises Geschonden."""
    zaak = session.get_one(Zaak, zaak_id)
    if zaak.vernietigd_op is not None:
        return
    try:
        speel_na(session, zaak)
    except Verschil as fout:
        raise Geschonden(str(fout)) from fout
    if verschil := vergelijk(session, [zaak_id]):
        raise Geschonden(f"zaak {zaak.zaaknummer}: de lijst van wat openstaat loopt achter: {verschil}")
