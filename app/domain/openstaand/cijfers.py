"""Counts of children and figures of the provider: never made, too old, or missing for a part of what is involved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.draaiboek.grendels import Grendelregel
from app.domain.openstaand.kader import Kader
from app.domain.openstaand.punt import HET_TEAM, Punt, Weegt
from app.domain.termijn.termijn import datum_voluit

NOOIT, OUD, GEMEENTE, REGIO = "telling_nooit", "telling_oud", "telling_gemeente", "telling_regio"
CERTIFICAAT = "certificaat"
KWARTAAL_NOOIT, KWARTAAL_OUD = "kwartaal_nooit", "kwartaal_oud"


@dataclass(frozen=True)
class Telfeit:
    """The newest reference date of one municipality, with the first day of which it is known how many children of the
    region itself are still to be placed. `eerder` are its reference dates before the newest.
    """

    gemeente: str
    eerste: date | None
    laatste: date
    eerder: tuple[date, ...] = ()

    @property
    def dagen(self) -> tuple[date, ...]:
        return (*self.eerder, self.laatste)


@dataclass(frozen=True)
class Regiofeit:
    """A region that takes part, until the first day on which it does not; `geteld` is the first day on which it was
    counted, as a whole or in one of its municipalities, `te_plaatsen` the first on which that said how many children
    are still to be placed.
    """

    code: str
    vanaf: date
    tot: date | None
    geteld: date | None = None
    te_plaatsen: date | None = None


def tellingen(kader: Kader, rijen: Sequence[Telfeit | Regiofeit]) -> Iterator[Punt]:
    """Asked from the first trede on. Unknown is not nought: who was never counted is named."""
    sinds = kader.trede_sinds
    if sinds is None:
        return
    geteld = [rij for rij in rijen if isinstance(rij, Telfeit)]
    eerste = min((rij.eerste for rij in geteld if rij.eerste), default=None)
    weegt = kader.weegt(Grendelregel.NOOIT_GETELD)
    yield _punt(NOOIT, "Tel de kinderen: dat is nog nooit gedaan", sinds, gesloten_op=eerste, weegt=weegt)
    if geteld:
        yield from _onvolledig(kader, geteld, max(sinds, eerste or sinds))
    for rij in rijen:
        if isinstance(rij, Regiofeit) and rij.code != kader.profiel.code:
            yield from _regio(kader, rij)


def _onvolledig(kader: Kader, geteld: Sequence[Telfeit], sinds: date) -> Iterator[Punt]:
    """What is asked again, and of whom nothing is known: on each day by the counts of before it."""
    dagen = sorted({dag for rij in geteld for dag in rij.dagen})
    for op, volgende in zip(dagen, [*dagen[1:], None], strict=True):
        vanaf = max(op + timedelta(days=kader.drempels.telling_oud), sinds)
        if not _na_sluiten(kader, vanaf) and (volgende is None or vanaf < volgende):
            wat = f"Tel de kinderen opnieuw: de laatste peildatum is {datum_voluit(op)}"
            yield _punt(OUD, wat, vanaf, gesloten_op=volgende, weegt=Weegt.WAARSCHUWT)
    bekend = {rij.gemeente: min(rij.dagen) for rij in geteld}
    leden = kader.profiel.gemeenten_op(kader.verloop[0].datum)
    wissels = [sinds, *sorted({dag for dag in bekend.values() if dag > sinds})]
    for begin, einde in zip(wissels, [*wissels[1:], None], strict=True):
        missen = [g.naam for g in leden if bekend.get(g.code, date.max) > begin]
        if missen:
            punt = _punt(GEMEENTE, f"Nog nooit geteld in {', '.join(missen)}", sinds, gesloten_op=einde)
            yield replace(punt, vanaf=begin)


def _regio(kader: Kader, regio: Regiofeit) -> Iterator[Punt]:
    """Never counted; or counted, but nobody said how many are still to be placed: that is missing, and not nought."""
    naam = kader.profiel.naam_van(regio.code)
    punt = Punt(
        soort=REGIO,
        onderwerp=f"Er zijn geen aantallen van {naam}",
        object=f"zaakregio/{regio.code}",
        ligt_bij=HET_TEAM,
        sinds=regio.vanaf,
        weegt=kader.weegt(Grendelregel.REGIOS_NIET_GETELD),
    )
    yield replace(punt, gesloten_op=_eerste(regio.tot, regio.geteld))
    if regio.geteld and regio.geteld != regio.te_plaatsen:
        wat = f"Van {naam} is niet geteld hoeveel kinderen nog te plaatsen zijn"
        vanaf, weg = max(regio.vanaf, regio.geteld), _eerste(regio.tot, regio.te_plaatsen)
        yield replace(punt, onderwerp=wat, vanaf=vanaf, gesloten_op=weg)


def _eerste(*dagen: date | None) -> date | None:
    return min((dag for dag in dagen if dag), default=None)


def kwartalen(kader: Kader, brondata: Sequence[date]) -> Iterator[Punt]:
    """The figures of the provider, asked from the first trede on, by the day that they come from."""
    sinds = kader.trede_sinds
    if sinds is None:
        return
    if not brondata:
        yield _punt(KWARTAAL_NOOIT, "Leg de cijfers van de aanbieder vast: die zijn er niet", sinds)
        return
    op = max(brondata)
    wat = f"Vraag nieuwe cijfers van de aanbieder: de laatste zijn van {datum_voluit(op)}"
    vanaf = max(op + timedelta(days=kader.drempels.kwartaal_oud), sinds)
    if not _na_sluiten(kader, vanaf):
        yield _punt(KWARTAAL_OUD, wat, vanaf)


def _na_sluiten(kader: Kader, vanaf: date) -> bool:
    """Whether it would only be asked once the zaak was closed: then nobody asks it any more."""
    return kader.gesloten_op is not None and vanaf >= kader.gesloten_op


def certificaten(kader: Kader, geldig_tot: Sequence[date]) -> Iterator[Punt]:
    """The certificate of a certified institution runs out; of several the last one counts."""
    if not geldig_tot:
        return
    einde, begin = max(geldig_tot), kader.verloop[0].datum
    vanaf = max(begin, einde - timedelta(days=kader.drempels.certificaat_loopt_af))
    if _na_sluiten(kader, vanaf):
        return
    yield Punt(
        soort=CERTIFICAAT,
        onderwerp=f"Vraag of het certificaat wordt verlengd: het geldt tot en met {datum_voluit(einde)}",
        object=CERTIFICAAT,
        ligt_bij=HET_TEAM,
        sinds=vanaf,
        uiterlijk_op=einde,
        weegt=Weegt.WAARSCHUWT,
    )


def _punt(
    soort: str, onderwerp: str, sinds: date, gesloten_op: date | None = None, weegt: Weegt = Weegt.INFORMATIE
) -> Punt:
    return Punt(
        soort=soort,
        onderwerp=onderwerp,
        object=soort,
        ligt_bij=HET_TEAM,
        sinds=sinds,
        gesloten_op=gesloten_op,
        weegt=weegt,
    )
