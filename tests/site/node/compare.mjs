// Chooses two speakers on a page that compares, without script and with it.
//
//     node compare.mjs < ORDER.json
//
// ORDER: {"browser": path, "url": "http://…"}. Printed: "names" and "slugs" of who can be chosen; "bare", the
// headings shown without script, before and after a choice; and what script makes of choices and of the way back.

import { chromium } from "playwright-core";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const order = JSON.parse(Buffer.concat(chunks));
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: order.browser, args });

const heads = (page) => page.locator(".heads .said-by:visible").allTextContents();
// From left to right, as they stand beside each other.
const across = async (page) => {
  const found = await page.locator(".heads .by:visible").all();
  const boxes = await Promise.all(found.map(async (one) => [(await one.boundingBox()).x, await one.locator("h2").textContent()]));
  return boxes.sort(([one], [other]) => one - other).map(([, name]) => name);
};

try {
  const bare = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await bare.goto(order.url);
  const options = await bare.locator("#choice-a option").all();
  const slugs = await Promise.all(options.map((option) => option.getAttribute("value")));
  const names = await bare.locator(".heads .said-by").allTextContents();
  const shown = [await heads(bare)];
  await bare.selectOption("#choice-b", slugs[2]);
  shown.push(await heads(bare));

  const page = await browser.newPage();
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.goto(order.url);
  const chosen = [await across(page)];
  await page.selectOption("#choice-a", slugs[2]);
  chosen.push(await across(page));
  const address = new URL(page.url()).search;
  const said = (await page.locator("[role='status']").first().textContent()).includes(names[2]);
  await page.selectOption("#choice-a", slugs[1]);
  chosen.push(await across(page));
  await page.goBack();
  chosen.push(await across(page));
  await page.goBack();
  chosen.push(await across(page));
  await page.goto(`${order.url}?a=${slugs[2]}&b=${slugs[0]}`);
  const script = { chosen, addressed: await across(page), address, said };
  console.log(JSON.stringify({ names, slugs, bare: shown, script }));
} finally {
  await browser.close();
}
