"""Where records and rejects go, and what happens when they cannot go there."""
import json
import os
import stat
import unittest

from support import LIGHT_GRAMMAR, POSTING, CliTest

FULL = "/dev/full"


class Files(CliTest):
    grammar = LIGHT_GRAMMAR

    def test_output_file_is_what_standard_output_would_be(self):
        expected = self.expect(0, stdin=POSTING).out
        done = self.expect(0, "-o", "records.ndjson", stdin=POSTING)
        self.assertEqual(done.out, b"")
        self.assertEqual((self.folder / "records.ndjson").read_bytes(), expected)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["records.ndjson"])

    def test_permissions(self):
        old = os.umask(0o027)
        try:
            self.expect(0, "-o", "new", stdin=POSTING)
        finally:
            os.umask(old)
        self.assertEqual(stat.S_IMODE((self.folder / "new").stat().st_mode), 0o640)
        (self.folder / "new").chmod(0o604)
        self.expect(0, "-o", "new", stdin=POSTING)
        self.assertEqual(stat.S_IMODE((self.folder / "new").stat().st_mode), 0o604)

    def test_link_is_followed(self):
        self.file("target", "old")
        (self.folder / "link").symlink_to("target")
        self.expect(0, "-o", "link", stdin=POSTING)
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertEqual(len((self.folder / "target").read_text().splitlines()), 1)

    def test_output_may_replace_its_input(self):
        name = self.file("same", POSTING)
        self.expect(0, name, "-o", name)
        self.assertEqual(json.loads((self.folder / name).read_text())["source"]["bytes"], len(POSTING))

    def test_folder_that_is_not_there(self):
        self.expect(4, "-o", "no/such/file", stdin=POSTING, says=("no/such/file: error[output_failed]", "help: "))
        self.expect(4, "--rejects", "no/such/file", stdin=POSTING, says="no/such/file: error[output_failed]")
        self.expect(4, "-o", ".", stdin=POSTING, says="error[output_failed]")


class Failure(CliTest):
    grammar = LIGHT_GRAMMAR

    def test_full_disk(self):
        says = ("error[output_failed]", "No space left on device", "make room")
        self.expect(4, "-o", FULL, stdin=POSTING, says=("/dev/full: ", *says))
        with open(FULL, "wb") as full:
            self.expect(4, stdin=POSTING, stdout=full, says=("standard output: ", *says))
            self.expect(4, "codes", stdout=full, says=says)
            self.expect(4, "--help", stdout=full, says=says)
            self.expect(4, "grammar", "show", stdout=full, says=says)
            self.expect(4, "validate", stdin="nonsense\n", stdout=full, says=says)

    def test_full_disk_for_rejects(self):
        self.expect(4, "--rejects", FULL, "--document-limit", "1", stdin=POSTING, says="/dev/full: error[output_failed]")

    def test_full_disk_ends_the_run(self):
        with open(FULL, "wb") as full:
            process = self.start("--from", "text", "--split", "^x$", "-", stdout=full)
            try:
                for _ in range(1000):
                    process.stdin.write((POSTING + "x\n").encode() * 100)
            except BrokenPipeError:
                pass
            else:
                self.fail("the program read on with nowhere to write to")
            process.stdin = None
            _, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 4)
        self.assertEqual(err.count(b"error[output_failed]"), 1)

    def test_closed_pipe_is_silent(self):
        for words in ([], ["codes"], ["--help"], ["schema"]):
            reading, writing = os.pipe()
            os.close(reading)
            done = self.run_quern(*words, stdin=POSTING, stdout=writing)
            os.close(writing)
            self.assertEqual((done.code, done.err), (4, b""), words)

    def test_closed_pipe_ends_the_run(self):
        process = self.start("--split", "^x$")
        process.stdout.close()
        try:
            for _ in range(1000):
                process.stdin.write((POSTING + "x\n").encode() * 100)
        except BrokenPipeError:
            pass
        else:
            self.fail("the program read on with nobody to write to")
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        self.assertEqual(process.wait(timeout=60), 4)
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()

    def test_closed_standard_output(self):
        process = self.start("-o", "never", stdout=None, preexec_fn=lambda: os.close(1))
        process.communicate(POSTING.encode(), timeout=60)
        self.assertEqual(process.returncode, 0)  # the output is elsewhere
        process = self.start("--rejects", "rejects", stdout=None, preexec_fn=lambda: os.close(1))
        _, err = process.communicate(POSTING.encode(), timeout=60)
        self.assertEqual(process.returncode, 4)
        self.assertIn(b"error[output_failed]", err)
        self.assertFalse((self.folder / "rejects").exists())


class Rejects(CliTest):
    grammar = LIGHT_GRAMMAR
    TEXT = "small\f" + "large " * 100 + "\fsmall\f" + "larger " * 100

    def test_each_is_a_line_on_standard_error(self):
        done = self.expect(0, "--document-limit", "100", stdin=self.TEXT, says="rejected: 2 of 4 documents")
        self.assertEqual([r["source"]["document"] for r in done.records], [0, 2])
        self.assertIn("quern: -: document 1: reject[document_too_large]: ", done.words)
        self.assertIn("quern: -: document 3: reject[document_too_large]: ", done.words)
        self.assertIn("--rejects FILE", done.words)

    def test_quiet(self):
        done = self.expect(0, "-q", "--document-limit", "100", stdin=self.TEXT)
        self.assertEqual((len(done.records), done.err), (2, b""))

    def test_file(self):
        done = self.expect(0, "--document-limit", "100", "--rejects", "bad.ndjson", stdin=self.TEXT)
        first, second = map(json.loads, (self.folder / "bad.ndjson").read_text().splitlines())
        self.assertEqual((first["code"], first["source"]["document"]), ("document_too_large", 1))
        self.assertEqual(first["original"], ("large " * 100)[:100])
        self.assertEqual((second["source"]["offset"], second["source"]["bytes"]), (self.TEXT.rindex("\f") + 1, 700))
        self.assertNotIn("rejected:", done.words)

    def test_file_is_there_without_rejects_too(self):
        self.expect(0, "--rejects", "bad.ndjson", stdin="fine")
        self.assertEqual((self.folder / "bad.ndjson").read_bytes(), b"")

    def test_max_rejects(self):
        for limit, code in (("2", 0), ("1", 1), ("0", 1), ("50%", 0), ("49.9%", 1), ("0%", 1), ("100%", 0)):
            done = self.expect(code, "--document-limit", "100", "--max-rejects", limit, stdin=self.TEXT)
            self.assertEqual(len(done.records), 2, "the run goes to its end")
            self.assertEqual("more than --max-rejects allows" in done.words, code == 1)

    def test_document_limit_has_suffixes(self):
        for limit, size in (("1000", 1000), ("1K", 1 << 10), ("2k", 2 << 10), ("1M", 1 << 20)):
            self.assertEqual(len(self.expect(0, "--document-limit", limit, stdin="x" * size).records), 1)
            self.assertEqual(self.expect(0, "--document-limit", limit, stdin="x" * (size + 1)).records, [])

    def test_schema_org_names_what_is_missing(self):
        done = self.expect(0, "-g", "job", "--emit", "schemaorg", "--rejects", "bad.ndjson", stdin="Hello there.\n", says="reject[not_schema_org]: ")
        self.assertEqual(done.out, b"")
        (reject,) = map(json.loads, (self.folder / "bad.ndjson").read_text().splitlines())
        self.assertEqual((reject["code"], reject["original"]), ("not_schema_org", "Hello there.\n"))


if __name__ == "__main__":
    unittest.main()
