"""One text asked of many: what came back, who is silent and since when, and how the headroom fills."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.domain.basis.begrippen import RUST, Mandaatsoort, Mandaatstatus
from app.domain.basis.fouten import NietGevonden
from app.domain.besluit.verdeling import Uitleg
from app.domain.logboek.keten import GEDAAN
from app.domain.mandaat.mandaat import WEIGERINGEN
from app.models import Mandaat, Mandaatverzoek, Zaak
from app.services.kern.toegang import Dossier
from app.services.logboek.lezen import Leesregel, Logboekfilter, heel_logboek
from app.services.mandaat.blad import Mandatenblad, mandatenblad
from app.services.mandaat.gevers.plafonds import uitleg_verzoek
from app.services.mandaat.reactiedatum import ONBEKEND, zoek_verzoek
from app.services.mandaat.stand import Mandaatregel
from app.services.mandaat.toegang import te_zien

_S = Mandaatstatus
VERLEEND: Final = "verleend"
GEWEIGERD: Final = "geweigerd"
STIL: Final = "stil"
BINNEN: Final = "nog_niet_gevraagd"
Antwoordsoort = Literal["verleend", "geweigerd", "stil", "nog_niet_gevraagd"]


@dataclass(frozen=True)
class Antwoord:
    """What one grantor did with the request: granted, refused, silent, or not asked yet; and since when."""

    regel: Mandaatregel
    soort: Antwoordsoort
    sinds: date | None
    waarom: str = ""

    def dagen_stil(self, dag: date) -> int | None:
        """Calendar days since the request reached the grantor; None when it is not silent."""
        return (dag - self.sinds).days if self.soort == STIL and self.sinds else None


@dataclass(frozen=True)
class Verzoekblad:
    """A request on a day. Amounts in euro cents."""

    verzoek: Mandaatverzoek
    antwoorden: Sequence[Antwoord]
    blad: Mandatenblad
    voorbij: bool = False
    """On that day its zaak was closed, or in a later period: what it asked is history."""

    @property
    def uitleg(self) -> Uitleg | None:
        """How the ceilings came about, for who sees the whole request."""
        return uitleg_verzoek(self.verzoek, [a.regel.mandaat for a in self.antwoorden])

    @property
    def tekst(self) -> Mandaat:
        """The mandaat whose text was asked: the first of them."""
        return self.antwoorden[0].regel.mandaat

    def aantal(self, soort: str) -> int:
        return sum(1 for a in self.antwoorden if a.soort == soort)

    @property
    def gevraagd(self) -> int:
        """What the headroom would be if all had granted."""
        return sum(a.regel.mandaat.plafond or 0 for a in self.antwoorden)

    @property
    def gekregen(self) -> int:
        """What was granted and counts on the day."""
        return sum(a.regel.mandaat.plafond or 0 for a in self.antwoorden if self.blad.telt_mee(a.regel))

    @property
    def verleend_bedrag(self) -> int:
        """What was granted in all, whatever became of it."""
        return sum(a.regel.mandaat.plafond or 0 for a in self.antwoorden if a.soort == VERLEEND)

    @property
    def ontbreekt(self) -> int:
        """What was asked and does not count; it is not divided over the others."""
        return self.gevraagd - self.gekregen

    @property
    def opgeteld(self) -> list[tuple[date, str, int]]:
        """How the headroom filled: day, grantor, and what was granted together up to and including it."""
        som, punten = 0, []
        actief = [
            a for a in self.antwoorden if a.regel.feiten.begin and a.regel.mandaat.soort is Mandaatsoort.FINANCIEN
        ]
        for antwoord in sorted(actief, key=lambda a: (a.regel.feiten.begin or date.max, a.regel.mandaat.id)):
            som += antwoord.regel.mandaat.plafond or 0
            punten.append((antwoord.regel.feiten.begin or date.max, antwoord.regel.mandaat.mandaatgever.naam, som))
        return punten


def verzoekblad(session: Session, dossier: Dossier, volgnr: int, dag: date) -> Verzoekblad:
    """One request of the zaak, with the newest version of each of its mandaten. Raises NietGevonden."""
    verzoek = zoek_verzoek(session, dossier.zaak, volgnr)
    blad = mandatenblad(session, dossier, dag)
    nieuwste = {r.mandaat.familie: r for r in blad.regels if verzoek and r.mandaat.verzoek_id == verzoek.id}
    if verzoek is None or not nieuwste:
        raise NietGevonden(ONBEKEND)
    nee = afwijzingen(session, dossier.zaak, [r.mandaat.id for r in nieuwste.values()])
    antwoorden = [_antwoord(r, nee) for r in nieuwste.values()]
    return Verzoekblad(verzoek, antwoorden, blad, _is_voorbij(dossier.zaak, antwoorden, dag))


def _is_voorbij(zaak: Zaak, antwoorden: Sequence[Antwoord], dag: date) -> bool:
    gesloten = zaak.toestand in RUST and zaak.toestand_sinds <= dag
    return gesloten or any(a.regel.mandaat.periode < zaak.periode for a in antwoorden)


def afwijzingen(session: Session, zaak: Zaak, ids: Sequence[int]) -> dict[str, Leesregel]:
    """The refusals, as the logboek has them: it alone keeps the day and the reason."""
    objecten = {f"mandaat/{nr}" for nr in ids}
    if not objecten:
        return {}
    regels = heel_logboek(session, zaak, Logboekfilter(acties=WEIGERINGEN, uitkomst=GEDAAN))
    return {r.kop.object: r for r in regels if r.kop.object in objecten}


def _antwoord(regel: Mandaatregel, afwijzingen: Mapping[str, Leesregel]) -> Antwoord:
    m = regel.mandaat
    if m.verleend_datum:
        return Antwoord(regel, VERLEEND, m.verleend_datum)
    if regel.status is _S.AFGEWEZEN:
        nee = afwijzingen.get(f"mandaat/{m.id}")
        return Antwoord(regel, GEWEIGERD, nee.datum if nee else None, nee.waarom if nee else "")
    return Antwoord(regel, STIL, m.goedgekeurd_datum) if m.goedgekeurd_datum else Antwoord(regel, BINNEN, None)


@dataclass(frozen=True)
class Verzoekregel:
    """A request in the list of a zaak."""

    verzoek: Mandaatverzoek
    gevraagd: int
    verleend: int


def lijst_verzoeken(session: Session, dossier: Dossier) -> list[Verzoekregel]:
    """The requests of a zaak, newest first, with how many were asked and how many granted: of what this actor sees."""
    rijen = session.execute(
        select(Mandaatverzoek, func.count(Mandaat.id.distinct()), func.count(Mandaat.verleend_datum))
        .join(Mandaat, Mandaat.verzoek_id == Mandaatverzoek.id)
        .where(Mandaatverzoek.zaak_id == dossier.zaak.id, Mandaat.eerste_id.is_(None), te_zien(dossier))
        .group_by(Mandaatverzoek.id)
        .order_by(Mandaatverzoek.volgnr.desc())
        .options(selectinload(Mandaatverzoek.reactiedata))
    )
    return [Verzoekregel(*rij) for rij in rijen]
