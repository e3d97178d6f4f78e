// What a program can see of a page that is not as it should be: see scripts/schermen.py.
() => {
  const KLEINST = 11.5; // pixels; what is smaller is not read at arm's length
  const uit = [], breed = innerWidth;
  const naam = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || ""} “${e.textContent.trim().slice(0, 40)}”`;
  if (document.documentElement.scrollWidth > breed) uit.push("breder dan het scherm");
  const getoond = (e, r) => r.width && r.height && getComputedStyle(e).visibility !== "hidden" && e.checkVisibility();
  for (const e of document.querySelectorAll("body *")) {
    const r = e.getBoundingClientRect(), s = getComputedStyle(e);
    if (!getoond(e, r) || e.closest(".alleen-voorlezen, .utrecht-skip-link")) continue;
    const eigen = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const maat = parseFloat(s.fontSize) * (e.closest("svg") ? e.closest("svg").getScreenCTM().a : 1);
    if (eigen && maat < KLEINST && breed >= 360) uit.push(`kleine letter (${maat.toFixed(1)}): ${naam(e)}`);
    if (e.closest("svg")) {
      const svg = e.closest("svg").getBoundingClientRect();
      if (e.tagName === "text" && (r.left < svg.left - 2 || r.right > svg.right + 2)) uit.push(`buiten de tekening: ${naam(e)}`);
      continue;
    }
    const schuift = e.closest(".tabelvak, pre");
    if (r.right > breed + 1 && !schuift) uit.push(`over de rand: ${naam(e)}`);
    if (s.clipPath === "none" && s.overflowX === "hidden" && s.textOverflow !== "ellipsis" && e.scrollWidth > e.clientWidth + 1) uit.push(`afgesneden: ${naam(e)}`);
    if (e === schuift && e.scrollWidth > e.clientWidth + 1) uit.push(`schuift opzij: ${naam(e)}`);
    const raken = e.matches("main button, main input:not([type=hidden]), main select, summary, nav a");
    if (raken && (r.width < 24 || r.height < 24) && !e.closest("p")) {
      uit.push(`te klein (${Math.round(r.width)}x${Math.round(r.height)}): ${naam(e)}`);
    }
  }
  const teksten = [...document.querySelectorAll("svg text")].map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width);
  const raakt = (a, b) => a.left < b.right - 3 && b.left < a.right - 3 && a.top < b.bottom - 5 && b.top < a.bottom - 5;
  for (const [nr, [a, ra]] of teksten.entries()) {
    for (const [b, rb] of teksten.slice(nr + 1)) {
      if (a.closest("svg") === b.closest("svg") && raakt(ra, rb)) uit.push(`over elkaar: ${naam(a)} ${naam(b)}`);
    }
  }
  return [...new Set(uit)];
}
