"""Where one sentence ends and the next begins: rules over the marks in a stretch of text.

Each mark is looked at once, with a bounded look to both sides: the time is linear in the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from standfirst.text.abbreviations import ends_at_period
from standfirst.text.conventions import LEAD, OPENERS, WIDE, Conventions, Kind

LOOK_AROUND = 600
"""Characters within which a quote must close to be kept whole."""

LONGEST_TITLE = 40
"""Characters within which the title of a work closes."""

SHORT_BRACKET = 6
"""Characters: what is shorter and bracketed is a remark ("(sic!)"), no sentence."""

LONGEST_WORD = 24
"""Characters before a mark that are looked at for a plain word."""

_HEADLESS = 4
"""Characters: a mark so near the beginning may have no word before it ("... and then")."""

NO_START = frozenset(",;:)]}%&+=/،؛、，；：")
_TURNED = frozenset("\"'“‘«‹»›”’„")
_QUOTES = "\"”’»›」』“‘«'"
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_WORD = re.compile(r"\w+")
_GLUED = re.compile(r"[^\W\d_]++(?=[\s,'’.-])")
_DOMAIN = re.compile(r"(?:Com|Net|Org|Edu|Gov|Info|Io|Js|Co|Uk|De|Fr|Tv|Ai|App|Py|Html?)\b")


def spans(text: str, low: int, high: int, conventions: Conventions) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in `text[low:high]`, without the white space around it."""
    begin = low
    while begin < high and text[begin].isspace():
        begin += 1
    uncased = text[low:high].islower()
    for match in conventions.mark.finditer(text, begin, high):
        if match.end(2) >= high:
            break
        found = _boundary(text, begin, match, conventions, uncased=uncased)
        if found is not None:
            end, following = found
            yield begin, end
            begin = following
    end = high
    while end > begin and text[end - 1].isspace():
        end -= 1
    if end > begin:
        yield begin, end


def _boundary(
    text: str, begin: int, match: re.Match[str], conventions: Conventions, *, uncased: bool
) -> tuple[int, int] | None:
    """Where the sentence ends and the next begins, if the mark found ends one."""
    stop, following, head = match.end(1), match.end(2), match.end(3)
    if match.start() - begin < _HEADLESS and not any(map(str.isalnum, text[begin : match.start()])):
        return None
    if following == stop:
        return _unspaced_boundary(text, begin, match, conventions)
    lead = match[3]
    if lead and lead[0] in _TURNED and _closes(text, begin, following, match.endpos):
        # a quotation mark that stands apart, as in French, belongs to what it closes
        stop = following + 1
        after = LEAD.match(text, stop, match.endpos)
        following, head = (after.end(1), after.end(2)) if after else (stop, stop)
    if head >= match.endpos:
        return None
    first = text[head]
    if first in NO_START or text[following] in NO_START or text[following] == ".":
        return None
    run = match[1]
    if run[0] in WIDE:
        ends = _wide_ends(text, (begin, stop), head, conventions)
    elif _is_lower(text, head) and not uncased:
        ends = False
    else:
        ends = _narrow_ends(text, begin, match, head, conventions)
    return (stop, following) if ends else None


def _closes(text: str, begin: int, at: int, high: int) -> bool:
    """Whether a quotation mark with space before it closes: space or punctuation behind it, and a partner ahead."""
    if at + 1 < high and not (text[at + 1].isspace() or text[at + 1] in NO_START or text[at + 1] in ".!?…"):
        return False
    return _is_open(text, begin, at) if text[at] in "\"'" else text[at] in "»›”’"


def _is_open(text: str, begin: int, at: int) -> bool:
    """Whether a straight quotation mark at a place would close one: told from how the one before it stands."""
    low = max(begin - LOOK_AROUND, at - LOOK_AROUND, 0)
    last = text.rfind(text[at], low, at)
    if last < 0:
        return False
    if text[last + 1].isalnum() and (last == 0 or not text[last - 1].isalnum()):
        return True
    closed = last > 0 and not text[last - 1].isspace() and not text[last + 1].isalnum()
    closed = closed or text[last + 1 : last + 3].lstrip()[:1] in NO_START
    return not closed and text.count(text[at], max(begin, low), at) % 2 == 1


