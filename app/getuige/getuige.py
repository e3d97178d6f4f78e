"""What the witness answers to a checkpoint: its cosignature, or why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.logboek import merkle, notitie
from app.domain.logboek.getuigenvraag import Getuigenvraag, lees_vraag
from app.export.ondertekening import Ondertekenaar, klopt
from app.getuige.geheugen import Geheugen

TEKST = "text/plain; charset=utf-8"
GROOTTE = "text/x.tlog.size"


@dataclass(frozen=True)
class Antwoord:
    """Status, kind and body of the answer."""

    status: int
    inhoud: str
    soort: str = TEKST


class Weigering(Exception):
    """Why nothing is signed."""

    def __init__(self, status: int, inhoud: str, soort: str = TEKST) -> None:
        super().__init__(inhoud)
        self.antwoord = Antwoord(status, inhoud, soort)


class Getuige:
    """Signs checkpoints of the logs that it was told to follow, each as a continuation of the one before."""

    def __init__(
        self, naam: str, ondertekenaar: Ondertekenaar, bekend: Sequence[notitie.Notitiesleutel], geheugen: Geheugen
    ) -> None:
        self.sleutel = notitie.Notitiesleutel(naam, ondertekenaar.publiek(), notitie.MEDEONDERTEKENING)
        self._teken = ondertekenaar.onderteken
        self._bekend = bekend
        self._geheugen = geheugen

    def beoordeel(self, inhoud: bytes, seconden: int) -> Antwoord:
        """The answer to the body of `add-checkpoint`, received at `seconden` since 1970 (UTC)."""
        try:
            vraag = lees_vraag(inhoud)
            gelezen, punt = self._herken(vraag.notitie)
            with self._geheugen.op_slot(punt.oorsprong):
                self._volg(vraag, punt)
        except Weigering as fout:
            return fout.antwoord
        except notitie.OngeldigeNotitie as fout:
            return Antwoord(400, f"{fout}\n")
        return Antwoord(200, notitie.onderteken_mede(gelezen.tekst, self.sleutel, seconden, self._teken).regel())

    def _herken(self, inhoud: bytes) -> tuple[notitie.Notitie, notitie.Checkpoint]:
        """The checkpoint, when a log that is followed signed it."""
        gelezen = notitie.lees_notitie(inhoud)
        punt = notitie.lees_checkpoint(gelezen.tekst)
        sleutels = [s for s in self._bekend if punt.oorsprong == s.naam or punt.oorsprong.startswith(f"{s.naam}/")]
        if not sleutels:
            raise Weigering(404, "dit logboek wordt hier niet gevolgd\n")
        eigen = [notitie.Notitiesleutel(punt.oorsprong, s.publiek) for s in sleutels]
        try:
            notitie.toets_ondertekend(gelezen, eigen, klopt)
        except notitie.OngeldigeNotitie as fout:
            raise Weigering(403, f"{fout}\n") from fout
        return gelezen, punt

    def _volg(self, vraag: Getuigenvraag, punt: notitie.Checkpoint) -> None:
        """Remember this checkpoint as the newest; only one that continues what was signed before."""
        if vraag.oud > punt.grootte:
            raise Weigering(400, "de oude grootte is groter dan die van het checkpoint\n")
        vorige = self._geheugen.laatste(punt.oorsprong)
        grootte = vorige.grootte if vorige else 0
        if vraag.oud != grootte:
            raise Weigering(409, f"{grootte}\n", GROOTTE)
        if punt.grootte == 0 and punt.wortel != merkle.wortel([]):
            raise Weigering(422, "de wortel van een leeg logboek is anders\n")
        if vorige and grootte == punt.grootte and vorige.wortel != punt.wortel:
            raise Weigering(422, "er is een ander logboek van deze grootte ondertekend\n")
        try:
            _toets_vervolg(vorige, punt, vraag.bewijs)
        except merkle.OngeldigBewijs as fout:
            raise Weigering(422, f"{fout}\n") from fout
        self._geheugen.onthoud(punt)


def _toets_vervolg(vorige: notitie.Checkpoint | None, punt: notitie.Checkpoint, bewijs: Sequence[bytes]) -> None:
    if vorige is None or vorige.grootte in (0, punt.grootte):
        if bewijs:
            raise merkle.OngeldigBewijs("hier hoort geen bewijs bij")
        return
    merkle.verifieer_consistentie(vorige.grootte, punt.grootte, bewijs, vorige.wortel, punt.wortel)
