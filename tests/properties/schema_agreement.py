#!/usr/bin/env python3
"""Holds `quern validate` against an independent judge: python3-jsonschema with the schema that `quern schema` prints.

usage: schema_agreement.py --program QUERN --corpus FOLDER [--grammar NAME]

Parses the documents of the corpus, damages the records in every way listed below at every kind of place, and demands that
both judges say the same of each: sound or not. Exit code 1 if they differ anywhere, or if one of the ways never bites.
"""
import argparse
import collections
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    from jsonschema import Draft202012Validator
except ImportError:
    sys.exit(f"schema_agreement: {sys.executable} has no jsonschema 4; install the Debian package python3-jsonschema")

# Values that take the place of another one, whatever it was.
REPLACEMENTS = {
    "null": None, "true": True, "false": False, "zero": 0, "minus one": -1, "fraction": 1.5, "whole fraction": 3.0, "tiny": 1e-7,
    "large": 10**12, "huge": 10**25, "negative huge": -(10**25), "empty string": "", "short string": "x", "spaces": "  ",
    "two hundred emoji": "\U0001F4B0" * 200, "two hundred and one emoji": "\U0001F4B0" * 201, "long string": "x" * 3000,
    "controls": "\u0000\u001f\u2028", "number as string": "12", "date": "2026-01-31", "half a date": "2026-1-31",
    "date in full-width digits": "\uff12\uff10\uff12\uff16-01-31", "digest in capitals": "A" * 64, "digest": "0a" * 32,
    "digest too long": "0a" * 33, "currency": "EUR", "empty list": [], "list of null": [None], "list of lists": [[]], "empty object": {},
    "object": {"x": 1},
}


def edits_of(value):
    """(name, new value) of edits that keep something of the value."""
    if isinstance(value, str):
        yield "capitals", value.upper()
        yield "space behind", value + " "
        yield "wrapped in a list", [value]
    elif isinstance(value, bool):
        yield "boolean as string", str(value).lower()
    elif isinstance(value, (int, float)):
        yield "number as fraction", float(value)
        yield "a half more", value + 0.5
        yield "as string", str(value)
    elif isinstance(value, list):
        yield "one element less", value[:-1]
        yield "twice", value + value
        yield "null behind", value + [None]
        if value and len(json.dumps(value[0])) < 200:
            yield "two thousand times", value[:1] * 2000
    elif isinstance(value, dict):
        yield "unknown member", {**value, "unknown": None}
        yield "nameless member", {**value, "": 0}
        yield "reversed", dict(reversed(value.items()))
        yield "wrapped", {"value": value}
        for name in value:
            yield "dropped member", {key: inner for key, inner in value.items() if key != name}
            yield "member in capitals", {key.upper() if key == name else key: inner for key, inner in value.items()}
        names = list(value)
        for one, other in zip(names, names[1:]):
            yield "neighbours swapped", {**value, one: value[other], other: value[one]}


def places(value, path=()):
    yield path, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, path + (name,))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, path + (index,))


def kind_of_place(path, value):
    """Elements of one list count as one place; null, and lists and strings that are empty, as places of their own."""
    return tuple("*" if isinstance(step, int) else step for step in path), value is None, value in ([], "")


def replaced(record, path, new):
    if not path:
        return new
    changed = copy.copy(record)
    changed[path[0]] = replaced(record[path[0]], path[1:], new)
    return changed


def mutants(records):
    """(way, JSON text), each kind of place once."""
    seen = set()
    for record in records:
        for path, value in places(record):
            kind = kind_of_place(path, value)
            if kind in seen:
                continue
            seen.add(kind)
            for way, new in [*REPLACEMENTS.items(), *edits_of(value)]:
                yield way, json.dumps(replaced(record, path, new))
    text = json.dumps(records[0])
    yield "sound", text
    yield "cut", text[:-1]
    yield "something behind", text + "}"
    yield "twin member", text[:-1] + ',"id":"again"}'


def twins(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names):
        raise ValueError("twin members")
    return dict(pairs)


def other_judge(schema):
    validator = Draft202012Validator(schema)

    def is_sound(text):
        try:
            return validator.is_valid(json.loads(text, object_pairs_hook=twins))
        except ValueError:
            return False

    return is_sound


class Program:
    def __init__(self, path, grammar):
        self.path, self.grammar = path, grammar

    def run(self, command, *arguments, exit_codes=(0,)):
        done = subprocess.run([self.path, command, "--grammar", self.grammar, *arguments], capture_output=True, text=True)
        if done.returncode not in exit_codes:
            sys.exit(f"schema_agreement: quern {command} ended with {done.returncode}, not {exit_codes}:\n{done.stderr}")
        return done.stdout

    def records(self, corpus):
        documents = sorted(str(path) for path in pathlib.Path(corpus).rglob("*.txt"))
        return [json.loads(line) for line in self.run("parse", *documents).split("\n")[:-1]]

    def violations(self, texts, expect_any):
        """By line, from 0: the codes that `quern validate` reports."""
        with tempfile.NamedTemporaryFile("w", suffix=".ndjson") as file:
            file.write("".join(text + "\n" for text in texts))
            file.flush()
            out = self.run("validate", file.name, exit_codes=(1,) if expect_any else (0,))
            found = collections.defaultdict(set)
            for line in out.split("\n")[:-1]:
                match = re.fullmatch(re.escape(file.name) + r":(\d+): \S+: ([a-z_]+): .+", line)
                if not match:
                    sys.exit(f"schema_agreement: cannot read this line of quern validate: {line}")
                found[int(match[1]) - 1].add(match[2])
            return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", required=True)
    parser.add_argument("--corpus", required=True)
    parser.add_argument("--grammar", default="job")
    options = parser.parse_args()

    program = Program(options.program, options.grammar)
    schema = json.loads(program.run("schema"))
    Draft202012Validator.check_schema(schema)
    is_sound = other_judge(schema)
    records = program.records(options.corpus)
    if not records:
        sys.exit("schema_agreement: the corpus gave no record")

    faults = []
    program.violations([json.dumps(record) for record in records], expect_any=False)
    faults += [f"record {record['id']}: quern takes it, jsonschema does not" for record in records if not is_sound(json.dumps(record))]

    # The smallest records first: every damaged record is judged as a whole, twice.
    records.sort(key=lambda record: sum(1 for _ in places(record)))
    cases = list(mutants(records))
    found = program.violations([text for _, text in cases], expect_any=True)
    bites = collections.Counter()
    for number, (way, text) in enumerate(cases):
        sound = is_sound(text)
        bites[way] += not sound
        if sound != (number not in found):
            codes = ", ".join(sorted(found.get(number, ()))) or "sound"
            faults.append(f"{way}: jsonschema says {'sound' if sound else 'not sound'}, quern says {codes}: {text[:2000]}")

    harmless = {"sound", "reversed", "number as fraction"}  # 1.0 is an integer, members have no order
    faults += [f"the way `{way}` never broke a record: is it still one?" for way, count in bites.items() if count == 0 and way not in harmless]
    codes = set().union(*found.values())
    expected = {"wrong_type", "missing_member", "unknown_member", "duplicate_member", "not_in_enum", "out_of_range", "pattern_mismatch",
                "too_short", "too_long", "not_json"}
    faults += [f"no record broke the schema as `{code}`" for code in sorted(expected - codes)]
    for fault in faults[:20]:
        print(fault)
    print(f"schema_agreement: {len(records)} records, {len(cases)} damaged ones ({sum(bites.values())} not sound), {len(faults)} disagreements")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
