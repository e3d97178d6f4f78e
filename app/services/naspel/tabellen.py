"""What the tables say of one zaak, in the shape and spelling of a replay: one query per kind of object."""

# ruff: noqa: E501 - a table reads best with one kind per line
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from itertools import count
from typing import Any

from sqlalchemy import Select, String, cast, literal, select
from sqlalchemy.orm import Session, aliased

from app import models as m
from app.domain.mandaat.inhoud import VELDEN
from app.services.naspel.geld import als_rij
from app.services.naspel.stand import Rijen, Stand, als_tekst

_door = aliased(m.Gebruiker)
_GETELD = "*"
"""Named by its place in the order of entry."""

_GETELD_KOLOM = literal(_GETELD).label("geteld")


def lees_tabellen(session: Session, zaak: m.Zaak, stand: Stand) -> Rijen:
    """Every object of the zaak that a replay gives, as the tables hold it now."""
    rijen: Rijen = {}
    for soort, vraag in _vragen(zaak.id).items():
        teller = count(1)
        for naam, *waarden in session.execute(vraag):
            sleutel = str(next(teller)) if naam == _GETELD else str(naam)
            velden = list(vraag.selected_columns.keys())[1:]
            rijen[(soort, sleutel)] = {v: als_tekst(w) for v, w in zip(velden, waarden, strict=True)}
    for lezer in _BIJZONDER:
        lezer(session, zaak, stand, rijen)
    return rijen


