"""What stands in the pieces of a mandaat: written out, in Dutch, ready for a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Organisatiesoort
from app.domain.besluit.plafonds import hoe_plafonds
from app.domain.mandaat import collegestuk as regels
from app.domain.mandaat.houderschap import FUNCTIEMANDAAT
from app.domain.mandaat.leven import vraagt_instemming
from app.domain.mandaat.ondertekening import (
    Gever,
    Vorm,
    handtekeningen,
    houder_voluit,
    in_woorden,
    onder_stukken,
    vormen,
    wie_verlenen,
)
from app.domain.regio.collegestukken import Collegestukken
from app.export.raadsbrief import Cijfer
from app.models import Mandaat, Mandaatverzoek
from app.services.informatie.raadsbriefcijfers import feiten
from app.services.kern.toegang import Dossier
from app.weergave import bedrag, datum


@dataclass(frozen=True)
class Zaakwaarden:
    """What all pieces of a request have in common."""

    zaaknummer: str
    aanbieder: str
    regio: str
    datum: str
    antwoord_voor: str
    antwoord_zin: str
    volgnr: int
    verdeling: str
    feiten: Sequence[Cijfer]


def zaakwaarden(session: Session, dossier: Dossier, verzoek: Mandaatverzoek, dag: date) -> Zaakwaarden:
    zaak = dossier.zaak
    return Zaakwaarden(
        zaaknummer=zaak.zaaknummer,
        aanbieder=zaak.aanbieder.naam,
        regio=dossier.profiel.naam,
        datum=datum(dag),
        antwoord_voor=datum(verzoek.reactie_voor) if verzoek.reactie_voor else "",
        antwoord_zin=_antwoord_zin(verzoek.reactie_voor, dag),
        volgnr=verzoek.volgnr,
        verdeling=hoe_plafonds(verzoek.sleutel, verzoek.peiljaar, verzoek.teldatum) if verzoek.sleutel else "",
        feiten=feiten(session, zaak, dag),
    )


def _antwoord_zin(voor: date | None, dag: date) -> str:
    """By when an answer is hoped for, as a piece of this day says it; the day itself is still in time."""
    if voor is None:
        return ""
    if voor < dag:
        return f"Wij vroegen om uw antwoord uiterlijk op {datum(voor)}. Wij hebben het nog niet: wilt u nu beslissen?"
    return f"Wij vragen uw antwoord uiterlijk op {datum(voor)}."


def gever_van(mandaat: Mandaat) -> Gever:
    return Gever(mandaat.mandaatgever.naam, mandaat.mandaatgever.soort is Organisatiesoort.GEMEENTE, mandaat.organen)


def stukwaarden(
    zaak: Zaakwaarden,
    mandaat: Mandaat,
    werkgever: str,
    profiel: Collegestukken,
    *,
    raad: Sequence[str],
    bijlagen: Sequence[str],
    stuk: tuple[int, int] | None = None,
) -> dict[str, object]:
    """The values of every template of the set, by the names that they use; `werkgever` of the holder, `stuk` which
    piece of how many it is (the numbers).
    """
    gever, geeft = gever_van(mandaat), vormen(mandaat)
    college, *_ = plekken = [asdict(plek) | {"ambten": [*plek.ambten]} for plek in handtekeningen(gever, geeft)]
    return {
        **{naam: waarde for naam, waarde in asdict(zaak).items() if naam != "volgnr"},
        "kenmerk": f"{zaak.zaaknummer}-V{zaak.volgnr}-M{mandaat.id}",
        "stuk": "stuk {} van {}".format(*stuk) if stuk else "",
        "concept": mandaat.goedgekeurd_datum is None,
        "gever": gever.naam,
        "orgaan": gever.orgaan,
        "vormen": in_woorden(geeft),
        **_houder(mandaat, gever, werkgever),
        "bevoegdheden": _alineas(mandaat.bevoegdheden),
        "voorwaarden": [regel.strip() for regel in mandaat.voorwaarden.splitlines() if regel.strip()],
        "plafond": bedrag(mandaat.plafond) if mandaat.plafond else "",
        "van": datum(mandaat.van),
        "tot": datum(mandaat.tot),
        "einde": _einde(mandaat),
        "ondermandaat": _ondermandaat(mandaat),
        **_grondslagen(profiel, mandaat, gever),
        "wie_verlenen": wie_verlenen(geeft),
        **_besluit(gever, geeft),
        "raad": list(raad),
        "bijlagen": list(bijlagen),
        "handtekeningen": plekken,
        "college": college,
    }


def _houder(mandaat: Mandaat, gever: Gever, werkgever: str) -> dict[str, object]:
    """Who holds it, as each template names him, and how he signs."""
    functie = mandaat.houder_titel or mandaat.houder.functie
    wie = FUNCTIEMANDAAT if mandaat.houder_functie else mandaat.houder.naam
    return {
        "houder": wie,
        "houder_functie": functie,
        "houder_voluit": houder_voluit(functie, werkgever, wie),
        "werkgever": werkgever,
        "ondertekening": onder_stukken(gever, vormen(mandaat), functie),
    }


def _alineas(tekst: str) -> list[str]:
    return [regel.strip() for regel in tekst.splitlines() if regel.strip()]


def _einde(mandaat: Mandaat) -> str:
    wat = f"Het geldt van {datum(mandaat.van)} tot en met {datum(mandaat.tot)}."
    if mandaat.einde_bij_sluiten:
        wat += " Het eindigt eerder als de zaak wordt gesloten."
    return f"{wat} Wie het verleent, kan het altijd intrekken, voor de toekomst. Wat dan al is besloten, blijft gelden."


def _ondermandaat(mandaat: Mandaat) -> str:
    if mandaat.ondermandaat_mag:
        return "De houder mag ondermandaat geven aan de projectleider van de zaak, binnen de grenzen van dit besluit."
    return "De houder geeft geen ondermandaat."


def _grondslagen(profiel: Collegestukken, mandaat: Mandaat, gever: Gever) -> dict[str, object]:
    """Those of the region, or ours with the remark that they are."""
    if profiel.grondslagen:
        return {"grondslagen": list(profiel.grondslagen), "uitleg": ""}
    instemming = vraagt_instemming(mandaat)
    eigen = regels.grondslagen(vormen(mandaat), is_gemeente=gever.is_gemeente, instemming=instemming)
    return {"grondslagen": eigen, "uitleg": regels.EIGEN_UITLEG}


def _besluit(gever: Gever, geeft: Sequence[Vorm]) -> dict[str, object]:
    """Who decides, as a decision begins: the college, and the mayor for the volmacht."""
    wie = gever.orgaan[:1].upper() + gever.orgaan[1:]
    if Vorm.VOLMACHT in geeft and gever.is_gemeente:
        wie += f" en de burgemeester van {gever.naam}, ieder voor wat bij hem hoort"
        return {"besluit_door": wie, "besluit_woord": "besluiten"}
    return {"besluit_door": wie, "besluit_woord": "besluiten" if gever.zijn_meer else "besluit"}
