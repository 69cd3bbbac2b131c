// What every page gets: forms that cannot be sent twice, questions asked in a dialog, menus that close, small buttons.
// Everything here only makes quicker or safer what works without it.

const busyAfterMilliseconds = 250;

// A form of ours is sent once. After coming back with the browser's back button it may be sent again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-once]") || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => event.submitter?.setAttribute("aria-busy", "true"), busyAfterMilliseconds);
});

addEventListener("pageshow", () => {
  document.querySelector(".error-summary")?.focus();
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
  for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
});

// A folded question becomes a dialog: the page behind it stays still, Escape leaves it.
function askInDialog(details) {
  const body = details.querySelector(".confirm-body");
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", details.querySelector("summary").textContent.trim());
  dialog.append(body);
  document.body.append(dialog);
  const leave = body.querySelector("[data-close]");
  leave.hidden = false;
  leave.onclick = () => dialog.close();
  dialog.onclick = (event) => event.target === dialog && dialog.close();
  dialog.onclose = () => {
    leave.hidden = true;
    details.append(body);
    dialog.remove();
    details.querySelector("summary").focus();
  };
  dialog.showModal();
  leave.focus();
}

document.addEventListener("click", (event) => {
  const question = event.target.closest("[data-confirm] > summary");
  if (question) {
    event.preventDefault();
    askInDialog(question.parentElement);
    return;
  }
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("[data-menu][open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (location.hash === "#filters") {
    location.hash = "#results";
  }
});

// A row of tabs that is wider than the phone shows the one that is open.
for (const tab of document.querySelectorAll(".tabs [aria-current], .desk-nav :is([aria-current], [data-near])")) {
  const row = tab.closest(".tabs, .desk-nav ul");
  const [inner, outer] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  if (inner.right > outer.right) row.scrollLeft += inner.right - outer.right + 24;
}

// Small buttons: shown only here, since without JavaScript they could do nothing.
const said = document.createElement("p");
said.className = "unseen";
said.setAttribute("role", "status");
document.body.append(said);

function acknowledge(button) {
  const word = button.querySelector("span");
  const before = word.textContent;
  word.textContent = said.textContent = button.dataset.said;
  setTimeout(() => (word.textContent = before), 2000);
}

async function share(button) {
  const url = new URL(button.dataset.share, location.href).href;
  if (navigator.share) return navigator.share({ title: button.dataset.title, url }).catch(() => {});
  await navigator.clipboard.writeText(url);
  acknowledge(button);
}

async function copy(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  acknowledge(button);
}

function showPassword(button) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const shown = input.type === "text";
  input.type = shown ? "password" : "text";
  button.setAttribute("aria-pressed", String(!shown));
}

const canCopy = Boolean(navigator.clipboard);
const buttons = [
  ["[data-print]", () => print(), true],
  ["[data-share]", share, canCopy || Boolean(navigator.share)],
  ["[data-copy]", copy, canCopy],
  ["[data-password] > button", showPassword, true],
];

function showSmallButtons(root) {
  for (const [selector, , possible] of buttons) {
    for (const button of root.querySelectorAll(selector)) button.hidden = !possible;
  }
}

document.addEventListener("click", (event) => {
  for (const [selector, act] of buttons) {
    const button = event.target.closest(selector);
    if (button) act(button);
  }
});

showSmallButtons(document);
document.addEventListener("fragment", (event) => showSmallButtons(event.target));
