import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { forgetAll, storage } from "./extension_world.js";

const { decodePage } = await import("../../../extension/shared/charset.js");
const { addMinutesSaved, minutesSavedThisWeek } = await import("../../../extension/shared/minutes.js");
const { fromWire } = await import("../../../extension/shared/wire.js");
const { originPattern, sitePattern } = await import("../../../extension/shared/origins.js");
const { duration } = await import("../../../extension/shared/i18n.js");

describe("a page's bytes", () => {
  const latin = Uint8Array.from([0x47, 0x72, 0xfc, 0xdf, 0x65]);

  it("are read by the header's charset", () => {
    assert.equal(decodePage(latin, "text/html; charset=iso-8859-1"), "Grüße");
  });

  it("are read by the page's own, where the header has none", () => {
    const page = Buffer.concat([Buffer.from('<meta charset="windows-1252">'), latin]);
    assert.match(decodePage(page, "text/html"), /Grüße$/);
  });

  it("are read by their byte order mark before all else", () => {
    assert.equal(decodePage(Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), "text/html; charset=utf-8"), "a");
  });

  it("are UTF-8 where nobody says a charset that exists", () => {
    assert.equal(decodePage(new TextEncoder().encode("Grüße"), "text/html; charset=no-such"), "Grüße");
  });
});

describe("minutes saved", () => {
  beforeEach(forgetAll);
  const sunday = new Date(2026, 10, 22);
  const monday = new Date(2026, 10, 23);

  it("add up within a week, which begins on Monday", async () => {
    await addMinutesSaved(2, sunday);
    await addMinutesSaved(1.5, monday);
    await addMinutesSaved(1, new Date(2026, 10, 29));
    assert.equal(await minutesSavedThisWeek(sunday), 2);
    assert.equal(await minutesSavedThisWeek(monday), 2.5);
  });

  it("are kept for eight weeks", async () => {
    for (let week = 0; week < 12; week += 1) {
      await addMinutesSaved(1, new Date(2026, 0, 5 + 7 * week));
    }
    const { minutesSaved } = await storage.local.get("minutesSaved");
    assert.equal(Object.keys(/** @type {object} */ (minutesSaved)).length, 8);
  });
});

describe("the wire's spelling", () => {
  it("becomes JavaScript's, all the way down, and values stay as they are", () => {
    assert.deepEqual(fromWire({ key_facts: [{ sentence_text: "snake_case stays", kind: "how_much" }], api: 1, x: null }), {
      keyFacts: [{ sentenceText: "snake_case stays", kind: "how_much" }],
      api: 1,
      x: null,
    });
  });
});

describe("permissions", () => {
  it("are asked for by site or by address", () => {
    assert.equal(sitePattern("news.test"), "*://*.news.test/*");
    assert.equal(originPattern("https://news.test:8443/a?b#c"), "https://news.test/*");
    for (const wrong of ["javascript:alert(1)", "file:///etc/passwd", "about:blank", "", "news.test"]) {
      assert.equal(originPattern(wrong), null, wrong);
    }
  });
});

describe("durations", () => {
  it("have the plural that their number asks for", () => {
    assert.deepEqual([duration(0.5), duration(1), duration(4.4)], ["30 seconds", "1 minute", "4 minutes"]);
  });
});
