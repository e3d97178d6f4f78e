"""Spoedbesluiten of a zaak in its dossier, as plain data, as they stood on a day: what is ratified, refused, not
covered, and who bears it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.domain.besluit.spoed import Deelfeiten, Spoeduitkomst, stand_op
from app.models import Gebruiker, Organisatie, Spoedbesluit, Spoeddeel
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.openstaand.feiten.kaders import Zaakfeit, per_sleutel


def spoedbesluiten_op(beeld: Zaakfeit, peildatum: date) -> list[Deel]:
    """Those that were taken by then."""
    delen = per_sleutel((deel.spoedbesluit_id, deel) for deel in beeld.rijen.van(Spoeddeel))
    toen = [rij for rij in beeld.rijen.van(Spoedbesluit) if rij.datum <= peildatum]
    return [_spoedbesluit(beeld, rij, delen.get(rij.id, []), peildatum) for rij in toen]


def _spoedbesluit(beeld: Zaakfeit, b: Spoedbesluit, rijen: Sequence[Spoeddeel], peil: date) -> Deel:
    wie = {g.id: g.naam for g in beeld.rijen.van(Gebruiker)}
    getekend = b.tweede_datum is not None and b.tweede_datum <= peil
    einde, geldt, feiten = b.einde_bekend_op(peil), b.geldt_op(peil), b.feiten_van(rijen, peil)
    stand = stand_op(peil, b.geldig_tot, geldt=geldt, delen=[rij.feiten() for rij in rijen], einde=einde)
    return {
        "volgnr": b.volgnr,
        "datum": dag_tekst(b.datum),
        "geldig_tot_en_met": dag_tekst(b.geldig_tot),
        "soort": b.soort.value,
        "omschrijving": b.omschrijving,
        "reden": b.reden,
        "bedrag": b.bedrag,
        "verdeelsleutel": b.sleutel.value if b.sleutel else None,
        "peiljaar": b.peiljaar,
        "drager": b.drager,
        "een_handtekening_genoeg": ja_tekst(b.een_mag),
        "genomen_door": wie.get(b.genomen_door_id),
        "hoedanigheid": b.hoedanigheid,
        "ingevoerd_op": moment_tekst(b.ingevoerd_op),
        "ondertekend_op": dag_tekst(b.tweede_datum) if getekend else None,
        "ondertekend_door": wie.get(b.tweede_door_id or 0) if getekend else None,
        "ondertekend_als": b.tweede_hoedanigheid if getekend else None,
        "einde": einde.wijze.value if einde else None,
        "einde_op": dag_tekst(einde.datum) if einde else None,
        "einde_door": wie.get(b.einde_door_id or 0) if einde else None,
        "einde_reden": b.einde_reden if einde else None,
        "verschuldigd": einde.verschuldigd if einde else None,
        "status": stand.status.value,
        "bekrachtigd": stand.bekrachtigd,
        "wacht": stand.wacht,
        "ongedekt": stand.ongedekt,
        "gedragen": stand.gedragen,
        "delen": [
            _deel(beeld, b, rij, feiten[rij.id], peil, telt=geldt and not (einde and einde.niets_te_bekrachtigen))
            for rij in rijen
        ],
    }


def _deel(beeld: Zaakfeit, b: Spoedbesluit, rij: Spoeddeel, feit: Deelfeiten, peil: date, *, telt: bool) -> Deel:
    wie = beeld.rijen.met(Organisatie, rij.organisatie_id)
    uitkomst, gedragen = feit.uitkomst_op(peil), feit.is_gedragen_op(peil, b.geldig_tot)
    beslist = uitkomst is not Spoeduitkomst.WACHT
    return {
        "college": {"code": wie.code, "naam": wie.naam} if wie else {"code": "", "naam": ""},
        "bedrag": feit.bedrag,
        "uitkomst": uitkomst.value,
        "besluitnummer": rij.besluitnummer if beslist else "",
        "toelichting": rij.toelichting if beslist else "",
        "beslist_op": dag_tekst(rij.beslist_datum) if beslist else None,
        "van_papier": ja_tekst(beslist and rij.document_id is not None),
        "ongedekt": ja_tekst(telt and feit.is_ongedekt_op(peil, b.geldig_tot) and not gedragen),
        "gedragen_door": rij.drager if telt and gedragen else "",
        "gedragen_sinds": dag_tekst(rij.drager_datum) if telt and gedragen else None,
    }
