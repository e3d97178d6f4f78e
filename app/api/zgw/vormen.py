"""What each kind of object of the ZGW view has, as its own OpenAPI document tells it: every field that we give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.services.zgw.adressen import Objectsoort

_O = Objectsoort
_LOOPT = "beginGeldigheid:d eindeGeldigheid:0 beginObject:d eindeObject:0"
_TYPE = f"url:u omschrijving:s omschrijvingGeneriek:s zaaktype:u zaaktypeIdentificatie:s catalogus:u {_LOOPT}"
VELDEN: Mapping[Objectsoort, str] = {
    _O.ZAAK: (
        "url:u uuid:i identificatie:s bronorganisatie:s verantwoordelijkeOrganisatie:s omschrijving:s toelichting:s "
        "startdatum:d vertrouwelijkheidaanduiding:s kenmerken:L zaaktype:u registratiedatum:d einddatum:d? "
        "laatstGemuteerd:t rollen:l status:u? zaakinformatieobjecten:l resultaat:u? archiefnominatie:s? "
        "archiefstatus:s archiefactiedatum:d? startdatumBewaartermijn:d? einddatumGepland:0 "
        "uiterlijkeEinddatumAfdoening:0 publicatiedatum:0 laatstGeopend:t? communicatiekanaal:s "
        "communicatiekanaalNaam:s productenOfDiensten:l betalingsindicatie:s betalingsindicatieWeergave:s "
        "laatsteBetaaldatum:0 zaakgeometrie:0 verlenging:0 opschorting:0 selectielijstklasse:s hoofdzaak:0 deelzaken:l "
        "relevanteAndereZaken:l gerelateerdeZaken:l eigenschappen:l zaakobjecten:l processobjectaard:s processobject:0"
    ),
    _O.STATUS: (
        "url:u uuid:i zaak:u statustype:u datumStatusGezet:t statustoelichting:s indicatieLaatstGezetteStatus:b "
        "gezetdoor:0 zaakinformatieobjecten:l"
    ),
    _O.ROL: (
        "url:u uuid:i zaak:u betrokkene:s afwijkendeNaamBetrokkene:s roltype:u omschrijving:s omschrijvingGeneriek:s "
        "indicatieMachtiging:s contactpersoonRol:0 statussen:l registratiedatum:t beginGeldigheid:d eindeGeldigheid:d? "
        "betrokkeneType:s roltoelichting:s betrokkeneIdentificatie:o"
    ),
    _O.RESULTAAT: "url:u uuid:i zaak:u resultaattype:u toelichting:s",
    _O.ZAAKINFORMATIEOBJECT: (
        "url:u uuid:i informatieobject:u zaak:u aardRelatieWeergave:s titel:s beschrijving:s registratiedatum:t "
        "vernietigingsdatum:0 status:0"
    ),
    _O.BESLUIT: (
        "url:u identificatie:s verantwoordelijkeOrganisatie:s datum:d ingangsdatum:d besluittype:u zaak:u "
        "toelichting:s bestuursorgaan:s vervaldatum:d? vervalreden:s vervalredenWeergave:s publicatiedatum:0 "
        "verzenddatum:0 uiterlijkeReactiedatum:0"
    ),
    _O.INFORMATIEOBJECT: (
        "url:u identificatie:s bronorganisatie:s creatiedatum:d titel:s vertrouwelijkheidaanduiding:s auteur:s "
        "status:s formaat:s taal:s versie:n beginRegistratie:t bestandsnaam:s inhoud:u bestandsomvang:n link:s "
        "beschrijving:s ontvangstdatum:0 verzenddatum:0 indicatieGebruiksrecht:0 verschijningsvorm:s ondertekening:0 "
        "integriteit:o informatieobjecttype:u locked:b bestandsdelen:l trefwoorden:L"
    ),
    _O.CATALOGUS: (
        "url:u domein:s rsin:s contactpersoonBeheerNaam:s contactpersoonBeheerTelefoonnummer:s "
        "contactpersoonBeheerEmailadres:s zaaktypen:l besluittypen:l informatieobjecttypen:l naam:s versie:s "
        "begindatumVersie:d"
    ),
    _O.ZAAKTYPE: (
        "url:u identificatie:s omschrijving:s omschrijvingGeneriek:s vertrouwelijkheidaanduiding:s doel:s aanleiding:s "
        "toelichting:s indicatieInternOfExtern:s handelingInitiator:s onderwerp:s handelingBehandelaar:s "
        "doorlooptijd:p servicenorm:0 opschortingEnAanhoudingMogelijk:b verlengingMogelijk:b verlengingstermijn:0 "
        "trefwoorden:L publicatieIndicatie:b publicatietekst:s verantwoordingsrelatie:L productenOfDiensten:l "
        "selectielijstProcestype:s referentieproces:o concept:b verantwoordelijke:s beginGeldigheid:d "
        "eindeGeldigheid:0 beginObject:d eindeObject:0 versiedatum:d catalogus:u statustypen:l resultaattypen:l "
        "roltypen:l besluittypen:l informatieobjecttypen:l eigenschappen:l deelzaaktypen:l gerelateerdeZaaktypen:L "
        "zaakobjecttypen:l"
    ),
    _O.STATUSTYPE: (
        f"{_TYPE} statustekst:s volgnummer:n isEindstatus:b informeren:b doorlooptijd:0 toelichting:0 "
        "checklistitemStatustype:L eigenschappen:l zaakobjecttypen:l"
    ),
    _O.RESULTAATTYPE: (
        f"{_TYPE} resultaattypeomschrijving:u selectielijstklasse:u toelichting:s archiefnominatie:s "
        "archiefactietermijn:p? brondatumArchiefprocedure:o procesobjectaard:s indicatieSpecifiek:0 procestermijn:0 "
        "besluittypen:l besluittypeOmschrijving:L informatieobjecttypen:l informatieobjecttypeOmschrijving:L"
    ),
    _O.ROLTYPE: _TYPE,
    _O.BESLUITTYPE: (
        "url:u catalogus:u zaaktypen:l omschrijving:s omschrijvingGeneriek:s besluitcategorie:s reactietermijn:0 "
        f"publicatieIndicatie:b publicatietekst:s publicatietermijn:0 toelichting:s informatieobjecttypen:l {_LOOPT} "
        "concept:b resultaattypen:l resultaattypenOmschrijving:L vastgelegdIn:l"
    ),
    _O.INFORMATIEOBJECTTYPE: (
        f"url:u catalogus:u omschrijving:s vertrouwelijkheidaanduiding:s {_LOOPT} concept:b besluittypen:l "
        "informatieobjectcategorie:s trefwoord:L zaaktypen:l"
    ),
}
"""Field and kind: u address, i UUID, d day, t moment, p period, s text, n number, b yes or no, o object, l addresses, L
list, 0 what ZGW knows and we do not; with a question mark it can be null."""
AUDITREGEL = (
    "uuid:i bron:s applicatieId:s applicatieWeergave:s gebruikersId:s gebruikersWeergave:s actie:s actieWeergave:s "
    "resultaat:n hoofdObject:u resource:s resourceUrl:u toelichting:s resourceWeergave:s aanmaakdatum:t wijzigingen:o"
)
"""The same of a line of the audittrail."""
_SOORTEN: Mapping[str, dict[str, Any]] = {
    "u": {"type": "string", "format": "uri"},
    "i": {"type": "string", "format": "uuid"},
    "d": {"type": "string", "format": "date"},
    "t": {"type": "string", "format": "date-time"},
    "p": {"type": "string", "format": "duration"},
    "s": {"type": "string"},
    "n": {"type": "integer", "minimum": 0},
    "b": {"type": "boolean"},
    "o": {"type": "object"},
    "l": {"type": "array", "items": {"type": "string", "format": "uri"}},
    "L": {"type": "array", "items": {}},
    "0": {"type": "null", "description": "Dit leggen wij niet vast."},
}


def schema(velden: str) -> dict[str, Any]:
    """These fields as JSON Schema. All of them are always there; others may come."""
    paren = [veld.split(":") for veld in velden.split()]
    return {
        "type": "object",
        "required": [naam for naam, _soort in paren],
        "properties": {naam: _veld(soort) for naam, soort in paren},
    }


def _veld(soort: str) -> dict[str, Any]:
    kaal = _SOORTEN[soort[0]]
    return kaal | {"type": [kaal["type"], "null"]} if soort.endswith("?") else dict(kaal)
