// The large type edition reads a page aloud, sentence by sentence, marking nothing and sending nothing anywhere.

const button = document.querySelector("[data-read-aloud]");
const voice = window.speechSynthesis;

function sentences() {
  const main = document.querySelector("main").cloneNode(true);
  for (const silent of main.querySelectorAll("script, svg, .unseen, [hidden], [aria-hidden='true'], .sheet, .pager, select")) silent.remove();
  const blocks = main.querySelectorAll("h1, h2, h3, h4, p, li, dt, dd, label, legend, th, td, caption");
  return [...blocks]
    .filter((block) => !block.querySelector("h1, h2, h3, h4, p, li, dt, dd, label, td"))
    .map((block) => block.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}

if (button && voice) {
  const word = button.querySelector("span");
  const read = word.textContent;
  const stopped = () => { word.textContent = read; button.setAttribute("aria-pressed", "false"); };
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-pressed") === "true") { voice.cancel(); return stopped(); }
    const all = sentences().map((text) => Object.assign(new SpeechSynthesisUtterance(text), { lang: document.documentElement.lang, rate: 0.9 }));
    if (!all.length) return;
    all.at(-1).onend = stopped;
    all.forEach((part) => voice.speak(part));
    word.textContent = button.dataset.stop;
    button.setAttribute("aria-pressed", "true");
  });
  addEventListener("pagehide", () => voice.cancel());
}
