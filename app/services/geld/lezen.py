"""The money of a zaak as it stands: each commitment with its plan and bookings, and what it is per municipality."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.domain.basis.bedrag import euro
from app.domain.basis.begrippen import Rol
from app.domain.basis.fouten import OngeldigeOvergang
from app.domain.geld.grootboek import Boeking, Grootboek, Post
from app.domain.geld.soorten import Geldsoort, Rekening
from app.domain.geld.toezegging import Termijn
from app.domain.geld.vooruit import Komend, eerstvolgend, komend
from app.models import Geldboeking, Geldplan, Geldpost, Organisatie, Toezegging, Zaak
from app.naslag import naslag
from app.services.kern.toegang import Dossier


@dataclass(frozen=True)
class Geldregel:
    """A commitment with its plan (the version that counts) and its bookings."""

    rij: Toezegging
    plannen: Sequence[Geldplan]
    boekingen: Sequence[Geldboeking]
    boek: Grootboek

    @property
    def plan(self) -> list[Termijn]:
        return self.plannen[-1].termijnen() if self.plannen else []

    @property
    def versie(self) -> int:
        """Higher with every version of the plan and with every booking."""
        return len(self.plannen) + len(self.boekingen)

    @property
    def te_betalen(self) -> int:
        return self.boek.som(Rekening.GEBONDEN)

    @property
    def uitstaand(self) -> int:
        return self.boek.som(Rekening.UITSTAAND)

    @property
    def voorgefinancierd(self) -> int:
        return self.boek.som(Rekening.SCHULD)

    @property
    def eerstvolgend(self) -> Termijn | None:
        return eerstvolgend(self.plan, self.boek)

    def komt(self, soort: Geldsoort) -> list[Komend]:
        return komend(self.plan, self.boek, soort)


@dataclass(frozen=True, kw_only=True)
class Gemeentestand:
    """What the money of a zaak is for one municipality, in euro cents.

    `rijk` is its part of what the Rijk grants, `ontvangen` what of that came in. `per_maand` is what it still has to
    bear by the first day of the month, None for what has no day yet; `terug_per_maand` what is to come back.
    `voorgefinancierd` is what others paid for it and is not settled; `vooruitbetaald` what it paid for others.
    """

    code: str
    toegezegd: int = 0
    betaald: int = 0
    te_betalen: int = 0
    uitstaand: int = 0
    teruggekregen: int = 0
    last: int = 0
    zelf_betaald: int = 0
    voorgefinancierd: int = 0
    vooruitbetaald: int = 0
    rijk: int = 0
    ontvangen: int = 0
    per_maand: Mapping[date | None, int] = field(default_factory=dict)
    terug_per_maand: Mapping[date | None, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Geldboek:
    """Everything of a zaak, commitments by number."""

    regels: Sequence[Geldregel]

    @cached_property
    def gewone(self) -> list[Geldregel]:
        """Those of the colleges."""
        return [r for r in self.regels if not r.rij.soort.van_rijk]

    @cached_property
    def van_rijk(self) -> list[Geldregel]:
        return [r for r in self.regels if r.rij.soort.van_rijk]

    @property
    def toegezegd(self) -> int:
        return sum(r.boek.toegezegd for r in self.gewone)

    @property
    def betaald(self) -> int:
        return sum(r.boek.betaald for r in self.gewone)

    @property
    def te_betalen(self) -> int:
        return sum(r.te_betalen for r in self.gewone)

    @property
    def uitstaand(self) -> int:
        return sum(r.uitstaand for r in self.gewone)

    @property
    def rest(self) -> list[Geldregel]:
        """What is not settled."""
        return [r for r in self.regels if not r.boek.afgewikkeld]

    def met(self, nummer: int) -> Geldregel | None:
        return next((r for r in self.regels if r.rij.nummer == nummer), None)

    def met_boeking(self, nummer: int) -> tuple[Geldregel, Geldboeking] | None:
        gevonden = ((r, b) for r in self.regels for b in r.boekingen if b.nummer == nummer)
        return next(gevonden, None)

    @cached_property
    def boekingen(self) -> list[tuple[Geldregel, Geldboeking]]:
        """All of them, newest first."""
        alle = ((r, b) for r in self.regels for b in r.boekingen)
        return sorted(alle, key=lambda paar: -paar[1].nummer)

    @property
    def volgend(self) -> int:
        """The number of the next booking."""
        return max((b.nummer for _r, b in self.boekingen), default=0) + 1


def lees_geld(session: Session, zaak: Zaak, tot: date | None = None) -> Geldboek:
    """In four statements; with `tot` what was of that day or before."""
    toezeggingen, plannen, boekingen, posten = (
        session.scalars(select(soort).where(soort.zaak_id == zaak.id).order_by(soort.id)).all()
        for soort in (Toezegging, Geldplan, Geldboeking, Geldpost)
    )
    return maak_geldboek(toezeggingen, plannen, boekingen, posten, tot)


def maak_geldboek(
    toezeggingen: Iterable[Toezegging],
    plannen: Iterable[Geldplan],
    boekingen: Iterable[Geldboeking],
    posten: Iterable[Geldpost],
    tot: date | None = None,
) -> Geldboek:
    """Of these rows of one zaak."""
    bij_plan: dict[int, list[Geldplan]] = defaultdict(list)
    bij_boeking: dict[int, list[Geldboeking]] = defaultdict(list)
    bij_post: dict[int, list[Post]] = defaultdict(list)
    for plan in sorted(plannen, key=lambda rij: rij.versie):
        bij_plan[plan.toezegging_id].append(plan)
    for boeking in sorted(boekingen, key=lambda rij: rij.nummer):
        if tot is None or boeking.datum <= tot:
            bij_boeking[boeking.toezegging_id].append(boeking)
    for post in posten:
        bij_post[post.boeking_id].append(post.waarden())
    return Geldboek(
        [
            _regel(rij, bij_plan[rij.id], bij_boeking[rij.id], bij_post)
            for rij in sorted(toezeggingen, key=lambda rij: rij.nummer)
            if tot is None or rij.datum <= tot
        ]
    )


def _regel(
    rij: Toezegging, plannen: list[Geldplan], boekingen: list[Geldboeking], posten: Mapping[int, list[Post]]
) -> Geldregel:
    nummers = {b.id: b.nummer for b in boekingen}
    feiten = [
        Boeking(
            b.nummer,
            b.soort,
            b.datum,
            b.bedrag,
            tuple(posten[b.id]),
            nummers.get(b.tegenboeking_van_id) if b.tegenboeking_van_id else None,
            b.college,
        )
        for b in boekingen
    ]
    return Geldregel(rij, plannen, boekingen, Grootboek(rij.voorwaarde(), feiten))


def per_gemeente(boek: Geldboek) -> dict[str, Gemeentestand]:
    """Of everybody who takes part, in the order in which they were first named, then who only paid for others."""
    codes = dict.fromkeys(code for r in boek.regels for code in r.rij.delen)
    codes |= dict.fromkeys(r.rij.voorfinancier for r in boek.regels if r.rij.voorfinancier)
    return {code: _stand(boek, code) for code in codes}


def _stand(boek: Geldboek, code: str) -> Gemeentestand:
    gewoon = Counter[Rekening]()
    for rekening in Rekening:
        gewoon[rekening] = sum(r.boek.kaal(rekening, code) for r in boek.gewone)
    betaald = -sum(r.boek.beweging(Geldsoort.BETALING, Rekening.GEBONDEN, code) for r in boek.gewone)
    ontvangen = -sum(r.boek.kaal(Rekening.LAST, code) for r in boek.van_rijk)
    return Gemeentestand(
        code=code,
        toegezegd=betaald + gewoon[Rekening.GEBONDEN],
        betaald=betaald,
        te_betalen=gewoon[Rekening.GEBONDEN],
        uitstaand=gewoon[Rekening.UITSTAAND],
        teruggekregen=-sum(r.boek.beweging(Geldsoort.TERUGBETALING, Rekening.UITSTAAND, code) for r in boek.gewone),
        last=gewoon[Rekening.LAST] - ontvangen,
        zelf_betaald=-gewoon[Rekening.BANK],
        voorgefinancierd=-gewoon[Rekening.SCHULD],
        vooruitbetaald=gewoon[Rekening.VORDERING],
        rijk=ontvangen - sum(r.boek.kaal(Rekening.GEBONDEN, code) for r in boek.van_rijk),
        ontvangen=ontvangen,
        per_maand=_maanden(boek.gewone, Geldsoort.BETALING, code),
        terug_per_maand=_maanden(boek.gewone, Geldsoort.TERUGBETALING, code),
    )


def _maanden(regels: Iterable[Geldregel], soort: Geldsoort, code: str) -> dict[date | None, int]:
    """By month, what has no day last."""
    som: Counter[date | None] = Counter()
    for regel in regels:
        for komt in regel.komt(soort):
            som[komt.maand] += komt.delen.get(code, 0)
    return {maand: som[maand] for maand in sorted(som, key=lambda m: m or date.max) if som[maand]}


def som_per_gemeente(standen: Iterable[Gemeentestand]) -> Gemeentestand:
    """All of them together."""
    alle = list(standen)
    tel = [f.name for f in fields(Gemeentestand) if f.name not in ("code", "per_maand", "terug_per_maand")]
    maanden: dict[str, Counter[date | None]] = {"per_maand": Counter(), "terug_per_maand": Counter()}
    for stand in alle:
        for naam, som in maanden.items():
            som.update(getattr(stand, naam))
    return Gemeentestand(code="", **{naam: sum(getattr(s, naam) for s in alle) for naam in tel}, **maanden)


def eigen_code(dossier: Dossier) -> str | None:
    """The organisation whose own part somebody outside the team sees."""
    werkt_er = dossier.rollen & {Rol.GEMEENTE, Rol.BESTUURDER, Rol.ANDERE_REGIO}
    return dossier.actor.organisatie_code if werkt_er else None


def te_zien(dossier: Dossier, boek: Geldboek) -> dict[str, Gemeentestand]:
    """What this actor may see per municipality: the team all, anybody else his own."""
    alle = per_gemeente(boek)
    if dossier.volledig:
        return alle
    wie = eigen_code(dossier)
    return {code: stand for code, stand in alle.items() if code == wie}


def namen_in(session: Session, zaak: Zaak, codes: Iterable[str]) -> dict[str, str]:
    """Names of organisations by their code, as they are known here or in the country."""
    gevraagd = list(dict.fromkeys(codes))
    rijen = session.execute(select(Organisatie.code, Organisatie.naam).where(Organisatie.code.in_(gevraagd)))
    bekend = {rij.code: rij.naam for rij in rijen}
    landelijk = {g.code: g.naam for g in naslag().gemeenten if g.code in gevraagd}
    return {code: bekend.get(code) or landelijk.get(code) or code for code in gevraagd}


def geld_per_gemeente(session: Session, zaak: Zaak, dag: date) -> dict[str, Gemeentestand]:
    """What is promised, paid, and to come by month for each municipality, as it stood on that day, by code."""
    return per_gemeente(lees_geld(session, zaak, dag))


def eis_niets_toegezegd(session: Session, zaak: Zaak, besluit_id: int) -> None:
    """Nothing is promised under a decision that is to be reversed. Raises OngeldigeOvergang."""
    if not session.scalar(select(exists().where(Toezegging.besluit_id == besluit_id))):
        return
    onder = sum(r.boek.toegezegd for r in lees_geld(session, zaak).regels if r.rij.besluit_id == besluit_id)
    if onder:
        raise OngeldigeOvergang(
            f"Onder dit besluit is {euro(onder)} toegezegd. Laat dat eerst vrijvallen, of draai de toezegging terug."
        )


def niet_afgewikkeld(session: Session, zaak: Zaak) -> list[str]:
    """The commitments that are not settled, in words: what closing asks."""
    if not session.scalar(select(exists().where(Toezegging.zaak_id == zaak.id))):
        return []
    return [f"{r.rij.nummer} ({r.rij.soort.value})" for r in lees_geld(session, zaak).rest]
