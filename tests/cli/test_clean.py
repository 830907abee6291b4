"""quern clean: text in, text out."""
import json
import os
import pathlib
import pty
import random
import threading
import unittest

from support import CliTest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DAMAGED = "cafÃ© crÃ¨me\r\nA\u030angstrom\nplain\n"
SOUND = "café crème\nÅngstrom\nplain\n"


def corpus_text():
    return b"".join(path.read_bytes() for path in sorted((ROOT / "corpus").rglob("*.txt")) if "utf16" not in path.name)


class CleanTest(CliTest):
    def clean(self, text, *words, code=0, says=()):
        return self.expect(code, "clean", *words, stdin=text, says=says).out.decode("utf-8", "strict")


class Text(CleanTest):
    def test_repairs_and_normalizes(self):
        self.assertEqual(self.clean(DAMAGED), SOUND)
        self.assertEqual(self.clean(SOUND), SOUND)
        self.assertEqual(self.clean(""), "")

    def test_files_and_standard_input_in_order(self):
        self.file("a.txt", "Ã©tude\n")
        self.file("b.txt", "b\r\n")
        self.assertEqual(self.clean("mid\n", "a.txt", "-", "b.txt"), "étude\nmid\nb\n")

    def test_steps(self):
        text = "“ﬁ”—\u00a0Ａ\r\n"
        for steps, expected in (
            ("none", text), ("quotes", '"ﬁ"—\u00a0Ａ\r\n'), ("dashes", "“ﬁ”-\u00a0Ａ\r\n"), ("spaces", "“ﬁ”— Ａ\r\n"),
            ("ligatures", "“fi”—\u00a0Ａ\r\n"), ("width", "“ﬁ”—\u00a0A\r\n"), ("line-ends", "“ﬁ”—\u00a0Ａ\n"), ("nfkc", "“fi”— A\r\n"),
            ("default,quotes,dashes,spaces", '"ﬁ"- Ａ\n'), ("default, quotes ,dashes, spaces", '"ﬁ"- Ａ\n'),
        ):
            self.assertEqual(self.clean(text, "--steps", steps), expected, steps)

    def test_entities(self):
        self.assertEqual(self.clean("Fish &amp; chips\n"), "Fish & chips\n")
        self.assertEqual(self.clean("Fish &amp; chips<br>\n"), "Fish &amp; chips<br>\n")
        self.assertEqual(self.clean("caf&Atilde;&copy;<br>\n", "--steps", "entities,repair"), "café<br>\n")

    def test_certain_leaves_guesses_out(self):
        self.assertEqual(self.clean("it\u0092s", "--steps", "repair"), "it’s")
        self.assertEqual(self.clean("it\u0092s", "--steps", "repair", "--certain"), "it\u0092s")
        self.assertEqual(self.clean("it\u0092s \u0093ok\u0094\r\n", "--certain"), "it\u0092s \u0093ok\u0094\n")
        self.assertEqual(self.clean("it\u0092s\x01", "--certain", "--steps", "controls"), "its")

    def test_encodings(self):
        text = "Grüße – œuvre\n"
        for encoding, words in (("utf-16", ()), ("utf-16-le", ()), ("utf-32", ()), ("utf-8-sig", ()), ("windows-1252", ()),
                                ("koi8-r", ("--charset", "koi8-r"))):
            source = "Привет, мир\n" if encoding == "koi8-r" else text
            self.assertEqual(self.clean(source.encode(encoding), *words), source, encoding)

    def test_encoding_of_later_blocks_is_that_of_the_first_such(self):
        text = "Blöcke über Blöcke: Größe, Maß, Äpfel\n" * 1024 + "plain\n" * 1024 + "Çà\n"
        self.assertEqual(self.clean(text.encode("windows-1252")), text)

    def test_undecodable_bytes_are_told(self):
        done = self.expect(0, "clean", stdin=b"ok\nGr\xc3\xbc\xc3\x9fe \xff und M\xc3\xbche\n", says=("-:2: flag[undecodable_bytes]: \\xFF stands as U+FFFD",))
        self.assertEqual(done.out.decode(), "ok\nGrüße \ufffd und Mühe\n")
        self.assertEqual(self.expect(0, "clean", "-q", stdin=b"Gr\xc3\xbc\xc3\x9fe \xff\n").err, b"")

    def test_bytes_that_are_no_text(self):
        done = self.expect(3, "clean", stdin=bytes(range(256)) * 8, says="-:1: error[not_text]: ")
        done.out.decode("utf-8", "strict")

    def test_any_bytes_become_utf8(self):
        chance = random.Random(1)
        for _ in range(20):
            done = self.run_quern("clean", stdin=chance.randbytes(chance.randrange(5000)))
            self.assertIn(done.code, (0, 3))
            done.out.decode("utf-8", "strict")


