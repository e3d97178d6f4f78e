"""Deliver events to who subscribed. The logboek is the outbox: an event is that an entry was recorded, so nothing is
queued and nothing gets lost. Each subscription has a place in the logboek and goes on from there, in order; it moves
when the receiver has the event, so an event can come twice (with the same id).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from threading import Event

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Actor, dag_van
from app.domain.basis.fouten import OngeldigeInvoer
from app.domain.melding.aflevering import Afleverfout, fout_van, lees_toestemming, lees_wachttijd, volgende_poging
from app.domain.melding.notificatie import Notificatie
from app.domain.melding.webhookadres import bestemming_van
from app.models import Abonnement, Aflevering, Gebruiker
from app.services.kern.bezetting import actor_op
from app.services.melding.afzender import Afzender
from app.services.melding.koppen import koppen, wie
from app.services.melding.lijn import (
    Antwoord,
    Lijn,
    Mislukt,
    leg_lijn,
    speelruimte,
    vraag,
)
from app.services.melding.notificaties import als_notificatie, lees_portie
from app.services.melding.stand import (
    GEWIST,
    Ingehaald,
    breng_verder,
    neem,
    ruim_op,
    wachtend,
)

RONDE, BEURT = 60.0, 10.0
"""Seconds after which a round takes no other subscription, so that receivers who are slow do not hold up the other
jobs; and after which a subscription gets no other event in this round, so that they do not hold up each other."""
MEEST = 100
"""Events to one subscription in one round, unless its receiver wants fewer a minute."""
METEEN = frozenset({Afleverfout.GEHEIM_ONLEESBAAR, Afleverfout.TOKEN_ONLEESBAAR, Afleverfout.NIET_TOEGESTAAN})
"""What does not mend itself: the subscription pauses at once."""


def lever_af(session: Session, afzender: Afzender, nu: datetime) -> str:
    """One round: ask permission where that is still to be done, and deliver. Returns what was done; `nu` is UTC."""
    if not afzender.basis:
        return "Webhooks: DRAAIBOEK_BASE_URL is niet ingesteld."
    ruim_op(session, nu)
    afgeleverd = 0
    with speelruimte(RONDE) as voorbij:
        for abonnement_id in wachtend(session, nu):
            genomen = None if voorbij.is_set() else neem(session, abonnement_id, nu)
            if genomen:
                with speelruimte(BEURT) as genoeg:
                    afgeleverd += Beurt(session, afzender, nu, genomen, genoeg).draai()
    return f"Berichten aan webhooks afgeleverd: {afgeleverd}."


@dataclass
class Beurt:
    """One subscription, for as long as it is ours."""

    session: Session
    afzender: Afzender
    nu: datetime
    genomen: Abonnement
    genoeg: Event
    tot_nr: int = field(init=False)
    volgnr: int = field(init=False)
    mislukt: int = field(init=False)
    bezig_met: int | None = None
    afgeleverd: int = 0

    def __post_init__(self) -> None:
        self.tot_nr, self.volgnr, self.mislukt = self.genomen.tot_nr, self.genomen.volgnr, self.genomen.mislukt

    def draai(self) -> int:
        """Returns how many events were delivered."""
        try:
            if self.genomen.bevestigd_op is None:
                self._vraag_toestemming()
            for nr, notificatie in self._stroom():
                self._lever(nr, notificatie)
            self._laat_los()
        except Mislukt as fout:
            self._bij_fout(fout)
        except Ingehaald:
            pass
        return self.afgeleverd

    @property
    def _ruimte(self) -> int:
        return min(self.genomen.per_minuut or MEEST, MEEST)

    def _stroom(self) -> Iterator[tuple[int, Notificatie]]:
        """Entries after our place that are for the owner, each weighed at the moment it is asked for."""
        while actor := self._eigenaar():
            portie = lees_portie(self.session, actor, self.genomen.gekozen_soorten, self.tot_nr)
            for kandidaat in portie.kandidaten:
                if self.genoeg.is_set() or self.afgeleverd >= self._ruimte or not (actor := self._eigenaar()):
                    return
                notificatie = als_notificatie(self.session, actor, kandidaat)
                if notificatie:
                    yield kandidaat.nr, notificatie
                self.tot_nr = kandidaat.nr
            self.tot_nr = portie.tot
            if not portie.vol:
                return

    def _eigenaar(self) -> Actor | None:
        """Whose subscription it is, with what he may do today; None once the account is blocked."""
        gebruiker = self.session.get(Gebruiker, self.genomen.gebruiker_id, populate_existing=True)
        if gebruiker is None or not gebruiker.active:
            return None
        return actor_op(self.session, gebruiker, dag_van(self.nu))

    @cached_property
    def _lijn(self) -> Lijn:
        regel = self.afzender.regel
        try:
            doel = regel.lees(self.genomen.url)
        except OngeldigeInvoer as fout:
            raise Mislukt(Afleverfout.NIET_TOEGESTAAN) from fout
        return leg_lijn(regel, doel, self.afzender.zoek)

    def _vraag(self, methode: str, erbij: Mapping[str, str], inhoud: bytes = b"") -> Antwoord:
        """What was read to decide this is let go first: no transaction waits for DNS or for the receiver."""
        self.session.rollback()
        return vraag(self._lijn, methode, erbij, inhoud)

    def _vraag_toestemming(self) -> None:
        """The validation handshake of the specification: who did not ask for events says nothing, and gets none."""
        antwoord = self._vraag("OPTIONS", wie(self.afzender))
        gezegd = (antwoord.kop("WebHook-Allowed-Origin"), antwoord.kop("WebHook-Allowed-Rate"))
        mag, per_minuut = lees_toestemming(self.afzender.oorsprong, *gezegd)
        if not mag:
            raise Mislukt(Afleverfout.GEEN_TOESTEMMING, antwoord.status, antwoord.kop("Retry-After"))
        self.mislukt, self.genomen.per_minuut = 0, per_minuut
        gelukt = {"bevestigd_op": self.nu, "per_minuut": per_minuut, "mislukt": 0, "fout": None}
        breng_verder(self.session, self.genomen, self._poging(antwoord.status), **gelukt)

    def _lever(self, nr: int, notificatie: Notificatie) -> None:
        self.bezig_met = nr
        inhoud = notificatie.inhoud(self.afzender.bron, self.afzender.basis, self.volgnr + 1)
        getekend = koppen(self.afzender, self.genomen, self.nu, notificatie.id, inhoud)
        antwoord = self._vraag("POST", getekend, inhoud)
        fout = fout_van(antwoord.status)
        if fout:
            raise Mislukt(fout, antwoord.status, antwoord.kop("Retry-After"))
        poging = self._poging(antwoord.status)
        self.volgnr, self.tot_nr, self.mislukt, self.afgeleverd = self.volgnr + 1, nr, 0, self.afgeleverd + 1
        breng_verder(self.session, self.genomen, poging, tot_nr=nr, volgnr=self.volgnr, mislukt=0, fout=None)
        self.bezig_met = None

    def _laat_los(self) -> None:
        """Come back next round, or in a minute when the receiver wants no more now."""
        vol = self.afgeleverd >= self._ruimte
        dan = self.nu + timedelta(minutes=1) if vol else self.nu
        breng_verder(self.session, self.genomen, tot_nr=self.tot_nr, volgende_op=dan, bezig_tot=None)

    def _bij_fout(self, fout: Mislukt) -> None:
        poging = self._poging(fout.status, fout.fout)
        waarden: dict[str, object] = {"tot_nr": self.tot_nr, "fout": fout.fout.value, "mislukt": self.mislukt + 1}
        niet_voor = lees_wachttijd(fout.status or 0, fout.na, self.nu)
        dan = volgende_poging(self.mislukt + 1, self.nu, niet_voor) if fout.fout not in METEEN else None
        if fout.fout is Afleverfout.OPGEHEVEN:
            waarden |= {"beeindigd_op": self.nu, "url": bestemming_van(self.genomen.url), **GEWIST}
        else:
            waarden |= {"volgende_op": dan} if dan else {"gepauzeerd_op": self.nu}
        with suppress(Ingehaald):
            breng_verder(self.session, self.genomen, poging, bezig_tot=None, **waarden)

    def _poging(self, status: int | None, fout: Afleverfout | None = None) -> Aflevering:
        return Aflevering(
            abonnement_id=self.genomen.id,
            regel_nr=self.bezig_met,
            volgnr=self.volgnr + 1 if self.bezig_met else None,
            poging=self.mislukt + 1,
            op=self.nu,
            status=status,
            fout=fout.value if fout else None,
        )
