// One stream for all tabs. A browser opens six connections to a server and no more, so a stream for each
// tab would leave the seventh without its page. The same file is the page's part and the shared worker's.

const inWorker = typeof SharedWorkerGlobalScope !== "undefined" && self instanceof SharedWorkerGlobalScope;
if (inWorker) beWorker();

// Calls `ring` at once, and whenever the server has built again.
export function listen(stream, ring) {
  if (typeof SharedWorker === "undefined") return whileSeen(stream, ring);
  const worker = new SharedWorker(import.meta.url, { type: "module", name: "preview" });
  worker.port.onmessage = ring;
  worker.onerror = () => whileSeen(stream, ring);
  worker.port.postMessage("here");
  addEventListener("pagehide", () => worker.port.postMessage("gone"));
  addEventListener("pageshow", ({ persisted }) => persisted && worker.port.postMessage("here"));
}

function beWorker() {
  const tabs = new Set();
  follow(new URL("events", import.meta.url), () => tabs.forEach((tab) => tab.postMessage("ring")));
  self.onconnect = ({ ports: [tab] }) => {
    tab.onmessage = ({ data }) => {
      if (data === "gone") return tabs.delete(tab);
      tabs.add(tab);
      tab.postMessage("ring"); // it may have missed one
    };
  };
}

// Browsers without shared workers: a tab that nobody sees gives its connection back.
function whileSeen(stream, ring) {
  let stop = () => {};
  const look = () => {
    stop();
    stop = document.hidden ? () => {} : follow(stream, ring);
  };
  document.addEventListener("visibilitychange", look);
  look();
}

// Follows `stream`, whatever interrupts it; what is returned ends that.
function follow(stream, ring) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(stream);
    source.onmessage = ring;
    source.onerror = () => {
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 1000);
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
