"""The documents of corpus/ as material for measuring."""
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent.parent / "corpus"


def texts():
    """All of them, in the order of their paths; bytes that are no UTF-8 replaced."""
    return [path.read_text("utf-8", "replace") for path in sorted(FOLDER.rglob("*.txt"))]


def json_lines(documents):
    """Texts as lines of JSON, as quern parse reads them."""
    return "".join(json.dumps({"text": text}) + "\n" for text in documents)
