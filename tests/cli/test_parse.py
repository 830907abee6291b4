"""quern parse: what comes out for what goes in."""
import hashlib
import json
import os
import threading
import time
import unittest

from support import LIGHT_GRAMMAR, POSTING, SMALL_GRAMMAR, CliTest


class Parse(CliTest):
    def test_file_gives_one_record(self):
        name = self.file("pilot.txt", POSTING)
        (record,) = self.expect(0, "parse", name).records
        self.assertEqual(record["schema"], "quern.job/1")
        self.assertEqual(record["source"]["uri"], "pilot.txt")
        self.assertEqual(record["source"]["document"], 0)
        self.assertEqual(record["source"]["bytes"], len(POSTING))
        self.assertEqual(record["source"]["sha256"], hashlib.sha256(POSTING.encode()).hexdigest())
        self.assertEqual(record["id"], record["source"]["sha256"][:16])

    def test_parse_is_the_default(self):
        name = self.file("pilot.txt", POSTING)
        expected = self.expect(0, "parse", name).out
        self.assertEqual(self.expect(0, name).out, expected)
        self.assertEqual(self.expect(0, "--grammar", "job", name).out, expected)

    def test_standard_input(self):
        for words in ([], ["-"], ["parse"], ["parse", "-"]):
            (record,) = self.expect(0, *words, stdin=POSTING).records
            self.assertEqual(record["source"]["uri"], "-")

    def test_no_input_on_a_terminal_is_a_hint(self):
        controller, terminal = os.openpty()
        try:
            process = self.start("parse", stdin=terminal)
            out, err = process.communicate(timeout=60)
        finally:
            os.close(controller)
            os.close(terminal)
        self.assertEqual(process.returncode, 2)
        self.assertEqual(out, b"")
        self.assertIn(b"nothing to read", err)

    def test_messages_have_colour_on_a_terminal_alone(self):
        def said(env):
            controller, terminal = os.openpty()
            process = self.start("parse", "missing.txt", stderr=terminal, env=env)
            process.communicate(b"", timeout=60)
            text = os.read(controller, 4096)
            os.close(controller)
            os.close(terminal)
            return text

        self.assertIn(b"\x1b[", said({"NO_COLOR": ""}))
        self.assertNotIn(b"\x1b[", said({"NO_COLOR": "1"}))
        self.assertNotIn(b"\x1b[", self.expect(3, "parse", "missing.txt").err)

    def test_pretty(self):
        done = self.expect(0, "--pretty", stdin=POSTING)
        self.assertTrue(done.out.startswith(b'{\n  "schema": '), done.out[:40])
        self.assertEqual(json.loads(done.out), self.expect(0, stdin=POSTING).records[0])

    def test_with_text(self):
        (record,) = self.expect(0, "--with-text", stdin=POSTING).records
        self.assertEqual(record["text"], POSTING)
        begin, end = record["sections"][0]["span"]
        self.assertTrue(POSTING[begin:end].startswith("Harbour Pilot"))
        self.assertNotIn("text", self.expect(0, stdin=POSTING).records[0])

    def test_flat_has_one_level(self):
        (row,) = self.expect(0, "--emit", "flat", stdin=POSTING).records
        for value in row.values():
            for element in value if isinstance(value, list) else [value]:
                self.assertNotIsInstance(element, (dict, list))

    def test_charset(self):
        (record,) = self.expect(0, "--charset", "koi8-r", stdin="Требования".encode("koi8-r")).records
        self.assertEqual(record["source"]["charset"].lower(), "koi8-r")
        self.assertEqual([item for section in record["sections"] for item in section["items"]] or [record["sections"][0]["heading"]], ["Требования"])

    def test_own_grammar(self):
        self.file("small.toml", SMALL_GRAMMAR)
        (record,) = self.expect(0, "-g", "small.toml", stdin="Muster\n\nYour tasks:\nLead a crew of 12\n").records
        self.assertEqual((record["schema"], record["crew"]), ("quern.small/1", 12))

    def test_summary(self):
        done = self.expect(0, "-v", stdin=POSTING + "\f" + POSTING, says="2 documents: 2 records, 0 rejects; ")
        self.assertRegex(done.words, r"in \d+\.\d\d s, \d+\.\d MB/s\n\Z")
        self.assertEqual(self.expect(0, stdin=POSTING).err, b"")

    def test_records_of_a_slow_pipe_come_at_once(self):
        process = self.start()
        process.stdin.write(b"first\n\f")
        process.stdin.flush()
        line = process.stdout.readline()
        self.assertEqual(json.loads(line)["source"]["document"], 0)
        process.stdin.write(b"second\n")
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, len(out.splitlines()), err), (0, 1, b""))

    def test_size_of_reads_changes_nothing(self):
        text = (POSTING + "\f\n \n" + "Ort: Köln\n\n" * 7 + "\f\f\r\n\f€ 5\n").encode()
        whole = self.expect(0, stdin=text)
        process = self.start()
        outputs = []
        reader = threading.Thread(target=lambda: outputs.append(process.stdout.read()))
        reader.start()
        for byte in range(len(text)):
            os.write(process.stdin.fileno(), text[byte : byte + 1])
            if byte % 50 == 0:
                time.sleep(0.001)  # so that the reader gets it in many pieces
        process.stdin.close()
        reader.join()
        self.assertEqual(process.wait(), 0)
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(outputs[0], whole.out)
        self.assertEqual(len(whole.records), 3)


