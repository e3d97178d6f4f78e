"""Which pieces a request has for each of its grantors, each of them as a file, and all of them in one."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from sqlalchemy.orm import Session

from app.domain.basis.bestand import schone_naam
from app.domain.basis.fouten import NietGevonden, OngeldigeOvergang
from app.domain.mandaat.collegestuk import TE_TEKENEN, Stuksoort, redenen_raad, soorten
from app.domain.mandaat.leven import vraagt_instemming
from app.domain.mandaat.ondertekening import vormen
from app.domain.regio.regio import Regioprofiel
from app.export.brief import vul_eigen
from app.models import Mandaat
from app.regios import eigen_sjabloon
from app.services.collegestukken.waarden import Zaakwaarden, gever_van, stukwaarden, zaakwaarden
from app.services.kern.toegang import Dossier
from app.services.mandaat.houderschap import werkgever_van
from app.services.mandaat.reactiedatum import verzoek_van
from app.services.mandaat.toegang import vind_mandaat
from app.services.mandaat.versies import lees_mandaten
from app.services.mandaat.verzoeken import Verzoekblad, verzoekblad

ONBEKEND = "Dit stuk bestaat niet, of u mag het niet zien."
TITELS = {
    Stuksoort.COLLEGEVOORSTEL: "Voorstel aan het college",
    Stuksoort.MANDAATBESLUIT: "Ontwerpbesluit",
    Stuksoort.INSTEMMING: "Instemming van houder en werkgever",
    Stuksoort.RAADSBRIEF: "Brief aan de raad",
}
VOORSTEL_AAN_BESTUUR, VOORSTEL_AAN_COLLEGES = "Voorstel aan het bestuur", "Voorstel aan de colleges"
"""What the first one is called for a region, by whom it grants for."""
_TIJD = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Set:
    """The pieces of one mandaat; `map_` is its folder in the file with all of them, `raad` why the council is told."""

    mandaat: Mandaat
    map_: str
    soorten: Sequence[Stuksoort]
    raad: Sequence[str]

    def titel(self, soort: Stuksoort) -> str:
        """What a piece is called, for who decides on it."""
        gever = gever_van(self.mandaat)
        een_college = gever.is_gemeente or gever.organen.startswith("het college")
        if soort is not Stuksoort.COLLEGEVOORSTEL or een_college:
            return TITELS[soort]
        return VOORSTEL_AAN_COLLEGES if gever.organen.startswith("de colleges") else VOORSTEL_AAN_BESTUUR

    @property
    def concept(self) -> bool:
        """Its text was not approved yet: nobody signs it."""
        return self.mandaat.goedgekeurd_datum is None

    def bestandsnaam(self, soort: Stuksoort) -> str:
        nr = self.soorten.index(soort) + 1
        return schone_naam(f"{nr} {self.titel(soort).lower()} {self.map_}.docx")


@dataclass(frozen=True)
class Stukken:
    """The pieces of a request, as far as who looks sees its mandaten."""

    blad: Verzoekblad
    sets: Sequence[Set]
    profiel: Regioprofiel

    def set_van(self, mandaat_id: int, soort: Stuksoort) -> Set:
        """Raises NietGevonden, and OngeldigeOvergang for a piece that a mandaat of the request does not have."""
        for een in self.sets:
            if een.mandaat.id == mandaat_id and soort in een.soorten:
                return een
        if any(antwoord.regel.mandaat.id == mandaat_id for antwoord in self.blad.antwoorden):
            raise OngeldigeOvergang("Dit stuk is er niet (meer): er valt hier niets te ondertekenen.")
        raise NietGevonden(ONBEKEND)


def stukken_van(session: Session, dossier: Dossier, volgnr: int, dag: date) -> Stukken:
    """Of each mandaat of the request that is still to be decided on, by grantor. Raises NietGevonden."""
    blad = verzoekblad(session, dossier, volgnr, dag)
    ids = [a.regel.mandaat.id for a in blad.antwoorden if a.regel.status in TE_TEKENEN]
    mandaten = lees_mandaten(session, ids)
    meer = len({mandaat.houdernaam for mandaat in mandaten}) > 1
    raad_vanaf = dossier.profiel.collegestukken.raad_vanaf
    sets = [_set(m, raad_vanaf * 100 if raad_vanaf is not None else None, met_houder=meer) for m in mandaten]
    return Stukken(blad, _elk_een_map(sets), dossier.profiel)


def _elk_een_map(sets: Sequence[Set]) -> list[Set]:
    """A region and a municipality may bear one name: neither takes the place of the other in the file."""
    vaak = Counter(een.map_ for een in sets)
    return [replace(een, map_=f"{een.map_} (M{een.mandaat.id})") if vaak[een.map_] > 1 else een for een in sets]


def _set(mandaat: Mandaat, raad_vanaf: int | None, *, met_houder: bool) -> Set:
    is_gemeente = gever_van(mandaat).is_gemeente
    raad = redenen_raad(vormen(mandaat), mandaat.plafond, raad_vanaf, is_gemeente=is_gemeente)
    gever = mandaat.mandaatgever.naam
    map_ = f"{gever} ({mandaat.houdernaam})" if met_houder else gever
    return Set(mandaat, schone_naam(map_), soorten(instemming=vraagt_instemming(mandaat), raad=raad), raad)


def lees_stuk(
    session: Session, dossier: Dossier, volgnr: int, mandaat_id: int, soort: Stuksoort, dag: date
) -> tuple[Set, bytes]:
    """One piece as .docx. Raises NietGevonden, OngeldigeOvergang, SjabloonFout."""
    stukken = stukken_van(session, dossier, volgnr, dag)
    een = stukken.set_van(mandaat_id, soort)
    return een, _maak(session, stukken, een, soort, zaakwaarden(session, dossier, stukken.blad.verzoek, dag))


def lees_stuk_van(
    session: Session, dossier: Dossier, mandaat_id: int, soort: Stuksoort, dag: date
) -> tuple[Set, bytes]:
    """The same of a mandaat by its number alone; one that was asked with no request has none. Raises NietGevonden."""
    verzoek = verzoek_van(session, vind_mandaat(session, dossier, mandaat_id))
    if verzoek is None:
        raise NietGevonden(ONBEKEND)
    return lees_stuk(session, dossier, verzoek.volgnr, mandaat_id, soort, dag)


def _maak(session: Session, stukken: Stukken, een: Set, soort: Stuksoort, zaak: Zaakwaarden) -> bytes:
    bijlagen = [een.titel(s) for s in een.soorten if s is not Stuksoort.COLLEGEVOORSTEL]
    wie = werkgever_van(session, een.mandaat)
    nr, profiel = (een.soorten.index(soort) + 1, len(een.soorten)), stukken.profiel.collegestukken
    waarden = stukwaarden(zaak, een.mandaat, wie, profiel, raad=een.raad, bijlagen=bijlagen, stuk=nr)
    return vul_eigen(soort.value, eigen_sjabloon(stukken.profiel.code, soort.value), waarden)


def alle_stukken(session: Session, dossier: Dossier, volgnr: int, dag: date) -> bytes:
    """Everything in one ZIP, a folder for each grantor. Raises OngeldigeOvergang when nothing is left, SjabloonFout."""
    stukken = stukken_van(session, dossier, volgnr, dag)
    if not stukken.sets:
        raise OngeldigeOvergang("Van dit verzoek valt niets meer te ondertekenen.")
    zaak = zaakwaarden(session, dossier, stukken.blad.verzoek, dag)
    alle = ((een, soort) for een in stukken.sets for soort in een.soorten)
    return _pak_in({f"{een.map_}/{een.bestandsnaam(s)}": _maak(session, stukken, een, s, zaak) for een, s in alle})


def _pak_in(bestanden: Mapping[str, bytes]) -> bytes:
    """The same files give the same bytes; Word files are compressed already."""
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_STORED) as zip_:
        for naam, inhoud in bestanden.items():
            zip_.writestr(zipfile.ZipInfo(naam, _TIJD), inhoud)
    return uit.getvalue()
