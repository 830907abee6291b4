"""quern parse over many documents: threads, statistics, limits of time, what a terminal shows."""
import json
import os
import pathlib
import random
import time
import unittest

from support import POSTING, CliTest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def corpus_lines(times):
    texts = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "corpus").glob("**/*.txt"))]
    lines = [json.dumps({"id": f"{turn}-{i}", "text": text}) for turn in range(times) for i, text in enumerate(texts)]
    random.Random(1).shuffle(lines)
    return lines


class Threads(CliTest):
    """The thread sanitizer runs these, too (.ci/run)."""

    def test_the_same_bytes_for_any_number_of_threads(self):
        lines = corpus_lines(36)
        lines.insert(len(lines) // 2, "no object")
        self.file("many.jsonl", "\n".join(lines))
        self.file("few.jsonl", "nothing\n" + lines[0])
        self.assertGreater((self.folder / "many.jsonl").stat().st_size, 2 << 20)  # more than two batches
        outputs, rejects, words = set(), set(), set()
        for threads in ("1", "2", "5"):
            done = self.expect(3, "parse", "many.jsonl", "missing.jsonl", "few.jsonl", "-t", threads, "--rejects", "bad")
            outputs.add(done.out)
            rejects.add((self.folder / "bad").read_bytes())
            words.add(done.words)
        self.assertEqual((len(outputs), len(rejects), len(words)), (1, 1, 1))
        self.assertEqual(len(rejects.pop().splitlines()), 2)
        said = [line.split(": ")[1] for line in words.pop().splitlines() if line.startswith("quern: ")]
        self.assertEqual(said, ["many.jsonl", "missing.jsonl", "few.jsonl"])  # messages come in the order of the inputs

    def test_numbers_of_threads(self):
        for bad in ("0", "-1", "two", "257", ""):
            self.expect(2, "parse", "--threads=" + bad, stdin="x", says="--threads")


class Stats(CliTest):
    def test_what_is_counted(self):
        self.file("three.jsonl", "\n".join([json.dumps({"text": POSTING}), json.dumps({"text": "CafÃ© CrÃ¨me\n"}), "[]"]))
        done = self.expect(0, "parse", "three.jsonl", "--stats", "stats.json", "--rejects", "bad")
        stats = json.loads((self.folder / "stats.json").read_text())
        self.assertEqual(stats["schema"], "quern.stats/1")
        self.assertEqual((stats["documents"], stats["records"], stats["rejected"]), (3, 2, 1))
        self.assertEqual(stats["rejects"], {"invalid_json_line": 1})
        self.assertEqual(stats["input_bytes"], (self.folder / "three.jsonl").stat().st_size)
        self.assertEqual(sum(stats["kinds"].values()), 2)
        self.assertEqual(stats["repairs"], {"windows-1252": 2})
        self.assertEqual(stats["charsets"], {"utf-8": 2})
        self.assertEqual(stats["fields"]["salary"], 1)
        rules = [evidence["rule"] for record in done.records for found in record["evidence"].values()
                 for evidence in (found if isinstance(found, list) else [found] if found else [])]
        self.assertEqual(sum(stats["rules"].values()), len(rules))
        self.assertEqual(set(stats["rules"]), set(rules))
        self.assertEqual(sum(stats["document_time_us"]["buckets"].values()), 3)
        self.assertLessEqual(stats["document_time_us"]["p50"], stats["document_time_us"]["p99"])
        self.assertGreater(stats["peak_rss_bytes"], 1 << 20)

    def test_outputs_that_are_one_file(self):
        self.file("a.txt", POSTING)
        self.expect(2, "parse", "a.txt", "-o", "out", "--rejects", "./out", says="name the same file")
        os.mkdir(self.folder / "sub")
        self.expect(2, "parse", "a.txt", "-o", "sub/../out", "--stats", "out", says="name the same file")
        self.assertFalse((self.folder / "out").exists())

    def test_a_file_that_cannot_be_written(self):
        self.expect(4, "parse", "--stats", "no/such/folder", stdin="x", says="output_failed")
        self.expect(2, "parse", "--stats", "a", "--rejects", "a", stdin="x", says="--rejects and --stats name the same file")


class Times(CliTest):
    def test_a_document_that_takes_too_long_is_rejected_and_the_run_goes_on(self):
        long = json.dumps({"text": (POSTING + "\n") * 60000})
        self.file("two.jsonl", "\n".join([json.dumps({"text": "First\n"}), long, json.dumps({"text": "Third\n"})]))
        done = self.expect(0, "parse", "two.jsonl", "--doc-timeout", "500ms", "--rejects", "bad", says="reject[document_timeout]")
        self.assertEqual(len(done.records), 2)
        (reject,) = map(json.loads, (self.folder / "bad").read_text().splitlines())
        self.assertEqual(reject["code"], "document_timeout")
        self.assertEqual(reject["original"], json.loads(long)["text"])

    def test_it_ends_soon_after(self):
        self.file("long.txt", (POSTING + "\n") * 20000)
        begin = time.monotonic()
        self.expect(0, "parse", "-q", "long.txt")
        whole = time.monotonic() - begin
        begin = time.monotonic()
        self.expect(0, "parse", "-q", "long.txt", "--doc-timeout", "10ms", "-o", "none")
        self.assertLess(time.monotonic() - begin, whole / 2)

    def test_times(self):
        for bad in ("5", "0s", "1d", "-1s", ""):
            self.expect(2, "parse", "--doc-timeout=" + bad, stdin="x", says="--doc-timeout")


class Terminal(CliTest):
    def watched(self, *words):
        """What a terminal shows while the program runs."""
        controller, terminal = os.openpty()
        process = self.start("parse", "many.jsonl", "-t", "1", "-o", "records", *words, stderr=terminal)
        os.close(terminal)
        shown = b""
        try:
            while piece := os.read(controller, 4096):
                shown += piece
        except OSError:  # how a terminal ends
            pass
        process.communicate(timeout=60)
        os.close(controller)
        self.assertEqual(process.returncode, 0)
        return shown.decode()

    def test_progress(self):
        self.file("many.jsonl", "\n".join(corpus_lines(40)))
        lines = self.watched().split("\r\x1b[K")
        self.assertRegex(lines[1], r"^\d+ documents, [\d.]+ [kM]B of [\d.]+ MB \(\d+ %\), [\d.]+ \wB/s(, \d+:\d\d left)?$")
        self.assertEqual(lines[-1], "")  # nothing of it stays
        self.assertEqual(self.watched("-q"), "")


if __name__ == "__main__":
    unittest.main()