class Split(CliTest):
    grammar = LIGHT_GRAMMAR

    def test_formfeed_is_the_default_of_standard_input_alone(self):
        text = "one\ftwo\f\n\fthree\n"
        self.assertEqual([r["source"]["bytes"] for r in self.expect(0, stdin=text).records], [3, 3, 6])
        self.assertEqual(len(self.expect(0, self.file("many.txt", text)).records), 1)
        self.assertEqual(len(self.expect(0, "--split", "formfeed", "many.txt").records), 3)
        self.assertEqual(len(self.expect(0, "--split", "none", stdin=text).records), 1)

    def test_pattern(self):
        text = POSTING + "=====\n" + POSTING.replace("Pilot", "Master") + "=====\r\n\n====\n" + POSTING
        records = self.expect(0, "--split", "^=+$", stdin=text).records
        self.assertEqual([r["source"]["document"] for r in records], [0, 1, 2])
        pieces = [POSTING, POSTING.replace("Pilot", "Master"), POSTING]
        self.assertEqual([r["source"]["sha256"] for r in records], [hashlib.sha256(piece.encode()).hexdigest() for piece in pieces])
        alone = self.expect(0, stdin=POSTING).records[0]
        self.assertEqual({**records[0], "source": None}, {**alone, "source": None})

    def test_pattern_that_begins_with_a_dash(self):
        self.assertEqual(len(self.expect(0, "--split=^---$", stdin="one\n---\ntwo\n").records), 2)

    def test_bad_pattern(self):
        self.expect(2, "--split", "^(=+$", stdin="x", says=("error[bad_split_pattern]", "^(=+$", "help: "))

    def test_stream_of_white_space_is_an_empty_document(self):
        for text in ("", "\n", "\f\f \n\f"):
            (record,) = self.expect(0, stdin=text).records
            self.assertIn("empty_document", record["flags"])


class JsonLines(CliTest):
    grammar = LIGHT_GRAMMAR

    def test_lines(self):
        lines = [{"id": "a-1", "text": POSTING}, {"id": 17, "text": "Second\n"}, {"text": "Third\n"}]
        name = self.file("many.jsonl", "\n".join(map(json.dumps, lines)))
        first, second, third = self.expect(0, name).records
        self.assertEqual((first["id"], second["id"]), ("a-1", "17"))
        self.assertEqual(third["id"], hashlib.sha256(b"Third\n").hexdigest()[:16])
        self.assertEqual([r["source"]["document"] for r in (first, second, third)], [0, 1, 2])
        self.assertEqual(first["sections"], self.expect(0, stdin=POSTING).records[0]["sections"])

    def test_fields(self):
        line = json.dumps({"key": "k", "job": {"body": "Text\n"}})
        (record,) = self.expect(0, "--from", "jsonl", "--text-field", "job.body", "--id-field", "key", stdin=line).records
        self.assertEqual((record["id"], record["source"]["bytes"]), ("k", 5))

    def test_content_decides_and_from_overrules_it(self):
        self.assertEqual(len(self.expect(0, self.file("a.ndjson", '{"text":"a"}\n{"text":"b"}\n')).records), 2)
        self.assertEqual(len(self.expect(0, self.file("a.txt", '{"text":"a"}\n{"text":"b"}\n')).records), 2)
        self.assertEqual(len(self.expect(0, "--from", "text", "a.ndjson").records), 1)

    def test_lines_that_are_no_documents(self):
        bad = ["nonsense", "[]", "{}", '{"text":7}', '{"text":"cut', "\u0000"]
        text = "\n".join([bad[0], '{"text":"good"}', *bad[1:]])
        done = self.expect(0, "--from", "jsonl", "--rejects", "bad.ndjson", stdin=text)
        self.assertEqual(len(done.records), 1)
        rejects = [json.loads(line) for line in (self.folder / "bad.ndjson").read_text().splitlines()]
        self.assertEqual([r["original"] for r in rejects], bad)
        self.assertEqual([r["source"]["document"] for r in rejects], [0, 2, 3, 4, 5, 6])
        for reject in rejects:
            self.assertEqual(reject["code"], "invalid_json_line")
        self.assertIn("-: document 3: reject[invalid_json_line]: line 4: ", done.words)

    def test_charset_that_the_bytes_contradict(self):
        for text, declared in (("Die Größe der Straße für Fußgänger".encode("windows-1252"), "utf-8"), (b"\xef\xbb\xbfGr\xc3\xb6\xc3\x9fe", "windows-1252")):
            (record,) = self.expect(0, "--charset", declared, stdin=text).records
            self.assertIn("charset_overruled", record["flags"])
            self.assertNotEqual(record["source"]["charset"], declared)
        (record,) = self.expect(0, "--charset", "latin1", stdin="Größe".encode("windows-1252")).records
        self.assertNotIn("charset_overruled", record["flags"])

    def test_charset_is_not_for_json(self):
        (record,) = self.expect(0, "--from", "jsonl", "--charset", "koi8-r", stdin='{"text":"Größe"}').records
        self.assertEqual(record["source"]["charset"], "utf-8")


if __name__ == "__main__":
    unittest.main()
