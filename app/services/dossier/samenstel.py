"""The dossier of a zaak as plain data, for the export: text, integers (euro cents), lists and mappings."""

from __future__ import annotations

from dataclasses import asdict

from app.domain.zaak.verloop import naam as toestandnaam
from app.services.aanbieder.wijzigen import feiten_op
from app.services.dossier import delen as delen
from app.services.dossier.aanbieder import aanbiederonderdelen_op
from app.services.dossier.betrokken import functies_op, regios_op, stuurgroepen_op, verwante_zaken_op
from app.services.dossier.delen import noodgreep, tijd_per_trede
from app.services.dossier.gebeurtenissen import gebeurtenissen_op
from app.services.dossier.geld import geld_op
from app.services.dossier.gezegd import gezegd_op
from app.services.dossier.informatie import informatie_op, raadsbrieven_op
from app.services.dossier.kinderen.plaatsing import plaatsing_op
from app.services.dossier.kinderen.telling import tellingen_op
from app.services.dossier.opschaling import afwijkingen_op, opschalingen_op, toezicht_op, vragen_op
from app.services.dossier.spoed import spoedbesluiten_op
from app.services.dossier.stand import Dossierstand
from app.services.dossier.stukken import stukken_op
from app.services.dossier.tekst import Deel, dag_tekst, ja_tekst

UITLEG = (
    "Dit dossier beschrijft de zaak zoals zij was aan het eind van de peildatum. "
    "Het logboek is altijd compleet tot en met deze export, ook als de peildatum eerder ligt."
)


def stel_samen(stand: Dossierstand) -> Deel:
    """Every part of the dossier. Days are ISO 8601, moments UTC, amounts euro cents, yes and no are words."""
    gezegd = gezegd_op(stand.beeld, stand.peildatum, stand.editie, stand.log.ingevoerd)
    return {
        "uitleg": UITLEG,
        "zaak": _zaak(stand),
        "aanbieder": _aanbieder(stand),
        "aanbiederversies": [
            delen.aanbiederversie(stand, v) for v in stand.aanbiederversies if v.vervangen_op <= stand.peildatum
        ],
        "regio": _regio(stand),
        "draaiboek": _draaiboek(stand),
        "treden": [delen.bepaling(stand, b) for b in stand.bepalingen],
        "tijd_per_trede": tijd_per_trede(stand),
        "noodgrepen": [noodgreep(stand, n) for n in stand.noodgrepen],
        "rollen": [delen.rol(stand, v) for v in stand.rollen],
        "afspraken": [delen.afspraak(stand, a) for a in stand.afspraken],
        "stappen": [delen.stap(s) for s in stand.stappen],
        "mandaten": [delen.mandaat(stand, m) for m in stand.mandaten],
        "ruimte": _ruimte(stand),
        "besluiten": [delen.besluit(stand, b) for b in stand.besluiten],
        "documenten": [delen.document(stand, d) for d in stand.documenten],
        "documenten_na_peildatum": stand.documenten_later,
        "geweigerd": [delen.regel(stand, r) for r in stand.log.geweigerd],
        "geweigerd_aantal": stand.log.geweigerd_aantal,
        "watOpenstaat": list(gezegd.wat_openstaat),
        "watNietIsVastgelegd": list(gezegd.wat_niet_is_vastgelegd),
        "dekking_tellingen": list(gezegd.dekking_tellingen),
        "invoer": gezegd.invoer,
        "chronologie": [delen.regel(stand, r) for r in stand.log.regels],
        "chronologie_aantal": stand.log.aantal,
        "personen": _personen(stand),
        **_delen(stand),
    }


