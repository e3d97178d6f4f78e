"""The course of a zaak, who leads it, its steps and terms."""

from __future__ import annotations

from app.domain.basis.begrippen import RUST, Afspraakstatus, Cruciaal, Grootteklasse, Rol, Toestand, Uitkomst
from app.domain.zaak.verband import Verband
from app.domain.zaak.verloop import Bepaling
from app.models import Aanbieder, Noodgreep, Stap
from app.services.aanbieder.aanbieders import NieuweAanbieder
from app.services.regio import betrokken
from app.services.termijn import gebeurtenissen, mutaties, overstap, stappen
from app.services.zaak import noodgrepen, regievoering, toewijzing, verbanden, zaken
from app.simulatie.daden.daad import BEOORDELAAR, LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import Greep

TREDEN = tuple(Toestand)
STIL_OP = tuple(RUST)


def aanbieder(g: Greep) -> NieuweAanbieder:
    kvk = f"{g.kans.randrange(10**7, 10**8)}" if g.ja(0.95) else "1234"
    naam = f"Stichting {kvk[:4]}" if g.ja(0.95) else g.tekst()
    omzet = g.bedrag() if g.ja() else None
    return NieuweAanbieder(naam, kvk, g.een(tuple(Grootteklasse)), omzet, cruciaal=g.enkele(tuple(Cruciaal)))


def _open(g: Greep) -> Trek:
    wie = aanbieder(g) if g.ja(0.8) else g.rij(Aanbieder.id)
    return zaken.open_zaak, zaken.NieuweZaak(wie, g.een(TREDEN), g.tekst(), g.dag())


def _trede(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    nood = g.tekst() if g.ja(0.3) else ""
    grond = g.tekst() if g.ja() else ""
    return zaken.bepaal_trede, zaak, Bepaling(g.een(TREDEN), g.dag(), g.tekst(), grond, noodgreep=nood)


def _sluit(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    return zaken.sluit_af, zaak, g.een(tuple(Uitkomst)), g.tekst(), g.dag(), g.tekst() if g.ja(0.4) else ""


def _stap(g: Greep) -> tuple[str, str]:
    code = g.van_zaak(Stap, Stap.code, Stap.status == "open", toestanden=LOPEND)
    return g.nummer, str(code)


def _rond_af(g: Greep) -> Trek:
    return stappen.rond_af, *_stap(g), g.dag(), g.tekst()


def _termijn(g: Greep) -> Trek:
    worp, waar = g.een(("op", "verder", "langer")), _stap(g)
    if worp == "langer":
        return mutaties.verleng, *waar, g.een((1, 5, 20, 0, -3, 9_999)), g.dag(), g.tekst()
    return (mutaties.schort_op if worp == "op" else mutaties.hervat), *waar, g.dag(), g.tekst()


def _gebeurtenis(g: Greep) -> Trek:
    code = g.een(("faillissement", "zorg_stopt", "nza_signaal", "nza_advies", "onbekend"))
    return gebeurtenissen.leg_gebeurtenis_vast, g.zaak(*LOPEND), code, g.dag(), g.tekst()


def _verband(g: Greep) -> Trek:
    een, ander = g.zaak(), g.zaak()
    if g.ja(0.3):
        return verbanden.verbreek_verband, een, ander, g.tekst()
    if g.ja(0.2):
        return verbanden.voeg_samen, een, ander, g.tekst(), g.dag()
    return verbanden.verbind_zaken, een, ander, g.een(tuple(Verband)), g.tekst()


def _betrek(g: Greep) -> Trek:
    zaak, regio = g.zaak(*LOPEND), g.een(g.profiel.andere_regios).code
    if g.ja(0.3):
        return betrokken.beeindig_betrokkenheid, zaak, regio, g.dag(), g.tekst()
    wat = betrokken.wijs_accounthouder_aan if g.ja(0.3) else betrokken.betrek_regio
    return wat, zaak, regio, "de accountmanager", g.dag(), g.tekst()


def _afspraak(g: Greep) -> Trek:
    nummer, status = g.een((0, 1, 2, 3, 4, 5, 6)), g.een(tuple(Afspraakstatus))
    return toewijzing.leg_afspraak_vast, g.zaak(*LOPEND), nummer, status, g.tekst(), g.dag()


def _editie(g: Greep) -> Trek:
    return overstap.stap_over_op_editie, g.zaak(*LOPEND), overstap.Overstap(g.een(("2021", "2025")), g.tekst(), g.dag())


def _regie(g: Greep) -> Trek:
    zaak = g.zaak(*LOPEND)
    if g.ja():
        return regievoering.vervang_regievoerder, zaak, g.een(g.profiel.functies).code, g.dag(), g.tekst()
    gemeente = g.gemeente()
    return toewijzing.voeg_regievoerder_toe, zaak, g.email(Rol.GEMEENTE), g.dag(), g.tekst(), None, gemeente


ZAAK = (
    Daad("open een zaak", REGIE, _open, 3),
    Daad("bepaal de trede", REGIE, _trede, 6),
    Daad("sluit af", REGIE, _sluit, 3),
    Daad("heropen", REGIE, lambda g: (zaken.heropen, g.zaak(*STIL_OP), g.een(TREDEN), g.tekst(), g.dag()), 2),
    Daad(
        "wijs een projectleider aan",
        REGIE,
        lambda g: (toewijzing.wijs_projectleider_aan, g.zaak(*LOPEND), g.email(Rol.PROJECTLEIDER), g.dag()),
        3,
    ),
    Daad("vervang of vermeerder wie leidt", REGIE, _regie),
    Daad("leg een afspraak vast", REGIE, _afspraak, 4),
    Daad("rond een stap af", REGIE, _rond_af, 6),
    Daad("rond een stap af als projectleider", PROJECT, _rond_af, 3),
    Daad("verzet een termijn", REGIE, _termijn, 3),
    Daad("leg een gebeurtenis vast", REGIE, _gebeurtenis),
    Daad("stap over op een editie", REGIE, _editie, 1),
    Daad("verbind zaken", REGIE, _verband),
    Daad("betrek een regio", REGIE, _betrek),
    Daad(
        "bekrachtig een noodgreep",
        BEOORDELAAR,
        lambda g: (noodgrepen.bekrachtig_noodgreep, g.van_zaak(Noodgreep), g.dag(), g.tekst()),
    ),
)
