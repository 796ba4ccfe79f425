/**
 * The words that background, pages and content scripts share, as types. Nothing here runs.
 *
 * The seam between background and page: the background injects the files of `content_files.js`, then calls
 * `globalThis.standfirst.card`. The card answers with messages (`CardMessage`) through `runtime.sendMessage`.
 */

/** @typedef {"short" | "medium" | "long"} PresetLength */
/** @typedef {"page" | "selection" | "link"} SourceKind */
/** @typedef {"always" | "never" | "ask"} SiteRule */

/**
 * What the reader chose. Appearance (length, layout, theme, textSize) may be synchronised; the rest stays here.
 *
 * @typedef {object} Settings
 * @property {number} port  the helper's
 * @property {PresetLength} length
 * @property {"list" | "paragraph"} layout
 * @property {string} method
 * @property {"system" | "light" | "dark"} theme
 * @property {"small" | "medium" | "large"} textSize
 * @property {boolean} menus
 * @property {"off" | "sites" | "all"} bannerMode
 * @property {number} bannerMinutes  articles of fewer reading minutes are left alone
 * @property {"offer" | "summarize"} bannerAction
 * @property {Record<string, SiteRule>} sites  by host name; only where it differs from bannerMode
 * @property {boolean} linkCookies  fetch linked articles with the reader's cookies
 * @property {boolean} syncAppearance
 */

/**
 * What `standfirst.capture()` promises.
 *
 * @typedef {object} Capture
 * @property {string} html  the DOM that the reader sees, trimmed and serialised
 * @property {string} url
 * @property {string} title
 * @property {string | null} language  the document's `lang`, as written
 * @property {string} selection  the selected text, paragraphs parted by blank lines; "" without one
 */

/**
 * @typedef {object} SummarySentence
 * @property {string} text
 * @property {number} index  of the article's sentences
 * @property {number} paragraph
 * @property {number} start  code points into the article's text
 * @property {number} end
 * @property {number} score
 */

/**
 * @typedef {object} KeyFact
 * @property {"who" | "when" | "where" | "how_much"} kind
 * @property {string} text
 * @property {number} sentence  index of the article's sentences
 * @property {number} start
 * @property {number} end
 * @property {string} sentenceText
 */

/**
 * @typedef {object} ArticleHead
 * @property {string | null} url
 * @property {string | null} title
 * @property {string | null} byline
 * @property {string | null} siteName
 * @property {string | null} published
 * @property {string | null} language
 * @property {number} wordCount
 * @property {number} characterCount
 * @property {number} sentenceCount
 * @property {number} readingMinutes
 */

/**
 * The reply of `POST /v1/summaries`, keys in camelCase.
 *
 * @typedef {object} Summary
 * @property {ArticleHead} article
 * @property {SummarySentence[]} sentences
 * @property {string} text
 * @property {string} method
 * @property {string} kind  "extractive"
 * @property {KeyFact[]} keyFacts
 * @property {string[]} keywords
 * @property {number} compressionRatio
 * @property {number} minutesSaved
 * @property {{code: string, message: string}[]} notices
 * @property {Record<string, number>} timingsMs
 * @property {string | null} historyId
 */

/**
 * A failure as the reader sees it, in the reader's language.
 *
 * @typedef {object} ErrorMessage
 * @property {string} code
 * @property {string} title  a few words
 * @property {string} message  one sentence that says what to do
 * @property {string | null} command  to be copied into a terminal
 */

/**
 * What the background passes to `standfirst.card.show(state)`. `request` names one flow: a "shown" or "failed" whose
 * request is not the one that the card last got with "loading" came too late and is ignored, as is one after close.
 *
 * @typedef {object} LoadingState
 * @property {"loading"} state
 * @property {string} request
 * @property {SourceKind} source
 * @property {Settings} settings
 * @property {object} widgets  `shared/widgets.json`
 * @property {string} [link]  the address of the link (source "link"): the card stands at it
 *
 * @typedef {object} ShownState
 * @property {"shown"} state
 * @property {string} request
 * @property {SourceKind} source
 * @property {Settings} settings
 * @property {Summary} summary
 *
 * @typedef {object} FailedState
 * @property {"failed"} state
 * @property {string} request
 * @property {SourceKind} source
 * @property {Settings} settings
 * @property {ErrorMessage} error
 * @property {boolean} fallback  offer lead sentences picked in the page, clearly labelled
 *
 * @typedef {LoadingState | ShownState | FailedState} CardState
 */

/**
 * What content scripts leave on `globalThis.standfirst` of the isolated world.
 *
 * @typedef {object} CardDoor
 * @property {(state: CardState) => boolean} show  false where the state came too late
 * @property {() => boolean} close  leaves the page as it was found; true if there was a card
 *
 * @typedef {object} PageDoor
 * @property {CardDoor} card
 * @property {() => Promise<Capture>} capture
 */

/**
 * What content scripts send to the background. Only `banner-settings` has an answer (`BannerSettings`).
 * A length that comes with "summarize" is kept as the reader's choice.
 *
 * @typedef {{type: "summarize", length?: PresetLength, source?: SourceKind, link?: string}
 *   | {type: "settings", change: Partial<Pick<Settings, "length" | "layout" | "theme" | "textSize">>}
 *   | {type: "site-rule", rule: SiteRule}
 *   | {type: "open-options", section?: string}
 *   | {type: "marks"}
 *   | {type: "closed"}
 *   | {type: "banner-settings"}} CardMessage
 */

/**
 * @typedef {object} BannerSettings
 * @property {SiteRule} rule  for this page's site, all things considered
 * @property {number} minutes
 * @property {"offer" | "summarize"} action
 * @property {Settings} settings
 * @property {object} widgets
 */

export {};
