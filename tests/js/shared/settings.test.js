import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { forgetAll, readExtensionJson, starting, storage } from "./extension_world.js";

const {
  DEFAULTS,
  exportSettings,
  loadSettings,
  managedSettings,
  offerOnSite,
  ownSettings,
  parseSettings,
  saveSettings,
  setSiteRule,
} = await import("../../../extension/shared/settings.js");
const { isHostName, siteRule } = await import("../../../extension/shared/site_rules.js");

describe("settings", () => {
  beforeEach(forgetAll);

  it("are the defaults until the reader chooses", async () => {
    assert.deepEqual(await loadSettings(), DEFAULTS);
  });

  it("change one by one", async () => {
    await saveSettings({ theme: "dark" });
    await saveSettings({ length: "short" });
    assert.deepEqual(await loadSettings(), { ...DEFAULTS, theme: "dark", length: "short" });
  });

  it("lose no change where several are made at once", async () => {
    await Promise.all([saveSettings({ theme: "dark" }), setSiteRule("a.test", "never"), offerOnSite("b.test"), saveSettings({ length: "short" })]);
    const sites = { "a.test": "never", "b.test": "always" };
    assert.deepEqual(await loadSettings(), { ...DEFAULTS, theme: "dark", length: "short", bannerMode: "sites", sites });
  });

  it("take nothing that does not fit", async () => {
    await storage.local.set({
      settings: { port: 70_000, theme: "pink", length: 3, sites: { "a b": "always" }, bannerMinutes: -1, unknown: true, layout: "paragraph" },
    });
    assert.deepEqual(await loadSettings(), { ...DEFAULTS, layout: "paragraph" });
  });

  it("leave the machine only when the reader opts in, and then appearance alone", async () => {
    await saveSettings({ theme: "dark", port: 8000, sites: { "news.test": "always" } });
    assert.deepEqual(await storage.sync.get(null), {});
    await saveSettings({ syncAppearance: true });
    assert.deepEqual(await storage.sync.get(null), { appearance: { theme: "dark" } });
    await saveSettings({ syncAppearance: false });
    assert.deepEqual(await storage.sync.get(null), {});
  });

  it("follow the reader's other browsers in appearance", async () => {
    await saveSettings({ syncAppearance: true });
    await storage.sync.set({ appearance: { theme: "light", port: 1, sites: { "x.test": "never" } } });
    assert.deepEqual(await loadSettings(), { ...DEFAULTS, syncAppearance: true, theme: "light" });
  });

  it("yield to the administrator's", async () => {
    await storage.managed.set({ port: 9000, bannerMode: "off", theme: "pink" });
    await saveSettings({ port: 8000 });
    assert.equal((await loadSettings()).port, 9000);
    assert.deepEqual(await managedSettings(), { port: 9000, bannerMode: "off" });
  });

  it("are the administrator's of last time while the browser has yet to read its policies", async () => {
    await storage.managed.set({ port: 9000, theme: "pink" });
    assert.equal((await loadSettings()).port, 9000);
    let read = () => {};
    starting.until = new Promise((resolve) => (read = resolve));
    await storage.managed.set({ port: 9001 });
    assert.deepEqual(await managedSettings(), { port: 9000 });
    read();
    assert.deepEqual(await managedSettings(), { port: 9001 });
  });

  it("are the reader's again once the administrator fixes nothing", async () => {
    await storage.managed.set({ port: 9000 });
    await loadSettings();
    await storage.managed.clear();
    assert.equal((await loadSettings()).port, DEFAULTS.port);
    assert.deepEqual((await storage.local.get("lastManaged")).lastManaged, {});
  });

  it("name for administrators nothing that they do not have", () => {
    const { properties } = readExtensionJson("managed_schema.json");
    for (const name of Object.keys(properties)) {
      assert.ok(name in DEFAULTS, name);
    }
  });

  it("are not the administrator's when they go into a file", async () => {
    await storage.managed.set({ port: 9000, sites: { "news.test": "always" } });
    await saveSettings({ theme: "dark" });
    assert.deepEqual(parseSettings(exportSettings(await ownSettings())), { ...DEFAULTS, theme: "dark" });
  });

  it("come back from a file as they went", async () => {
    await saveSettings({ theme: "dark", sites: { "news.test": "never" } });
    const settings = await ownSettings();
    assert.deepEqual(parseSettings(exportSettings(settings)), settings);
  });

  it("are refused from any other file", () => {
    for (const text of ["", "{", "[]", "null", '{"settings": {}}', '{"standfirst": 1, "settings": {"port": "x"}}', '{"standfirst": 1, "settings": {"token": "t"}}']) {
      assert.throws(() => parseSettings(text), { code: "settings_not_valid" }, text);
    }
  });
});

describe("a site's rule", () => {
  beforeEach(forgetAll);

  it("is changed and forgotten without the other sites'", async () => {
    await setSiteRule("a.test", "never");
    await setSiteRule("b.test", "ask");
    await setSiteRule("a.test", "always");
    assert.deepEqual((await loadSettings()).sites, { "a.test": "always", "b.test": "ask" });
    await setSiteRule("a.test", null);
    assert.deepEqual((await loadSettings()).sites, { "b.test": "ask" });
  });

  it("outlives no policy that it came from", async () => {
    await storage.managed.set({ bannerMode: "all", sites: { "fixed.test": "always" } });
    await setSiteRule("a.test", "never");
    await offerOnSite("b.test");
    assert.deepEqual((await loadSettings()).sites, { "fixed.test": "always" });
    await storage.managed.clear();
    const { bannerMode, sites } = await loadSettings();
    assert.deepEqual({ bannerMode, sites }, { bannerMode: "sites", sites: { "a.test": "never", "b.test": "always" } });
  });

  it("is wanted as well where the banner is offered everywhere", async () => {
    await saveSettings({ bannerMode: "all" });
    await offerOnSite("a.test");
    assert.equal((await loadSettings()).bannerMode, "all");
  });

  it("is the nearest one on the way up from its name", () => {
    const settings = { ...DEFAULTS, bannerMode: /** @type {const} */ ("all"), sites: /** @type {const} */ ({ "news.test": "never", "local.news.test": "always" }) };
    assert.equal(siteRule(settings, "local.news.test"), "always");
    assert.equal(siteRule(settings, "www.local.news.test"), "always");
    assert.equal(siteRule(settings, "www.news.test"), "never");
    assert.equal(siteRule(settings, "badnews.test"), "ask");
  });

  it("is always, where the reader wants the summary at once on all sites", () => {
    const settings = { ...DEFAULTS, bannerMode: /** @type {const} */ ("all"), bannerAction: /** @type {const} */ ("summarize") };
    assert.equal(siteRule(settings, "news.test"), "always");
  });

  it("is never, where the reader has turned the banner off", () => {
    assert.equal(siteRule({ ...DEFAULTS, sites: { "news.test": "always" } }, "news.test"), "never");
    assert.equal(siteRule({ ...DEFAULTS, bannerMode: "sites" }, "news.test"), "never");
  });

  it("belongs to a host name", () => {
    assert.ok(isHostName("news.example") && isHostName("zeitung-münchen.example"));
    for (const wrong of ["", "news", "-a.test", "a.test-", "a b.test", "*.test", "__proto__", "https://a.test"]) {
      assert.ok(!isHostName(wrong), wrong);
    }
  });
});
