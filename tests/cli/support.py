"""What the tests of the program share. QUERN_PROGRAM names the program that is tested."""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ.get("QUERN_PROGRAM") or str(pathlib.Path(__file__).resolve().parents[2] / "build" / "release" / "quern")

HERE = pathlib.Path(__file__).resolve().parent
OTHER_COMMANDS = {"clean", "codes", "explain", "grammar", "merge", "report", "schema", "validate", "--help", "--version"}

POSTING = """Harbour Pilot

About the role:
You bring ships of every size safely to their berth.

Requirements:
- 5+ years at sea
- A calm voice on the radio

We offer $90,000 - $120,000 per year.
"""

SMALL_GRAMMAR = """grammar = "small"
version = "2.1.0"
schema = "quern.small/1"
languages = ["en"]

[section.header]
title = "Header"
[section.duties]
heads.en = ["duties", "your tasks"]
patterns.en = ['what .{1,20} do']
[section.other]

[decoding]
unknown_section = "other"
[decoding.start]
header = 2.0

[[field]]
id = "crew"
type = "integer"
minimum = 1

[[rule]]
id = "crew.count"
field = "crew"
match = 'crew of (?P<value>[0-9]{1,4})'
types = { value = "integer" }
ok = [["a crew of 12", 12]]
no = ["the crew"]

[flag.no_ship]
meaning = "No ship is named."
cause = "The text speaks of the crew alone."
cure = "Ask the harbour."

[[rule]]
id = "ship.none"
flag = "no_ship"
match = 'without a ship'
ok = [["a crew without a ship", true]]

[[kind]]
name = "muster"
"""


LIGHT_GRAMMAR = str(HERE / "light.toml")


class Done:
    """What a run of the program came to."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def records(self):
        return [json.loads(line) for line in self.out.decode().splitlines()]

    @property
    def words(self):
        return self.err.decode("utf-8", "replace")


class CliTest(unittest.TestCase):
    """A test in a folder of its own."""

    maxDiff = None
    grammar = None  # for commands that name none; None: the program's default

    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix="quern-cli-")
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    def start(self, *words, **options):
        """The program, running in the test's folder, with pipes for all that is not said otherwise."""
        options.setdefault("stdin", subprocess.PIPE)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        if self.grammar and "-g" not in words and not OTHER_COMMANDS & set(words[:1]):
            command = words[:1] if words[:1] in (("parse",), ("run",)) else ()
            words = (*command, "-g", self.grammar, *words[len(command):])
        environment = {**os.environ, **options.pop("env", {})}
        return subprocess.Popen([PROGRAM, *words], cwd=self.folder, env=environment, **options)

    def run_quern(self, *words, stdin=b"", **options):
        process = self.start(*words, **options)
        out, err = process.communicate(stdin.encode() if isinstance(stdin, str) else stdin, timeout=120)
        return Done(process.returncode, out, err)

    def expect(self, code, *words, says=(), **options):
        """Runs the program, which must give this exit code and say these things on standard error."""
        done = self.run_quern(*words, **options)
        self.assertEqual(done.code, code, f"{words}: {done.words}")
        for phrase in (says,) if isinstance(says, str) else says:
            self.assertIn(phrase, done.words)
        return done
