// Brings the component styles and the font from node_modules to app/static/gebouwd/, so that the product
// serves everything itself and a running server needs neither Node nor another host; and presses every style sheet and script
// once, as small as it gets. app/web/kern/statisch.py serves them by their hash. Safe to repeat.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const source = join(root, "app", "static");
const target = join(source, "gebouwd");
const pressed = join(target, "geperst");

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

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

const fontFace = (subset, weight, name) => `@font-face {
  font-family: "Source Sans 3";
  font-style: normal;
  font-weight: ${weight};
  font-display: swap;
  src: url("fonts/${name}") format("woff2");
  unicode-range: ${SUBSETS[subset]};
}`;

/** A font under a name with its hash: the style sheet names it, so nothing else can. */
async function copyFont(packed, subset, weight) {
  const name = `source-sans-3-${subset}-${weight}-normal`;
  const bytes = await readFile(join(packed, "files", `${name}.woff2`));
  await writeFile(join(target, "fonts", `${name}.${hash(bytes)}.woff2`), bytes);
  return fontFace(subset, weight, `${name}.${hash(bytes)}.woff2`);
}

async function copyFonts() {
  const packed = join(modules, "@fontsource", "source-sans-3");
  await rm(join(target, "fonts"), { recursive: true, force: true });
  await mkdir(join(target, "fonts"), { recursive: true });
  const faces = [];
  for (const subset of Object.keys(SUBSETS)) {
    for (const weight of WEIGHTS) faces.push(await copyFont(packed, subset, weight));
  }
  await copyFile(join(packed, "LICENSE"), join(target, "fonts", "LICENSE")); // the OFL travels with the font
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

/** What a reader of the source needs and a browser does not: our own comments, and how the lines stand. */
const bare = (css) => css.replace(/\/\*[^]*?\*\//g, "").replace(/\n\s*/g, "\n");

/** A copy by the hash of the file, with the brotli and the gzip of it. The server gives a file that has no copy as it is. */
async function press(file) {
  const source_ = await readFile(file);
  const copy = join(pressed, `${hash(source_)}${extname(file)}`);
  const bytes = dirname(file) === join(source, "css") ? Buffer.from(bare(source_.toString())) : source_;
  await writeFile(copy, bytes);
  await writeFile(`${copy}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } }));
  await writeFile(`${copy}.gz`, gzipSync(bytes, { level: 9 }));
}

await rm(pressed, { recursive: true, force: true });
await mkdir(pressed, { recursive: true });
const own = [];
for (const kind of ["css", "js"]) own.push(...(await readdir(join(source, kind))).map((name) => join(source, kind, name)));
await Promise.all([...own, join(source, "favicon.svg"), join(target, "componenten.css")].map(press));
