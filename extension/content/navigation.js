/**
 * Notices that a page became another without being loaded: by the Navigation API where there is one, else by its title
 * and canonical link. Calls back once the new content has settled. Nothing is polled.
 */
globalThis.standfirst.navigation ??= (() => {
  const QUIET_MS = 400;
  const LONGEST_MS = 4000;

  /** What tells pages apart: an anchor in the same page is no other page. */
  function address() {
    return location.href.replace(/#(?![!/]).*$/s, "");
  }

  /**
   * Calls back when the page has not changed for a moment.
   *
   * @param {() => void} onSettled
   * @param {AbortSignal} signal
   */
  function whenSettled(onSettled, signal) {
    const limit = Date.now() + LONGEST_MS;
    let timer = 0;
    const observer = new MutationObserver(wait);
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    function wait() {
      clearTimeout(timer);
      timer = Number(setTimeout(() => (end(), onSettled()), Math.max(0, Math.min(QUIET_MS, limit - Date.now()))));
    }
    signal.addEventListener("abort", end, { once: true });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    wait();
  }

  /**
   * @param {() => void} onChange
   * @param {AbortSignal} signal
   */
  function watch(onChange, signal) {
    let known = address();
    let waiting = new AbortController();
    const check = () => {
      if (address() === known) return;
      known = address();
      waiting.abort();
      waiting = new AbortController();
      whenSettled(onChange, AbortSignal.any([signal, waiting.signal]));
    };
    const { navigation } = /** @type {{navigation?: EventTarget}} */ (/** @type {unknown} */ (globalThis));
    if (navigation?.addEventListener) {
      navigation.addEventListener("currententrychange", check, { signal });
      return;
    }
    addEventListener("popstate", check, { signal });
    const observer = new MutationObserver(check);
    observer.observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ["href", "content"],
    });
    signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  }

  return { watch };
})();
