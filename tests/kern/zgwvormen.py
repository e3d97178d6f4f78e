"""What an answer of a ZGW API has to look like: required fields with their types, formats and longest lengths.

Written by hand after the published OpenAPI of Open Zaak 1.30.0 (https://github.com/open-zaak/open-zaak, files
src/openzaak/components/*/openapi.yaml): Zaken 1.5.1, Besluiten 1.1.0, Catalogi 1.3.1, Documenten 1.4.2. One
difference: `beginObject` and `eindeObject` are said to be days there, and are null in what its server answers.

A field is written as `name kind length`: u an address, i a UUID, d a day, t a moment, p a duration, s text, b yes
or no, n a number, e/…/ one of these words, o an object, l a list of addresses, L any list. A question mark: may
be null. A star: must be there.
"""

from __future__ import annotations

from typing import Any

import jsonschema_rs

VERTROUWELIJKHEID = (
    "e/openbaar/beperkt_openbaar/intern/zaakvertrouwelijk/vertrouwelijk/confidentieel/geheim/zeer_geheim/"
)
ARCHIEFSTATUS = "e/nog_te_archiveren/gearchiveerd/gearchiveerd_procestermijn_onbekend/overgedragen/"
BETROKKENE = "e/natuurlijk_persoon/niet_natuurlijk_persoon/vestiging/organisatorische_eenheid/medewerker/"
BRON = "e/ac/nrc/zrc/ztc/drc/brc/cmc/kc/vrc/"
GENERIEK = "e/adviseur/behandelaar/belanghebbende/beslisser/initiator/klantcontacter/zaakcoordinator/mede_initiator/"

VORMEN = {
    "zaak": f"""*url u 1000; *uuid i; identificatie s 40; *bronorganisatie s 9; omschrijving s 80; toelichting s 1000;
        *zaaktype u 1000; registratiedatum d; *verantwoordelijkeOrganisatie s 9; *startdatum d; *einddatum d?;
        einddatumGepland d?; uiterlijkeEinddatumAfdoening d?; publicatiedatum d?; *laatstGemuteerd t; laatstGeopend t?;
        vertrouwelijkheidaanduiding {VERTROUWELIJKHEID}; *betalingsindicatieWeergave s; laatsteBetaaldatum t?;
        *deelzaken l; *eigenschappen l; *rollen l; *status u?; *zaakinformatieobjecten l; *zaakobjecten l;
        archiefnominatie e/blijvend_bewaren/vernietigen/?; archiefstatus {ARCHIEFSTATUS}; archiefactiedatum d?;
        *resultaat u?; processobjectaard s 200; startdatumBewaartermijn d?; kenmerken L; hoofdzaak u?""",
    "status": """*url u 1000; *uuid i; *zaak u 1000; *statustype u 1000; *datumStatusGezet t; statustoelichting s 1000;
        *indicatieLaatstGezetteStatus b; gezetdoor u?; *zaakinformatieobjecten l""",
    "rol": f"""*url u 1000; *uuid i; *zaak u 1000; *betrokkeneType {BETROKKENE}; afwijkendeNaamBetrokkene s 625;
        *roltype u 1000; *omschrijving s; *omschrijvingGeneriek s; roltoelichting s 1000; *registratiedatum t;
        *statussen l; beginGeldigheid d?; eindeGeldigheid d?; betrokkeneIdentificatie o""",
    "medewerker": "identificatie s 128; achternaam s 200; voorletters s 20; voorvoegselAchternaam s 10",
    "nietNatuurlijkPersoon": "annIdentificatie s 17; kvkNummer s 8; statutaireNaam s 500",
    "resultaat": "*url u 1000; *uuid i; *zaak u 1000; *resultaattype u 1000; toelichting s 1000",
    "zaakinformatieobject": """*url u 1000; *uuid i; *informatieobject u 1000; *zaak u 1000;
        *aardRelatieWeergave e/Hoort bij, omgekeerd: kent/Legt vast, omgekeerd: kan vastgelegd zijn als/;
        titel s 200; beschrijving s; *registratiedatum t; vernietigingsdatum t?; status u?""",
    "auditregel": f"""uuid i; *bron {BRON}; applicatieId s 100; applicatieWeergave s 200; gebruikersId s 255;
        gebruikersWeergave s 255; *actie s 50; actieWeergave s 200; *resultaat n; *hoofdObject u 1000; *resource s 50;
        *resourceUrl u 1000; toelichting s; *resourceWeergave s 200; *aanmaakdatum t; *wijzigingen o""",
    "besluit": """*url u 1000; identificatie s 50; *verantwoordelijkeOrganisatie s 9; *besluittype u 200; zaak u 200;
        *datum d; toelichting s; bestuursorgaan s 50; *ingangsdatum d; vervaldatum d?; *vervalredenWeergave s;
        publicatiedatum d?; verzenddatum d?; uiterlijkeReactiedatum d?""",
    "informatieobject": f"""*url u 1000; identificatie s 40; *bronorganisatie s 9; *creatiedatum d; *titel s 200;
        vertrouwelijkheidaanduiding {VERTROUWELIJKHEID}; *auteur s 200; formaat s 255; *taal s 3; *versie n;
        *beginRegistratie t; bestandsnaam s 255; inhoud u?; bestandsomvang n; beschrijving s 1000; ontvangstdatum d?;
        verzenddatum d?; integriteit o; *informatieobjecttype u 200; *locked b; *bestandsdelen L""",
    "catalogus": """*url u 1000; domein s 5; rsin s 9; *contactpersoonBeheerNaam s 40; *zaaktypen l; *besluittypen l;
        *informatieobjecttypen l; naam s 200; versie s 20; begindatumVersie d?""",
    "zaaktype": f"""*url u 1000; identificatie s 50; *omschrijving s 80;
        *vertrouwelijkheidaanduiding {VERTROUWELIJKHEID}; *doel s; *aanleiding s;
        *indicatieInternOfExtern e/intern/extern/; *handelingInitiator s 20; *onderwerp s 80;
        *handelingBehandelaar s 20;
        *doorlooptijd p; *opschortingEnAanhoudingMogelijk b; *verlengingMogelijk b; *publicatieIndicatie b;
        *productenOfDiensten l; *referentieproces o; *concept b; *verantwoordelijke s 50; *beginGeldigheid d;
        eindeGeldigheid d?; *versiedatum d; *beginObject d?; *eindeObject d?; *catalogus u 1000; *statustypen l;
        *resultaattypen l; *eigenschappen l; *informatieobjecttypen l; *roltypen l; *besluittypen l;
        *gerelateerdeZaaktypen L; *zaakobjecttypen l""",
    "statustype": """*url u 1000; *omschrijving s 80; *zaaktype u 1000; *zaaktypeIdentificatie s; *volgnummer n;
        *isEindstatus b; *catalogus u; *eigenschappen l; *zaakobjecttypen l; *beginObject d?; *eindeObject d?""",
    "resultaattype": """*url u 1000; *zaaktype u 1000; *zaaktypeIdentificatie s; *omschrijving s 30;
        *resultaattypeomschrijving u 1000; *omschrijvingGeneriek s; *selectielijstklasse u 1000; *catalogus u;
        archiefnominatie e/blijvend_bewaren/vernietigen/; *besluittypeOmschrijving L; besluittypen l;
        *informatieobjecttypeOmschrijving L; *beginObject d?; *eindeObject d?""",
    "roltype": f"""*url u 1000; *zaaktype u 1000; *zaaktypeIdentificatie s; *omschrijving s 100;
        *omschrijvingGeneriek {GENERIEK}; *catalogus u; *beginObject d?; *eindeObject d?""",
    "besluittype": """*url u 1000; *catalogus u 1000; *zaaktypen l; omschrijving s 80; *publicatieIndicatie b;
        *informatieobjecttypen l; *beginGeldigheid d; *concept b; *resultaattypen l; *resultaattypenOmschrijving L;
        *vastgelegdIn L; *beginObject d?; *eindeObject d?""",
    "informatieobjecttype": f"""*url u 1000; *catalogus u 1000; *omschrijving s 80;
        *vertrouwelijkheidaanduiding {VERTROUWELIJKHEID}; *beginGeldigheid d; *concept b; *besluittypen l; *zaaktypen l;
        *informatieobjectcategorie s 80; *beginObject d?; *eindeObject d?""",
    "probleem": "type s; *code s; *title s; *status n; *detail s; *instance s; invalidParams L",
}
MOET = {
    "zaak": "bronorganisatie startdatum verantwoordelijkeOrganisatie zaaktype",
    "status": "datumStatusGezet statustype zaak",
    "rol": "betrokkeneType roltype zaak",
    "resultaat": "resultaattype zaak",
    "besluit": "besluittype datum ingangsdatum verantwoordelijkeOrganisatie",
}
"""What has to be in a request that makes one."""
_SOORTEN: dict[str, dict[str, Any]] = {
    "u": {"type": "string", "format": "uri", "minLength": 1},
    "i": {"type": "string", "format": "uuid"},
    "d": {"type": "string", "format": "date"},
    "t": {"type": "string", "format": "date-time"},
    "p": {"type": "string", "format": "duration"},
    "s": {"type": "string"},
    "b": {"type": "boolean"},
    "n": {"type": "integer", "minimum": 0},
    "o": {"type": "object"},
    "l": {"type": "array", "items": {"type": "string", "format": "uri"}},
    "L": {"type": "array"},
}


