"""Counts in a grid: one measure of one day, a cell per municipality and form of care, with what was counted before."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import HiddenField

from app.db import db
from app.domain.basis.datums import Datumsoort, grenzen
from app.domain.basis.fouten import DomeinFout, OngeldigeInvoer
from app.domain.basis.getallen import lees_geheel
from app.domain.basis.rechten import Recht
from app.domain.basis.tekst import heeft_inhoud
from app.domain.telling.klassen import Cel
from app.domain.telling.telling import MATEN, toets_aantal
from app.services.telling import raster as diensten
from app.services.telling.raster import Raster, Rasterinvoer, celnaam
from app.web.kern.formulier import Formulier, Versieveld, datum, keuze, tekst
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.klad import ingevuld
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.velden import Keuze
from app.web.kern.verzoek import vandaag

bp = Blueprint("raster", __name__, url_prefix="/zaken/<zaaknummer>/tellingen/raster")


class Welkform(Formulier):
    """Which grid; in the address, so without CSRF."""

    legt_vast = False

    class Meta(Formulier.Meta):
        csrf = False

    peildatum = datum(_l("Peildatum"), soort=Datumsoort.GEBEURD)
    maat = Keuze(_l("Wat telt u?"), choices=[keuze(code, naam) for code, naam in MATEN.items()])

    def welk(self) -> tuple[date, str]:
        """The day and the measure that were asked; today, and the first, for what was not or cannot be."""
        dag = _dag(request.values.get("peildatum", "")) or vandaag()
        maat = request.values.get("maat", "")
        self.peildatum.data, self.maat.data = dag, maat if maat in MATEN else next(iter(MATEN))
        return self.peildatum.data, self.maat.data


def _dag(getypt: str) -> date | None:
    try:
        dag = date.fromisoformat(getypt)
    except ValueError:
        return None
    grens = grenzen(Datumsoort.GEBEURD, vandaag())
    return dag if grens.eerste <= dag <= grens.laatste else None


class Rasterform(Formulier):
    """The cells are fields of the page: `waarden_van` reads them, `fout_bij` says what is wrong with one."""

    peildatum = HiddenField()
    maat = HiddenField()
    cel = HiddenField()
    """The name before those of the cells, by which a kladversie knows them."""
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u aantallen verandert die er al staan"),
        description=_l("Komt in het logboek."),
    )
    versie = Versieveld()

    def voor(self, rooster: Raster) -> Rasterform:
        self.rooster = rooster
        self.fout_bij: dict[str, str] = {}
        self.peildatum.data, self.maat.data = rooster.peildatum.isoformat(), rooster.maat
        self.met_versie(rooster.versie)
        return self

    def getypt(self, cel: Cel) -> str:
        """What stands in a cell: what was sent, else what was counted that day."""
        nu = self.rooster.nu.get(cel)
        gezegd = request.form if self.is_submitted() else ingevuld(list(self._fields))
        return str(gezegd.get(celnaam(cel), "")) if gezegd is not None else "" if nu is None else str(nu)

    def cellen(self) -> list[Cel]:
        return [(g, z) for g in self.rooster.gemeenten for z in self.rooster.zorgvormen]

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        self.aantallen: dict[Cel, int | None] = {}
        for cel in (cel for cel in self.cellen() if celnaam(cel) in request.form):
            try:
                self.aantallen[cel] = _aantal(self.getypt(cel), celnaam(cel))
            except OngeldigeInvoer as fout:
                self._zeg(celnaam(cel), f"{self.rooster.naam(cel)}: {fout.bericht}")
        return goed and not self.fout_bij

    def _zeg(self, veld: str, bericht: str) -> None:
        self.fout_bij[veld] = bericht
        self.form_errors.append(bericht)

    def toon(self, fout: DomeinFout) -> None:
        super().toon(fout)
        if (fout.veld or "").startswith("cel-"):
            self.fout_bij[fout.veld or ""] = fout.bericht

    def invoer(self) -> Rasterinvoer:
        plek = (self.rooster.peildatum, self.rooster.maat)
        return Rasterinvoer(peildatum=plek[0], maat=plek[1], aantallen=self.aantallen, reden=self.reden.data or "")


def _aantal(getypt: str, veld: str) -> int | None:
    """A count, or None for an empty cell: not counted. Raises OngeldigeInvoer."""
    return toets_aantal(lees_geheel(getypt, veld), veld) if heeft_inhoud(getypt) else None


@bp.route("", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def leg_raster_vast(zaaknummer: str) -> Antwoord:
    welk = Welkform(formdata=None)
    dag, maat = welk.welk()
    form = Rasterform().voor(diensten.lees_raster(db.session, dossier(), dag, maat))
    aantal = doe(form, diensten.leg_raster_vast, zaaknummer)
    if aantal is None:
        form.met_versie(diensten.lees_raster(db.session, dossier(), dag, maat).versie)
        kop = {"titel": _("Aantallen invullen"), "knoptekst": _("Vastleggen")}
        return toon_formulier("telling/raster.html", form, welk=welk, rooster=form.rooster, celnaam=celnaam, **kop)
    flash(ngettext("%(num)s aantal is vastgelegd.", "%(num)s aantallen zijn vastgelegd.", aantal), "ok")
    return redirect(url_for(".leg_raster_vast", zaaknummer=zaaknummer, peildatum=dag.isoformat(), maat=maat))
