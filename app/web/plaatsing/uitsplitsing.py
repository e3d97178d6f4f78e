"""One location of one week by municipality and legal title, row by row. The act is that of the grid."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.db import db
from app.domain.basis.rechten import Recht
from app.domain.plaatsing.stand import Stand
from app.domain.plaatsing.titels import TITELS
from app.domain.plaatsing.uitsplitsing import VELDEN, Getypt, Rijfout, als_stand, lees_rij
from app.domain.plaatsing.weken import weeknaam
from app.services.plaatsing import lezen
from app.services.plaatsing.raster import Weekraster, lees_weekraster
from app.services.plaatsing.standen import leg_standen_vast as dienst
from app.web.kern.formulier import Formulier, Versieveld, tekst
from app.web.kern.handeling import Antwoord, doe
from app.web.kern.klad import ingevuld
from app.web.kern.pagina import toon_formulier
from app.web.kern.toegang import dossier, vereist
from app.web.kern.verzoek import vandaag
from app.web.plaatsing.forms import IN_LOGBOEK, aantal, lees_week

bp = Blueprint("uitsplitsing", __name__, url_prefix="/zaken/<zaaknummer>/plaatsing/standen")
VRIJ, MEESTE = 10, 200
"""How many rows are free below those that there are, and how many there are at most: more is a file."""


class Splitsform(Formulier):
    """The rows are fields of the page, `cel-0-aantal` and so on; `fout_bij` says what is wrong in one."""

    week = HiddenField()
    cel = HiddenField()
    """The name before those of the rows, by which a kladversie knows them."""
    kinderen = aantal(_l("Kinderen op deze locatie, elk één keer geteld"))
    reden = tekst(
        _l("Reden van de correctie"),
        als=_l("verplicht als u aantallen verandert die er al staan"),
        description=IN_LOGBOEK,
    )
    versie = Versieveld()

    def voor(self, rooster: Weekraster, locatie: int) -> Splitsform:
        self.rooster, self.locatie = rooster, locatie
        self.fout_bij: dict[str, str] = {}
        self.week.data = rooster.week.isoformat()
        self.met_versie(rooster.versie)
        nu = rooster.standen.get(locatie)
        if not self.begonnen and nu:
            self.kinderen.data = str(nu.kinderen)
        self.rijen = self._rijen(nu)
        return self

    def _rijen(self, nu: Stand | None) -> list[Getypt]:
        """What was sent, else what stands there, and free rows below it."""
        gezegd = request.form if self.is_submitted() else ingevuld(list(self._fields))
        if gezegd is None:
            was = nu or self.rooster.toen.get(self.locatie)  # of an earlier week only which rows there were
            staat = [
                Getypt(c.zorgvorm, self._naam(c.gemeente), c.titel, c.maand, str(c.aantal) if nu else "")
                for c in sorted(was.cellen if was else ())
            ]
            return [*staat, *[Getypt()] * VRIJ]
        hoeveel = sum(f"cel-{nr}-aantal" in gezegd for nr in range(MEESTE))
        return [Getypt(*(str(gezegd.get(f"cel-{nr}-{veld}", "")) for veld in VELDEN)) for nr in range(hoeveel)]

    def _naam(self, gemeente: str) -> str:
        return lezen.gemeentenamen().get(gemeente, gemeente)

    def validate(self, extra_validators: Any = None) -> bool:
        goed = bool(super().validate(extra_validators))
        self.stand: Stand | None = None
        vormen, gemeenten = self.rooster.vormen, lezen.gemeenten_op(self.rooster.week)
        cellen, plekken = [], []
        for nr, rij in enumerate(self.rijen):
            try:
                cel = lees_rij(nr, rij, vormen, gemeenten)
            except Rijfout as fout:
                self._zeg(fout.rij, fout)
                continue
            cellen += [cel] if cel else []
            plekken += [nr] if cel else []
        if goed and not self.fout_bij:
            try:
                self.stand = als_stand(self.rooster.week, self.locatie, self.kinderen.waarde, cellen, vormen)
            except Rijfout as fout:
                self._zeg(plekken[fout.rij], fout)
        return goed and not self.fout_bij

    def _zeg(self, rij: int, fout: Rijfout) -> None:
        self.fout_bij[f"cel-{rij}-{fout.veld}"] = fout.bericht
        self.form_errors.append(_("Rij %(nr)s: %(wat)s", nr=rij + 1, wat=fout.bericht))

    def invoer(self) -> dict[str, Any]:
        return {"nieuw": [self.stand], "reden": self.reden.data or ""}


@bp.route("/<int:nummer>/uitsplitsen", methods=["GET", "POST"])
@vereist(Recht.TELLING_VASTLEGGEN)
def splits(zaaknummer: str, nummer: int) -> Antwoord:
    week = lees_week(request.values.get("week", ""), vandaag())
    rooster = lees_weekraster(db.session, dossier(), week, (nummer,))
    if nummer not in rooster.locaties:
        abort(404)
    form = Splitsform().voor(rooster, nummer)
    if doe(form, dienst, zaaknummer):
        flash(_("De uitsplitsing is vastgelegd."), "ok")
        return redirect(url_for("plaatsing.bord", zaaknummer=zaaknummer))
    return toon_formulier(
        "plaatsing/uitsplitsing.html",
        form,
        titel=_("%(locatie)s uitsplitsen", locatie=rooster.locaties[nummer].naam),
        knoptekst=_("Vastleggen"),
        rooster=rooster,
        weeknaam=weeknaam,
        titels=TITELS,
        gemeenten=lezen.gemeenten_op(week).values(),
    )
