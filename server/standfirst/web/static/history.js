/* The history, once it was opened with `standfirst history open`: its link bears a code that is good for one use. */

import { element, link } from "./dom.js";

const TOKEN = "token";
const PAUSE_MILLISECONDS = 150;

const section = document.getElementById("history");
const query = document.getElementById("query");
const list = document.getElementById("entries");
const status = document.getElementById("history-status");
const more = document.getElementById("more");
const dialog = document.getElementById("confirm-delete");

let turn = 0;
let listed = ""; // the words that the list answers; what is typed meanwhile is not shown yet
let next = null;
let pause = 0;

/** Ask with the token. @returns {Promise<Response>} throws the problem that came back */
export async function ask(path, method = "GET", body = undefined) {
  const headers = { Authorization: `Bearer ${sessionStorage.getItem(TOKEN)}` };
  const reply = await fetch(path, {
    method,
    headers: body ? { ...headers, "Content-Type": "application/json" } : headers,
    body: body ? JSON.stringify(body) : null,
  }).catch(() => {
    throw { detail: "The helper does not answer.", hint: "Start it again: standfirst serve" };
  });
  if (reply.ok) return reply;
  const problem = await reply.json();
  if (problem.code === "token_rejected") {
    sessionStorage.removeItem(TOKEN);
    problem.hint = "Open it again: standfirst history open";
  }
  throw problem;
}

/** Exchange the code in the address for a token; it leaves the address first, whatever comes of it. */
async function openWithCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get("code");
  if (!code) return;
  history.replaceState(null, "", location.pathname);
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const reply = await fetch("/v1/pairing", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code, nonce }),
  });
  const answer = await reply.json();
  if (!reply.ok) throw { ...answer, hint: "Open it again: standfirst history open" };
  sessionStorage.setItem(TOKEN, answer.token);
}

/** Show the entries that are asked for now; what an earlier question brings too late is dropped. */
async function show() {
  const mine = ++turn;
  const period = section.querySelector("[name=period]:checked").value;
  const words = query.value;
  query.disabled = period !== "all";
  try {
    const path = period === "all" ? `/v1/history?q=${encodeURIComponent(words)}` : `/v1/digest?period=${period}`;
    const answer = await (await ask(path)).json();
    if (mine !== turn) return;
    listed = words;
    list.replaceChildren(...answer.entries.map(row));
    setNext(answer.next ?? null);
    say(period === "all" ? found(answer) : saved(answer));
  } catch (problem) {
    if (mine === turn) fail(problem);
  }
}

async function showMore() {
  const mine = turn;
  const path = `/v1/history?q=${encodeURIComponent(listed)}&cursor=${next}`;
  const answer = await (await ask(path)).json();
  if (mine !== turn) return;
  list.append(...answer.entries.map(row));
  setNext(answer.next);
}

function setNext(cursor) {
  next = cursor;
  more.hidden = cursor === null;
}

function found(answer) {
  if (answer.entries.length > 0) return answer.next ? "The latest" : counted(answer.entries.length);
  return query.value ? "Nothing was found." : "Nothing is kept. standfirst config set history.enabled true turns it on.";
}

function saved(digest) {
  const days = digest.since === digest.until ? digest.since : `${digest.since} to ${digest.until}`;
  return `${days} · ${counted(digest.entries.length)} · ${digest.minutes_saved} minutes saved`;
}

function counted(number) {
  return number === 1 ? "1 article" : `${number} articles`;
}

/** One entry, closed; it opens to its sentences. */
function row(entry) {
  const when = new Date(entry.saved_at);
  const details = element(
    "details",
    {},
    element(
      "summary",
      {},
      element("span", { class: "title", dir: "auto", lang: entry.language }, entry.title ?? entry.url ?? entry.text),
      element(
        "span",
        { class: "provenance" },
        element("time", { datetime: entry.saved_at }, when.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })),
        entry.site_name ? ` · ${entry.site_name}` : "",
      ),
    ),
  );
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector(".sentences")) open(details, entry.id);
  });
  return element("li", { "data-id": String(entry.id) }, details);
}

async function open(details, id) {
  try {
    const entry = await (await ask(`/v1/history/${id}`)).json();
    const remove = element("button", { type: "button" }, "Delete");
    remove.addEventListener("click", () => deleteOne(details, id).catch(fail));
    details.append(
      element(
        "ul",
        { class: "sentences", lang: entry.language },
        ...entry.sentences.map((sentence) => element("li", { dir: "auto" }, sentence)),
      ),
      element("p", { class: "actions" }, entry.url ? link(entry.url, "Read the article") : null, remove),
    );
  } catch (problem) {
    fail(problem);
  }
}

async function deleteOne(details, id) {
  await ask(`/v1/history/${id}`, "DELETE");
  details.closest("li").remove();
  section.dispatchEvent(new Event("deleted"));
  say("Deleted. No byte of it stays.");
  query.focus();
}

async function download(form) {
  const reply = await ask(`/v1/history/export?format=${form}`);
  const name = /filename="([^"]+)"/.exec(reply.headers.get("Content-Disposition"))?.[1] ?? "standfirst-history";
  const address = URL.createObjectURL(await reply.blob());
  const save = element("a", { href: address, download: name });
  save.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function say(sentence) {
  status.textContent = sentence;
}

function fail(problem) {
  list.replaceChildren();
  setNext(null);
  say([problem.detail ?? "Something unexpected went wrong.", problem.hint].filter(Boolean).join(" "));
}

query.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(show, PAUSE_MILLISECONDS);
});
for (const choice of section.querySelectorAll("[name=period]")) choice.addEventListener("change", show);
more.addEventListener("click", () => showMore().catch(fail));
for (const button of section.querySelectorAll("[data-export]")) {
  button.addEventListener("click", () => download(button.dataset.export).catch(fail));
}
document.getElementById("delete-all").addEventListener("click", () => dialog.showModal());
dialog.addEventListener("close", () => {
  if (dialog.returnValue === "delete") ask("/v1/history", "DELETE").then(show).catch(fail);
});

// The extension and `standfirst history open` lead here; without a token the page says how it is opened.
if (location.hash === "#history" && !sessionStorage.getItem(TOKEN)) {
  section.hidden = false;
  section.classList.add("closed");
  say("The history opens from the paired extension, or with: standfirst history open");
}

const failure = await openWithCode().then(() => null, (problem) => problem);
if (failure || sessionStorage.getItem(TOKEN)) {
  section.hidden = false;
  section.scrollIntoView({ block: "start" });
  if (failure) fail(failure);
  else await show();
}