def _delen(stand: Dossierstand) -> Deel:
    """The parts that a subject tells by itself."""
    beeld, dag = stand.beeld, stand.peildatum
    return {
        "spoedbesluiten": spoedbesluiten_op(beeld, dag),
        "stukken": stukken_op(beeld, dag),
        "informatie": informatie_op(beeld, dag),
        "raadsbrieven": raadsbrieven_op(beeld, dag),
        "vragen": vragen_op(beeld, dag),
        "opschalingen": opschalingen_op(beeld, dag),
        "afwijkingen": afwijkingen_op(beeld, stand.log.weigeringen, dag),
        "interbestuurlijk_toezicht": toezicht_op(beeld, dag),
        "gebeurtenissen": gebeurtenissen_op(beeld, stand.editie, dag),
        "functies": functies_op(beeld, dag),
        "andere_regios": regios_op(beeld, dag),
        "stuurgroepen": stuurgroepen_op(beeld, dag),
        "verwante_zaken": verwante_zaken_op(beeld, dag),
        "geld": geld_op(beeld, dag),
        "tellingen": tellingen_op(beeld, dag),
        "plaatsing": plaatsing_op(beeld, dag),
        "aanbiederonderdelen": aanbiederonderdelen_op(beeld, dag),
    }


def _zaak(stand: Dossierstand) -> Deel:
    zaak, laatste = stand.zaak, stand.bepalingen[-1]
    trede = stand.editie.trede(laatste.naar)
    return {
        "zaaknummer": zaak.zaaknummer,
        "geopend_op": dag_tekst(zaak.geopend_datum),
        "toestand": laatste.naar.value,
        "toestand_naam": toestandnaam(laatste.naar),
        "trede": trede.nummer if trede else None,
        "toestand_sinds": dag_tekst(laatste.datum),
        "periode": laatste.periode,
        "uitkomst": laatste.uitkomst.value if laatste.uitkomst else None,
        "overgenomen": ja_tekst(stand.log.overgenomen),
    }


def _aanbieder(stand: Dossierstand) -> Deel:
    """As it was known on the reference date."""
    return delen.aanbiederfeiten(feiten_op(stand.zaak.aanbieder, stand.aanbiederversies, stand.peildatum))


def _regio(stand: Dossierstand) -> Deel:
    profiel = stand.profiel
    houder = profiel.toezichthouder_op(stand.peildatum)
    return {
        "code": profiel.code,
        "naam": profiel.naam,
        "jeugdregio": profiel.jeugdregio,
        "bron": profiel.bron,
        "gemeenten": [delen.gemeente(g) for g in profiel.gemeenten_op(stand.zaak.geopend_datum)],
        "andere_gemeenten": _andere_gemeenten(stand),
        "toezichthouder": {"code": houder.code, "naam": houder.naam},
        "aanspreekpunt": asdict(profiel.aanspreekpunt),
        "woordvoerder": asdict(profiel.woordvoerder),
    }


def _andere_gemeenten(stand: Dossierstand) -> list[Deel]:
    """Who belonged to the region on another day than that on which the zaak was opened; the dossier may name them."""
    profiel, geopend = stand.profiel, stand.zaak.geopend_datum
    return [delen.gemeente(g) for g in profiel.gemeenten_ooit if not profiel.is_lid_op(g.code, geopend)]


def _ruimte(stand: Dossierstand) -> Deel:
    """`op` is the reference date, or the last day of the mandaten when they had all ended by then."""
    ruimte = stand.ruimte
    return {
        "op": dag_tekst(ruimte.datum),
        "plafond": ruimte.plafond,
        "besteed": ruimte.besteed,
        "over": ruimte.over,
        "geeindigd": ja_tekst(ruimte.datum < stand.peildatum),
    }


def _draaiboek(stand: Dossierstand) -> Deel:
    editie = stand.editie
    return {
        "editie": editie.code,
        "titel": editie.titel,
        "geldig_vanaf": dag_tekst(editie.geldig_vanaf),
        "bron": editie.bron,
        "toelichting": editie.toelichting,
        "sha256": stand.editie_sha256,
    }


def _personen(stand: Dossierstand) -> list[Deel]:
    """Who stands behind each pseudonym in the logboek."""
    namen = stand.log.namen | {
        v.gebruiker.pseudoniem: (v.gebruiker.naam, v.gebruiker.functie) for v in stand.vervullingen
    }
    return [{"pseudoniem": p, "naam": naam, "hoedanigheid": functie} for p, (naam, functie) in sorted(namen.items())]
