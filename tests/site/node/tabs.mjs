// Tabs of the browser that is installed, driven a line at a time by a test that does other things meanwhile.
//
//     node tabs.mjs BROWSER
//
// Each line read is an order for a tab, which is made when it is first named:
//
//     {"tab": number, "open": url}            answered with the status
//     {"tab": number, "evaluate": expression} with its value
//     {"tab": number, "press": key} or {"tab": number, "click": selector}
//     {"tab": number, "options": {…}}         makes it anew, in a window of its own, with Playwright's options
//
// Each line printed is an answer, {"value": …} or {"error": …}. The order {"troubles": true} is answered with
// what the consoles of all tabs complained of.

import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

// Root, as in CI, has no sandbox.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
const window = { viewport: { width: 1000, height: 700 } };
const context = await browser.newContext(window);
const tabs = new Map();
const troubles = [];

async function tab(number, inside = context) {
  if (!tabs.has(number)) {
    const page = await inside.newPage();
    page.setDefaultTimeout(20000);
    page.on("console", (said) => said.type() === "error" && troubles.push(said.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    tabs.set(number, page);
  }
  return tabs.get(number);
}

async function obey({ tab: number, options, open, press, click, evaluate }) {
  if (options) {
    const { before, ...how } = options;
    const own = await browser.newContext({ ...window, ...how });
    if (before) await own.addInitScript(before);
    await tabs.get(number)?.close();
    tabs.delete(number);
    return void (await tab(number, own));
  }
  const page = await tab(number);
  if (open) return (await page.goto(open, { waitUntil: "load" }))?.status();
  if (press) return page.keyboard.press(press);
  if (click) return page.click(click);
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
