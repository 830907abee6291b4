"""What one writes in Python for the job of `quern parse`: ftfy, re, json and jsonschema. bench/peers times it beside quern.

    quern grammar show job > job.toml; quern schema > job.json
    python bench/parse_peer.py job.toml job.json < postings.ndjson > records.ndjson

It takes its headings, rules and vocabularies from quern's own grammar, repairs each text by ftfy, cuts it into sections at headings,
matches the rules of the text's language unit by unit and validates each record by the schema. It leaves out what makes results good and
costs quern time: layout, cues and learned evidence for units without a heading, votes, spans checked against each other. Patterns that `re`
does not take are left out and counted.
"""
import hashlib
import json
import re
import sys
import tomllib

import ftfy
import jsonschema

LETTER = r"[^\W\d_]"
COMMON_WORDS = {
    "en": "the and of to in with for you our", "de": "und der die das mit für wir sie zu", "fr": "et de la le les des vous pour nous",
    "es": "y de la el los las para con en", "pt": "e de a o os as para com em", "nl": "en de het een van voor met je wij",
}


def pattern_of(word):
    """A word of a vocabulary is a pattern, or a table with one."""
    return word["match"] if isinstance(word, dict) else word


class Grammar:
    def __init__(self, source):
        self.macros = dict(source["macro"])
        self.left_out = 0
        for name, terms in source["vocabulary"].items():
            self.macros[name] = "(?:" + "|".join(pattern_of(word) for words in terms.values() for word in words) + ")"
        self.fields = {field["id"]: field for field in source["field"]}
        self.headings, self.heading_patterns = {}, []
        for kind, section in source["section"].items():
            for heads in section.get("heads", {}).values():
                self.headings.update((phrase(head), kind) for head in heads)
            patterns = section.get("patterns", {})
            for texts in patterns.values() if isinstance(patterns, dict) else [patterns]:
                self.heading_patterns += [(pattern, kind) for pattern in map(self.pattern, texts) if pattern]
        self.rules = {}
        rules = sorted((rule for rule in source["rule"] if "field" in rule), key=lambda rule: rule.get("rank", 50))
        for rule in rules:
            made = Rule(rule, self)
            if not made.match:
                continue
            languages = rule.get("language", "any")
            for language in COMMON_WORDS if languages == "any" else [languages] if isinstance(languages, str) else languages:
                self.rules.setdefault(language, []).append(made)

    def expand(self, text):
        while True:
            expanded = re.sub(r"\{([A-Za-z_]{2,})\}", lambda name: self.macros.get(name[1], name[0]), text)
            if expanded == text:
                return text
            text = expanded

    def pattern(self, text):
        if isinstance(text, list):
            text = "|".join(f"(?:{one})" for one in text)
        text = self.expand(text).replace(r"\pL", r"\p{L}").replace(r"\z", r"\Z")
        text = re.sub(r"(\[[^]]*?)\\p\{L[lu]?\}", lambda found: found[1] + r"\w", text)  # within a class; digits slip in
        text = re.sub(r"\\p\{L[lu]?\}", lambda _: LETTER, text)
        try:
            return re.compile(text, re.IGNORECASE)
        except re.error:
            self.left_out += 1
            return None


class Rule:
    def __init__(self, rule, grammar):
        self.id, self.field = rule["id"], rule["field"].split(".")[0]
        self.within, self.not_within = rule.get("within", []), rule.get("not_within", [])
        self.first = rule.get("position") in ("first", "early")
        self.match = grammar.pattern(rule["match"])
        self.not_before = rule.get("not_before") and grammar.pattern(rule["not_before"])
        self.not_after = rule.get("not_after") and grammar.pattern(rule["not_after"])
        self.not_value = rule.get("not_value") and grammar.pattern(rule["not_value"])

    def find(self, unit):
        found = self.match.search(unit)
        if not found:
            return None
        groups = found.groupdict()
        if self.not_before and self.not_before.search(unit[: found.start()]):
            return None
        if self.not_after and self.not_after.search(unit[found.end() :]):
            return None
        if self.not_value and groups.get("value") and self.not_value.search(groups["value"]):
            return None
        return found