def _vragen(zaak_id: int) -> dict[str, Select[Any]]:
    """Per kind: its name within the zaak, then its columns under the names that the replay uses."""
    g = _GETELD_KOLOM
    return {
        "zaak": _q(m.Zaak.zaaknummer, m.Zaak.toestand, m.Zaak.toestand_sinds, m.Zaak.geopend_datum, m.Zaak.periode, m.Zaak.uitkomst, m.Zaak.editie, m.Zaak.editie_sha256).where(m.Zaak.id == zaak_id),
        "tredebepaling": _met_door(m.Tredebepaling, m.Tredebepaling.volgnr, "periode van naar datum motivering onderbouwing geraadpleegd standpunt_toezichthouder uitkomst").where(m.Tredebepaling.zaak_id == zaak_id),
        "afspraak": _kolommen(m.Afspraak, m.Afspraak.nummer, "status toelichting datum").where(m.Afspraak.zaak_id == zaak_id, (m.Afspraak.status != "open") | m.Afspraak.datum.is_not(None)),
        "noodgreep": _q(m.Tredebepaling.volgnr, m.Noodgreep.reden, m.Noodgreep.datum, m.Noodgreep.uiterlijk_op, m.Noodgreep.grendels, _door.pseudoniem.label("door")).select_from(m.Noodgreep).join(m.Tredebepaling, m.Tredebepaling.id == m.Noodgreep.tredebepaling_id).join(_door, _door.id == m.Noodgreep.door_id).where(m.Noodgreep.zaak_id == zaak_id),
        "bekrachtiging": _q(m.Noodgreep.id, m.Noodgreep.bekrachtigd_datum.label("datum"), _door.pseudoniem.label("door"), m.Noodgreep.toelichting).select_from(m.Noodgreep).outerjoin(_door, _door.id == m.Noodgreep.bekrachtigd_door_id).where(m.Noodgreep.zaak_id == zaak_id, m.Noodgreep.bekrachtigd_datum.is_not(None)),
        "zaakregio": _q(g, m.Zaakregio.regio_code.label("regio"), m.Zaakregio.rol, m.Zaakregio.vanaf, m.Zaakregio.tot, m.Zaakregio.vertegenwoordiger, m.Zaakregio.reden, m.Zaakregio.reden_einde).where(m.Zaakregio.zaak_id == zaak_id).order_by(m.Zaakregio.id),
        "document": _met_door(m.Document, m.Document.id, "sha256 naam omschrijving bijzonder gedeeld grootte datum", m.Document.toegevoegd_door_id).where(m.Document.zaak_id == zaak_id),
        "documentintrekking": _met_door(m.Documentintrekking, _versie(m.Documentintrekking.document_id, m.Documentintrekking.volgnr), "datum reden").add_columns(m.Documentintrekking.vervanger_id.label("vervanger")).where(m.Documentintrekking.zaak_id == zaak_id),
        "reactiedatum": _met_door(m.Reactiedatum, _versie(m.Mandaatverzoek.volgnr, m.Reactiedatum.versie), "reactie_voor reden").join(m.Mandaatverzoek, m.Mandaatverzoek.id == m.Reactiedatum.verzoek_id).where(m.Reactiedatum.zaak_id == zaak_id),
        "herinnering": _met_door(m.Herinnering, g, "status datum toelichting").add_columns(m.Herinnering.mandaat_id.label("mandaat")).where(m.Herinnering.zaak_id == zaak_id).order_by(m.Herinnering.id),
        "besluitvoorstel": _met_door(m.Besluitvoorstel, m.Besluitvoorstel.id, "soort omschrijving bedrag sleutel functie datum status afgedaan_datum reden", m.Besluitvoorstel.voorbereid_door_id).where(m.Besluitvoorstel.zaak_id == zaak_id),
        "spoedbesluit": _met_door(m.Spoedbesluit, m.Spoedbesluit.id, "soort omschrijving reden geldig_tot bedrag sleutel peiljaar drager een_mag datum tweede_datum einde_wijze einde_datum einde_reden verschuldigd", m.Spoedbesluit.genomen_door_id).where(m.Spoedbesluit.zaak_id == zaak_id),
        "spoeddeel": _q(cast(m.Spoeddeel.spoedbesluit_id, String).concat("/").concat(m.Organisatie.code), *_van(m.Spoeddeel, "bedrag uitkomst beslist_datum besluitnummer toelichting drager drager_datum"), m.Spoeddeel.document_id.label("document")).select_from(m.Spoeddeel).join(m.Organisatie, m.Organisatie.id == m.Spoeddeel.organisatie_id).where(m.Spoeddeel.zaak_id == zaak_id),
        "besluitkennis": _met_door(m.Besluitkennis, m.Besluitkennis.besluit_id, "datum").where(m.Besluitkennis.zaak_id == zaak_id),
        "besluitstuk": _met_door(m.Besluitstuk, g, "").add_columns(m.Besluitstuk.mandaat_id.label("mandaat"), m.Besluitstuk.document_id.label("document")).where(m.Besluitstuk.zaak_id == zaak_id).order_by(m.Besluitstuk.id),
        "romptekst": _kolommen(m.Romptekst, m.Romptekst.id, "versienr titel tekst datum").where(m.Romptekst.zaak_id == zaak_id),
        "raadsbrief": _q(m.Raadsbrief.id, m.Raadsbrief.aangeboden_datum, m.Raadsbrief.document_id.label("document"), m.Raadsbrief.verzonden_datum, m.Raadsbrief.toelichting).select_from(m.Raadsbrief).join(m.Romptekst, m.Romptekst.id == m.Raadsbrief.romptekst_id).where(m.Romptekst.zaak_id == zaak_id, m.Raadsbrief.aangeboden_datum.is_not(None)),
        "vraag": _q(m.Vraag.volgnr, m.Vraag.tekst, m.Vraag.gesteld_datum, m.Vraag.reactie_voor, m.Vraag.gemeenten, m.Vraag.document_id.label("document")).where(m.Vraag.zaak_id == zaak_id),
        "gezien": _q(cast(m.Vraag.volgnr, String).concat("/").concat(m.Gezien.gemeente)).select_from(m.Gezien).join(m.Vraag, m.Vraag.id == m.Gezien.vraag_id).where(m.Vraag.zaak_id == zaak_id),
        "standpunt": _q(g, m.Vraag.volgnr.label("vraag"), *_van(m.Standpunt, "datum door gemeente standpunt hoedanigheid namens_wie vervangingsreden toelichting bron afwijkdomeinen"), m.Opschaling.volgnr.label("opschaling")).select_from(m.Standpunt).join(m.Vraag, m.Vraag.id == m.Standpunt.vraag_id).outerjoin(m.Opschaling, m.Opschaling.id == m.Standpunt.opschaling_id).where(m.Vraag.zaak_id == zaak_id).order_by(m.Standpunt.id),
        "opschaling": _kolommen(m.Opschaling, m.Opschaling.volgnr, "aanleiding begin einde uitkomst").where(m.Opschaling.zaak_id == zaak_id),
        "toezichtstap": _kolommen(m.Toezichtstap, m.Toezichtstap.id, "fase datum toelichting").where(m.Toezichtstap.zaak_id == zaak_id),
        "afwijkingsvolg": _q(g, *_van(m.Afwijkingsvolg, "soort vervolg reden datum"), m.Afwijkingsvolg.mandaat_id.label("mandaat"), m.Afwijkingsvolg.standpunt_id.label("standpunt"), m.Opschaling.volgnr.label("opschaling")).select_from(m.Afwijkingsvolg).outerjoin(m.Opschaling, m.Opschaling.id == m.Afwijkingsvolg.opschaling_id).where(m.Afwijkingsvolg.zaak_id == zaak_id).order_by(m.Afwijkingsvolg.id),
        "toezichtplan": _q(m.Toezichtplan.volgnr, *_van(m.Toezichtplan, "datum uiterlijk_op toelichting opgeleverd_datum opgeleverd_toelichting"), m.Toezichtplan.opgeleverd_document_id.label("document")).where(m.Toezichtplan.zaak_id == zaak_id),
        "toezichtplanstap": _q(cast(m.Toezichtplan.volgnr, String).concat("/").concat(cast(m.Toezichtplanstap.volgnr, String)), *_van(m.Toezichtplanstap, "titel met_wie datum uiterlijk_op status afgerond_datum toelichting")).select_from(m.Toezichtplanstap).join(m.Toezichtplan, m.Toezichtplan.id == m.Toezichtplanstap.plan_id).where(m.Toezichtplan.zaak_id == zaak_id),
        "correspondentie": _q(m.Correspondentie.id, *_van(m.Correspondentie, "richting met onderwerp datum"), m.Correspondentie.document_id.label("document")).where(m.Correspondentie.zaak_id == zaak_id),
        "stuk": _q(m.Stuk.volgnr, *_van(m.Stuk, "titel route ingediend_datum ingetrokken_datum ingetrokken_reden"), m.Stuk.document_id.label("document")).where(m.Stuk.zaak_id == zaak_id),
        "gebeurtenis": _met_door(m.Zaakgebeurtenis, g, "code periode datum toelichting").where(m.Zaakgebeurtenis.zaak_id == zaak_id).order_by(m.Zaakgebeurtenis.id),
        "termijnmutatie": _met_door(m.Termijnmutatie, g, "soort datum werkdagen reden").add_columns(m.Stap.code.label("stap")).join(m.Stap, m.Stap.id == m.Termijnmutatie.stap_id).where(m.Stap.zaak_id == zaak_id).order_by(m.Termijnmutatie.id),
        "voorwaardestand": _q(g, m.Voorwaarde.mandaat_id.label("mandaat"), m.Voorwaarde.nummer, *_van(m.Voorwaardestand, "oordeel datum toelichting")).select_from(m.Voorwaardestand).join(m.Voorwaarde, m.Voorwaarde.id == m.Voorwaardestand.voorwaarde_id).join(m.Mandaat, m.Mandaat.id == m.Voorwaarde.mandaat_id).where(m.Mandaat.zaak_id == zaak_id).order_by(m.Voorwaardestand.id),
        "overname": _q(m.Zaak.zaaknummer, m.Overname.kenmerk, m.Inlezing.sha256).select_from(m.Overname).join(m.Inlezing, m.Inlezing.id == m.Overname.inlezing_id).join(m.Zaak, m.Zaak.id == m.Overname.zaak_id).where(m.Overname.zaak_id == zaak_id),
        "export": _met_door(m.Export, m.Export.volgnr, "ontvanger doel peildatum laatste_nr", m.Export.gemaakt_door_id).where(m.Export.zaak_id == zaak_id),
    }  # fmt: skip


