"use strict";
// Everything works without this file; it only saves the reader a click.
(() => {
  const watched = document.querySelector("[data-events]");
  if (watched && window.EventSource) {
    const source = new EventSource(watched.dataset.events);
    let shown = "";
    source.onmessage = async (event) => {
      const job = JSON.parse(event.data);
      const page = await fetch(location.pathname, { headers: { accept: "text/html" } });
      const made = new DOMParser().parseFromString(await page.text(), "text/html");
      const steps = made.querySelector(".steps");
      if (steps && steps.textContent !== shown) {
        shown = steps.textContent;
        document.querySelector(".steps")?.replaceWith(steps);
      }
      if (job.state !== "running") { source.close(); location.reload(); }
    };
    source.onerror = () => source.close();
  }

  for (const form of document.querySelectorAll("form[data-answer]")) {
    const answer = document.getElementById(form.dataset.answer);
    let waiting = 0, asked = 0;
    const ask = async () => {
      const number = ++asked;
      const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
      answer.setAttribute("aria-busy", "true");
      const page = await fetch(address, { headers: { accept: "text/html" } });
      const made = new DOMParser().parseFromString(await page.text(), "text/html");
      const fresh = made.getElementById(form.dataset.answer);
      if (number !== asked || !fresh) return;
      answer.replaceChildren(...fresh.childNodes);
      answer.removeAttribute("aria-busy");
      history.replaceState(null, "", address);
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 80); });
  }

  let dirty = false;
  for (const form of document.querySelectorAll("form[data-guard]")) {
    form.addEventListener("input", () => { dirty = true; });
    form.addEventListener("submit", () => { dirty = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
