"""quern report: what it reads, what it refuses, what stands on the page."""
import html.parser
import json
import re
import unittest

from support import POSTING, SMALL_GRAMMAR, CliTest


class Page(html.parser.HTMLParser):
    """The elements of a page and its text, by the block they stand in."""

    def __init__(self, page):
        super().__init__()
        self.open, self.elements, self.text, self.faults = [], [], "", []
        self.feed(page)
        self.faults += self.open

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        if not {"style", "script"} & set(self.open):
            self.text += data


class Report(CliTest):
    def records(self, name="records.ndjson", *words, documents=3):
        text = "=====\n".join(POSTING.replace("Pilot", f"Pilot {number}") for number in range(documents))
        self.file("postings.txt", text)
        return self.file(name, self.expect(0, "parse", "--split", "^=+$", "postings.txt", *words).out)

    def page(self, *words, code=0, says=(), **options):
        return Page(self.expect(code, "report", *words, says=says, **options).out.decode())


    def assert_says(self, page, *phrases):
        for phrase in phrases:
            self.assertTrue(phrase in page.text, f"the page does not say: {phrase}")


class Reading(Report):
    def test_page_is_sound_and_says_what_was_counted(self):
        page = self.page(self.records("records.ndjson", "--with-text"), "--title", "Harbours & ships")
        self.assertEqual(page.faults, [])
        self.assert_says(page, "Harbours & ships")
        self.assert_says(page, "3 records")
        self.assert_says(page, "salary: USD, year")
        self.assert_says(page, "Harbour Pilot 2")
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        self.assertEqual(len(ids), len(set(ids)))
        for _, attributes in page.elements:
            if attributes.get("href", "#").startswith("#"):
                self.assertIn(attributes.get("href", "#sample")[1:], ids)

    def test_page_loads_nothing_and_its_policy_says_so(self):
        page = self.page(self.records())
        policy = next(attributes["content"] for tag, attributes in page.elements if attributes.get("http-equiv"))
        self.assertIn("default-src 'none'", policy)
        self.assertRegex(policy, r"script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='")
        for tag, attributes in page.elements:
            self.assertNotIn(tag, ("link", "img", "iframe", "object", "embed", "base", "form"))
            self.assertFalse({"src", "style", "srcset", "action"} & set(attributes), (tag, attributes))
            self.assertFalse([name for name in attributes if name.startswith("on")])
            self.assertTrue(attributes.get("href", "#").startswith("#"))

    def test_several_files_standard_input_and_output_file(self):
        records = self.records()
        lines = (self.folder / records).read_bytes()
        page = self.page(records, "-", stdin=lines)
        self.assert_says(page, "6 records")
        self.expect(0, "report", records, "-o", "report.html")
        self.assertEqual((self.folder / "report.html").read_bytes(), self.expect(0, "report", stdin=lines).out.replace(b"record <bdi>-<", b"record <bdi>records.ndjson<"))

    def test_same_records_same_page(self):
        records = self.records("records.ndjson", "--with-text", documents=60)
        self.assertEqual(self.expect(0, "report", records).out, self.expect(0, "report", records).out)

    def test_no_record_at_all(self):
        page = self.page(self.file("empty.ndjson", "\n\n"))
        self.assertEqual(page.faults, [])
        self.assert_says(page, "No record was read.")

    def test_records_of_an_own_grammar(self):
        self.file("small.toml", SMALL_GRAMMAR)
        text = "=====\n".join(f"A crew of {crew}, and the crew is without a ship.\n" for crew in (3, 12, 40))
        records = self.file("crews.ndjson", self.expect(0, "parse", "-g", "small.toml", "--split", "^=+$", "-", stdin=text).out)
        page = self.page(records)
        self.assert_says(page, "small 2.1.0")
        self.assert_says(page, "median 12")
        self.assert_says(page, "name it with --grammar")
        self.assert_says(self.page(records, "--grammar", "small.toml"), "No ship is named.")

    def test_sample_size(self):
        records = self.records("records.ndjson", documents=30)
        for wanted, shown in (("0", 0), ("1", 1), ("7", 7), ("100", 30)):
            page = self.page(records, "--sample", wanted)
            self.assertEqual(sum(attributes.get("class") == "doc" for _, attributes in page.elements), shown)
        for bad in ("-1", "x", "2001", "1.5"):
            self.expect(2, "report", records, f"--sample={bad}", says=("--sample", bad))

    def test_without_text_items_are_shown_and_nothing_is_linked_with_them(self):
        page = self.page(self.records())
        self.assert_says(page, "A calm voice on the radio")
        self.assertFalse([1 for _, attributes in page.elements if attributes.get("class") in ("mark", "value")])