def _q(*kolommen: Any) -> Select[Any]:
    return select(*kolommen)


def _van(model: Any, namen: str) -> list[Any]:
    return [getattr(model, naam) for naam in namen.split()]


def _versie(naam: Any, versie: Any) -> Any:
    return cast(naam, String).concat("/").concat(cast(versie, String))


def _kolommen(model: Any, naam: Any, namen: str) -> Select[Any]:
    return select(naam, *_van(model, namen)).select_from(model)


def _met_door(model: Any, naam: Any, namen: str, door: Any = None) -> Select[Any]:
    """With the pseudonym of who entered it."""
    wie = model.ingevoerd_door_id if door is None else door
    return _kolommen(model, naam, namen).add_columns(_door.pseudoniem.label("door")).join(_door, _door.id == wie)


def _bytes(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    """The hash of the file itself stands for its row: one file in memory at a time."""
    ids = session.scalars(select(m.Document.id).where(m.Document.zaak_id == zaak.id)).all()
    for nr in ids:
        inhoud = session.scalar(select(m.DocumentInhoud.inhoud).where(m.DocumentInhoud.document_id == nr))
        rij = rijen[("document", str(nr))]
        echt = sha256(inhoud).hexdigest() if inhoud is not None else "geen bestand"
        if echt != rij["sha256"]:
            rij["sha256"] = f"{echt} (het bestand zelf)"


def _mandaten(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    houder, voor, goed, vast, weigert, trekt = (aliased(m.Gebruiker) for _ in range(6))
    velden = (
        f"status periode {' '.join(veld.naam for veld in VELDEN)} soort bereik versienr besluitnummer "
        "voorgesteld_datum goedgekeurd_datum verleend_datum instemming_houder_datum instemming_werkgever_datum "
        "actief_vanaf ingetrokken_per einde_vervroegd_op einde_wijze vervangen_per einde_genoteerd_op afwijkdomeinen "
        "instemming_gegeven_door instemming_gegeven_functie instemming_kenmerk houder_functie houder_titel tweede_vanaf"
    )
    vraag = (
        _kolommen(m.Mandaat, m.Mandaat.id, velden)
        .add_columns(
            m.Mandaat.eerste_id.label("eerste"),
            m.Mandaat.onder_id.label("onder"),
            m.Organisatie.code.label("mandaatgever"),
            houder.pseudoniem.label("houder"),
            voor.pseudoniem.label("voorgesteld_door"),
            goed.pseudoniem.label("goedgekeurd_door"),
            vast.pseudoniem.label("verleend_vastgelegd_door"),
            weigert.pseudoniem.label("afgewezen_vastgelegd_door"),
            trekt.pseudoniem.label("ingetrokken_vastgelegd_door"),
            m.Inlezing.sha256.label("ingelezen"),
        )
        .outerjoin(m.Inlezing, m.Inlezing.id == m.Mandaat.inlezing_id)
        .join(m.Organisatie, m.Organisatie.id == m.Mandaat.mandaatgever_id)
        .join(houder, houder.id == m.Mandaat.houder_id)
        .outerjoin(voor, voor.id == m.Mandaat.voorgesteld_door_id)
        .outerjoin(goed, goed.id == m.Mandaat.goedgekeurd_door_id)
        .outerjoin(vast, vast.id == m.Mandaat.verleend_vastgelegd_door_id)
        .outerjoin(weigert, weigert.id == m.Mandaat.afgewezen_vastgelegd_door_id)
        .outerjoin(trekt, trekt.id == m.Mandaat.ingetrokken_vastgelegd_door_id)
        .where(m.Mandaat.zaak_id == zaak.id)
    )
    _voeg_toe(rijen, "mandaat", session.execute(vraag).mappings())


def _voeg_toe(rijen: Rijen, soort: str, gevonden: Iterable[Any], sleutel: str = "id") -> None:
    for rij in gevonden:
        rijen[(soort, str(rij[sleutel]))] = {veld: als_tekst(w) for veld, w in rij.items() if veld != sleutel}


def _besluiten(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    vraag = _met_door(
        m.Besluit, m.Besluit.id, "soort omschrijving bedrag datum laat_ingevoerd peiljaar teldatum functie waarnemend"
    )
    vraag = vraag.add_columns(
        m.Besluit.tegenboeking_van_id.label("tegenboeking_van"), m.Inlezing.sha256.label("ingelezen")
    )
    vraag = vraag.outerjoin(m.Inlezing, m.Inlezing.id == m.Besluit.inlezing_id)
    _voeg_toe(rijen, "besluit", session.execute(vraag.where(m.Besluit.zaak_id == zaak.id)).mappings())
    delen = session.execute(
        select(m.BesluitDeel.besluit_id, m.BesluitDeel.mandaat_id, m.BesluitDeel.mandaat_versie, m.BesluitDeel.bedrag, m.Organisatie.code)
        .join(m.Besluit, m.Besluit.id == m.BesluitDeel.besluit_id)
        .join(m.Mandaat, m.Mandaat.id == m.BesluitDeel.mandaat_id)
        .join(m.Organisatie, m.Organisatie.id == m.Mandaat.mandaatgever_id)
        .where(m.Besluit.zaak_id == zaak.id)
    ).all()  # fmt: skip
    per: dict[int, tuple[dict[str, int], dict[str, int]]] = {}
    for besluit, mandaat, versie, bedrag, code in delen:
        mandaten, verdeling = per.setdefault(besluit, ({}, {}))
        mandaten[str(mandaat)] = versie
        verdeling[code] = verdeling.get(code, 0) + bedrag
    for (soort, naam), rij in rijen.items():
        if soort == "besluit":
            rij["mandaten"], rij["verdeling"] = map(als_rij, per.get(int(naam), ({}, {})))


def _rollen(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    r = m.Rolvervulling
    vraag = select(r.rol, m.Gebruiker.pseudoniem, r.van, r.tot).join(m.Gebruiker, m.Gebruiker.id == r.gebruiker_id)
    for rol, wie, van, tot in session.execute(vraag.where(r.zaak_id == zaak.id)):
        rijen[("rolvervulling", f"{rol}/{wie}/{van}")] = {"tot": als_tekst(tot)}


def _stappen(session: Session, zaak: m.Zaak, stand: Stand, rijen: Rijen) -> None:
    """What was finished, and what is open although its trede is over: only steps of the last one can be."""
    t, laatste = m.Tredebepaling, stand.tellers["tredebepaling"]
    vraag = _kolommen(m.Stap, t.volgnr, "code status afgerond_datum toelichting")
    vraag = vraag.add_columns(m.Stap.document_id.label("document")).join(t, t.id == m.Stap.tredebepaling_id)
    for rij in session.execute(vraag.where(m.Stap.zaak_id == zaak.id)).mappings():
        loopt = rij["status"] == "open" and rij["volgnr"] == laatste
        if not loopt and rij["status"] != "vervallen":
            velden = ("status", "afgerond_datum", "toelichting", "document")
            rijen[("stap", f"{rij['volgnr']}/{rij['code']}")] = {v: als_tekst(rij[v]) for v in velden}


def _plichten(session: Session, zaak: m.Zaak, stand: Stand, rijen: Rijen) -> None:
    """What came of the duties. One met by a council letter is known by its party and day."""
    p = m.Informatieplicht
    vraag = _met_door(p, p.id, "partij verzonden_datum vervallen_datum middel toelichting", p.vastgelegd_door_id)
    vraag = vraag.add_columns(p.document_id.label("document")).where(p.zaak_id == zaak.id)
    for rij in session.execute(vraag).mappings():
        via_brief = (rij["partij"], str(rij["verzonden_datum"])) in stand.raadsplichten
        if via_brief and ("informatieplicht", str(rij["id"])) not in stand.rijen:
            continue
        rijen[("informatieplicht", str(rij["id"]))] = {v: als_tekst(w) for v, w in rij.items() if v != "id"}


def _ladder(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    s = m.Opschalingstap
    tellers: dict[int, count[int]] = {}
    vraag = _kolommen(s, m.Opschaling.volgnr, "niveau datum uitkomst toelichting").join(m.Opschaling)
    for volgnr, *rest in session.execute(vraag.where(m.Opschaling.zaak_id == zaak.id).order_by(s.id)):
        naam = f"{volgnr}/{next(tellers.setdefault(volgnr, count(1)))}"
        velden = ("niveau", "datum", "uitkomst", "toelichting")
        rijen[("opschalingstap", naam)] = {v: als_tekst(w) for v, w in zip(velden, rest, strict=True)}


def _geld(session: Session, zaak: m.Zaak, _stand: Stand, rijen: Rijen) -> None:
    """Commitments with their parts in one spelling, plans by line, bookings by the number of what they reverse."""
    t, p, b, tegen = m.Toezegging, m.Geldplan, m.Geldboeking, aliased(m.Geldboeking)
    velden = (
        "soort omschrijving wederpartij datum bedrag sleutel peiljaar peildatum gewichten betaalt_niet beslissing_voor"
    )
    vraag = _met_door(t, t.nummer, f"{velden} beschikking voorwaarden zekerheid rente voorfinancier")
    onder = (t.besluit_id.label("besluit"), t.spoedbesluit_id.label("spoedbesluit"))
    vraag = vraag.add_columns(t.delen.label("verdeling"), *onder).where(t.zaak_id == zaak.id)
    vormen = {"verdeling": als_rij, "gewichten": als_rij, "betaalt_niet": ",".join}
    for rij in session.execute(vraag).mappings():
        waarden = {v: vormen[v](w) if v in vormen else w for v, w in rij.items() if v != "nummer"}
        rijen[("toezegging", str(rij["nummer"]))] = {v: als_tekst(w) for v, w in waarden.items()}
    plannen = _met_door(p, _versie(t.nummer, p.versie).label("naam"), "regels reden").join(t, t.id == p.toezegging_id)
    for rij in session.execute(plannen.where(p.zaak_id == zaak.id)).mappings():
        plan = {"regels": "\n".join(rij["regels"]), "reden": rij["reden"], "door": rij["door"]}
        rijen[("geldplan", rij["naam"])] = {v: als_tekst(w) for v, w in plan.items()}
    vraag = _met_door(b, b.nummer, "soort datum bedrag college grondslag toelichting").join(t, t.id == b.toezegging_id)
    vraag = vraag.outerjoin(tegen, tegen.id == b.tegenboeking_van_id)
    vraag = vraag.add_columns(t.nummer.label("toezegging"), tegen.nummer.label("tegenboeking_van"))
    _voeg_toe(rijen, "geldboeking", session.execute(vraag.where(b.zaak_id == zaak.id)).mappings(), "nummer")


_Lezer = Callable[[Session, m.Zaak, Stand, Rijen], None]
_BIJZONDER: Sequence[_Lezer] = (_bytes, _mandaten, _besluiten, _rollen, _stappen, _plichten, _ladder, _geld)
