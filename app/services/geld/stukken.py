"""For the controller of one municipality: a letter and a workbook with its part, what is to come, and per year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.domain.basis.fouten import NietGevonden
from app.domain.besluit.verdeling import AFRONDING
from app.domain.geld.dekking import Deeldekking, Dekking, Dekkingstand
from app.domain.geld.soorten import Geldsoort, Rekening
from app.export.brief import vul_brief
from app.export.werkblad import Blad, Cel, werkboek
from app.services.geld.boek import Geldboek, Geldregel, lees_geld
from app.services.geld.lezen import Gemeentestand, besluitnummers, eigen_code, namen_in, spoednummers, te_zien
from app.services.geld.spoed import dekkingen
from app.services.geld.uitleg import uitleg
from app.services.kern.toegang import Dossier
from app.weergave import bedrag, datum, datum_kort, maand, woord

ONZICHTBAAR = "Van deze gemeente is er geen geld in deze zaak, of u mag het niet zien."


@dataclass(frozen=True)
class Deelregel:
    """The part of one municipality in a commitment, in euro cents; below nought of what the Rijk gives."""

    regel: Geldregel
    deel: int
    betaald: int
    te_betalen: int
    uitstaand: int
    uitleg: str
    dekking: Deeldekking | None = None
    """Under a spoedbesluit: whether it is ratified, and who bears it when it is not."""
    gevraagd: int = 0
    """Of the Rijk, not decided yet."""

    @property
    def naam(self) -> str:
        """As it stands before a comma: without the full stop of who wrote it."""
        rij = self.regel.rij
        return f"{rij.nummer}. {rij.omschrijving.rstrip('. ')} ({woord(rij.soort.value)})"


@dataclass(frozen=True)
class Jaarregel:
    """Of a year: what was paid and came back, and what is still to; `rijk` came of the Rijk, `rijk_komt` is to."""

    jaar: int | None
    betaald: int
    ontvangen: int
    te_betalen: int
    terug: int
    rijk: int
    rijk_komt: int


@dataclass(frozen=True)
class Gemeenteblad:
    """All that is known of the money of one municipality."""

    code: str
    naam: str
    stand: Gemeentestand
    delen: Sequence[Deelregel]
    jaren: Sequence[Jaarregel]
    voorfinancier: str


def gemeenteblad(session: Session, dossier: Dossier, code: str, dag: date) -> Gemeenteblad:
    """Of a municipality that this actor may see, also when it bears nothing yet, today. Raises NietGevonden."""
    boek = lees_geld(session, dossier.zaak)
    stand = te_zien(dossier, boek).get(code)
    if stand is None and ((dossier.volledig and code in dossier.profiel.gemeentenamen) or code == eigen_code(dossier)):
        stand = Gemeentestand(code=code)
    if stand is None:
        raise NietGevonden(ONZICHTBAAR)
    wie = {r.rij.voorfinancier for r in boek.regels if code in r.rij.betaalt_niet}
    namen = namen_in(session, [code, *wie])
    gedekt = dekkingen(session, dossier.zaak, boek, dag)
    delen = [
        _deel(r, code, gedekt.get(r.rij.nummer)) for r in boek.regels if code in r.rij.delen and not r.boek.vervallen
    ]
    voor = " en ".join(sorted(namen[w] for w in wie))
    return Gemeenteblad(code, namen[code], stand, delen, _jaren(boek, stand), voor)


def _deel(regel: Geldregel, code: str, gedekt: Dekkingstand | None) -> Deelregel:
    b = regel.boek
    return Deelregel(
        regel=regel,
        deel=b.aandeel(code),
        betaald=-b.beweging(Geldsoort.BETALING, Rekening.GEBONDEN, code),
        te_betalen=b.kaal(Rekening.GEBONDEN, code),
        uitstaand=0 if regel.rij.soort.van_rijk else b.saldo(Rekening.UITSTAAND, code),
        uitleg=uitleg(regel, code),
        dekking=gedekt.van(code) if gedekt else None,
        gevraagd=b.saldo(Rekening.GEVRAAGD, code),
    )


def _jaren(boek: Geldboek, stand: Gemeentestand) -> list[Jaarregel]:
    """By calendar year, what has no day yet last."""
    betaald, ontvangen, rijk = Counter[int](), Counter[int](), Counter[int]()
    for regel in boek.regels:
        for boeking in regel.boek.boekingen:
            for post in boeking.posten:
                erbij = (post.naar == (Rekening.BANK, stand.code)) - (post.van == (Rekening.BANK, stand.code))
                if regel.rij.soort.van_rijk:
                    rijk[boeking.datum.year] += erbij * post.bedrag
                elif regel.boek.soort_van(boeking) in (Geldsoort.BETALING, Geldsoort.VEREVENING):
                    betaald[boeking.datum.year] -= erbij * post.bedrag
                else:
                    ontvangen[boeking.datum.year] += erbij * post.bedrag
    komt, terug = _per_jaar(stand.per_maand.items()), _per_jaar(stand.terug_per_maand.items())
    van_rijk = _per_jaar(stand.rijk_per_maand.items())
    jaren = sorted({*betaald, *ontvangen, *rijk, *komt, *terug, *van_rijk}, key=lambda jaar: jaar or 9999)
    return [
        Jaarregel(j, betaald[j or 0], ontvangen[j or 0], komt[j], terug[j], rijk[j or 0], van_rijk[j]) for j in jaren
    ]


def _per_jaar(maanden: Iterable[tuple[date | None, int]]) -> Counter[int | None]:
    som: Counter[int | None] = Counter()
    for eerste, cent in maanden:
        som[eerste.year if eerste else None] += cent
    return som


def maandnaam(eerste: date | None) -> str:
    return maand(eerste) if eerste else "nog geen dag"


def geldbrief(session: Session, dossier: Dossier, code: str, dag: date) -> bytes:
    """The letter as .docx. Raises NietGevonden."""
    blad = gemeenteblad(session, dossier, code, dag)
    stand = blad.stand
    return vul_brief(
        "geldbrief",
        {
            "gemeente": blad.naam,
            "zaaknummer": dossier.zaak.zaaknummer,
            "aanbieder": dossier.zaak.aanbieder.naam,
            "datum": datum(dag),
            "alineas": _alineas(blad),
            "kort": [{"wat": wat, "waarde": bedrag(cent)} for wat, cent in in_het_kort(stand) if cent],
            "delen": [
                {
                    "wat": ", ".join(filter(None, [d.naam, d.uitleg, _gedekt(d)])),
                    "deel": bedrag(d.deel),
                    "open": bedrag(d.te_betalen),
                    "uit": bedrag(d.uitstaand),
                }
                for d in blad.delen
            ],
            "afronding": AFRONDING.replace("mandaatgevers", "gemeenten"),
            "maanden": [_maand(stand, eerste) for eerste in stand.maanden],
            "jaren": [_jaar(jaar) for jaar in blad.jaren],
        },
    )


def _maand(stand: Gemeentestand, eerste: date | None) -> dict[str, str]:
    betalen, terug = stand.per_maand.get(eerste, 0), stand.terug_per_maand.get(eerste, 0)
    rijk = stand.rijk_per_maand.get(eerste, 0)
    return {"maand": maandnaam(eerste), "betalen": bedrag(betalen), "terug": bedrag(terug), "rijk": bedrag(rijk)}


def _jaar(j: Jaarregel) -> dict[str, str]:
    return {
        "jaar": str(j.jaar) if j.jaar else "nog geen dag",
        "betaald": bedrag(j.betaald),
        "betalen": bedrag(j.te_betalen),
        "ontvangen": bedrag(j.ontvangen),
        "terug": bedrag(j.terug),
        "rijk": bedrag(j.rijk),
        "rijk_komt": bedrag(j.rijk_komt),
    }


def _gedekt(deel: Deelregel) -> str:
    """How its part under a spoedbesluit stands; empty of any other."""
    if deel.dekking is None:
        return ""
    return f"spoedbesluit: {deel.dekking.zin}"


def _alineas(blad: Gemeenteblad) -> list[str]:
    stand, zinnen = blad.stand, []
    if stand.voorgefinancierd:
        zinnen.append(
            f"{blad.voorfinancier} heeft {bedrag(stand.voorgefinancierd)} voor u vooruit betaald. "
            "Dat rekent u nog af, of er wordt besloten wie het draagt."
        )
    if stand.vooruitbetaald:
        zinnen.append(f"U heeft {bedrag(stand.vooruitbetaald)} voor andere gemeenten vooruit betaald.")
    if stand.rijk:
        zinnen.append(
            f"Van het geld van het Rijk is {bedrag(stand.rijk)} voor u; {bedrag(stand.ontvangen)} is ontvangen."
        )
    if stand.gevraagd:
        zinnen.append(
            f"Aan het Rijk is geld gevraagd; uw deel daarvan is {bedrag(stand.gevraagd)}. Het Rijk heeft nog niet "
            "beslist. Dit telt nog nergens mee."
        )
    open_ = [d for d in blad.delen if d.dekking and d.dekking.hoe is Dekking.WACHT]
    if open_:
        zinnen.append(
            "Een deel is toegezegd onder een spoedbesluit dat uw college nog niet heeft bekrachtigd: "
            f"{bedrag(sum(d.deel for d in open_))}."
        )
    return zinnen


def in_het_kort(stand: Gemeentestand) -> list[tuple[str, int]]:
    """The figures of one municipality, with what each is."""
    return [
        ("Uw deel in wat is toegezegd", stand.toegezegd),
        ("Daarvan betaald", stand.betaald),
        ("Nog te betalen", stand.te_betalen),
        ("Zelf betaald, minus terugontvangen", stand.zelf_betaald),
        ("Terug te verwachten", stand.uitstaand),
        ("Teruggekregen", stand.teruggekregen),
        ("Uw deel van het geld van het Rijk", stand.rijk),
        ("Uw deel na aftrek daarvan", stand.na_rijk if stand.rijk else 0),
        ("Gevraagd aan het Rijk, telt nog niet mee", stand.gevraagd),
        ("Voor u vooruit betaald", stand.voorgefinancierd),
        ("Door u vooruit betaald", stand.vooruitbetaald),
        ("Blijvend voor uw rekening", stand.last),
    ]


def geldwerkboek(session: Session, dossier: Dossier, code: str, dag: date) -> bytes:
    """The workbook (.xlsx). Raises NietGevonden."""
    blad = gemeenteblad(session, dossier, code, dag)
    besluiten = besluitnummers(session, dossier.zaak)
    spoed = spoednummers(session, dossier.zaak)
    onder = f"{blad.naam}, zaak {dossier.zaak.zaaknummer}, stand van {datum_kort(dag)}. Bedragen in euro."
    return werkboek([_toezeggingen(blad, onder, besluiten, spoed), _maandblad(blad, onder), _jaarblad(blad, onder)])


def _toezeggingen(
    blad: Gemeenteblad, onder: str, besluiten: Mapping[int | None, int], spoed: Mapping[int | None, int]
) -> Blad:
    koppen = (
        "nummer", "soort", "omschrijving", "aan of van wie", "datum", "besluit", "spoedbesluit", "bekrachtigd",
        "sleutel", "uw deel", "betaald", "nog te betalen", "terug te verwachten", "gevraagd",
    )  # fmt: skip
    rijen = [
        (
            d.regel.rij.nummer, woord(d.regel.rij.soort.value), d.regel.rij.omschrijving, d.regel.rij.wederpartij,
            d.regel.rij.datum, besluiten.get(d.regel.rij.besluit_id), spoed.get(d.regel.rij.spoedbesluit_id),
            d.dekking.zin if d.dekking else None, d.uitleg, d.deel / 100, d.betaald / 100, d.te_betalen / 100,
            d.uitstaand / 100, d.gevraagd / 100,
        )
        for d in blad.delen
    ]  # fmt: skip
    return "Toezeggingen", onder, koppen, rijen


def _maandblad(blad: Gemeenteblad, onder: str) -> Blad:
    stand = blad.stand
    welke = (stand.per_maand, stand.terug_per_maand, stand.rijk_per_maand)
    koppen = ("maand", "nog te betalen", "terug te verwachten", "van het Rijk te verwachten")
    rijen: list[Sequence[Cel]] = [[maandnaam(m), *(welk.get(m, 0) / 100 for welk in welke)] for m in stand.maanden]
    return "Per maand", onder, koppen, rijen


def _jaarblad(blad: Gemeenteblad, onder: str) -> Blad:
    koppen = (
        "jaar", "zelf betaald", "terugontvangen", "van het Rijk ontvangen", "nog te betalen", "terug te verwachten",
        "van het Rijk te verwachten",
    )  # fmt: skip
    velden = ("betaald", "ontvangen", "rijk", "te_betalen", "terug", "rijk_komt")
    rijen: list[Sequence[Cel]] = [
        [j.jaar or "nog geen dag", *(getattr(j, veld) / 100 for veld in velden)] for j in blad.jaren
    ]
    return "Per jaar", onder, koppen, rijen