class Streams(CleanTest):
    def test_threads_and_pieces_do_not_matter(self):
        text = corpus_text() * 30 + ("Ã©" * 200 + " ").encode() * 2000 + b"\r\nend"
        expected = self.expect(0, "clean", "-q", "--threads", "1", stdin=text).out
        self.assertGreater(len(text), 3 << 20)
        self.file("big.txt", text)
        for words in (("--threads", "3", "-"), ("-t", "16", "big.txt"), ("big.txt",)):
            with open(self.folder / "big.txt", "rb") as source:
                self.assertEqual(self.expect(0, "clean", "-q", *words, stdin=None if "-" not in words else text).out, expected, words)
        process = self.start("clean", "-q", "-t", "2")
        out = []
        reader = threading.Thread(target=lambda: out.append(process.stdout.read()))
        reader.start()
        chance = random.Random(3)
        at = 0
        while at < len(text):
            size = chance.randrange(1, 40000)
            process.stdin.write(text[at:at + size])
            process.stdin.flush()
            at += size
        process.stdin.close()
        reader.join(120)
        self.assertEqual(process.wait(120), 0)
        process.stdout.close()
        process.stderr.close()
        self.assertEqual(out[0], expected)
        self.assertEqual(self.expect(0, "clean", "-q", stdin=expected).out, expected, "cleaning again")

    def test_a_line_that_never_ends(self):
        for unit in ("Ã© und Ã¼ ", "日本語"):
            text = unit * 200000
            self.assertEqual(self.clean(text, "-t", "2"), text.replace("Ã©", "é").replace("Ã¼", "ü"))

    def test_what_stands_at_the_border_of_blocks(self):
        for offset in range(-8, 9):
            before = "a" * ((256 << 10) + offset)
            self.assertEqual(self.clean(f"{before}\r\nb\n"), f"{before}\nb\n", offset)
            self.assertEqual(self.clean(f"{before}e\u0301&amp;b\n"), f"{before}é&b\n", offset)

    def test_lines_come_while_the_input_is_open(self):
        process = self.start("clean", "--from", "jsonl", "-t", "2")
        for _ in range(3):
            process.stdin.write(b'{"text":"x"}\n')
            process.stdin.flush()
            self.assertEqual(process.stdout.readline(), b'{"text":"x"}\n')
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)


class JsonLines(CleanTest):
    def test_only_the_text_is_touched(self):
        lines = [
            '{"id":1, "n":1.50,"text" : "cafÃ©" , "b":[1, {"text":"Ã©"}], "e":"\\u00e9\\/"}',
            ' {"text":"sound \\u00e9 \\/", "x": NaN} ',
            "",
            '{"x":"Ã©","text":""}',
        ]
        expected = [lines[0].replace('"cafÃ©"', '"café"'), *lines[1:]]
        self.assertEqual(self.clean("\r\n".join(lines), "--from", "jsonl"), "\r\n".join(expected))

    def test_names_that_are_escaped_and_twins(self):
        self.assertEqual(self.clean('{"te\\u0078t":"Ã©"}\n', "--from", "jsonl"), '{"te\\u0078t":"é"}\n')
        self.assertEqual(self.clean('{"text":"Ã©","text":"Ã©"}\n', "--from", "jsonl"), '{"text":"Ã©","text":"é"}\n')

    def test_path_and_ending(self):
        self.file("a.jsonl", '{"job":{"body":"Ã©"},"text":"Ã©"}\n')
        self.assertEqual(self.clean("", "--text-field", "job.body", "a.jsonl"), '{"job":{"body":"é"},"text":"Ã©"}\n')
        self.file("B.JSONL", '{"x":"Ã©","text":"Ã©"}\n')
        self.assertEqual(self.clean("", "B.JSONL"), '{"x":"Ã©","text":"é"}\n')

    def test_ascii_stays_ascii(self):
        self.assertEqual(self.clean('{"text":"\\u00c3\\u00a9 \\ud83d\\ude00\\n\\u2028"}\n', "--from", "jsonl", "-s", "repair"),
                         '{"text":"\\u00e9 \\ud83d\\ude00\\n\\u2028"}\n')

    def test_bad_lines_pass_and_are_told(self):
        text = b'no json\n{"text":"\xc3\x83\xc2\xa9"}\n{"text":7}\n{"x":1}\n{"text":"\xff"}\n[]\n'
        done = self.expect(0, "clean", "--from", "jsonl", stdin=text,
                           says=("-:1: reject[invalid_json_line]: ", "-:3: reject", "-:4: reject", "-:5: reject", "-:6: reject"))
        self.assertEqual(done.out, text.replace(b"\xc3\x83\xc2\xa9", b"\xc3\xa9"))
        self.expect(1, "clean", "--from", "jsonl", "--max-rejects", "4", stdin=text, says="rejected: 5 of 6 lines")
        self.expect(0, "clean", "--from", "jsonl", "--max-rejects", "5", stdin=text)

    def test_long_lines_pass_and_are_told(self):
        long = '{"text":"Ã© ' + "x" * 3_000_000 + '"}'
        text = '{"text":"Ã©"}\n' + long + '\n{"text":"Ã¼"}\n' + long
        out = self.clean(text, "--from", "jsonl", "--document-limit", "2M",
                         says=("-:2: reject[document_too_large]", "-:4: reject[document_too_large]"))
        self.assertEqual(out, '{"text":"é"}\n' + long + '\n{"text":"ü"}\n' + long)
        self.assertEqual(self.clean(text, "--from", "jsonl"), text.replace("Ã©", "é").replace("Ã¼", "ü"))

    def test_threads_do_not_matter(self):
        chance = random.Random(5)
        texts = [line for line in corpus_text().decode("utf-8", "replace").splitlines() if line]
        lines = "".join(json.dumps({"n": n, "text": chance.choice(texts)}, ensure_ascii=n % 2 == 0) + "\n" for n in range(30000))
        expected = self.clean(lines, "--from", "jsonl", "-t", "1")
        self.assertEqual(self.clean(lines, "--from", "jsonl", "-t", "5"), expected)
        self.assertEqual([json.loads(line)["n"] for line in expected.splitlines()], list(range(30000)))


