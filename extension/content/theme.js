/** Light or dark: what the reader set, else what the page itself is painted in, not what the system prefers. */
globalThis.standfirst ??= {};

globalThis.standfirst.theme ??= (() => {
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
   * @returns {"light" | "dark"} what is painted behind it
   */
  function behind(element) {
    for (let block = /** @type {Element | null} */ (element); block; block = block.parentElement) {
      const ground = read(getComputedStyle(block).backgroundColor);
      if (ground && ground.alpha > 0.5) return ground.luminance < 0.4 ? "dark" : "light";
    }
    // Nothing painted: the browser's canvas, which is dark only where the page says that it can be.
    const scheme = getComputedStyle(document.documentElement).colorScheme ?? "";
    const systemDark = globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches;
    return scheme.includes("dark") && (systemDark || !scheme.includes("light")) ? "dark" : "light";
  }

  /**
   * Keeps `data-theme` of a card's frame right.
   *
   * @param {HTMLElement} frame
   * @param {HTMLElement} host
   * @param {"system" | "light" | "dark"} choice
   */
  function apply(frame, host, choice) {
    frame.dataset.theme = choice === "system" ? behind(host.parentElement ?? document.body) : choice;
  }

  return { apply, behind, read };
})();
