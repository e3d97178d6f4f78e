"""The machine with its guards, in ten thousand random lives of a zaak: no way around a guard, none past the table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, currently_in_test_context, event, given, settings
from hypothesis import strategies as st

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.grendels import ALTIJD_BIJ_SLUITEN, Grendelregel
from app.domain.zaak.grendelregels import OpenStap, Zaakstand
from app.domain.zaak.grendeltoets import Bevinding, passeer, toets_grendels
from app.domain.zaak.noodgreep import Regievoerder, toets_bekrachtiging
from app.domain.zaak.verloop import BEPAAL_TREDE, HEROPEN, SLUIT_AF, is_terug, overgang
from app.draaiboeken import alle_edities
from tests.domain.draaiboek.test_draaiboek import lees_tekst
from tests.domain.draaiboek.test_grendels import met
from tests.domain.zaak.test_verloop import TOEGESTAAN

pytestmark = pytest.mark.traag

STRENG = lees_tekst(met(regel="afspraken_open", meer="noodgreep = true"))
"""Open afspraken block every tredebepaling, and may be passed in an emergency."""
MUUR = lees_tekst(met(regel="afspraken_open", meer='naar = ["zeer_problematisch"]\nafspraken = [2]'))
"""An afspraak that blocks the way up, and may not be passed."""
EDITIES = [*alle_edities().values(), STRENG, MUUR]

Daad = tuple[str, Toestand, bool, bool, int]
"""What is tried: the act, the target, with evidence or not, with a noodgreep or not, and by which of two persons."""

feiten = st.fixed_dictionaries(
    {
        "actieve_mandaten": st.integers(0, 2),
        "nog_te_plaatsen": st.integers(0, 2),
        "open_informatieplichten": st.lists(st.sampled_from(["DO", "BOJ"]), max_size=2),
        "open_opschalingen": st.integers(0, 1),
        "open_afspraken": st.lists(st.sampled_from([1, 2]), max_size=2, unique=True),
        "open_stappen": st.just([OpenStap("ZO-01", "Maak een plan")]) | st.just([]),
    }
)
daden: st.SearchStrategy[Daad] = st.tuples(
    st.sampled_from([BEPAAL_TREDE, BEPAAL_TREDE, SLUIT_AF, HEROPEN, "bekrachtig"]),
    st.sampled_from([*TREDEN, Toestand.AFGESLOTEN, Toestand.NIET_IN_BEHANDELING, Toestand.SIGNAAL]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([1, 2]),
)
levens = st.lists(st.tuples(daden, st.just({}) | feiten), min_size=1, max_size=8)
begin = st.sampled_from([Toestand.SIGNAAL, *TREDEN])


@dataclass
class Zaakmodel:
    """A zaak as the services treat it: the table first, then the guards, then the row of the noodgreep."""

    editie: Editie
    toestand: Toestand = Toestand.SIGNAAL
    open_noodgrepen: list[int] = field(default_factory=list)
    """By which person each was done that nobody ratified yet."""

    def doe(self, daad: Daad, stand: Zaakstand) -> None:
        handeling, naar, onderbouwd, nood, persoon = daad
        if handeling == "bekrachtig":
            return self._bekrachtig(persoon)
        nieuw = overgang(handeling, self.toestand, naar)
        nu = replace(
            stand, van=self.toestand, naar=nieuw, onderbouwd=onderbouwd, open_noodgrepen=len(self.open_noodgrepen)
        )
        gevonden = [] if handeling == HEROPEN else toets_grendels(self.editie.grendels, nu)
        gepasseerd = passeer(gevonden, "Nood." if nood and handeling == BEPAAL_TREDE else "")
        self._controleer(handeling, nieuw, nu, gevonden, gepasseerd)
        self.open_noodgrepen += [persoon] if gepasseerd else []
        self.toestand = nieuw
        if currently_in_test_context():
            event(f"{handeling}, {'met' if gepasseerd else 'zonder'} noodgreep")
        return None

    def _bekrachtig(self, persoon: int) -> None:
        for deed in self.open_noodgrepen[:1]:
            toets_bekrachtiging(Regievoerder(deed), Regievoerder(persoon), is_bekrachtigd=False)
            assert deed != persoon
            self.open_noodgrepen.pop(0)
            event("bekrachtigd")

    def _controleer(
        self, handeling: str, nieuw: Toestand, nu: Zaakstand, gevonden: list[Bevinding], gepasseerd: list[Bevinding]
    ) -> None:
        """What may never happen, said without the code under test."""
        assert (handeling, self.toestand, nieuw) in TOEGESTAAN
        assert all(b.grendel.noodgreep for b in gepasseerd)
        assert {b.grendel.code for b in gevonden if b.blokkeert} == {b.grendel.code for b in gepasseerd}
        if nieuw is Toestand.AFGESLOTEN:
            assert (nu.actieve_mandaten, nu.nog_te_plaatsen, len(nu.open_informatieplichten)) == (0, 0, 0)
            assert not self.open_noodgrepen, "an unratified noodgreep blocks closing"
            assert not gepasseerd
        elif handeling == BEPAAL_TREDE:
            self._controleer_bepaling(nieuw, nu, gepasseerd)

    def _controleer_bepaling(self, nieuw: Toestand, nu: Zaakstand, gepasseerd: list[Bevinding]) -> None:
        regels = {b.grendel.regel for b in gepasseerd}
        if self.editie is STRENG:
            assert not nu.open_afspraken or regels == {Grendelregel.AFSPRAKEN_OPEN}
        elif self.editie is MUUR:
            assert nieuw is not Toestand.ZEER_PROBLEMATISCH or 2 not in nu.open_afspraken
        elif is_terug(self.toestand, nieuw):
            assert nu.onderbouwd or regels == {Grendelregel.ONDERBOUWING_TERUG}


@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(EDITIES), begin, levens)
def test_geen_enkel_leven_van_een_zaak_komt_om_een_grendel_heen(
    editie: Editie, toestand: Toestand, leven: list[tuple[Daad, dict[str, object]]]
) -> None:
    zaak = Zaakmodel(editie, toestand)
    for daad, nu in leven:
        voor = (zaak.toestand, list(zaak.open_noodgrepen))
        try:
            zaak.doe(daad, Zaakstand(van=zaak.toestand, naar=zaak.toestand, **nu))  # type: ignore[arg-type]
        except DomeinFout:
            assert (zaak.toestand, zaak.open_noodgrepen) == voor, "a refusal changes nothing"


@pytest.mark.parametrize("editie", EDITIES, ids=lambda editie: editie.code)
def test_er_is_altijd_een_weg_naar_sluiten(editie: Editie) -> None:
    """The guards hold nobody for ever: once nothing is open, every trede can be closed."""
    for trede in TREDEN:
        zaak = Zaakmodel(editie)
        leeg = Zaakstand(van=zaak.toestand, naar=trede)
        zaak.doe((BEPAAL_TREDE, trede, False, False, 1), leeg)
        zaak.doe((SLUIT_AF, Toestand.AFGESLOTEN, False, False, 1), leeg)
        assert zaak.toestand is Toestand.AFGESLOTEN


@pytest.mark.parametrize("regel", ALTIJD_BIJ_SLUITEN)
@pytest.mark.parametrize("editie", EDITIES, ids=lambda editie: editie.code)
def test_een_enkel_open_feit_houdt_sluiten_tegen_ook_met_een_noodgreep(editie: Editie, regel: Grendelregel) -> None:
    veld = {
        Grendelregel.ACTIEVE_MANDATEN: {"actieve_mandaten": 1},
        Grendelregel.NOG_TE_PLAATSEN: {"nog_te_plaatsen": 1},
        Grendelregel.INFORMATIEPLICHTEN: {"open_informatieplichten": ["DO"]},
        Grendelregel.NOODGREPEN: {"open_noodgrepen": 1},
    }[regel]
    stand = Zaakstand(van=Toestand.ZORGELIJK, naar=Toestand.AFGESLOTEN, **veld)  # type: ignore[arg-type]
    for reden in ("", "Nood."):
        with pytest.raises(DomeinFout):
            passeer(toets_grendels(editie.grendels, stand), reden)
