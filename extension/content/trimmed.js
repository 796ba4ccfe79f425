/**
 * HTML without what is no text of the page. It is cut out of what the browser has written, in which each tag and attribute
 * has but one form: removing thousands of nodes from a copy takes many times as long.
 */
globalThis.standfirst.trimmed ??= (() => {
  const { OWN_ELEMENTS } = globalThis.standfirst.dom;
  /** Nothing in them is markup. */
  const RAW = new Set(["script", "style", "noscript", "iframe", "textarea"]);
  const VOID = new Set(["link", "frame", "embed", "input", "source", "track"]);
  const OTHERS = ["svg", "math", "template", "canvas", "object", "select", "datalist", ...OWN_ELEMENTS.split(", ")];
  const DROPPED = [...RAW, ...VOID, ...OTHERS].join("|");
  const ATTRIBUTE = ' [^\\s=>]+="[^"]*"';
  const NOISE = ' (?:style|srcset|sizes|onclick|onload|onerror|integrity|nonce|src(?=="data:))="[^"]*"';
  const NOISES = new RegExp(NOISE, "g");
  /** A comment's begin, a tag of what is dropped, or one that bears noise. */
  const CUT = new RegExp(
    `<!--|<(${DROPPED})((?:${ATTRIBUTE})*)>|<[a-z][^\\s>]*(?:${ATTRIBUTE})*?${NOISE}(?:${ATTRIBUTE})*>`,
    "g",
  );
  /** Kinds that were once searched to the page's end in vain, and are not again. */
  const unbalanced = new Set();
  const LINKED_DATA = / type="[^"]*ld\+json/i;
  /** Of links, the canonical address and the like stay. */
  const STYLE_OR_LOAD = / rel="(?:[^"]*load|(?:[^"]*\s)?stylesheet[\s"])/;

  /**
   * @param {string} html
   * @param {string} mark
   * @param {number} from
   */
  function after(html, mark, from) {
    const at = html.indexOf(mark, from);
    return at < 0 ? html.length : at + mark.length;
  }

  /**
   * @param {string} html
   * @param {string} name
   * @param {number} from  where its content begins
   * @returns {number} where its closing tag ends
   */
  function endOf(html, name, from) {
    const first = after(html, `</${name}>`, from);
    const inner = html.slice(from, first).indexOf(`<${name}`);
    if (inner < 0 || (RAW.has(name) && name !== "script") || unbalanced.has(name)) return first;
    const end = name === "script" ? endOfScript(html, from) : endOfNested(html, name, from);
    if (end === null) unbalanced.add(name);
    return end ?? first;
  }

  /**
   * Drawings stand in drawings, templates in templates.
   *
   * @param {string} html
   * @param {string} name
   * @param {number} from
   * @returns {number | null} null: tags that are none, in some text, leave it unbalanced
   */
  function endOfNested(html, name, from) {
    const marks = new RegExp(`<!--|<script[\\s>]|<(/?)${name}[\\s>]`, "g");
    marks.lastIndex = from;
    let depth = 1;
    for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
      const end = marks.lastIndex;
      if (mark[1] !== undefined) depth += mark[1] ? -1 : 1;
      else marks.lastIndex = mark[0] === "<!--" ? after(html, "-->", end) : endOf(html, "script", end);
      if (!depth) return end;
    }
    return null;
  }

  /**
   * Old pages hide scripts in comments; a script's tag in such a comment, mostly in a string, has its closing tag there.
   *
   * @param {string} html
   * @param {number} from
   * @returns {number | null}
   */
  function endOfScript(html, from) {
    const marks = /<!--(?!-?>)|-->|<(\/?)script[\s/>]/gi;
    marks.lastIndex = from;
    let isComment = false;
    let isInner = false;
    for (let mark = marks.exec(html); mark; mark = marks.exec(html)) {
      if (mark[1] === undefined) {
        isComment = mark[0] !== "-->";
        isInner &&= isComment;
      } else if (!mark[1]) isInner = isComment;
      else if (isInner) isInner = false;
      else return marks.lastIndex;
    }
    return null;
  }

  /**
   * @param {string} html  as the browser writes it
   * @returns {string} without scripts (linked data stay), styles, drawings, forms' fields, comments and noise
   */
  return function trimmed(html) {
    const parts = [];
    let done = 0;
    unbalanced.clear();
    CUT.lastIndex = 0;
    for (let cut = CUT.exec(html); cut; cut = CUT.exec(html)) {
      const [tag, name, attributes = ""] = cut;
      parts.push(html.slice(done, cut.index));
      done = tag === "<!--" ? after(html, "-->", cut.index) : cut.index + tag.length;
      CUT.lastIndex = done;
      if (tag === "<!--") continue;
      const stays = name === "script" ? LINKED_DATA.test(attributes) : name === "link" && !STYLE_OR_LOAD.test(attributes);
      if (!name || stays) parts.push(tag.replace(NOISES, ""));
      if (!name || VOID.has(name)) continue;
      const end = endOf(html, name, done);
      if (stays) parts.push(html.slice(done, end));
      CUT.lastIndex = done = end;
    }
    parts.push(html.slice(done));
    return parts.join("");
  };
})();
