"""What two Regievoerders sign, and what is decided in an emergency: taken, signed, refused, withdrawn, ratified."""

from __future__ import annotations

from datetime import timedelta

from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.besluit.spoed import NieuwSpoedbesluit, Spoeduitkomst
from app.domain.besluit.tweehandtekeningen import Voorstelstatus
from app.domain.besluit.verdeling import Verdeelsleutel
from app.models import Besluit, Besluitvoorstel, Spoedbesluit
from app.services.besluit import spoed, spoedeinde, spoedpapier, voorstellen
from app.services.document.documenten import NieuwDocument
from app.simulatie.daden.daad import GEVER, HOUDER_, LEIDER, LOPEND, PROJECT, REGIE, Daad, Trek
from app.simulatie.greep import Greep

_UITKOMSTEN = (Spoeduitkomst.BEKRACHTIGD, Spoeduitkomst.BEKRACHTIGD, Spoeduitkomst.GEWEIGERD)
_AF = (*[voorstellen.onderteken_besluit] * 3, voorstellen.weiger_besluit, voorstellen.trek_besluitvoorstel_in)
_BEDRAGEN = (75_000_00, 200_000_00, 12_500_00)


def _neem_spoed(g: Greep) -> Trek:
    dag, sleutel = g.dag(), g.een((Verdeelsleutel.GELIJK, Verdeelsleutel.INWONERS, Verdeelsleutel.OMZET))
    soort = Mandaatsoort.FINANCIEN if g.ja(0.95) else Mandaatsoort.INHOUD
    tot = dag + timedelta(days=g.een((0, 7, 14, 21, 30))) if dag.year < 2100 else dag
    bedrag = g.een((1, 9_99, 12_500_00)) if g.ja(0.9) else g.bedrag()
    nieuw = NieuwSpoedbesluit(soort, g.tekst(), g.tekst(), dag, tot, bedrag, sleutel)
    return spoed.neem_spoedbesluit, g.zaak(*LOPEND), nieuw


def _spoed(g: Greep, *waar: object) -> int:
    """The number of one in a zaak that is drawn with it."""
    return int(g.van_zaak(Spoedbesluit, Spoedbesluit.volgnr, *waar, toestanden=LOPEND))


def _teken(g: Greep) -> Trek:
    nr = _spoed(g, Spoedbesluit.tweede_datum.is_(None))
    return spoed.teken_spoedbesluit_mee, g.nummer, nr, g.dag()


def _eindig(g: Greep) -> Trek:
    nr = _spoed(g, Spoedbesluit.einde_datum.is_(None))
    if g.ja(0.4):
        return spoedeinde.weiger_spoedbesluit, g.nummer, nr, g.dag(), g.tekst()
    return spoedeinde.trek_spoedbesluit_in, g.nummer, nr, g.dag(), g.tekst(), g.een((None, 0, 1_00, g.bedrag()))


def _beslis(g: Greep) -> Trek:
    nr, uitkomst = _spoed(g), g.een(_UITKOMSTEN)
    g.gemeente()
    return spoed.beslis_over_spoedbesluit, g.nummer, nr, g.dag(), uitkomst, "B-9", g.tekst()


def _papier(g: Greep) -> Trek:
    nr, college, dag = _spoed(g), g.gemeente(), g.dag()
    stuk = NieuwDocument("besluit.txt", f"{g.kans.random()}\n".encode(), dag) if g.ja(0.9) else None
    wat = (college, dag, g.een(_UITKOMSTEN), "B-9", stuk, g.tekst())
    return spoedpapier.leg_bekrachtiging_vast, g.nummer, nr, *wat


def _drager(g: Greep) -> Trek:
    nr = _spoed(g)
    return spoed.leg_drager_vast, g.nummer, nr, g.gemeente(), g.dag(), g.tekst()


def _bereid_voor(g: Greep) -> Trek:
    zaak, soort = g.zaak_met_mandaat(), g.een((Mandaatsoort.FINANCIEN, Mandaatsoort.FINANCIEN, Mandaatsoort.INHOUD))
    bedrag = g.een(_BEDRAGEN) if (soort is Mandaatsoort.FINANCIEN) is g.ja(0.95) else None
    return voorstellen.bereid_besluit_voor, zaak, NieuwBesluit(soort, g.tekst(), g.dag(), bedrag)


def _doe_af(g: Greep) -> Trek:
    nr = g.van_zaak(Besluitvoorstel, None, Besluitvoorstel.status == Voorstelstatus.WACHT, toestanden=LOPEND)
    wat = g.een(
        (voorstellen.onderteken_besluit,) * 3 + (voorstellen.weiger_besluit, voorstellen.trek_besluitvoorstel_in)
    )
    return wat, nr, g.dag(), g.tekst()


def _kennis(g: Greep) -> Trek:
    nr = g.van_zaak(Besluit, None, toestanden=LOPEND)
    return voorstellen.neem_kennis_van_besluit, g.nummer, nr


GETEKEND = (
    Daad("neem een spoedbesluit", LEIDER, _neem_spoed, 5),
    Daad("teken een spoedbesluit mee", LEIDER, _teken, 5),
    Daad("weiger een spoedbesluit of trek het in", LEIDER, _eindig, 2),
    Daad("beslis als college over een spoedbesluit", GEVER, _beslis, 4),
    Daad("leg een bekrachtiging van papier vast", PROJECT, _papier, 1),
    Daad("leg vast wie een deel draagt", REGIE, _drager, 1),
    Daad("bereid een besluit voor", HOUDER_, _bereid_voor, 3),
    Daad("onderteken of weiger een besluit", LEIDER, _doe_af, 5),
    Daad("zie een besluit van de ander", LEIDER, _kennis, 2),
)