def _is_lower(text: str, head: int) -> bool:
    """Whether a lower-case word begins here; names such as iPhone and the Dutch 's count as capitalised."""
    first = text[head]
    if not first.islower() or "ა" <= first <= "ჿ":  # Georgian has no capitals in running text
        return False
    if _CAMEL.match(text, head):
        return False
    return not (text[head - 1] in "'’" and text[head + 1 : head + 2] == " " and text[head + 2 : head + 3].isupper())


def _narrow_ends(text: str, begin: int, match: re.Match[str], head: int, conventions: Conventions) -> bool:
    """Whether a Latin mark with space behind it and no lower-case word ahead ends the sentence."""
    mark, run = match.start(1), match[1]
    before = text[mark - 1] if mark > begin else " "
    if conventions.keeps_quotes and _inside_quote(text, begin, match.end(1)):
        return False
    if run.startswith(("...", "…")):
        falters = _last_word(text, begin, mark) == _first_word(text, head)  # "I … I don't know"
        return not falters and _ends_at_ellipsis(text, head, conventions, bracketed=before in "([")
    if run[0] == "." and "?" not in run and "!" not in run:
        return ends_at_period(text, begin, mark, head, conventions)
    return _ends_at_outcry(text, begin, match, conventions)


def _last_word(text: str, begin: int, mark: int) -> str:
    words = text[max(begin, mark - LONGEST_WORD) : mark].split()
    return words[-1].lstrip(OPENERS) if words else ""


def _first_word(text: str, head: int) -> str | None:
    word = _WORD.match(text, head)
    return word[0] if word else None


def _ends_at_ellipsis(text: str, head: int, conventions: Conventions, *, bracketed: bool) -> bool:
    if bracketed:  # words left out, not a pause
        return conventions.opens_sentences(text, head)
    return text[head].isupper() or text[head].isdigit() or not text.startswith(conventions.continuers, head)


def _ends_at_outcry(text: str, begin: int, match: re.Match[str], conventions: Conventions) -> bool:
    """Whether an exclamation or a question ends the sentence that it stands in: not in brackets, a name or a quote."""
    mark, stop, head, run = match.start(), match.end(1), match.end(3), match[1]
    if ")" in run and run[-1] in ")]" and text.rfind("(", max(begin + 1, mark - SHORT_BRACKET), mark) >= 0:
        return False
    if run == "!" and text[max(begin, stop - LONGEST_WORD) : stop].endswith(conventions.marked_names):
        return conventions.opens_sentences(text, head)
    return not (_has_quote(run) and conventions.goes_on_after_quote(text, head))


def _has_quote(run: str) -> bool:
    return len(run) > 1 and any(character in _QUOTES for character in run)


def _wide_ends(text: str, span: tuple[int, int], head: int, conventions: Conventions) -> bool:
    """Whether a run of marks of a script that needs no space behind them ends the sentence that the span holds."""
    begin, stop = span
    goes_on = text[stop - 1] in _QUOTES and conventions.goes_on_after_quote(text, head)
    if goes_on and not _is_introduced(text, begin, stop):
        return False
    if _inside_title(text, begin, stop) or _closes_a_remark(text, begin, stop):
        return False
    return not (conventions.keeps_quotes and _inside_quote(text, begin, stop))


def _inside_title(text: str, begin: int, stop: int) -> bool:
    """Whether a mark belongs to the title of a work in the marks that Chinese has for titles."""
    opened = text.rfind("《", max(begin, stop - LONGEST_TITLE), stop)
    closed = text.find("》", opened, stop)
    if closed >= 0:
        return opened >= 0 and closed == stop - 1  # "《疯狂的石头！》很受欢迎"
    return opened >= 0 and text.find("》", stop, stop + LONGEST_TITLE) >= 0


