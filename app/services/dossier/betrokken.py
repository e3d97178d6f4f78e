"""Who held and deputised for the offices, which other regions took part, and who acted for whom in the steering groups,
in the dossier as plain data.
"""

from __future__ import annotations

from datetime import date

from app.domain.regio.functies import Functieperiode
from app.models import Functievervulling, Stuurgroepplek, Zaak, Zaakregio, Zaakverband
from app.regios import alle_profielen
from app.services.dossier.beeld import naam_van
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.kern.bezetting import bezetting_in, functies_van_regio
from app.services.openstaand.feiten.kaders import Zaakfeit
from app.services.regio.stuurgroepen import plekregels


def functies_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Every period of an office of the region that touches the time of the zaak up to the day, oldest first."""
    (zaak,) = beeld.rijen.van(Zaak)
    begin = zaak.geopend_datum
    titels = {code: functie.titel for code, functie in functies_van_regio(zaak.regio).items()}
    perioden = [p for p in bezetting_in(beeld.rijen.van(Functievervulling)) if p.van <= peildatum and p.einde >= begin]
    return [_periode(p, titels, peildatum) for p in sorted(perioden, key=lambda p: (p.functie, p.van, p.id))]


def _periode(periode: Functieperiode, titels: dict[str, str], peildatum: date) -> Deel:
    return {
        "functie": titels.get(periode.functie, periode.functie),
        "naam": periode.naam,
        "soort": periode.soort.value,
        "van": dag_tekst(periode.van),
        "tot_en_met": dag_tekst(periode.tot) if periode.tot and periode.tot <= peildatum else None,
    }


def regios_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Every other region that was involved by then, with its role, who speaks for it and until when."""
    bekend = {code: profiel.naam for code, profiel in alle_profielen().items()}
    bekend |= {o.code: o.naam for o in beeld.kader.profiel.andere_regios}
    return [
        {
            "code": rij.regio_code,
            "naam": bekend.get(rij.regio_code, rij.regio_code),
            "rol": rij.rol.value,
            "vertegenwoordiger": rij.vertegenwoordiger,
            "vanaf": dag_tekst(rij.vanaf),
            "tot": dag_tekst(rij.tot) if rij.tot and rij.tot <= peildatum else None,
            "reden": rij.reden,
            "reden_einde": rij.reden_einde if rij.tot and rij.tot <= peildatum else "",
        }
        for rij in beeld.rijen.van(Zaakregio)
        if rij.vanaf <= peildatum and rij.feiten().gold_ooit
    ]


def verwante_zaken_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Every zaak that was connected with this one by then, by its number, with what it is to this one."""
    return [
        {
            "zaaknummer": rij.ander,
            "verband": rij.verband.value,
            "toelichting": rij.toelichting,
            "vanaf": dag_tekst(rij.van),
            "tot": dag_tekst(rij.tot) if rij.tot and rij.tot <= peildatum else None,
            "reden_einde": rij.reden_einde if rij.tot and rij.tot <= peildatum else "",
        }
        for rij in beeld.rijen.van(Zaakverband)
        if rij.van <= peildatum
    ]


def stuurgroepen_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """What each party was in a steering group, as entered by the end of the day, with what stood there before; what
    was struck out too.
    """
    regels = plekregels(beeld.rijen.van(Stuurgroepplek), peildatum)
    return [
        _plek(beeld, regel[-1], peildatum) | {"eerder": [_plek(beeld, rij, peildatum) for rij in regel[:-1]]}
        for regel in regels
        if any(rij.vanaf <= peildatum for rij in regel)
    ]


def _plek(beeld: Zaakfeit, rij: Stuurgroepplek, peildatum: date) -> Deel:
    return {
        "nummer": rij.nummer,
        "versie": rij.versie,
        "vervallen": ja_tekst(rij.vervallen),
        "stuurgroep": rij.stuurgroep,
        "rol": rij.rol.value,
        "partij": rij.partij,
        "wie": rij.wie,
        "vanaf": dag_tekst(rij.vanaf),
        "tot": dag_tekst(rij.tot) if rij.tot and rij.tot <= peildatum else None,
        "reden": rij.reden,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "ingevoerd_door": naam_van(beeld, rij.ingevoerd_door_id),
    }
