"""quern run and quern merge: whatever ends a run, taking it up again gives the same bytes."""
import io
import json
import os
import random
import signal
import tarfile
import time
import unittest

from support import POSTING, SMALL_GRAMMAR, CliTest


def dump(count, seed, size=1200):
    """JSON lines of invented documents, one of a hundred without a text."""
    pick = random.Random(seed)
    words = "crew of 12 duties ship rope harbour café tide log deck signal watch berth lamp".split()
    lines = []
    for number in range(count):
        text = "Duties\n" + " ".join(pick.choice(words) for _ in range(pick.randrange(size // 6)))
        lines.append({"id": f"d{number}", "note" if pick.randrange(100) == 0 else "text": text})
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


class RunTest(CliTest):
    def setUp(self):
        super().setUp()
        self.file("small.toml", SMALL_GRAMMAR)

    def parse(self, *inputs):
        """What quern parse makes of the same: records and rejects."""
        done = self.run_quern("parse", "-q", "-g", "small.toml", *inputs, "-o", "all.ndjson", "--rejects", "all.rejects")
        self.assertIn(done.code, (0, 3), done.words)
        return (self.folder / "all.ndjson").read_bytes(), (self.folder / "all.rejects").read_bytes()

    def command(self, *words, out="out"):
        return ["run", "-q", "-g", "small.toml", "--segment-size", "1M", "--out", out, *words]

    def merged(self, *folders, code=0):
        self.expect(code, "merge", *folders, "-o", "merged.ndjson", "--rejects", "merged.rejects", "--stats", "merged.json")
        return (self.folder / "merged.ndjson").read_bytes(), (self.folder / "merged.rejects").read_bytes()

    def names(self, folder="out"):
        return sorted(path.name for path in (self.folder / folder).iterdir())


class Runs(RunTest):
    def test_the_same_bytes_as_parse(self):
        self.file("a.jsonl", dump(6000, 1))
        self.file("b.txt", POSTING)
        self.file("c.jsonl", dump(3000, 2))
        inputs = ["a.jsonl", "b.txt", "c.jsonl"]
        self.expect(0, *self.command(*inputs))
        self.assertEqual(self.merged("out"), self.parse(*inputs))
        self.assertGreater(sum(name.startswith("records-") for name in self.names()), 4)
        self.assertTrue(any(name.startswith("rejects-") for name in self.names()))
        stats = json.loads((self.folder / "out" / "stats.json").read_text())
        self.assertEqual(stats["documents"], 9001)
        self.assertEqual(stats["records"] + stats["rejected"], 9001)
        self.assertEqual(stats["rejects"], {"invalid_json_line": stats["rejected"]})
        self.assertEqual(json.loads((self.folder / "merged.json").read_text()), stats)

    def test_shards_on_many_machines(self):
        self.file("large.jsonl", dump(8000, 3))
        small = [self.file(f"{i}.jsonl", dump(200, 10 + i)) for i in range(12)]
        inputs = ["large.jsonl", *small]
        for count in (2, 5):
            folders = [f"part{i}of{count}" for i in range(1, count + 1)]
            for i, folder in enumerate(folders, 1):
                self.expect(0, *self.command(*inputs, "--shard", f"{i}/{count}", out=folder))
                self.assertLess(len(self.names(folder)), 14)  # none does all of it
            self.assertEqual(self.merged(*reversed(folders)), self.parse(*inputs))
            self.expect(3, "merge", *folders[1:], says=["run_incomplete", f"shard 1 of {count} is missing"])
            self.expect(3, "merge", *folders, folders[0], says=["run_mismatch", "stands in"])

    def test_empty_inputs(self):
        self.file("empty.jsonl", "")
        self.expect(0, *self.command("empty.jsonl"))
        self.assertEqual(self.merged("out"), (b"", b""))

    def test_an_input_that_cannot_be_read_fails_the_run_and_the_merge_and_loses_nothing_else(self):
        self.file("a.jsonl", dump(10, 1))
        self.expect(3, *self.command("missing.jsonl", "a.jsonl"), says="input_not_found")
        self.assertEqual(self.merged("out", code=3), self.parse("a.jsonl"))

    def test_an_input_that_could_not_be_read_is_tried_again(self):
        self.file("a.jsonl", dump(10, 1))
        self.file("large.jsonl", dump(6000, 2))
        inputs = ["missing.jsonl", "a.jsonl", "large.jsonl"]
        self.expect(3, *self.command(*inputs), says=["input_not_found", "--resume tries it again"])
        self.expect(3, *self.command(*inputs, "--resume"), says="input_not_found")
        self.file("missing.jsonl", dump(20, 3))
        self.expect(0, *self.command(*inputs, "--resume"))
        self.assertEqual(self.merged("out"), self.parse(*inputs))
        self.expect(0, *self.command(*inputs, out="fresh"))
        self.assertEqual(self.names(), self.names("fresh"))
        self.assertEqual(json.loads((self.folder / "merged.json").read_text())["documents"], 6030)

    def test_what_inputs_hold_besides_documents_is_counted_once(self):
        with tarfile.open(self.folder / "a.tar", "w") as archive:
            link = tarfile.TarInfo("link")
            link.type, link.linkname = tarfile.SYMTYPE, "elsewhere"
            archive.addfile(link)
            text = dump(6000, 1).encode()
            info = tarfile.TarInfo("large.jsonl")
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text))
        self.expect(0, "parse", "-q", "-g", "small.toml", "a.tar", "-o", "all.ndjson", "--stats", "parse.json")
        expected = json.loads((self.folder / "parse.json").read_text())["passed_over"]
        self.assertEqual(expected, {"links in archives": 1})
        self.expect(0, *self.command("a.tar"))
        self.assertEqual(json.loads((self.folder / "out" / "stats.json").read_text())["passed_over"], expected)
        for shard in ("1/2", "2/2"):
            self.expect(0, *self.command("a.tar", "--shard", shard, out="part" + shard[0]))
        self.merged("part1", "part2")
        self.assertEqual(json.loads((self.folder / "merged.json").read_text())["passed_over"], expected)

    def test_limits_count_over_the_whole_run(self):
        self.file("a.jsonl", dump(3000, 1))
        self.expect(1, *self.command("a.jsonl", "--max-rejects", "0"), says="more than --max-rejects allows")


class Slips(RunTest):
    def test_command_lines(self):
        self.file("a.jsonl", dump(10, 1))
        self.expect(2, "run", "a.jsonl", says="there is no folder to write into")
        self.expect(2, "run", "--out", "out", says="there is nothing to read")
        self.expect(2, "run", "-", "--out", "out", says="does not read standard input")
        self.expect(2, *self.command("a.jsonl", "--shard", "3/2"), says="--shard does not take `3/2`")
        self.expect(2, *self.command("a.jsonl", "--shard", "0/2"), says="--shard does not take `0/2`")
        self.expect(2, "run", "a.jsonl", "--out", "out", "--segment-size", "5", says="--segment-size does not take `5`")
        self.expect(2, "run", "a.jsonl", "--out", "out", "--pretty", says="unknown option")
        self.expect(2, "merge", says="there is nothing to merge")
        self.expect(3, "merge", "nowhere", says="the folder holds no run")

    def test_folders_of_something_else(self):
        self.file("a.jsonl", dump(10, 1))
        os.mkdir(self.folder / "out")
        self.file("out/letter.txt", "mine")
        self.expect(2, *self.command("a.jsonl"), says=["run_exists", "belong to no run"])
        self.assertEqual(self.names(), ["letter.txt"])
        self.expect(4, *self.command("a.jsonl", out="no/such/parent"), says="cannot make the folder")

    def test_another_run(self):
        self.file("a.jsonl", dump(10, 1))
        self.file("b.jsonl", dump(10, 2))
        self.expect(0, *self.command("a.jsonl"))
        self.expect(2, *self.command("a.jsonl"), says=["run_exists", "--resume"])
        self.expect(2, *self.command("b.jsonl", "--resume"), says=["run_mismatch", "inputs"])
        self.expect(2, *self.command("a.jsonl", "--resume", "--shard", "1/2"), says=["run_mismatch", "another shard"])
        self.expect(2, *self.command("a.jsonl", "--resume", "--emit", "flat"), says=["run_mismatch", "emit"])
        self.expect(0, *self.command("a.jsonl", "--resume"))
        self.file("a.jsonl", dump(11, 1))
        self.expect(3, *self.command("a.jsonl", "--resume"), says=["input_changed", "a.jsonl"])
        self.expect(0, *self.command("b.jsonl", out="other"))
        self.expect(3, "merge", "out", "other", says=["run_mismatch", "inputs"])

    def test_damage_is_found(self):
        self.file("a.jsonl", dump(4000, 1))
        self.expect(0, *self.command("a.jsonl"))
        records = self.folder / "out" / "records-000000-0000.ndjson"
        whole = records.read_bytes()
        records.write_bytes(whole[:-1])
        self.expect(3, "merge", "out", "-o", "merged", says=["run_damaged", "records-000000-0000.ndjson"])
        self.assertFalse((self.folder / "merged").exists())
        records.write_bytes(whole[:-2] + b"]\n")
        self.expect(3, "merge", "out", "-o", "merged", says="run_damaged")
        records.unlink()
        self.expect(3, "merge", "out", "-o", "merged", says="cannot be read")
        journal = self.folder / "out" / "journal.ndjson"
        journal.write_bytes(b"{}\n" + journal.read_bytes())
        self.expect(2, *self.command("a.jsonl", "--resume"), says=["run_damaged", "journal.ndjson:1"])


class Shards(RunTest):
    def test_inputs_that_changed_between_shards_are_found(self):
        """Other sizes put the inputs together in other units: documents would be lost without a trace."""
        for name, count in zip("abcd", (600, 600, 360, 700)):
            self.file(name + ".jsonl", dump(count, 1))
        inputs = [name + ".jsonl" for name in "abcd"]
        self.expect(0, *self.command(*inputs, "--shard", "1/2", out="p1"))
        self.file("b.jsonl", dump(1, 1))
        self.expect(0, *self.command(*inputs, "--shard", "2/2", out="p2"))
        self.expect(3, "merge", "p1", "p2", "-o", "merged", says="input_changed")
        self.assertFalse((self.folder / "merged").exists())

    def test_a_signal_ends_the_merge(self):
        self.file("a.jsonl", dump(3000, 1))
        self.expect(0, *self.command("a.jsonl"))
        process = self.start("merge", "out", "--rejects", "merged.rejects")
        process.stdout.read(1)  # it waits for the rest to be read
        process.terminate()
        _, words = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 143)
        self.assertIn(b"interrupted: no file was written", words)
        self.assertEqual(self.names("."), ["a.jsonl", "out", "small.toml"])

    def test_no_file_appears_unless_all_do(self):
        self.file("a.jsonl", dump(3000, 1))
        self.expect(0, *self.command("a.jsonl"))
        rejects = next((self.folder / "out").glob("rejects-*"))
        rejects.write_bytes(rejects.read_bytes() + b"x")
        self.expect(3, "merge", "out", "-o", "merged", "--rejects", "bad", says="run_damaged")
        self.assertFalse((self.folder / "merged").exists() or (self.folder / "bad").exists())
        self.expect(2, "merge", "out", "-o", "same", "--rejects", "./same", says="name the same file")

    def test_time_and_memory_are_in_the_statistics(self):
        self.file("a.jsonl", dump(300, 1))
        for shard in (1, 2):
            self.expect(0, *self.command("a.jsonl", "--shard", f"{shard}/2", out=f"p{shard}"))
        self.merged("p1", "p2")
        parts = [json.loads((self.folder / f"p{shard}" / "stats.json").read_text()) for shard in (1, 2)]
        merged = json.loads((self.folder / "merged.json").read_text())
        self.assertGreater(min(part["cpu_seconds"] for part in parts), 0)
        self.assertAlmostEqual(merged["cpu_seconds"], sum(part["cpu_seconds"] for part in parts), 6)
        self.assertEqual(merged["peak_rss_bytes"], max(part["peak_rss_bytes"] for part in parts))

    def test_folders_and_lists_that_cannot_be_read_fail_the_run_alone(self):
        self.file("a.jsonl", dump(10, 1))
        os.mkdir(self.folder / "empty")
        self.expect(3, *self.command("empty", "a.jsonl"))
        self.assertEqual(self.merged("out")[0], self.parse("a.jsonl")[0])
        self.expect(3, *self.command("--files-from", "nowhere", out="other"))
        self.file("names", "-\n")
        self.expect(2, *self.command("--files-from", "names", out="third"), says="does not read standard input")
        self.expect(2, *self.command(".", out="inside"), says="lies in a folder that is read")


