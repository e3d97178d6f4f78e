"""The note that comes with a bundle: what is in it and how to check it, in plain Dutch."""

from __future__ import annotations

from string import Template

_TEKST = Template("""\
AUDITBUNDEL VAN ZAAK $zaak

Gemaakt voor:  $ontvanger
Doel:          $doel
Peildatum:     $peildatum

WAT ZIT ERIN
dossier.pdf             het dossier om te lezen
dossier.json            hetzelfde dossier voor computers, en wat er in een logboekregel kan staan
registers.xlsx          de registers uit het dossier, voor een rekenblad
logboek.csv             alle logboekregels, voor een rekenblad
headers.jsonl           de logboekregels zoals ze zijn vastgelegd, een per regel
payloads/               de inhoud bij elke logboekregel, duizend per bestand (zie onder)
stelsel/                regels over het logboek zelf: een andere sleutel, een hervatting na verlies
documenten/             de documenten van de zaak
checkpoint              ondertekende stand van het hele logboek: aantal regels en wortel van de boom
proofs.json             bewijs dat de laatste regel erin staat en dat het logboek verdergaat op dat van eerder
deelbewijs.bin          bewijs dat alle regels van deze zaak erin staan
laatste.tlog-proof      bewijs dat de laatste regel erin staat, voor programma's van anderen (C2SP tlog-proof)
manifest.json           lijst van alle bestanden, met grootte en SHA-256, en van wat is weggelaten
MANIFEST.sha256         dezelfde lijst voor sha256sum
MANIFEST.sig            de digitale handtekening onder MANIFEST.sha256
mdto.xml                metagegevens van het dossier voor een archief (MDTO)
mdto/                   dezelfde van de delen ervan en van elk bestand, met grootte, formaat en SHA-256
verify.py               het controleprogramma
$stempel$zegel
WAT U NODIG HEBT
De openbare sleutel (sleutel.pem) en de vingerafdruk ervan. Die krijgt u NIET uit deze bundel, maar langs een
andere weg: op papier, per telefoon of van de website van de regio. Wie de bundel vervalst, kan er ook een
eigen sleutel bij doen. Hetzelfde geldt voor verify.py: gebruik liefst een exemplaar dat u al had.

CONTROLEREN MET VERIFY.PY
Nodig: Python 3.9 of nieuwer en OpenSSL 3.0 of nieuwer. Pak de bundel niet uit, maar geef het ZIP-bestand op:

    python3 verify.py bundel.zip --sleutel sleutel.pem

Klopt alles, dan begint het antwoord met IN ORDE. Klopt iets niet, dan staat er wat er als eerste mis is.
Vergelijk de vingerafdruk in het antwoord (bij Sleutel) met de vingerafdruk die u hebt gekregen. Hebt u alleen nog
de uitgepakte bestanden, geef dan de map op. Een map of ZIP waar iets aan is toegevoegd, is niet in orde.

Onder het checkpoint kunnen getuigen hebben getekend: anderen, die zagen dat het logboek alleen langer werd. Hebt u
van hen een sleutel gekregen, geef die dan mee, met een --getuige voor elke getuige:

    python3 verify.py bundel.zip --sleutel sleutel.pem --getuige getuigen.txt

Bewaar deze bundel, of alleen het bestand checkpoint. Bij een volgende bundel geeft u het mee:

    python3 verify.py bundel.zip --sleutel sleutel.pem --eerder checkpoint

Dan blijkt ook of er sindsdien niets uit het logboek is verdwenen of veranderd. In English: add --taal en.

CONTROLEREN MET DE HAND
Pak de bundel uit in een lege map, leg sleutel.pem ernaast en geef in die map deze opdrachten:

1. De vingerafdruk van de sleutel. Vergelijk die met de vingerafdruk die u hebt gekregen:

    openssl pkey -pubin -in sleutel.pem -outform DER | sha256sum

2. De handtekening. Het antwoord moet zijn: Signature Verified Successfully

    openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in MANIFEST.sha256 -sigfile MANIFEST.sig

3. De bestanden. Achter elk bestand moet staan: OK

    sha256sum -c MANIFEST.sha256

4. De bestanden die niet in MANIFEST.sha256 staan. Het antwoord moet zijn: MANIFEST.sha256, MANIFEST.sig en
   sleutel.pem, en niets anders:

    (cut -c 67- MANIFEST.sha256; find . -type f | cut -c 3-) | sort | uniq -u

5. Het checkpoint. De eerste drie regels zijn ondertekend; de handtekening staat achter de naam, na vier bytes die
   de sleutel aanwijzen. Het antwoord moet weer zijn: Signature Verified Successfully

    head -n 3 checkpoint > punt
    sed -n 5p checkpoint | cut -d ' ' -f 3 | openssl base64 -d -A | tail -c 64 > punt.sig
    openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in punt -sigfile punt.sig

6. De inhoud van een logboekregel: de eerste waarvan de inhoud erbij zit. Een regel in payloads/ is het zout (64
   tekens), een spatie en de inhoud; een streepje is vernietigd, een vraagteken weggelaten. De uitkomst moet gelijk
   zijn aan payload_sha256 van de regel die daarna komt:

    cat payloads/*.jsonl | grep -n -m 1 '^[0-9a-f]' > vondst
    cut -d : -f 2- vondst > regel
    openssl asn1parse -genstr "FORMAT:HEX,OCTETSTRING:$$(cut -c 1-64 regel)" -noout -out zout
    (tail -c 32 zout; cut -c 66- regel | tr -d '\\n') | sha256sum
    sed -n "$$(cut -d : -f 1 vondst)p" headers.jsonl

7. De schakel tussen twee regels. De uitkomst is gelijk aan zaak_vorige van regel 2:

    sed -n 1p headers.jsonl | tr -d '\\n' | sha256sum
$stempelstap
Voor alle regels is dat met de hand veel werk; verify.py doet het.

WAT DEZE CONTROLE ZEGT
Een wijziging achteraf valt op. Dat is iets anders dan dat wijzigen onmogelijk is: dat belooft niemand. De
controle zegt ook niet of klopt wat mensen hebben ingevoerd; wel wie het invoerde en wanneer. Alle tijden in het
logboek zijn in UTC.
""")


