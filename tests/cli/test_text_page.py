"""The examples of docs/text.md, and of the README, are what the program does."""
import collections
import json
import pathlib
import re
import textwrap
import unittest

from support import CliTest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| ([a-z,-]+) \| `(.*)` \| `(.*)` \|$", re.M)
ESCAPE = re.compile(r"\\u([0-9A-F]{4})|\\([rnt])")


def unescaped(cell):
    return ESCAPE.sub(lambda found: chr(int(found[1], 16)) if found[1] else {"r": "\r", "n": "\n", "t": "\t"}[found[2]], cell)


class TextPage(CliTest):
    PAGE = (ROOT / "docs" / "text.md").read_text("utf-8")

    def examples(self):
        by_steps = collections.defaultdict(list)
        for steps, text, wanted in ROW.findall(self.PAGE):
            by_steps[steps].append((unescaped(text), unescaped(wanted)))
        return by_steps

    def test_every_step_has_a_section_and_examples(self):
        names = {step for steps in self.examples() for step in steps.split(",")}
        listed = self.expect(2, "clean", "--steps", "?").words.split("it takes a list of ")[1].split(", default")[0].split(", ")
        self.assertEqual(names, set(listed))
        headings = {name for line in re.findall(r"^## (.*)$", self.PAGE, re.M) for name in line.split(", ")}
        self.assertLessEqual(set(listed), headings)
        self.assertEqual(len(ROW.findall(self.PAGE)), len(re.findall(r"^\| [a-z]", self.PAGE, re.M)) - self.PAGE.count("| step |"))

    def test_examples(self):
        for steps, examples in self.examples().items():
            lines = "".join(json.dumps({"text": text}) + "\n" for text, _ in examples)
            done = self.expect(0, "clean", "--from", "jsonl", "--steps", steps, stdin=lines)
            for (text, wanted), record in zip(examples, done.records, strict=True):
                self.assertEqual(record["text"], wanted, f"{steps} of {text!r}")

    def test_explanation(self):
        shown = self.PAGE.split("<!-- explain -->\n```json\n", 1)[1].split("```", 1)[0].splitlines()
        text = next(text for text, _ in self.examples()["repair"]) + "\r\n"
        said = self.expect(0, "clean", "--explain", stdin=text).out.decode().splitlines()
        rules = lambda line: re.sub(r'"codec":"(.*)"rule":".*"', r'"codec":"\1"rule":"RULE"', line)
        self.assertEqual([rules(line) for line in said], shown)

    def test_number_of_entities(self):
        table = (ROOT / "src" / "text" / "entity_table.inc").read_text("utf-8")
        count = f"{table.count(chr(10) + '{'):,}"
        self.assertIn(f"{count} names", self.PAGE)


class Readme(CliTest):
    def test_example_of_clean(self):
        readme = (ROOT / "README.md").read_text("utf-8")
        session = textwrap.dedent(readme.split("<!-- clean -->\n", 1)[1].split("\n\n", 1)[0]).splitlines()
        self.file("page.txt", session[1].encode() + b"\r\n")
        self.assertEqual(session[0], "$ cat page.txt")
        at = 2
        while at < len(session):
            self.assertRegex(session[at], r"^\$ quern clean ")
            out = self.expect(0, *session[at].split()[2:]).out.decode().splitlines()
            self.assertEqual(session[at + 1:at + 1 + len(out)], out)
            at += 1 + len(out)


if __name__ == "__main__":
    unittest.main()
