"""Input that is broken, hostile or not there: never a crash, never a stop, always a word."""
import json
import os
import random
import threading
import unittest

from support import LIGHT_GRAMMAR, POSTING, CliTest


class Missing(CliTest):
    grammar = LIGHT_GRAMMAR

    def test_the_others_are_read_all_the_same(self):
        self.file("good.txt", POSTING)
        (self.folder / "folder").mkdir()
        done = self.expect(
            3, "missing.txt", "good.txt", "folder", "/proc/self/mem",
            says=(
                "missing.txt: error[input_not_found]", "folder: error[no_files]",
                "/proc/self/mem: error[input_unreadable]", "help: ",
            ),
        )
        self.assertEqual([r["source"]["uri"] for r in done.records], ["good.txt"])

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_no_permission(self):
        self.file("secret.txt", POSTING)
        (self.folder / "secret.txt").chmod(0)
        self.expect(3, "secret.txt", says=("secret.txt: error[input_unreadable]", "permissions"))

    def test_half_a_document_does_not_leak_into_the_next(self):
        self.file("good.txt", POSTING)
        done = self.expect(3, "--from", "text", "/proc/self/mem", "good.txt")
        self.assertEqual(done.records, self.expect(0, "good.txt").records)

    def test_closed_standard_input(self):
        process = self.start("-", stdin=None, preexec_fn=lambda: os.close(0))
        out, err = process.communicate(timeout=60)
        self.assertEqual((process.returncode, out), (3, b""))
        self.assertIn(b"error[input_unreadable]", err)

    def test_file_names_do_not_steer_the_terminal(self):
        done = self.expect(3, "\x1b[31mred\x9b1m.txt", says="\\x1B[31mred\\x9B1m.txt")
        self.assertNotIn(b"\x1b", done.err)


class Grammars(CliTest):
    def test_unreadable(self):
        self.expect(2, "-g", "no/such.toml", stdin="x", says=("no/such.toml", "error[grammar_not_found]", "help: "))
        self.expect(2, "-g", ".", stdin="x", says=("`.` is a folder", "error[grammar_not_found]", "help: name one of the .toml files"))
        self.expect(2, "-g", "jop", stdin="x", says=("jop", "error[grammar_not_found]"))
        (self.folder / "folder.toml").mkdir()
        self.expect(2, "-g", "./folder.toml", stdin="x", says=("folder.toml", "error["))

    def test_faults_have_their_place(self):
        self.file("bad.toml", 'grammar = "bad"\nversion = "1.0.0"\nschema = "bad/1"\n[sektion.a]\n')
        self.expect(2, "-g", "bad.toml", stdin="x", says=("bad.toml:4:", "error[grammar_unknown_key]"))
        self.file("worse.toml", "grammar = [")
        self.expect(2, "-g", "./worse.toml", stdin="x", says=("worse.toml:1:", "error[grammar_syntax]"))
        self.file("binary.toml", bytes(range(256)))
        self.expect(2, "-g", "./binary.toml", stdin="x", says=("binary.toml", "error["))


class Content(CliTest):
    grammar = LIGHT_GRAMMAR

    def one(self, content, *words):
        """What became of one document: a record or a reject."""
        done = self.expect(0, "--split", "none", "--rejects", "bad.ndjson", *words, stdin=content)
        rejects = [json.loads(line) for line in (self.folder / "bad.ndjson").read_text().splitlines()]
        self.assertEqual(len(done.records) + len(rejects), 1)
        return (done.records + rejects)[0]

    def test_empty_file(self):
        (record,) = self.expect(0, self.file("empty.txt", "")).records
        self.assertIn("empty_document", record["flags"])

    def test_nul_bytes(self):
        outcome = self.one("Harbour\0 Pilot\n" * 20)
        self.assertIn("nul_characters", outcome["flags"])
        self.assertEqual(self.one(b"\0" * 1000).get("code"), "not_text")

    def test_random_bytes(self):
        source = random.Random(7)
        for size in (1, 2, 3, 17, 1000, 100_000):
            outcome = self.one(source.randbytes(size))
            self.assertTrue("sections" in outcome or outcome["code"] == "not_text", outcome)
            if "code" in outcome:
                self.assertIn("original_base64", outcome)

    def test_utf16_without_a_mark(self):
        expected = self.one(POSTING)
        for charset in ("utf-16-le", "utf-16-be"):
            record = self.one(POSTING.encode(charset))
            self.assertEqual(record["source"]["charset"], charset.replace("16-", "16"))
            self.assertEqual([s["items"] for s in record["sections"]], [s["items"] for s in expected["sections"]])

    def test_utf16_is_split_at_whole_characters(self):
        for mark in ("\ufeff", "ab"):
            text = (mark + "Čeština\n\fDruhý Č\n").encode("utf-16-le")
            records = self.expect(0, stdin=text).records
            self.assertEqual([r["source"]["charset"] for r in records], ["utf-16le"] * 2)

    def test_every_byte_and_every_line_end(self):
        self.one(bytes(range(256)) * 10)
        self.one(b"a\r\rb\n\r\nc\r\n\x85d\xe2\x80\xa8e")


