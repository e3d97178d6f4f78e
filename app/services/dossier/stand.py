"""A zaak as it stood at the end of a day: rows that carry a date by their date, the rest replayed from the logboek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Afspraakstatus, Mandaatstatus, Zaakrol
from app.domain.besluit.besluit import Ruimte, ruimte_op
from app.domain.draaiboek.draaiboek import Editie
from app.domain.mandaat.mandaatfamilie import op_dag
from app.domain.mandaat.mandaatfeiten import Mandaatfeiten, laatste_dag, status_op
from app.domain.regio.regio import Regioprofiel
from app.models import (
    Aanbiederversie,
    Besluit,
    Document,
    Gebruiker,
    Mandaat,
    Noodgreep,
    Rolvervulling,
    Tredebepaling,
    Zaak,
)
from app.services.dossier.beeld import VAN_HET_DOSSIER, gelijkgesteld, lees_beeld
from app.services.dossier.log import Afspraakstand, Dossierlog, lees_dossierlog
from app.services.dossier.stappen import Stapstand, stappen_op, zaakstappen
from app.services.draaiboek.edities import editie_met, editie_van
from app.services.kern.toegang import Dossier
from app.services.mandaat.stand import Mandaatregel, op_gever
from app.services.mandaat.stand import stand_van as mandaatstand
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.termijn.termijnen import Dagen
from app.services.zaak.noodgrepen import Noodgreepregel, noodgreepregels


@dataclass(frozen=True)
class Dossierstand:
    """Everything of the zaak on the day; the entries in `log` go on up to now, and `documenten_later` counts."""

    beeld: Zaakfeit
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
    dagen: Dagen

    @property
    def zaak(self) -> Zaak:
        return self.beeld.rijen.van(Zaak)[0]

    @property
    def profiel(self) -> Regioprofiel:
        return self.beeld.kader.profiel

    @property
    def vervullingen(self) -> Sequence[Rolvervulling]:
        """Everybody who filled a role in the zaak until now."""
        return self.beeld.rijen.van(Rolvervulling)

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
    """Read the zaak as it stood at the end of `peildatum`, which lies on or after its opening: the rows of it once, and
    its logboek once.
    """
    zaak_id = dossier.zaak.id
    log = lees_dossierlog(session, zaak_id, peildatum)
    return stand_van(session, lees_beeld(session, zaak_id, VAN_HET_DOSSIER), log, peildatum)


def stand_van(session: Session, beeld: Zaakfeit, log: Dossierlog, peildatum: date) -> Dossierstand:
    """The same, from what was read; the session is asked for the text of an edition, which never changes."""
    rijen = beeld.rijen
    bepalingen = [b for b in rijen.van(Tredebepaling) if b.datum <= peildatum]
    besluiten = [b for b in rijen.van(Besluit) if b.datum <= peildatum]
    toen = [d for d in rijen.van(Document) if d.datum <= peildatum]
    editie, sha256 = _editie(session, rijen.van(Zaak)[0], log)
    return Dossierstand(
        beeld=beeld,
        peildatum=peildatum,
        log=log,
        aanbiederversies=rijen.van(Aanbiederversie),
        bepalingen=bepalingen,
        rollen=[v for v in rijen.van(Rolvervulling) if v.van <= peildatum],
        afspraken=_afspraken(log, beeld.kader.profiel),
        stappen=stappen_op(zaakstappen(beeld), bepalingen, editie, peildatum),
        mandaten=_mandaten(sorted(rijen.van(Mandaat), key=op_gever), besluiten, log, peildatum),
        besluiten=besluiten,
        documenten=toen,
        documenten_later=len(rijen.van(Document)) - len(toen),
        accounts={wie.id: wie for wie in rijen.van(Gebruiker)},
        editie=editie,
        editie_sha256=sha256,
        noodgrepen=noodgreepregels(rijen.van(Noodgreep), peildatum),
        dagen=gelijkgesteld(beeld),
    )


def _editie(session: Session, zaak: Zaak, log: Dossierlog) -> tuple[Editie, str | None]:
    """The edition of the day, with its hash when it was frozen."""
    sha256 = log.verlaten_editie or zaak.editie_sha256
    return (editie_met(session, sha256) if sha256 else editie_van(session, zaak)), sha256


def _afspraken(log: Dossierlog, profiel: Regioprofiel) -> list[Afspraakstand]:
    return [log.afspraken.get(a.nummer) or Afspraakstand(a.nummer, Afspraakstatus.OPEN) for a in profiel.afspraken]


def _mandaten(
    mandaten: Iterable[Mandaat], besluiten: Sequence[Besluit], log: Dossierlog, dag: date
) -> list[Mandaatregel]:
    statussen = log.mandaten
    bekend = [m for m in mandaten if statussen.get(f"mandaat/{m.id}")]
    toen = [
        (_toen(f, statussen[f"mandaat/{f.id}"], log.einden.get(f"mandaat/{f.id}")), boekingen)
        for f, boekingen in mandaatstand(bekend, besluiten)
    ]
    return [Mandaatregel(m, f, status_op(f, dag)) for m, f in zip(bekend, op_dag(toen, dag), strict=True)]


def _toen(nu: Mandaatfeiten, status: Mandaatstatus, einde: date | None) -> Mandaatfeiten:
    """The facts without what happened after the act that gave this status. That a term ended is noted, no act. `einde`
    is from when it is over as was said by then: that can have been brought forward since.
    """
    if status is Mandaatstatus.VERLOPEN:
        return nu
    begonnen = status in (Mandaatstatus.ACTIEF, Mandaatstatus.INGETROKKEN, Mandaatstatus.VERVANGEN)
    return replace(
        nu,
        status=status,
        actief_vanaf=nu.actief_vanaf if begonnen else None,
        ingetrokken_per=(einde or nu.ingetrokken_per) if status is Mandaatstatus.INGETROKKEN else None,
        vervangen_per=nu.vervangen_per if status is Mandaatstatus.VERVANGEN else None,
    )
