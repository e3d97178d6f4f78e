"""What the provider has, in the dossier of a zaak: as entered by the end of a day, with what stood there before."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.domain.aanbieder.aandeel import Aandelen
from app.services.aanbieder.omzetaandelen import aandelen
from app.services.aanbieder.onderdelen import SOORTEN, Onderdeelregel, in_woorden, lijst_onderdelen
from app.services.aanbieder.wijzigen import feiten_op, lijst_versies
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.kern.namen import namen
from app.services.kern.toegang import Dossier

MEERVOUD = {"contract": "contracten", "locatie": "locaties", "certificaat": "certificaten"}


def aanbiederonderdelen_op(session: Session, dossier: Dossier, dag: date) -> Deel:
    """Contracts, locations and certificates, and the share of each municipality or region per year."""
    zaak = dossier.zaak
    per_soort = {code: lijst_onderdelen(session, zaak.aanbieder_id, soort, dag) for code, soort in SOORTEN.items()}
    rijen = [rij for regels in per_soort.values() for regel in regels for rij in (regel.rij, *regel.eerder)]
    wie = namen(session, {rij.ingevoerd_door_id for rij in rijen})
    omzet = feiten_op(zaak.aanbieder, lijst_versies(session, zaak.aanbieder_id), dag).jeugdomzet
    return {
        **{MEERVOUD[code]: [_deel(r, dossier, wie) for r in regels] for code, regels in per_soort.items()},
        "aandelen": [_aandelen(jaar) for jaar in aandelen(session, zaak, omzet, dag)],
    }


def _deel(regel: Onderdeelregel, dossier: Dossier, wie: dict[int, str]) -> Deel:
    return {
        **_versie(regel.rij, dossier, wie),
        "vervallen": ja_tekst(regel.rij.vervallen),
        "eerder": [_versie(rij, dossier, wie) for rij in regel.eerder],
    }


def _versie(rij: Any, dossier: Dossier, wie: dict[int, str]) -> Deel:
    """The values as they are kept, and what they say in words."""
    soort = next(soort for soort in SOORTEN.values() if isinstance(rij, soort.tabel))
    waarden = {naam: getattr(rij, naam) for naam in soort.regels.KENMERKEN}
    return {
        "nummer": rij.nummer,
        "versie": rij.versie,
        **{naam: dag_tekst(w) if isinstance(w, date) else w for naam, w in waarden.items()},
        "in_woorden": in_woorden(rij, dossier.profiel),
        "reden": rij.reden,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "ingevoerd_door": wie.get(rij.ingevoerd_door_id),
    }


def _aandelen(jaar: Aandelen) -> Deel:
    return {
        "jaar": jaar.jaar,
        "jeugdomzet": jaar.jeugdomzet,
        "samen": jaar.som,
        "meer_dan_jeugdomzet": jaar.te_veel,
        "rijen": [{"code": r.code, "naam": r.naam, "bedrag": r.bedrag, "promille": r.promille} for r in jaar.rijen],
    }
