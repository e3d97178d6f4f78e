"""What the page of a request says of its rows: whose turn it is, what can be done, what follows on that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import gettext as _

from app.domain.basis.begrippen import Mandaatstatus
from app.domain.mandaat.behandeling import Beurt, Verzoekhandeling
from app.domain.mandaat.leven import vraagt_instemming
from app.domain.mandaat.mandaat import HOUDER, WERKGEVER
from app.services.mandaat.verzoek.rijen import Verzoekrij
from app.weergave import datum

_V, _S = Verzoekhandeling, Mandaatstatus
Groep = tuple[str, str, Sequence[Verzoekrij]]
"""Its heading, what goes with it, and its rows."""


def handeling(wat: Verzoekhandeling) -> str:
    """As the button on the page of one mandaat says it."""
    namen = {
        _V.GOEDKEUREN: _("Goedkeuren"),
        _V.VERLENEN: _("Verlenen"),
        _V.INSTEMMEN_HOUDER: _("Instemmen"),
        _V.INSTEMMEN_WERKGEVER: _("Instemming vastleggen"),
        _V.VOORSTELLEN: _("Voorstellen"),
        _V.AFWIJZEN: _("Afwijzen"),
        _V.HERINNEREN: _("Herinneren"),
    }
    return str(namen[wat])


def regel(wat: Verzoekhandeling) -> str:
    """As the logboek will say it."""
    namen = {
        _V.GOEDKEUREN: _("Mandaat goedgekeurd"),
        _V.VERLENEN: _("Mandaat verleend"),
        _V.INSTEMMEN_HOUDER: _("Instemming van de houder"),
        _V.INSTEMMEN_WERKGEVER: _("Instemming van de werkgever"),
        _V.VOORSTELLEN: _("Mandaat voorgesteld"),
        _V.HERINNEREN: _("Herinnerd aan een mandaat"),
    }
    return str(namen[wat])


def groepen(rijen: Sequence[Verzoekrij]) -> list[Groep]:
    """The rows by whose turn it is, what is for who looks first, and then by what he can do."""
    koppen = {
        _V.GOEDKEUREN: (_("Wacht op uw goedkeuring"), _("u stelde deze tekst niet zelf voor")),
        _V.VERLENEN: (_("Wacht op uw besluit"), _("verlenen of afwijzen")),
        _V.INSTEMMEN_HOUDER: (_("Wacht op uw instemming"), _("als houder")),
        _V.INSTEMMEN_WERKGEVER: (_("Wacht op de instemming van de werkgever"), _("u legt haar vast")),
        _V.VOORSTELLEN: (_("Nog voor te stellen"), ""),
    }
    van_u = [r for r in rijen if r.beurt is Beurt.VAN_U]
    gevonden = [(*kop, [r for r in van_u if r.handeling is wat]) for wat, kop in koppen.items()]
    gevonden.append((_("Wacht op anderen"), "", [r for r in rijen if r.beurt is Beurt.VAN_ANDEREN]))
    gevonden.append((_("Klaar of gestopt"), "", [r for r in rijen if r.beurt is Beurt.KLAAR]))
    return [(str(kop), str(noot), deel) for kop, noot, deel in gevonden if deel]


def opgeteld(eigen: Mapping[Verzoekhandeling, int]) -> str:
    """How many there are of each act for who looks, reminders left aside."""
    eerst = {wat: aantal for wat, aantal in eigen.items() if wat is not _V.HERINNEREN}
    return ", ".join(f"{aantal} {handeling(wat).lower()}" for wat, aantal in eerst.items())


def wacht_op(rij: Verzoekrij) -> str:
    """Who has to act now, in words; nothing when nobody has."""
    nu = rij.antwoord.regel.status
    if nu is _S.VOORGESTELD:
        return str(_("wacht op een oordeel"))
    if nu is _S.GOEDGEKEURD:
        return str(_("nog geen antwoord"))
    wie = _en(rij.wacht_op, rij.mandaat.houdernaam)
    return str(_("wacht op de instemming van %(wie)s", wie=wie)) if wie else ""


def daarna(rij: Verzoekrij, reactie_voor: date | None, beoordelaar: str) -> str:
    """What follows on the act of a row."""
    if rij.handeling is _V.GOEDKEUREN:
        gever = rij.mandaat.mandaatgever.naam
        voor = _(", antwoord gevraagd uiterlijk op %(dag)s", dag=datum(reactie_voor)) if reactie_voor else ""
        return str(_("naar %(gever)s%(voor)s", gever=gever, voor=voor))
    if rij.handeling is _V.VOORSTELLEN:
        return str(_("naar de %(functie)s", functie=beoordelaar))
    if rij.handeling is _V.HERINNEREN:
        return str(_("wie aan zet is, ziet de herinnering bij zijn taak"))
    wie = _en(_nog_nodig(rij), _("de houder"))
    if wie:
        return str(_("actief zodra ook %(wie)s instemt", wie=wie))
    return str(_("actief, op zijn vroegst vanaf %(dag)s", dag=datum(rij.mandaat.van)))


def _nog_nodig(rij: Verzoekrij) -> Sequence[str]:
    """Whose consent is still to come after the act of a row, a grant or a consent."""
    if rij.handeling is _V.VERLENEN:
        return [HOUDER, WERKGEVER] if vraagt_instemming(rij.mandaat) else []
    eigen = HOUDER if rij.handeling is _V.INSTEMMEN_HOUDER else WERKGEVER
    return [door for door in rij.wacht_op if door != eigen]


def _en(wie: Sequence[str], houder: str) -> str:
    namen = {HOUDER: houder, WERKGEVER: _("de werkgever van de houder")}
    return str(_(" en ")).join(str(namen[door]) for door in wie)
