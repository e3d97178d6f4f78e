// Scenario S1, from the first signal to an export, with a client that openapi-typescript made of our document:
//
//   npx openapi-typescript http://127.0.0.1:8000/api/v1/openapi.json -o api.d.ts --default-non-nullable=false
//   npx tsc --strict --module nodenext --target es2022 s1.ts
//   BASIS=http://127.0.0.1:8000 MAAK_TOKEN='.venv/bin/flask --app app tokens maak' node s1.js
//
// Needs the packages openapi-typescript, openapi-fetch, typescript and @types/node, and the accounts of the demo. With
// --default-non-nullable=false a field that has a default may be left out. It ends with the bundle in the file BUNDEL.
import { execSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./api.js";

type Probleem = components["schemas"]["Probleem"];
type Antwoord<T> = { data?: T; error?: Probleem | unknown; response: Response };

const BASIS = process.env.BASIS ?? "http://127.0.0.1:8000";
const MAAK_TOKEN = process.env.MAAK_TOKEN ?? ".venv/bin/flask --app app tokens maak";
const SBJH = "directeur@sbjh.example";
const GEVERS: [account: string, code: string][] = [
  ["delft", "GM0503"], ["denhaag", "GM0518"], ["leidschendam-voorburg", "GM1916"], ["midden-delfland", "GM1842"],
  ["pijnacker-nootdorp", "GM1926"], ["rijswijk", "GM0603"], ["voorschoten", "GM0626"], ["wassenaar", "GM0629"],
  ["zoetermeer", "GM0637"],
];
const ELDERS = "GM0626"; // since 1 January 2024 Voorschoten belongs to Holland Rijnland

// An act has a key of its own: sent again it is not done again.
const eenmalig: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET") request.headers.set("Idempotency-Key", randomUUID());
    return request;
  },
};
const clients = new Map<string, Client<paths>>();

function als(email: string): Client<paths> {
  const bekend = clients.get(email);
  if (bekend) return bekend;
  const token = execSync(`${MAAK_TOKEN} ${email}`, { encoding: "utf8" }).trim();
  const nieuw = createClient<paths>({ baseUrl: `${BASIS}/api/v1`, headers: { Authorization: `Bearer ${token}` } });
  nieuw.use(eenmalig);
  clients.set(email, nieuw);
  return nieuw;
}

function goed<T>(gekregen: Antwoord<T>): T {
  if (gekregen.data === undefined) throw new Error(`${gekregen.response.url}: ${JSON.stringify(gekregen.error)}`);
  return gekregen.data;
}

function geweigerd(gekregen: Antwoord<unknown>, status: number, code: string): void {
  const fout = gekregen.error as Probleem | undefined;
  is(gekregen.response.status, status);
  is(fout?.code, code);
}

function is(gekregen: unknown, verwacht: unknown): void {
  if (gekregen !== verwacht) throw new Error(`${String(gekregen)}, verwacht ${String(verwacht)}`);
}

function merk(gekregen: { response: Response }): string {
  const etag = gekregen.response.headers.get("ETag");
  if (!etag) throw new Error("geen ETag");
  return etag;
}

const sbjh = als(SBJH);

async function openZaak(): Promise<string> {
  const kvkNummer = String(Date.now()).slice(-8); // another provider with each run
  const aanbieder = { naam: "Stichting Duinpoort", kvkNummer, jeugdomzet: 1_420_000_000 };
  const nieuw = await sbjh.POST("/zaken", {
    body: { aanbieder, trede: "signaal", motivering: "De kas reikt tot mei.", datum: "2025-02-03" },
  });
  const { zaaknummer } = goed(nieuw);
  const trede = await sbjh.POST("/zaken/{zaaknummer}/tredebepalingen", {
    params: { path: { zaaknummer }, header: { "If-Match": merk(nieuw) } },
    body: { naar: "zorgelijk", datum: "2025-02-10", motivering: "De jaarrekening bevestigt het tekort." },
  });
  is(goed(trede).trede, "zorgelijk");
  goed(await sbjh.PUT("/zaken/{zaaknummer}/projectleider", {
    params: { path: { zaaknummer }, header: { "If-Match": merk(trede) } },
    body: { gebruiker: "projectleider@sbjh.example", datum: "2025-02-13" },
  }));
  return zaaknummer;
}

