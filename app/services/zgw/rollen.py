"""Who has to do with a case, as rollen of the Zaken API."""

from __future__ import annotations

from app.models import Rolvervulling, Zaak
from app.services.zgw.adressen import Objectsoort
from app.services.zgw.beeld import Zaakbeeld
from app.services.zgw.typen import AANBIEDER, Type, roltype
from app.services.zgw.vorm import Deel, Zgw, dag, middag, moment


def rollen(zgw: Zgw, beeld: Zaakbeeld) -> list[Deel]:
    """The provider, and who fills a role: by name, as the same reader sees on the screens."""
    wat = beeld.zaak
    aanbieder = {
        **zgw.kop(Objectsoort.AANBIEDERROL, wat.id),
        **_rol(zgw, wat.id, roltype(AANBIEDER)),
        "registratiedatum": moment(middag(wat.geopend_datum)),
        "beginGeldigheid": dag(wat.geopend_datum),
        "eindeGeldigheid": None,
        **betrokken_aanbieder(wat),
    }
    return [aanbieder, *(_vervulling(zgw, v) for v in beeld.vervullingen)]


def _vervulling(zgw: Zgw, vervulling: Rolvervulling) -> Deel:
    return {
        **zgw.kop(Objectsoort.ROL, vervulling.id),
        **_rol(zgw, vervulling.zaak_id, roltype(vervulling.rol.value)),
        "registratiedatum": moment(middag(vervulling.van)),
        "beginGeldigheid": dag(vervulling.van),
        "eindeGeldigheid": dag(vervulling.tot),
        **betrokken_medewerker(vervulling, vervulling.gebruiker.naam),
    }


def _rol(zgw: Zgw, zaak_id: int, type_: Type) -> Deel:
    return {
        "zaak": zgw.url(Objectsoort.ZAAK, zaak_id),
        "betrokkene": "",
        "afwijkendeNaamBetrokkene": "",
        "roltype": zgw.url(Objectsoort.ROLTYPE, type_.nummer),
        "omschrijving": type_.omschrijving,
        "omschrijvingGeneriek": type_.generiek,
        "indicatieMachtiging": "",
        "contactpersoonRol": None,
        "statussen": [],
    }


def betrokken_aanbieder(wat: Zaak) -> Deel:
    """The provider, as a legal person with its number at the Chamber of Commerce."""
    return {
        "betrokkeneType": "niet_natuurlijk_persoon",
        "roltoelichting": roltype(AANBIEDER).omschrijving,
        "betrokkeneIdentificatie": {
            "annIdentificatie": "",
            "kvkNummer": wat.aanbieder.kvk_nummer,
            "statutaireNaam": wat.aanbieder.naam,
        },
    }


def betrokken_medewerker(vervulling: Rolvervulling, naam: str) -> Deel:
    """Who fills a role: his pseudonym and the office in which he acts, and this name."""
    return {
        "betrokkeneType": "medewerker",
        "roltoelichting": vervulling.gebruiker.functie[:1000],
        "betrokkeneIdentificatie": {
            "identificatie": vervulling.gebruiker.pseudoniem,
            "achternaam": naam,
            "voorletters": "",
            "voorvoegselAchternaam": "",
        },
    }
