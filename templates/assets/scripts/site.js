// What script adds to a page that is whole without it. Words and buttons come from <template id="tools">.
import { theme } from "./theme.js";
import { copying } from "./copy.js";
import { filtering } from "./filter.js";
import { keyboard } from "./keys.js";

const tools = document.getElementById("tools")?.content;
if (tools) {
  theme(tools);
  copying(tools);
  filtering(tools);
  keyboard(tools);
}
opened();
addEventListener("hashchange", opened);

// Some browsers do not open what holds the place an address leads to.
function opened() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = place?.closest("details:not([open])");
  if (closed) {
    closed.open = true;
    place.scrollIntoView();
  }
}
