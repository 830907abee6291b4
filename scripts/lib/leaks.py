"""How many items under requirements are benefits or legal text by hand-made labels: the words of a record are aligned with the labelled
ones, and an item is of the kind that most of its words have."""
import collections
import difflib
import importlib.util
import json

ASKED_FOR = {"requirements", "experience", "education", "skills", "certifications"}
FOREIGN = {"benefits", "legal"}


def scorer(tools):
    spec = importlib.util.spec_from_file_location("eval_gold", tools / "eval_gold.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def kinds_of_items(record, labelled, words_of):
    """[(kind given, kind labelled)] of each item of a record; `labelled`: [(word, kind)] of its document."""
    words, places, given = [], [], []
    for section in record["sections"]:
        for item in section["items"]:
            found = words_of(item)
            words += found
            places += [len(given)] * len(found)
            given.append(section["kind"].split(".")[0])
    votes = [collections.Counter() for _ in given]
    for begin, labelled_begin, size in difflib.SequenceMatcher(None, words, [word for word, _ in labelled], autojunk=False).get_matching_blocks():
        for i in range(size):
            votes[places[begin + i]][labelled[labelled_begin + i][1].split(".")[0]] += 1
    return [(kind, vote.most_common(1)[0][0]) for kind, vote in zip(given, votes) if vote]


def count(shared, gold, records):
    """(items that ask for something, those of them that do not)."""
    score = scorer(shared / "tools")
    by_document = {tuple(record["source"]["uri"].split("/")[-2:]): record for record in records}
    items = foreign = 0
    for path in sorted(gold.glob("*.json")):
        labels = json.loads(path.read_text("utf-8"))
        record = by_document.get(tuple(labels["doc"].split("/")[-2:]))
        if record is None:
            continue
        text = (shared.parent / labels["doc"]).read_text("utf-8", errors="replace")
        for given, labelled in kinds_of_items(record, score.gold_words(labels, text), score.words):
            items += given in ASKED_FOR
            foreign += given in ASKED_FOR and labelled in FOREIGN
    return items, foreign
