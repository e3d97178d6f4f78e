"""What was open in a zaak at the end of a day, from the one source of what is open, as plain data."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.handelingen import Soort, soort_van
from app.domain.openstaand import cijfers, stappen
from app.domain.openstaand.punt import LigtBij, Punt, Wie
from app.domain.openstaand.register import SOORTEN
from app.domain.regio.regio import Regioprofiel
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst
from app.services.kern.toegang import Dossier
from app.services.openstaand.bijwerken import punten_van
from app.services.openstaand.bronnen import BRONNEN

_ZONDER_HANDELING = {stappen.VERVALLEN: Soort.STAPPEN, cijfers.REGIO: Soort.TELLINGEN}


def openstaand_op(session: Session, dossier: Dossier, dag: date) -> list[Punt]:
    """The points that were open at the end of that day: what is late first, what has no last day last."""
    punten = [punt for _, punt in punten_van(session, [dossier.zaak.id], BRONNEN) if punt.open_op(dag)]
    return sorted(punten, key=lambda p: (p.uiterlijk_op or date.max, p.sinds))


def onderdeel(soort: str) -> Soort:
    """Which part of the zaak a point is of: the part of the act that closes it. Who gets that part hears of it."""
    handeling = next(iter(SOORTEN[soort].handelingen), "")
    return soort_van(handeling) or _ZONDER_HANDELING[soort]


def rij(punt: Punt, profiel: Regioprofiel, dag: date) -> Deel:
    """A point as it stands in the dossier; `mandaat` says which one it is of."""
    return {
        "soort": punt.soort,
        "titel": SOORTEN[punt.soort].titel,
        "onderdeel": onderdeel(punt.soort).value,
        "onderwerp": punt.onderwerp,
        "ligtBij": _ligt_bij(punt.ligt_bij, profiel),
        "object": punt.object,
        "mandaat": punt.gegevens.get("mandaat_id"),
        "sinds": dag_tekst(punt.sinds),
        "uiterlijkOp": dag_tekst(punt.uiterlijk_op),
        "teLaat": ja_tekst(punt.te_laat(dag)),
        "weegt": punt.weegt.value,
    }


def _ligt_bij(bij: LigtBij, profiel: Regioprofiel) -> Deel:
    """Its name, with the code of the office, role, municipality or region; a person or party has a name alone."""
    organisatie = "gemeente" if profiel.gemeente(bij.code) else "regio"
    veld = {Wie.FUNCTIE: "functie", Wie.ROL: "rol", Wie.ORGANISATIE: organisatie}.get(bij.wie)
    gevonden: Deel = {"naam": bij.naam}
    return gevonden | ({veld: bij.code} if veld else {})
