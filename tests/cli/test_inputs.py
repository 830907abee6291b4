"""What quern parse reads: formats, archives, folders, lists of files."""
import bz2
import gzip
import io
import json
import lzma
import os
import shutil
import subprocess
import tarfile
import unittest
import zipfile

from support import LIGHT_GRAMMAR, POSTING, CliTest

COOK = POSTING.replace("Pilot", "Cook")


def tar_of(members, mode="w", **options):
    """Members: (name, content), or a TarInfo of no content."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, **options) as archive:
        for member in members:
            if isinstance(member, tarfile.TarInfo):
                archive.addfile(member)
                continue
            name, content = member
            content = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def zip_of(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def warc_record(kind, content_type, block):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:7>\r\nWARC-Target-URI: https://jobs.example.com/7\r\nContent-Type: {content_type}\r\n"
    return (head + f"Content-Length: {len(block)}\r\n\r\n").encode() + block + b"\r\n\r\n"


class InputsTest(CliTest):
    grammar = LIGHT_GRAMMAR

    def places(self, *words, code=0, **options):
        return [(r["source"]["uri"], r["source"]["document"], r["title"]) for r in self.expect(code, "parse", *words, **options).records]

    def rejects(self, *words, code=0, **options):
        self.expect(code, "parse", *words, "--rejects", "rejects.ndjson", **options)
        return [json.loads(line) for line in (self.folder / "rejects.ndjson").read_text().splitlines()]


class Formats(InputsTest):
    def test_json(self):
        objects = [{"id": "a", "text": POSTING}, {"id": "b", "text": COOK}]
        expected = [("a", "Harbour Pilot"), ("b", "Harbour Cook")]
        for text in (
            json.dumps(objects),
            json.dumps(objects, indent=2),
            "\n".join(json.dumps(one) for one in objects),
            "\n".join(json.dumps(one, indent=1) for one in objects),
        ):
            records = self.expect(0, "parse", stdin=text).records
            self.assertEqual([(r["id"], r["title"]) for r in records], expected, text[:40])

    def test_broken_json_is_told(self):
        (reject,) = self.rejects("--from", "json", stdin='[{"text":"a"} oops]')
        self.assertEqual((reject["code"], reject["original"]), ("invalid_json", "oops]"))
        self.assertEqual(reject["reason"], "line 1: expected is a comma or ], not `o`")

    def test_tables(self):
        quoted = POSTING.replace('"', '""')
        table = f'id,title,description\r\n7,x,"{quoted}"\r\n8,y\r\n9,z,"{quoted.replace("Pilot", "Cook")}"\r\n'
        self.file("jobs.csv", table)
        for words in (["jobs.csv"], ["--from", "csv", "-"], ["-"]):
            done = self.expect(0, "parse", *words, stdin=table, says="reject[invalid_row]: line 13: the row has 2 cells, the header has 3")
            self.assertEqual([(r["id"], r["title"]) for r in done.records], [("7", "Harbour Pilot"), ("9", "Harbour Cook")])
        done = self.expect(0, "parse", "--from", "tsv", "--text-field", "note", stdin="note\tid\nHarbour Pilot\t7\n")
        self.assertEqual(done.records[0]["id"], "7")

    def test_a_table_without_the_column(self):
        self.file("jobs.csv", "name,note\n1,2\n")
        self.expect(3, "parse", "jobs.csv", says=("jobs.csv:1: error[missing_column]", "no column `text`; there are `name`, `note`", "help: "))

    def test_tables_in_other_encodings(self):
        (record,) = self.expect(0, "parse", "--charset", "windows-1251", "--from", "csv", stdin="id,text\n1,Требования\n".encode("cp1251")).records
        self.assertEqual(record["source"]["charset"], "windows-1251")

    def test_warc(self):
        page = POSTING.encode()
        archive = warc_record("warcinfo", "application/warc-fields", b"software: x") + b"".join(
            warc_record("response", "application/http; msgtype=response", head + page)
            for head in (b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\n")
        )
        members = gzip.compress(archive[:200]) + gzip.compress(archive[200:])
        for stdin in (archive, members):
            (record,) = self.expect(0, "parse", stdin=stdin).records
            self.assertEqual((record["id"], record["source"]["uri"], record["title"]), ("7", "https://jobs.example.com/7", "Harbour Pilot"))
        (reject,) = self.rejects(stdin=archive[:600])
        self.assertEqual(reject["code"], "invalid_warc_record")

    def test_rejects_are_documents_again(self):
        lines = json.dumps({"body": POSTING}) + "\n" + json.dumps({"text": COOK}) + "\n"
        self.file("jobs.jsonl", lines)
        self.assertEqual(len(self.rejects("jobs.jsonl")), 1)
        (record,) = self.expect(0, "parse", "--text-field", "body", "rejects.ndjson").records
        (direct, _) = self.expect(0, "parse", "--text-field", "body", "jobs.jsonl", says="no member").records + [None]
        self.assertEqual(record, direct)

    def test_rejects_that_were_cut_stay_rejects(self):
        self.file("pilot.txt", POSTING)
        first = self.rejects("--document-limit", "50", "pilot.txt")
        (self.folder / "first.ndjson").write_text(json.dumps(first[0], separators=(",", ":")) + "\n")
        self.assertEqual(self.rejects("first.ndjson"), first)

    def test_utf_16_is_told(self):
        for encoding in ("utf-16", "utf-16-be"):
            mark = "" if encoding == "utf-16" else "\ufeff"
            for name, content in (("jobs.csv", "id,text\n1,a\n"), ("jobs.jsonl", json.dumps({"text": "a"}) + "\n")):
                self.file(name, (mark + content).encode(encoding))
                self.expect(3, "parse", name, says=(f"{name}: error[input_unreadable]: it is in UTF-16", "iconv -f UTF-16 -t UTF-8"))
        self.file("pilot.txt", POSTING.encode("utf-16"))
        self.assertEqual(self.places("pilot.txt"), [("pilot.txt", 0, "Harbour Pilot")])

    def test_a_table_whose_separator_is_named(self):
        self.assertEqual(self.places(stdin="sep=|\nid|text\n1|Harbour Pilot\n"), [("-", 0, "Harbour Pilot")])

    def test_schema_org_in_json(self):
        posting = {"@context": "https://schema.org/", "@type": ["JobPosting"], "title": "Pilot", "description": "<p>Duties</p>"}
        for item in (posting, {"@graph": [{"@type": "Person"}, posting]}, {**posting, "@type": "schema:JobPosting"}):
            (record,) = self.expect(0, "parse", "-g", "job", stdin=json.dumps(item)).records
            self.assertEqual((record["source"]["media_type"], record["title"]), ("application/ld+json", "Pilot"))
        (reject,) = self.rejects("-g", "job", stdin=json.dumps([posting, posting]).replace("[", '{"@graph":[', 1) + "}")
        self.assertIn("holds 2 items of type JobPosting", reject["reason"])
        (reject,) = self.rejects("-g", "job", stdin=json.dumps({**posting, "@type": "Person"}))
        self.assertEqual(reject["code"], "invalid_json_line")

    def test_clean_takes_text_and_lines_alone(self):
        self.expect(2, "clean", "--from", "warc", stdin="x", says=("--from does not take `warc`", "auto, text, jsonl"))
        self.expect(2, "parse", "--from", "xml", stdin="x", says="auto, text, html, jsonl, json, csv, tsv, warc, rejects")


class Archives(InputsTest):
    def test_compressed(self):
        packers = {"gz": gzip.compress, "bz2": bz2.compress, "xz": lzma.compress}
        for name, tool in (("zst", "zstd"), ("lz4", "lz4")):
            if shutil.which(tool):
                packers[name] = lambda content, tool=tool: subprocess.run([tool, "-c"], input=content, stdout=subprocess.PIPE, check=True).stdout
        for name, pack in packers.items():
            packed = pack(POSTING[:40].encode()) + pack(POSTING[40:].encode())  # several members are one stream
            self.file("pilot.txt." + name, packed)
            self.assertEqual(self.places("pilot.txt." + name), [("pilot.txt." + name, 0, "Harbour Pilot")])
            self.assertEqual(self.places(stdin=packed), [("-", 0, "Harbour Pilot")])

    def test_tar_and_zip(self):
        members = [("a/pilot.txt", POSTING), ("b.jsonl", json.dumps({"text": COOK}) + "\n")]
        for name, archive in (("x.tar", tar_of(members)), ("x.tgz", tar_of(members, "w:gz")), ("x.zip", zip_of(members)), ("s.zip", zip_of(members, zipfile.ZIP_STORED))):
            self.file(name, archive)
            expected = [("!/a/pilot.txt", 0, "Harbour Pilot"), ("!/b.jsonl", 0, "Harbour Cook")]
            self.assertEqual(self.places(name), [(name + uri, *rest) for uri, *rest in expected])
            self.assertEqual(self.places(stdin=archive), [("-" + uri, *rest) for uri, *rest in expected])

    def test_within_each_other(self):
        inner = zip_of([("cook.txt", COOK)])
        archive = tar_of([("in.zip", inner), ("jobs.jsonl.gz", gzip.compress(json.dumps({"text": POSTING}).encode()))], "w:gz")
        self.file("x.tar.gz", archive)
        self.assertEqual(
            self.places("x.tar.gz"),
            [("x.tar.gz!/in.zip!/cook.txt", 0, "Harbour Cook"), ("x.tar.gz!/jobs.jsonl.gz", 0, "Harbour Pilot")],
        )

    def test_too_deep(self):
        content = POSTING.encode()
        for _ in range(4):
            content = tar_of([("a", content)])
        self.assertEqual(self.places(stdin=content), [("-!/a!/a!/a!/a", 0, "Harbour Pilot")])
        (reject,) = self.rejects(stdin=tar_of([("a", content)]))
        self.assertEqual((reject["code"], reject["source"]["uri"]), ("archive_too_deep", "-!/a!/a!/a!/a"))

    def test_names_are_only_names(self):
        names = ["../../up.txt", "/etc/passwd", "a\nb\x1b.txt", "\udcff.txt"]
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, errors="surrogateescape") as archive:
            for name in names:
                info = tarfile.TarInfo(name)
                info.size = len(POSTING)
                archive.addfile(info, io.BytesIO(POSTING.encode()))
        before = sorted(os.listdir(self.folder))
        uris = [uri for uri, _, _ in self.places(stdin=out.getvalue())]
        self.assertEqual(uris, ["-!/../../up.txt", "-!//etc/passwd", "-!/a%0Ab%1B.txt", "-!/%FF.txt"])
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_links_and_devices_are_passed_over(self):
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        hard = tarfile.TarInfo("hard")
        hard.type, hard.linkname = tarfile.LNKTYPE, "a"
        device = tarfile.TarInfo("null")
        device.type = tarfile.CHRTYPE
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        self.assertEqual(self.places(stdin=tar_of([link, folder, ("a", POSTING), hard, device])), [("-!/a", 0, "Harbour Pilot")])

    def test_what_came_before_a_fault_is_kept(self):
        archive = tar_of([("a", POSTING), ("b", COOK * 20)])
        cut = archive[: 512 + 512 + 512 + 600]
        self.file("x.tar", cut)
        done = self.expect(3, "parse", "x.tar", "--rejects", "r.ndjson", says="x.tar: error[archive_corrupt]: it is damaged or cut short: ")
        self.assertEqual([r["title"] for r in done.records], ["Harbour Pilot"])
        (reject,) = [json.loads(line) for line in (self.folder / "r.ndjson").read_text().splitlines()]
        self.assertEqual((reject["code"], reject["source"]["uri"]), ("document_cut", "x.tar!/b"))

    def test_cut_compressed_lines(self):
        lines = "".join(json.dumps({"text": POSTING + str(i * 7919)}) + "\n" for i in range(3000))
        packed = gzip.compress(lines.encode())
        self.file("x.jsonl.gz", packed[: len(packed) // 2])
        self.file("good.txt", POSTING)
        done = self.expect(3, "parse", "x.jsonl.gz", "good.txt", says=("x.jsonl.gz: error[archive_corrupt]", "reject[document_cut]"))
        self.assertEqual(done.records[-1]["source"]["uri"], "good.txt")
        self.assertGreater(len(done.records), 2)

    def test_cut_before_the_first_byte(self):
        packed = gzip.compress(POSTING.encode())
        for size in (5, 12, len(packed) - 4):
            self.file("m.gz", packed[:size])
            self.expect(3, "parse", "m.gz", "--rejects", "r.ndjson", says="m.gz: error[archive_corrupt]")
            (reject,) = [json.loads(line) for line in (self.folder / "r.ndjson").read_text().splitlines()]
            self.assertEqual((reject["code"], reject["source"]["uri"]), ("document_cut", "m.gz"), size)

    def test_tars_one_after_another(self):
        for mode in ("w", "w:gz"):
            both = tar_of([("a", POSTING)], mode) + tar_of([("b", COOK)], mode)
            self.assertEqual(self.places(stdin=both), [("-!/a", 0, "Harbour Pilot"), ("-!/b", 0, "Harbour Cook")])
        done = self.expect(3, "parse", stdin=tar_of([("a", POSTING)]) + b"GARBAGE" * 100, says="error[archive_corrupt]")
        self.assertEqual(len(done.records), 1)

    def test_bytes_behind_what_is_compressed(self):
        for pack in (gzip.compress, bz2.compress):
            packed = pack(POSTING.encode())
            for padding in (b"", b"\0" * 4000, b"\0" * 200000):
                self.assertEqual(self.places(stdin=packed + padding), [("-", 0, "Harbour Pilot")])
                done = self.expect(3, "parse", stdin=packed + padding + b"GARBAGE\n", says=("error[archive_corrupt]: bytes follow the end", "take them apart"))
                self.assertEqual([r["title"] for r in done.records], ["Harbour Pilot"])

    def test_damaged_zip(self):
        archive = bytearray(zip_of([("a.txt", POSTING), ("b.txt", COOK)], zipfile.ZIP_STORED))
        archive[archive.index(b"Harbour Cook")] ^= 1
        done = self.expect(3, "parse", stdin=bytes(archive), says=("error[archive_corrupt]", "CRC"))
        self.assertEqual([r["title"] for r in done.records], ["Harbour Pilot"])

    def test_bomb(self):
        bomb = gzip.compress(b"\0" * (90 << 20), 9)
        done = self.expect(3, "parse", stdin=gzip.compress(bomb, 9), says="error[archive_ratio]")
        self.assertEqual(done.records, [])
        self.assertIn("document_cut", done.words)

    @unittest.skipUnless(shutil.which("zip"), "there is no zip to encrypt with")
    def test_encrypted(self):
        self.file("a.txt", POSTING)
        self.file("b.txt", COOK)
        subprocess.run(["zip", "-q", "-P", "x", "x.zip", "a.txt"], cwd=self.folder, check=True)
        subprocess.run(["zip", "-q", "x.zip", "b.txt"], cwd=self.folder, check=True)
        (reject,) = self.rejects("x.zip")
        self.assertEqual((reject["code"], reject["source"]["uri"]), ("archive_encrypted", "x.zip!/a.txt"))
        self.assertEqual(self.places("x.zip"), [("x.zip!/b.txt", 0, "Harbour Cook")])

    def test_office_documents_are_refused(self):
        (reject,) = self.rejects(stdin=zip_of([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]))
        self.assertEqual(reject["code"], "not_text")
        self.assertIn("convert it", reject["reason"])

    def test_many_members(self):
        count = 3000
        done = self.expect(0, "parse", stdin=tar_of([(f"{i}.txt", "Harbour Pilot\n") for i in range(count)], "w:gz"))
        self.assertEqual([r["source"]["uri"] for r in done.records], [f"-!/{i}.txt" for i in range(count)])

    def test_archives_without_documents(self):
        for archive in (tar_of([]), zip_of([])):
            self.assertEqual(self.places(stdin=archive), [])
        self.assertEqual(len(self.places(stdin=gzip.compress(b""))), 0)


class Folders(InputsTest):
    def setUp(self):
        super().setUp()
        (self.folder / "jobs" / "sub" / "deep").mkdir(parents=True)
        (self.folder / "jobs" / ".git").mkdir()
        for name in ("jobs/b.txt", "jobs/a.md", "jobs/sub/c.txt", "jobs/sub/deep/d.txt", "jobs/.hidden", "jobs/.git/config", "other.txt", "jobs/Z.txt"):
            (self.folder / name).write_text(POSTING)
        os.symlink("..", self.folder / "jobs" / "sub" / "up")
        os.symlink("../../other.txt", self.folder / "jobs" / "sub" / "link.txt")

    def uris(self, *words, **options):
        return [uri for uri, _, _ in self.places(*words, **options)]

    def test_all_files_in_order(self):
        expected = ["jobs/Z.txt", "jobs/a.md", "jobs/b.txt", "jobs/sub/c.txt", "jobs/sub/deep/d.txt", "jobs/sub/link.txt"]
        self.assertEqual(self.uris("jobs"), expected)
        self.assertEqual(self.uris("jobs/"), expected)
        self.assertEqual(self.uris("other.txt", "jobs/sub/deep", "other.txt"), ["other.txt", "jobs/sub/deep/d.txt", "other.txt"])

    def test_include(self):
        self.assertEqual(self.uris("jobs", "--include", "*.md", "--include", "sub/deep/*"), ["jobs/a.md", "jobs/sub/deep/d.txt"])
        self.expect(3, "parse", "jobs", "--include", "*.pdf", says=("jobs: error[no_files]", "--include"))

    def test_lists_of_names(self):
        self.file("list", "other.txt\n\njobs/sub/deep\n")
        expected = ["jobs/a.md", "other.txt", "jobs/sub/deep/d.txt"]
        self.assertEqual(self.uris("jobs/a.md", "--files-from", "list"), expected)
        self.assertEqual(self.uris("jobs/a.md", "--files-from", "-", stdin=b"other.txt\0jobs/sub/deep/d.txt\0"), expected)
        self.expect(2, "parse", "-", "--files-from", "-", says="standard input (-) is named more than once")
        self.expect(3, "parse", "--files-from", "nowhere", says="nowhere: error[input_not_found]")

    def test_run_takes_folders_and_lists_too(self):
        self.file("list", "other.txt\n")
        self.expect(0, "run", "jobs", "--include", "*.md", "--files-from", "list", "--out", "out")
        found = [json.loads(line) for path in sorted((self.folder / "out").glob("records-*")) for line in path.read_text().splitlines()]
        self.assertEqual([r["source"]["uri"] for r in found], ["jobs/a.md", "other.txt"])
        self.expect(3, "run", "jobs", "--include", "*.pdf", "--out", "none", says="jobs: error[no_files]")


if __name__ == "__main__":
    unittest.main()