_STEMPEL = "tijdstempel.tsr         tijdstempel (RFC 3161) van een ander over het checkpoint\n"
_STEMPELSTAP = """
8. De tijdstempel, met de certificaten van de dienst in ca.pem. Het antwoord moet zijn: Verification: OK

    openssl ts -verify -data checkpoint -in tijdstempel.tsr -CAfile ca.pem

   Is het certificaat van de dienst intussen verlopen, zet er dan -attime achter met het moment van de stempel, in
   seconden sinds 1970. verify.py doet dat ook.
"""
_ZEGEL = """
Op dossier.pdf staat een elektronisch zegel van de regio (PAdES $niveau). Een PDF-lezer laat zien van wie het is.
Ook de controledienst van de Europese Commissie kan het beoordelen. verify.py kijkt er niet naar.
"""
_ZEGEL_WAAROM = "\nBij het zegel op dossier.pdf: $waarom\n"
_ZONDER = "\nBij deze bundel hoort een tijdstempel, maar die is er niet: $zonder\n"


def leesmij(
    *,
    zaak: str,
    ontvanger: str,
    doel: str,
    peildatum: str,
    tijdstempel: bool,
    zonder: str | None = None,
    zegel: str | None = None,
    zegel_waarom: str | None = None,
) -> str:
    """The text of LEESMIJ.txt. Values of users stay on one line. `zonder` says why there is no timestamp, and
    `zegel_waarom` why there is no seal, or a lower one.
    """
    velden = {"zaak": zaak, "ontvanger": ontvanger, "doel": doel, "peildatum": peildatum}
    er_niet = Template(_ZONDER).substitute(zonder=" ".join(zonder.split())) if zonder else ""
    over_zegel = Template(_ZEGEL).substitute(niveau=zegel) if zegel else ""
    over_zegel += Template(_ZEGEL_WAAROM).substitute(waarom=" ".join(zegel_waarom.split())) if zegel_waarom else ""
    stempel = {"stempel": _STEMPEL * tijdstempel + er_niet, "stempelstap": _STEMPELSTAP * tijdstempel}
    gevuld = {naam: " ".join(waarde.split()) for naam, waarde in velden.items()} | stempel | {"zegel": over_zegel}
    return _TEKST.substitute(gevuld)
