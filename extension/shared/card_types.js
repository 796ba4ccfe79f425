/** The card and its parts, as types. Nothing here runs. */

/** @import {ErrorMessage, PresetLength, Settings, SourceKind, Summary} from "./data_types.js" */
/** @import {BackLink, Marks, Placement, WidgetKnowledge} from "./types.js" */

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

export {};
