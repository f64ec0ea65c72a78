// Looks at pages in the browser that is installed, and says what is wrong with them.
//
//     node look.mjs < ORDER.json
//
// ORDER: {"browser": path, "origin": "http://…", "views": [{"url", "width", "axe": bool}]}. Each is looked at in
// light and in dark, everything that can be opened opened. Printed: the views, each with its "troubles", sentences.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const OF_COLOUR = ["color-contrast", "link-in-text-block"];
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function look(page, order, view) {
  const seen = new Set();
  const listeners = {
    console: (said) => seen.add(`console: ${said.type()}: ${said.text()}`),
    pageerror: (error) => seen.add(`script: ${error.message}`),
    request: (request) => {
      const own = request.url().startsWith(`${order.origin}/`) || request.url().startsWith("data:");
      if (!own) seen.add(`request to another host: ${request.url()}`);
    },
    requestfailed: (request) => {
      // What is still on its way when the next page is asked for is given up, which is no failure.
      const why = request.failure()?.errorText;
      if (why !== "net::ERR_ABORTED") seen.add(`failed: ${request.url()}: ${why}`);
    },
    response: (response) => response.status() >= 400 && seen.add(`${response.status()}: ${response.url()}`),
  };
  for (const [event, listener] of Object.entries(listeners)) page.on(event, listener);
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  // From one place of a page to another of it nothing would be loaded.
  await page.goto("about:blank");
  await page.goto(view.url, { waitUntil: "load" });
  // A search is still being answered.
  await page.waitForFunction(() => !document.querySelector("[aria-busy='true']"));
  const overflow = async () => {
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (excess > 0) seen.add(`wider than the window by ${excess} px`);
  };
  await overflow();
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await overflow();
  if (view.axe) for (const trouble of await barriers(page)) seen.add(trouble);
  for (const [event, listener] of Object.entries(listeners)) page.off(event, listener);
  return [...seen];
}

// In the system's light and dark; what a reader chooses has the same colours.
async function barriers(page) {
  const found = await axed(page, { type: "tag", values: ALL }, "light");
  const light = await page.evaluate(colours);
  await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
  const chosenDark = await page.evaluate(colours);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  const dark = await page.evaluate(colours);
  found.push(...(await axed(page, { type: "rule", values: OF_COLOUR }, "dark")));
  await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
  const chosenLight = await page.evaluate(colours);
  await page.evaluate(() => delete document.documentElement.dataset.theme);
  if (light === dark) found.push("light and dark look the same");
  if (light !== chosenLight) found.push("the chosen light is another than the system's");
  if (dark !== chosenDark) found.push("the chosen dark is another than the system's");
  return found;
}

async function axed(page, runOnly, scheme) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const options = { runOnly, resultTypes: ["violations"], preload: false };
  const { violations } = await page.evaluate((how) => window.axe.run(how), options);
  return violations.map(({ id, help, nodes: [first, ...more] }) => {
    const others = more.length ? ` and ${more.length} more` : "";
    return `${scheme}: ${id}: ${first.html.slice(0, 160)}${others}: ${first.any[0]?.message ?? help}`;
  });
}

function colours() {
  const drawn = (element) => {
    const { color, backgroundColor, borderTopColor, fill } = getComputedStyle(element);
    return `${color} ${backgroundColor} ${borderTopColor} ${fill}`;
  };
  return [...document.querySelectorAll("html, html *")].map(drawn).join("\n");
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
