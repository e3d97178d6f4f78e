// Comfort on pages that are complete without it (ADR 036): a draft while typing, a warning before what was typed is left
// behind, staying logged in, filtering, copying, and going somewhere with Ctrl-K. It has no words of its own: those stand,
// translated, in `templates/extra.html`. It decides nothing: what it asks is what a form or a link would ask.
"use strict";
(() => {
  const woorden = document.getElementById("extra")?.dataset;
  if (!woorden) return;

  const zeg = (naam, delen = {}) => Object.entries(delen).reduce((tekst, [deel, waarde]) => tekst.replace(`{${deel}}`, waarde), woorden[naam]);
  const maak = (soort, wat = {}, ...erin) => {
    const element = Object.assign(document.createElement(soort), wat);
    element.append(...erin);
    return element;
  };
  const plat = (tekst) => tekst.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
  const melder = document.body.appendChild(maak("p", { className: "alleen-voorlezen", ariaLive: "polite" }));
  const meld = (tekst) => { melder.textContent = tekst; };

  /** A page of ours, as it stands after all redirects; `binnen` says whether that was the page of who is logged in. */
  async function haal(adres, opties = {}) {
    const antwoord = await fetch(adres, { credentials: "same-origin", ...opties });
    const blad = new DOMParser().parseFromString(await antwoord.text(), "text/html");
    return { blad, adres: antwoord.url, binnen: antwoord.ok && Boolean(blad.getElementById("extra")) };
  }

  // The end of the session. The style sheet shows the band in time (without script too); here it is said aloud, what was typed is
  // kept, and one stays logged in without leaving the page.
  const band = () => document.querySelector(".sessie-einde");
  function vernieuw(blad) {
    const nieuw = blad.querySelector(".sessie-einde");
    if (!nieuw || !band()) return;
    band().replaceWith(document.importNode(nieuw, true)); // its waiting begins again
    if (document.title.startsWith(woorden.let)) document.title = document.title.slice(woorden.let.length);
  }
  document.addEventListener("animationstart", (event) => {
    if (event.animationName !== "sessie-einde") return;
    meld(event.target.innerText);
    if (!document.title.startsWith(woorden.let)) document.title = woorden.let + document.title;
    bewakers.forEach((bewaker) => bewaker.bewaar());
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".sessie-einde a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { blad, binnen } = await haal(woorden.blijf).catch(() => ({}));
    if (!binnen) { window.open(link.href, "_blank", "noopener"); return; }
    vernieuw(blad);
    document.getElementById("inhoud").focus({ preventScroll: true });
    meld(woorden.gebleven);
  });

  // What is typed: kept as the button of the form would keep it (ADR 026), on the server and for this account alone: nothing stays
  // on a desk that others share. A form that is not kept is not left without a question.
  const RUST = 8000; // milliseconds after the last key
  const bewakers = [];
  function bewaak(form) {
    const knop = form.querySelector("button[name=bewaar_klad]");
    const staat = knop && maak("p", { className: "klein formulier__staat" });
    let getypt = document.querySelector("main .foutoverzicht") ? 1 : 0; // what was refused is nowhere yet
    let bewaard = 0, klok = 0, bezig = false;
    const los = () => [...form.elements].some((veld) => veld.type === "file" && veld.files.length);
    const open = () => getypt > bewaard || (getypt > 0 && los());
    knop?.after(staat);

    function velden() {
      const gevuld = new FormData(form);
      for (const veld of form.elements) if (veld.type === "file" || veld.type === "password") gevuld.delete(veld.name);
      gevuld.set("bewaar_klad", "1");
      return new URLSearchParams(gevuld);
    }
    async function bewaar(keepalive = false) {
      clearTimeout(klok);
      if (!knop || bezig || getypt <= bewaard) return;
      const nu = getypt;
      bezig = true;
      const adres = new URL(form.getAttribute("action") ?? "", location.href);
      const { blad, adres: daar, binnen } = await haal(adres, { method: "POST", body: velden(), keepalive }).catch(() => ({ adres: "" }));
      bezig = false;
      const klad = decodeURIComponent(daar).match(/[?&]klad=(\d+)/)?.[1];
      if (klad) {
        bewaard = nu;
        if (!form.elements.klad) form.append(maak("input", { type: "hidden", name: "klad" }));
        form.elements.klad.value = klad;
      }
      const tijd = new Date().toLocaleTimeString(document.documentElement.lang, { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
      staat.textContent = zeg(klad ? (binnen ? "bewaard" : "verlopen") : "nietBewaard", { tijd });
      if (binnen) vernieuw(blad);
      else meld(staat.textContent);
    }
    const anders = () => {
      getypt += 1;
      clearTimeout(klok);
      klok = setTimeout(bewaar, RUST);
    };
    form.addEventListener("input", (event) => { if (event.target.name) anders(); });
    form.addEventListener("submit", (event) => { if (!event.defaultPrevented) { clearTimeout(klok); getypt = bewaard = 0; } });
    bewakers.push({ open, bewaar });
  }
  document.querySelectorAll("main form[method=post]").forEach((form) => { if (form.elements.van_wie) bewaak(form); });
  window.addEventListener("beforeunload", (event) => { if (bewakers.some((bewaker) => bewaker.open())) event.preventDefault(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) bewakers.forEach((bewaker) => bewaker.bewaar(true)); });

  // Filter as you type what stands on this page. A line that is ticked stays in sight; on paper everything stands.
  // A line that is only there to type in says nothing to look for: above those there is no filter.
  const VEEL = 10;
  function zegt(rij) {
    const kaal = rij.cloneNode(true);
    kaal.querySelectorAll("select, datalist, label.alleen-voorlezen").forEach((veld) => veld.remove());
    return plat(kaal.textContent).trim();
  }
  function zeef(vak, rijen) {
    const teksten = rijen.map(zegt);
    if (teksten.filter(Boolean).length < VEEL) return;
    const stand = maak("span", { className: "klein", role: "status" });
    const veld = maak("input", { type: "search", className: "utrecht-textbox utrecht-textbox--html-input", autocomplete: "off" });
    const kies = () => {
      const delen = plat(veld.value).split(" ");
      let over = 0;
      rijen.forEach((rij, nr) => {
        const weg = !delen.every((deel) => teksten[nr].includes(deel)) && !rij.querySelector(":checked:not(option)");
        rij.classList.toggle("gezeefd", weg);
        over += !weg;
      });
      stand.textContent = veld.value.trim() ? zeg("over", { n: over, alle: rijen.length }) : "";
    };
    veld.addEventListener("input", (event) => { event.stopPropagation(); kies(); });
    veld.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    vak.before(maak("p", { className: "zeef" }, maak("label", {}, maak("span", { textContent: woorden.zeef }), veld), stand));
  }
  document.querySelectorAll("main .tabelvak").forEach((vak) => zeef(vak, [...vak.querySelectorAll("tbody > tr")]));
  document.querySelectorAll("main .lijst, main .regels, main .formulier__keuzes").forEach((vak) => zeef(vak, [...vak.children]));

  // All boxes at once: what the button would come back with. What the filter took out of sight stays as it is.
  document.addEventListener("click", (event) => {
    const knop = event.target.closest?.("button[name=vink]");
    if (!knop) return;
    event.preventDefault();
    const [naam, hoe, welke] = knop.value.split("/"), nummers = welke?.split("-");
    const vakjes = [...knop.form.elements].filter((vak) => vak.type === "checkbox" && vak.name === naam);
    vakjes.filter((vak) => (!nummers || nummers.includes(vak.value.split(".")[0])) && !vak.closest(".gezeefd")).forEach((vak) => { vak.checked = hoe === "aan"; });
    vakjes[0]?.dispatchEvent(new Event("input", { bubbles: true }));
    meld(zeg("aangevinkt", { n: vakjes.filter((vak) => vak.checked).length, alle: vakjes.length }));
  });

  // Escape closes a menu that lies over the page, and one is back at what opened it.
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.balk__wie, details.uitklap");
    if (!menu?.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Copy what one would otherwise retype: numbers, addresses, what a machine checks by.
  function kopieer(tekst, wat) {
    const woord = maak("span", { textContent: woorden.kopieer });
    const knop = maak("button", { type: "button", className: "kopieer" }, woord, maak("span", { className: "alleen-voorlezen", textContent: ` ${wat}` }));
    knop.addEventListener("click", async () => {
      await navigator.clipboard.writeText(tekst);
      woord.textContent = woorden.gekopieerd;
      meld(`${woorden.gekopieerd}: ${wat}`);
      setTimeout(() => { woord.textContent = woorden.kopieer; }, 3000);
    });
    return knop;
  }
  if (navigator.clipboard) {
    document.querySelectorAll("main .hash, main [data-kopieer]").forEach((bron) => {
      const tekst = bron.textContent.trim();
      if (tekst) bron.after(" ", kopieer(tekst, tekst.length > 40 ? `${tekst.slice(0, 12)}…` : tekst));
    });
    const { zaak } = document.getElementById("inhoud").dataset;
    const plek = [...document.querySelectorAll("main .utrecht-breadcrumb-nav__item")].find((stap) => stap.textContent.includes(zaak));
    if (zaak) plek?.append(" ", kopieer(zaak, zaak));
  }

  // Ctrl-K: to a page that stands in a menu here, or to what the search finds; so to nothing that one may not open.
  const ZOEKRUST = 250;
  function palet() {
    const veld = maak("input", { type: "text", id: "palet-veld", className: "utrecht-textbox utrecht-textbox--html-input", autocomplete: "off" });
    const lijst = maak("ul", { className: "palet__lijst" });
    const stand = maak("p", { className: "klein", role: "status" });
    const dicht = maak("button", { type: "button", className: "utrecht-button utrecht-button--secondary-action", textContent: woorden.sluiten });
    const venster = maak("dialog", { className: "palet" },
      maak("label", { htmlFor: veld.id, className: "utrecht-form-label", textContent: woorden.palet }),
      maak("div", { className: "palet__vraag" }, veld, dicht), stand, lijst);
    venster.setAttribute("aria-label", woorden.paletNaam);
    document.body.append(venster);
    const bladen = new Map();
    document.querySelectorAll(".zaaknav a, .balk__nav a, .balk__wie a, .voet a").forEach((link) => {
      const naam = (link.firstChild?.textContent ?? "").trim();
      const plek = link.closest(".zaaknav") && document.getElementById("inhoud").dataset.zaak;
      if (naam && !bladen.has(link.href)) bladen.set(link.href, { naam, plek: plek || "", adres: link.href });
    });
    let klok = 0, beurt = 0;

    const toon = (gevonden, meer) => {
      lijst.replaceChildren(...gevonden.map(({ naam, plek, adres }) =>
        maak("li", {}, maak("a", { href: adres }, naam, ...(plek ? [maak("span", { className: "klein", textContent: plek })] : [])))));
      stand.textContent = meer ? woorden.zoekt : zeg("gevonden", { n: gevonden.length });
    };
    const inMenu = (vraag) => [...bladen.values()].filter((blad) => plat(`${blad.naam} ${blad.plek}`).includes(plat(vraag)));
    async function zoek() {
      const vraag = veld.value.trim(), mijn = ++beurt, hier = inMenu(vraag);
      clearTimeout(klok);
      const verder = woorden.zoek && vraag.length > 1;
      toon(hier.slice(0, 12), verder);
      if (!verder) return;
      klok = setTimeout(async () => {
        const { blad } = await haal(`${woorden.zoek}?${new URLSearchParams({ q: vraag })}`).catch(() => ({}));
        if (mijn !== beurt) return;
        const er = [...(blad?.querySelectorAll("main .lijst__item") ?? [])].map((item) => {
          const link = item.querySelector(".lijst__titel a, a.lijst__titel");
          return link && { naam: link.textContent.trim(), plek: item.querySelector(".lijst__onder")?.textContent.replace(/\s+/g, " ").trim() ?? "", adres: link.getAttribute("href") };
        }).filter(Boolean);
        toon([...hier.slice(0, 4), ...er.slice(0, 8), { naam: zeg("alles", { q: vraag }), plek: "", adres: `${woorden.zoek}?${new URLSearchParams({ q: vraag })}` }]);
      }, ZOEKRUST);
    }
    const ga = (stap) => {
      const links = [...lijst.querySelectorAll("a")], nu = links.indexOf(document.activeElement) + stap;
      (nu < 0 ? veld : links[Math.min(nu, links.length - 1)] ?? veld).focus();
    };
    veld.addEventListener("input", zoek);
    dicht.addEventListener("click", () => venster.close());
    venster.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); ga(event.key === "ArrowDown" ? 1 : -1); }
      if (event.key === "Enter" && event.target === veld) { event.preventDefault(); lijst.querySelector("a")?.click(); }
    });
    venster.addEventListener("click", (event) => { if (event.target === venster) venster.close(); });
    return () => {
      if (venster.open) return;
      veld.value = "";
      venster.showModal();
      veld.focus();
      zoek();
    };
  }
  let open;
  const openPalet = () => (open ??= palet())();
  document.addEventListener("keydown", (event) => {
    if (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      openPalet();
    }
  });
  const knop = maak("button", { type: "button", className: "utrecht-button utrecht-button--secondary-action balk__palet" }, maak("span", { textContent: woorden.ga }), maak("kbd", { textContent: "Ctrl K" }));
  knop.addEventListener("click", openPalet);
  const zoekvak = document.querySelector(".balk__zoek");
  if (zoekvak) zoekvak.append(knop);
  else document.querySelector(".balk__wie")?.before(knop);

  // On paper what folds stands open, also in a browser that cannot do that by the style sheet (css/onderdelen.css).
  let dichte = [];
  if (!CSS.supports("selector(::details-content)")) window.addEventListener("beforeprint", () => {
    dichte = [...document.querySelectorAll("main details:not([open], .tijdlijn__tabel)")];
    dichte.forEach((deel) => { deel.open = true; });
  });
  window.addEventListener("afterprint", () => dichte.forEach((deel) => { deel.open = false; }));
})();
