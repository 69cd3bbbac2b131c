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

function put(page, url) {
  const results = document.getElementById("results");
  const fresh = page.getElementById("results");
  if (!results || !fresh) return location.assign(url);
  results.replaceChildren(...fresh.childNodes);
  results.dispatchEvent(new CustomEvent("fragment", { bubbles: true }));
  // Counts beside the filters and on the sheet's button change too; what is chosen and focused stays.
  const counts = page.querySelectorAll("[data-live-form] .n, .sheet-foot .button");
  document.querySelectorAll("[data-live-form] .n, .sheet-foot .button").forEach((old, i) => {
    if (counts[i]) old.textContent = counts[i].textContent;
  });
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
