"""Words of the field, explained once: on a page of their own, and folded away where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Flask, render_template
from flask_babel import lazy_gettext as _l

from app.domain.basis.rechten import Recht
from app.web.kern.toegang import vereist

bp = Blueprint("begrippen", __name__)


@dataclass(frozen=True)
class Begrip:
    """A word and what it means here; `vraag` asks it, where it stands on another page."""

    woord: Any
    uitleg: Any
    vraag: Any = ""


BEGRIPPEN: Mapping[str, Begrip] = {
    "zaak": Begrip(
        _l("Zaak"),
        _l(
            "Alles over één aanbieder in problemen: wie leidt, wat is besloten, wie wat weet en wat er nog "
            "moet gebeuren."
        ),
    ),
    "trede": Begrip(
        _l("Trede"),
        _l(
            "Hoe ernstig het is: zorgelijk, problematisch of zeer problematisch. Bij elke trede horen "
            "stappen, laatste dagen en partijen die het moeten weten."
        ),
        _l("Wat is een trede?"),
    ),
    "signaal": Begrip(
        _l("Signaal"),
        _l("Een eerste teken dat het niet goed gaat met een aanbieder. Er is nog geen trede bepaald."),
    ),
    "regievoerder": Begrip(
        _l("Regievoerder"),
        _l("Wie namens de regio de leiding heeft. Zijn er meer, dan gaat de een na wat de ander doet."),
    ),
    "projectleider": Begrip(
        _l("Projectleider"),
        _l("Wie het werk in één zaak van dag tot dag leidt, aangewezen door de Regievoerders."),
    ),
    "mandaat": Begrip(
        _l("Mandaat"),
        _l(
            "De bevoegdheid om namens een college te beslissen, in één zaak, voor een bepaalde tijd en soms "
            "tot een bedrag. Een mandaat telt pas mee als het college het verleende, en de houder en zijn "
            "werkgever instemden."
        ),
        _l("Wat is een mandaat?"),
    ),
    "mandaatverzoek": Begrip(
        _l("Verzoek"),
        _l("Dezelfde tekst van een mandaat, in één keer gevraagd aan meer colleges."),
    ),
    "ruimte": Begrip(
        _l("Ruimte"),
        _l("Wat er onder de geldige mandaten nog mag worden besteed: wat is verleend, min wat is besloten."),
        _l("Wat is ruimte?"),
    ),
    "verdeling": Begrip(
        _l("Verdeling"),
        _l("Welk college welk deel van een bedrag draagt."),
    ),
    "tegenboeking": Begrip(
        _l("Terugdraaien"),
        _l("Een besluit wordt niet gewist, maar teruggedraaid met een nieuw besluit. Zo blijft te zien wat er was."),
    ),
    "standpunt": Begrip(
        _l("Standpunt"),
        _l("Wat een gemeente of de toezichthouder vindt van een vraag van het team."),
    ),
    "afwijking": Begrip(
        _l("Afwijking"),
        _l(
            "Een gemeente is het niet eens, weigert, of geeft geen antwoord. De Regievoerder kiest dan of er "
            "wordt opgeschaald."
        ),
    ),
    "opschaling": Begrip(
        _l("Opschaling"),
        _l("Een meningsverschil gaat een niveau hoger: van ambtenaren tot bestuurders. Het loopt naast de treden."),
        _l("Wat is opschaling?"),
    ),
    "toezicht": Begrip(
        _l("Interbestuurlijk toezicht"),
        _l("Een andere overheid ziet erop toe dat de gemeenten hun taak doen. Het loopt in fasen, naast de treden."),
        _l("Wat is interbestuurlijk toezicht?"),
    ),
    "informatieplicht": Begrip(
        _l("Informatieplicht"),
        _l("Welke partij moet weten wat er speelt, en uiterlijk wanneer."),
    ),
    "raadsbrief": Begrip(
        _l("Raadsbrief"),
        _l(
            "Een brief waarmee een college zijn gemeenteraad inlicht. De regio schrijft de tekst voor alle "
            "gemeenten; elke gemeente maakt er haar eigen brief van."
        ),
    ),
    "noodgreep": Begrip(
        _l("Noodgreep"),
        _l(
            "In nood een regel van het draaiboek overslaan, met de reden. Een andere Regievoerder bekrachtigt "
            "dat daarna."
        ),
    ),
    "vier_ogen": Begrip(
        _l("Vier ogen"),
        _l("Wie iets voorstelt, kan het niet zelf goedkeuren. Dat geldt voor iedereen."),
    ),
    "draaiboek": Begrip(
        _l("Draaiboek en editie"),
        _l(
            "De afspraken over wat bij welke trede hoort. Een editie is de tekst zoals die in een bepaalde "
            "periode gold; een zaak houdt haar editie."
        ),
    ),
    "peildatum": Begrip(
        _l("Peildatum"),
        _l("De dag waarover een aantal of een overzicht gaat."),
    ),
    "telling": Begrip(
        _l("Telling"),
        _l("Aantallen kinderen per gemeente en zorgvorm op een dag. Nooit namen."),
    ),
    "plaatsingsbord": Begrip(
        _l("Plaatsingsbord"),
        _l("Hoeveel kinderen er elke week op elke locatie zijn, welke plaatsen anderen bieden en wat is geboekt."),
    ),
    "schadelijk_wachten": Begrip(
        _l("Schadelijk wachten"),
        _l("Langer op instemming of op de rechter wachten dan de regio aanvaardt. Dan hoort het naar boven."),
    ),
    "past_de_plek": Begrip(
        _l("Past de plek"),
        _l("Wat een gemeente of gecertificeerde instelling van een plaatsing zegt, vier keer in een jaar."),
    ),
    "toezegging": Begrip(
        _l("Toezegging"),
        _l("Geld dat is beloofd onder een besluit: aan wie, hoeveel, op welke voorwaarden en in welke termijnen."),
    ),
    "voorfinancieren": Begrip(
        _l("Voorfinancieren"),
        _l("Het deel van een ander voorlopig betalen. Het blijft zijn deel, en wordt later afgerekend."),
    ),
    "spoedbesluit": Begrip(
        _l("Spoedbesluit"),
        _l(
            "Wat Regievoerders besluiten voordat een college mandaat gaf, voor een paar dagen, als de regio dat "
            "toestaat. Elk college bekrachtigt of weigert daarna zijn deel."
        ),
    ),
    "stuurgroep": Begrip(
        _l("Stuurgroep"),
        _l(
            "Overleg over zorg van meer regio’s. Wie het account houdt, wie vertegenwoordigt en wie aanspreekpunt is, "
            "kan verschillen."
        ),
    ),
    "vooruitblik": Begrip(
        _l("Vooruitblik"),
        _l("Wat volgt uit wat is vastgelegd, in hetzelfde tempo doorgerekend. Het is geen voorspelling."),
    ),
    "jaarkalender": Begrip(
        _l("Jaarkalender"),
        _l("Wat elk jaar terugkomt in de regio, met wie het doet en wanneer het klaar is."),
    ),
    "cruciaal": Begrip(
        _l("Cruciale zorg"),
        _l("Zorg die niet mag stoppen, ook niet als de aanbieder omvalt."),
    ),
    "logboek": Begrip(
        _l("Logboek"),
        _l(
            "Alles wat is vastgelegd, in volgorde, met wie het deed. Een regel is niet te wijzigen of te "
            "wissen zonder dat het opvalt."
        ),
        _l("Wat staat er in het logboek?"),
    ),
    "controlegetal": Begrip(
        _l("Controlegetal"),
        _l(
            "Een getal dat uit de inhoud is berekend. Verandert er één teken, dan klopt het getal niet meer. "
            "Zo is na te gaan dat niemand iets heeft veranderd."
        ),
    ),
    "gedeeld_dossier": Begrip(
        _l("Gedeeld dossier"),
        _l(
            "Een zaak als één bestand, voor wie haar mag nalezen. Wie het krijgt, kan zelf nagaan dat er "
            "niets aan is veranderd."
        ),
        _l("Wat krijgt de ontvanger?"),
    ),
    "kladversie": Begrip(
        _l("Kladversie"),
        _l("Wat u invulde en nog niet verstuurde. Het telt nergens mee."),
    ),
    "herkomst": Begrip(
        _l("Waar iets vandaan komt"),
        _l(
            "Achter een regel staat op wiens woord hij berust: een document van de regio, een openbare bron, "
            "of een eigen afleiding."
        ),
    ),
}


@bp.get("/begrippen")
@vereist(Recht.INGELOGD)
def lijst() -> str:
    alle = sorted(BEGRIPPEN.items(), key=lambda paar: str(paar[1].woord).casefold())
    return render_template("draaiboek/begrippen.html", begrippen=alle)


def registreer(app: Flask) -> None:
    """`begrip_van('trede')` in a template; the macro `begrip` of components/uitvouw.html shows it folded."""
    app.jinja_env.globals["begrip_van"] = BEGRIPPEN.__getitem__
