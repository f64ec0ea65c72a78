// Looks at pages in the browser that is installed, and says what it saw.
//
//     node look.mjs < ORDER.json
//
// ORDER: {"browser": path, "origin": "http://…", "views": [{"url", "width", "dark", "axe"}]}. Printed: one
// object a view, {"url", "width", "dark", "troubles": [sentence]}.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function troubles(browser, origin, view) {
  const seen = [];
  const context = await browser.newContext({
    viewport: { width: view.width, height: 900 },
    colorScheme: view.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) seen.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => seen.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
      seen.push(`request to another host: ${request.url()}`);
    }
  });
  page.on("requestfailed", (request) => seen.push(`failed: ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400 && response.url() !== view.url) seen.push(`${response.status()}: ${response.url()}`);
  });
  await page.goto(view.url, { waitUntil: "load" });
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (excess > 0) seen.push(`wider than the window by ${excess} px`);
  if (view.axe) {
    await page.evaluate(axe);
    const found = await page.evaluate((tags) => window.axe.run({ runOnly: { type: "tag", values: tags } }), WCAG);
    for (const rule of found.violations) {
      const first = rule.nodes[0];
      seen.push(`${rule.id} (${rule.nodes.length}): ${first.html.slice(0, 160)}: ${first.any[0]?.message ?? rule.help}`);
    }
  }
  await context.close();
  return seen;
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const order = JSON.parse(Buffer.concat(chunks));
// Root, as in CI, has no sandbox.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: order.browser, args });
try {
  const answers = [];
  for (const view of order.views) {
    answers.push({ ...view, troubles: await troubles(browser, order.origin, view) });
  }
  console.log(JSON.stringify(answers));
} finally {
  await browser.close();
}
