"""Whether the templates that a region put beside its profile can be filled in: for who manages the installation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.domain.bewaking.stand import Ernst, Waarneming
from app.domain.mandaat.collegestuk import Stuksoort
from app.export.brief import SjabloonFout, vul_eigen
from app.regios import alle_profielen, eigen_sjabloon

_TEKST = (
    "zaaknummer", "aanbieder", "regio", "datum", "antwoord_voor", "verdeling", "kenmerk", "gever", "orgaan", "vormen",
    "houder", "houder_functie", "werkgever", "plafond", "van", "tot", "einde", "ondermandaat", "uitleg",
    "besluit_door", "besluit_woord", "antwoord_zin", "stuk", "houder_voluit", "wie_verlenen",
)  # fmt: skip
_LIJST = ("bevoegdheden", "voorwaarden", "ondertekening", "grondslagen", "raad", "bijlagen")
_PLEK = {"orgaan": "orgaan", "ambten": ["ambt"]}
VOORBEELD: Mapping[str, object] = {
    **{naam: naam for naam in _TEKST},
    **{naam: [naam] for naam in _LIJST},
    "concept": True,
    "feiten": [{"wat": "wat", "waarde": "waarde"}],
    "handtekeningen": [_PLEK],
    "college": _PLEK,
}
"""A value for every name that a template can use; a test holds it against the real ones."""


def proef_sjablonen() -> Iterator[Waarneming]:
    """One finding for each template of a region; nothing when there are none."""
    for code in alle_profielen():
        for soort in Stuksoort:
            if (eigen := eigen_sjabloon(code, soort.value)) is None:
                continue
            wat = f"Sjabloon {eigen.name} van {code}"
            try:
                vul_eigen(soort.value, eigen, VOORBEELD)
                yield Waarneming("sjabloon", wat, Ernst.GOED, "Het is in te vullen.")
            except SjabloonFout as fout:
                yield Waarneming("sjabloon", wat, Ernst.MIS, fout.bericht)
