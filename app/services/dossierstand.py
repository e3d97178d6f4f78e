"""A zaak as it stood at the end of a day: rows that carry a date by their date, the rest replayed from the logboek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.begrippen import Afspraakstatus, Mandaatstatus, Zaakrol
from app.domain.besluit import Ruimte, ruimte_op
from app.domain.draaiboek import Editie
from app.domain.mandaatfamilie import op_dag
from app.domain.mandaatfeiten import Mandaatfeiten, laatste_dag, status_op
from app.models import Besluit, Document, Gebruiker, Mandaat, Rolvervulling, Tredebepaling, Zaak
from app.services.besluitlijst import lijst_besluiten
from app.services.documenten import lijst_documenten
from app.services.dossierinformatie import informatie_op, raadsbrieven_op
from app.services.dossieropschaling import opschalingen_op, toezicht_op, vragen_op
from app.services.dossierregels import Dossierregels, lees_regels, zakelijke_dag
from app.services.dossierstappen import Stapstand, stappen_op
from app.services.dossierstukken import stukken_op
from app.services.dossiertekst import Deel
from app.services.edities import editie_met, editie_van
from app.services.mandaatstand import lijst_mandaten, stand_van
from app.services.noodgrepen import Noodgreepregel, lijst_noodgrepen
from app.services.overzicht import Mandaatregel, lijst_bepalingen
from app.services.stappen import lijst_stappen
from app.services.toegang import Dossier


@dataclass(frozen=True)
class Afspraakstand:
    """An agreement and what was recorded about it last, up to and including the day."""

    nummer: int
    status: Afspraakstatus
    toelichting: str = ""
    datum: date | None = None


@dataclass(frozen=True)
class Dossierstand:
    """Everything of the zaak on the day; the newest of `regels` go on up to now, and `documenten_later` counts."""

    dossier: Dossier
    peildatum: date
    regels: Dossierregels
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
    stukken: Sequence[Deel]
    informatie: Sequence[Deel]
    raadsbrieven: Sequence[Deel]
    vragen: Sequence[Deel]
    opschalingen: Sequence[Deel]
    interbestuurlijk_toezicht: Deel

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
    regels = lees_regels(session, zaak, peildatum)
    bepalingen = [b for b in lijst_bepalingen(session, zaak) if b.datum <= peildatum]
    besluiten = [b for b in lijst_besluiten(session, zaak.id) if b.datum <= peildatum]
    documenten = lijst_documenten(session, dossier)
    toen = [d for d in documenten if d.datum <= peildatum]
    sha256 = _editie_toen(zaak, regels, peildatum)
    editie = editie_met(session, sha256) if sha256 else editie_van(session, zaak)
    return Dossierstand(
        dossier=dossier,
        peildatum=peildatum,
        regels=regels,
        bepalingen=bepalingen,
        rollen=[v for v in dossier.vervullingen if v.van <= peildatum],
        afspraken=[_afspraak(regels, a.nummer) for a in dossier.profiel.afspraken],
        stappen=stappen_op(lijst_stappen(session, zaak), bepalingen, editie, peildatum),
        mandaten=_mandaten(lijst_mandaten(session, zaak.id), besluiten, regels, peildatum),
        besluiten=besluiten,
        documenten=toen,
        documenten_later=len(documenten) - len(toen),
        accounts=_accounts(session, [*besluiten, *bepalingen], toen),
        editie=editie,
        editie_sha256=sha256,
        noodgrepen=lijst_noodgrepen(session, zaak, peildatum),
        stukken=stukken_op(session, dossier, peildatum),
        informatie=informatie_op(session, dossier, peildatum),
        raadsbrieven=raadsbrieven_op(session, dossier, peildatum),
        vragen=vragen_op(session, dossier, peildatum),
        opschalingen=opschalingen_op(session, dossier, peildatum),
        interbestuurlijk_toezicht=toezicht_op(session, dossier, peildatum),
    )


def _editie_toen(zaak: Zaak, regels: Dossierregels, dag: date) -> str | None:
    """The text under which the zaak ran on the day: what the first move after it left, else that of now."""
    later = (r for r in regels.overstappen if zakelijke_dag(r) > dag)
    verlaten = next((r.inhoud.get("van_sha256") for r in later if r.inhoud), None)
    return str(verlaten) if verlaten else zaak.editie_sha256


def _afspraak(regels: Dossierregels, nummer: int) -> Afspraakstand:
    laatste = regels.afspraken.get(f"afspraak/{nummer}")
    if laatste is None:
        return Afspraakstand(nummer, Afspraakstatus.OPEN)
    toelichting = str((laatste.inhoud or {}).get("toelichting", ""))
    return Afspraakstand(nummer, Afspraakstatus(laatste.kop.naar or ""), toelichting, laatste.datum)


def _mandaten(
    mandaten: Iterable[Mandaat], besluiten: Sequence[Besluit], regels: Dossierregels, dag: date
) -> list[Mandaatregel]:
    statussen = regels.mandaten
    bekend = [m for m in mandaten if statussen.get(f"mandaat/{m.id}")]
    toen = [(_toen(f, statussen[f"mandaat/{f.id}"]), boekingen) for f, boekingen in stand_van(bekend, besluiten)]
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(bekend, op_dag(toen, dag), strict=True)]


def _toen(nu: Mandaatfeiten, status: Mandaatstatus) -> Mandaatfeiten:
    """The facts without what happened after the act that gave this status."""
    begonnen = status in (Mandaatstatus.ACTIEF, Mandaatstatus.INGETROKKEN, Mandaatstatus.VERVANGEN)
    return replace(
        nu,
        status=status,
        actief_vanaf=nu.actief_vanaf if begonnen else None,
        ingetrokken_per=nu.ingetrokken_per if status is Mandaatstatus.INGETROKKEN else None,
        vervangen_per=nu.vervangen_per if status is Mandaatstatus.VERVANGEN else None,
    )


def _accounts(
    session: Session, ingevoerd: Iterable[Besluit | Tredebepaling], documenten: Iterable[Document]
) -> dict[int, Gebruiker]:
    ids = {rij.ingevoerd_door_id for rij in ingevoerd} | {d.toegevoegd_door_id for d in documenten}
    return {g.id: g for g in session.scalars(select(Gebruiker).where(Gebruiker.id.in_(ids)))}