class Reports(CleanTest):
    def test_explain(self):
        source = "ok\nx cafÃ© &amp; A\u030a\r\n"
        changes = [json.loads(line) for line in self.clean(source, "--explain").splitlines()]
        self.assertEqual([(c["line"], c["from"], c["to"], c["certainty"]) for c in changes],
                         [(2, "Ã©", "é", "proven"), (2, "&amp;", "&", "proven"), (2, "A\u030a", "Å", "proven"), (2, "\r\n", "\n", "proven")])
        self.assertEqual((changes[0]["codec"], changes[0]["layers"], changes[0]["file"]), ("windows-1252", 1, "-"))
        self.assertEqual([c["rule"] for c in changes[1:]], ["escaped", "nfc", "line-ends"])
        raw = source.encode()
        for change in changes:
            self.assertTrue(raw[change["offset"]:].startswith(change["from"].encode()), change)

    def test_explained_changes_give_the_text(self):
        source = corpus_text().decode("utf-8", "replace").encode() * 3
        out, at = b"", 0
        for line in self.clean(source, "--explain", "-q").splitlines():
            change = json.loads(line)
            out += source[at:change["offset"]] + change["to"].encode()
            at = change["offset"] + len(change["from"].encode())
        self.assertEqual(out + source[at:], self.clean(source, "-q").encode())

    def test_explains_undecodable_bytes_and_json_lines(self):
        change = json.loads(self.clean(b"Gr\xc3\xbc\xc3\x9fe\n\xff\xfe Gr\xc3\xbc\xc3\x9fe\n", "--explain", "-q"))
        self.assertEqual((change["line"], change["from"], change["to"], change["rule"]), (2, "\\xFF\\xFE", "\ufffd", "decode"))
        changes = [json.loads(line) for line in self.clean('{"text":"a"}\n{"text":"\\nÃ©"}\n', "--from", "jsonl", "--explain").splitlines()]
        self.assertEqual([(c["line"], c["offset"], c["to"]) for c in changes], [(2, 1, "é")])

    def test_explains_once_that_an_input_was_converted(self):
        text = "plain\n" * 2000 + "Größe, Maß, Äpfel über Blöcke\n" * 3000
        for encoding, words, line in (("utf-16", (), 1), ("koi8-r", ("--charset", "koi8-r"), 1025), ("windows-1252", (), 1025),
                                      ("windows-1252", ("--charset", "windows-1252"), 1025)):
            source = ("plain\n" * 2000 + "Привет\n" * 3000 if encoding == "koi8-r" else text).encode(encoding)
            change = json.loads(self.clean(source, "--explain", "-t", "2", *words))
            self.assertEqual((change["line"], change["to"], change["rule"], change["codec"]), (line, "utf-8", "decode", None))
            self.assertTrue(encoding.startswith(change["from"][:6]), change)
            self.clean(source, "--explain", "--check", *words, code=1)
        self.assertEqual(self.clean("plain\n" * 2000, "--explain", "--check", "--charset", "koi8-r"), "")
        self.assertEqual(self.clean(text, "--explain", "--check", "--charset", "utf-8"), "")

    def test_diff(self):
        self.file("a.txt", "same\ncafÃ©\nsame\r\nÃ© \r\nlast")
        self.assertEqual(self.clean("", "--diff", "a.txt"),
                         "@@ a.txt:2\n-cafÃ©\n+café\n@@ a.txt:3\n-same\r\n+same\n@@ a.txt:4\n-Ã© \r\n+é \n")
        self.assertEqual(self.clean("same\n", "--diff"), "")

    def test_diff_on_a_terminal_has_colour_and_no_control_characters(self):
        self.file("a.txt", "cafÃ© \x1b[31m\n")
        for environment, colour in (({}, True), ({"NO_COLOR": "1"}, False)):
            master, slave = pty.openpty()
            process = self.start("clean", "--steps", "repair", "--diff", "a.txt", stdout=slave, env=environment)
            os.close(slave)
            process.communicate(timeout=60)
            shown = os.read(master, 10000).decode()
            os.close(master)
            self.assertEqual("\x1b[32m+café" in shown, colour)
            self.assertEqual("\\x1B[31m" in shown, colour)

    def test_check(self):
        for text, code in ((SOUND, 0), (DAMAGED, 1), ("a\r\n", 1)):
            self.assertEqual(self.clean(text, "--check", code=code), "")
        self.assertEqual(self.clean("a\r\n", "--check", "--steps", "repair"), "")
        self.assertIn("+a\n", self.clean("a\r\n", "--check", "--diff", code=1))
        self.clean("é".encode("utf-16"), "--check", code=1)
        self.clean("plain\n", "--check", "--charset", "windows-1252")
        self.clean(b"caf\xe9\n", "--check", "--charset", "windows-1252", code=1)
        self.clean('{"text":"Ã©"}\n', "--check", "--from", "jsonl", code=1)


