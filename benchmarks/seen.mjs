// Looks at a page in the browser that is installed, and says when it shows words.
//
//     node seen.mjs FOLDER BROWSER ADDRESS
//
// FOLDER holds node_modules with playwright-core. Words come in, a line each, and go out when they are there.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [folder, browserPath, address] = process.argv.slice(2);
const { chromium } = createRequire(`${folder}/`)("playwright-core");
// Root, as in CI, has no sandbox.
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: browserPath, args });
try {
  const page = await browser.newPage();
  await page.goto(address, { waitUntil: "load" });
  for await (const words of createInterface({ input: process.stdin })) {
    const there = (wanted) => document.documentElement.outerHTML.includes(wanted);
    // Outlives the page's reloads.
    await page.waitForFunction(there, words, { timeout: 900_000 });
    console.log(words);
  }
} finally {
  await browser.close();
}
