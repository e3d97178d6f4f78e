"""A zaak as it stood at the end of a day: rows that carry a date by their date, the rest replayed from the logboek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus, Mandaatstatus, Zaakrol
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.draaiboek.draaiboek import Editie
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, laatste_dag, status_op
from app.domain.regio.regio import Regioprofiel
from app.models import Aanbiederversie, Besluit, Document, Gebruiker, Mandaat, Rolvervulling, Tredebepaling, Zaak
from app.services.aanbieder.wijzigen import lijst_versies
from app.services.document.documenten import lijst_documenten
from app.services.dossier.aanbieder import aanbiederonderdelen_op
from app.services.dossier.betrokken import functies_op, regios_op
from app.services.dossier.gebeurtenissen import gebeurtenissen_op
from app.services.dossier.gezegd import Gezegd, wat_het_dossier_zegt
from app.services.dossier.informatie import informatie_op, raadsbrieven_op
from app.services.dossier.log import Afspraakstand, Dossierlog, lees_dossierlog
from app.services.dossier.opschaling import afwijkingen_op, opschalingen_op, toezicht_op, vragen_op
from app.services.dossier.stappen import Stapstand, stappen_op
from app.services.dossier.stukken import stukken_op
from app.services.dossier.tekst import Deel
from app.services.dossier.telling import tellingen_op
from app.services.draaiboek.bepalingen import lijst_bepalingen
from app.services.draaiboek.edities import editie_met, editie_van
from app.services.kern.toegang import Dossier
from app.services.mandaat.besluitlijst import lijst_besluiten
from app.services.mandaat.stand import Mandaatregel, lijst_mandaten, stand_van
from app.services.termijn.stappen import lijst_stappen
from app.services.termijn.termijnen import Dagen, gelijkgestelde_dagen
from app.services.zaak.noodgrepen import Noodgreepregel, lijst_noodgrepen


@dataclass(frozen=True)
class Dossierstand:
    """Everything of the zaak on the day; the entries in `log` go on up to now, and `documenten_later` counts.

    `delen` are the parts that are read as plain data already, by their name in the dossier.
    """

    dossier: Dossier
    peildatum: date
    log: Dossierlog
    aanbiederversies: Sequence[Aanbiederversie]
    bepalingen: Sequence[Tredebepaling]
    rollen: Sequence[Rolvervulling]
    afspraken: Sequence[Afspraakstand]
    stappen: Sequence[Stapstand]
    mandaten: Sequence[Mandaatregel]
    besluiten: Sequence[Besluit]
    documenten: Sequence[Document]
    documenten_later: int
    accounts: Mapping[int, Gebruiker]
    editie: Editie
    editie_sha256: str | None
    noodgrepen: Sequence[Noodgreepregel]
    delen: Deel
    gezegd: Gezegd
    dagen: Dagen

    @property
    def zaak(self) -> Zaak:
        return self.dossier.zaak

    @property
    def periode(self) -> int:
        return self.bepalingen[-1].periode

    @property
    def ruimte(self) -> Ruimte:
        """Headroom on the day, in the zaak's period of then; when every mandaat had ended, on their last day."""
        feiten = [m.feiten for m in self.mandaten if m.mandaat.periode == self.periode]
        nu = ruimte_op(feiten, self.peildatum)
        eindes = [laatste_dag(f) for f in feiten if f.plafond and f.actief_vanaf and laatste_dag(f) < self.peildatum]
        return nu if nu.plafond or not eindes else ruimte_op(feiten, max(eindes))

    def houders(self, rol: Zaakrol) -> list[Rolvervulling]:
        """Who filled the role on the day."""
        return [v for v in self.rollen if v.rol is rol and (v.tot is None or v.tot >= self.peildatum)]


