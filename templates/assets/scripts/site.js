// What script adds to a page that is whole without it. Words and buttons come from <template id="tools">, and
// two of them go into <div class="tools">.
import { theme } from "./theme.js";
import { copying } from "./copy.js";
import { filtering } from "./filter.js";
import { keyboard } from "./keys.js";

const tools = document.getElementById("tools")?.content;
const place = document.querySelector("div.tools");
if (tools) {
  copying(tools);
  filtering(tools);
  if (place) {
    theme(tools, place);
    keyboard(tools, place);
  }
}
opened();
addEventListener("hashchange", opened);

// Some browsers do not open what holds the place an address leads to.
function opened() {
  const place = document.getElementById(location.hash.slice(1));
  const closed = place?.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    place.scrollIntoView();
  }
}
