"""The letter of a decision under mandaat: who decided what, on whose behalf (Awb 10:10), and who pays which part."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.domain.basis.begrippen import Organisatiesoort, dag_van
from app.domain.basis.zoeken import op_naam
from app.domain.besluit.verdeling import AFRONDING, Verdeelsleutel, hoe_verdeeld
from app.domain.mandaat.houderschap import in_functie
from app.domain.mandaat.ondertekening import uitvoering
from app.domain.regio.functies import hoedanigheid
from app.export.brief import vul_brief
from app.models import Besluit, Gebruiker
from app.services.besluit.voorstellijst import tweede_van
from app.services.kern.bezetting import functies_van_regio, lees_bezetting
from app.services.kern.toegang import Dossier
from app.services.mandaat.besluitlijst import nemer_id
from app.weergave import bedrag, datum


def besluitbrief(session: Session, dossier: Dossier, besluit: Besluit) -> bytes:
    """The letter as .docx, to put on paper of one's own and sign."""
    wie = session.get_one(Gebruiker, nemer_id(besluit))
    eerst: dict[str, str] = {}
    if besluit.voorbereid_door_id:
        voorbereider = session.get_one(Gebruiker, besluit.voorbereid_door_id)
        eerst = {voorbereider.naam: _functie(besluit, voorbereider)}
    als = _als_tweede(session, dossier, besluit, wie) if eerst else _functie(besluit, wie)
    delen = sorted(besluit.delen, key=lambda d: (op_naam(d.mandaat.mandaatgever.naam), d.mandaat_id))
    return vul_brief(
        "besluit",
        {
            "zaaknummer": dossier.zaak.zaaknummer,
            "aanbieder": dossier.zaak.aanbieder.naam,
            "volgnr": besluit.volgnr,
            "datum": datum(besluit.datum),
            "soort": "terugdraaiing" if besluit.tegenboeking_van_id else "besluit",
            "omschrijving": besluit.omschrijving,
            "bedrag": bedrag(besluit.bedrag) if besluit.bedrag is not None else "",
            "hoe": _hoe(besluit),
            "delen": [
                {
                    "gever": d.mandaat.mandaatgever.naam,
                    "nummer": d.mandaat.besluitnummer,
                    "bedrag": bedrag(d.bedrag) if besluit.bedrag is not None else "–",
                }
                for d in delen
            ],
            "namens": besluit.namens[:1].upper() + besluit.namens[1:],
            "naam": " en ".join([*eerst.keys(), wie.naam]),
            "functie": " en ".join([*eerst.values(), als]),
            "laat": "\n".join(filter(None, [_laat(besluit), _volmacht(besluit)])),
        },
    )


def _functie(besluit: Besluit, wie: Gebruiker) -> str:
    """The office in which it was taken, when its mandaten are of one; else that of the account."""
    return in_functie(besluit.titel, waarnemend=besluit.waarnemend) if besluit.functie else wie.functie


def _volmacht(besluit: Besluit) -> str:
    """For which municipalities agreements can be signed too, and how; nothing when no mandaat gives that. A region is
    none, and has no mayor: its own mandaat says in whose name it gives it.
    """
    met = (d.mandaat.mandaatgever for d in besluit.delen if d.mandaat.volmacht)
    gevers = {gever.naam for gever in met if gever.soort is Organisatiesoort.GEMEENTE}
    return uitvoering(sorted(gevers, key=op_naam)) if gevers else ""


def _als_tweede(session: Session, dossier: Dossier, besluit: Besluit, wie: Gebruiker) -> str:
    """In which capacity he signed beside who prepared it: as it was kept, else as it was on that day."""
    if bewaard := tweede_van(session, besluit):
        return bewaard
    regio = dossier.zaak.regio
    vervult = lees_bezetting(session, regio).vervult(wie.id, dag_van(besluit.ingevoerd_op))
    titels = {code: functie.titel for code, functie in functies_van_regio(regio).items()}
    return hoedanigheid(wie.functie, vervult, titels)


def _hoe(besluit: Besluit) -> str:
    """By which key the parts came about, and how they were rounded; a reversal takes those of its decision."""
    if not besluit.sleutel:
        return ""
    hoe = hoe_verdeeld(besluit.sleutel, besluit.peiljaar, besluit.teldatum)
    return hoe if besluit.sleutel is Verdeelsleutel.HAND else f"{hoe} {AFRONDING}"


def _laat(besluit: Besluit) -> str:
    if not besluit.laat_ingevoerd:
        return ""
    return f"Dit besluit is ingevoerd na de dag waarop het is genomen: {datum(dag_van(besluit.ingevoerd_op))}."
