"""A zaak moves to another edition of the draaiboek, or to the present text of its own: explicit, reasoned, noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang, Verouderd
from app.domain.basis.invoer import toets_datum, toets_motivering
from app.domain.basis.rechten import Recht
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.editieverschil import Aard, Verschil, vergelijk
from app.domain.draaiboek.opbouw import Staand, te_beginnen
from app.domain.logboek.keten import GEDAAN
from app.domain.termijn.stap import laat_achter, neem_mee
from app.draaiboeken import editiebestand, editiebestanden
from app.gegevensbestand import Bestand
from app.models import Stap, Tredebepaling, Zaak
from app.services.draaiboek.edities import bevries, editie_van
from app.services.kern.toegang import eis_lopend, open_dossier
from app.services.kern.uitvoering import Werk
from app.services.logboek.lezen import Logboekfilter, heel_logboek
from app.services.termijn.begin import begin_termijnen, lees_zaakrijen
from app.services.termijn.stappen import begin_stappen

STAP_OVER_OP_EDITIE = "stap_over_op_editie"
KORT = 12
"""How much of a SHA-256 names a text for a reader."""


@dataclass(frozen=True)
class Overstap:
    """To which edition, why and on which day; `sha256` is the text that the user looked at, if he did."""

    editie: str
    motivering: str
    datum: date
    sha256: str | None = None


def stap_over_op_editie(werk: Werk, zaaknummer: str, wens: Overstap, versie: int | None = None) -> Zaak:
    """Move the zaak to the present text of an edition.

    Open steps of this trede that the new edition knows go on with their term; those that it does not know lapse; new
    ones begin, with terms from the day of the move. What was finished stays as it was.
    Raises NietGevonden, OngeldigeOvergang, Verouderd, ZaakGesloten, MotiveringVerplicht, DatumInToekomst,
    DatumOnlogisch.
    """
    werk.wil(STAP_OVER_OP_EDITIE, datum=wens.datum, editie=wens.editie, motivering=wens.motivering)
    zaak = open_dossier(werk, zaaknummer, Recht.EDITIE_OVERSTAPPEN, versie=versie).zaak
    eis_lopend(zaak)
    naar = _kies(zaak, wens)
    toets_datum(wens.datum, werk.verzoek.vandaag, _niet_voor(werk.session, zaak))
    toets_motivering(wens.motivering)
    oud, oude_sha256 = editie_van(werk.session, zaak), _bevries_oude(werk, zaak)
    zaak.editie, zaak.editie_sha256 = naar.deel.code, bevries(werk.session, naar, werk.verzoek.nu)
    zaak.gewijzigd_op = werk.verzoek.nu
    werk.session.flush()
    _verzet_stappen(werk, zaak, naar.deel, oude_sha256, wens.datum)
    _noteer(werk, zaak, vergelijk(oud, naar.deel), _kort(oud, oude_sha256), oude_sha256)
    return zaak


def keuzes(zaak: Zaak) -> list[Bestand[Editie]]:
    """The texts that this zaak could move to, the newest edition first."""
    anders = [b for b in editiebestanden().values() if b.sha256 != zaak.editie_sha256]
    return sorted(anders, key=lambda bestand: bestand.deel.geldig_vanaf, reverse=True)


def keuze(zaak: Zaak, code: str | None) -> Bestand[Editie] | None:
    """The text of that edition, or the newest that the zaak could move to; None when there is no other.

    Raises NietGevonden when the zaak cannot move to that edition.
    """
    anders = keuzes(zaak)
    gevonden = [bestand for bestand in anders if bestand.deel.code == code] if code else anders
    if code and not gevonden:
        raise NietGevonden("Naar deze editie kan de zaak niet overstappen. Kies een andere.", veld="naar")
    return next(iter(gevonden), None)


def verschil_met(session: Session, zaak: Zaak, naar: Editie) -> Verschil:
    """What would change in this zaak."""
    return vergelijk(editie_van(session, zaak), naar)


def wijkt_af(zaak: Zaak) -> bool:
    """Whether the file of the edition says something else now than the text that this zaak runs under."""
    nu = editiebestanden().get(zaak.editie)
    return zaak.editie_sha256 is not None and (nu is None or nu.sha256 != zaak.editie_sha256)


def _kies(zaak: Zaak, wens: Overstap) -> Bestand[Editie]:
    naar = editiebestand(wens.editie)
    if wens.sha256 is not None and wens.sha256 != naar.sha256:
        raise Verouderd("De editie is intussen gewijzigd. Bekijk opnieuw wat er verandert en verstuur dan.")
    if naar.sha256 == zaak.editie_sha256:
        raise OngeldigeOvergang("De zaak loopt al volgens deze tekst. Kies een andere editie.", veld="editie")
    return naar


def _niet_voor(session: Session, zaak: Zaak) -> date:
    """The first day that a move can have: that of the latest tredebepaling, or of the move before this one."""
    eerder = heel_logboek(session, zaak, Logboekfilter(actie=STAP_OVER_OP_EDITIE, uitkomst=GEDAAN))
    return max([zaak.toestand_sinds, *(regel.datum for regel in eerder if regel.datum)])


def _bevries_oude(werk: Werk, zaak: Zaak) -> str:
    """The text that the zaak leaves; one that followed the file until now gets it kept at last."""
    return zaak.editie_sha256 or bevries(werk.session, editiebestand(zaak.editie), werk.verzoek.nu)


def _verzet_stappen(werk: Werk, zaak: Zaak, nieuw: Editie, oude_sha256: str, datum: date) -> None:
    session = werk.session
    bepaling = session.scalars(
        select(Tredebepaling).where(Tredebepaling.zaak_id == zaak.id).order_by(Tredebepaling.volgnr.desc()).limit(1)
    ).one()
    rijen = session.scalars(select(Stap).where(Stap.zaak_id == zaak.id)).all()
    nu = {rij.code: rij for rij in rijen if rij.tredebepaling_id == bepaling.id}
    for rij in rijen:
        laat_achter(rij, oude_sha256)
    for code, rij in nu.items():
        if nieuw.stap(code):
            neem_mee(rij)
    session.flush()
    erbij, _ = te_beginnen(nieuw, bepaling.naar, Staand({rij.code for rij in rijen}, nu.keys()))
    begin = begin_termijnen(zaak, lees_zaakrijen(session, zaak), erbij, datum, werk.verzoek.nu)
    begin_stappen(session, bepaling, erbij, begin)


def _noteer(werk: Werk, zaak: Zaak, verschil: Verschil, van: str, oude_sha256: str) -> None:
    namen: dict[str, Any] = {aard.value: verschil.namen(aard) or None for aard in Aard}
    werk.noteer(
        van=van,
        naar=f"{zaak.editie} ({(zaak.editie_sha256 or '')[:KORT]})",
        object=f"zaak/{zaak.zaaknummer}",
        versie=zaak.versie,
        van_sha256=oude_sha256,
        naar_sha256=zaak.editie_sha256,
        **namen,
    )


def _kort(editie: Editie, sha256: str) -> str:
    return f"{editie.code} ({sha256[:KORT]})"
