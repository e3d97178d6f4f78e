"""Replay of what lies in the file of a zaak: documents, duties, letters, questions, opschaling, toezicht, papers."""

from __future__ import annotations

from app.domain.plaatsing.zitting import VERSLAG
from app.services.naspel.geld import domeinen
from app.services.naspel.stand import ONBEKEND, Handeling, Stand, Zet


def _document(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "document",
        zet.naam,
        sha256=zet.veld("sha256"),
        naam=zet.veld("naam"),
        omschrijving=zet.veld("omschrijving", ""),
        bijzonder=zet.veld("bijzonder", ""),
        gedeeld=zet.veld("gedeeld"),
        grootte=zet.veld("grootte"),
        datum=zet.datum,
        door=zet.door,
    )


def _zitting(stand: Stand, zet: Zet) -> None:
    wat = {veld: zet.veld(veld) for veld in ("sha256", "naam")}
    stand.zet("document", zet.naam, omschrijving=VERSLAG, gedeeld=False, datum=zet.datum, door=zet.door, **wat)


def _ingetrokken(stand: Stand, zet: Zet) -> None:
    """The number of what came before is in the version of the entry: 1 withdraws, a later one replaces."""
    stand.zet(
        "documentintrekking",
        f"{zet.naam}/{zet.regel.kop.object_versie}",
        datum=zet.datum,
        reden=zet.veld("reden"),
        vervanger=zet.veld("vervanger"),
        door=zet.door,
    )


def _reactiedatum(stand: Stand, zet: Zet) -> None:
    dag = zet.veld("reactie_voor")
    naam = f"{zet.naam}/{zet.regel.kop.object_versie}"
    stand.zet("reactiedatum", naam, reactie_voor=dag, reden=zet.veld("reden"), door=zet.door)


def _besluitstuk(stand: Stand, zet: Zet) -> None:
    document = zet.veld("document")
    stand.zet("besluitstuk", stand.volgend("besluitstuk"), mandaat=zet.naam, document=document, door=zet.door)
    if document is ONBEKEND:
        stand.onvolledig.add("document")
    elif zet.veld("bewaard"):
        wat = {veld: zet.veld(veld) for veld in ("sha256", "naam")}
        stand.zet("document", document, datum=zet.datum, door=zet.door, **wat)


def _herinnering(stand: Stand, zet: Zet) -> None:
    wat = {"status": zet.veld("stap"), "toelichting": zet.veld("toelichting", "")}
    stand.zet("herinnering", stand.volgend("herinnering"), mandaat=zet.naam, datum=zet.datum, door=zet.door, **wat)


def _verzonden(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "informatieplicht",
        zet.naam,
        verzonden_datum=zet.datum,
        vervallen_datum=None,
        middel=zet.veld("middel"),
        toelichting=zet.veld("toelichting", ""),
        document=zet.veld("document"),
        door=zet.door,
    )


def _vervallen(stand: Stand, zet: Zet) -> None:
    reden = zet.veld("toelichting")
    stand.zet("informatieplicht", zet.naam, verzonden_datum=None, vervallen_datum=zet.datum, toelichting=reden)
    stand.zet("informatieplicht", zet.naam, door=zet.door)


def _romptekst(stand: Stand, zet: Zet) -> None:
    versie = zet.regel.kop.object_versie
    stand.zet("romptekst", zet.naam, versienr=versie, titel=zet.veld("titel"), tekst=zet.veld("tekst"), datum=zet.datum)


def _bied_aan(stand: Stand, zet: Zet) -> None:
    document, sha256 = zet.veld("document"), zet.veld("sha256")
    stand.zet("raadsbrief", zet.naam, aangeboden_datum=zet.datum, document=document, verzonden_datum=None)
    if document is ONBEKEND:
        stand.onvolledig.add("document")
    else:
        stand.zet("document", document, sha256=sha256, datum=zet.datum, door=zet.door)


def _verzend(stand: Stand, zet: Zet) -> None:
    stand.zet("raadsbrief", zet.naam, verzonden_datum=zet.datum, toelichting=zet.veld("toelichting", ""))
    partijen = zet.veld("informatieplicht", [])
    if partijen is ONBEKEND:
        stand.onvolledig.add("informatieplicht")
    else:
        stand.raadsplichten |= {(str(partij), str(zet.datum)) for partij in partijen}


