// Tabs of the browser that is installed, driven a line at a time by a test that edits files meanwhile.
//
//     node tabs.mjs BROWSER
//
// Each line read is an order, {"tab": number, "open": url} or {"tab": number, "evaluate": expression}; each
// line printed is its answer, {"value": …} or {"error": …}. A tab is made when it is first named. The order
// {"troubles": true} is answered with what the consoles of all tabs complained of.

import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

// Root, as in CI, has no sandbox.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
const context = await browser.newContext({ viewport: { width: 1000, height: 700 } });
const tabs = new Map();
const troubles = [];

async function tab(number) {
  if (!tabs.has(number)) {
    const page = await context.newPage();
    page.on("console", (said) => said.type() === "error" && troubles.push(said.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    tabs.set(number, page);
  }
  return tabs.get(number);
}

async function obey({ tab: number, open, evaluate }) {
  const page = await tab(number);
  if (open) return (await page.goto(open, { waitUntil: "load", timeout: 20000 })).status();
  return page.evaluate(evaluate);
}

try {
  for await (const line of createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    let answer;
    try {
      answer = { value: order.troubles ? troubles : await obey(order) };
    } catch (error) {
      answer = { error: error.message };
    }
    console.log(JSON.stringify(answer));
  }
} finally {
  await browser.close();
}