class OtherFiles(Report):
    def test_rejects(self):
        self.file("bad.bin", bytes(range(256)) * 40)
        self.expect(0, "parse", "bad.bin", "--rejects", "refused.jsonl")
        reject = json.loads((self.folder / "refused.jsonl").read_text())
        self.file("more.jsonl", (json.dumps({**reject, "code": "own_code", "reason": "because"}) + "\n") * 2)
        page = self.page(self.records(), "--rejects", "refused.jsonl", "--rejects", "more.jsonl")
        self.assert_says(page, reject["code"], reject["reason"], "own_code", "because", "50.0 % of all documents")

    def test_statistics_are_shown_as_tables(self):
        self.file("stats.json", json.dumps({"documents": 1234567, "rejects": {"not_text": 3, "deep": {"seconds": 1.5}}, "list": [1]}, indent=1))
        page = self.page(self.records(), "--stats", "stats.json")
        self.assert_says(page, "stats.json", "1,234,567", "not_text", "rejects / deep", "1.5")

    def test_statistics_of_a_run(self):
        self.file("posting.txt", POSTING)
        self.expect(0, "parse", "posting.txt", "--stats", "stats.json", "--output", "records.ndjson")
        page = self.page("records.ndjson", "--stats", "stats.json")
        self.assertEqual(page.faults, [])
        self.assert_says(page, "cpu_seconds", "document_time_us", "p99", "title.line")
        self.assertNotIn("document_time_us / buckets", page.text)

    def test_bad_statistics(self):
        records = self.records()
        self.file("list.json", "[1]")
        self.file("broken.json", "{\n\"a\": }")
        self.page(records, "--stats", "list.json", "--stats", "broken.json", code=3, says=("list.json", "a JSON object", "broken.json:2"))


class Trouble(Report):
    def test_broken_lines_are_named_and_passed_over(self):
        records = self.records()
        whole = (self.folder / records).read_text()
        broken = self.file("broken.ndjson", whole + '{"schema": \n' + whole + "[]\n")
        page = self.page(broken, code=3, says=("broken.ndjson:4:", "not_json", "broken.ndjson:8", "not_a_record", "no JSON object"))
        self.assert_says(page, "6 records")
        self.assert_says(page, "broken lines")

    def test_many_broken_lines_are_summed_up(self):
        done = self.expect(3, "report", self.file("broken.ndjson", "nothing\n" * 500), says="490 more lines")
        self.assertLess(done.words.count("\n"), 60)

    def test_other_forms_are_told(self):
        self.records()
        for form, word in (("flat", "flat record"), ("schemaorg", "schema.org")):
            made = self.run_quern("parse", "postings.txt", "--emit", form).out
            if form == "schemaorg":
                made = made or b'{"@context":"https://schema.org/"}\n'
            self.expect(3, "report", self.file(form, made), says=(f"{form}:1", "not_a_record", word, "--emit record"))

    def test_files_that_cannot_be_read(self):
        records = self.records()
        page = self.page("missing.ndjson", records, ".", code=3, says=("missing.ndjson", "input_not_found", "input_is_directory"))
        self.assert_says(page, "3 records")

    def test_output_that_cannot_be_written(self):
        self.expect(4, "report", self.records(), "-o", "no/such/folder/report.html", says="no/such/folder")

    def test_usage(self):
        self.expect(2, "report", "--title", "a", "--title", "b", says="`--title` stands twice")
        self.expect(2, "report", "--grammar", "no-such-grammar", says="grammar_not_found")


class Hostile(Report):
    def test_forged_records_do_no_harm(self):
        record = json.loads((self.folder / self.records("one.ndjson", "--with-text", documents=1)).read_text())
        odd = [
            {**record, "evidence": {"title": 3, "salary": [1, {"span": ["a", None]}], "skills": {"span": [9, 1]}}},
            {**record, "sections": [1, {"kind": 7, "items": 3, "span": [0, 10**15]}, {"span": [5, 2]}, None], "repairs": ["x", {}], "flags": [1, None, {}]},
            {**record, "source": {"bytes": -5, "document": "x"}, "grammar": [], "language": {"a": 1}, "kind": [], "quern": 4},
            {**record, "text": 5}, {**record, "salary": "none", "experience": {"min": 1, "max": "x"}, "title": [[["deep"]]]},
            {**record, "title": "\ud83d\ude00" * 5000, "salary": {"min": -1e300, "max": 1e300, "min_": 2, "max_": 3}},
        ]
        page = self.page(self.file("odd.ndjson", "".join(json.dumps(one) + "\n" for one in odd)))
        self.assertEqual(page.faults, [])
        self.assert_says(page, "6 records")
        self.assertFalse(re.search(r"\bnan\b|\binf\b", page.text))


if __name__ == "__main__":
    unittest.main()
