"""A request as work: for each of its mandaten whose turn it is, and the one act that who looks can do with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import RUST, Mandaatstatus
from app.domain.basis.rechten import Recht
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.behandeling import Beurt, Verzoekhandeling, beurt, eigen_handeling
from app.domain.mandaat.bevoegd import Blik
from app.domain.mandaat.leven import ontbrekende_instemming, vraagt_instemming
from app.domain.mandaat.mandaatfeiten import ONDERWEG
from app.models import Document, Herinnering, Mandaat
from app.services.kern.toegang import Dossier
from app.services.mandaat.oordeel import blik_op
from app.services.mandaat.versies import lees_mandaten
from app.services.mandaat.verzoek.besluitstuk import besluitstukken
from app.services.mandaat.verzoek.herinnering import herinneringen
from app.services.mandaat.verzoeken import Antwoord, Verzoekblad

_V = Verzoekhandeling


@dataclass(frozen=True)
class Verzoekrij:
    """One mandaat of a request today, for who looks.

    `handeling` is what he can do with it, `af` whether he can reject it instead; `laat` by how many days the answer is
    late. `wacht_op` is whose consent is not there yet. `later` says that something else of his comes first: what is
    told on behalf of an employer asks who said so, and is not to stand in the way of what is his own.
    """

    antwoord: Antwoord
    beurt: Beurt
    handeling: Verzoekhandeling | None = None
    af: bool = False
    laat: int = 0
    herinnerd: Sequence[Herinnering] = ()
    stukken: Sequence[Document] = ()
    later: bool = False

    @property
    def mandaat(self) -> Mandaat:
        return self.antwoord.regel.mandaat

    @property
    def vooraf_aangevinkt(self) -> bool:
        """What waits for who looks; and a reminder when the answer is late."""
        wacht = self.handeling is not None and not self.later
        return wacht and (self.handeling is not _V.HERINNEREN or self.laat > 0)

    @property
    def wacht_op(self) -> Sequence[str]:
        """Whose consent is missing, of a mandaat that was granted."""
        verleend = self.mandaat.status is Mandaatstatus.VERLEEND
        return ontbrekende_instemming(self.mandaat) if verleend and vraagt_instemming(self.mandaat) else ()


def verzoekrijen(session: Session, dossier: Dossier, blad: Verzoekblad, vandaag: date) -> list[Verzoekrij]:
    """The mandaten of the request by whose turn it is, and then by act; `blad` is the request today. Few queries."""
    ids = [antwoord.regel.mandaat.id for antwoord in blad.antwoorden]
    mandaten = lees_mandaten(session, ids)  # the same objects, with what is above them, which the rules ask
    blik = blik_op(session, dossier, mandaten, vandaag)
    herinnerd, stukken = herinneringen(session, ids), besluitstukken(session, ids)
    rijen = []
    for antwoord in blad.antwoorden:
        nr = antwoord.regel.mandaat.id
        erbij = (herinnerd.get(nr, ()), stukken.get(nr, ()))
        rijen.append(_rij(antwoord, blik, blad.verzoek.reactie_voor, vandaag, *erbij))
    if any(rij.handeling not in (None, _V.HERINNEREN, _V.INSTEMMEN_WERKGEVER) for rij in rijen):
        rijen = [replace(rij, later=rij.handeling is _V.INSTEMMEN_WERKGEVER) for rij in rijen]
    volgorde = [*Beurt], [None, *_V]
    return sorted(rijen, key=lambda r: (volgorde[0].index(r.beurt), volgorde[1].index(r.handeling)))


def _rij(
    antwoord: Antwoord,
    blik: Blik,
    reactie_voor: date | None,
    vandaag: date,
    herinnerd: Sequence[Herinnering],
    stukken: Sequence[Document],
) -> Verzoekrij:
    mandaat, nu = antwoord.regel.mandaat, antwoord.regel.status
    kan = blik.handelingen(mandaat, nu) if nu is not Mandaatstatus.VERLOPEN else {}
    eigen = eigen_handeling(kan, blik.instemmers(mandaat))
    wie = beurt(nu, eigen)
    if wie is Beurt.VAN_ANDEREN and _herinnerbaar(blik, mandaat, nu, herinnerd, vandaag):
        eigen = _V.HERINNEREN
    laat = (vandaag - reactie_voor).days if reactie_voor and nu is Mandaatstatus.GOEDGEKEURD else 0
    af = kan.get(regels.WIJS_AF, "") is None
    return Verzoekrij(antwoord, wie, eigen, af, max(laat, 0), herinnerd, stukken)


def _herinnerbaar(
    blik: Blik, mandaat: Mandaat, nu: Mandaatstatus, herinnerd: Sequence[Herinnering], vandaag: date
) -> bool:
    loopt = blik.toestand not in RUST and mandaat.periode == blik.periode
    vandaag_al = any(h.datum == vandaag and h.status is mandaat.status for h in herinnerd)
    return loopt and nu in ONDERWEG and not vandaag_al and blik.mag(Recht.MANDAAT_VOORSTELLEN)


def per_handeling(rijen: Sequence[Verzoekrij]) -> Mapping[Verzoekhandeling, int]:
    """How many there are for who looks, by act."""
    eigen = [rij.handeling for rij in rijen if rij.handeling]
    return {handeling: eigen.count(handeling) for handeling in _V if handeling in eigen}
