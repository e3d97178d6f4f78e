// Brings the component styles and the font from node_modules to app/static/gebouwd/, so that the product
// serves everything itself and a running server needs neither Node nor another host. Safe to repeat.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const target = join(root, "app", "static", "gebouwd");

// Unicode ranges of the two subsets, as published with the font: the browser fetches latin-ext only if it needs it.
const SUBSETS = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F," +
    "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F," +
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF",
};
const WEIGHTS = [400, 600, 700];

const fontFile = (subset, weight) => `source-sans-3-${subset}-${weight}-normal.woff2`;

const fontFace = (subset, weight) => `@font-face {
  font-family: "Source Sans 3";
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url("fonts/${fontFile(subset, weight)}") format("woff2");
  unicode-range: ${SUBSETS[subset]};
}`;

async function copyFonts() {
  const source = join(modules, "@fontsource", "source-sans-3");
  await mkdir(join(target, "fonts"), { recursive: true });
  const faces = [];
  for (const subset of Object.keys(SUBSETS)) {
    for (const weight of WEIGHTS) {
      const name = fontFile(subset, weight);
      await copyFile(join(source, "files", name), join(target, "fonts", name));
      faces.push(fontFace(subset, weight));
    }
  }
  await copyFile(join(source, "LICENSE"), join(target, "fonts", "LICENSE")); // the OFL travels with the font
  return faces;
}

/** The components are exactly the @utrecht dependencies of package.json: one list to keep. */
async function componentCss() {
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const names = Object.keys(dependencies).filter((name) => name.startsWith("@utrecht/")).sort();
  const parts = names.map(async (name) => {
    const css = await readFile(join(modules, name, "dist", "index.min.css"), "utf8");
    // @charset counts only as the first bytes of a file, so it is dropped here and set once below.
    return `/* ${name} ${dependencies[name]} */\n${css.replace(/@charset "utf-8";/i, "").trim()}`;
  });
  return Promise.all(parts);
}

const licence = "/* @utrecht components: EUPL-1.2, Frameless B.V. and Gemeente Utrecht. Source Sans 3: OFL-1.1. Built file. */";
const css = ['@charset "UTF-8";', licence, ...(await copyFonts()), ...(await componentCss())].join("\n");
await writeFile(join(target, "componenten.css"), `${css}\n`);
