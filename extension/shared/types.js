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
 * What the background passes to `standfirst.card.show(state)`. `request` names one flow: a "shown" or "failed" whose
 * request is not the one that the card last got with "loading" came too late and is ignored, as is one after close.
 *
 * @typedef {object} LoadingState
 * @property {"loading"} state
 * @property {string} request
 * @property {SourceKind} source
 * @property {Settings} settings
 * @property {WidgetKnowledge} widgets
 * @property {boolean} [early]  the page is still loading: its capture, which the click has asked for, is still to come
 * @property {string} [link]  the address of the link (source "link"): the card stands at it
 *
 * @typedef {object} ShownState
 * @property {"shown"} state
 * @property {string} request
 * @property {SourceKind} source
 * @property {Settings} settings
 * @property {Summary} summary
 * @property {Choice} [choice]  a language model is choosing, or has chosen
 *
 * @typedef {object} Choice
 * @property {string} [name]  the model's, once it has chosen
 * @property {Summary} [other]  the summary that is not shown: the quick one, or the model's
 * @property {boolean} [quick]  the quick one is shown
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
 * `globalThis.standfirst` of the isolated world: each content script defines one of these, and uses those before it.
 *
 * @typedef {object} Standfirst
 * @property {typeof chrome} browser
 * @property {<T extends Node | ParentNode>(node: T) => T} members  whatever a form's fields are called
 * @property {Dom} dom
 * @property {Shadows} shadows
 * @property {{button: Dom["button"]}} guard
 * @property {ArticleRoom} article
 * @property {Labels} labels
 * @property {WidgetBox} widgetBox
 * @property {{find: (knowledge: WidgetKnowledge) => Widget[]}} widgets
 * @property {{open: (host: HTMLElement, how: PlacementRequest) => Placement}} placement
 * @property {{watch: (onChange: () => void, signal: AbortSignal) => void}} navigation
 * @property {Theme} theme
 * @property {{align: (frame: HTMLElement, host: HTMLElement) => void}} column
 * @property {string} palette
 * @property {TextIndexRoom} textIndex
 * @property {(sentences: Place[], page?: Document) => Map<number, Range>} locate  by the sentence's index; what is not found is missing
 * @property {{open: (sentences: Place[], onReturn: (index: number) => void, onFound: (ranges: Range[]) => void) => Marks}} highlight
 * @property {Markdown} markdown
 * @property {(text: string, root: ParentNode, html?: string) => Promise<boolean>} copyText
 * @property {ReadAloud} readAloud
 * @property {Fallback} fallback
 * @property {{open: (root: ShadowRoot, host: HTMLElement, onReturn: () => void) => BackLink}} backLink
 * @property {string} cardStyle
 * @property {{build: (view: CardView) => HTMLElement}} cardHead
 * @property {CardBody} cardBody
 * @property {CardFoot} cardFoot
 * @property {CardChoice} cardChoice
 * @property {{build: (view: FailedView) => Node[], commands: (view: Pick<FailedView, "error" | "actions">) => HTMLElement | null}} cardFailure
 * @property {(card: Card, self: CardSelf) => CardActions} cardActions
 * @property {CardDoor} card
 * @property {(root: Element) => string} composed
 * @property {(html: string) => string} trimmed
 * @property {() => Promise<Capture>} capture
 * @property {(page: Document, address: string, survey: Survey) => Record<string, number>} readerableSigns
 * @property {{judge: (page: Document, address: string) => {article: boolean, minutes: number}}} readerable
 * @property {string} bannerStyle
 * @property {{close: () => void}} banner
 * @property {Marks} [briefingMark]  the sentence that a briefing led to
 * @property {boolean} [early]  the click's capture is still to come: the card that it finds is its own
 * @property {boolean} [quiet]  the card that comes next was not asked for by a press: it takes neither focus nor view
 *
 * @typedef {{index: number, text: string}} Place  a sentence, known by its index
 *
 * @typedef {object} CardDoor
 * @property {(state: CardState) => boolean} show  false where the state came too late
 * @property {() => boolean} close  leaves the page as it was found; true if there was a card
 *
 * @typedef {Record<string, string | number | boolean | null | undefined>} Attributes  false, null, undefined: left out
 *
 * @typedef {object} Dom
 * @property {string} OWN_ELEMENTS
 * @property {(tag: string, attributes?: Attributes, ...children: (Node | string | null | undefined | false)[]) => HTMLElement} element
 * @property {(key: string, ...substitutions: (string | number)[]) => string} message
 * @property {() => string} interfaceLanguage
 * @property {() => "ltr" | "rtl"} interfaceDirection
 * @property {(minutes: number, round?: (value: number) => number) => string} duration
 * @property {(value: number) => string} number
 * @property {(control: HTMLElement, action: (event: Event) => void, signal?: AbortSignal) => void} onPress
 * @property {(label: string, action: (event: Event) => void, attributes?: Attributes) => HTMLElement} button
 * @property {(label: string, onClose: () => void) => HTMLElement} closeButton
 * @property {() => boolean} motionAllowed
 * @property {(host: Element, styles: string) => ShadowRoot} attachRoot
 * @property {(message: CardMessage) => void} send
 * @property {(message: {type: "banner-settings"}) => Promise<BannerSettings | undefined>} ask
 *
 * @typedef {object} Shadows
 * @property {(element: Element) => ShadowRoot | null} shadowOf
 * @property {(element: Element) => HTMLElement | null} frameBodyOf
 * @property {(element: Element) => ParentNode | null} contentOf
 *
 * @typedef {[Element, number][]} Prose  the page's paragraphs of prose: their parents and their characters
 *
 * @typedef {object} Survey
 * @property {HTMLElement | null} root  the block whose paragraphs hold the most prose
 * @property {number} score  its prose in characters, as weighed
 * @property {number} rival  that of the best block that neither holds it nor stands in it
 * @property {Prose} prose
 *
 * @typedef {object} ArticleRoom
 * @property {(page: Document) => Survey} survey
 * @property {(page?: Document) => HTMLElement | null} root
 * @property {(block: Element, backwards?: boolean) => Generator<HTMLElement>} paragraphs
 * @property {(block: Element | null) => HTMLElement | null} firstParagraph
 * @property {(block: Element | null) => HTMLElement | null} headline
 * @property {(title: HTMLElement) => HTMLElement} endOfHead
 * @property {(element: Element) => boolean} isShown
 * @property {(element: Element) => string} textOf
 * @property {(element: Element, limit: number) => string} beginning
 *
 * @typedef {{has: (text: string) => boolean}} Lexicon
 *
 * @typedef {object} Labels
 * @property {(byLanguage: Record<string, string[]>) => Lexicon} lexicon
 * @property {(byLanguage: Record<string, string[]>) => RegExp} mention
 * @property {(text: string) => string} plain
 * @property {(text: string) => number} countWords
 *
 * @typedef {object} LabelRule
 * @property {number} max_characters
 * @property {number} before_paragraph
 * @property {number[]} list_items  the fewest and the most
 * @property {number[]} item_words  likewise
 *
 * @typedef {object} WidgetRow
 * @property {string[]} selectors
 * @property {string[]} labels
 * @property {string} kind
 * @property {string[]} [hosts]
 * @property {boolean} [labelled]
 * @property {boolean} [replace]
 *
 * @typedef {object} WidgetKnowledge  `shared/widgets.json`
 * @property {WidgetRow[]} widgets
 * @property {Record<string, string[]>} labels
 * @property {Record<string, string[]>} list_labels
 * @property {Record<string, string[]>} prompts
 * @property {LabelRule} label_rule
 * @property {string[]} exclude
 * @property {string[]} never
 *
 * @typedef {{parts: HTMLElement[], kind: string}} Widget  all that must be hidden, in the page's order
 *
 * @typedef {object} Scene  what a widget's place is judged by
 * @property {HTMLElement | null} root
 * @property {HTMLElement | null} title
 * @property {HTMLElement | null} last  paragraph of the article
 * @property {HTMLElement | null} limit  the paragraph before which a widget may stand
 * @property {Lexicon} lexicon
 * @property {Lexicon} heads  what makes a widget of a list only
 *
 * @typedef {object} WidgetBox
 * @property {(node: HTMLElement, rule: LabelRule) => HTMLElement | null} listBeside
 * @property {(node: HTMLElement, scene: Scene) => HTMLElement} aroundButton
 * @property {(heading: HTMLElement, list: HTMLElement, scene: Scene) => HTMLElement[]} aroundList
 *
 * @typedef {object} PlacementRequest
 * @property {SourceKind} source
 * @property {string} [link]
 * @property {WidgetKnowledge} knowledge
 * @property {() => boolean} [mayMove]
 *
 * @typedef {object} Placement
 * @property {boolean} replaced  whether the page has a widget of its own that is hidden now
 * @property {(ranges: Range[]) => void} standBefore  where the sentences turn out to stand
 * @property {() => void} restoreWidgets
 * @property {() => void} hideWidgets
 * @property {() => void} close
 *
 * @typedef {object} Theme
 * @property {(frame: HTMLElement, host: HTMLElement, choice: Settings["theme"]) => void} apply
 * @property {(element: Element) => {theme: "light" | "dark", ground?: string}} behind
 * @property {(colour: string) => {luminance: number, alpha: number} | null} read
 * @property {(again: () => void, signal: AbortSignal) => void} watch
 *
 * @typedef {object} TextIndex  letters and digits of a part of the page, each pointing at its place in the DOM
 * @property {string} skeleton
 * @property {(start: number, end: number) => Range} range  the DOM range of a stretch of the skeleton
 * @property {(position: number) => Text} nodeAt
 * @property {(position: number) => boolean} startsWord
 *
 * @typedef {object} TextIndexRoom
 * @property {(root: Node, options?: {insertions?: boolean}) => TextIndex} build
 * @property {(text: string) => string} skeletonOf
 * @property {(root: ParentNode) => boolean} hasInsertions
 *
 * @typedef {object} Marks
 * @property {(index: number | null) => void} preview
 * @property {(index: number | null) => "shown" | "hidden" | "missing"} show
 * @property {() => void} close
 *
 * @typedef {object} Markdown
 * @property {(summary: Summary, layout: Settings["layout"]) => string} write
 * @property {(summary: Summary) => string} plain
 * @property {(summary: Summary, layout: Settings["layout"]) => string} html
 * @property {(address: string, sentence: string, language?: string) => string} deepLink
 *
 * @typedef {object} ReadAloud
 * @property {(language: string | null, onChange: (available: boolean) => void, signal: AbortSignal) => void} whenAvailable
 * @property {(sentences: Place[], language: string | null, listener: {onSentence: (index: number) => void, onEnd: () => void}) => () => void} start
 *
 * @typedef {object} Fallback
 * @property {(length: PresetLength) => Place[]} pick
 * @property {(text: string, language?: string) => string[]} split
 * @property {() => string | undefined} pageLanguage
 *
 * @typedef {{show: () => void, hide: () => void, close: () => void}} BackLink
 *
 * @typedef {object} Card  the one that stands in the page
 * @property {HTMLElement} host
 * @property {ShadowRoot} root
 * @property {HTMLElement} frame
 * @property {HTMLElement} status
 * @property {AbortController} ended
 * @property {Placement} placement
 * @property {boolean} quiet
 * @property {SourceKind} source
 * @property {string | undefined} link
 * @property {HTMLElement | null} focusedBefore
 * @property {CardState | null} state
 * @property {CardActions} actions
 * @property {string} request
 * @property {Marks | null} marks
 * @property {BackLink | null} back
 * @property {(() => void) | null} stopReading
 *
 * @typedef {object} CardSelf  what the card does with itself
 * @property {(state: CardState) => void} render
 * @property {(state: ShownState) => void} replace
 * @property {(text: string) => void} announce
 *
 * @typedef {object} CardActions  what the card's controls do
 * @property {(text: string) => void} announce
 * @property {() => void} goBack
 * @property {(length: PresetLength) => void} setLength
 * @property {(change: Partial<Pick<Settings, "layout" | "textSize" | "keyFacts">>) => void} setLook
 * @property {(index: number | null) => void} preview
 * @property {(index: number) => void} jump
 * @property {() => Promise<boolean>} copySummary
 * @property {() => Promise<boolean>} copyMarkdown
 * @property {(text: string) => Promise<boolean>} copyText
 * @property {(control: HTMLElement) => void} toggleReading
 * @property {(visible: boolean) => void} showOriginal
 * @property {() => void} useSelection
 * @property {() => void} retry
 * @property {() => void} swapChoice
 * @property {() => void} openOptions
 * @property {() => void} openHistory
 * @property {(text: string, more?: Node | null) => void} note
 *
 * @typedef {{placement: Placement, actions: CardActions, signal: AbortSignal}} ViewParts  with a state: a view
 * @typedef {ShownState & ViewParts} ShownView
 * @typedef {FailedState & ViewParts} FailedView
 * @typedef {CardState & ViewParts} CardView  what the card's parts are built from
 *
 * @typedef {object} CardBody
 * @property {(view: ShownView) => HTMLElement} build
 * @property {(view: ShownView, before: boolean) => HTMLElement[]} notices
 *
 * @typedef {object} CardChoice
 * @property {(view: ShownView) => HTMLElement | null} line
 * @property {(frame: HTMLElement, render: () => void) => void} inPlace
 * @property {(state: ShownState) => ShownState} swapped
 *
 * @typedef {object} CardFoot
 * @property {(view: ShownView) => HTMLElement} build
 * @property {(label: string, action: () => Promise<boolean>, announce: (text: string) => void) => HTMLElement} copyButton
 * @property {(actions: CardActions) => HTMLElement} selectionButton
 */

/**
 * What content scripts send to the background. `banner-settings` has an answer (`BannerSettings`), and
 * `browser-model`, which the settings page sends: whether the browser has one.
 * A length that comes with "summarize" is kept as the reader's choice.
 *
 * @typedef {{type: "summarize", length?: PresetLength, source?: SourceKind, link?: string}
 *   | {type: "settings", change: Partial<Pick<Settings, "length" | "layout" | "theme" | "textSize" | "keyFacts">>}
 *   | {type: "site-rule", rule: SiteRule}
 *   | {type: "open-options", section?: string}
 *   | {type: "open-history"}
 *   | {type: "marks"}
 *   | {type: "closed"}
 *   | {type: "still-waiting"}
   | {type: "browser-model"}
 *   | {type: "banner-settings"}} CardMessage
 */

/**
 * @typedef {object} BannerSettings
 * @property {SiteRule} rule  for this page's site, all things considered
 * @property {number} minutes
 * @property {"offer" | "summarize"} action
 * @property {Settings} settings
 * @property {WidgetKnowledge} widgets
 */

export {};
