/** Light or dark: what the reader set, else what the page itself is painted in, not what the system prefers. */
globalThis.standfirst.theme ??= (() => {
  const { members } = globalThis.standfirst;
  /** Light text keeps its contrast on a ground up to this luminance (gamma-encoded). */
  const NEARLY_BLACK = 0.16;
  /** Attributes by which sites switch to their dark colours. */
  const SWITCHES = ["class", "style", "data-theme", "data-mode", "data-color-mode", "data-color-scheme", "data-bs-theme"];

  /**
   * @param {string} colour  as computed: rgb(…), rgba(…) or color(srgb …)
   * @returns {{luminance: number, alpha: number} | null}
   */
  function read(colour) {
    const numbers = colour.match(/[\d.]+(?:e-?\d+)?%?/g)?.map((part) => Number.parseFloat(part));
    if (!numbers || numbers.length < 3 || !/^(?:rgb|color\(srgb)/.test(colour)) return null;
    const scale = colour.startsWith("rgb") ? 255 : 1;
    const [red, green, blue] = numbers.map((part) => part / scale);
    return { luminance: 0.2126 * red + 0.7152 * green + 0.0722 * blue, alpha: numbers[3] ?? 1 };
  }

  /**
   * @param {Element} element
   * @returns {{theme: "light" | "dark", ground?: string}} what is painted behind it
   */
  function behind(element) {
    for (let block = /** @type {Element | null} */ (element); block; block = members(block).parentElement) {
      const ground = getComputedStyle(block).backgroundColor;
      const { luminance = 1, alpha = 0 } = read(ground) ?? {};
      if (alpha > 0.9 && luminance < NEARLY_BLACK) return { theme: "dark", ground };
      if (alpha > 0.5) return { theme: luminance < 0.4 ? "dark" : "light" };
    }
    // Nothing painted: the browser's canvas, which is dark only where the page says that it can be.
    const scheme = getComputedStyle(document.documentElement).colorScheme ?? "";
    const systemDark = globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches;
    return { theme: scheme.includes("dark") && (systemDark || !scheme.includes("light")) ? "dark" : "light" };
  }

  /**
   * Keeps `data-theme` of a card's frame right.
   *
   * @param {HTMLElement} frame
   * @param {HTMLElement} host
   * @param {"system" | "light" | "dark"} choice
   */
  function apply(frame, host, choice) {
    const page = behind(host.parentElement ?? document.body);
    const theme = choice === "system" ? page.theme : choice;
    frame.dataset.theme = theme;
    // On a dark page the card takes the page's own black, a shade lighter.
    if (page.ground && theme === "dark") frame.style.setProperty("--ground", page.ground);
    else frame.style.removeProperty("--ground");
  }

  /**
   * Apply again whenever the page may have been painted anew: the system turned dark at dusk, or the site's own switch
   * was used, which sets an attribute on the root or the body; where colours fade, they are read once they stand.
   *
   * @param {() => void} again
   * @param {AbortSignal} signal
   */
  function watch(again, signal) {
    globalThis.matchMedia?.("(prefers-color-scheme: dark)").addEventListener("change", again, { signal });
    const faded = (/** @type {TransitionEvent} */ { propertyName }) => propertyName === "background-color" && again();
    document.addEventListener("transitionend", faded, { signal });
    const switched = new MutationObserver(again);
    for (const element of [document.documentElement, document.body]) {
      switched.observe(element, { attributeFilter: SWITCHES });
    }
    signal.addEventListener("abort", () => switched.disconnect());
  }

  return { apply, behind, read, watch };
})();
