// Asks the search page of a served site, in the browser that is installed, and says what it showed.
//
//     node search.mjs < ORDER.json
//
// ORDER: {"browser": path, "origin": "http://…", "page": address of the search page, "asks": [query], "use": bool}.
// An ask that begins with ? is the rest of an address, any other is what is typed. Printed: {"answers": one for
// each ask, "steps": what using the page by hand came to, "troubles": sentences}.

import { chromium } from "playwright-core";

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const order = JSON.parse(Buffer.concat(chunks));
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: order.browser, args });
const troubles = new Set();

const done = () => {
  const page = document.querySelector("[data-search]");
  if (page.dataset.trouble) return true;
  return !page.hasAttribute("aria-busy") && page.querySelector(".found").textContent !== "";
};

const shown = () => {
  const text = (place) => place?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const page = document.querySelector("[data-search]");
  return {
    trouble: page.dataset.trouble ?? "",
    status: text(page.querySelector(".found")),
    nothing: !page.querySelector(".nothing").hidden,
    address: location.search,
    chosen: [...page.querySelectorAll(".chosen button")].map((button) => button.firstChild.textContent.trim()),
    facets: Object.fromEntries(
      [...page.querySelectorAll(".facets fieldset")].map((group) => [
        text(group.querySelector("legend")),
        [...group.querySelectorAll("label")].map((row) => [text(row.querySelector(".name")), text(row.querySelector(".count"))]),
      ]),
    ),
    groups: Object.fromEntries(
      [...page.querySelectorAll(".results > section")].map((group) => [
        group.className.match(/of-(\w+)/)[1],
        [...group.querySelectorAll(".hit")].map((hit) => ({
          text: text(hit),
          marks: [...hit.querySelectorAll("mark")].map(text),
          url: hit.querySelector("a.to").getAttribute("href"),
        })),
      ]),
    ),
  };
};

try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
  page.on("console", (said) => ["error", "warning"].includes(said.type()) && troubles.add(`console: ${said.text()}`));
  page.on("pageerror", (error) => troubles.add(`script: ${error.message}`));
  page.on("request", (request) => {
    const own = request.url().startsWith(`${order.origin}/`) || request.url().startsWith("data:");
    if (!own) troubles.add(`request to another host: ${request.url()}`);
  });
  page.on("response", (answer) => answer.status() >= 400 && troubles.add(`${answer.status()}: ${answer.url()}`));

  const ask = async (query) => {
    await page.goto(order.page + (query.startsWith("?") ? query : `?q=${encodeURIComponent(query)}`));
    const late = await page.waitForFunction(done, null, { timeout: 20000 }).then(() => "", (error) => error.message);
    return { ...(await page.evaluate(shown)), ...(late && { trouble: late }) };
  };
  const answers = [];
  for (const query of order.asks) answers.push(await ask(query));
  const steps = {};
  const settled = async (name) => {
    await page.waitForTimeout(400);
    await page.waitForFunction(done, null, { timeout: 30000 }).catch(() => {});
    if (name) steps[name] = { ...(await page.evaluate(shown)), focus: await focused() };
  };
  const focused = () =>
    page.evaluate(() => {
      const { tagName, name } = document.activeElement;
      const here = document.activeElement.closest(".hit");
      return here ? `hit ${[...document.querySelectorAll(".hit")].indexOf(here)}` : `${tagName.toLowerCase()}${name ? ` ${name}` : ""}`;
    });
  if (order.use) {
    await page.goto(order.origin + new URL(order.page).pathname.replace(/search\/$/, ""));
    await page.keyboard.press("/");
    await page.keyboard.type(order.use);
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\/\?q=/);
    await settled("by the field of another page");
    await page.locator(".facets label").nth(0).click();
    await settled("a facet chosen");
    await page.goBack();
    await settled("back");
    await page.goForward();
    await settled("forward");
    await page.locator(".chosen button").first().click();
    await settled("the facet let go");
    await page.locator('input[name="q"]').focus();
    await page.keyboard.press("ArrowDown");
    await settled("an arrow down");
    await page.keyboard.press("ArrowDown");
    await settled("another");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await settled("and up again");
    await page.locator('select[name="sort"]').selectOption("date");
    await settled("newest first");
    await page.locator('input[name="q"]').focus();
    await page.keyboard.press("Escape");
    await settled();
    steps["cleared"] = { ...(await page.evaluate(shown)), focus: await focused() };
    await page.locator('input[name="q"]').pressSequentially(order.use, { delay: 30 });
    await settled("typed");
  }
  console.log(JSON.stringify({ answers, steps, troubles: [...troubles] }));
} finally {
  await browser.close();
}
