// A list's filter form answers as one chooses: the same address is fetched and its #results put in place.
// The address bar always tells the truth, so the page can be shared, reloaded and gone back to.

const pauseMilliseconds = 300;
const phone = matchMedia("(max-width: 59.99rem)");

function addressOf(form) {
  const url = new URL(form.getAttribute("action") ?? location.pathname, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) if (value !== "") url.searchParams.append(name, value);
  return url;
}

const nameOf = (group) => group.querySelector("input")?.name;

function refill(filters, fresh) {
  if (!filters || !fresh) return;
  const busy = document.activeElement?.closest(".filters > fieldset");
  const open = new Set([...filters.querySelectorAll("details[open]")].map((more) => nameOf(more.closest("fieldset"))));
  const groups = [...fresh.children];
  for (const group of groups) if (open.has(nameOf(group))) group.querySelector("details")?.setAttribute("open", "");
  const place = busy ? groups.findIndex((group) => nameOf(group) === nameOf(busy)) : -1;
  if (!busy || place < 0) return filters.replaceChildren(...groups);
  for (const option of busy.querySelectorAll("label:has(.n)")) {
    const value = option.querySelector("input").value;
    const count = groups[place].querySelector(`input[value="${CSS.escape(value)}"]`)?.closest("label").querySelector(".n");
    option.querySelector(".n").textContent = count?.textContent ?? "0";
  }
  for (const old of [...filters.children]) if (old !== busy) old.remove();
  busy.before(...groups.slice(0, place));
  busy.after(...groups.slice(place + 1));
}

function put(page, url) {
  const results = document.getElementById("results");
  const fresh = page.getElementById("results");
  if (!results || !fresh) return location.assign(url);
  results.replaceChildren(...fresh.childNodes);
  results.dispatchEvent(new CustomEvent("fragment", { bubbles: true }));
  // Filters and the sheet's button change too; the group one is busy with only gets its counts, so focus stays.
  refill(document.querySelector(".filters"), page.querySelector(".filters"));
  const [button, freshButton] = [document, page].map((of) => of.querySelector(".sheet-foot .button"));
  if (button && freshButton) button.textContent = freshButton.textContent;
  document.title = page.title;
}

for (const form of document.querySelectorAll("[data-live-form]")) {
  let timer, running;

  const load = async (url, remember) => {
    running?.abort();
    running = new AbortController();
    const results = document.getElementById("results");
    results?.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal: running.signal, headers: { Accept: "text/html" } });
      if (!answer.ok) return location.assign(url);
      put(new DOMParser().parseFromString(await answer.text(), "text/html"), url);
      const hash = location.hash === "#filters" ? "#filters" : "";
      if (remember) history[hash ? "replaceState" : "pushState"]({ live: true }, "", url.href + hash);
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    } finally {
      results?.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("change", (event) => {
    if (event.target.type === "search") return;
    clearTimeout(timer);
    timer = setTimeout(() => load(addressOf(form), true), phone.matches ? pauseMilliseconds : 0);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    if (location.hash === "#filters") location.hash = "#results";
    load(addressOf(form), true);
  });

  addEventListener("popstate", (event) => event.state?.live !== undefined && location.reload());
}
