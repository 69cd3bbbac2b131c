// Checks while one types: the form's fields go to data-check-url, the answer (a piece of page) into data-check-target.
// Whatever it says, the same check runs again when the form is sent.

const pauseMilliseconds = 600;

for (const form of document.querySelectorAll("form[data-check-url]")) {
  const target = document.querySelector(form.dataset.checkTarget);
  let timer, running, last;

  const check = async () => {
    const fields = new FormData(form);
    for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
    const body = new URLSearchParams(fields);
    if (body.toString() === last) return;
    last = body.toString();
    running?.abort();
    running = new AbortController();
    try {
      const answer = await fetch(form.dataset.checkUrl, { method: "POST", body, signal: running.signal });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      target.replaceChildren(...page.body.childNodes);
      target.dispatchEvent(new CustomEvent("fragment", { bubbles: true }));
    } catch {
      last = undefined; // no connection: the next key tries again
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(check, pauseMilliseconds);
  });
}
