"""The catalogus of our one zaaktype (Catalogi API), so that the addresses in a zaak lead somewhere; and its filters."""

from __future__ import annotations

from collections.abc import Mapping

from app.services.zgw import typen
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.filters import Filters
from app.services.zgw.typen import Type
from app.services.zgw.vorm import VERTROUWELIJK, Deel, Zgw

BEGIN = "2015-01-01"
"""Since the Jeugdwet came into force municipalities answer for youth care, and no case is older."""
GEEN_TERMIJN = "P1Y"
"""ZGW asks how long a case may take by law. No law says: this is the year that it insists on."""
_LIJST = "https://selectielijst.openzaak.nl/api/v1"
"""Where the selectielijst and the names of resultaten are. Which item a resultaat has is for the archivist to say."""
_GELDIG: Deel = {"beginGeldigheid": BEGIN, "eindeGeldigheid": None, "beginObject": BEGIN, "eindeObject": None}
_IDENTIFICATIE = "continuiteit-jeugdhulp"


def catalogus(zgw: Zgw) -> dict[Objectsoort, list[Deel]]:
    """Everything in the catalogus, by kind."""
    return {
        Objectsoort.CATALOGUS: [_catalogus(zgw)],
        Objectsoort.ZAAKTYPE: [_zaaktype(zgw)],
        Objectsoort.STATUSTYPE: [_statustype(zgw, t) for t in typen.STATUSTYPEN],
        Objectsoort.RESULTAATTYPE: [_resultaattype(zgw, t) for t in typen.RESULTAATTYPEN],
        Objectsoort.ROLTYPE: [_roltype(zgw, t) for t in typen.ROLTYPEN],
        Objectsoort.BESLUITTYPE: [_besluittype(zgw, t) for t in typen.BESLUITTYPEN],
        Objectsoort.INFORMATIEOBJECTTYPE: [_informatieobjecttype(zgw)],
    }


def _urls(zgw: Zgw, soort: Objectsoort, types: tuple[Type, ...]) -> list[str]:
    return [zgw.url(soort, t.nummer) for t in types]


def _besluittypen(zgw: Zgw) -> list[str]:
    return _urls(zgw, Objectsoort.BESLUITTYPE, typen.BESLUITTYPEN)


def _catalogus(zgw: Zgw) -> Deel:
    return {
        "url": zgw.url(Objectsoort.CATALOGUS, 1),
        "domein": "DRAAI",
        "rsin": zgw.rsin,
        "contactpersoonBeheerNaam": "beheer van draaiboek",
        "contactpersoonBeheerTelefoonnummer": "",
        "contactpersoonBeheerEmailadres": "",
        "zaaktypen": [zgw.url(Objectsoort.ZAAKTYPE, 1)],
        "besluittypen": _besluittypen(zgw),
        "informatieobjecttypen": [zgw.url(Objectsoort.INFORMATIEOBJECTTYPE, 1)],
        "naam": "draaiboek",
        "versie": "1",
        "begindatumVersie": BEGIN,
    }


def _zaaktype(zgw: Zgw) -> Deel:
    return {
        "url": zgw.url(Objectsoort.ZAAKTYPE, 1),
        "identificatie": _IDENTIFICATIE,
        "omschrijving": typen.ZAAKTYPE,
        "omschrijvingGeneriek": "",
        "vertrouwelijkheidaanduiding": VERTROUWELIJK,
        "doel": "De jeugdhulp gaat door als een aanbieder in de problemen raakt.",
        "aanleiding": "Een signaal dat een jeugdhulpaanbieder in de problemen raakt.",
        "toelichting": "Er is geen wettelijke termijn; de doorlooptijd van een jaar staat er omdat ZGW er een vraagt.",
        "indicatieInternOfExtern": "intern",
        "handelingInitiator": "melden",
        "onderwerp": "jeugdhulpaanbieder",
        "handelingBehandelaar": "regie voeren",
        "doorlooptijd": GEEN_TERMIJN,
        "servicenorm": None,
        "opschortingEnAanhoudingMogelijk": False,
        "verlengingMogelijk": False,
        "verlengingstermijn": None,
        "trefwoorden": [],
        "publicatieIndicatie": False,
        "publicatietekst": "",
        "verantwoordingsrelatie": [],
        "productenOfDiensten": [],
        "selectielijstProcestype": "",
        "referentieproces": {"naam": typen.ZAAKTYPE, "link": ""},
        "concept": False,
        "verantwoordelijke": zgw.rsin,
        **_GELDIG,
        "versiedatum": BEGIN,
        "catalogus": zgw.url(Objectsoort.CATALOGUS, 1),
        "statustypen": _urls(zgw, Objectsoort.STATUSTYPE, typen.STATUSTYPEN),
        "resultaattypen": _urls(zgw, Objectsoort.RESULTAATTYPE, typen.RESULTAATTYPEN),
        "roltypen": _urls(zgw, Objectsoort.ROLTYPE, typen.ROLTYPEN),
        "besluittypen": _besluittypen(zgw),
        "informatieobjecttypen": [zgw.url(Objectsoort.INFORMATIEOBJECTTYPE, 1)],
        **{leeg: [] for leeg in ("eigenschappen", "deelzaaktypen", "gerelateerdeZaaktypen", "zaakobjecttypen")},
    }


