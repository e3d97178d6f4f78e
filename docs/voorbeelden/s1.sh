#!/bin/sh
# Scenario S1, "Stichting Duinpoort" (fictional), from the first signal to an audit bundle that verifies, through the
# API alone. Needs sh, curl and python3; verify.py comes out of the bundle itself.
#
#   BASIS=http://127.0.0.1:8000/api/v1 TOKENS=tokens sh docs/voorbeelden/s1.sh
#
# TOKENS is a folder with a file for each account, named by its e-mail address, that holds its token:
#
#   mkdir tokens && for wie in directeur@sbjh.example directeur@denhaag.example projectleider@sbjh.example \
#       delft@h10.example …; do flask --app app tokens maak "$wie" > "tokens/$wie"; done
set -eu
: "${BASIS:?the address of the API, ending in /api/v1}" "${TOKENS:?the folder with the tokens}"
werk=$(mktemp -d)
trap 'rm -rf "$werk"' EXIT
SBJH=directeur@sbjh.example DENHAAG=directeur@denhaag.example PROJECT=projectleider@sbjh.example

# vraag STATUS WIE METHODE PAD [JSON] [KOP]: ask, and stop unless the answer has this status. The body is in $werk/antwoord.
vraag() {
    kreeg=$(curl -sS -X "$3" -H "Authorization: Bearer $(cat "$TOKENS/$2")" -H 'Content-Type: application/json' \
        ${6:+-H "$6"} ${5:+--data "$5"} -D "$werk/koppen" -o "$werk/antwoord" -w '%{http_code}' "$BASIS$4")
    [ "$kreeg" = "$1" ] && return
    echo "$3 $4: $kreeg instead of $1" >&2
    cat "$werk/antwoord" >&2
    exit 1
}

# veld UITDRUKKING: something of the last answer, as a Python expression over `a`.
veld() { python3 -c 'import json, sys; a = json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$werk/antwoord" "$1"; }

# etag: what If-Match has to say to change what was read last.
etag() { sed -n 's/^[Ee][Tt][Aa][Gg]: *//p' "$werk/koppen" | tr -d '\r'; }

# wijzig STATUS WIE METHODE PAD JSON BIJ: change what stands at BIJ, as it was read just now.
wijzig() {
    vraag 200 "$2" GET "$6"
    vraag "$1" "$2" "$3" "$4" "$5" "If-Match: $(etag)"
}

# gelijk WAT IS MOET
gelijk() {
    [ "$2" = "$3" ] || { echo "$1: $2 instead of $3" >&2; exit 1; }
    echo "$1: $2"
}

ruimte_op() {
    vraag 200 "$SBJH" GET "$zaak/ruimte?datum=$1"
    gelijk "headroom on $1, in euro cents" "$(veld "a['ruimte']")" "$2"
}

# A signal on 3 February; zorgelijk a week later; who does what.
vraag 201 "$SBJH" POST /zaken '{"aanbieder": {"naam": "Stichting Duinpoort", "kvkNummer": "90000002", "rechtsvorm": "stichting",
    "jeugdomzet": 1420000000}, "trede": "signaal", "motivering": "Geld tot mei.", "datum": "2025-02-03"}' "Idempotency-Key: s1-$$-zaak"
nummer=$(veld "a['zaaknummer']")
zaak=/zaken/$nummer
echo "case $nummer"
wijzig 201 "$SBJH" POST "$zaak/tredebepalingen" \
    '{"naar": "zorgelijk", "datum": "2025-02-10", "motivering": "De liquiditeit reikt tot mei."}' "$zaak"
wijzig 200 "$DENHAAG" PUT "$zaak/projectleider" '{"gebruiker": "'$PROJECT'", "datum": "2025-02-13"}' "$zaak"
for afspraak in 1:niet_toegepast 2:gedaan 3:gedaan 4:niet_toegepast 5:gedaan; do
    wijzig 200 "$SBJH" PUT "$zaak/afspraken/${afspraak%:*}" \
        '{"status": "'"${afspraak#*:}"'", "toelichting": "Besproken in het DO.", "datum": "2025-02-26"}' "$zaak"
done

# The herstelplan of 28 February, with the step that it finishes.
echo 'Herstelplan, versie 1 (voorbeeld).' > "$werk/herstelplan.txt"
curl -sS -f -H "Authorization: Bearer $(cat "$TOKENS/$PROJECT")" -F "bestand=@$werk/herstelplan.txt" -F datum=2025-02-28 \
    -o "$werk/antwoord" "$BASIS$zaak/documenten"
document=$(veld "a['id']")
vraag 200 "$PROJECT" GET "$zaak/stappen?paginagrootte=100"
stap=$(veld "next(s['code'] for s in a['resultaten'] if 'herstelplan' in s['titel'].lower() and s['status'] == 'open')")
vraag 200 "$PROJECT" POST "$zaak/stappen/$stap/afronding" '{"datum": "2025-02-28", "documentId": '"$document"'}'

