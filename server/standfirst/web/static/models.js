/* The language models that run on this machine, once the reader opens "Set up": to look asks other programs' ports. */

import { element } from "./dom.js";

const GIGABYTE = 1e9;

const place = document.getElementById("models");

/** A model with what is known of it: "qwen3:8b · Ollama · 5.2 GB". */
function row({ name, size_bytes: size }, title, isChosen) {
  const facts = [name, title, size ? `${(size / GIGABYTE).toFixed(1)} GB` : null, isChosen ? "chooses now" : null];
  return element("li", { dir: "auto" }, facts.filter(Boolean).join(" · "));
}

async function look() {
  const reply = await fetch("/v1/models").catch(() => null);
  if (!reply?.ok) return;
  const { server, name, file, servers } = await reply.json();
  const rows = servers.flatMap(({ url, title, models }) =>
    models.map((model) => row(model, title, !file && url === server && model.name === name)),
  );
  if (file) rows.unshift(row({ name: file }, null, true));
  place.replaceChildren(rows.length ? element("ul", {}, ...rows) : "None runs here at the moment.");
}

document.querySelector(".set-up").addEventListener("toggle", ({ target }) => target.open && look());
