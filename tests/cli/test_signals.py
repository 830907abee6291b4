"""SIGINT and SIGTERM: what is complete gets out, nothing that looks complete but is not."""
import json
import signal
import unittest

from support import CliTest

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143}


class Signals(CliTest):
    def interrupt(self, number, *words):
        """Stops the program while it waits for the rest of its second document."""
        process = self.start("-v", *words)
        process.stdin.write(b"first\n\fsecond, not at its end")
        process.stdin.flush()
        return process, lambda: process.send_signal(number)

    def test_complete_records_stay(self):
        for number, code in CODES.items():
            process, stop = self.interrupt(number)
            line = process.stdout.readline()
            stop()
            rest = process.stdout.read()
            self.assertEqual(process.wait(timeout=60), code)
            self.assertEqual(json.loads(line)["source"]["document"], 0)
            self.assertEqual(rest, b"")
            self.assertIn(b"1 document: 1 record, 0 rejects", process.stderr.read())
            process.stdin.close()
            process.stdout.close()
            process.stderr.close()

    def test_output_file_does_not_appear(self):
        for number, code in CODES.items():
            self.file("records", "as before")
            # A reject says that the program is at work.
            process, stop = self.interrupt(number, "-o", "records", "--rejects", "rejects", "--document-limit", "3")
            self.assertIn(b"reject[document_too_large]", process.stderr.readline())
            stop()
            err = process.stderr.read()
            self.assertEqual(process.wait(timeout=60), code)
            self.assertIn(b"records was not written", err)
            self.assertEqual((self.folder / "records").read_text(), "as before")
            self.assertEqual([path.name for path in self.folder.iterdir()], ["records"])
            process.stdin.close()
            process.stdout.close()
            process.stderr.close()

    def test_waiting_for_names_ends(self):
        for number, code in CODES.items():
            process = self.start("-v", "--files-from", "-")
            process.stdin.write(self.file("first.txt", "first\n").encode() + b"\nthe/name/of/ano")
            process.stdin.flush()
            line = process.stdout.readline()
            process.send_signal(number)
            self.assertEqual(process.wait(timeout=60), code)
            self.assertEqual(json.loads(line)["source"]["uri"], "first.txt")
            self.assertNotIn(b"the/name", process.stderr.read())
            process.stdin.close()
            process.stdout.close()
            process.stderr.close()

    def test_other_commands_end_too(self):
        for number, code in CODES.items():
            process = self.start("validate")
            process.stdin.write(b"nonsense\n")
            process.stdin.flush()
            self.assertIn(b"-:1: ", process.stdout.readline())
            process.send_signal(number)
            self.assertEqual(process.wait(timeout=60), code)
            process.communicate()


if __name__ == "__main__":
    unittest.main()
