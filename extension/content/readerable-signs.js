/**
 * The signs by which a page shows whether it is an article: numbers read off its address, its metadata, its prose and
 * its furniture, without layout, in a few milliseconds. What they weigh stands in `readerable.js`.
 */
globalThis.standfirst ??= {};

globalThis.standfirst.readerableSigns ??= (() => {
  const { article } = globalThis.standfirst;
  const { textOf } = article;
  const LONG = 250;
  const READ_TEXT = 6000;
  const READ_LINKS = 400;

  const ADDRESSES = {
    forumAddress: /forum|thread|topic|\/t\/|viewtopic|questions?\/|discuss|community|comments/i,
    listAddress: /categor|\/tag\/|\/tags|search|archive|collections?\/|\/shop|products?\/|\/c\/|\/page\/|index|topics?\/|\/best-|list/i,
    shopAddress: /product|\/p\/|\/dp\/|\/item|shop|store|buy/i,
    numberInPath: /^[^?]*\d{4,}/,
  };
  const GENERIC_NAME =
    /^(?:news|blogs?|latest.*|articles?|archives?|all.*|stories|press|posts?|resources?|insights?|home|index|default|start|overview|topics?|awards|services?|products?|shop|about.*|contact.*)$/i;
  const LD_ARTICLE = /"(?:News|Reportage\w*|AnalysisNews|OpinionNews|Blog|Report|Scholarly|Tech)?(?:Article|Posting|BlogPosting)"/;
  const LD_OTHER = /"Product"|"ItemList"|"CollectionPage"|"QAPage"|"DiscussionForumPosting"/;
  const DATE = /\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s*(?:hours?|minutes?|days?)\s+ago|年\d{1,2}月/;
  const BY = /\b(?:by|von|par|por|di|autor|author|от|автор)\b[: ]|作者|记者|記者/i;
  const MORE = /^(?:read|learn|view|shop|see|find out|continue|more|weiter|lire|mehr)\b.{0,18}$/i;
  /** Firms write about "us"; reports tell what was and who said it. English only: elsewhere these are silent. */
  const WE = /\b(?:we|our|us|we['’]re|we['’]ve)\b/gi;
  const REPORT = /\b(?:said|was|were|had|told|according|has|have been|who|he|she|his|her)\b/gi;
  const LIST_BODY =
    /\b(?:page-template\S*|page-id\S*|archive|category|home|front|frontpage|search|tax-\S+|product\S*|shop|collection\S*|forum\S*|woocommerce\S*|landing\S*|template-(?:page|collection|product|index)\S*)\b/;
  /** Present or not. */
  const FURNITURE = {
    feed: "link[type*='rss']",
    price: "[itemprop='price'], [class*='price' i], [class*='add-to-cart' i], [class*='addtocart' i]",
    cart: "[class*='cart' i], [href*='cart' i]",
    pagination: "link[rel='next'], [class*='paginat' i]",
    byline: "[rel~='author'], [itemprop='author'], [class*='byline' i], [class*='author' i], meta[name='author' i], meta[property='article:author']",
    authorLink: "a[href*='/author' i], a[href*='/by/' i], a[href*='/people/' i], [class*='byline' i]",
    articleBody:
      "[itemprop='articleBody'], [class*='article-body' i], [class*='articlebody' i], [class*='article__body' i], [class*='entry-content' i], [class*='post-content' i], [class*='story-body' i]",
    comments: "#comments, #disqus_thread, [id^='comment' i], [class*='comments-area' i]",
  };
  /** Counted, on a logarithmic scale. */
  const COUNTED = {
    buttons: "button",
    subheadings: "h3",
    times: "time",
    figures: "figure, figcaption",
    actions:
      "a[href*='contact' i], a[href*='quote' i], a[href*='demo' i], a[href*='pricing' i], a[href*='sign-up' i], a[href*='signup' i], a[href*='register' i], a[href*='apply' i], a[href*='services' i]",
  };
  const SHARING =
    "a[href*='sharer' i], a[href*='intent/tweet' i], a[href*='twitter.com/share' i], a[href*='share?' i], a[href*='shareArticle' i], a[href*='wa.me' i], a[href^='mailto:?' i], [class*='share' i]";

  /** @param {string} address */
  function ofAddress(address) {
    const url = new URL(address);
    const path = url.pathname.split("/").filter(Boolean);
    const name = (path.at(-1) ?? "").replace(/\.\w+$/, "");
    return {
      depth: Math.min(6, path.length),
      slugWords: Math.min(8, name.split(/[-_]+/).length),
      genericName: Number(GENERIC_NAME.test(name || "home")),
      ...Object.fromEntries(Object.entries(ADDRESSES).map(([sign, pattern]) => [sign, Number(pattern.test(url.pathname + url.search))])),
    };
  }

  /** @param {Document} page */
  function ofMetadata(page) {
    const kind = page.querySelector("meta[property='og:type']")?.getAttribute("content") ?? "";
    const data = [...page.querySelectorAll("script[type='application/ld+json']")].map((script) => script.textContent?.slice(0, 30_000)).join("");
    return {
      ogArticle: Number(/article/i.test(kind)),
      ogOther: Number(kind !== "" && !/article/i.test(kind)),
      ogProduct: Number(/product/i.test(kind)),
      ldArticle: Number(LD_ARTICLE.test(data)),
      ldOther: Number(LD_OTHER.test(data)),
    };
  }

  /** @param {any} survey */
  function ofProse({ root, prose }) {
    const all = sum(prose);
    /** @type {Map<Element, {count: number, length: number}>} */
    const families = new Map();
    for (const [parent, length] of prose) {
      const family = families.get(parent) ?? { count: 0, length: 0 };
      families.set(parent, { count: family.count + 1, length: family.length + length });
    }
    const groups = [...families.values()];
    const own = root ? prose.filter((/** @type {[Element, number]} */ [parent]) => root.contains(parent)) : [];
    return {
      proseLength: Math.log1p(sum(own)),
      proseShare: all ? sum(own) / all : 0,
      longParagraphs: Math.log1p(own.filter((/** @type {[Element, number]} */ [, length]) => length > LONG).length),
      longestRun: Math.log1p(Math.max(0, ...groups.map(({ count }) => count))),
      largestShare: all ? Math.max(...groups.map(({ length }) => length)) / all : 0,
      // Teasers stand alone in their boxes, an article's paragraphs stand together.
      soloShare: all ? groups.filter(({ count }) => count === 1).reduce((total, { length }) => total + length, 0) / all : 1,
      headings: Math.log1p(root?.querySelectorAll("h2, h3, h4").length ?? 0),
      insideArticle: Number(Boolean(root?.closest("article"))),
      ...ofWording(root),
    };
  }

  /** @param {[Element, number][]} prose */
  function sum(prose) {
    return prose.reduce((total, [, length]) => total + length, 0);
  }

  /** @param {Element | null} root */
  function ofWording(root) {
    const paragraphs = [...(root?.querySelectorAll("p") ?? [])].slice(0, 40);
    const text = (paragraphs.length > 0 ? paragraphs.map(textOf).join(" ") : root ? textOf(root) : "").slice(0, READ_TEXT);
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
      const parent = box.parentElement;
      if (!parent || parent === title.ownerDocument.body || textOf(parent).length > 1500 + textOf(title).length) break;
      box = parent;
    }
    let text = textOf(box);
    let next = box.nextElementSibling;
    for (let count = 0; next && count < 4; count++, next = next.nextElementSibling) text += ` ${textOf(next).slice(0, 250)}`;
    return text;
  }

  /** @param {Document} page */
  function ofFurniture(page) {
    const classes = `${page.body?.className} ${page.documentElement.className} ${page.body?.id}`.toLowerCase();
    const links = [...page.links].slice(0, READ_LINKS);
    return {
      ...Object.fromEntries(Object.entries(FURNITURE).map(([sign, selector]) => [sign, Number(page.querySelector(selector) !== null)])),
      ...Object.fromEntries(Object.entries(COUNTED).map(([sign, selector]) => [sign, Math.log1p(page.querySelectorAll(selector).length)])),
      sharing: Math.min(5, page.querySelectorAll(SHARING).length),
      moreLinks: Math.log1p(links.filter((link) => link.childElementCount < 3 && MORE.test(textOf(link))).length),
      listBody: Number(LIST_BODY.test(classes)),
    };
  }

  /**
   * @param {Document} page
   * @param {string} address
   * @param {any} survey  of `article.survey`
   * @returns {Record<string, number>}
   */
  return function signs(page, address, survey) {
    return { ...ofAddress(address), ...ofMetadata(page), ...ofProse(survey), ...ofHead(page), ...ofFurniture(page) };
  };
})();
