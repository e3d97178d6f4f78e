"""The letter of a spoedbesluit: what was decided and why it could not wait, what each college is asked, and who bears
what is not ratified.
"""

from __future__ import annotations

from app.domain.basis.zoeken import op_naam
from app.domain.besluit.spoed import Spoeduitkomst
from app.export.brief import vul_brief
from app.models import Spoedbesluit, Spoeddeel
from app.services.besluit.spoedlijst import Spoedregel
from app.services.kern.toegang import Dossier
from app.weergave import bedrag, datum, woord


def spoedbrief(dossier: Dossier, regel: Spoedregel) -> bytes:
    """The letter as .docx, to put on paper of one's own and sign."""
    b = regel.besluit
    return vul_brief(
        "spoedbesluit",
        {
            "zaaknummer": dossier.zaak.zaaknummer,
            "aanbieder": dossier.zaak.aanbieder.naam,
            "volgnr": b.volgnr,
            "datum": datum(b.datum),
            "geldig_tot": datum(b.geldig_tot),
            "omschrijving": b.omschrijving,
            "reden": b.reden,
            "bedrag": bedrag(b.bedrag) if b.bedrag is not None else "",
            "hoe": regel.hoe,
            "vraagt": regel.te_bekrachtigen or _wacht_op_tweede(regel),
            "delen": [_deel(regel, d) for d in sorted(regel.delen, key=lambda d: op_naam(d.organisatie.naam))],
            "drager": b.drager,
            "stand": _stand(regel),
            "namen": _namen(b),
        },
    )


def _wacht_op_tweede(regel: Spoedregel) -> bool:
    b = regel.besluit
    return b.einde is None and not b.verliep_voor(regel.dag) and not b.geldt_op(regel.dag)


def _deel(regel: Spoedregel, deel: Spoeddeel) -> dict[str, str]:
    """A college with its part and what came of it."""
    hoe = "nog niet beslist" if regel.te_bekrachtigen else "–"
    if deel.uitkomst is not Spoeduitkomst.WACHT:
        hoe = f"{woord(deel.uitkomst)}, {deel.besluitnummer}, {datum(deel.beslist_datum)}"
    elif regel.is_gedragen(deel):
        hoe = f"niet beslist; draagt: {deel.drager}"
    som = bedrag(regel.bedrag_van(deel)) if regel.besluit.bedrag is not None else "–"
    return {"college": deel.organisatie.naam, "bedrag": som, "stand": hoe}


def _stand(regel: Spoedregel) -> str:
    """How it stands, for who reads the letter later."""
    b = regel.besluit
    if b.einde is None:
        if b.verliep_voor(regel.dag):
            return "Dit spoedbesluit is niet op tijd meegetekend. Het heeft nooit gegolden."
        wacht = _wacht_op_tweede(regel)
        return "Dit spoedbesluit geldt pas als de andere Regievoerder meetekent." if wacht else ""
    wat = f"Dit spoedbesluit is {b.einde.wijze.value} op {datum(b.einde.datum)}: {b.einde_reden}"
    return wat if b.verschuldigd is None else f"{wat}\nAl verschuldigd: {bedrag(b.verschuldigd)}."


def _namen(b: Spoedbesluit) -> str:
    """Who signed, each in his capacity, with room to do so above his name."""
    tekent = [(b.nemer.naam, b.hoedanigheid)]
    if b.tweede:
        tekent.append((b.tweede.naam, b.tweede_hoedanigheid or b.tweede.functie))
    return "\n\n\n".join(f"{naam}\n{functie}" for naam, functie in tekent)
