"""Replay: fold the entries of each zaak into a state of its own, and name the first difference with the tables.

Lines and payloads tell what was done; the tables are what the screens show. Whoever owns the database can change a
table and leave the chain whole: this finds it. Memory holds one zaak at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Zaak
from app.services.logboek.lezen import doorloop
from app.services.logboek.vernietigd import vernietigde_inhoud
from app.services.naspel import dossier, geld, papier, verloop
from app.services.naspel.stand import Handeling, Rijen, Stand, Zet
from app.services.naspel.tabellen import lees_tabellen

HANDELINGEN: Mapping[str, Handeling] = verloop.HANDELINGEN | geld.HANDELINGEN | dossier.HANDELINGEN | papier.HANDELINGEN

NAGESPEELD = (
    "afspraak", "besluit", "besluit_deel", "correspondentie", "document", "document_inhoud", "export", "gebeurtenis",
    "gezien", "informatieplicht", "mandaat", "noodgreep", "opschaling", "opschalingstap", "overname", "raadsbrief",
    "rolvervulling", "romptekst", "standpunt", "stap", "stuk", "termijnmutatie", "toezichtstap", "tredebepaling",
    "voorwaardestand", "vraag", "zaak", "zaakregio",
)  # fmt: skip
"""Tables that a replay of the logboek gives, at least in the columns that decide."""

BUITEN_ZAAK = "staat buiten de zaken; de regels erover hebben geen zaak"
NIET_NAGESPEELD: Mapping[str, str] = {
    "aanbieder": "de regels noemen naam en KvK-nummer alleen bij het openen",
    "abonnement": BUITEN_ZAAK,
    "aflevering": "wat van een melding is verstuurd; de melding zelf komt uit het logboek",
    "anonimisering": BUITEN_ZAAK,
    "apiantwoord": "een antwoord dat een dag wordt bewaard voor wie het nog eens vraagt",
    "apitoken": BUITEN_ZAAK,
    "agendapunt": "de regel noemt het station en de dag, niet de rij",
    "bewaarbesluit": "staat naast de zaak en overleeft haar; de regels erover staan in de keten",
    "behandeling": "de regel noemt het station, niet de rij",
    "checkpointpost": "hoort bij het logboek zelf: wat ervan is gemaild",
    "getuigenis": "hoort bij het logboek zelf: wat getuigen ondertekenden",
    "checkpoint": "hoort bij het logboek zelf; wordt tegen de boom gehouden",
    "draaiboekversie": "de tekst van een editie; haar SHA-256 staat in de zaak",
    "export_inhoud": "de bundel heeft een eigen controle",
    "functievervulling": BUITEN_ZAAK,
    "gebruiker": BUITEN_ZAAK,
    "gebruiker_rol": BUITEN_ZAAK,
    "gelijkgestelde_dag": BUITEN_ZAAK,
    "inlezing": BUITEN_ZAAK,
    "kwartaalcijfer": "hoort bij de aanbieder, niet bij een zaak",
    "logalarm": "hoort bij het logboek zelf; de hervatting staat in de keten",
    "logboek_kop": "is het logboek zelf",
    "logboek_payload": "is het logboek zelf",
    "logboek_regel": "is het logboek zelf",
    "logboek_tegel": "hoort bij het logboek zelf; wordt tegen de regels gehouden",
    "mandaatverzoek": "een verzameling van mandaten; elk mandaat is nagespeeld",
    "omzetaandeel": "de verdeling van elk besluit staat in zijn regel",
    "organisatie": BUITEN_ZAAK,
    "persoon": BUITEN_ZAAK,
    "roltoekenning": BUITEN_ZAAK,
    "subsidietoets": "een berekening; de regel houdt de uitkomst",
    "subsidievoorwaarde": "een berekening; de regel houdt de uitkomst",
    "telling": "het logboek houdt van tellingen alleen een hash, geen getallen",
    "vergadering": BUITEN_ZAAK,
    "vernietiging": "staat naast de zaak en overleeft haar; de regels erover staan in de keten",
    "voorwaarde": "de tekst staat in het mandaat",
    "zaaknummerreeks": BUITEN_ZAAK,
    "zgwverwijzing": "hoe ver een andere server is; de regels houden wat er is gedeeld",
}
"""Tables that are not replayed, each with the reason."""


class Verschil(Exception):
    """The first difference between the logboek and the tables: which zaak, what, and what each of them says."""


def speel_alles_na(session: Session, zaaknummer: str | None = None) -> Counter[str]:
    """Replay every zaak, or this one. Returns how many objects of each kind were compared. Raises Verschil.

    Of a destroyed zaak the content is gone from both sides: its entries of destruction are all there is to hold.
    """
    geteld: Counter[str] = Counter()
    vernietigd = vernietigde_inhoud(session).zaken
    for zaak in _zaken(session, zaaknummer):
        if zaak.zaaknummer in vernietigd:
            continue
        geteld += speel_na(session, zaak)
        session.expunge_all()
    return geteld


def _zaken(session: Session, zaaknummer: str | None) -> Iterator[Zaak]:
    vraag = select(Zaak.id).order_by(Zaak.zaaknummer)
    if zaaknummer:
        vraag = vraag.where(Zaak.zaaknummer == zaaknummer)
    yield from (session.get_one(Zaak, nr) for nr in session.scalars(vraag).all())


def speel_na(session: Session, zaak: Zaak) -> Counter[str]:
    """Replay one zaak and compare. Raises Verschil at the first difference."""
    stand = Stand(zaak.zaaknummer, zaak.regio)
    for regel in doorloop(session, zaak):
        handeling = HANDELINGEN.get(regel.kop.actie)
        if handeling and not regel.geweigerd:
            handeling(stand, Zet(regel))
    if ("zaak", zaak.zaaknummer) not in stand.rijen:
        raise Verschil(f"zaak {zaak.zaaknummer}: staat in de tabellen, maar het logboek kent haar opening niet")
    _vergelijk(stand, lees_tabellen(session, zaak, stand))
    return Counter(soort for soort, _ in stand.rijen)


def _vergelijk(stand: Stand, tabellen: Rijen) -> None:
    for (soort, naam), velden in stand.rijen.items():
        rij = tabellen.get((soort, naam))
        wat = f"zaak {stand.zaaknummer}: {soort} {naam}"
        if rij is None:
            raise Verschil(f"{wat} staat in het logboek, maar niet in de tabellen")
        for veld, waarde in velden.items():
            if rij[veld] != waarde:
                raise Verschil(f"{wat}, {veld}: het logboek zegt {_zeg(waarde)}, de tabel zegt {_zeg(rij[veld])}")
    for soort, naam in tabellen.keys() - stand.rijen.keys():
        if soort not in stand.onvolledig:
            raise Verschil(f"zaak {stand.zaaknummer}: {soort} {naam} staat in de tabellen, maar niet in het logboek")


def _zeg(waarde: str | None) -> str:
    return "niets" if waarde is None else f"“{waarde}”"
