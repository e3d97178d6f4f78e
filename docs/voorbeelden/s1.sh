#!/bin/sh
# Scenario S1, from the first signal to a verified export, only through the API.
#
#   BASIS=http://127.0.0.1:8000 MAAK_TOKEN='.venv/bin/flask --app app tokens maak' sh docs/voorbeelden/s1.sh
#
# Needs curl, python3 (to read JSON, and to check the bundle), and the accounts of the demo. MAAK_TOKEN is a command
# that prints a token for an e-mail address. VERIFY is where verify.py lies; the same file stands in the bundle.
set -eu

BASIS=${BASIS:-http://127.0.0.1:8000}
MAAK_TOKEN=${MAAK_TOKEN:-.venv/bin/flask --app app tokens maak}
VERIFY=${VERIFY:-app/export/verify.py}
API=$BASIS/api/v1
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
loop=$(date +%s)-$$
nr=0

# token E-MAIL: from here on this account asks. A token is made once; curl reads it from a file, so that no list of
# processes shows it.
token() {
    wie=$werk/$1.kop
    if [ ! -f "$wie" ]; then
        (umask 077 && printf 'Authorization: Bearer %s\n' "$($MAAK_TOKEN "$1")" >"$wie")
    fi
}

# vraag STATUS METHODE PAD [JSON]: ask, and stop when the answer is another than expected. An act has a key of its own,
# so that curl may try again (--retry) without doing it twice. With $bij set, it carries the ETag of what stands there.
vraag() {
    nr=$((nr + 1))
    verwacht=$1 methode=$2 pad=$3 lichaam=${4:-}
    set -- --silent --show-error --retry 3 --header "@$wie" --output "$werk/antwoord" --dump-header "$werk/koppen"
    if [ "$methode" != GET ]; then
        set -- "$@" --request "$methode" --header "Idempotency-Key: s1-$loop-$nr" \
            --header 'Content-Type: application/json' --data "$lichaam"
        if [ -n "${bij:-}" ]; then
            set -- "$@" --header "If-Match: $(etag "$bij")"
        fi
    fi
    status=$(curl "$@" --write-out '%{http_code}' "$API$pad")
    if [ "$status" != "$verwacht" ]; then
        echo "$methode $pad: $status, verwacht $verwacht" >&2
        cat "$werk/antwoord" >&2
        exit 1
    fi
}

# etag PAD: the ETag of what stands there.
etag() {
    curl --silent --show-error --retry 3 --header "@$wie" --output /dev/null --dump-header - "$API$1" |
        sed -n 's/^[Ee][Tt]ag: *//p' | tr -d '\r'
}

# veld NAAM.NAAM: a part of the last answer.
veld() {
    python3 -c '
import json, sys
deel = json.load(open(sys.argv[1], encoding="utf-8"))
for naam in sys.argv[2].split("."):
    deel = deel[int(naam)] if isinstance(deel, list) else deel[naam]
print(deel)' "$werk/antwoord" "$1"
}

# is NAAM WAARDE: the last answer says this there.
is() {
    if [ "$(veld "$1")" != "$2" ]; then
        echo "$1 is $(veld "$1"), verwacht $2" >&2
        exit 1
    fi
}

sbjh=directeur@sbjh.example
denhaag=directeur@denhaag.example

echo '1. Signaal op 3 februari, zorgelijk op 10 februari, projectleider op 13 februari.'
token $sbjh
kvk=$(date +%s | tail -c 9) # another provider with each run: the eight last digits of the clock
vraag 201 POST /zaken "{
    \"aanbieder\": {\"naam\": \"Stichting Duinpoort\", \"kvkNummer\": \"$kvk\", \"jeugdomzet\": 1420000000},
    \"trede\": \"signaal\", \"motivering\": \"De kas reikt tot mei.\", \"datum\": \"2025-02-03\"}"
is toestand signaal
zaak=/zaken/$(veld zaaknummer)
bij=$zaak
vraag 201 POST "$zaak/tredebepalingen" '{"naar": "zorgelijk", "datum": "2025-02-10",
    "motivering": "De jaarrekening bevestigt het tekort."}'
is trede zorgelijk
vraag 200 PUT "$zaak/projectleider" '{"gebruiker": "projectleider@sbjh.example", "datum": "2025-02-13"}'

echo '2. De afspraken; de tweede is al gedaan, en de vierde en vijfde worden het met de eerste actieve mandaten.'
for afspraak in 1:niet_toegepast 3:gedaan; do
    vraag 200 PUT "$zaak/afspraken/${afspraak%%:*}" \
        "{\"status\": \"${afspraak##*:}\", \"toelichting\": \"Besproken op 13 februari.\", \"datum\": \"2025-02-13\"}"
done