async function mandaat(zaaknummer: string, account: string, gemeente: string): Promise<void> {
  const concept = await sbjh.POST("/zaken/{zaaknummer}/mandaten", {
    params: { path: { zaaknummer } },
    body: {
      soort: "financien", bereik: gemeente === ELDERS ? "andere_regio" : "binnen_regio", mandaatgever: { gemeente },
      houder: SBJH, bevoegdheden: "Voorschotten.", plafond: 12_000_000, van: "2025-03-17", tot: "2025-09-30",
    },
  });
  const path = { mandaatId: goed(concept).id };
  const bij = (vorige: { response: Response }) => ({ path, header: { "If-Match": merk(vorige) } });
  const voorstel = await sbjh.POST("/mandaten/{mandaatId}/voorstel", { params: bij(concept), body: { datum: "2025-03-13" } });
  const op14 = { params: bij(voorstel), body: { datum: "2025-03-14" } };
  geweigerd(await sbjh.POST("/mandaten/{mandaatId}/goedkeuring", op14), 403, "vier_ogen");
  const akkoord = await als("directeur@denhaag.example").POST("/mandaten/{mandaatId}/goedkeuring", op14);
  const verleend = await als(`${account}@h10.example`).POST("/mandaten/{mandaatId}/verlening", {
    params: bij(akkoord), body: { datum: "2025-03-17", besluitnummer: "B-2025-17" },
  });
  const houder = await sbjh.POST("/mandaten/{mandaatId}/instemming", {
    params: bij(verleend), body: { door: "houder", datum: "2025-03-17" },
  });
  const bestuur = {
    params: bij(houder),
    body: {
      door: "werkgever" as const, datum: "2025-03-17",
      gegevenDoor: "M. de Boer", gegevenFunctie: "voorzitter van het bestuur", kenmerk: "BS-2025-04",
    },
  };
  geweigerd(await sbjh.POST("/mandaten/{mandaatId}/instemming", bestuur), 403, "vier_ogen");
  const werkgever = await als("directeur@denhaag.example").POST("/mandaten/{mandaatId}/instemming", bestuur);
  is(goed(werkgever).status, "actief");
}

function besluit(zaaknummer: string, datum: string, bedrag: number) {
  return sbjh.POST("/zaken/{zaaknummer}/besluiten", {
    params: { path: { zaaknummer } }, body: { soort: "financien", omschrijving: "Voorschot.", datum, bedrag },
  });
}

async function ruimte(zaaknummer: string, datum: string): Promise<number> {
  return goed(await sbjh.GET("/zaken/{zaaknummer}/ruimte", { params: { path: { zaaknummer }, query: { datum } } })).ruimte;
}

async function beslis(zaaknummer: string): Promise<void> {
  is(await ruimte(zaaknummer, "2025-03-20"), 108_000_000);
  goed(await besluit(zaaknummer, "2025-03-21", 45_000_000));
  goed(await besluit(zaaknummer, "2025-05-16", 30_000_000));
  is(await ruimte(zaaknummer, "2025-05-16"), 33_000_000);
  geweigerd(await besluit(zaaknummer, "2025-06-16", 50_000_000), 422, "plafond_overschreden");
  geweigerd(await besluit(zaaknummer, "2025-10-01", 5_000_000), 422, "buiten_looptijd");
  is(goed(await besluit(zaaknummer, "2025-09-30", 3_000_000)).laatIngevoerd, true);
  is(await ruimte(zaaknummer, "2025-09-30"), 30_000_000);
}

async function sluit(zaaknummer: string): Promise<void> {
  const params = { path: { zaaknummer } };
  for (const nummer of [1, 3]) {
    const afspraak = { path: { zaaknummer, nummer }, header: { "If-Match": "*" } };
    const status = nummer === 1 ? "niet_toegepast" as const : "gedaan" as const;
    goed(await sbjh.PUT("/zaken/{zaaknummer}/afspraken/{nummer}", {
      params: afspraak, body: { status, toelichting: "Besproken op 13 februari.", datum: "2025-02-13" },
    }));
  }
  const alle = goed(await sbjh.GET("/zaken/{zaaknummer}/informatieplichten", {
    params: { ...params, query: { paginagrootte: 100 } },
  }));
  for (const { id, status } of alle.resultaten) {
    if (status !== "open" && status !== "te_laat") continue;
    goed(await sbjh.POST("/informatieplichten/{plichtId}/verzending", {
      params: { path: { plichtId: id } }, body: { datum: "2025-11-12", toelichting: "Per brief." },
    }));
  }
  const nu = merk(await sbjh.GET("/zaken/{zaaknummer}", { params }));
  const dicht = await sbjh.POST("/zaken/{zaaknummer}/afsluiting", {
    params: { ...params, header: { "If-Match": nu } },
    body: { uitkomst: "hersteld", toelichting: "De kas is op orde.", datum: "2025-11-13" },
  });
  is(goed(dicht).toestand, "afgesloten");
  geweigerd(await besluit(zaaknummer, "2025-09-30", 100), 422, "zaak_gesloten");
  const weer = await sbjh.POST("/zaken/{zaaknummer}/heropening", {
    params: { ...params, header: { "If-Match": merk(dicht) } },
    body: { trede: "zeer_problematisch", motivering: "Terugval.", datum: "2025-12-01" },
  });
  is(goed(weer).periode, 2);
}

async function exporteer(zaaknummer: string): Promise<void> {
  const gemaakt = goed(await sbjh.POST("/zaken/{zaaknummer}/exports", {
    params: { path: { zaaknummer } },
    body: { ontvanger: "toezichthouder", doel: "Toezicht.", peildatum: "2025-11-13" },
  }));
  const bundel = await sbjh.GET("/exports/{exportId}/bundel", {
    params: { path: { exportId: gemaakt.id } }, parseAs: "arrayBuffer",
  });
  writeFileSync(process.env.BUNDEL ?? "bundel.zip", Buffer.from(goed(bundel)));
  console.log(`Zaak ${zaaknummer}: bundel voor ${gemaakt.ontvanger}.`);
}

const zaaknummer = await openZaak();
for (const [account, gemeente] of GEVERS) await mandaat(zaaknummer, account, gemeente);
await beslis(zaaknummer);
await sluit(zaaknummer);
await exporteer(zaaknummer);
