// Where a browser goes for a text fragment: what it marks, against the words that are meant.
//
//     node fragments.mjs < {"browser": path, "pages": [{"url": …, "words": [{"id": …, "fragment": …}]}]}
//
// For each of the words printed: whether everything that the browser marks lies within the element `id`, and
// whether it reaches all of its lines that are in the window. What is marked is seen on a picture of the window, into
// which the browser brings it, since no script is told.

import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const { browser: path, pages } = JSON.parse(readFileSync(0, "utf8"));
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: path, args });
const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, deviceScaleFactor: 0.5 });
await context.addInitScript(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { background: #fff !important; color: #000 !important; scroll-behavior: auto !important; }
    ::target-text { background: #f0f !important; color: #f0f !important; }
  `);
  document.adoptedStyleSheets = [sheet];
});
const page = await context.newPage();
const reading = await context.newPage();
const seen = [];
for (const { url, words } of pages) {
  for (const [number, { id, fragment }] of words.entries()) {
    await page.goto(`${url}?n=${number}#:~:text=${fragment}`, { waitUntil: "domcontentloaded" });
    await page.waitForFunction(() => document.readyState === "complete");
    // It looks for the words when it has time to; and twenty times is long enough not to find them.
    let found;
    for (let tries = 0; tries < 20 && !(found?.inside || found?.outside); tries++) {
      if (tries) await page.waitForTimeout(100);
      const picture = (await page.screenshot()).toString("base64");
      const rects = await page.evaluate((id) => {
        const boxes = [...document.getElementById(id).getClientRects()];
        const whole = (b) => b.top > 4 && b.bottom < innerHeight - 4;
        return boxes.map((b) => [b.left / 2, b.top / 2, b.right / 2, b.bottom / 2, whole(b)]);
      }, id);
      found = await reading.evaluate(marked, { picture, rects });
    }
    seen.push({ url, id, fragment, ...found });
  }
}
await browser.close();
console.log(JSON.stringify(seen));

async function marked({ picture, rects }) {
  const bytes = await (await fetch(`data:image/png;base64,${picture}`)).blob();
  const image = await createImageBitmap(bytes);
  const canvas = new OffscreenCanvas(image.width, image.height);
  const drawing = canvas.getContext("2d");
  drawing.drawImage(image, 0, 0);
  const { data } = drawing.getImageData(0, 0, image.width, image.height);
  const within = (x, y) => rects.findIndex(([l, t, r, b]) => x >= l - 3 && x <= r + 3 && y >= t - 3 && y <= b + 3);
  let inside = 0;
  let outside = 0;
  const reached = new Set();
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const at = 4 * (y * image.width + x);
      if (data[at] < 200 || data[at + 1] > 100 || data[at + 2] < 200) continue;
      const box = within(x, y);
      if (box < 0) outside++;
      else {
        inside++;
        if (rects[box][4]) reached.add(box);
      }
    }
  }
  return { inside, outside, reached: reached.size, lines: rects.filter((rect) => rect[4]).length };
}
