import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { beforeEach, describe, it } from "node:test";

import { forgetAll } from "./extension_world.js";
import { withServer } from "./local_server.js";

const api = await import("../../../extension/shared/api.js");
const requests = await import("../../../extension/shared/requests.js");
const { storeToken } = await import("../../../extension/shared/pairing.js");
const { TEXTS } = await import("../../../extension/shared/errors.js");

const OURS = { "x-standfirst": "0.1.0" };
const HEALTH = { name: "standfirst", version: "0.1.0", api: 1 };
const OPTIONS = { method: "news", length: "medium" };
const GOLDEN = new URL("../../api/golden/", import.meta.url);

/** @param {string} name */
const golden = (name) => JSON.parse(readFileSync(new URL(name, GOLDEN), "utf8"));

/** @param {unknown} body */
const always = (body, more = {}) => () => ({ headers: OURS, body, ...more });

/** @param {string} code */
const failure = (code) => (/** @type {any} */ error) => error.name === "Failure" && error.code === code;

/** A port on which nothing listens. */
async function silentPort() {
  let port = 0;
  await withServer(() => null, async (own) => void (port = own));
  return port;
}

describe("the door to the helper", () => {
  beforeEach(forgetAll);

  it("reads the helper's own summary, its keys in JavaScript's spelling", async () => {
    const { response } = golden("summary.json");
    await withServer(always(response.body), async (port) => {
      const summary = await api.summarize(port, { html: "<p>", url: "https://news.test/" }, OPTIONS);
      assert.equal(summary.minutesSaved, response.body.minutes_saved);
      assert.equal(summary.article.siteName, response.body.article.site_name);
      assert.equal(summary.article.sentenceCount, response.body.article.sentence_count);
      assert.deepEqual(summary.sentences.map(({ text }) => text), response.body.sentences.map((/** @type {any} */ s) => s.text));
      assert.deepEqual(summary.keyFacts.map(({ sentenceText }) => sentenceText), response.body.key_facts.map((/** @type {any} */ f) => f.sentence_text));
    });
  });

  // 421 is answered to a wrong Host, which no browser sends; Node's own fetch takes it for a broken connection.
  for (const name of readdirSync(GOLDEN).filter((file) => /^error_(?!host)/.test(file))) {
    it(`knows the helper's ${name.slice("error_".length, -".json".length).replaceAll("_", " ")} by its code`, async () => {
      const { response } = golden(name);
      await withServer(always(response.body, { status: response.status }), async (port) => {
        await assert.rejects(api.summarize(port, { html: "<p>" }, OPTIONS), failure(response.body.code));
        assert.ok(response.body.code in TEXTS);
      });
    });
  }

  it("sends what the contract asks for, and no cookie", async () => {
    await withServer(always({}), async (port, received) => {
      await api.summarize(port, { text: "One." }, OPTIONS);
      const [{ method, path, headers, body }] = /** @type {[any]} */ (/** @type {unknown} */ (received));
      assert.deepEqual([method, path], ["POST", "/v1/summaries"]);
      assert.equal(headers["content-type"], "application/json");
      assert.equal(headers["x-standfirst-client"], "0.1.0");
      assert.equal(headers["cookie"], undefined);
      assert.equal(headers["authorization"], undefined);
      assert.deepEqual(JSON.parse(body), { text: "One.", ...OPTIONS });
    });
  });

  it("mends half a surrogate pair, which is no text", async () => {
    await withServer(always({}), async (port, received) => {
      await api.summarize(port, { text: "a\ud83d b" }, OPTIONS);
      assert.equal(JSON.parse(String(received[0]?.body)).text, "a\ufffd b");
    });
  });

  it("counts bytes, not characters, before it sends", async () => {
    await withServer(always({}), async (port, received) => {
      await assert.rejects(api.summarize(port, { html: "é".repeat(4.2e6) }, OPTIONS), failure("page_too_large"));
      assert.equal(received.length, 0);
    });
  });

  it("names a helper that does not run", async () => {
    await assert.rejects(api.health(await silentPort()), failure("helper_not_running"));
  });

  it("names a helper that does not answer", async () => {
    await withServer(() => null, async (port) => assert.rejects(api.health(port), failure("helper_timeout")));
  });

  it("tells another program by the header that it lacks", async () => {
    await withServer(() => ({ body: HEALTH }), async (port) => assert.rejects(api.greet(port), failure("other_program")));
  });

  it("takes noise under our header for another program", async () => {
    await withServer(always("<html>"), async (port) => assert.rejects(api.greet(port), failure("other_program")));
  });

  it("names both versions where they do not match", async () => {
    for (const [number, code] of /** @type {const} */ ([[0, "helper_too_old"], [2, "helper_too_new"]])) {
      await withServer(always({ ...HEALTH, version: "9.9.9", api: number }), async (port) => {
        await assert.rejects(api.greet(port), (/** @type {any} */ error) => {
          assert.deepEqual([error.code, ...error.values], [code, "0.1.0", "9.9.9"]);
          return true;
        });
      });
    }
  });
});

describe("a paired browser", () => {
  beforeEach(forgetAll);

  it("sends no page and no token to a program that cannot prove itself", async () => {
    await storeToken("secret-token");
    const impostor = (/** @type {any} */ { path }) => ({
      headers: OURS,
      body: path === "/v1/health" ? HEALTH : { paired: true, proof: "0".repeat(64) },
    });
    await withServer(impostor, async (port, received) => {
      await assert.rejects(api.greet(port), failure("proof_failed"));
      assert.ok(!JSON.stringify(received).includes("secret-token"));
    });
  });

  it("is told when the helper has forgotten it", async () => {
    await storeToken("secret-token");
    const forgetful = (/** @type {any} */ { path }) => ({
      headers: OURS,
      body: path === "/v1/health" ? HEALTH : golden("hello_not_paired.json").response.body,
    });
    await withServer(forgetful, async (port) => assert.rejects(api.greet(port), failure("token_rejected")));
  });
});

describe("pages behind links", () => {
  it("are read as bytes, with their type and their final address", async () => {
    const page = () => ({ headers: { "content-type": "text/html; charset=utf-8" }, body: "<p>Grüße" });
    await withServer(page, async (port) => {
      const read = await requests.readPage(`http://127.0.0.1:${port}/a`, { cookies: false });
      assert.equal(new TextDecoder().decode(read.bytes), "<p>Grüße");
      assert.match(read.contentType, /utf-8/);
      assert.equal(read.url, `http://127.0.0.1:${port}/a`);
    });
  });

  it("are refused where they are no HTML, or not there", async () => {
    for (const answer of [{ body: "{}" }, { status: 404, headers: { "content-type": "text/html" }, body: "gone" }]) {
      await withServer(() => answer, async (port) => {
        await assert.rejects(requests.readPage(`http://127.0.0.1:${port}/`, { cookies: false }), failure("link_not_readable"));
      });
    }
  });

  it("are given up once they pass the helper's bound", async () => {
    const endless = () => ({ headers: { "content-type": "text/html" }, body: "x".repeat(8.5 * 1024 * 1024) });
    await withServer(endless, async (port) => {
      await assert.rejects(requests.readPage(`http://127.0.0.1:${port}/`, { cookies: false }), failure("page_too_large"));
    });
  });
});