def schema(naam: str) -> dict[str, Any]:
    """The shape as JSON Schema."""
    velden = [veld.split(maxsplit=1) for veld in VORMEN[naam].split(";")]
    return {
        "type": "object",
        "required": [veld.lstrip("*") for veld, _soort in velden if veld.startswith("*")],
        "properties": {veld.lstrip("*"): _soort(soort.strip()) for veld, soort in velden},
    }


def verzoek(naam: str) -> dict[str, Any]:
    """The shape of a request that makes one of these."""
    return schema(naam) | {"required": MOET[naam].split()}


def _soort(tekst: str) -> dict[str, Any]:
    soort, leeg = tekst.rstrip("?"), tekst.endswith("?")
    if soort.startswith("e/"):
        return {"enum": [*soort[2:-1].split("/"), *([None] if leeg else [])]}
    letter, _, lengte = soort.partition(" ")
    deel = _SOORTEN[letter] | ({"maxLength": int(lengte)} if lengte else {})
    return deel | {"type": [deel["type"], "null"]} if leeg else deel


def lijst(naam: str) -> dict[str, Any]:
    """The envelope of a page of these."""
    adres = {"type": ["string", "null"], "format": "uri"}
    velden = {"count": _SOORTEN["n"], "next": adres, "previous": adres}
    rijen = {"type": "array", "items": schema(naam)}
    return {"type": "object", "required": ["count", "results"], "properties": velden | {"results": rijen}}


def toets(vorm: dict[str, Any], waarde: object) -> None:
    """Raises jsonschema_rs.ValidationError, which says what is wrong."""
    jsonschema_rs.Draft202012Validator(vorm, validate_formats=True).validate(waarde)
