// Lists worked through by keyboard: inside [data-keys], j and k (or the arrows) move between its links, Enter opens.

for (const list of document.querySelectorAll("[data-keys]")) {
  const links = () => [...list.querySelectorAll("a[href]")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea, [contenteditable]")) return;
    const inside = list.contains(document.activeElement);
    const step = event.key === "j" || (inside && event.key === "ArrowDown") ? 1 : event.key === "k" || (inside && event.key === "ArrowUp") ? -1 : 0;
    if (!step) return;
    const all = links();
    const now = all.findIndex((link) => link === document.activeElement || (!inside && link.hasAttribute("aria-current")));
    const to = all[Math.min(all.length - 1, Math.max(0, now + step))];
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}