class Files(CleanTest):
    def test_output_may_replace_its_input(self):
        self.file("a.txt", DAMAGED)
        self.expect(0, "clean", "a.txt", "-o", "a.txt")
        self.assertEqual((self.folder / "a.txt").read_text(), SOUND)

    def test_missing_input(self):
        self.file("a.txt", DAMAGED)
        done = self.expect(3, "clean", "nowhere.txt", "a.txt", ".", says=("nowhere.txt: error[input_not_found]", ".: error[input_is_directory]"))
        self.assertEqual(done.out.decode(), SOUND)

    def test_full_disk_and_closed_pipe(self):
        with open("/dev/full", "wb") as full:
            self.expect(4, "clean", stdin=DAMAGED * 100000, stdout=full, says="error[output_failed]")
        reading, writing = os.pipe()
        os.close(reading)
        done = self.run_quern("clean", stdin=DAMAGED, stdout=writing)
        os.close(writing)
        self.assertEqual((done.code, done.err), (4, b""))

    def test_interrupted(self):
        process = self.start("clean", "-o", "out", "--from", "jsonl")
        process.stdin.write(b"no json\n")
        process.stdin.flush()
        self.assertIn(b"reject[invalid_json_line]", process.stderr.readline())  # it is at work
        process.terminate()
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 143)
        self.assertFalse((self.folder / "out").exists())

    def test_verbose_sums_up(self):
        self.assertRegex(self.expect(0, "clean", "-v", stdin='{"text":"x"}\n').words, r"13 bytes, none changed, in .* MB/s")


class Usage(CleanTest):
    def test_bad_values(self):
        for option, value in (("--steps", "repair,nfd"), ("--steps", "re pair"), ("--steps", " "), ("--steps", ""), ("--threads", "0"), ("--threads", "x"), ("--from", "xml"),
                              ("--charset", "klingon-8"), ("--document-limit", "0"), ("--max-rejects", "some")):
            self.expect(2, "clean", f"{option}={value}" if value else f"{option}=,", "-", says=(option, "help: "))
        self.expect(2, "clean", "--steps", "nfd", says="line-ends, nfc, nfkc, default, none")

    def test_contradictions(self):
        for words in (("--explain", "--diff"), ("--text-field", "x", "--from", "text"), ("--charset", "koi8-r", "--from", "jsonl"),
                      ("--check", "-o", "x"), ("-q", "-v"), ("-", "-")):
            self.expect(2, "clean", *words, says="error[usage]")


if __name__ == "__main__":
    unittest.main()
