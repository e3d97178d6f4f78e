from __future__ import annotations

from typing import Any, BinaryIO

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from app.services.export.bundeltoets import Bundeltoets
from app.web.kern.formulier import Formulier, tekst


class VerifieerForm(Formulier):
    """Files to look at and to forget; nothing is done in anybody's name."""

    legt_vast = False

    bestand = FileField(
        _l("Gedeeld dossier"),
        [FileRequired(_l("Kies het ZIP-bestand van een gedeeld dossier."))],
        description=_l("Het ZIP-bestand zoals u het kreeg, niet uitgepakt of opnieuw ingepakt. Hoogstens 50\u00a0MB."),
        render_kw={"accept": ".zip"},
    )
    sleutel = FileField(
        _l("Openbare sleutel"),
        description=_l(
            "Leeg: de sleutel van deze installatie. Kreeg u het van een andere regio, kies dan haar sleutel "
            "(PEM-bestand), die u langs een andere weg kreeg dan het dossier."
        ),
        render_kw={"accept": ".pem"},
    )
    eerder = FileField(
        _l("Eerder checkpoint of eerder gedeeld dossier"),
        description=_l("Wat u van een vorige keer bewaarde. Zo blijkt of het logboek sindsdien alleen is aangevuld."),
    )
    tsa_ca = FileField(
        _l("Certificaten van de tijdstempeldienst"),
        description=_l("Alleen als het dossier een tijdstempel heeft (PEM-bestand)."),
        render_kw={"accept": ".pem,.crt,.cer"},
    )
    getuigen = tekst(
        _l("Sleutels van getuigen"),
        verplicht=False,
        description=_l(
            "Alleen als u getuigen vertrouwt: anderen die ondertekenen dat het logboek alleen langer werd. Een sleutel "
            "per regel, zoals u hem van de getuige zelf kreeg."
        ),
    )

    is_lang = False
    """Nothing that is checked here is kept, so what was filled in is not either."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.hoedanigheid:
            del self.hoedanigheid

    def invoer(self) -> Bundeltoets:
        sleutel, eerder, tsa_ca = (_stroom(veld) for veld in (self.sleutel, self.eerder, self.tsa_ca))
        getuigen = [regel for regel in map(str.strip, (self.getuigen.data or "").splitlines()) if regel]
        return Bundeltoets(self.bestand.data.stream, sleutel, eerder, tsa_ca, getuigen)


def _stroom(veld: Any) -> BinaryIO | None:
    return veld.data.stream if veld.data else None