def _vraag(stand: Stand, zet: Zet) -> None:
    stand.zet(
        "vraag",
        zet.naam,
        tekst=zet.veld("tekst"),
        gesteld_datum=zet.datum,
        reactie_voor=zet.veld("reactie_voor"),
        gemeenten=ONBEKEND if zet.veld("gemeenten") is ONBEKEND else ",".join(zet.veld("gemeenten")),
        document=zet.veld("document"),
    )


def _gezien(stand: Stand, zet: Zet) -> None:
    gemeente = zet.veld("gemeente")
    if gemeente is ONBEKEND:
        stand.onvolledig.add("gezien")
    else:
        stand.zet("gezien", f"{zet.naam}/{gemeente}")


def _standpunt(stand: Stand, zet: Zet) -> None:
    """Who gives no source spoke for himself, and so has seen the question."""
    if zet.veld("bron", "") in ("", ONBEKEND):
        _gezien(stand, zet)
    velden = ("gemeente", "standpunt", "hoedanigheid")
    teksten = ("namens_wie", "vervangingsreden", "toelichting", "bron")
    stand.zet(
        "standpunt",
        stand.volgend("standpunt"),
        vraag=zet.naam,
        datum=zet.datum,
        door=zet.veld("door_wie", ONBEKEND),  # entries of before do not say it of who gave no name
        opschaling=zet.veld("opschaling"),
        afwijkdomeinen=domeinen(zet),
        **{veld: zet.veld(veld) for veld in velden},
        **{veld: zet.veld(veld, "") for veld in teksten},
    )


def _afwijkingsvolg(stand: Stand, zet: Zet) -> None:
    ding, _, nummer = (zet.regel.kop.object or "").partition("/")
    stand.zet(
        "afwijkingsvolg",
        stand.volgend("afwijkingsvolg"),
        mandaat=nummer if ding == "mandaat" else None,
        standpunt=nummer if ding == "standpunt" else None,
        soort=zet.veld("soort"),
        vervolg=zet.naar,
        reden=zet.veld("reden", ""),
        datum=zet.datum,
        opschaling=zet.veld("opschaling"),
    )


def _opschaling(stand: Stand, zet: Zet) -> None:
    stand.zet("opschaling", zet.naam, aanleiding=zet.veld("aanleiding"), begin=zet.datum, einde=None, uitkomst=None)
    _rung(stand, zet, zet.naar)


def _stap_op(stand: Stand, zet: Zet) -> None:
    _rung(stand, zet, zet.naar)


def _sluit_opschaling(stand: Stand, zet: Zet) -> None:
    stand.zet("opschaling", zet.naam, einde=zet.datum, uitkomst=zet.naar)
    _rung(stand, zet, zet.van, zet.naar)


def _rung(stand: Stand, zet: Zet, niveau: str | None, uitkomst: str | None = None) -> None:
    stand.zet(
        "opschalingstap",
        f"{zet.naam}/{stand.volgend(f'opschaling/{zet.naam}')}",
        niveau=niveau,
        datum=zet.datum,
        uitkomst=uitkomst,
        toelichting=zet.veld("toelichting", ""),
    )


def _toezicht(stand: Stand, zet: Zet) -> None:
    stand.zet("toezichtstap", zet.naam, fase=zet.naar, datum=zet.datum, toelichting=zet.veld("toelichting"))


def _plan(stand: Stand, zet: Zet) -> None:
    stand.zet("toezichtplan", zet.naam, datum=zet.datum, toelichting=zet.veld("toelichting"))
    stand.zet("toezichtplan", zet.naam, opgeleverd_datum=None, opgeleverd_toelichting="", document=None)
    _verzet_plan(stand, zet)


def _verzet_plan(stand: Stand, zet: Zet) -> None:
    stand.zet("toezichtplan", zet.naam, uiterlijk_op=zet.veld("uiterlijk_op"))


def _lever_op(stand: Stand, zet: Zet) -> None:
    wat = zet.veld("toelichting")
    stand.zet("toezichtplan", zet.naam, opgeleverd_datum=zet.datum, opgeleverd_toelichting=wat)
    stand.zet("toezichtplan", zet.naam, document=zet.veld("document"))