def stand_op(session: Session, dossier: Dossier, peildatum: date) -> Dossierstand:
    """Read the zaak as it stood at the end of `peildatum`, which lies on or after its opening."""
    zaak = dossier.zaak
    log = lees_dossierlog(session, zaak, peildatum)
    bepalingen = [b for b in lijst_bepalingen(session, zaak) if b.datum <= peildatum]
    besluiten = [b for b in lijst_besluiten(session, zaak.id) if b.datum <= peildatum]
    versies, documenten = lijst_versies(session, zaak.aanbieder_id), lijst_documenten(session, dossier)
    toen = [d for d in documenten if d.datum <= peildatum]
    editie, sha256 = _editie(session, zaak, log)
    return Dossierstand(
        dossier=dossier,
        peildatum=peildatum,
        log=log,
        aanbiederversies=versies,
        bepalingen=bepalingen,
        rollen=[v for v in dossier.vervullingen if v.van <= peildatum],
        afspraken=_afspraken(log, dossier.profiel),
        stappen=stappen_op(lijst_stappen(session, zaak), bepalingen, editie, peildatum),
        mandaten=_mandaten(lijst_mandaten(session, zaak.id), besluiten, log, peildatum),
        besluiten=besluiten,
        documenten=toen,
        documenten_later=len(documenten) - len(toen),
        accounts=_accounts(session, [*besluiten, *bepalingen, *versies], toen),
        editie=editie,
        editie_sha256=sha256,
        noodgrepen=lijst_noodgrepen(session, zaak, peildatum),
        delen=_delen(session, dossier, peildatum, editie),
        gezegd=wat_het_dossier_zegt(session, dossier, peildatum, editie),
        dagen=gelijkgestelde_dagen(session),
    )


def _editie(session: Session, zaak: Zaak, log: Dossierlog) -> tuple[Editie, str | None]:
    """The edition of the day, with its hash when it was frozen."""
    sha256 = log.verlaten_editie or zaak.editie_sha256
    return (editie_met(session, sha256) if sha256 else editie_van(session, zaak)), sha256


def _delen(session: Session, dossier: Dossier, peildatum: date, editie: Editie) -> Deel:
    return {
        "stukken": stukken_op(session, dossier, peildatum),
        "informatie": informatie_op(session, dossier, peildatum),
        "raadsbrieven": raadsbrieven_op(session, dossier, peildatum),
        "vragen": vragen_op(session, dossier, peildatum),
        "opschalingen": opschalingen_op(session, dossier, peildatum),
        "afwijkingen": afwijkingen_op(session, dossier, peildatum),
        "interbestuurlijk_toezicht": toezicht_op(session, dossier, peildatum),
        "gebeurtenissen": gebeurtenissen_op(session, dossier.zaak, editie, peildatum),
        "functies": functies_op(session, dossier, peildatum),
        "andere_regios": regios_op(session, dossier, peildatum),
        "tellingen": tellingen_op(session, dossier, peildatum),
        "aanbiederonderdelen": aanbiederonderdelen_op(session, dossier, peildatum),
    }


def _afspraken(log: Dossierlog, profiel: Regioprofiel) -> list[Afspraakstand]:
    return [log.afspraken.get(a.nummer) or Afspraakstand(a.nummer, Afspraakstatus.OPEN) for a in profiel.afspraken]


def _mandaten(
    mandaten: Iterable[Mandaat], besluiten: Sequence[Besluit], log: Dossierlog, dag: date
) -> list[Mandaatregel]:
    statussen = log.mandaten
    bekend = [m for m in mandaten if statussen.get(f"mandaat/{m.id}")]
    toen = [(_toen(f, statussen[f"mandaat/{f.id}"]), boekingen) for f, boekingen in stand_van(bekend, besluiten)]
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(bekend, op_dag(toen, dag), strict=True)]


def _toen(nu: Mandaatfeiten, status: Mandaatstatus) -> Mandaatfeiten:
    """The facts without what happened after the act that gave this status. That a term ended is noted, no act."""
    if status is Mandaatstatus.VERLOPEN:
        return nu
    begonnen = status in (Mandaatstatus.ACTIEF, Mandaatstatus.INGETROKKEN, Mandaatstatus.VERVANGEN)
    return replace(
        nu,
        status=status,
        actief_vanaf=nu.actief_vanaf if begonnen else None,
        ingetrokken_per=nu.ingetrokken_per if status is Mandaatstatus.INGETROKKEN else None,
        vervangen_per=nu.vervangen_per if status is Mandaatstatus.VERVANGEN else None,
    )


def _accounts(
    session: Session, ingevoerd: Iterable[Besluit | Tredebepaling | Aanbiederversie], documenten: Iterable[Document]
) -> dict[int, Gebruiker]:
    ids = {rij.ingevoerd_door_id for rij in ingevoerd}
    for document in documenten:
        ids |= {document.toegevoegd_door_id, *(i.ingevoerd_door_id for i in document.intrekkingen)}
    return {g.id: g for g in session.scalars(select(Gebruiker).where(Gebruiker.id.in_(ids)))}
