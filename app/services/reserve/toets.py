"""What is to be said of data that were put back, or brought over: is it whole, is it ours, is it the newest.

Each thing that was looked at is a Waarneming: in order, asking attention, or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.domain.bewaking.stand import Ernst, Waarneming
from app.domain.reserve.manifest import Manifest
from app.export.ondertekening import Ondertekenaar, klopt
from app.services.logboek.controle import Afwijking
from app.services.logboek.waak import Afwijkend, toets_oudere
from app.services.naspel import Verschil
from app.services.naspel.logboektoets import toets_alles
from app.services.openstaand.nazien import is_bij
from app.services.reserve.herstel import Teruggezet
from app.services.reserve.kopie import vernietigd
from app.services.reserve.laden import migreer

GOED, LET_OP, MIS = Ernst.GOED, Ernst.LET_OP, Ernst.MIS


@dataclass(frozen=True)
class Hier:
    """What is known apart from the backup: the key of the installation, whether that key was here before, the newest
    migration, and what was destroyed up to now in the database that is in use (None when there is none).
    """

    wie: Ondertekenaar
    eigen_sleutel: bool
    migratie: str
    vernietigd: Sequence[str] | None


def beoordeel(doel: Engine, terug: Teruggezet, hier: Hier) -> list[Waarneming]:
    """Bring what was put back up to date, and judge all of it. Raises OnbruikbareReservekopie."""
    m = terug.manifest
    rijen = sum(deel.aantal for deel in m.tabellen.values())
    heel = f"{len(m.tabellen)} tabellen, {rijen} rijen, {len(m.bestanden)} bestanden: alles is wat het manifest zegt."
    gevonden = [Waarneming("heel", "Reservekopie", GOED, heel), _handtekening(terug, hier)]
    gevonden += [_bijgewerkt(doel, terug.kop.migratie, hier.migratie)]
    with Session(doel) as session:
        gevonden += [*_logboek(session, m), _openstaand(session), _buiten(session, hier.wie)]
        gevonden += [_vernietigd(session, hier.vernietigd), _sleutels(m)]
    return gevonden


def _handtekening(terug: Teruggezet, hier: Hier) -> Waarneming:
    wat, sleutels = "Handtekening", hier.wie.alle_publiek()
    if not any(klopt(publiek, terug.ondertekend, terug.handtekening) for publiek in sleutels):
        uitleg = "Het manifest is niet met een sleutel van deze installatie ondertekend. Zoek uit wie de kopie maakte."
        return Waarneming("handtekening", wat, MIS, uitleg)
    if hier.eigen_sleutel:
        return Waarneming("handtekening", wat, GOED, "Ondertekend met een sleutel van deze installatie.")
    uitleg = f"De sleutel zat in de kopie zelf. Vergelijk wat u apart hebt bewaard met {hier.wie.vingerafdruk}."
    return Waarneming("handtekening", wat, LET_OP, uitleg)


def _bijgewerkt(doel: Engine, was: str, hoort: str) -> Waarneming:
    if was == hoort:
        return Waarneming("tabellen", "Tabellen", GOED, f"De tabellen zijn die van dit programma ({hoort}).")
    migreer(doel, "head")
    return Waarneming("tabellen", "Tabellen", GOED, f"De tabellen stonden op {was} en zijn bijgewerkt naar {hoort}.")


def _logboek(session: Session, manifest: Manifest) -> Iterator[Waarneming]:
    wat = "Logboek"
    try:
        toets = toets_alles(session)
    except (Afwijking, Verschil) as fout:
        yield Waarneming("logboek", wat, MIS, f"Het logboek klopt niet: {fout}.")
        return
    keten = toets.keten
    if (keten.logboek, keten.aantal, keten.hash) != (manifest.logboek, manifest.regels, manifest.laatste_hash):
        yield Waarneming(
            "logboek", wat, MIS, f"Het logboek eindigt bij regel {keten.aantal}, niet waar de kopie eindigde."
        )
        return
    delen = sum(toets.nagespeeld.values())
    uitleg = f"{keten.logboek}: {keten.aantal} regels kloppen. De {delen} onderdelen die eruit volgen ook."
    yield Waarneming("logboek", wat, GOED, uitleg)


def _openstaand(session: Session) -> Waarneming:
    if is_bij(session):
        return Waarneming("openstaand", "Wat openstaat", GOED, "De lijst van wat openstaat klopt bij elke zaak.")
    uitleg = "De lijst van wat openstaat is niet bij. Draai “flask openstaand herbouw”."
    return Waarneming("openstaand", "Wat openstaat", LET_OP, uitleg)


def _buiten(session: Session, wie: Ondertekenaar) -> Waarneming:
    """Against the checkpoints outside: the lines that are there, and how many came after them."""
    wat = "Checkpoints buiten de database"
    try:
        tot, nieuwste = toets_oudere(session, wie)
    except Afwijkend as fout:
        return Waarneming("buiten", wat, MIS, f"{fout.bericht} Dit is een ander logboek dan dat van deze installatie.")
    if not nieuwste:
        uitleg = "Er liggen er hier geen van dit logboek. Zij bewijzen of de kopie het logboek van deze installatie is."
        return Waarneming("buiten", wat, LET_OP, uitleg)
    if tot < nieuwste:
        uitleg = (
            f"Klopt tot en met regel {tot}; buiten is er een over {nieuwste}. Wat later is vastgelegd, zit er niet "
            "in. Wie haar in gebruik neemt, krijgt een alarm: twee mensen laten het logboek dan hervatten."
        )
        return Waarneming("buiten", wat, LET_OP, uitleg)
    return Waarneming("buiten", wat, GOED, f"Klopt met het nieuwste checkpoint, over {nieuwste} regels.")


def _vernietigd(session: Session, nu: Sequence[str] | None) -> Waarneming:
    """What was destroyed after the backup is in it, and has to be destroyed again."""
    wat = "Vernietigd na de kopie"
    if nu is None:
        uitleg = "Niet na te gaan: de database in gebruik antwoordt niet. Kijk in de verklaringen van vernietiging."
        return Waarneming("vernietigd", wat, LET_OP, uitleg)
    weer = sorted(set(nu) - set(vernietigd(session)))
    if not weer:
        return Waarneming("vernietigd", wat, GOED, "Niets: wat is vernietigd, is het in de kopie ook.")
    uitleg = f"Vernietig dit opnieuw zodra de kopie in gebruik is: {', '.join(weer)}."
    return Waarneming("vernietigd", wat, LET_OP, uitleg)


def _sleutels(manifest: Manifest) -> Waarneming:
    if manifest.met_sleutels:
        return Waarneming("sleutels", "Sleutels en instellingen", GOED, "Zitten in de kopie.")
    uitleg = "Zitten niet in de kopie. Bewaar de ondertekensleutel en de geheime instellingen apart."
    return Waarneming("sleutels", "Sleutels en instellingen", LET_OP, uitleg)