class Size(CliTest):
    """The program's memory has a bound that the input does not move."""

    grammar = LIGHT_GRAMMAR

    def peak(self, chunk, count, *words):
        """Runs the program on `chunk` written `count` times into its standard input. Its memory in KiB, its code, its output."""
        # A build with the address sanitizer keeps freed memory for a while, unless told otherwise.
        process = self.start(*words, env={"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"})
        out, err = [], []
        readers = [threading.Thread(target=lambda: out.append(process.stdout.read())), threading.Thread(target=lambda: err.append(process.stderr.read()))]
        for reader in readers:
            reader.start()
        for _ in range(count):
            process.stdin.write(chunk)
        process.stdin.close()
        for reader in readers:
            reader.join()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
        process.stderr.close()
        return usage.ru_maxrss, process.returncode, out[0], err[0]

    def expect_bound(self, chunk, count, *words):
        small, code, _, err = self.peak(b'{"text":"a"}\n', 1, *words)
        self.assertEqual(code, 0, err)
        large, code, out, err = self.peak(chunk, count, *words)
        self.assertEqual(code, 0, err)
        self.assertLess(large, small + 24 * 1024, f"{small} KiB became {large} KiB")
        return out, err

    def test_line_of_100_megabytes(self):
        out, err = self.expect_bound(b"x" * 1_000_000, 100, "--document-limit", "1M", "--rejects", "bad.ndjson")
        self.assertEqual(out, b"")
        self.assertIn(b"-: document 0: reject[document_too_large]: ", err)
        (reject,) = map(json.loads, (self.folder / "bad.ndjson").read_text().splitlines())
        self.assertEqual((len(reject["original"]), reject["source"]["bytes"]), (1 << 20, 100_000_000))

    def test_line_of_100_megabytes_that_might_be_a_separator(self):
        _, err = self.expect_bound(b"=" * 1_000_000, 100, "--document-limit", "1M", "--split", "^=+$")
        self.assertIn(b"reject[document_too_large]", err)

    def test_100_megabytes_of_white_space(self):
        out, _ = self.expect_bound(b"\n" * 999_999 + b"\f", 100, "--document-limit", "1M")
        self.assertEqual(len(out.splitlines()), 1)
        out, _ = self.expect_bound(b"\n\f" * 500_000, 20, "--document-limit", "1M")
        self.assertEqual(len(out.splitlines()), 1)
        _, err = self.expect_bound(b" \n" * 500_000, 100, "--document-limit", "1M")
        self.assertIn(b"reject[document_too_large]", err)

    def test_json_line_of_100_megabytes(self):
        out, err = self.expect_bound(b'{"text":"' + b"x" * 1_000_000, 100, "--from", "jsonl", "--document-limit", "1M")
        self.assertEqual(out, b"")
        self.assertIn(b"-: document 0: reject[document_too_large]: line 1: ", err)

    def test_a_long_line_does_not_stop_those_after_it(self):
        text = json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": "fits"}) + "\n"
        (record,) = self.expect(0, "--from", "jsonl", "--document-limit", "2K", stdin=text, says="line 1: ").records
        self.assertEqual(record["source"]["document"], 1)


if __name__ == "__main__":
    unittest.main()
