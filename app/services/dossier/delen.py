"""One row of each kind in the dossier of a zaak, as plain data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from app.domain.mandaat.houderschap import FUNCTIEMANDAAT
from app.domain.mandaat.inhoud import VELDEN, Veld, Veldsoort
from app.domain.mandaat.mandaatfeiten import laatste_dag
from app.domain.regio.regio import Gemeente
from app.domain.zaak.tredetijd import tredetijden
from app.models import (
    Aanbiederfeiten,
    Aanbiederversie,
    Besluit,
    Besluitvoorstel,
    Document,
    Rolvervulling,
    Tredebepaling,
)
from app.services.dossier.log import Afspraakstand, zakelijke_dag
from app.services.dossier.stand import Dossierstand
from app.services.dossier.stappen import Stapstand
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst, moment_tekst
from app.services.logboek.lezen import Leesregel
from app.services.mandaat.stand import Mandaatregel
from app.services.zaak.noodgrepen import Noodgreepregel


def gemeente(lid: Gemeente) -> Deel:
    """A municipality, with its first and last day in the region where these are known."""
    return {"code": lid.code, "naam": lid.naam, "vanaf": dag_tekst(lid.vanaf), "tot": dag_tekst(lid.tot)}


def aanbiederfeiten(feiten: Aanbiederfeiten) -> Deel:
    return {
        "naam": feiten.naam,
        "kvk_nummer": feiten.kvk_nummer,
        "agb_code": feiten.agb_code,
        "rechtsvorm": feiten.rechtsvorm,
        "grootteklasse": feiten.grootteklasse.value if feiten.grootteklasse else None,
        "jeugdomzet": feiten.jeugdomzet,
        "cruciale_zorg": [soort.value for soort in feiten.cruciale_zorg],
        "vervangbaarheid": feiten.vervangbaarheid.value if feiten.vervangbaarheid else None,
    }


def aanbiederversie(stand: Dossierstand, rij: Aanbiederversie) -> Deel:
    wie = _ingevoerd(stand, rij.ingevoerd_op, rij.ingevoerd_door_id)
    return {**aanbiederfeiten(rij), "vervangen_op": dag_tekst(rij.vervangen_op), "reden": rij.reden, **wie}


def bepaling(stand: Dossierstand, rij: Tredebepaling) -> Deel:
    return {
        "volgnr": rij.volgnr,
        "periode": rij.periode,
        "datum": dag_tekst(rij.datum),
        "van": rij.van.value if rij.van else None,
        "naar": rij.naar.value,
        "motivering": rij.motivering,
        "onderbouwing": rij.onderbouwing,
        "geraadpleegd": rij.geraadpleegd,
        "standpunt_toezichthouder": rij.standpunt_toezichthouder,
        "uitkomst": rij.uitkomst.value if rij.uitkomst else None,
        **_ingevoerd(stand, rij.ingevoerd_op, rij.ingevoerd_door_id),
    }


def rol(stand: Dossierstand, vervulling: Rolvervulling) -> Deel:
    tot = vervulling.tot if vervulling.tot and vervulling.tot <= stand.peildatum else None
    return {
        "rol": vervulling.rol.value,
        "naam": vervulling.gebruiker.naam,
        "hoedanigheid": vervulling.gebruiker.functie,
        "pseudoniem": vervulling.gebruiker.pseudoniem,
        "van": dag_tekst(vervulling.van),
        "tot_en_met": dag_tekst(tot),
    }


def afspraak(stand: Dossierstand, toen: Afspraakstand) -> Deel:
    wat = next(a for a in stand.profiel.afspraken if a.nummer == toen.nummer)
    return {
        "nummer": wat.nummer,
        "titel": wat.titel,
        "status": toen.status.value,
        "datum": dag_tekst(toen.datum),
        "toelichting": toen.toelichting,
        "bron": wat.bron,
    }


def stap(stand: Stapstand) -> Deel:
    rij, definitie = stand.stap.stap, stand.stap.definitie
    klaar = stand.status.value == "afgerond"
    return {
        "code": definitie.code,
        "titel": definitie.titel,
        "rol": definitie.rol,
        "verplicht": ja_tekst(definitie.verplicht),
        "status": stand.status.value,
        "te_laat": ja_tekst(stand.te_laat),
        "uiterlijk_op": dag_tekst(rij.uiterlijk_op),
        "afgerond_op": dag_tekst(rij.afgerond_datum) if klaar else None,
        "toelichting": rij.toelichting if klaar else "",
        "document": rij.document_id if klaar else None,
        "bron": definitie.bron,
        "merk": definitie.merk.value,
    }


def mandaat(stand: Dossierstand, regel: Mandaatregel) -> Deel:
    rij, feiten, peil = regel.mandaat, regel.feiten, stand.peildatum
    financieel = rij.plafond is not None
    momenten = {naam: getattr(rij, f"{naam}_datum") for naam in _MOMENTEN}
    verleend = rij.verleend_datum is not None and rij.verleend_datum <= peil
    return {
        "id": rij.id,
        "periode": rij.periode,
        "mandaatgever": {"code": rij.mandaatgever.code, "naam": rij.mandaatgever.naam},
        "houder": rij.houdernaam,
        "hoedanigheid": rij.houder.functie if rij.houder_functie is None else FUNCTIEMANDAAT,
        "soort": rij.soort.value,
        "bereik": rij.bereik.value,
        **{veld.dossier: _zegt(veld, getattr(rij, veld.naam)) for veld in VELDEN},
        "status": regel.status.value,
        "versienr": rij.versienr,
        "eerste_versie": rij.familie,
        "onder_mandaat": rij.onder_id,
        "vervangen_per": dag_tekst(feiten.vervangen_per),
        "besluitnummer": rij.besluitnummer if verleend else "",
        "besteed": feiten.besteed if financieel else None,
        "over": feiten.over if financieel else None,
        "actief_vanaf": dag_tekst(feiten.actief_vanaf),
        "van_kracht_vanaf": dag_tekst(feiten.begin),
        "van_kracht_tot_en_met": dag_tekst(laatste_dag(feiten)) if feiten.begin else None,
        "ingetrokken_per": dag_tekst(feiten.ingetrokken_per),
        "einde": rij.einde_wijze.value if rij.einde_wijze and feiten.ingetrokken_per else None,
        **_weigering(stand, rij.id),
        "overgenomen": ja_tekst(rij.inlezing_id is not None),
        "verlening_van_papier": ja_tekst(verleend and rij.verleend_vastgelegd_door_id is not None),
        "einde_van_papier": ja_tekst(regel.einde_van_papier),
        **{f"{naam}_op": dag_tekst(dag) if dag and dag <= peil else None for naam, dag in momenten.items()},
    }


def _zegt(veld: Veld, waarde: Any) -> object:
    if veld.soort is Veldsoort.DAG:
        return dag_tekst(waarde)
    return ja_tekst(waarde) if veld.soort is Veldsoort.JA_NEE else waarde


def _weigering(stand: Dossierstand, mandaat_id: int) -> Deel:
    regel = stand.log.weigeringen.get(f"mandaat/{mandaat_id}")
    return {
        "afgewezen_op": dag_tekst(zakelijke_dag(regel)) if regel else None,
        "afwijzing": regel.waarom if regel else "",
    }


_MOMENTEN = ("voorgesteld", "goedgekeurd", "verleend", "instemming_houder", "instemming_werkgever")


def besluit(stand: Dossierstand, rij: Besluit) -> Deel:
    volgnrs = {b.id: b.volgnr for b in stand.besluiten}
    return {
        "volgnr": rij.volgnr,
        "datum": dag_tekst(rij.datum),
        "soort": rij.soort.value,
        "omschrijving": rij.omschrijving,
        "bedrag": rij.bedrag,
        "verdeelsleutel": rij.sleutel.value if rij.sleutel else None,
        **({"peiljaar": rij.peiljaar} if rij.peiljaar else {}),
        **({"teldatum": dag_tekst(rij.teldatum)} if rij.teldatum else {}),
        **({"functie": rij.titel, "waarnemend": ja_tekst(rij.waarnemend)} if rij.functie else {}),
        **_tweede(stand, rij),
        "namens": rij.namens,
        "laat_ingevoerd": ja_tekst(rij.laat_ingevoerd),
        "overgenomen": ja_tekst(rij.inlezing_id is not None),
        "tegenboeking_van": volgnrs.get(rij.tegenboeking_van_id or 0),
        "verdeling": [
            {
                "mandaat": deel.mandaat_id,
                "mandaat_versie": deel.mandaat_versie,
                "mandaatgever": deel.mandaat.mandaatgever.naam,
                "bedrag": deel.bedrag,
            }
            for deel in rij.delen
        ],
        "genomen_door": _nemer(stand, rij),
        **_ingevoerd(stand, rij.ingevoerd_op, rij.ingevoerd_door_id),
    }


def _tweede(stand: Dossierstand, rij: Besluit) -> Deel:
    """In which capacity the second one signed, when that was kept."""
    als = (v.afgedaan_hoedanigheid for v in stand.beeld.rijen.van(Besluitvoorstel) if v.id == rij.voorstel_id)
    return {"ondertekend_als": hoe} if (hoe := next(als, None)) else {}


def _nemer(stand: Dossierstand, rij: Besluit) -> str:
    """Who took a decision: whoever entered it, and of one from paper the holder of its mandaten."""
    houders = {m.mandaat.id: m.mandaat.houder.naam for m in stand.mandaten}
    van_papier = next((houders[d.mandaat_id] for d in rij.delen if d.mandaat_id in houders), None)
    wie = stand.accounts[rij.ingevoerd_door_id].naam
    if rij.voorbereid_door_id:
        return f"{stand.accounts[rij.voorbereid_door_id].naam} en {wie}"
    return van_papier if rij.inlezing_id and van_papier else wie


def document(stand: Dossierstand, rij: Document) -> Deel:
    return {
        "id": rij.id,
        "naam": rij.naam,
        "omschrijving": rij.omschrijving,
        "bijzonder": rij.bijzonder,
        "datum": dag_tekst(rij.datum),
        "mediatype": rij.mediatype,
        "grootte": rij.grootte,
        "sha256": rij.sha256,
        "gedeeld": ja_tekst(rij.gedeeld),
        "intrekkingen": [
            {
                "datum": dag_tekst(i.datum),
                "reden": i.reden,
                "vervanger": i.vervanger_id,
                **_ingevoerd(stand, i.ingevoerd_op, i.ingevoerd_door_id),
            }
            for i in rij.intrekkingen
            if i.datum <= stand.peildatum
        ],
        **_ingevoerd(stand, rij.toegevoegd_op, rij.toegevoegd_door_id),
    }


def regel(stand: Dossierstand, gelezen: Leesregel) -> Deel:
    kop = gelezen.kop
    return {
        "nr": kop.zaak_nr,
        "datum": kop.datum,
        "ingevoerd_op": moment_tekst(gelezen.op),
        "wie": gelezen.naam,
        "rol": kop.rol,
        "hoedanigheid": kop.hoedanigheid,
        "namens": kop.namens,
        "actie": kop.actie,
        "uitkomst": kop.uitkomst,
        "van": kop.van,
        "naar": kop.naar,
        "object": kop.object,
        "onderwerp": gelezen.onderwerp,
        "waarom": gelezen.waarom,
        "noodgreep": ja_tekst(gelezen.noodgreep),
        "overgenomen": ja_tekst(gelezen.overgenomen),
        "na_peildatum": ja_tekst(zakelijke_dag(gelezen) > stand.peildatum),
    }


def _ingevoerd(stand: Dossierstand, op: datetime, door: int) -> Deel:
    account = stand.accounts[door]
    return {"ingevoerd_op": moment_tekst(op), "ingevoerd_door": account.naam, "hoedanigheid": account.functie}


def tijd_per_trede(stand: Dossierstand) -> list[Deel]:
    """Every stay up to and including the reference date."""
    return [
        {
            "toestand": tijd.toestand.value,
            "van": dag_tekst(tijd.van),
            "tot": dag_tekst(tijd.tot),
            "dagen": tijd.dagen,
            "werkdagen": tijd.werkdagen,
        }
        for tijd in tredetijden([(b.naar, b.datum) for b in stand.bepalingen], stand.peildatum, stand.dagen)
    ]


def noodgreep(stand: Dossierstand, regel: Noodgreepregel) -> Deel:
    """The ratification stands here only when it was there on the day."""
    rij, klaar = regel.noodgreep, not regel.is_open
    bekrachtiger = rij.bekrachtiger if klaar else None
    return {
        "id": rij.id,
        "datum": dag_tekst(rij.datum),
        "tredebepaling": next(b.volgnr for b in stand.bepalingen if b.id == rij.tredebepaling_id),
        "gepasseerd": rij.grendels.splitlines(),
        "reden": rij.reden,
        "door": rij.door.naam,
        "ingevoerd_op": moment_tekst(rij.ingevoerd_op),
        "status": regel.status.value,
        "uiterlijk_op": dag_tekst(rij.uiterlijk_op),
        "bekrachtigd_op": dag_tekst(rij.bekrachtigd_datum) if klaar else None,
        "bekrachtigd_door": bekrachtiger.naam if bekrachtiger else None,
        "toelichting": rij.toelichting if klaar else "",
    }
