"""The machine with its guards, in ten thousand random lives of a zaak: no way around a guard, none past the table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import pytest

from app.domain.basis.begrippen import TREDEN, Toestand
from app.domain.basis.fouten import DomeinFout
from app.domain.basis.vierogen import Betrokkene
from app.domain.draaiboek.draaiboek import Editie
from app.domain.draaiboek.grendels import ALTIJD_BIJ_SLUITEN, Grendelregel
from app.domain.zaak.grendelregels import OpenStap, Zaakstand
from app.domain.zaak.grendeltoets import Bevinding, passeer, toets_grendels
from app.domain.zaak.noodgreep import toets_bekrachtiging
from app.domain.zaak.verloop import BEPAAL_TREDE, HEROPEN, SLUIT_AF, is_terug, overgang
from app.draaiboeken import alle_edities
from tests.domain.draaiboek.test_draaiboek import lees_tekst
from tests.domain.draaiboek.test_grendels import met
from tests.domain.zaak.test_verloop import TOEGESTAAN

STRENG = lees_tekst(met(regel="afspraken_open", meer="noodgreep = true"))
"""Open afspraken block every tredebepaling, and may be passed in an emergency."""
MUUR = lees_tekst(met(regel="afspraken_open", meer='naar = ["zeer_problematisch"]\nafspraken = [2]'))
"""An afspraak that blocks the way up, and may not be passed."""
EDITIES = [*alle_edities().values(), STRENG, MUUR]

Daad = tuple[str, Toestand, bool, bool, int]
"""What is tried: the act, the target, with evidence or not, with a noodgreep or not, and by which of two persons."""

LEVENS = 10_000


def een_daad(kies: Random) -> Daad:
    handeling = kies.choice([BEPAAL_TREDE, BEPAAL_TREDE, SLUIT_AF, HEROPEN, "bekrachtig"])
    naar = kies.choice([*TREDEN, Toestand.AFGESLOTEN, Toestand.NIET_IN_BEHANDELING, Toestand.SIGNAAL])
    return handeling, naar, kies.random() < 0.5, kies.random() < 0.5, kies.choice([1, 2])


def feiten(kies: Random) -> dict[str, Any]:
    """What the guards look at; in half of the cases nothing is open."""
    if kies.random() < 0.5:
        return {}
    return {
        "actieve_mandaten": kies.randint(0, 2),
        "nog_te_plaatsen": kies.randint(0, 2),
        "open_informatieplichten": kies.choices(["DO", "BOJ"], k=kies.randint(0, 2)),
        "open_opschalingen": kies.randint(0, 1),
        "open_afspraken": kies.sample([1, 2], kies.randint(0, 2)),
        "open_stappen": kies.choice([[], [OpenStap("ZO-01", "Maak een plan")]]),
    }


@dataclass
class Zaakmodel:
    """A zaak as the services treat it: the table first, then the guards, then the row of the noodgreep."""

    editie: Editie
    toestand: Toestand = Toestand.SIGNAAL
    open_noodgrepen: list[int] = field(default_factory=list)
    """By which person each was done that nobody ratified yet."""
    gedaan: Counter[str] = field(default_factory=Counter)

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
        self.gedaan[f"{handeling}, {'met' if gepasseerd else 'zonder'} noodgreep"] += 1
        return None

    def _bekrachtig(self, persoon: int) -> None:
        for deed in self.open_noodgrepen[:1]:
            toets_bekrachtiging(Betrokkene(deed), Betrokkene(persoon), is_bekrachtigd=False)
            assert deed != persoon
            self.open_noodgrepen.pop(0)
            self.gedaan["bekrachtigd"] += 1

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


def leef(zaak: Zaakmodel, kies: Random) -> None:
    for _ in range(kies.randint(1, 8)):
        voor = (zaak.toestand, list(zaak.open_noodgrepen))
        try:
            zaak.doe(een_daad(kies), Zaakstand(van=zaak.toestand, naar=zaak.toestand, **feiten(kies)))
        except DomeinFout:
            assert (zaak.toestand, zaak.open_noodgrepen) == voor, "a refusal changes nothing"


def test_geen_enkel_leven_van_een_zaak_komt_om_een_grendel_heen() -> None:
    """A life is told again by its number."""
    gedaan: Counter[str] = Counter()
    for nr in range(LEVENS):
        kies = Random(nr)  # noqa: S311 - lives, no secret
        zaak = Zaakmodel(kies.choice(EDITIES), kies.choice([Toestand.SIGNAAL, *TREDEN]), gedaan=gedaan)
        try:
            leef(zaak, kies)
        except AssertionError as fout:
            fout.add_note(f"leven {nr}, editie {zaak.editie.code}")
            raise
    assert min(gedaan.values()) > 50, gedaan
    assert len(gedaan) == 5, "each act succeeded, and treden both with and without a noodgreep"


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
def test_een_enkel_open_feit_houdt_sluiten_tegen(editie: Editie, regel: Grendelregel) -> None:
    """Also with a noodgreep, but where the edition says that one may pass it."""
    veld = {
        Grendelregel.ACTIEVE_MANDATEN: {"actieve_mandaten": 1},
        Grendelregel.NOG_TE_PLAATSEN: {"nog_te_plaatsen": 1},
        Grendelregel.INFORMATIEPLICHTEN: {"open_informatieplichten": ["DO"]},
        Grendelregel.NOODGREPEN: {"open_noodgrepen": 1},
    }[regel]
    stand = Zaakstand(van=Toestand.ZORGELIJK, naar=Toestand.AFGESLOTEN, **veld)  # type: ignore[arg-type]
    passeerbaar = any(g.noodgreep for g in editie.grendels if g.regel is regel)
    assert regel is Grendelregel.ACTIEVE_MANDATEN or not passeerbaar
    for reden in ("", *([] if passeerbaar else ["Nood."])):
        with pytest.raises(DomeinFout):
            passeer(toets_grendels(editie.grendels, stand), reden)
