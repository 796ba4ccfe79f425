/** After a jump into the article: the way back to the summary, in the top layer, until the card is in view again. */
globalThis.standfirst.backLink ??= (() => {
  const { dom } = globalThis.standfirst;

  /**
   * @param {ShadowRoot} room
   * @param {HTMLElement} host
   * @param {() => void} onReturn
   */
  function open(room, host, onReturn) {
    const control = dom.button(dom.message("card_back"), onReturn, { class: "back", popover: "manual" });
    // Beside the frame, not in it: a container for queries would hold a fixed position.
    room.append(control);
    let left = false;
    const observer = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) left = true;
      else if (left) hide();
    });
    observer.observe(host);

    function hide() {
      left = false;
      if (control.matches(":popover-open")) control.hidePopover();
    }

    return {
      show() {
        if (!control.matches(":popover-open")) control.showPopover();
      },
      hide,
      close() {
        observer.disconnect();
        control.remove();
      },
    };
  }

  return { open };
})();