def _closes_a_remark(text: str, begin: int, stop: int) -> bool:
    """Whether a bracket closes at a place that was opened within the sentence ("雅虎（Yahoo!）和")."""
    if text[stop - 1] not in "）)":
        return False
    return text.rfind("（" if text[stop - 1] == "）" else "(", max(begin, stop - LONGEST_TITLE), stop) > begin


def _is_introduced(text: str, begin: int, stop: int) -> bool:
    """Whether a colon stands before the quotation that closes at a place: its speaker has been named before it."""
    opened = max(text.rfind(mark, max(begin, stop - LOOK_AROUND), stop) for mark in "“「『")
    return opened > 0 and text[opened - 1] in "：:"


def _inside_quote(text: str, begin: int, stop: int) -> bool:
    """Whether a quote or bracket is open at a place and closes soon."""
    before = text[max(begin, stop - LOOK_AROUND) : stop]
    for opening, closing in ("「」", "『』", "（）", "()", "“”"):
        if before.count(opening) > before.count(closing):
            return text.find(closing, stop, stop + LOOK_AROUND) >= 0
    return before.count('"') % 2 == 1 and text.find('"', stop, stop + LOOK_AROUND) >= 0


def _unspaced_boundary(text: str, begin: int, match: re.Match[str], conventions: Conventions) -> tuple[int, int] | None:
    """A mark with no space behind it: the rule in scripts without spaces, a slip elsewhere ("home.The")."""
    mark, stop = match.span(1)
    run, head = match[1], match.end(3)
    if len(run) > 1 and run[-1] in _TURNED and _opens_here(text, begin, stop, match.endpos):
        stop -= 1
        run = run[:-1]
        if text[stop - 1].isspace():
            return None
    if head >= match.endpos:
        return None
    following = text[stop]
    if following in NO_START:
        return None
    if run == "!" and text[max(begin, stop - LONGEST_WORD) : stop].endswith(conventions.marked_names):
        return None
    if run[0] in WIDE or (run[0] in "!?" and _is_ideograph(following)):
        ends = _wide_ends(text, (begin, stop), head, conventions)
    elif run[0] == "．" or (run[0] == "." and _is_ideograph(following)):
        ends = mark > begin and _is_ideograph(text[mark - 1])
    else:
        ends = run[0] in ".!?" and run[1:2] != "." and _is_slip(text, begin, mark, head, conventions)
    return (stop, stop) if ends else None


def _opens_here(text: str, begin: int, stop: int, high: int) -> bool:
    """Whether the last quotation mark of a run opens the next sentence, seen from what stands around it."""
    last, following = text[stop - 1], text[stop : stop + 1]
    if stop >= high or not following.isalnum():
        return False
    return not _is_open(text, begin, stop - 1) if last in "\"'" else last in "“‘«‹„"


def _is_ideograph(character: str) -> bool:
    return "\u3040" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"


def _is_slip(text: str, begin: int, mark: int, head: int, conventions: Conventions) -> bool:
    """Whether a space was forgotten: a plain word, a mark, and a capitalised plain word that is no domain's end."""
    following = _GLUED.match(text, head)
    if not text[head].isupper() or following is None or _DOMAIN.match(text, head):
        return False
    if text[following.end()] == "." and conventions.kind(following[0]) is not Kind.NEVER:
        return False
    words = text[max(begin, mark - LONGEST_WORD) : mark].split()
    if not words or text[mark - 1].isspace() or len(words[-1]) == LONGEST_WORD:
        return False
    word = words[-1].strip("\"'“”‘’«»()[]")
    if word.isdigit() or word.replace(",", "").isdigit():
        return conventions.opens_sentences(text, head)
    return len(word) > 1 and word.isalpha() and word[1:].islower() and conventions.kind(word) is None
