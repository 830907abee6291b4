"""quern grammar, schema, validate and explain."""
import json
import unittest

from support import CliTest, POSTING, SMALL_GRAMMAR


class GrammarTest(CliTest):
    def setUp(self):
        super().setUp()
        self.small = "./" + self.file("small.toml", SMALL_GRAMMAR)

    def changed(self, old, new):
        self.assertIn(old, SMALL_GRAMMAR)
        return "./" + self.file("changed.toml", SMALL_GRAMMAR.replace(old, new))


class Check(GrammarTest):
    def test_shipped_grammars_are_sound(self):
        for name in ("job", "course"):
            for action in ("check", "test"):
                done = self.expect(0, "grammar", action, name)
                self.assertRegex(done.out.decode(), rf"\A{name} \d+\.\d+\.\d+: \d+ .*: ok\n\Z")

    def test_counts(self):
        done = self.expect(0, "grammar", "check", self.small)
        self.assertEqual(done.out.decode(), "small 2.1.0: 3 sections, 3 headings, 2 rules, 3 examples: ok\n")

    def test_job_is_the_default(self):
        self.assertEqual(self.expect(0, "grammar", "check").out, self.expect(0, "grammar", "check", "job").out)

    def test_all_faults_at_once(self):
        path = self.changed('type = "integer"', 'type = "integr"\nminimun = 2')
        done = self.expect(2, "grammar", "check", path, self.small, says="error[grammar_unknown_key]")
        self.assertEqual(done.words.count("changed.toml:"), done.words.count("error["))
        self.assertGreaterEqual(done.words.count("error["), 2)
        self.assertIn("did you mean `minimum`?", done.words)
        self.assertIn(b"small 2.1.0", done.out)  # the others are checked all the same

    def test_actions(self):
        self.expect(2, "grammar", says=("`check`", "quern grammar --help"))
        self.expect(2, "grammar", "tset", says="did you mean `test`?")
        self.expect(2, "grammar", "check", "jop", says="error[grammar_not_found]")


class Examples(GrammarTest):
    def test_failures_say_place_expected_and_actual(self):
        path = self.changed('ok = [["a crew of 12", 12]]', 'ok = [["a crew of 12", 13]]')
        done = self.expect(1, "grammar", "test", path)
        text = done.out.decode()
        self.assertRegex(text, r"changed\.toml:\d+:\d+: rule crew\.count\n")
        for part in ("example:  a crew of 12", "expected: 13", "actual:   12", "1 failure"):
            self.assertIn(part, text)

    def test_bad_example_that_matches(self):
        path = self.changed('no = ["the crew"]', 'no = ["a crew of 3"]')
        text = self.expect(1, "grammar", "test", path).out.decode()
        self.assertIn("expected: no match", text)

    def test_show(self):
        text = self.expect(0, "grammar", "show", self.small).out.decode()
        for part in ("small", "2.1.0", "duties", "crew.count"):
            self.assertIn(part, text)


class Schema(GrammarTest):
    def test_json(self):
        schema = json.loads(self.expect(0, "schema", "-g", self.small).out)
        self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        self.assertIn("crew", schema["properties"])
        self.assertEqual(self.expect(0, "schema", "--as", "json", "-g", self.small).out, self.expect(0, "schema", "-g", self.small).out)

    def test_tables(self):
        for form, phrase in (("duckdb", 'CREATE TABLE "'), ("clickhouse", "CREATE TABLE `"), ("spark", "crew")):
            text = self.expect(0, "schema", "--as", form, "-g", self.small).out.decode()
            self.assertIn(phrase, text)
            self.assertIn("crew", text)

    def test_arguments_are_refused(self):
        self.expect(2, "schema", "job", says=("`job`", "--grammar"))


class Validate(GrammarTest):
    def records(self):
        return self.expect(0, stdin=POSTING + "\f" + POSTING).out.decode()

    def test_own_records_are_valid(self):
        done = self.expect(0, "validate", stdin=self.records())
        self.assertEqual((done.out, done.err), (b"", b""))
        done = self.expect(0, "--with-text", "-o", "records.ndjson", stdin=POSTING)
        self.expect(0, "validate", "records.ndjson")

    def test_violations_have_their_place(self):
        first, second = map(json.loads, self.records().splitlines())
        first["language"] = 7
        second["extra"] = True
        self.file("changed.ndjson", json.dumps(first) + "\n\n" + json.dumps(second) + "\nnonsense\n")
        lines = self.expect(1, "validate", "changed.ndjson").out.decode().splitlines()
        self.assertTrue(lines[0].startswith("changed.ndjson:1: /language: wrong_type: "), lines)
        self.assertTrue(lines[1].startswith("changed.ndjson:3: /: unknown_member: "), lines)
        self.assertTrue(lines[2].startswith("changed.ndjson:4: /: not_json: "), lines)
        self.assertEqual(len(lines), 3)

    def test_another_grammar(self):
        done = self.expect(1, "validate", "-g", self.small, stdin=self.records())
        self.assertIn(b"-:1: /", done.out)

    def test_missing_file(self):
        self.expect(3, "validate", "missing.ndjson", says="error[input_not_found]")


class Explain(GrammarTest):
    def test_whole_document(self):
        name = self.file("pilot.txt", POSTING)
        whole = self.expect(0, "explain", name).out.decode()
        self.assertIn("Requirements", whole)
        self.assertEqual(self.expect(0, "explain", "-", stdin=POSTING).out.decode(), whole)
        line = self.expect(0, "explain", name, "--line", "6").out.decode()
        self.assertIn("Requirements", line)
        self.assertNotIn("calm voice", line)
        self.assertLess(len(line), len(whole))

    def test_input(self):
        self.expect(2, "explain", says="takes one file")
        self.expect(2, "explain", "a", "b", says="takes one file")
        self.expect(3, "explain", "missing.txt", says="error[input_not_found]")
        self.expect(3, "explain", "-", "--document-limit", "5", stdin=POSTING, says="error[document_too_large]")


if __name__ == "__main__":
    unittest.main()
