"""The register of mandaten, today or on a day, with its filters and its workbook, and what waits to be judged."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, g, render_template, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.db import db
from app.domain.basis.begrippen import Mandaatstatus
from app.domain.basis.rechten import Recht
from app.domain.mandaat.houderschap import VOOR_FUNCTIE
from app.export.werkblad import werkblad
from app.services.kern.bezetting import functies_van_regio
from app.services.mandaat.register import lezen
from app.services.overzicht.oordelen import samen_te_beoordelen, te_beoordelen
from app.services.overzicht.registerblad import registerblad
from app.web.kern.formulier import datum
from app.web.kern.toegang import mag_ergens, vereist
from app.web.kern.velden import PeildatumForm
from app.web.kern.verzoek import vandaag
from app.weergave import woord

bp = Blueprint("mandaatregister", __name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RegisterdagForm(PeildatumForm):
    """Which day the register tells of; none for today, with all that was ever asked."""

    datum = datum(_l("Van kracht op"), verplicht=False)

    def gevraagd(self) -> date | None:
        """The day, when one was given that can be."""
        return self.datum.data if request.args.get("datum") and self.validate() else None


def _wens(op: date | None) -> lezen.Registerfilter:
    """What the address asks for; what it cannot ask for counts as nothing asked."""
    status, houder, na = (request.args.get(naam, "") for naam in ("status", "houder", "na"))
    return lezen.Registerfilter(
        gever=request.args.get("gever", ""),
        houder=_nummer(houder),
        functie=houder.removeprefix(VOOR_FUNCTIE) if houder.startswith(VOOR_FUNCTIE) else "",
        status=Mandaatstatus(status) if status in list(Mandaatstatus) else None,
        verloopt_binnenkort=request.args.get("binnenkort") == "ja",
        na=_nummer(na),
        op=op,
    )


def _nummer(tekst: str) -> int | None:
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 10 else None


@bp.get("/mandaten")
@vereist(Recht.MANDATEN_INZIEN)
def register() -> str:
    form = RegisterdagForm(request.args)
    wens = _wens(form.gevraagd())
    gevonden = lezen.register(db.session, g.actor, vandaag(), wens, grens=lezen.VEEL)
    return render_template(
        "mandaat/register.html",
        register=gevonden,
        niet_verder_geteld=gevonden.aantal >= lezen.VEEL,
        wens=wens,
        form=form,
        binnenkort=lezen.binnenkort(vandaag()),
        gevers=[(code, naam) for naam, code in gevonden.gevers],
        houders=[*_functies(), *((str(nummer), naam) for nummer, naam in gevonden.houders)],
        houder=f"{VOOR_FUNCTIE}{wens.functie}" if wens.functie else str(wens.houder or ""),
        statussen=[(status.value, woord(status.value)) for status in Mandaatstatus],
        mag_vernietigd=mag_ergens(g.actor, Recht.VERNIETIGING_INZIEN),
        mag_beoordelen=mag_ergens(g.actor, Recht.MANDAAT_BEOORDELEN),
        keuze=_keuze(wens),
    )


def _functies() -> list[tuple[str, str]]:
    """The offices of the reader's own region, to which a mandaat can be given."""
    kent = functies_van_regio(g.actor.regio)
    return [
        (f"{VOOR_FUNCTIE}{code}", str(_("functie: %(titel)s", titel=functie.titel))) for code, functie in kent.items()
    ]


def _keuze(wens: lezen.Registerfilter) -> dict[str, str]:
    """The filters as the address has them, for the next page and the workbook."""
    gekozen = {k: v for k, v in request.args.items() if k in ("gever", "houder", "status", "binnenkort") and v}
    return gekozen | ({"datum": wens.op.isoformat()} if wens.op else {})


@bp.get("/mandaten.xlsx")
@vereist(Recht.MANDATEN_INZIEN)
def werkboek() -> Response:
    wens = _wens(RegisterdagForm(request.args).gevraagd())
    inhoud = werkblad("Mandaten", *registerblad(db.session, g.actor, vandaag(), wens), stroom=True)
    naam = f"mandaten-{wens.op or vandaag():%Y-%m-%d}.xlsx"
    return Response(inhoud, mimetype=XLSX, headers={"Content-Disposition": f"attachment; filename={naam}"})


@bp.get("/mandaten/te-beoordelen")
@vereist(Recht.MANDAAT_BEOORDELEN)
def te_beoordelen_() -> str:
    wachtend = te_beoordelen(db.session, g.actor, vandaag())
    samen = samen_te_beoordelen(db.session, wachtend)
    return render_template("mandaat/te_beoordelen.html", taken=wachtend, samen=samen)
