"use strict";
// Everything works without this file; it only saves the reader a click.
(() => {
  const page = async (address) => {
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  };

  const watched = document.querySelector("[data-events]");
  if (watched && window.EventSource) {
    const source = new EventSource(watched.dataset.events);
    let shown = "";
    source.onmessage = async (event) => {
      const job = JSON.parse(event.data);
      const made = await page(location.pathname);
      const steps = made.querySelector(".steps");
      if (steps && steps.textContent !== shown) {
        shown = steps.textContent;
        document.querySelector(".steps")?.replaceWith(steps);
      }
      if (job.state !== "running") { source.close(); location.reload(); }
    };
    source.onerror = () => source.close();
  }

  const opening = document.querySelector("[data-opening]");
  if (opening) {
    const look = async () => {
      const made = await page(location.href);
      if (made.querySelector("[data-opening]")) setTimeout(look, 300);
      else document.getElementById("content").replaceWith(made.getElementById("content"));
    };
    setTimeout(look, 300);
  }

  const form = document.querySelector("form[data-answer]");
  if (form) {
    const answer = document.getElementById(form.dataset.answer);
    let waiting = 0, asked = 0;
    const show = async (address, number) => {
      const made = await page(address);
      const fresh = made.getElementById(answer.id);
      if (number !== asked) return;
      if (fresh) answer.replaceChildren(...fresh.childNodes);
      else answer.replaceChildren(...made.querySelectorAll("main > *"));
      const again = answer.querySelector("[data-again]") !== null;
      answer.toggleAttribute("aria-busy", again);
      if (again) setTimeout(() => { if (number === asked) show(address, number); }, 400);
    };
    const ask = async () => {
      const number = ++asked;
      const address = `${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`;
      const before = answer.querySelector("#cancel");
      answer.setAttribute("aria-busy", "true");
      if (before) {
        await fetch(before.action, {
          method: "POST", redirect: "manual", body: new URLSearchParams(new FormData(before)),
        });
      }
      history.replaceState(null, "", address);
      await show(address, number);
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 80); });
    if (answer.querySelector("[data-again]")) show(location.href, asked);
  }

  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }

  let dirty = false;
  for (const guarded of document.querySelectorAll("form[data-guard]")) {
    guarded.addEventListener("input", () => { dirty = true; });
    guarded.addEventListener("submit", () => { dirty = false; });
  }
  window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
})();
