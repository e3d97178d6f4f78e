"""Every kind of problem: its code, its status and what it means, for the document and for the page about problems."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.api.kern import fouten
from app.api.kern.problemen import HTTP_CODES, TITELS
from app.domain.basis.fouten import DomeinFout

UITLEG = {
    "ongeldige_invoer": "Er klopt iets niet in wat u stuurde; invalidParams noemt de velden.",
    "ongeldige_aanvraag": "Deze aanvraag kon niet worden verwerkt.",
    "ongeldige_json": "Dit is geen JSON die wij aannemen.",
    "ongeldige_sleutel": "De Idempotency-Key heeft niet de goede vorm.",
    "niet_aangemeld": "Er is geen token, of het werkt niet meer.",
    "geen_recht": "U ziet dit, maar uw rol mag dit niet.",
    "bereik_te_klein": "Met dit token kunt u alleen lezen.",
    "vier_ogen": "Wie voorstelt, keurt niet zelf goed.",
    "verse_aanmelding_nodig": "Dit vraagt een token met bereik bevestigen.",
    "niet_gevonden": "Dit bestaat niet, of u mag het niet zien.",
    "zgw_niet_ingesteld": "Deze installatie heeft geen ZGW-weergave.",
    "verkeerde_methode": "Deze methode kan hier niet.",
    "ongeldige_overgang": "Vanuit de toestand van nu kan dit niet.",
    "reeds_gedaan": "Ditzelfde verzoek was al verwerkt.",
    "functie_bezet": "Iemand anders vervult deze functie op een van deze dagen.",
    "waarneming_onmogelijk": "Op deze dagen is er niemand om waar te nemen.",
    "al_vastgesteld": "Deze procedure staat al op de jaarkalender.",
    "al_gepland": "Dit overleg staat op die dag al in de kalender.",
    "niet_aan_de_beurt": "Het stuk is nu ergens anders op zijn route.",
    "stuk_ingetrokken": "Het stuk is ingetrokken.",
    "opschaling_gesloten": "Deze opschaling is al afgelopen.",
    "noodgreep_onnodig": "Er houdt niets tegen: een noodgreep is niet nodig.",
    "zaak_vernietigd": "Van deze zaak is alleen de verklaring van vernietiging over.",
    "ongeldige_versie": "If-Match heeft niet de vorm van een ETag van ons.",
    "verouderd": "Iemand anders heeft dit intussen gewijzigd: lees het opnieuw.",
    "te_groot": "Wat u stuurde is te groot.",
    "verkeerd_mediatype": "Stuur het in het mediatype dat hier hoort.",
    "tweede_handtekening_nodig": "Beide Regievoerders tekenen dit: bereid het voor.",
    "hoedanigheid_nodig": "U heeft meer hoedanigheden: zeg in welke u handelt.",
    "mogelijk_bsn": "Een getal lijkt op een BSN: haal het weg, of bevestig met geenBsn dat het er geen is.",
    "sleutel_hergebruikt": "Deze Idempotency-Key hoort bij een andere aanvraag.",
    "motivering_verplicht": "Een motivering of toelichting ontbreekt.",
    "onderbouwing_verplicht": "Een lichtere trede vraagt om een onderbouwing.",
    "datum_in_toekomst": "Deze dag is nog niet geweest.",
    "datum_onlogisch": "Deze dag past niet bij wat eraan voorafging.",
    "zaak_gesloten": "De zaak is gesloten: heropen haar eerst.",
    "zaak_loopt": "De zaak loopt nog.",
    "actieve_mandaten": "Er zijn nog mandaten actief.",
    "nog_te_plaatsen": "Er moeten nog kinderen geplaatst worden.",
    "informatieplicht_open": "Nog niet iedereen is geïnformeerd.",
    "afspraken_open": "Er staan nog afspraken open.",
    "stappen_open": "Er staan nog stappen open.",
    "noodgreep_open": "Een noodgreep is nog niet bekrachtigd.",
    "opschaling_open": "Er loopt nog een opschaling.",
    "toezicht_loopt": "Er loopt nog interbestuurlijk toezicht.",
    "brieven_open": "Een raadsinformatiebrief is nog niet aan de raad gestuurd.",
    "vragen_open": "Een gemeente heeft nog geen antwoord gegeven op een vraag.",
    "geld_open": "Er is geld toegezegd dat niet is afgewikkeld.",
    "voorwaarden_open": "Van een mandaat is een voorwaarde niet nagegaan.",
    "nooit_geteld": "De kinderen zijn nooit geteld; dat is iets anders dan nul.",
    "regios_niet_geteld": "Van een betrokken regio zijn geen kinderen geteld.",
    "kinderen_op_sluitende_locatie": "Op een locatie die sluit zijn volgens het bord nog kinderen.",
    "plekken_niet_beoordeeld": "Van een plaatsing is niet gezegd of de plek past.",
    "kinderrechten_niet_getoetst": "Bij een locatie die sluit zijn de rechten van het kind niet getoetst.",
    "feit_ontbreekt": "Wat de stap of de afspraak zegt, is nog niet zo.",
    "niet_alles": "Van de vele handelingen lukte er minstens één niet, en daarom is er geen vastgelegd.",
    "mandaat_ontbreekt": "U heeft hiervoor geen mandaat.",
    "mandaat_niet_actief": "Het mandaat is nu niet actief.",
    "tweede_persoon_ontbreekt": "Er is niemand anders die dit kan bevestigen.",
    "instemming_ontbreekt": "De instemming van houder of werkgever ontbreekt.",
    "buiten_looptijd": "De dag valt buiten de looptijd van het mandaat.",
    "plafond_overschreden": "Het bedrag is meer dan de ruimte.",
    "verdeling_klopt_niet": "De delen kloppen niet met het bedrag of met de mandaten.",
    "buiten_bovenliggend_mandaat": "Een ondermandaat staat niet meer toe dan het mandaat erboven.",
    "intrekking_terugwerkend": "Intrekken kan niet met terugwerkende kracht.",
    "ongeldig_bestand": "Dit bestand kunnen wij niet aannemen.",
    "bestand_versleuteld": "Dit bestand is versleuteld. Bevestig met versleuteldGoed dat het zo bij de zaak moet.",
    "bestand_besmet": "De virusscanner vindt iets in dit bestand. Het wordt niet bewaard.",
    "sjabloon_fout": "Het sjabloon van de regio voor dit stuk is niet in te vullen. Vraag de beheerder om hulp.",
    "niet_gekeurd": "De virusscanner antwoordt niet. Er is niets bewaard; probeer het later.",
    "import_geweigerd": "In het bestand kloppen rijen niet.",
    "reeds_ingelezen": "Precies dit bestand is al ingelezen, of ligt al klaar.",
    "export_onmogelijk": "De export kan niet worden gemaakt.",
    "bewaartermijn_loopt": "De bewaartermijn is nog niet voorbij.",
    "langer_bewaard": "Er is besloten dit langer te bewaren.",
    "versie_nodig": "Stuur in If-Match de ETag mee die u bij het lezen kreeg.",
    "te_veel_aanvragen": "U vraagt te veel in korte tijd.",
    "onverwacht": "Er ging iets mis in de toepassing; er is niets bewaard.",
    "niet_bereikbaar": "De gegevens zijn even niet bereikbaar; er is niets bewaard.",
    "sleutel_onbruikbaar": "De sleutel van deze installatie is niet te gebruiken.",
    "alleen_lezen": "Het logboek is niet meer wat het was: er kan niets worden vastgelegd.",
    "tijdstempel_ontbreekt": "De dienst die het tijdstempel zet, antwoordt niet.",
}
"""What each code means, for who programs against it. The answer itself says it about the case at hand."""


@dataclass(frozen=True)
class Soort:
    """A kind of problem; `kop` is the title of its status."""

    code: str
    status: int
    uitleg: str

    @property
    def kop(self) -> str:
        return TITELS[self.status]

    @property
    def titel(self) -> str:
        return self.code.replace("_", " ").capitalize()


def _klassen(soort: type[DomeinFout]) -> Iterator[type[DomeinFout]]:
    for onder in soort.__subclasses__():
        yield onder
        yield from _klassen(onder)


@cache
def soorten() -> dict[str, Soort]:
    """By code, with the status of its class; those of a request itself count before those of the domain."""
    status = {klasse.code: klasse.status for klasse in _klassen(DomeinFout)}
    status |= {k.code: k.status for k in vars(fouten).values() if isinstance(k, type) and issubclass(k, DomeinFout)}
    status |= HTTP_CODES
    return {code: Soort(code, status[code], uitleg) for code, uitleg in UITLEG.items()}
