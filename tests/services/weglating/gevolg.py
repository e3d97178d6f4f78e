"""Acts on what went otherwise: a refusal is followed up, toezicht gets its plan, a mandaat is handed back."""

from __future__ import annotations

from datetime import date

from app.domain.aanbieder.onderdelen import Certificaat, Certificaatsoort
from app.domain.basis.begrippen import Mandaatsoort
from app.domain.besluit.besluit import NieuwBesluit
from app.domain.overleg.toezichtplan import Nieuwstap, Planstapstatus
from app.services.aanbieder import onderdelen
from app.services.besluit import besluiten
from app.services.mandaat import reactiedatum, teruggave
from app.services.overleg import afwijkingen, toezichtplan
from tests.services.weglating.daden import SBJH, Daad, Doet, Mist
from tests.services.weglating.toneel import Toneel

GEWEIGERD = Mist(soort="mandaat_afgewezen", tekst="Bepaal wat er volgt op de weigering", bij=SBJH)


def volg_op(dag: int, tekst: str, gever: str, reden: str = "") -> Daad:
    """A refused mandaat goes up the ladder, or with a `reden` does not."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        wat = f"mandaat-{t.mandaat(tekst, gever)}"
        if reden:
            doet(afwijkingen.zie_af_van_opschaling, t.nummer, wat, op, reden)
        else:
            doet(afwijkingen.schaal_op_na_afwijking, t.nummer, wat, op)

    return Daad(dag=dag, wat=f"volg de weigering op: {reden or 'opschaling'}", door=SBJH, doe=doe, mist=GEWEIGERD)


def antwoorddag(dag: int, verzoek: int, wordt: int) -> Daad:
    """Another answer date: it moves what is waited for, and leaves nothing undone."""

    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        doet(reactiedatum.wijzig_reactiedatum, t.nummer, verzoek, t.dag(wordt), "Het college vergadert later.")

    return Daad(dag=dag, wat="vraag om een later antwoord", door=SBJH, doe=doe)


def besluit(dag: int, bedrag: int) -> Daad:
    """Money from the mandaten: it fulfils nothing, and leaves nothing undone."""

    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(besluiten.neem_besluit, t.nummer, NieuwBesluit(Mandaatsoort.FINANCIEN, "Voorschot.", op, bedrag))

    return Daad(dag=dag, wat="neem een besluit", door=SBJH, doe=doe)


def geef_terug(dag: int, naam: str, tekst: str, gever: str) -> Daad:
    def doe(t: Toneel, doet: Doet, op: date) -> None:
        doet(teruggave.geef_mandaat_terug, t.mandaat(tekst, gever), op, "Het is niet meer nodig.")

    mist = Mist(soort="mandaat_loopt_af", tekst=f"{naam}, of laat het aflopen", bij=SBJH)
    return Daad(dag=dag, wat=f"geef terug: {tekst}", door=SBJH, doe=doe, mist=mist)


def certificaat(dag: int, tot: int, mist: Mist | None = None) -> Daad:
    """What the provider shows of its certificate; it runs out on day `tot`."""

    def doe(t: Toneel, doet: Doet, _op: date) -> None:
        nieuw = Certificaat(soort=Certificaatsoort.CERTIFICAAT, geldig_tot=t.dag(tot))
        doet(onderdelen.leg_certificaat_vast, t.nummer, nieuw)

    return Daad(dag=dag, wat=f"certificaat tot dag {tot}", door=SBJH, doe=doe, mist=mist)


CERTIFICAAT = Mist(soort="certificaat", tekst="Vraag of het certificaat wordt verlengd", bij=SBJH)
PLANSTAP = "Alle gemeenten leveren een tekening van hun jeugdhulp"


def ibt_plan(dag: int, uiterlijk: int, stap: int, opgeleverd: int) -> list[Daad]:
    """The plan that toezicht asks, its only step, and its delivery; on these days."""

    def stel_op(t: Toneel, doet: Doet, op: date) -> None:
        doet(toezichtplan.stel_toezichtplan_op, t.nummer, op, t.dag(uiterlijk), "Zoals het ministerie vraagt.")

    def voeg_toe(t: Toneel, doet: Doet, op: date) -> None:
        nieuw = Nieuwstap(PLANSTAP, "Regievoerder", t.dag(uiterlijk))
        doet(toezichtplan.voeg_planstap_toe, t.nummer, 1, nieuw, op)

    def rond_af(t: Toneel, doet: Doet, op: date) -> None:
        doet(toezichtplan.rond_planstap_af, t.nummer, 1, 1, Planstapstatus.GEDAAN, op, "Binnen.")

    def lever_op(t: Toneel, doet: Doet, op: date) -> None:
        doet(toezichtplan.lever_toezichtplan_op, t.nummer, 1, op, "Verstuurd.")

    def daad(op: int, wat: str, doe: object, soort: str, zin: str, later: str) -> Daad:
        mist = Mist(soort=soort, tekst=zin, bij=SBJH, dossier=later)
        return Daad(dag=op, wat=wat, door=SBJH, doe=doe, mist=mist)  # type: ignore[arg-type]

    return [
        daad(dag, "maak een plan", stel_op, "toezicht_zonder_plan", "Maak een plan", "Er was geen plan"),
        Daad(dag=dag, wat="voeg een stap toe aan het plan", door=SBJH, doe=voeg_toe),
        daad(
            stap,
            "rond de stap van het plan af",
            rond_af,
            "toezichtplanstap",
            PLANSTAP,
            f"Niet gedaan toen het interbestuurlijk toezicht eindigde: {PLANSTAP}",
        ),
        daad(opgeleverd, "lever het plan op", lever_op, "toezichtplan", "Lever het plan", "Het plan was niet opg"),
    ]
