/* The page for people: brings a page or a text to the helper, and shows what comes back. Text is set as text only. */

import { showFailure, showSummary, showWaiting } from "./summary.js";

const MAX_BYTES = 8 * 1024 * 1024;

const form = document.getElementById("desk");
const source = document.getElementById("source");
const file = document.getElementById("file");
const result = document.getElementById("result");
const button = form.querySelector("button.primary");

/** What stands in the result's place before anything was brought. */
const empty = [...result.childNodes];

let asked = 0;

/** What the reader brought, as the fields of a request; null if nothing. */
async function brought() {
  if (file.files.length > 0) {
    const chosen = file.files[0];
    if (chosen.size > MAX_BYTES) throw { detail: "This file is over 8 MB.", hint: "Save the article's page alone." };
    const text = await chosen.text();
    return /<(?:!doctype|html|body|head|article|div|p)\b/i.test(text.slice(0, 4096)) ? { html: text } : { text };
  }
  const typed = source.value.trim();
  if (!typed) return null;
  return /^https?:\/\/\S+$/i.test(typed) ? { url: typed } : { text: typed };
}

/** Ask the helper. @returns the reply's JSON; throws `{detail, hint}` */
async function ask(body) {
  let reply;
  try {
    reply = await fetch("/v1/summaries", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body, (_, value) => (typeof value === "string" ? value.toWellFormed() : value)),
    });
  } catch {
    throw { detail: "The helper does not answer.", hint: "Start it again: standfirst serve" };
  }
  const answer = await reply.json();
  if (!reply.ok) throw answer;
  return answer;
}

async function summarize() {
  const turn = ++asked;
  const fields = await brought().catch((failure) => ({ failure }));
  if (!fields) {
    source.focus();
    return;
  }
  const wanted = new FormData(form);
  busy(true);
  showWaiting(result, "url" in fields);
  try {
    if (fields.failure) throw fields.failure;
    const summary = await ask({ ...fields, length: wanted.get("length"), method: wanted.get("method") });
    if (turn === asked) showSummary(result, summary, file.files[0]?.name);
  } catch (failure) {
    if (turn === asked) showFailure(result, failure);
  } finally {
    if (turn === asked) {
      busy(false);
      // Where the summary stands below the form, it is brought into view.
      result.scrollIntoView({ block: "nearest" });
    }
  }
}

function busy(is) {
  result.setAttribute("aria-busy", String(is));
  button.setAttribute("aria-disabled", String(is));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.getAttribute("aria-disabled") !== "true") summarize();
});

/** The summary of what was brought before is not taken for one of what is being brought. */
function clear() {
  asked += 1;
  busy(false);
  result.lang = "en";
  result.replaceChildren(...empty);
}

// The last that was brought counts: typing puts a chosen file away, and a file the text.
source.addEventListener("input", () => {
  file.value = "";
  clear();
});
file.addEventListener("change", () => {
  if (file.files.length === 0) return;
  source.value = "";
  summarize();
});

source.addEventListener("keydown", (event) => {
  const isLine = /^https?:\/\/\S*$/i.test(source.value.trim());
  if (event.key === "Enter" && (isLine || event.ctrlKey || event.metaKey) && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});

for (const control of form.querySelectorAll("[name=length], [name=method]")) {
  control.addEventListener("change", () => {
    if (result.querySelector(".sentences")) summarize();
  });
}

for (const kind of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(kind, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    form.classList.toggle("dropping", kind === "dragover");
    if (kind === "drop") {
      file.files = event.dataTransfer.files;
      source.value = "";
      summarize();
    }
  });
}

document.addEventListener("click", async (event) => {
  const copies = event.target.closest?.("[data-copies]");
  if (!copies) return;
  await navigator.clipboard.writeText(document.getElementById(copies.dataset.copies).textContent);
  copies.textContent = "Copied";
});
