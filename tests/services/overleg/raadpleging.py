"""Arrangements for questions, positions and opschaling: a question to all of Haaglanden, and what is said to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.overleg.opschaling import Opschalingsuitkomst
from app.domain.overleg.standpunt import Hoedanigheid, Inbreng, Standpuntsoort
from app.models import Opschaling
from app.services.kern.toegang import vind_dossier
from app.services.overleg import opschaling, standpunten, vragen
from tests.kern.opzet import zaak_van
from tests.kern.spelers import Speler, dag

DELFT, DEN_HAAG, WESTLAND = "GM0503", "GM0518", "GM1783"
GESTELD, REACTIE, GEZEGD = dag(3, 3), dag(17, 3), dag(10, 3)
JA, NEE, STIL = Standpuntsoort.AKKOORD, Standpuntsoort.NIET_AKKOORD, Standpuntsoort.GEEN_REACTIE
BRON = "Verslag van het BOJ van 10 maart."


def stel_vraag(wie: Speler, zaak: str, gemeenten: Sequence[str] | None = None, datum: date = GESTELD) -> int:
    """A question, to all municipalities unless some are named; returns its number."""
    nieuw = vragen.NieuweVraag("Akkoord met het continuïteitsplan?", datum, REACTIE, gemeenten)
    return wie.doet(vragen.stel_vraag, zaak, nieuw).volgnr


def inbreng(soort: Standpuntsoort = NEE, datum: date = GEZEGD, **meer: str) -> Inbreng:
    return Inbreng(soort, datum, **meer)  # type: ignore[arg-type]


def vervanger(soort: Standpuntsoort = JA, bron: str = "") -> Inbreng:
    """A director in the place of the alderman."""
    return Inbreng(soort, GEZEGD, Hoedanigheid.DIRECTEUR, "M. de Wit", "wethouder Jansen", "Zij is ziek.", bron=bron)


def zegt(wie: Speler, zaak: str, gemeente: str, wat: Inbreng | None = None, nummer: int = 1) -> None:
    wie.doet(standpunten.leg_standpunt_vast, zaak, nummer, gemeente, wat or inbreng())


def blad(wie: Speler, zaak: str, nummer: int = 1) -> vragen.Vraagblad:
    """The question as this person sees it."""
    wie.session.rollback()
    return vragen.vind_vraag(wie.session, vind_dossier(wie.session, wie.actor, zaak), nummer)


def opschalingen(wie: Speler, zaak: str) -> list[Opschaling]:
    """Oldest first."""
    return list(reversed(opschaling.lijst_opschalingen(wie.session, zaak_van(wie.session, zaak))))


def stap_op(wie: Speler, zaak: str, niveau: str, datum: date = GEZEGD, nummer: int = 1) -> None:
    wie.doet(opschaling.stap_op, zaak, nummer, niveau, datum, "Geen overeenstemming.")


def sluit(
    wie: Speler,
    zaak: str,
    uitkomst: Opschalingsuitkomst = Opschalingsuitkomst.OPGELOST,
    datum: date = GEZEGD,
    nummer: int = 1,
) -> None:
    wie.doet(opschaling.sluit_opschaling, zaak, nummer, uitkomst, datum, "Er is een nieuw plan.")