def _planstap(stand: Stand, zet: Zet) -> None:
    velden = {veld: zet.veld(veld) for veld in ("titel", "met_wie", "uiterlijk_op")}
    stand.zet("toezichtplanstap", zet.naam, datum=zet.datum, **velden)
    stand.zet("toezichtplanstap", zet.naam, status=zet.naar, afgerond_datum=None, toelichting="")


def _rond_planstap_af(stand: Stand, zet: Zet) -> None:
    wat = zet.veld("toelichting", "")
    stand.zet("toezichtplanstap", zet.naam, status=zet.naar, afgerond_datum=zet.datum, toelichting=wat)


def _brief(stand: Stand, zet: Zet) -> None:
    velden = {veld: zet.veld(veld) for veld in ("richting", "met", "onderwerp", "document")}
    stand.zet("correspondentie", zet.naam, datum=zet.datum, **velden)


def _stuk(stand: Stand, zet: Zet) -> None:
    velden = {veld: zet.veld(veld) for veld in ("titel", "route", "document")}
    stand.zet("stuk", zet.naam, ingediend_datum=zet.datum, ingetrokken_datum=None, ingetrokken_reden="", **velden)


def _trek_stuk_in(stand: Stand, zet: Zet) -> None:
    stand.zet("stuk", zet.naam, ingetrokken_datum=zet.datum, ingetrokken_reden=zet.veld("reden"))


def _gebeurtenis(stand: Stand, zet: Zet) -> None:
    nummer = stand.volgend("gebeurtenis")
    toelichting = zet.veld("toelichting", "")
    stand.zet("gebeurtenis", nummer, code=zet.naam, periode=stand.zaak["periode"], toelichting=toelichting)
    stand.zet("gebeurtenis", nummer, datum=zet.datum, door=zet.door)


def _termijn(stand: Stand, zet: Zet) -> None:
    soort = {"schort_op": "opschorting", "hervat": "hervatting", "verleng": "verlenging"}[zet.actie]
    stand.zet(
        "termijnmutatie",
        stand.volgend("termijnmutatie"),
        stap=zet.naam,
        soort=soort,
        datum=zet.datum,
        werkdagen=zet.veld("werkdagen"),
        reden=zet.veld("reden"),
        door=zet.door,
    )


def _export(stand: Stand, zet: Zet) -> None:
    velden = {veld: zet.veld(veld) for veld in ("ontvanger", "doel", "peildatum")}
    stand.zet("export", zet.naam, laatste_nr=zet.regel.kop.nr, door=zet.door, **velden)


HANDELINGEN: dict[str, Handeling] = {
    "voeg_document_toe": _document,
    "leg_zitting_vast": _zitting,
    "trek_document_in": _ingetrokken,
    "vervang_document": _ingetrokken,
    "wijzig_reactiedatum": _reactiedatum,
    "herinner": _herinnering,
    "voeg_besluitstuk_toe": _besluitstuk,
    "meld_verzonden": _verzonden,
    "laat_plicht_vervallen": _vervallen,
    "schrijf_romptekst": _romptekst,
    "bied_raadsbrief_aan": _bied_aan,
    "verzend_raadsbrief": _verzend,
    "stel_vraag": _vraag,
    "zie_vraag": _gezien,
    "leg_standpunt_vast": _standpunt,
    "schaal_op_na_afwijking": _afwijkingsvolg,
    "zie_af_van_opschaling": _afwijkingsvolg,
    "open_opschaling": _opschaling,
    "stap_op": _stap_op,
    "sluit_opschaling": _sluit_opschaling,
    "leg_toezichtstap_vast": _toezicht,
    "leg_correspondentie_vast": _brief,
    "stel_toezichtplan_op": _plan,
    "verzet_toezichtplan": _verzet_plan,
    "lever_toezichtplan_op": _lever_op,
    "voeg_planstap_toe": _planstap,
    "rond_planstap_af": _rond_planstap_af,
    "dien_stuk_in": _stuk,
    "trek_stuk_in": _trek_stuk_in,
    "leg_gebeurtenis_vast": _gebeurtenis,
    "schort_op": _termijn,
    "hervat": _termijn,
    "verleng": _termijn,
    "exporteer": _export,
}
