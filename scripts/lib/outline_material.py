"""Documents to learn sections from, as build/release/bench/outline_features sees them: labelled ones, and real postings without labels."""
import collections
import dataclasses
import difflib
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FEATURES = ROOT / "build" / "release" / "bench" / "outline_features"
KINDS = ("header summary company responsibilities requirements skills education experience certifications compensation benefits "
         "career_path conditions application legal boilerplate other").split()
INDEX = {kind: i for i, kind in enumerate(KINDS)}


@dataclasses.dataclass
class Document:
    source: str
    name: str
    texts: list        # of each unit
    classes: np.ndarray   # of the switch before each unit
    blocks: np.ndarray    # whether a block begins
    own: list          # names of the features of each unit itself
    place: list        # names of those that say where it stands
    scores: np.ndarray    # units x kinds: evidence by the grammar's own numbers
    rules: np.ndarray     # the kind that headings and cues alone decide
    heading: list      # [kind, strength, "line", "inline" or ""]
    above: list        # [kind, strength, inline, distance] of the heading above
    words: np.ndarray = None   # labelled words by unit and kind
    missed: np.ndarray = None  # labelled words in no unit, by kind
    labels: np.ndarray = None
    weight: float = 1.0

    def __len__(self):
        return len(self.texts)


def features(texts):
    """Documents of [(source, name, text)]."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file, \
            tempfile.NamedTemporaryFile("w", suffix=".toml", encoding="utf-8") as grammar:
        print('grammar = "rules"\nversion = "1"\nextends = ["job"]\ndecoding.tables = ""  # what was learned before is not to teach', file=grammar, flush=True)
        for number, (_, _, text) in enumerate(texts):
            print(json.dumps({"id": number, "text": text}), file=file)
        file.flush()
        process = subprocess.Popen([FEATURES, file.name, grammar.name], stdout=subprocess.PIPE, text=True, encoding="utf-8")
        for (source, name, _), line in zip(texts, process.stdout):
            units = json.loads(line)["units"]
            if units:
                column = lambda key: [unit[key] for unit in units]
                yield Document(source, name, column("text"), np.array(column("class")), np.array(column("block")),
                               [list(map(sys.intern, names)) for names in column("own")], [list(map(sys.intern, names)) for names in column("place")],
                               np.array(column("scores")), np.array([INDEX[kind] for kind in column("kind")]), column("heading"), column("above"))
        if process.wait() != 0:
            raise SystemExit(f"{FEATURES} failed")


def rendered(text):
    """HTML fragments as lines with bullets; other text as it is."""
    if text.count("&lt;") > 1 and not re.search(r"<(?:p|li)\b", text):
        text = html.unescape(text)
    if not re.search(r"<(?:p|li|br|div|ul)\b", text, re.I):
        return text
    text = re.sub(r"\s*\n\s*", " ", text)
    for pattern, into in [(r"<li\b[^>]*>", "\n• "), (r"</li>", "\n"), (r"<(?:p|h[1-6])\b[^>]*>", "\n\n"),
                          (r"</?(?:p|div|br|tr|ul|ol|h[1-6]|table|section)\b[^>]*>", "\n"), (r"<[^>]+>", "")]:
        text = re.sub(pattern, into, text, flags=re.I)
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", html.unescape(text).replace("\xa0", " "))
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def start_of(text):
    """What tells a document from another: its first letters and digits."""
    return "".join(c for c in text.lower() if c.isalnum())[:600]


def posting_texts(shared, without):
    """[(source, name, text)] of all postings but those that begin as one of `without`."""
    for folder in sorted(path for path in (shared / "data" / "postings").iterdir() if path.is_dir()):
        texts = []
        for file in sorted(folder.glob("*.jsonl")):
            lines = [json.loads(line) for line in file.read_text("utf-8").split("\n") if line.strip()]
            texts += [(str(line.get("id")), line["text"]) for line in lines if isinstance(line.get("text"), str)]
        for file in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".jsonl", ".html") and "docs" not in path.parts):
            texts.append((file.name, file.read_bytes().decode("utf-8", "replace")))
        for name, text in texts:
            text = rendered(text)
            if start_of(text) not in without:
                yield folder.name, name, text


def label(document, labelled, words):
    """Gives each unit the kind that most of its words have in `labelled`: [(word, kind)] in reading order."""
    found = [(word, unit) for unit, text in enumerate(document.texts) for word in words(text)]
    document.words = np.zeros((len(document), len(KINDS)))
    matcher = difflib.SequenceMatcher(None, [word for word, _ in labelled], [word for word, _ in found], autojunk=False)
    matched = set()
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            document.words[found[block.b + offset][1], INDEX[labelled[block.a + offset][1]]] += 1
            matched.add(block.a + offset)
    missed = collections.Counter(kind for at, (_, kind) in enumerate(labelled) if at not in matched)
    document.missed = np.array([missed[kind] for kind in KINDS])
    none = document.words.sum(1) == 0
    document.labels = np.where(none, document.rules, document.words.argmax(1))
    return document


def load(shared):
    """(labelled postings, other labelled documents: seeds and corpus, postings without labels)."""
    sys.path.insert(0, str(shared / "tools"))
    import eval_gold

    def from_gold(folder, source):
        for path in sorted(folder.glob("*.json")):
            gold = json.loads(path.read_text("utf-8"))
            text = (shared.parent / gold["doc"]).read_bytes().decode("utf-8", "replace")
            yield (source or pathlib.PurePath(gold["doc"]).parts[3], gold["doc"], text), eval_gold.gold_words(gold, text)

    def from_corpus():
        for path in sorted((ROOT / "corpus").rglob("*.txt")):
            if path.parent.name in ("course", "encodings") or not path.with_suffix(".json").exists():
                continue
            records, text = json.loads(path.with_suffix(".json").read_text("utf-8")), path.read_text("utf-8")
            texts = [part for part in re.split(r"\f|^=+$\n?", text, flags=re.M) if part.strip()] if isinstance(records, list) else [text]
            for number, (record, text) in enumerate(zip(records if isinstance(records, list) else [records], texts)):
                if record.get("sections"):
                    yield ("corpus " + path.parent.name, f"{path.stem} {number}", text), eval_gold.record_words(record)

    def labelled(pairs):
        pairs = list(pairs)
        return [label(document, kinds, eval_gold.words) for document, (_, kinds) in zip(features([text for text, _ in pairs]), pairs)]

    gold = list(from_gold(shared / "data" / "gold" / "set", None))
    others = list(from_gold(shared / "seeds" / "gold", "seeds")) + list(from_corpus())
    seen = {start_of(text) for (_, _, text), _ in gold + others}
    return labelled(gold), labelled(others), list(features(list(posting_texts(shared, seen))))
