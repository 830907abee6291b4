"""Help, version, and the command line as such."""
import json
import pathlib
import textwrap
import unittest

from support import CliTest, SMALL_GRAMMAR

COMMANDS = ("parse", "clean", "grammar", "schema", "validate", "explain", "report", "codes")


class Help(CliTest):
    def test_overall_help_names_every_command(self):
        for words in (["--help"], ["-h"], ["help"]):
            done = self.expect(0, *words)
            for command in COMMANDS:
                self.assertIn(f"\n  {command} ", done.out.decode())
            self.assertEqual(done.err, b"")

    def test_help_of_each_command_has_usage_options_and_examples(self):
        for command in COMMANDS:
            done = self.expect(0, command, "--help")
            text = done.out.decode()
            self.assertTrue(text.startswith(f"Usage: quern {command} "), text)
            self.assertIn("\nOptions:\n", text)
            self.assertIn("\nExamples:\n", text)
            self.assertLessEqual(max(map(len, text.splitlines())), 100)
            self.assertEqual(self.expect(0, command, "-h").out, done.out)
            self.assertEqual(self.expect(0, "help", command).out, done.out)

    def test_version(self):
        self.assertRegex(self.expect(0, "--version").out.decode(), r"\Aquern \d+\.\d+\.\d+\n\Z")


class Readme(CliTest):
    """What the README shows is what the program does."""

    @staticmethod
    def holds(actual, shown):
        if isinstance(shown, dict):
            return isinstance(actual, dict) and all(key in actual and Readme.holds(actual[key], shown[key]) for key in shown)
        if isinstance(shown, list) and shown and isinstance(shown[0], dict):
            return all(any(Readme.holds(one, part) for one in actual) for part in shown)
        return actual == shown

    def test_its_example(self):
        readme = (pathlib.Path(__file__).resolve().parents[2] / "README.md").read_text()
        source = readme.split("What came in", 1)[1].split(":\n", 1)[1].split("What comes out", 1)[0]
        document = textwrap.dedent(source).strip("\n") + "\n"
        shown = json.loads(readme.split("```json\n", 1)[1].split("```", 1)[0])
        record = json.loads(self.expect(0, "parse", "-", stdin=document.encode()).out)
        for key, value in shown.items():
            self.assertTrue(self.holds(record[key], value), f"{key}: the README shows {value}, the program gives {record[key]}")


class Usage(CliTest):
    def test_unknown_command_suggests(self):
        self.expect(2, "pasre", says=("`pasre`", "did you mean `parse`?"))
        self.expect(2, "zzzzzzzz", says=("`zzzzzzzz`", "quern --help"))
        self.expect(2, "help", "grammr", says=("`grammr`", "did you mean `grammar`?"))

    def test_unknown_option_suggests(self):
        self.expect(2, "parse", "--gramar", "job", says=("`--gramar`", "did you mean `--grammar`?"))
        self.expect(2, "--preety", says="did you mean `--pretty`?")
        self.expect(2, "schema", "-x", says=("`-x`", "quern schema --help"))

    def test_abbreviated_options_are_unknown(self):
        self.expect(2, "parse", "--pret", says="`--pret`")

    def test_values(self):
        self.expect(2, "parse", "--split", says=("`--split`", "needs a value"))
        self.expect(2, "parse", "--split=", says=("`--split`", "needs a value"))
        self.expect(2, "parse", "--pretty=yes", says=("`--pretty`", "takes no value"))
        self.expect(2, "parse", "-g", "job", "--grammar", "job", says=("--grammar", "twice"))

    def test_bad_values(self):
        for option, value in (
            ("--from", "xml"),
            ("--emit", "csv"),
            ("--document-limit", "0"),
            ("--document-limit", "lots"),
            ("--document-limit", "16MB"),
            ("--document-limit", "2G"),
            ("--document-limit", "99999999999999999999G"),
            ("--max-rejects", "many"),
            ("--max-rejects", "101%"),
            ("--max-rejects", "-1"),
            ("--max-rejects", "nan%"),
            ("--charset", "klingon-8"),
        ):
            self.expect(2, "parse", f"{option}={value}", "-", says=(option, f"`{value}`", "help: "))
        self.expect(2, "schema", "--as", "prolog", says=("`prolog`", "duckdb"))
        self.expect(2, "explain", "--line", "0", "x", says="--line")

    def test_contradictions(self):
        for words in (
            ("--split", "none", "--from", "jsonl"),
            ("--text-field", "body", "--from", "text"),
            ("--with-text", "--emit", "schemaorg"),
            ("-q", "-v"),
            ("-o", "same", "--rejects", "same"),
            ("-", "-"),
        ):
            self.expect(2, "parse", *words, says="error[usage]")

    def test_usage_errors_touch_no_file(self):
        self.file("kept", "before")
        self.expect(2, "parse", "--split", "((", "-o", "kept", says="error[bad_split_pattern]")
        self.expect(2, "parse", "--grammar", "nowhere", "-o", "kept", says="error[grammar_not_found]")
        self.assertEqual((self.folder / "kept").read_text(), "before")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["kept"])


class Codes(CliTest):
    def test_lists_all(self):
        rows = self.expect(0, "codes").out.decode().splitlines()
        self.assertGreater(len(rows), 30)
        self.assertEqual(rows, sorted(rows))
        for row in rows:
            self.assertRegex(row, r"^[a-z_0-9]+ +(error|reject|flag|violation) +[^ ].*$")

    def test_explains_one(self):
        text = self.expect(0, "codes", "document_too_large").out.decode()
        for word in ("document_too_large (reject)", "meaning:", "cause:", "cure:", "--document-limit"):
            self.assertIn(word, text)

    def test_knows_the_flags_of_a_grammar(self):
        self.file("small.toml", SMALL_GRAMMAR)
        self.assertIn("Ask the harbour.", self.expect(0, "codes", "no_ship", "-g", "./small.toml").out.decode())
        self.expect(2, "codes", "no_ship", says="`no_ship`")

    def test_unknown_code_suggests(self):
        self.expect(2, "codes", "not_txt", says=("`not_txt`", "did you mean `not_text`?"))


if __name__ == "__main__":
    unittest.main()
