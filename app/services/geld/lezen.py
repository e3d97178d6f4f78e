"""What the money of a zaak is per municipality: promised, paid, to come by month, back; and who may see which part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Rol
from app.domain.geld.soorten import Geldsoort, Rekening
from app.models import Besluit, Organisatie, Spoedbesluit, Zaak
from app.naslag import naslag
from app.services.geld.boek import Geldboek, Geldregel
from app.services.kern.toegang import Dossier


@dataclass(frozen=True, kw_only=True)
class Gemeentestand:
    """What the money of a zaak is for one municipality, in euro cents.

    `rijk` is its part of what the Rijk grants, `ontvangen` what of that came in; `gevraagd` its part of what was asked
    and not decided, which is in none of the others. `per_maand` is what it still has to bear by the first day of the
    month, None for what has no day yet; `terug_per_maand` what is to come back, `rijk_per_maand` what is to come of the
    Rijk. `voorgefinancierd` is what others paid for it and is not settled; `vooruitbetaald` what it paid for others.
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
    gevraagd: int = 0
    per_maand: Mapping[date | None, int] = field(default_factory=dict)
    terug_per_maand: Mapping[date | None, int] = field(default_factory=dict)
    rijk_per_maand: Mapping[date | None, int] = field(default_factory=dict)

    @property
    def na_rijk(self) -> int:
        """Its part in what is promised, less what the Rijk grants."""
        return self.toegezegd - self.rijk

    @property
    def maanden(self) -> list[date | None]:
        """Every month in which something is to come, what has no day last."""
        alle = {*self.per_maand, *self.terug_per_maand, *self.rijk_per_maand}
        return sorted(alle, key=lambda maand: maand or date.max)


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
    binnen = (Rekening.LAST, Rekening.UITSTAAND)
    ontvangen = -sum(r.boek.kaal(rekening, code) for r in boek.van_rijk for rekening in binnen)
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
        gevraagd=sum(r.boek.saldo(Rekening.GEVRAAGD, code) for r in boek.van_rijk),
        per_maand=_maanden(boek.gewone, Geldsoort.BETALING, code),
        terug_per_maand=_maanden(boek.gewone, Geldsoort.TERUGBETALING, code),
        rijk_per_maand=_maanden(boek.van_rijk, Geldsoort.BETALING, code),
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
    maanden = {naam: Counter[date | None]() for naam in ("per_maand", "terug_per_maand", "rijk_per_maand")}
    tel = [f.name for f in fields(Gemeentestand) if f.name != "code" and f.name not in maanden]
    for stand in alle:
        for naam, som in maanden.items():
            som.update(getattr(stand, naam))
    sommen: dict[str, Any] = {naam: sum(getattr(s, naam) for s in alle) for naam in tel}
    return Gemeentestand(code="", **sommen | maanden)


def wie_voor_wie(boek: Geldboek) -> list[tuple[str, str, int]]:
    """Who paid (code) for whom, and what of that is not settled, in euro cents."""
    som = Counter[tuple[str, str]]()
    for regel in boek.gewone:
        for code, cent in regel.boek.per(Rekening.SCHULD).items():
            som[regel.rij.voorfinancier, code] += cent
    return [(van, naar, cent) for (van, naar), cent in som.items()]


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


def namen_in(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """Names of organisations by their code, as they are known here or in the country."""
    gevraagd = list(dict.fromkeys(codes))
    rijen = session.execute(select(Organisatie.code, Organisatie.naam).where(Organisatie.code.in_(gevraagd)))
    bekend = {rij.code: rij.naam for rij in rijen}
    landelijk = {g.code: g.naam for g in naslag().gemeenten if g.code in gevraagd}
    return {code: bekend.get(code) or landelijk.get(code) or code for code in gevraagd}


def besluitnummers(session: Session, zaak: Zaak) -> dict[int | None, int]:
    """Numbers within the zaak of its decisions, by id."""
    vraag = select(Besluit.id, Besluit.volgnr).where(Besluit.zaak_id == zaak.id)
    return {rij.id: rij.volgnr for rij in session.execute(vraag)}


def spoednummers(session: Session, zaak: Zaak) -> dict[int | None, int]:
    """The same, of its spoedbesluiten."""
    vraag = select(Spoedbesluit.id, Spoedbesluit.volgnr).where(Spoedbesluit.zaak_id == zaak.id)
    return {rij.id: rij.volgnr for rij in session.execute(vraag)}
