"""Which acts a mandaat waits for, and for each of them why somebody may not do it. The acts ask the same rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from app.domain.basis.begrippen import RUST, Actor, Mandaatstatus, Rol, Toestand
from app.domain.basis.fouten import DomeinFout, GeenRecht
from app.domain.basis.rechten import Recht, mag
from app.domain.basis.vierogen import is_ander
from app.domain.mandaat import mandaat as regels
from app.domain.mandaat.houderschap import Houderschap, houder_als_eerste
from app.domain.mandaat.leven import (
    Mandaatvelden,
    Vervangt,
    eis_periode,
    eis_teruggever,
    gever_van,
    kan_teruggeven,
    ontbrekende_instemming,
)
from app.domain.mandaat.papier import toets_niet_de_houder

_S = Mandaatstatus
_WACHT_OP: Mapping[Mandaatstatus, tuple[str, ...]] = {
    _S.CONCEPT: (regels.STEL_VOOR,),
    _S.VOORGESTELD: (regels.KEUR_GOED, regels.WIJS_AF),
    _S.GOEDGEKEURD: (regels.VERLEEN, regels.WIJS_AF, regels.LEG_VERLENING_VAST, regels.LEG_WEIGERING_VAST),
    _S.VERLEEND: (regels.STEM_IN, regels.GEEF_MANDAAT_TERUG, regels.TREK_IN, regels.LEG_INTREKKING_VAST),
    _S.ACTIEF: (regels.GEEF_MANDAAT_TERUG, regels.TREK_IN, regels.LEG_INTREKKING_VAST),
    _S.INGETROKKEN: (regels.VERVROEG_EINDE,),
}
_VOORBIJ = frozenset({_S.VERLOPEN, _S.INGETROKKEN})


@dataclass(frozen=True)
class Blik:
    """One actor before the mandaten of a zaak: his roles in it, and how the zaak stands.

    `toets_oordeel` raises when he is not the one to judge a proposal; `projectleider` says that the zaak has one;
    `vervangt` whether he deputises today for the holder of an office, by the id of that account; `wie` what he holds by
    his own offices of today; `met_account` are the grantors (ids) that can grant here themselves, where that matters.
    """

    actor: Actor
    rollen: frozenset[Rol]
    toestand: Toestand
    periode: int
    projectleider: bool
    toets_oordeel: Callable[[Mandaatvelden], None]
    vervangt: Vervangt
    wie: Houderschap
    met_account: Collection[int] = ()

    def mag(self, recht: Recht) -> bool:
        return mag(recht, self.rollen)

    def handelingen(self, mandaat: Mandaatvelden, nu: Mandaatstatus) -> dict[str, str | None]:
        """The acts that it can have now, each with the reason why this actor may not; None when he may.

        `nu` is its status today: of what is over there is nothing left to withdraw.
        """
        wacht_op = (
            h
            for h in _WACHT_OP.get(mandaat.status, ())
            if (nu not in _VOORBIJ or h not in regels.OVER_EINDE)
            and (h not in regels.VAN_PAPIER or self._van_papier(mandaat))
        )
        return {handeling: self._beletsel(mandaat, handeling) for handeling in wacht_op}

    def _van_papier(self, mandaat: Mandaatvelden) -> bool:
        """Whether he can record it from paper; to anybody else that is no act that it waits for."""
        kan = mandaat.onder_id is None and mandaat.mandaatgever_id not in self.met_account
        return kan and self.mag(Recht.MANDAAT_VASTLEGGEN)

    def _beletsel(self, mandaat: Mandaatvelden, handeling: str) -> str | None:
        if self.toestand in RUST and handeling not in regels.OVER_EINDE:
            return "De zaak is gesloten. Aan dit mandaat verandert niets meer."
        try:
            eis_periode(mandaat, self.periode)
            self._eis(mandaat, handeling)
        except DomeinFout as fout:
            return fout.bericht
        return None

    def _eis(self, mandaat: Mandaatvelden, handeling: str) -> None:
        if mandaat.status is _S.VOORGESTELD:
            self.toets_oordeel(mandaat)
        elif handeling == regels.STEL_VOOR:
            self._eis_recht(Recht.MANDAAT_VOORSTELLEN)
        elif handeling in regels.VAN_PAPIER:
            toets_niet_de_houder(houder_als_eerste(mandaat, mandaat.houder.persoon_id), self.wie.betrokkene)
        elif handeling == regels.STEM_IN:
            if not self.instemmers(mandaat):
                raise GeenRecht(_wie_stemt_in(mandaat))
        elif handeling == regels.VERVROEG_EINDE:
            self._eis_gever_of_houder(mandaat)
        elif handeling == regels.GEEF_MANDAAT_TERUG:
            eis_teruggever(mandaat, self.wie, self.vervangt)
            self._eis_recht(Recht.MANDAAT_TERUGGEVEN)
        else:
            self._eis_gever(mandaat, "intrekken" if handeling == regels.TREK_IN else "verlenen of afwijzen")

    def _eis_gever(self, mandaat: Mandaatvelden, wat: str) -> None:
        gever = gever_van(mandaat)
        if not (self.mag(gever.recht) and gever.is_(self.actor)):
            raise GeenRecht(f"Alleen {gever.naam} kan dit mandaat {wat}.")

    def _eis_gever_of_houder(self, mandaat: Mandaatvelden) -> None:
        gever = gever_van(mandaat)
        zelf = self.mag(Recht.MANDAAT_TERUGGEVEN) and kan_teruggeven(mandaat, self.wie, self.vervangt)
        if not zelf and not (self.mag(gever.recht) and gever.is_(self.actor)):
            raise GeenRecht(f"Alleen {gever.naam} of {mandaat.houdernaam} kan het einde van dit mandaat vervroegen.")

    def _eis_recht(self, recht: Recht) -> None:
        if not self.mag(recht):
            raise GeenRecht("Uw rol mag dit niet in deze zaak. Vraag het de Regievoerder.")

    def instemmers(self, mandaat: Mandaatvelden) -> list[str]:
        """In which capacity this actor can record a consent that is still missing (Awb 10:4): the holder his own, and
        somebody else that of the employer.
        """
        if not self.mag(Recht.MANDAAT_INSTEMMEN):
            return []
        kan = {
            regels.HOUDER: self.wie.is_houder(mandaat),
            regels.WERKGEVER: is_ander(houder_als_eerste(mandaat, mandaat.houder.persoon_id), self.wie.betrokkene),
        }
        return [door for door in ontbrekende_instemming(mandaat) if kan[door]]

    def groei(self, mandaat: Mandaatvelden, nu: Mandaatstatus, *, is_laatste: bool) -> set[str]:
        """What this actor can make out of it: a new version, an ondermandaat. `nu` is its status today."""
        if self.toestand in RUST or mandaat.periode != self.periode:
            return set()
        if mandaat.status is _S.INGETROKKEN or nu in (_S.INGETROKKEN, _S.VERLOPEN):  # its end may lie ahead
            return set()
        kan = set()
        zelf_houder = mandaat.boven is None or self.wie.is_houder(mandaat.boven)
        if is_laatste and zelf_houder and self.mag(Recht.MANDAAT_VOORSTELLEN):
            kan.add(regels.NIEUWE_VERSIE)
        eigen = self.wie.is_houder(mandaat) and mandaat.onder_id is None
        if eigen and mandaat.status is _S.ACTIEF and mandaat.ondermandaat_mag and self.projectleider:
            kan.add(regels.STEL_ONDERMANDAAT_OP)
        return kan


def _wie_stemt_in(mandaat: Mandaatvelden) -> str:
    namen = {regels.HOUDER: f"{mandaat.houdernaam} als houder", regels.WERKGEVER: "de werkgever van de houder"}
    wie = [namen[door] for door in ontbrekende_instemming(mandaat)]
    return f"Eerst {'stemt' if len(wie) == 1 else 'stemmen'} {' en '.join(wie)} in."
