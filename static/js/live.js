// Pages that follow the hall: tickets, boards, the plan, job cards. Every two seconds one small conditional question, answered
// by the portal's outermost layer; only what has grown is fetched. Says so when the connection is gone, and rests while hidden.
//
//   <section id="ticket" data-follow="queue:12 person:ab12">   fetches this page anew and puts its own #ticket in place
//   <ol data-follow-url="/live/queues/12">                      puts the shared fragment in place

const pauseMilliseconds = 2000;
const longestPause = 30000;

const put = (element, nodes) => {
  const focused = element.contains(document.activeElement) ? document.activeElement.id : "";
  element.replaceChildren(...nodes);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  element.dispatchEvent(new CustomEvent("fragment", { bubbles: true }));
};

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

// Somebody who is just typing or has a dialogue open is not interrupted: the change waits for the next round.
const isBusy = (element) =>
  element.querySelector("dialog[open]") !== null ||
  (element.contains(document.activeElement) && document.activeElement.matches("input:not([type=hidden]), textarea, select"));

function fault(visible) {
  for (const element of document.querySelectorAll("[data-fault]")) element.hidden = !visible;
}

function every(ask) {
  let pause = pauseMilliseconds;
  let waiting;
  const round = async () => {
    if (document.hidden) return;
    try {
      await ask();
      pause = pauseMilliseconds;
      fault(false);
    } catch {
      pause = Math.min(longestPause, pause * 2);
      fault(true);
    }
    clearTimeout(waiting);
    waiting = setTimeout(round, pause * (0.8 + 0.4 * Math.random()));
  };
  document.addEventListener("visibilitychange", () => document.hidden || round());
  addEventListener("online", round);
  waiting = setTimeout(round, pause * Math.random());
}

function followChannels(element) {
  const channels = element.dataset.follow.trim().split(/\s+/).join(",");
  let before = "";
  let due = false;
  every(async () => {
    const answer = await fetch(`/live/versions?of=${channels}`, { credentials: "omit", cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const versions = await answer.text();
    due ||= before !== "" && versions !== before;
    before = versions;
    if (!due || isBusy(element)) return;
    const page = await fetch(element.dataset.followPage ?? location.href, { cache: "no-store" });
    if (!page.ok) throw new Error(String(page.status));
    due = false;
    const fresh = parse(await page.text()).getElementById(element.id);
    if (!fresh) return location.reload();
    for (const { name, value } of fresh.attributes) if (name.startsWith("data-") && name !== "data-follow") element.setAttribute(name, value);
    put(element, fresh.childNodes);
  });
}

function followFragment(element) {
  let before = "";
  every(async () => {
    const answer = await fetch(element.dataset.followUrl, { credentials: "omit", cache: "no-cache" });
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (text === before || isBusy(element)) return;
    before = text;
    put(element, parse(text).body.childNodes);
  });
}

for (const element of document.querySelectorAll("[data-follow]")) followChannels(element);
for (const element of document.querySelectorAll("[data-follow-url]")) followFragment(element);