def _van_zaaktype(zgw: Zgw, soort: Objectsoort, type_: Type) -> Deel:
    """What every type of a zaaktype has."""
    return {
        "url": zgw.url(soort, type_.nummer),
        "omschrijving": type_.omschrijving,
        "omschrijvingGeneriek": type_.generiek,
        "zaaktype": zgw.url(Objectsoort.ZAAKTYPE, 1),
        "zaaktypeIdentificatie": _IDENTIFICATIE,
        "catalogus": zgw.url(Objectsoort.CATALOGUS, 1),
        **_GELDIG,
    }


def _statustype(zgw: Zgw, type_: Type) -> Deel:
    return {
        **_van_zaaktype(zgw, Objectsoort.STATUSTYPE, type_),
        "statustekst": "",
        "volgnummer": type_.nummer,
        "isEindstatus": type_ is typen.STATUSTYPEN[-1],
        "informeren": False,
        "doorlooptijd": None,
        "toelichting": None,
        "checklistitemStatustype": [],
        "eigenschappen": [],
        "zaakobjecttypen": [],
    }


def _resultaattype(zgw: Zgw, type_: Type) -> Deel:
    return {
        **_van_zaaktype(zgw, Objectsoort.RESULTAATTYPE, type_),
        "resultaattypeomschrijving": f"{_LIJST}/resultaattypeomschrijvingen",
        "selectielijstklasse": f"{_LIJST}/resultaten",
        "toelichting": "Welk resultaat van de selectielijst dit is, zegt de archivaris.",
        "archiefnominatie": "vernietigen",
        "archiefactietermijn": None,
        "brondatumArchiefprocedure": {"afleidingswijze": "afgehandeld"},
        "procesobjectaard": "",
        "indicatieSpecifiek": None,
        "procestermijn": None,
        "besluittypen": _besluittypen(zgw),
        "besluittypeOmschrijving": [t.omschrijving for t in typen.BESLUITTYPEN],
        "informatieobjecttypen": [zgw.url(Objectsoort.INFORMATIEOBJECTTYPE, 1)],
        "informatieobjecttypeOmschrijving": [typen.INFORMATIEOBJECTTYPE],
    }


def _roltype(zgw: Zgw, type_: Type) -> Deel:
    return _van_zaaktype(zgw, Objectsoort.ROLTYPE, type_)


def _besluittype(zgw: Zgw, type_: Type) -> Deel:
    return {
        "url": zgw.url(Objectsoort.BESLUITTYPE, type_.nummer),
        "catalogus": zgw.url(Objectsoort.CATALOGUS, 1),
        "zaaktypen": [zgw.url(Objectsoort.ZAAKTYPE, 1)],
        "omschrijving": type_.omschrijving,
        "omschrijvingGeneriek": "",
        "besluitcategorie": "",
        "reactietermijn": None,
        "publicatieIndicatie": False,
        "publicatietekst": "",
        "publicatietermijn": None,
        "toelichting": "",
        "informatieobjecttypen": [],
        **_GELDIG,
        "concept": False,
        "resultaattypen": _urls(zgw, Objectsoort.RESULTAATTYPE, typen.RESULTAATTYPEN),
        "resultaattypenOmschrijving": [t.omschrijving for t in typen.RESULTAATTYPEN],
        "vastgelegdIn": [],
    }


def _informatieobjecttype(zgw: Zgw) -> Deel:
    return {
        "url": zgw.url(Objectsoort.INFORMATIEOBJECTTYPE, 1),
        "catalogus": zgw.url(Objectsoort.CATALOGUS, 1),
        "omschrijving": typen.INFORMATIEOBJECTTYPE,
        "vertrouwelijkheidaanduiding": VERTROUWELIJK,
        **_GELDIG,
        "concept": False,
        "besluittypen": [],
        "informatieobjectcategorie": "document",
        "trefwoord": [],
        "zaaktypen": [zgw.url(Objectsoort.ZAAKTYPE, 1)],
    }


CATALOGUSFILTERS: Mapping[Objectsoort, Filters] = {
    soort: Filters(heel=frozenset(heel.split()), lijsten=frozenset(lijsten.split()))
    for soort, heel, lijsten in (
        (Objectsoort.CATALOGUS, "domein rsin", ""),
        (Objectsoort.ZAAKTYPE, "catalogus identificatie", ""),
        (Objectsoort.STATUSTYPE, "zaaktype zaaktypeIdentificatie", ""),
        (Objectsoort.RESULTAATTYPE, "zaaktype zaaktypeIdentificatie", ""),
        (Objectsoort.ROLTYPE, "zaaktype zaaktypeIdentificatie omschrijving omschrijvingGeneriek", ""),
        (Objectsoort.BESLUITTYPE, "catalogus omschrijving", "zaaktypen"),
        (Objectsoort.INFORMATIEOBJECTTYPE, "catalogus omschrijving", ""),
    )
}
