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


class Lint(GrammarTest):
    def test_shipped_grammars_have_nothing_to_better(self):
        done = self.expect(0, "grammar", "lint", "job", "course")
        self.assertEqual(done.words, "")
        self.assertEqual([line.split(": ")[1] for line in done.out.decode().splitlines()], ["nothing to better"] * 2)

    def test_finds_what_could_be_better(self):
        path = self.changed('ok = [["a crew of 12", 12]]\n', "")
        with open(self.folder / path, "a", encoding="utf-8") as file:
            file.write("[macro]\nIDLE = 'x'\n[vocabulary.idle]\na = ['x']\n"
                       "[section.more]\nheads.en = ['Your tasks:']\n")
        text = self.expect(1, "grammar", "lint", path).out.decode()
        for part in ("rule `crew.count` has no example", "no pattern uses the macro `IDLE`", "nothing uses the vocabulary `idle`",
                     "the heading `Your tasks:` of `more` is one of `duties`, too", "help: ", "small 2.1.0: 4 findings"):
            self.assertIn(part, text)
        self.assertRegex(text, r"changed\.toml:\d+:\d+: ")

    def test_headings_of_a_place_may_stand_twice(self):
        path = self.changed("[section.other]", "[section.other]\n[section.'duties.main']\nheads.en = ['duties']\nwithin = ['duties']")
        self.assertIn("nothing to better", self.expect(0, "grammar", "lint", path).out.decode())


class Corpus(GrammarTest):
    def setUp(self):
        super().setUp()
        self.first = self.file("first.txt", "The Ship\n\nDuties\n\nKeep a crew of 12.\n\nThe Harbour:\n\nIt is deep.\n")
        self.many = self.file("many.jsonl", json.dumps({"body": "Duties\n\nCrew of 7, or a crew of 8.\n\nThe Harbour:\n\nIt is deep.\n"})
                              + '\n{"body": 5}\n')

    def test_headings_that_are_not_known(self):
        done = self.run_quern("grammar", "headings", "-g", self.small, "--text-field", "body", self.first, self.many)
        rows = [line.split() for line in done.out.decode().splitlines()]
        self.assertEqual(done.code, 0)  # a bad line is told, and stops nothing
        self.assertIn("many.jsonl:2: error[invalid_json_line]", done.words)
        self.assertEqual(rows[1][0], "2")
        self.assertEqual(rows[1][-3:], ["the", "harbour", "first.txt"])
        self.assertEqual(len(rows), 2)
        done = self.expect(0, "grammar", "headings", "-g", self.small, "--least", "1", "--top", "1", self.first)
        self.assertEqual(len(done.out.decode().splitlines()), 2)

    def test_documents_that_are_refused_are_told_and_passed_over(self):
        self.file("table.csv", "id,text\n1,a,b\n2,\"The Harbour:\n\nIt is deep.\"\n")
        self.expect(0, "grammar", "headings", "-g", self.small, "table.csv", says="table.csv:1: error[invalid_row]")

    def test_coverage(self):
        done = self.expect(0, "grammar", "coverage", "-g", self.small, self.first)
        self.assertRegex(done.out.decode(), r"(?m)^crew +1 +100 %$")
        self.assertRegex(done.out.decode(), r"(?m)^crew\.count +1 +1 +0 +0 +0")
        self.assertRegex(done.out.decode(), r"rules that never matched\n  ship\.none\n\Z")

    def test_instances_of_a_rule(self):
        done = self.expect(0, "grammar", "coverage", "-g", self.small, "--rule", "crew.count", self.first)
        self.assertRegex(done.out.decode(), r"(?m)^first\.txt +value +crew of 12$")

    def test_what_it_needs(self):
        self.expect(2, "grammar", "coverage", says=("no corpus to read", "help: "))
        self.expect(2, "grammar", "coverage", "-g", self.small, "--rule", "crew.cout", self.first, says="did you mean `crew.count`?")
        self.expect(2, "grammar", "headings", "--least", "0", self.first, says="--least does not take `0`")
        self.expect(2, "grammar", "check", "--rule", "x", says="--rule says nothing to quern grammar check")
        self.expect(3, "grammar", "headings", "missing.txt", says="error[input_not_found]")


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
