/** What the reader sets, what a page gives, and what the helper answers, as types. Nothing here runs. */

/** @typedef {"short" | "medium" | "long"} PresetLength */

/** @typedef {"page" | "selection" | "link"} SourceKind */

/** @typedef {"always" | "never" | "ask"} SiteRule */

/**
 * What the reader chose. Appearance (length, layout, theme, textSize, keyFacts) may be synchronised; the rest stays here.
 *
 * @typedef {object} Settings
 * @property {number} port  the helper's
 * @property {PresetLength} length
 * @property {"list" | "paragraph"} layout
 * @property {string} method
 * @property {"system" | "light" | "dark"} theme
 * @property {"small" | "medium" | "large"} textSize
 * @property {boolean} keyFacts  whether the card shows them
 * @property {boolean} menus
 * @property {"off" | "sites" | "all"} bannerMode
 * @property {number} bannerMinutes  articles of fewer reading minutes are left alone
 * @property {"offer" | "summarize"} bannerAction
 * @property {Record<string, SiteRule>} sites  by host name; only where it differs from bannerMode
 * @property {boolean} browserModel  the model that chooses is the one that the browser has built in
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
 * @property {string | null} frame  the site of a large frame that no script of this page can read into
 * @property {number} document  when it began to load, which tells it from others in the same tab
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
 * @property {{index: number, text: string}[]} [sentences]  all of the article's, when asked for
 */

/**
 * The reply of `POST /v1/summaries`, keys in camelCase.
 *
 * @typedef {object} Summary
 * @property {ArticleHead} article
 * @property {SummarySentence[]} sentences
 * @property {string} text
 * @property {string} method
 * @property {string} [chosenBy]  the language model that chose
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
 * The reply of `POST /v1/briefings`, keys in camelCase.
 *
 * @typedef {object} StorySentence
 * @property {string} text
 * @property {number} article  the article's number
 * @property {number} index
 * @property {number} start
 * @property {number} end
 * @property {boolean} onlyHere  no other article of the story has this figure or name
 * @property {boolean} new  the story was read before, without this
 *
 * @typedef {object} Story
 * @property {number[]} articles  the one that tells most of it first
 * @property {number[][]} nearDuplicates  groups of copies, the one that was kept first
 * @property {string | null} from
 * @property {string | null} to
 * @property {StorySentence[]} sentences
 * @property {{date: string, articles: number[]}[]} timeline
 * @property {{text: string, article: number, index: number, start: number, end: number}[][]} differingFigures
 * @property {boolean} readBefore
 *
 * @typedef {object} BriefedArticle
 * @property {string | null} url
 * @property {string | null} title
 * @property {string | null} byline
 * @property {string | null} siteName
 * @property {string | null} published
 * @property {string | null} language
 * @property {number} wordCount
 * @property {number} readingMinutes
 * @property {number} likely  0 to 1, how much the page looks like an article
 *
 * @typedef {object} Briefing
 * @property {Story[]} stories
 * @property {(BriefedArticle | null)[]} articles  numbered as the documents
 * @property {{document: number, code: string, detail: string, hint: string}[]} failed
 * @property {Record<string, number>} timingsMs
 */

/**
 * A failure as the reader sees it, in the reader's language.
 *
 * @typedef {object} ErrorMessage
 * @property {string} code
 * @property {string} title  a few words
 * @property {string} message  one sentence that says what to do
 * @property {string | null} command  to be copied into a terminal
 * @property {string | null} checkoutCommand  the same in the folder of `make run`, which puts nothing on the path
 */

/**
 * Chrome's Prompt API, as far as we use it; https://developer.chrome.com/docs/ai/prompt-api
 *
 * @typedef {{expectedInputs?: {type: string, languages: string[]}[], initialPrompts?: {role: string, content: string}[], signal?: AbortSignal}} LanguageModelOptions
 *
 * @typedef {object} LanguageModelFactory
 * @property {(options?: LanguageModelOptions) => Promise<string>} availability
 * @property {(options?: LanguageModelOptions) => Promise<LanguageModelSession>} create  downloads a model that is not there
 *
 * @typedef {object} LanguageModelSession
 * @property {number} inputQuota
 * @property {number} inputUsage
 * @property {(input: string) => Promise<number>} measureInputUsage
 * @property {(input: string, options: {responseConstraint: object, signal: AbortSignal}) => Promise<string>} prompt
 * @property {() => void} destroy
 */

export {};
