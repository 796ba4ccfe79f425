/**
 * The signs by which a page shows whether it is an article: numbers read off its address, its metadata, its prose and
 * its furniture, without layout, in a few milliseconds. What they weigh stands in `readerable.js`.
 */
globalThis.standfirst.readerableSigns ??= (() => {
  const { article, members } = globalThis.standfirst;
  const { textOf, beginning } = article;
  const LONG = 250;
  const READ_TEXT = 6000;
  const READ_PARAGRAPHS = 40;
  const READ_LINKS = 400;
  const READ_CLASSES = 3000;
  const MOST_SHARES = 5;
  const HEAD_TEXT = 1600;

  const ADDRESSES = {
    forumAddress: /forum|thread|topic|\/t\/|viewtopic|questions?\/|discuss|community|comments/i,
    listAddress:
      /categor|\/tag\/|\/tags|search|archive|collections?\/|\/shop|products?\/|\/c\/|\/page\/|index|topics?\/|\/best-|list/i,
    shopAddress: /product|\/p\/|\/dp\/|\/item|shop|store|buy/i,
    numberInPath: /^[^?]*\d{4,}/,
  };
  const GENERIC_NAME =
    /^(?:news|blogs?|latest.*|articles?|archives?|all.*|stories|press|posts?|resources?|insights?|home|index|default|start|overview|topics?|awards|services?|products?|shop|about.*|contact.*)$/i;
  const LD_ARTICLE =
    /"(?:News|Reportage\w*|AnalysisNews|OpinionNews|Blog|Report|Scholarly|Tech)?(?:Article|Posting|BlogPosting)"/;
  const LD_OTHER = /"Product"|"ItemList"|"CollectionPage"|"QAPage"|"DiscussionForumPosting"/;
  const DATE =
    /\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s*(?:hours?|minutes?|days?)\s+ago|年\d{1,2}月/;
  const BY = /\b(?:by|von|par|por|di|autor|author|от|автор)\b[: ]|作者|记者|記者/i;
  const MORE = /^(?:read|learn|view|shop|see|find out|continue|more|weiter|lire|mehr)\b.{0,18}$/i;
  /** Firms write about "us"; reports tell what was and who said it. English only: elsewhere these are silent. */
  const WE = /\b(?:we|our|us|we['’]re|we['’]ve)\b/gi;
  const REPORT = /\b(?:said|was|were|had|told|according|has|have been|who|he|she|his|her)\b/gi;
  const LIST_BODY =
    /\b(?:page-template\S*|page-id\S*|archive|category|home|front|frontpage|search|tax-\S+|product\S*|shop|collection\S*|forum\S*|woocommerce\S*|landing\S*|template-(?:page|collection|product|index)\S*)\b/;
  const POST_BODY = /\b(?:single|single-post|postid-\d+|post-template\S*|(?:page-)?node-type-(?:article|news|blog)\S*)\b/;
  /** What tells that somebody wrote the page on a day. */
  const SIGNED = "authorLink byInHead byline dateInHead ldArticle ogArticle postBody published".split(" ");
  /** Present or not: in a class, in a link's address, as a link or in the metadata. */
  const CLASSES = {
    price: /price|add-to-cart|addtocart/i,
    cart: /cart/i,
    pagination: /paginat/i,
    byline: /byline|author/i,
    authorLink: /byline/i,
    articleBody: /article-?body|article__body|entry-content|post-content|story-body/i,
    comments: /comments-area/i,
  };
  const ADDRESSES_OF_LINKS = { cart: /cart/i, authorLink: /\/author|\/by\/|\/people\//i };
  const ELEMENTS = {
    feed: "link[type*='rss']",
    pagination: "link[rel='next']",
    byline: "[rel~='author'], meta[name='author' i], meta[property='article:author']",
    published: "meta[property='article:published_time'], meta[name*='publish' i], meta[itemprop='datePublished']",
    modern: "meta[name='viewport'], meta[property^='og:']",
  };
  /** Values of `itemprop`; these and ids may stand anywhere: all elements are looked at, but once. */
  const MARKED = "[itemprop], [id^='comment' i], #disqus_thread";
  const COMMENTS = /^comment|^disqus_thread$/i;
  const PROPERTIES = { price: "price", byline: "author", articleBody: "articleBody" };
  /** Elements of these names, counted on a logarithmic scale. */
  const COUNTED = { buttons: ["button"], subheadings: ["h3"], times: ["time"], figures: ["figure", "figcaption"] };
  const ACTION = /contact|quote|demo|pricing|sign-?up|register|apply|services/i;
  const SHARE = /share/i;
  const SHARING = /sharer|intent\/tweet|twitter\.com\/share|share\?|shareArticle|wa\.me|^mailto:\?/i;

  /** @param {string} address */
  function ofAddress(address) {
    const url = new URL(address);
    const path = url.pathname.split("/").filter(Boolean);
    const name = (path.at(-1) ?? "").replace(/\.\w+$/, "");
    return {
      depth: Math.min(6, path.length),
      slugWords: Math.min(8, name.split(/[-_]+/).length),
      genericName: Number(GENERIC_NAME.test(name || "home")),
      ...Object.fromEntries(
        Object.entries(ADDRESSES).map(([sign, pattern]) => [sign, Number(pattern.test(url.pathname + url.search))]),
      ),
    };
  }

  /** @param {Document} page */
  function ofMetadata(page) {
    const kind = page.querySelector("meta[property='og:type']")?.getAttribute("content") ?? "";
    const data = [...page.querySelectorAll("script[type='application/ld+json']")]
      .map((script) => script.textContent?.slice(0, 30_000))
      .join("");
    return {
      ogArticle: Number(/article/i.test(kind)),
      ogOther: Number(kind !== "" && !/article/i.test(kind)),
      ogProduct: Number(/product/i.test(kind)),
      ldArticle: Number(LD_ARTICLE.test(data)),
      ldOther: Number(LD_OTHER.test(data)),
    };
  }

  /** @param {import("../shared/types.js").Survey} survey */
  function ofProse({ root, prose }) {
    const all = sum(prose);
    /** @type {Map<Element, {count: number, length: number}>} */
    const families = new Map();
    for (const [parent, length] of prose) {
      const family = families.get(parent) ?? { count: 0, length: 0 };
      families.set(parent, { count: family.count + 1, length: family.length + length });
    }
    const groups = [...families.values()];
    const own = root ? prose.filter((/** @type {[Element, number]} */ [parent]) => members(root).contains(parent)) : [];
    return {
      proseLength: Math.log1p(sum(own)),
      proseShare: all ? sum(own) / all : 0,
      longParagraphs: Math.log1p(own.filter((/** @type {[Element, number]} */ [, length]) => length > LONG).length),
      longestRun: Math.log1p(Math.max(0, ...groups.map(({ count }) => count))),
      largestShare: all ? Math.max(...groups.map(({ length }) => length)) / all : 0,
      // Teasers stand alone in their boxes, an article's paragraphs stand together.
      soloShare: all
        ? groups.filter(({ count }) => count === 1).reduce((total, { length }) => total + length, 0) / all
        : 1,
      headings: root ? Math.log1p(count(root, ["h2", "h3", "h4"])) : 0,
      insideArticle: Number(Boolean(root && members(root).closest("article"))),
      ...ofWording(root),
    };
  }

  /**
   * Browsers count names several times as fast as they match a selector.
   *
   * @param {Document | Element} within
   * @param {string[]} names
   */
  function count(within, names) {
    return names.reduce((total, name) => total + within.getElementsByTagName(name).length, 0);
  }

  /**
   * @template {Element} Kind
   * @param {HTMLCollectionOf<Kind>} elements  a live list, of which only these are looked for
   * @param {number} limit
   * @returns {Kind[]}
   */
  function first(elements, limit) {
    const found = [];
    for (let element = elements[0]; element && found.length < limit; element = elements[found.length]) found.push(element);
    return found;
  }

  /** @param {[Element, number][]} prose */
  function sum(prose) {
    return prose.reduce((total, [, length]) => total + length, 0);
  }

  /** @param {Element | null} root */
  function ofWording(root) {
    const paragraphs = root ? first(root.getElementsByTagName("p"), READ_PARAGRAPHS) : [];
    const text = (paragraphs.length > 0 ? paragraphs.map(textOf).join(" ") : root ? textOf(root) : "").slice(
      0,
      READ_TEXT,
    );
    const words = text.split(/\s+/).length;
    /** @type {(pattern: RegExp) => number} */
    const percent = (pattern) => (words > 30 ? ((text.match(pattern)?.length ?? 0) / words) * 100 : 0);
    return { we: percent(WE), report: percent(REPORT) };
  }

  /** @param {Document} page */
  function ofHead(page) {
    const title = page.querySelector("h1");
    const text = title ? textAround(title) : "";
    return { dateInHead: Number(DATE.test(text)), byInHead: Number(BY.test(text)) };
  }

  /**
   * The headline's box as long as it is small, and the blocks right after it.
   *
   * @param {Element} title
   */
  function textAround(title) {
    let box = title;
    for (let level = 0; level < 4; level++) {
      const parent = members(box).parentElement;
      if (!parent || parent === title.ownerDocument.body || beginning(parent, HEAD_TEXT).length === HEAD_TEXT) break;
      box = parent;
    }
    let text = beginning(box, HEAD_TEXT);
    let next = members(box).nextElementSibling;
    for (let count = 0; next && count < 4; count++, next = members(next).nextElementSibling) text += ` ${beginning(next, 250)}`;
    return text;
  }

  /**
   * One pass over classes and links: selectors on parts of attributes cost ten times as much.
   *
   * @param {Document} page
   */
  function ofFurniture(page) {
    const classes = new Set();
    let shares = 0;
    const bearers = page.querySelectorAll("[class]");
    for (let at = 0; at < bearers.length && at < READ_CLASSES; at++) {
      const bearer = bearers[at];
      const name = /** @type {string} */ (members(bearer).getAttribute("class")).slice(0, 200);
      classes.add(name);
      if (shares < MOST_SHARES && SHARE.test(name)) shares += 1;
    }
    const links = first(page.links, READ_LINKS);
    const addresses = links.map((link) => (link.getAttribute("href") ?? "").slice(0, 200));
    const body = `${page.body?.className} ${page.documentElement.className} ${page.body?.id}`.toLowerCase();
    shares += addresses.filter((address) => SHARING.test(address)).length;
    return {
      ...present([...classes].join("\n"), addresses.join("\n"), links, page),
      ...Object.fromEntries(
        Object.entries(COUNTED).map(([sign, names]) => [sign, Math.log1p(count(page, names))]),
      ),
      actions: Math.log1p(addresses.filter((address) => ACTION.test(address)).length),
      sharing: Math.min(MOST_SHARES, shares),
      moreLinks: Math.log1p(links.filter((link) => MORE.test(beginning(link, 40))).length),
      listBody: Number(LIST_BODY.test(body)),
      postBody: Number(POST_BODY.test(body)),
    };
  }

  /**
   * @param {string} classes
   * @param {string} addresses
   * @param {Element[]} links
   * @param {Document} page
   */
  function present(classes, addresses, links, page) {
    /** @type {Record<string, number>} */
    const signs = {};
    /** @type {(sign: string, is: boolean) => void} */
    const note = (sign, is) => (signs[sign] = Math.max(signs[sign] ?? 0, Number(is)));
    for (const [sign, pattern] of Object.entries(CLASSES)) note(sign, pattern.test(classes));
    for (const [sign, pattern] of Object.entries(ADDRESSES_OF_LINKS)) note(sign, pattern.test(addresses));
    const named = [...page.getElementsByTagName("meta"), ...page.getElementsByTagName("link"), ...links];
    for (const [sign, selector] of Object.entries(ELEMENTS)) {
      note(
        sign,
        named.some((element) => element.matches(selector)),
      );
    }
    const marked = [...page.querySelectorAll(MARKED)];
    const properties = new Set(marked.map((element) => members(element).getAttribute("itemprop")));
    for (const [sign, property] of Object.entries(PROPERTIES)) note(sign, properties.has(property));
    note(
      "comments",
      marked.some((element) => COMMENTS.test(members(element).id)),
    );
    return signs;
  }

  /**
   * @param {Document} page
   * @param {string} address
   * @param {import("../shared/types.js").Survey} survey  of `article.survey`
   * @returns {Record<string, number>}
   */
  return function signs(page, address, survey) {
    /** @type {Record<string, number>} */
    const { modern, ...found } = {
      ...ofAddress(address),
      ...ofMetadata(page),
      ...ofProse(survey),
      ...ofHead(page),
      ...ofFurniture(page),
    };
    // Old pages name neither author nor day; of one made for telephones it says that it is no report.
    return { ...found, unsigned: Number(modern === 1 && !SIGNED.some((sign) => found[sign])) };
  };
})();