class Interruptions(RunTest):
    """The program is ended at any moment and taken up again until the run is done."""

    KILLS = 20 if os.environ.get("QUERN_SANITIZED") == "1" else 100  # the release build has them all

    def setUp(self):
        super().setUp()
        self.inputs = [self.file("large.jsonl", dump(16000, 4)), *(self.file(f"{i}.jsonl", dump(400, 20 + i)) for i in range(6))]

    def check_folder(self):
        """What is visible is complete, and the journal knows it."""
        journal = (self.folder / "out" / "journal.ndjson").read_bytes() if "journal.ndjson" in self.names() else b""
        for line in journal.split(b"\n")[:-1]:
            entry = json.loads(line)
            if "segment" in entry and "records" in entry:
                self.assertEqual((self.folder / "out" / entry["records"]["name"]).stat().st_size, entry["records"]["bytes"])
        for path in (self.folder / "out").glob("*-*.ndjson"):  # known to the journal or not: whole lines
            self.assertTrue(path.read_bytes().endswith(b"}\n"), path.name)
        return journal[: journal.rfind(b"\n") + 1]

    def test_a_hundred_kills(self):
        begin = time.monotonic()
        self.expect(0, *self.command(*self.inputs, out="whole"))
        duration = time.monotonic() - begin
        expected = self.merged("whole")
        pick = random.Random(7)
        kills = 0
        while kills < self.KILLS:
            done = b""
            for path in (self.folder / "out").glob("*"):
                path.unlink()
            while True:
                process = self.start(*self.command(*self.inputs, "--resume"))
                time.sleep(pick.random() * duration * 0.5)
                process.send_signal(signal.SIGKILL)
                code = process.wait()
                process.communicate()
                kills += code == -signal.SIGKILL
                journal = self.check_folder() if (self.folder / "out").exists() else b""
                self.assertTrue(journal.startswith(done), "what was done is done")
                done = journal
                if code == 0:
                    break
            self.assertEqual(self.merged("out"), expected)
            self.assertEqual(self.names(), self.names("whole"))

    def test_signals_end_it_in_order(self):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process = self.start(*self.command(*self.inputs, "--resume", out=f"out{code}"))
            folder = self.folder / f"out{code}"
            while not list(folder.glob("records-*")) and process.poll() is None:
                time.sleep(0.002)
            process.send_signal(number)
            process.communicate(timeout=60)
            self.assertIn(process.returncode, (code, 0))
            self.assertEqual([name for name in self.names(f"out{code}") if "partial" in name], [])
            self.expect(0, *self.command(*self.inputs, "--resume", out=f"out{code}"))
            self.assertEqual(self.merged(f"out{code}"), self.parse(*self.inputs))

    def test_two_at_once_do_not_mix(self):
        first = self.start(*self.command(*self.inputs, "--resume"))
        while not (self.folder / "out" / "journal.ndjson").exists():
            time.sleep(0.001)
        second = self.run_quern(*self.command(*self.inputs, "--resume"))
        first.communicate(timeout=120)
        self.assertEqual(first.returncode, 0)
        self.assertTrue(second.code == 0 or "run_busy" in second.words, second.words)
        self.assertEqual(self.merged("out"), self.parse(*self.inputs))