# Ten colleges are asked for € 120,000 each; nine have granted it by 17 March. Who proposed does not approve.
for gever in delft:GM0503 denhaag:GM0518 leidschendam-voorburg:GM1916 midden-delfland:GM1842 pijnacker-nootdorp:GM1926 \
    rijswijk:GM0603 voorschoten:GM0626 wassenaar:GM0629 zoetermeer:GM0637 westland:GM1783; do
    account=${gever%:*}@h10.example
    vraag 201 "$SBJH" POST "$zaak/mandaten" '{"soort": "financien", "bereik": "binnen_regio", "houder": "'$SBJH'",
        "mandaatgever": {"gemeente": "'"${gever#*:}"'"}, "bevoegdheden": "Voorschotten, tot het plafond.", "plafond": 12000000,
        "van": "2025-03-17", "tot": "2025-09-30"}'
    mandaat=/mandaten/$(veld "a['id']")
    wijzig 200 "$SBJH" POST "$mandaat/voorstel" '{"datum": "2025-03-14"}' "$mandaat"
    wijzig 403 "$SBJH" POST "$mandaat/goedkeuring" '{"datum": "2025-03-14"}' "$mandaat"
    gelijk "approving one's own proposal" "$(veld "a['code']")" vier_ogen
    wijzig 200 "$DENHAAG" POST "$mandaat/goedkeuring" '{"datum": "2025-03-14"}' "$mandaat"
    [ "$account" = westland@h10.example ] && continue
    wijzig 200 "$account" POST "$mandaat/verlening" '{"datum": "2025-03-17", "besluitnummer": "B-2025-1"}' "$mandaat"
    wijzig 200 "$SBJH" POST "$mandaat/instemming" '{"datum": "2025-03-17", "door": "houder"}' "$mandaat"
    wijzig 200 "$PROJECT" POST "$mandaat/instemming" '{"datum": "2025-03-17", "door": "werkgever"}' "$mandaat"
    gelijk "mandaat of ${account%@*}" "$(veld "a['status']")" actief
done
ruimte_op 2025-03-20 108000000

# besluit STATUS BEDRAG DATUM: a decision, or its refusal.
besluit() {
    vraag "$1" "$SBJH" POST "$zaak/besluiten" \
        '{"soort": "financien", "omschrijving": "Voorschot.", "bedrag": '"$2"', "datum": "'"$3"'"}' "Idempotency-Key: s1-$$-$3"
}
besluit 201 45000000 2025-03-21
besluit 201 45000000 2025-03-21 # the same key: the same answer, and no second advance
ruimte_op 2025-03-21 63000000
besluit 201 30000000 2025-05-16
ruimte_op 2025-05-16 33000000
besluit 422 50000000 2025-06-16
gelijk 'EUR 500,000 on 16 June' "$(veld "a['code']")" plafond_overschreden
besluit 422 5000000 2025-10-01
gelijk 'EUR 50,000 on 1 October' "$(veld "a['code']")" buiten_looptijd
besluit 201 3000000 2025-09-30
gelijk 'entered late' "$(veld "a['laatIngevoerd']")" True

# Everybody is informed, and the case is closed on 13 November.
vraag 200 "$SBJH" GET "$zaak/informatieplichten?paginagrootte=100"
for plicht in $(veld "' '.join(str(p['id']) for p in a['resultaten'] if p['status'] in ('open', 'te_laat'))"); do
    vraag 200 "$SBJH" POST "/informatieplichten/$plicht/verzending" '{"datum": "2025-11-10"}'
done
wijzig 200 "$SBJH" POST "$zaak/afsluiting" \
    '{"uitkomst": "hersteld", "toelichting": "De aanbieder is hersteld.", "datum": "2025-11-13"}' "$zaak"
gelijk 'the case' "$(veld "a['toestand'] + ', ' + a['uitkomst']")" 'afgesloten, hersteld'

# The supervisor of the reference date gets a bundle; anybody with the key can verify it, without this software.
vraag 201 "$SBJH" POST "$zaak/exports" '{"ontvanger": "toezichthouder", "doel": "Verantwoording.", "peildatum": "2025-11-13"}'
gelijk 'the supervisor on 13 November 2025' "$(veld "a['ontvanger']")" 'Jeugdautoriteit'
export=/exports/$(veld "a['id']")
vraag 200 "$SBJH" GET "$export/bundel"
cp "$werk/antwoord" "$werk/bundel.zip"
vraag 200 "$SBJH" GET /logboek/sleutel
cp "$werk/antwoord" "$werk/sleutel.pem"
python3 -m zipfile -e "$werk/bundel.zip" "$werk/uitgepakt"
python3 "$(find "$werk/uitgepakt" -name verify.py)" "$werk/bundel.zip" --sleutel "$werk/sleutel.pem"
