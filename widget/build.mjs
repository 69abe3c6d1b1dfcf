/** Builds the widget: dist/amparo.js, and dist/amparo.css for browsers that cannot make style sheets in a script. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { contentOf } from "./content.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const DATA = join(HERE, "..", "data");
const DIST = join(HERE, "dist");
/** Phones from about 2018. */
const TARGET = ["es2018", "chrome70", "safari12", "firefox63"];
/** What a slow phone is asked to fetch, in bytes after gzip. */
const LIMIT = 35 * 1024;

/** The keys stand in words.ts, where the compiler checks their use. */
async function keys() {
  const { code } = await transform(readFileSync(join(HERE, "src/words.ts"), "utf8"), { loader: "ts", format: "esm" });
  return (await import(`data:text/javascript,${encodeURIComponent(code)}`)).KEYS;
}

async function style() {
  const rules = readFileSync(join(HERE, "src/style.css"), "utf8");
  return (await transform(rules, { loader: "css", minify: true, target: TARGET })).code;
}

const content = contentOf(DATA, await keys());
const css = await style();

const made = {
  name: "made",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^amparo:content$/ }, () => ({ path: "content", namespace: "made" }));
    onLoad({ filter: /.*/, namespace: "made" }, () => ({ contents: JSON.stringify(content), loader: "json" }));
    onLoad({ filter: /style\.css$/ }, () => ({ contents: css, loader: "text" }));
  },
};

mkdirSync(DIST, { recursive: true });
await build({
  entryPoints: [join(HERE, "src/main.ts")],
  outfile: join(DIST, "amparo.js"),
  bundle: true,
  minify: true,
  format: "iife",
  charset: "utf8",
  target: TARGET,
  // Safari 12 stumbles over one form of it (a function that destructures a parameter of its own name), not used here.
  supported: { destructuring: true },
  legalComments: "none",
  plugins: [made],
});
writeFileSync(join(DIST, "amparo.css"), css);

for (const name of ["amparo.js", "amparo.css"]) {
  const bytes = readFileSync(join(DIST, name));
  const zipped = gzipSync(bytes, { level: 9 }).length;
  console.log(`widget/dist/${name}  ${bytes.length} bytes, ${zipped} after gzip`);
  if (zipped > LIMIT) throw new Error(`${name} is over ${LIMIT} bytes after gzip`);
}
