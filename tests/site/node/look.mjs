// Looks at pages in the browser that is installed, and says what it saw.
//
//     node look.mjs < ORDER.json
//
// ORDER: {"browser": path, "origin": "http://…", "axe": bool, "views": [{"url", "width"}]}. Each is looked at in
// light and in dark. Printed: the views, each with its "troubles", sentences.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function look(page, order, view) {
  const seen = new Set();
  const listeners = {
    console: (said) => ["error", "warning"].includes(said.type()) && seen.add(`console: ${said.text()}`),
    pageerror: (error) => seen.add(`script: ${error.message}`),
    request: (request) => {
      const own = request.url().startsWith(`${order.origin}/`) || request.url().startsWith("data:");
      if (!own) seen.add(`request to another host: ${request.url()}`);
    },
    requestfailed: (request) => {
      // An icon still on its way when the next page is asked for is given up, which is no failure.
      const why = request.failure()?.errorText;
      if (why !== "net::ERR_ABORTED") seen.add(`failed: ${request.url()}: ${why}`);
    },
    response: (response) => response.status() >= 400 && seen.add(`${response.status()}: ${response.url()}`),
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.goto(view.url, { waitUntil: "load" });
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) seen.add(`wider than the window by ${excess} px`);
    if (order.axe) for (const barrier of await barriers(page)) seen.add(`${colorScheme}: ${barrier}`);
  }
  for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  return [...seen];
}

async function barriers(page) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const options = { runOnly: { type: "tag", values: WCAG }, resultTypes: ["violations"], preload: false };
  const { violations } = await page.evaluate((how) => window.axe.run(how), options);
  return violations.map(({ id, help, nodes: [first, ...more] }) => {
    const others = more.length ? ` and ${more.length} more` : "";
    return `${id}: ${first.html.slice(0, 160)}${others}: ${first.any[0]?.message ?? help}`;
  });
}

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const order = JSON.parse(Buffer.concat(chunks));
// Root, as in CI, has no sandbox.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: order.browser, args });
try {
  const page = await browser.newPage();
  for (const view of order.views) view.troubles = await look(page, order, view);
  console.log(JSON.stringify(order.views));
} finally {
  await browser.close();
}
