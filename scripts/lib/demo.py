"""Prints a document beside its record, and one line on all of corpus/: the showing part of scripts/demo."""
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import textwrap
import time
import unicodedata

QUERN = "build/release/quern"
ELSEWHERE = {"course", "stream_form_feed", "stream_ruled"}  # another grammar, several documents a file
ENVELOPE = {"schema", "kind", "id", "source", "language", "sections", "repairs", "flags", "evidence", "grammar", "quern"}


def parse(files):
    done = subprocess.run([QUERN, "parse", "--quiet", "--rejects", "build/demo/rejects.ndjson", *files], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"demo: {QUERN} ended with exit code {done.returncode}\n{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def columns_of(char):
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text, width):
    """`text` cut or filled up to `width` columns of a terminal."""
    out, used = "", 0
    for char in text.expandtabs(4):
        if used + columns_of(char) > width - 1:
            out, used = out + "…", used + 1
            break
        out, used = out + char, used + columns_of(char)
    return out + " " * (width - used)


def is_value(value):
    return value not in (None, [])


def plain(value):
    """A value as a person would write it down: what was understood, then the words it was read from."""
    if isinstance(value, list):
        return "; ".join(map(plain, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, dict):
        return str(value)
    facts = [value["name"]] if value.get("name") else []
    facts += [f"{key} {plain(part)}" for key, part in value.items() if key not in ("text", "name") and part not in (None, [], False)]
    words = value.get("text")
    return ", ".join(facts) + (f" ← “{words}”" if words and facts else words or "")


def facts(record):
    """(name, value) lines of a record, most telling first."""
    yield "kind", record["kind"]
    for name, value in record.items():
        if name not in ENVELOPE and is_value(value) and plain(value):
            yield name, plain(value)
    for repair in record["repairs"][:4]:
        yield "repaired", f"{repair['from']} → {repair['to']}  ({repair['codec']}, line {repair['line']})"
    if len(record["repairs"]) > 4:
        yield "", f"and {len(record['repairs']) - 4} more"
    if record["flags"]:
        yield "flags", ", ".join(record["flags"])
    yield "", ""
    name = "sections"
    for section in record["sections"]:
        if section["items"]:
            first = section["items"][0] + (f"  (+{len(section['items']) - 1})" if len(section["items"]) > 1 else "")
            yield name, fit(f"{section['kind']}: {first}", 52)
            name = ""


def rows(name, value, width):
    """One fact in as many rows as it needs, three at the most."""
    lines = textwrap.wrap(value, width - 20) or [""]
    lines[2:] = [" ".join(lines[2:])] if len(lines) > 2 else []
    return [f"{name if i == 0 else '':<18} {line}" for i, line in enumerate(lines)]


def show(file):
    record = parse([file])
    if not record:
        sys.exit(f"demo: {file} gives no record; build/demo/rejects.ndjson says why")
    width = max(80, min(150, shutil.get_terminal_size((130, 24)).columns))
    left = width * 2 // 5
    right = [line for name, value in facts(record[0]) for line in rows(name, value, width - left - 3)]
    text = [line.rstrip() for line in pathlib.Path(file).read_text("utf-8", "replace").splitlines()]
    text = [line for i, line in enumerate(text) if line or (i and text[i - 1])]
    rest = len(text) - len(right)
    if rest > 0:
        text = text[: len(right) - 1] + [f"… and {rest + 1} more lines"]
    print(fit(file, left), "   its record (shortened: quern parse --pretty shows all of it)")
    print("─" * left + "   " + "─" * (width - left - 4))
    for i, line in enumerate(right):
        print(fit(text[i] if i < len(text) else "", left) + "   " + fit(line, width - left - 3).rstrip())


def summarize():
    files = [str(path) for path in sorted(pathlib.Path("corpus").glob("*/*.txt")) if path.parent.name not in ELSEWHERE]
    begin = time.monotonic()
    records = parse(files)
    seconds = time.monotonic() - begin
    with open("build/demo/rejects.ndjson", encoding="utf-8") as rejects:
        refused = sum(1 for _ in rejects)
    kinds = collections.Counter(record["kind"] for record in records)
    values = sum(is_value(value) for record in records for name, value in record.items() if name not in ENVELOPE)
    count = lambda name: sum(len(record[name]) for record in records)
    print(f"\n{len(files)} documents of corpus/ in {seconds:.2f} s: {', '.join(f'{number} {kind}' for kind, number in kinds.most_common())}; "
          f"{values} fields filled, {count('sections')} sections, {count('repairs')} repairs, {refused} rejected.")


if __name__ == "__main__":
    show(sys.argv[1])
    summarize()
