"""What the provider has, in the dossier of a zaak: as entered by the end of a day, with what stood there before."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.domain.aanbieder.aandeel import Aandelen
from app.models import Aanbieder, Aanbiederversie, Omzetaandeel
from app.services.aanbieder.omzetaandelen import aandelen_in, omzet_in
from app.services.aanbieder.onderdelen import SOORTEN, Onderdeelregel, in_woorden, onderdeelregels
from app.services.aanbieder.wijzigen import feiten_op
from app.services.dossier.beeld import naam_van
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit

MEERVOUD = {"contract": "contracten", "locatie": "locaties", "certificaat": "certificaten"}


def aanbiederonderdelen_op(beeld: Zaakfeit, dag: date) -> Deel:
    """Contracts, locations and certificates, and the share of each municipality or region per year."""
    rijen = beeld.rijen
    per_soort = {code: onderdeelregels(rijen.van(soort.tabel), dag) for code, soort in SOORTEN.items()}
    omzet = feiten_op(rijen.van(Aanbieder)[0], rijen.van(Aanbiederversie), dag).jeugdomzet
    return {
        **{MEERVOUD[code]: [_deel(r, beeld) for r in regels] for code, regels in per_soort.items()},
        "aandelen": [_aandelen(jaar) for jaar in aandelen_in(omzet_in(rijen.van(Omzetaandeel), dag), omzet)],
    }


def _deel(regel: Onderdeelregel, beeld: Zaakfeit) -> Deel:
    return {
        **_versie(regel.rij, beeld),
        "vervallen": ja_tekst(regel.rij.vervallen),
        "eerder": [_versie(rij, beeld) for rij in regel.eerder],
    }


def _versie(rij: Any, beeld: Zaakfeit) -> Deel:
    """The values as they are kept, and what they say in words."""
    soort = next(soort for soort in SOORTEN.values() if isinstance(rij, soort.tabel))
    waarden = {naam: getattr(rij, naam) for naam in soort.regels.KENMERKEN}
    return {
        "nummer": rij.nummer,
        "versie": rij.versie,
        **{naam: dag_tekst(w) if isinstance(w, date) else w for naam, w in waarden.items()},
        "in_woorden": in_woorden(rij, beeld.kader.profiel),
        "reden": rij.reden,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "ingevoerd_door": naam_van(beeld, rij.ingevoerd_door_id),
    }


def _aandelen(jaar: Aandelen) -> Deel:
    return {
        "jaar": jaar.jaar,
        "jeugdomzet": jaar.jeugdomzet,
        "samen": jaar.som,
        "meer_dan_jeugdomzet": jaar.te_veel,
        "rijen": [{"code": r.code, "naam": r.naam, "bedrag": r.bedrag, "promille": r.promille} for r in jaar.rijen],
    }
