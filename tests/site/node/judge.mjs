// Has Lighthouse judge pages in the browser that is installed.
//
//     node judge.mjs < ORDER.json
//
// ORDER: {"browser": path, "views": [{"url", "desktop": bool, "only": [categories]}]}. Printed: the views, each with
// its "scores", 0 to 100 by category, and its "faults", what cost points.

import { createServer } from "node:net";
import { chromium } from "playwright-core";
import lighthouse, { desktopConfig } from "lighthouse";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const order = JSON.parse(Buffer.concat(chunks));
const port = await new Promise((found) => {
  const asked = createServer().listen(0, "127.0.0.1", () => {
    const { port } = asked.address();
    asked.close(() => found(port));
  });
});
// Root, as in CI, has no sandbox.
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const args = [...sandbox, `--remote-debugging-port=${port}`];
const browser = await chromium.launch({ executablePath: order.browser, args });

function costly({ categories, audits }) {
  return Object.values(categories).flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .filter(() => id !== "performance" || categories[id].score < 1)
      .map(({ id: audit }) => `${id}: ${audits[audit].title}: ${audits[audit].displayValue ?? where(audits[audit])}`),
  );
}

const where = ({ details }) => details?.items?.[0]?.node?.snippet ?? JSON.stringify(details?.items?.[0] ?? "");

try {
  for (const view of order.views) {
    const flags = { port, onlyCategories: view.only, logLevel: "error" };
    const { lhr } = await lighthouse(view.url, flags, view.desktop ? desktopConfig : undefined);
    const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
    Object.assign(view, { scores: Object.fromEntries(scores), faults: costly(lhr) });
    if (lhr.runtimeError) view.faults.push(lhr.runtimeError.message);
  }
  console.log(JSON.stringify(order.views));
} finally {
  await browser.close();
}
