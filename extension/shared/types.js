/**
 * The words that background, pages and content scripts share, as types. Nothing here runs.
 *
 * The seam between background and page: the background injects the files of `content_files.js`, then calls
 * `globalThis.standfirst.card`. The card answers with messages (`CardMessage`) through `runtime.sendMessage`.
 */

/** @import {Capture, PresetLength, Settings, SiteRule, SourceKind, Summary} from "./data_types.js" */
/** @import {Card, CardActions, CardBody, CardChoice, CardFoot, CardSelf, CardState, CardView, FailedView} from "./card_types.js" */

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
 * @property {Places} places
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
 * @property {(card: Card) => void} bringIntoView
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
 * @typedef {{anchor: Element, side: "before" | "after"}} Anchor
 *
 * @typedef {object} Places
 * @property {(paragraph: Element, title: Element | null) => Anchor} before
 * @property {(found: Widget[]) => Anchor | null} forArticle
 * @property {(address: string) => Anchor | null} forLink
 * @property {() => Anchor | null} forSelection
 * @property {(host: HTMLElement, place: Anchor) => void} insert
 * @property {(host: HTMLElement, block: Element) => boolean} isApartFrom
 * @property {(host: HTMLElement) => boolean} isVisible
 *
 * @typedef {object} PlacementRequest
 * @property {SourceKind} source
 * @property {string} [link]
 * @property {WidgetKnowledge} knowledge
 * @property {() => boolean} [mayMove]
 *
 * @typedef {object} Placement
 * @property {boolean} replaced  whether the page has a widget of its own that is hidden now
 * @property {(ranges: Range[]) => boolean} standBefore  where the sentences turn out to stand; true if it had to move
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
 *   | {type: "browser-model"}
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
