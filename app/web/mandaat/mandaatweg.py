"""Where a mandaat is on its way to active, as steps with who and when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask_babel import gettext as _

from app.domain.basis.begrippen import Mandaateinde, Mandaatstatus, Organisatiesoort
from app.domain.mandaat.leven import vraagt_instemming
from app.domain.regio.functies import Bezetting
from app.domain.regio.regio import Regioprofiel
from app.models import Mandaat
from app.services.mandaat.oordeel import goedkeurder_stelde_voor
from app.web.kern.stappenbalk import GEDAAN, NU, STRAKS, Stap, staat
from app.web.kern.taal.gekozen import samengesteld, vertaald
from app.weergave import datum, woord

_S, _E = Mandaatstatus, Mandaateinde
_PLAATS = {_S.CONCEPT: 0, _S.VOORGESTELD: 1, _S.GOEDGEKEURD: 2, _S.VERLEEND: 3, _S.ACTIEF: 5, _S.INGETROKKEN: 5}


def weg(
    mandaat: Mandaat, nu: Mandaatstatus, wie: Mapping[int, str], regio: Regioprofiel, bezetting: Bezetting
) -> list[Stap]:
    """The five steps of a mandaat, and how it ended; `nu` is its status today."""
    stappen = [
        (_("Voorgesteld"), _wie(mandaat, wie.get(mandaat.voorgesteld_door_id or 0), mandaat.voorgesteld_datum)),
        _goedkeuring(mandaat, wie, regio, bezetting),
        (_("Verlening door %(gever)s", gever=_gever(mandaat)), _verlening(mandaat)),
        (_("Instemming houder en werkgever"), _instemming(mandaat)),
        (_("Actief"), _("vanaf %(dag)s", dag=datum(_vanaf(mandaat))) if mandaat.actief_vanaf else None),
    ]
    if mandaat.status is _S.AFGEWEZEN:
        return _afgewezen(mandaat, stappen)
    loopt_nog = mandaat.ingetrokken_per is not None and nu is not _S.INGETROKKEN
    hier = _PLAATS[_S.ACTIEF if loopt_nog else mandaat.status]
    balk = [Stap(label, staat(nr, hier), onder) for nr, (label, onder) in enumerate(stappen)]
    if mandaat.ingetrokken_per:
        hoe = {_E.TERUGGEGEVEN: _("Teruggegeven"), _E.BIJ_SLUITEN: _("Geëindigd bij sluiten")}
        naam = hoe[mandaat.einde_wijze] if mandaat.einde_wijze else _("Ingetrokken")
        einde = Stap(naam, STRAKS if loopt_nog else NU, _("vanaf %(dag)s", dag=datum(mandaat.ingetrokken_per)))
        return [*(s for s, klaar in zip(balk, _bereikt(mandaat), strict=True) if klaar), einde]
    if mandaat.actief_vanaf and nu in (_S.VERLOPEN, _S.UITGEPUT):
        onder = _("na %(dag)s", dag=datum(mandaat.tot)) if nu is _S.VERLOPEN else _("het plafond is besteed")
        balk.append(Stap(woord(nu).capitalize(), NU, onder))
    return balk


def _bereikt(mandaat: Mandaat) -> list[bool]:
    return [True, True, True, *[mandaat.actief_vanaf is not None] * 2]


def _afgewezen(mandaat: Mandaat, stappen: list[tuple[str, str | None]]) -> list[Stap]:
    """Rejected after the approval means: by the grantor."""
    aantal = 2 if mandaat.goedgekeurd_datum else 1
    wie = _gever(mandaat) if mandaat.goedgekeurd_datum else _("de beoordelaar")
    return [
        *(Stap(label, GEDAAN, onder) for label, onder in stappen[:aantal]),
        Stap(_("Afgewezen"), NU, _("door %(wie)s", wie=wie)),
    ]


def _goedkeuring(
    mandaat: Mandaat, wie: Mapping[int, str], regio: Regioprofiel, bezetting: Bezetting
) -> tuple[str, str | None]:
    zelf = goedkeurder_stelde_voor(mandaat, regio.code, bezetting)
    naam = _("andere Regievoerder") if zelf else regio.naam_van(regio.beoordelaar.organisatie)
    gedaan = _wie(mandaat, wie.get(mandaat.goedgekeurd_door_id or 0), mandaat.goedgekeurd_datum)
    return _("Goedkeuring %(wie)s", wie=naam), gedaan or _("niet door wie het voorstelde")


def _verlening(mandaat: Mandaat) -> str:
    if not mandaat.verleend_datum:
        return str(_("besluitnummer en datum"))
    return str(_("besluit %(nummer)s, %(dag)s", nummer=mandaat.besluitnummer, dag=datum(mandaat.verleend_datum)))


def _instemming(mandaat: Mandaat) -> str:
    if not vraagt_instemming(mandaat):
        return str(_("niet nodig: de houder werkt bij de mandaatgever"))
    delen = [
        f"{wie} {vertaald(datum(dag))}" if dag else f"{wie} {_('nog niet')}"
        for wie, dag in (
            (_("houder"), mandaat.instemming_houder_datum),
            (_("werkgever"), mandaat.instemming_werkgever_datum),
        )
    ]
    artikel = str(_("artikel 10:4 Awb"))
    return samengesteld(f"{artikel}: {', '.join(delen)}{_gegeven(mandaat)}") if mandaat.verleend_datum else artikel


def _gegeven(mandaat: Mandaat) -> str:
    """Who gave the consent of the employer, and what shows it; what was recorded before that was asked says nothing."""
    if not mandaat.instemming_gegeven_door:
        return ""
    wie = f"{mandaat.instemming_gegeven_door}, {mandaat.instemming_gegeven_functie}"
    waaruit = mandaat.instemming_kenmerk or (mandaat.instemming_document_id and _("zie het document")) or ""
    return f" ({wie}{'; ' if waaruit else ''}{waaruit})"


def _gever(mandaat: Mandaat) -> str:
    naam = mandaat.mandaatgever.naam
    regio = mandaat.mandaatgever.soort is Organisatiesoort.REGIO
    return str(_("regio %(naam)s", naam=naam) if regio else _("college %(naam)s", naam=naam))


def _vanaf(mandaat: Mandaat) -> date:
    return max(mandaat.van, mandaat.actief_vanaf or mandaat.van)


def _wie(mandaat: Mandaat, naam: str | None, dag: date | None) -> str | None:
    """Who did it and when; of a mandaat from paper who did it stands in the logboek, as the paper says."""
    if mandaat.inlezing_id and dag:
        return str(_("volgens het papier, %(dag)s", dag=datum(dag)))
    return f"{naam}, {datum(dag)}" if naam else None
