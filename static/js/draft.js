// Long forms keep what is being written, on this device only, until they are sent. data-keep-draft names the draft;
// the note with [data-draft-note] (inside the form) says that something was brought back and offers to drop it.
// Passwords, files and anything marked data-private are never kept.

const keptForMilliseconds = 14 * 24 * 3600 * 1000;

const keepable = (field) =>
  field.name && field.name !== "csrf_token" && !["password", "file", "hidden"].includes(field.type) && !field.closest("[data-private]");

const stateOf = (form) =>
  [...form.elements].filter(keepable).map((field) =>
    [field.name, field.type, ["checkbox", "radio"].includes(field.type) ? [field.value, field.checked] : field.value]);

function bringBack(form, fields) {
  for (const [name, type, value] of fields) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (!keepable(field) || field.type !== type) continue;
      if (!Array.isArray(value)) field.value = value;
      else if (field.value === value[0]) field.checked = value[1];
    }
  }
}

for (const form of document.querySelectorAll("form[data-keep-draft]")) {
  const key = `draft:${location.pathname}:${form.dataset.keepDraft}`;
  const note = form.querySelector("[data-draft-note]");
  const opened = JSON.stringify(stateOf(form));
  let timer;

  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "null");
    const answered = form.querySelector(".errors"); // a refused form carries newer input than the draft
    if (kept && Date.now() - kept.at > keptForMilliseconds) localStorage.removeItem(key);
    else if (kept && !answered && JSON.stringify(kept.fields) !== opened) {
      bringBack(form, kept.fields);
      if (note) note.hidden = false;
    }
  } catch {
    localStorage.removeItem(key);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: stateOf(form) }));
      } catch { /* no room on this device: the form still works */ }
    }, 500);
  });
  form.addEventListener("submit", () => { clearTimeout(timer); localStorage.removeItem(key); });
  note?.querySelector("button")?.addEventListener("click", () => {
    localStorage.removeItem(key);
    form.reset();
    note.hidden = true;
  });
}
