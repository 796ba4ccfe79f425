/**
 * On an article of a site where the reader wants it: a line in the page's flow that offers the summary, or the summary at
 * once. Nothing moves once the reader has begun to scroll, and nothing is sent to the helper before a choice says so.
 */
void (globalThis.standfirst.banner ??= (() => {
  const rooms = globalThis.standfirst;
  const { dom, guard, readerable, placement, theme, column, navigation } = rooms;
  const { element, message } = dom;
  /** What a summary of the default length takes to read. */
  const SUMMARY_MINUTES = 1 / 3;
  const CARD_LEAVES_MS = 50;

  /** @type {{place: import("../shared/types.js").Placement, closed: AbortController} | null} */
  let current = null;
  let scrolled = scrollY > 0;
  const ended = new AbortController();

  for (const type of ["scroll", "wheel", "touchmove"]) {
    addEventListener(type, () => (scrolled = true), { passive: true, once: true, signal: ended.signal });
  }

  /**
   * @param {string} label
   * @param {string} className
   * @param {() => void} action
   */
  function control(label, className, action) {
    return guard.button(label, action, { class: className });
  }

  /**
   * @param {number} minutes
   * @param {import("../shared/types.js").BannerSettings} settings
   */
  function open(minutes, { rule, settings, widgets }) {
    const host = element("standfirst-banner", { "data-state": "shown" });
    const root = dom.attachRoot(host, rooms.bannerStyle);
    const arrow = dom.interfaceDirection() === "rtl" ? "←" : "→";
    const frame = element(
      "section",
      {
        class: "frame",
        role: "region",
        "aria-label": message("banner_label"),
        dir: dom.interfaceDirection(),
        lang: dom.interfaceLanguage(),
        "data-size": settings.textSize,
      },
      element(
        "div",
        { class: "line" },
        element("p", { class: "offer" }, `${dom.duration(minutes)} ${arrow} ${dom.duration(SUMMARY_MINUTES)}`),
        control(message("banner_show"), "summarize", () => dom.send({ type: "summarize" })),
        ...(rule === "ask" ? rules(root) : []),
        dom.closeButton(message("banner_dismiss"), close),
      ),
    );
    root.append(frame);
    const closed = new AbortController();
    const place = placement.open(host, { source: "page", knowledge: widgets, mayMove: () => !scrolled });
    current = { place, closed };
    const applyTheme = () => theme.apply(frame, host, settings.theme);
    applyTheme();
    theme.watch(applyTheme, closed.signal);
    column.align(frame, host);
  }

  /**
   * What holds for the site from now on, in a menu above the page.
   *
   * @param {ShadowRoot} root
   */
  function rules(root) {
    const menu = element(
      "div",
      { class: "again", popover: "auto", "aria-label": message("card_more") },
      ...["always", "never"].map((rule) =>
        element("p", {}, dom.button(message(`banner_${rule}`), () => choose(/** @type {"always" | "never"} */ (rule)), { class: `rule ${rule}` })),
      ),
    );
    root.append(menu);
    return [guard.button(message("card_more"), () => menu.showPopover(), { class: "rule", "aria-haspopup": "dialog" })];
  }

  /** @param {"always" | "never"} rule */
  function choose(rule) {
    dom.send({ type: "site-rule", rule });
    if (rule === "always") dom.send({ type: "summarize" });
    else close();
  }

  function close() {
    current?.closed.abort();
    current?.place.close();
    current = null;
  }

  async function offer() {
    close();
    if (scrolled || document.querySelector("standfirst-card")) return;
    const { article, minutes } = readerable.judge(document, location.href);
    if (!article) return;
    const address = location.href;
    const answer = await dom.ask({ type: "banner-settings" });
    const late = scrolled || address !== location.href || document.querySelector("standfirst-card");
    if (late || !answer || answer.rule === "never" || minutes < answer.minutes) return;
    if (answer.action === "summarize" && answer.rule === "always") {
      rooms.quiet = true;
      dom.send({ type: "summarize" });
    } else {
      open(minutes, answer);
    }
  }

  function start() {
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
    whenIdle(() => offer());
    navigation.watch(() => {
      // Another article begins at its top, wherever the reader had scrolled to in the one before.
      scrolled = scrollY > 0;
      // A card that stands has been told at the same moment: first it goes, if it is stale.
      setTimeout(offer, CARD_LEAVES_MS);
    }, ended.signal);
  }

  if (globalThis.top === globalThis.window) start();

  return { close };
})());