def phrase(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def language_of(text):
    words = text.lower().split()
    counts = {name: sum(map(words.count, common.split())) for name, common in COMMON_WORDS.items()}
    return max(counts, key=counts.get)


def sections_of(text, grammar):
    """The sections, and for each unit (section kind, heading or not, text, where it begins)."""
    sections, units, at = [], [], 0
    for number, line in enumerate(text.split("\n"), 1):
        begin, at = at, at + len(line.encode()) + 1
        bare = line.strip()
        if not bare:
            continue
        kind = grammar.headings.get(phrase(bare)) if len(bare) <= 80 else None
        if kind is None and len(bare) <= 80:
            kind = next((of for pattern, of in grammar.heading_patterns if pattern.fullmatch(bare)), None)
        if kind or not sections:
            sections.append({"kind": kind or "header", "heading": bare if kind else None, "path": [], "items": [], "lines": [number, number], "span": [begin, at - 1]})
        section = sections[-1]
        if not kind:
            section["items"].append(bare.lstrip("-*•· "))
        section["lines"][1], section["span"][1] = number, at - 1
        units.append((section["kind"], bare, begin))
    return sections, units


def value_of(field, found):
    groups = found.groupdict()
    text = (groups.get("value") or "").strip()
    if field["type"] == "string" and "values" not in field and len(text) >= field.get("min_length", 1):
        return text[: field.get("max_length", 1000)]
    return None


def extract(units, language, grammar):
    values = {name: [] if field.get("many") else None for name, field in grammar.fields.items()}
    evidence = {name: [] if field.get("many") else None for name, field in grammar.fields.items()}
    for place, (kind, unit, begin) in enumerate(units):
        for rule in grammar.rules.get(language, []):
            if rule.within and kind not in rule.within or kind in rule.not_within or rule.first and place > 8:
                continue
            found = rule.find(unit)
            if not found:
                continue
            field = grammar.fields[rule.field]
            value = value_of(field, found)
            if value is None or (values[rule.field] if not field.get("many") else value in values[rule.field]):
                continue
            source = {"rule": rule.id, "span": [begin + found.start(), begin + found.end()], "how": "text"}
            if field.get("many"):
                values[rule.field].append(value)
                evidence[rule.field].append(source)
            else:
                values[rule.field], evidence[rule.field] = value, source
    return values, evidence


def record_of(document, raw, grammar, source):
    text = ftfy.fix_text(raw)
    sections, units = sections_of(text, grammar)
    language = language_of(text)
    values, evidence = extract(units, language, grammar)
    digest = hashlib.sha256(raw.encode()).hexdigest()
    return {
        "schema": source["schema"], "kind": "job_posting", "id": digest[:16],
        "source": {"uri": "-", "document": document, "media_type": "text/plain", "charset": "utf-8", "bytes": len(raw.encode()), "sha256": digest},
        "language": language, **values, "sections": sections, "repairs": [], "flags": [], "evidence": evidence,
        "grammar": {"name": source["grammar"], "version": source["version"], "sha256": "0" * 64}, "quern": "peer",
    }


def main():
    with open(sys.argv[1], "rb") as file:
        source = tomllib.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    grammar = Grammar(source)
    print(f"parse_peer: {grammar.left_out} patterns that re does not take are left out", file=sys.stderr)
    invalid = documents = 0
    for number, line in enumerate(sys.stdin):
        record = record_of(number, json.loads(line)["text"], grammar, source)
        documents += 1
        if next(validator.iter_errors(record), None):
            invalid += 1
            continue
        print(json.dumps(record, ensure_ascii=False))
    print(f"parse_peer: {documents} documents, {invalid} invalid", file=sys.stderr)


if __name__ == "__main__":
    main()
