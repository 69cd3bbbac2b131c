// Pages that follow the hall (wall, queue board, ticket): every data-refresh seconds the same address is asked for, with
// the browser's own conditional request, and what is inside the element replaced. Says so when the connection is gone.

for (const element of document.querySelectorAll("[data-refresh]")) {
  const seconds = Math.max(2, Number(element.dataset.refresh) || 30);
  const fault = document.querySelector("[data-fault]");
  let before = "";

  const ask = async () => {
    try {
      const answer = await fetch(element.dataset.refreshUrl ?? location.href, { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = element.id && page.getElementById(element.id) ? page.getElementById(element.id) : page.body;
      if (fresh.innerHTML !== before) {
        before = fresh.innerHTML;
        element.replaceChildren(...fresh.childNodes);
        element.dispatchEvent(new CustomEvent("fragment", { bubbles: true }));
      }
      if (fault) fault.hidden = true;
    } catch {
      if (fault) fault.hidden = false;
    }
  };

  // Each screen at its own moment, so that a full hall does not ask in one breath; a hidden page does not ask at all.
  const next = () => setTimeout(async () => { if (!document.hidden) await ask(); next(); }, seconds * (900 + 200 * Math.random()));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  next();
}