echo '3. Negen mandaten van 120.000 euro: voorgesteld, goedgekeurd, verleend, twee keer ingestemd.'
for gever in delft:GM0503 denhaag:GM0518 leidschendam-voorburg:GM1916 midden-delfland:GM1842 \
    pijnacker-nootdorp:GM1926 rijswijk:GM0603 voorschoten:GM0626 wassenaar:GM0629 zoetermeer:GM0637; do
    token $sbjh
    bij=
    bereik=binnen_regio
    if [ "${gever##*:}" = GM0626 ]; then
        bereik=andere_regio # since 1 January 2024 Voorschoten belongs to Holland Rijnland
    fi
    vraag 201 POST "$zaak/mandaten" "{\"soort\": \"financien\", \"bereik\": \"$bereik\",
        \"mandaatgever\": {\"gemeente\": \"${gever##*:}\"}, \"houder\": \"$sbjh\", \"bevoegdheden\": \"Voorschotten.\",
        \"plafond\": 12000000, \"van\": \"2025-03-17\", \"tot\": \"2025-09-30\"}"
    bij=/mandaten/$(veld id)
    vraag 200 POST "$bij/voorstel" '{"datum": "2025-03-13"}'
    vraag 403 POST "$bij/goedkeuring" '{"datum": "2025-03-14"}'
    is code vier_ogen
    token $denhaag
    vraag 200 POST "$bij/goedkeuring" '{"datum": "2025-03-14"}'
    token "${gever%%:*}@h10.example"
    vraag 200 POST "$bij/verlening" '{"datum": "2025-03-17", "besluitnummer": "B-2025-17"}'
    token $sbjh
    vraag 200 POST "$bij/instemming" '{"door": "houder", "datum": "2025-03-17"}'
    vraag 403 POST "$bij/instemming" '{"door": "werkgever", "datum": "2025-03-17", "gegevenDoor": "M. de Boer",
        "gegevenFunctie": "voorzitter van het bestuur", "kenmerk": "BS-2025-04"}'
    is code vier_ogen
    token $denhaag
    vraag 200 POST "$bij/instemming" '{"door": "werkgever", "datum": "2025-03-17", "gegevenDoor": "M. de Boer",
        "gegevenFunctie": "voorzitter van het bestuur", "kenmerk": "BS-2025-04"}'
    is status actief
done
token $sbjh

echo '4. De ruimte is 1.080.000 euro; twee voorschotten, en wat niet mag.'
bij=
besluit() { # STATUS DATUM CENTEN
    vraag "$1" POST "$zaak/besluiten" "{\"soort\": \"financien\", \"omschrijving\": \"Voorschot.\", \"datum\": \"$2\",
        \"bedrag\": $3}"
}
vraag 200 GET "$zaak/ruimte?datum=2025-03-20"
is ruimte 108000000
besluit 201 2025-03-21 45000000
besluit 201 2025-05-16 30000000
vraag 200 GET "$zaak/ruimte?datum=2025-05-16"
is ruimte 33000000
besluit 422 2025-06-16 50000000
is code plafond_overschreden
is invalidParams.0.name bedrag
besluit 422 2025-10-01 5000000
is code buiten_looptijd
besluit 201 2025-09-30 3000000
is laatIngevoerd True
vraag 200 GET "$zaak/ruimte?datum=2025-09-30"
is ruimte 30000000

echo '5. Iedereen is geïnformeerd; gesloten als hersteld op 13 november.'
vraag 200 GET "$zaak/informatieplichten?paginagrootte=100"
plichten=$(python3 -c '
import json, sys
for plicht in json.load(open(sys.argv[1], encoding="utf-8"))["resultaten"]:
    if plicht["status"] in ("open", "te_laat"):
        print(plicht["id"])' "$werk/antwoord")
for plicht in $plichten; do
    vraag 200 POST "/informatieplichten/$plicht/verzending" '{"datum": "2025-11-12", "toelichting": "Per brief."}'
done
bij=$zaak
vraag 200 POST "$zaak/afsluiting" '{"uitkomst": "hersteld", "toelichting": "De kas is op orde.", "datum": "2025-11-13"}'
is toestand afgesloten
bij=
besluit 422 2025-09-30 100
is code zaak_gesloten

echo '6. Heropend op 1 december: een nieuwe periode, en geen mandaat herleeft.'
bij=$zaak
vraag 200 POST "$zaak/heropening" '{"trede": "zeer_problematisch", "motivering": "Terugval.", "datum": "2025-12-01"}'
is periode 2
bij=
besluit 422 2025-12-01 100
is code mandaat_ontbreekt

echo '7. Een export voor de toezichthouder van 13 november, met de sleutel, gecontroleerd met verify.py.'
vraag 201 POST "$zaak/exports" '{"ontvanger": "toezichthouder", "doel": "Toezicht.", "peildatum": "2025-11-13"}'
echo "   voor: $(veld ontvanger)"
export=$(veld id)
vraag 200 GET "/exports/$export/bundel"
mv "$werk/antwoord" "$werk/bundel.zip"
vraag 200 GET /logboek/sleutel
mv "$werk/antwoord" "$werk/sleutel.pem"
python3 "$VERIFY" "$werk/bundel.zip" --sleutel "$werk/sleutel.pem"
