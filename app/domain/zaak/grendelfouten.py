"""The errors of the guards: each has the code of what is open."""

from __future__ import annotations

from app.domain.basis.fouten import DomeinFout


class _Grendelfout(DomeinFout):
    weigering = True


class StappenOpen(_Grendelfout):
    code = "stappen_open"


class AfsprakenOpen(_Grendelfout):
    code = "afspraken_open"


class NogTePlaatsen(_Grendelfout):
    """Children are still to be placed with another provider."""

    code = "nog_te_plaatsen"


class InformatieplichtOpen(_Grendelfout):
    code = "informatieplicht_open"


class NoodgreepOpen(_Grendelfout):
    """A noodgreep was not ratified."""

    code = "noodgreep_open"


class OpschalingOpen(_Grendelfout):
    code = "opschaling_open"


class ToezichtLoopt(_Grendelfout):
    code = "toezicht_loopt"


class BrievenOpen(_Grendelfout):
    code = "brieven_open"


class VragenOpen(_Grendelfout):
    code = "vragen_open"


class VoorwaardenOpen(_Grendelfout):
    code = "voorwaarden_open"


class NooitGeteld(_Grendelfout):
    """Nobody ever counted the children: that is not the same as none."""

    code = "nooit_geteld"


class RegiosNietGeteld(_Grendelfout):
    code = "regios_niet_geteld"


class BordNietLeeg(_Grendelfout):
    """By the board there are children at a location that closes."""

    code = "kinderen_op_sluitende_locatie"


class PlekkenNietBeoordeeld(_Grendelfout):
    """Placed is no outcome: nobody said whether the place fits."""

    code = "plekken_niet_beoordeeld"


class KinderrechtenNietGetoetst(_Grendelfout):
    code = "kinderrechten_niet_getoetst"


class GeldOpen(_Grendelfout):
    """Money was promised and is not settled."""

    code = "geld_open"
