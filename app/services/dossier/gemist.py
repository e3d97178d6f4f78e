"""What the edition of a zaak expects for its course and nobody recorded: each with the trede and on whose word.

Pure functions of facts (`Feiten`): what is open stands elsewhere; this says what was passed over, or left no trace.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.basis.begrippen import TREDEN, Stapstatus, Toestand, Uitkomst
from app.domain.basis.bewijs import Ingetrokken, geldig, zonder_document
from app.domain.basis.handelingen import Soort
from app.domain.draaiboek.draaiboek import Editie, InformatieDef, StapDef, TredeDef
from app.domain.informatie.informatie import OPENSTAAND, Plichtstatus
from app.domain.openstaand.mandaatfeit import Mandaatfeit
from app.domain.zaak.verloop import naam as toestandnaam
from app.models import Tredebepaling
from app.services.dossier.stappen import Stapstand
from app.services.informatie.plichtenblad import Plichtregel
from app.weergave import datum, woord

DAGEN_LATER = 3
"""An entry that was made more than so many days after the day that it is about, was made late."""
TITELS = {
    "trede_overgeslagen": "Trede overgeslagen",
    "stap_nooit_begonnen": "Stap nooit begonnen",
    "plicht_nooit_begonnen": "Informatieplicht nooit begonnen",
    "stap_vervallen": "Stap niet gedaan en vervallen",
    "stap_zonder_document": "Stap afgerond zonder document",
    "plicht_zonder_document": "Geïnformeerd zonder document",
    "plicht_vervallen": "Niet geïnformeerd en vervallen",
    "weigering_zonder_vervolg": "Weigering zonder vervolg",
    "gebeurtenis_zonder_dag": "Gebeurtenis zonder dag",
    "toezicht_nagelaten": "Toezicht geëindigd terwijl er iets openstond",
    "nooit_geteld": "Kinderen nooit geteld",
    "laat_ingevoerd": "Regels die later zijn vastgelegd",
}
"""Each kind in words."""
LADDER = (Toestand.SIGNAAL, *TREDEN)
_GESLOTEN = {Stapstatus.OPEN: Stapstatus.VERVALLEN}
_BIJ_UITKOMST = {Uitkomst.FAILLISSEMENT_MET_OVERDRACHT: "faillissement"}
"""Events that happened when a zaak was closed so, also when nobody recorded the day."""


@dataclass(frozen=True, kw_only=True)
class Gemist:
    """One thing. `onderdeel` is the part of the zaak that it is missing from, `trede` the one that asked it."""

    soort: str
    onderdeel: Soort
    onderwerp: str
    bron: str
    trede: Toestand | None = None
    mandaat: int | None = None

    @property
    def titel(self) -> str:
        """Its kind in words, as it is counted."""
        return TITELS.get(self.soort) or woord(self.soort)


@dataclass(frozen=True)
class Dekking:
    """A municipality or region that takes part, with the newest reference date of its counts: None when never."""

    code: str
    naam: str
    peildatum: date | None


@dataclass(frozen=True, kw_only=True)
class Feiten:
    """What is asked of a zaak. `gebeurd` are the events of the edition that were recorded, `uitkomsten` those with
    which the zaak was closed; `toezicht_nagelaten` are sentences of the source; `laat_ingevoerd` and `met_dag` count
    entries; `dag` is the day that is told of.
    """

    dag: date
    editie: Editie
    bepalingen: Sequence[Tredebepaling]
    stappen: Sequence[Stapstand]
    plichten: Sequence[Plichtregel]
    mandaten: Sequence[Mandaatfeit] = ()
    toezicht_nagelaten: Sequence[str] = ()
    dekking: Sequence[Dekking] = ()
    ingetrokken: Ingetrokken = field(default_factory=dict)
    gebeurd: Collection[str]
    uitkomsten: Collection[Uitkomst]
    met_dag: int = 0
    laat_ingevoerd: int = 0

    def verwacht(self, regel: StapDef | InformatieDef) -> bool:
        """Whether a row is asked: what counts from an event is asked once that happened, or the outcome says so.

        A row that counts from a step is asked when that step is.
        """
        if stap := self.editie.stap(regel.vanaf):
            return self.verwacht(stap)
        gebeurtenis = self.editie.gebeurtenis(regel.vanaf)
        return gebeurtenis is None or gebeurtenis.code in {*self.gebeurd, *map(_BIJ_UITKOMST.get, self.uitkomsten)}

    def na_sluiten(self, uitkomst: Uitkomst | None) -> Feiten:
        """As they would be when the zaak were closed now: steps that are open lapse, and there is one entry more."""
        return replace(
            self,
            stappen=[replace(s, status=_GESLOTEN.get(s.status, s.status)) for s in self.stappen],
            uitkomsten=[*self.uitkomsten, *([uitkomst] if uitkomst else [])],
            met_dag=self.met_dag + 1,
        )


def wat_is_gemist(feiten: Feiten) -> list[Gemist]:
    """All of it, in the order of the work."""
    return [gemist for vind in _VINDERS for gemist in vind(feiten)]


def _overgeslagen(feiten: Feiten) -> list[tuple[Tredebepaling, TredeDef]]:
    """The treden that the zaak passed by on its way up, each with the determination that did it."""
    geweest: set[Toestand] = set()
    gevonden = []
    for bepaling in feiten.bepalingen:
        if bepaling.naar in LADDER:
            onder = LADDER[: LADDER.index(bepaling.naar)]
            hoogste = max((LADDER.index(t) for t in geweest), default=-1)
            sprong = [feiten.editie.trede(t) for t in onder[hoogste + 1 :]]
            gevonden += [(bepaling, trede) for trede in sprong if trede]
            geweest.add(bepaling.naar)
    return gevonden


def _treden(feiten: Feiten) -> Iterator[Gemist]:
    for bepaling, trede in _overgeslagen(feiten):
        naar = toestandnaam(bepaling.naar)
        yield Gemist(
            soort="trede_overgeslagen",
            onderdeel=Soort.VERLOOP,
            onderwerp=f"{toestandnaam(trede.toestand).capitalize()} is overgeslagen: op {datum(bepaling.datum)} "
            + (f"ging de zaak meteen naar {naar}" if bepaling.van else f"begon de zaak in {naar}"),
            trede=trede.toestand,
            bron=trede.bron,
        )


def _nooit_begonnen(feiten: Feiten) -> Iterator[Gemist]:
    """Steps and duties of a trede that was passed by, and that did not come along with a heavier one."""
    stappen = {s.stap.definitie.code for s in feiten.stappen}
    plichten = {_partij(d) for d in _informatie(feiten.editie) if d.code in {p.plicht.code for p in feiten.plichten}}
    for _, trede in _overgeslagen(feiten):
        for stap in (s for s in trede.stappen if s.code not in stappen and feiten.verwacht(s)):
            wat = f"Nooit begonnen: {stap.titel}"
            yield _van_stap("stap_nooit_begonnen", wat, stap.bron, trede.toestand)
        for plicht in (d for d in trede.informatie if _partij(d) not in plichten and feiten.verwacht(d)):
            wat = f"Nooit begonnen: informeer {plicht.partij}"
            yield _van_plicht("plicht_nooit_begonnen", wat, plicht.bron, trede.toestand)


def _informatie(editie: Editie) -> Iterator[InformatieDef]:
    return (regel for regel in editie.regels() if isinstance(regel, InformatieDef))


def _partij(plicht: InformatieDef) -> tuple[str, str]:
    return plicht.partij, plicht.per


def _stappen(feiten: Feiten) -> Iterator[Gemist]:
    """Of each step how it ended last: undone, or done without the document that it names."""
    treden = {b.id: b.naar for b in feiten.bepalingen}
    laatste = {s.stap.definitie.code: s for s in feiten.stappen}
    for code, stand in laatste.items():
        stap, rij = stand.stap.definitie, stand.stap.stap
        trede = feiten.editie.trede_van(code) or treden[rij.begonnen_bij_id or rij.tredebepaling_id]
        klaar = any(s.status is Stapstatus.AFGEROND for s in feiten.stappen if s.stap.definitie.code == code)
        if stand.status is Stapstatus.VERVALLEN and not klaar and feiten.verwacht(stap):
            niet = "" if stap.verplicht else " (niet verplicht)"
            yield _van_stap("stap_vervallen", f"Niet gedaan en vervallen: {stap.titel}{niet}", stap.bron, trede)
        elif zonder_document(
            geldig(rij.document_id, feiten.ingetrokken, feiten.dag),
            gedaan=stand.status is Stapstatus.AFGEROND,
            gevraagd=stand.stap.vraagt_document,
        ):
            weg = ", het document is ingetrokken" if rij.document_id else ""
            wat = f"Afgerond zonder document ({stap.document}){weg}: {stap.titel}"
            yield _van_stap("stap_zonder_document", wat, stap.bron, trede)


def _plichten(feiten: Feiten) -> Iterator[Gemist]:
    """Parties of one duty are named together."""
    zonder = [p for p in feiten.plichten if p.zonder_document(feiten.ingetrokken, feiten.dag)]
    weg = [p for p in zonder if p.plicht.document_id]
    nooit = [p for p in zonder if not p.plicht.document_id]
    niet = [p for p in feiten.plichten if p.status is Plichtstatus.VERVALLEN]
    yield from _per_plicht(feiten.editie, "plicht_zonder_document", "Geïnformeerd, zonder document", nooit)
    wat = "Geïnformeerd, zonder document (dat is ingetrokken)"
    yield from _per_plicht(feiten.editie, "plicht_zonder_document", wat, weg)
    yield from _per_plicht(feiten.editie, "plicht_vervallen", "Niet geïnformeerd, en vervallen", niet)


def _per_plicht(editie: Editie, soort: str, wat: str, regels: Sequence[Plichtregel]) -> Iterator[Gemist]:
    per_code: dict[tuple[str, Toestand], list[Plichtregel]] = {}
    for regel in sorted(regels, key=lambda r: r.plicht.id):
        trede = editie.trede_van(regel.plicht.code) or regel.plicht.tredebepaling.naar
        per_code.setdefault((regel.plicht.code, trede), []).append(regel)
    for (_, trede), samen in per_code.items():
        partijen = ", ".join(regel.plicht.partij for regel in samen)
        yield _van_plicht(soort, f"{wat}: {partijen}", samen[0].plicht.bron, trede)


def _plichten_zonder_begin(feiten: Feiten) -> Iterator[Gemist]:
    """Parties that were to be told of an event that happened, and were not, for nobody recorded its day."""
    regels = {regel.code: regel for regel in feiten.editie.regels()}
    for plicht in (p for p in feiten.plichten if p.plicht.vanaf_datum is None and p.status in OPENSTAAND):
        definitie = regels.get(plicht.plicht.code)
        if definitie and feiten.editie.gebeurtenis(definitie.vanaf) and feiten.verwacht(definitie):
            trede = feiten.editie.trede_van(definitie.code) or plicht.plicht.tredebepaling.naar
            yield _van_plicht(
                "plicht_niet_begonnen", f"Niet geïnformeerd: {plicht.plicht.partij}", definitie.bron, trede
            )


def _gebeurtenissen(feiten: Feiten) -> Iterator[Gemist]:
    """What must have happened by the outcome, and whose day nobody recorded."""
    for uitkomst in dict.fromkeys(feiten.uitkomsten):
        gebeurtenis = feiten.editie.gebeurtenis(_BIJ_UITKOMST.get(uitkomst, ""))
        if gebeurtenis and gebeurtenis.code not in feiten.gebeurd:
            yield Gemist(
                soort="gebeurtenis_zonder_dag",
                onderdeel=Soort.STAPPEN,
                onderwerp=f"Niet vastgelegd op welke dag: {gebeurtenis.naam}",
                bron=gebeurtenis.bron,
            )


def _weigeringen(feiten: Feiten) -> Iterator[Gemist]:
    for mandaat in feiten.mandaten:
        gevolgd = mandaat.gevolg_op is not None and mandaat.gevolg_op <= feiten.dag
        if mandaat.afgewezen and mandaat.afgewezen <= feiten.dag and not gevolgd:
            yield Gemist(
                soort="weigering_zonder_vervolg",
                onderdeel=Soort.MANDATEN,
                onderwerp=f"Op een weigering volgde niets: {mandaat.naam}, geweigerd op {datum(mandaat.afgewezen)}",
                bron=f"het logboek, bij mandaat {mandaat.feiten.id}",
                mandaat=mandaat.feiten.id,
            )


def _toezicht(feiten: Feiten) -> Iterator[Gemist]:
    for wat in feiten.toezicht_nagelaten:
        yield Gemist(
            soort="toezicht_nagelaten",
            onderdeel=Soort.OPSCHALING,
            onderwerp=wat,
            bron="de stappen van het toezicht in deze zaak",
        )


def _tellingen(feiten: Feiten) -> Iterator[Gemist]:
    """Asked once the zaak was in a trede. Never counted is not nought."""
    nooit = [d.naam for d in feiten.dekking if d.peildatum is None]
    if not nooit or not any(b.naar in TREDEN for b in feiten.bepalingen):
        return
    wie = ", ".join(nooit)
    yield Gemist(
        soort="nooit_geteld",
        onderdeel=Soort.TELLINGEN,
        onderwerp="De kinderen zijn nooit geteld" if len(nooit) == len(feiten.dekking) else f"Nooit geteld in {wie}",
        bron="de tellingen van deze zaak",
    )


def _laat_ingevoerd(feiten: Feiten) -> Iterator[Gemist]:
    if feiten.laat_ingevoerd:
        deel = f"{feiten.laat_ingevoerd} van {feiten.met_dag}"
        procent = max(1, round(100 * feiten.laat_ingevoerd / feiten.met_dag))
        yield Gemist(
            soort="laat_ingevoerd",
            onderdeel=Soort.VERLOOP,
            onderwerp=f"Later vastgelegd dan {DAGEN_LATER} dagen na de dag zelf: {deel} regels ({procent}%)",
            bron="het logboek van deze zaak",
        )


def _van_stap(soort: str, wat: str, bron: str, trede: Toestand) -> Gemist:
    return Gemist(soort=soort, onderdeel=Soort.STAPPEN, onderwerp=wat, bron=bron, trede=trede)


def _van_plicht(soort: str, wat: str, bron: str, trede: Toestand) -> Gemist:
    return Gemist(soort=soort, onderdeel=Soort.INFORMATIE, onderwerp=wat, bron=bron, trede=trede)


_VINDERS: tuple[Callable[[Feiten], Iterator[Gemist]], ...] = (
    _treden, _nooit_begonnen, _stappen, _plichten, _plichten_zonder_begin,
    _gebeurtenissen, _weigeringen, _toezicht, _tellingen, _laat_ingevoerd,
)  # fmt: skip
