"""Whether the sections of a record hold every word of its text once and in order (`quern parse --with-text`)."""
import collections
import re
import unicodedata

NUMBERING = re.compile(r"\d{1,3}|[a-z]|[ivx]{1,5}")
TASK_BOX = re.compile(r"(?m)^(\s*(?:[-*+•]\s*)?)\[[xX]\](?=\s)")  # a mark like a bullet, though it is written with a letter
MOST_NUMBERS = 4  # "4.2.1 (a) Duties" loses four

Difference = collections.namedtuple("Difference", "missing extra moved")


def words(text):
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold())


def without_numbering(source, shown):
    """`source` less the numbering before a heading, which a record does not show, if it then is what is shown."""
    for count in range(1, min(MOST_NUMBERS, len(source)) + 1):
        if not NUMBERING.fullmatch(source[count - 1]):
            break
        if source[count:] == shown:
            return shown
    return source


def difference(record):
    """What the sections lack and what they hold beyond the text, as counts of words; moved: in another order."""
    text = TASK_BOX.sub(r"\1   ", record["text"]).encode("utf-8")
    missing, extra, moved, end = collections.Counter(), collections.Counter(), False, 0
    for section in record["sections"]:
        begin, behind = section["span"]
        missing.update(words(text[end:begin].decode("utf-8", "replace")))
        moved |= begin < end
        source = words(text[begin:behind].decode("utf-8", "replace"))
        shown = [word for piece in [section["heading"] or "", *section["items"]] for word in words(piece)]
        if section["heading"]:
            source = without_numbering(source, shown)
        if "".join(source) != "".join(shown):  # words that ran together in the text may stand apart in the record
            lacking, beyond = collections.Counter(source) - collections.Counter(shown), collections.Counter(shown) - collections.Counter(source)
            missing += lacking
            extra += beyond
            moved |= not lacking and not beyond
        end = behind
    missing.update(words(text[end:].decode("utf-8", "replace")))
    return Difference(missing, extra, moved)