@unittest.skipIf(os.environ.get("QUERN_SANITIZED") == "1", "the sanitizers want to be loaded first; the release build runs these")
@unittest.skipUnless(os.environ.get("QUERN_FAULT_LIBRARY"), "QUERN_FAULT_LIBRARY is not set: run by ctest")
class Faults(RunTest):
    """The system fails in the middle: a documented exit code, nothing half-done in sight, nothing lost when it is taken up again."""

    def faulty(self, **faults):
        return {"LD_PRELOAD": os.environ["QUERN_FAULT_LIBRARY"], **{f"QUERN_{name.upper()}": value for name, value in faults.items()}}

    def setUp(self):
        super().setUp()
        self.inputs = [self.file("large.jsonl", dump(6000, 5))]

    def test_an_input_whose_device_failed_is_read_again(self):
        self.file("large.jsonl", dump(12000, 4))
        self.expect(3, *self.command("large.jsonl"), env=self.faulty(faults="read:40:EIO"), says="input_unreadable")
        self.assertNotEqual(self.merged("out", code=3), self.parse("large.jsonl"))
        self.expect(0, *self.command("large.jsonl", "--resume"))
        self.assertEqual(self.merged("out"), self.parse("large.jsonl"))

    def test_a_device_that_fails_the_run(self):
        expected = self.parse(*self.inputs)
        for fault in ("write:1:ENOSPC", "write:4:ENOSPC", "write:9:EIO", "write:12:EDQUOT", "fsync:1:EIO", "fsync:2:ENOSPC", "fsync:7:EIO",
                      "rename:1:EIO", "rename:3:ENOSPC"):
            with self.subTest(fault):
                folder = "out-" + fault.replace(":", "-")
                self.expect(4, *self.command(*self.inputs, "--resume", out=folder), env=self.faulty(faults=fault), says="output_failed")
                self.assertEqual([name for name in self.names(folder) if "partial" in name], [])
                self.expect(0, *self.command(*self.inputs, "--resume", out=folder))
                self.assertEqual(self.merged(folder), expected)

    def test_an_input_that_cannot_be_read_to_its_end(self):
        done = self.expect(3, "parse", "-q", "-g", "small.toml", "large.jsonl", "-o", "records", env=self.faulty(faults="read:9:EIO"),
                           says=["input_unreadable", "large.jsonl"])
        self.assertEqual(done.out, b"")
        records = (self.folder / "records").read_bytes()  # what came before it is there, in whole lines
        self.assertTrue(self.parse(*self.inputs)[0].startswith(records))

    def test_short_reads_and_writes_and_interruptions_change_nothing(self):
        self.file("little.jsonl", dump(60, 6))
        expected = self.parse("little.jsonl")
        for faults in ({"short": "7"}, {"eintr": "2"}, {"short": "1", "eintr": "3"}):
            with self.subTest(faults):
                folder = "out-" + "-".join(faults)
                self.expect(0, *self.command("little.jsonl", out=folder), env=self.faulty(**faults))
                self.assertEqual(self.merged(folder), expected)
                done = self.expect(0, "parse", "-q", "-g", "small.toml", "little.jsonl", env=self.faulty(**faults))
                self.assertEqual(done.out, expected[0])

    def test_parse_leaves_no_partial_file(self):
        for fault in ("write:1:ENOSPC", "fsync:1:EIO", "rename:1:EIO"):
            with self.subTest(fault):
                self.file("records", "as before")
                self.expect(4, "parse", "-q", "-g", "small.toml", "large.jsonl", "-o", "records", env=self.faulty(faults=fault),
                            says="output_failed")
                self.assertEqual((self.folder / "records").read_text(), "as before")
                self.assertEqual([path.name for path in self.folder.glob("*partial*")], [])

    def test_a_reader_that_goes_away_needs_no_words(self):
        done = self.expect(4, "parse", "-q", "-g", "small.toml", "large.jsonl", env=self.faulty(faults="write:1:EPIPE"))
        self.assertEqual(done.words, "")


if __name__ == "__main__":
    unittest.main()
