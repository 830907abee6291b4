"""The page of quern report in a browser: what it does, and that nothing in a document makes it do anything else."""
import json
import time
import unittest

import browser
from support import POSTING, CliTest

HOSTILE = ("<script>hostile=1</script>", "</script><script>hostile=2</script>", "\"><img src=x onerror=hostile=3>", "' onmouseover='hostile=4",
           "]]><svg onload=hostile=5>", "<!-- <b id=hostile>", "&lt;i id=hostile&gt;", "javascript:hostile=6", "</style></title></textarea><b id=hostile>",
           "\u202e<b id=hostile>\u2028\u2029\x00\x1b", "http://hostile.example.org/x", "${hostile=7}`{{hostile}}")
KNOWN = set("html head meta title style body header h1 h2 h3 h4 p nav a main dl dd dt div section table caption thead tbody tr th td bdi code ul li ol figure "
            "figcaption strong span svg g line text rect path label input select option output article details summary footer script".split())


def poison(value, number):
    """The value with a hostile string in place of each string, and the count of those."""
    if isinstance(value, str):
        return HOSTILE[number % len(HOSTILE)], number + 1
    if isinstance(value, list):
        made = []
        for element in value:
            element, number = poison(element, number)
            made.append(element)
        return made, number
    if isinstance(value, dict):
        made = {}
        for name, element in value.items():
            made[name], number = poison(element, number)
        return made, number
    return value, number


@unittest.skipUnless(browser.PROGRAM, "no Chromium here: Debian's package `chromium` has it (scripts/setup all)")
class InBrowser(CliTest):
    @classmethod
    def setUpClass(cls):
        cls.browser = browser.Browser()
        cls.addClassCleanup(cls.browser.__exit__)

    def setUp(self):
        super().setUp()
        self.browser.call("Emulation.setScriptExecutionDisabled", value=False)
        self.browser.call("Emulation.setDeviceMetricsOverride", width=1300, height=900, deviceScaleFactor=1, mobile=False)
        self.browser.open("about:blank")
        self.browser.errors.clear()
        self.browser.requests.clear()

    def records(self, *words):
        postings = [POSTING.replace("Pilot", f"Pilot {number}") for number in range(4)] + ["Nothing here but a café.\n", POSTING.replace("$90,000 - $120,000", "CafÃ© $9")]
        self.file("postings.txt", "=====\n".join(postings))
        return self.expect(0, "parse", "--split", "^=+$", "postings.txt", *words).records

    def open_report(self, records, *words):
        self.file("records.ndjson", "".join(json.dumps(record) + "\n" for record in records))
        self.expect(0, "report", "records.ndjson", "-o", "report.html", *words)
        self.address = f"file://{self.folder}/report.html"
        self.browser.open(self.address)

    def ask(self, expression):
        return self.browser.evaluate(expression)

    def assert_quiet(self):
        self.assertEqual(self.browser.errors, [])
        self.assertEqual(set(self.browser.requests), {self.address})

    def shown(self):
        return self.ask("[...document.querySelectorAll('article.doc')].filter(doc => doc.checkVisibility()).map(doc => doc.id)")


    def assert_shown(self, wanted):
        """A new address takes the browser a moment."""
        deadline = time.monotonic() + 10
        while self.shown() != wanted and time.monotonic() < deadline:
            time.sleep(0.02)
        self.assertEqual(self.shown(), wanted)


class Behaviour(InBrowser):
    def test_one_document_is_shown_and_others_by_link_key_and_address(self):
        self.open_report(self.records("--with-text"))
        self.assert_shown(["doc-1"])
        self.ask("document.querySelector('#list a[href=\"#doc-3\"]').click()")
        self.assert_shown(["doc-3"])
        self.browser.press("j")
        self.assert_shown(["doc-4"])
        self.browser.press("k")
        self.browser.press("k")
        self.assert_shown(["doc-2"])
        self.browser.open(self.address + "#doc-5")
        self.assert_shown(["doc-5"])
        self.assert_quiet()

    def test_a_value_marks_its_place_and_a_place_its_value(self):
        self.open_report(self.records("--with-text"))
        value = "[...document.querySelectorAll('#doc-1 .value')].find(link => link.textContent.includes('90000'))"
        marked = "[...document.querySelectorAll('#doc-1 .mark.lit')].map(mark => mark.textContent).join('')"
        self.ask(value + ".click()")
        self.assertIn("$90,000 - $120,000", self.ask(marked))
        self.assertTrue(self.ask("(box => box.top >= 0 && box.bottom <= innerHeight)(document.querySelector('#doc-1 .mark.lit').getBoundingClientRect())"))
        self.browser.press("Escape")
        self.assertEqual(self.ask(marked), "")
        self.ask("[...document.querySelectorAll('#doc-1 .mark')].find(mark => mark.textContent.includes('Harbour')).click()")
        self.assertIn("Harbour Pilot 0", self.ask("document.querySelector('#doc-1 .value.lit').textContent"))
        self.assertEqual(self.ask("location.href"), self.address)
        self.browser.open(self.address + "#d2-m0")
        self.assert_shown(["doc-2"])
        self.assertEqual(self.ask("document.querySelectorAll('#doc-2 .value.lit').length"), 1)
        self.assert_quiet()

    def test_filters_and_search(self):
        self.open_report(self.records("--with-text"))
        self.ask("(search => { search.value = 'pilot 2'; search.dispatchEvent(new Event('input')); })(document.getElementById('search'))")
        self.assert_shown(["doc-3"])
        self.assertEqual(self.ask("document.getElementById('matches').textContent"), "1 of 6 documents")
        self.ask("(search => { search.value = ''; search.dispatchEvent(new Event('input')); })(document.getElementById('search'))")
        for name in self.ask("[...document.querySelectorAll('select')].map(select => select.dataset.filter)"):
            choose = f"document.querySelector('select[data-filter={name}]')"
            for value, text in self.ask(f"[...{choose}.options].slice(1).map(option => [option.value, option.textContent])"):
                left = self.ask(f"(select => {{ select.value = {json.dumps(value)}; select.dispatchEvent(new Event('change')); "
                                "return [...document.querySelectorAll('#list li')].filter(item => !item.hidden).length; })(" + choose + ")")
                self.assertEqual(text, f"{value} ({left})")
            self.ask(f"(select => {{ select.value = ''; select.dispatchEvent(new Event('change')); }})({choose})")
        self.assert_quiet()

    def test_without_script_all_is_there(self):
        self.browser.call("Emulation.setScriptExecutionDisabled", value=True)
        self.open_report(self.records("--with-text"))
        self.assertEqual(len(self.shown()), 6)
        self.assertGreater(self.ask("document.querySelectorAll('figure.plot svg rect').length"), 0)
        self.assertFalse(self.ask("document.querySelector('.controls').checkVisibility()"))
        self.assert_quiet()

    def test_a_narrow_window_needs_no_scrolling_sideways(self):
        self.open_report(self.records("--with-text"))
        for width in (360, 700, 1000, 1300):
            self.browser.call("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
            self.assertLessEqual(self.ask("document.documentElement.scrollWidth"), width)


class Contrast(InBrowser):
    # The contrast of WCAG 2, of each text with the nearest background that is not transparent.
    SCRIPT = """(() => {
      const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
      const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
      const light = (colour) => rgb(colour).slice(0, 3).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
        .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const ground = (element) => { for (; element; element = element.parentElement) { const c = getComputedStyle(element).backgroundColor; if (rgb(c)[3] === 255) return c; } return "white"; };
      const bad = new Set();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !element.checkVisibility() || element.closest("option, script")) continue;
        const style = getComputedStyle(element);
        const [a, b] = [light(element.closest("svg") ? style.fill : style.color), light(ground(element))].sort((x, y) => y - x);
        if ((a + 0.05) / (b + 0.05) < 4.5) bad.add(element.tagName + "." + element.className + " " + node.data.trim().slice(0, 20) + " " + ((a + 0.05) / (b + 0.05)).toFixed(2));
      }
      return [...bad];
    })()"""

    def test_text_is_readable_by_day_and_night(self):
        self.open_report(self.records("--with-text"))
        for scheme in ("light", "dark"):
            self.browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            self.ask("document.querySelector('#doc-1 .value').click()")
            self.assertEqual(self.ask(self.SCRIPT), [], scheme)


class Hostile(InBrowser):
    def test_hostile_text_stays_text(self):
        records, number = [], 0
        for record in self.records("--with-text"):
            record["urls"] = ["javascript:hostile=8"]
            record["evidence"]["urls"] = [{"rule": "x", "span": [0, 9]}]
            for field in HOSTILE[:3]:  # names of fields, too
                record[field], record["evidence"][field] = [field], [{"rule": field, "span": [0, 5]}]
            for _ in HOSTILE:
                poisoned, number = poison(record, number)
                poisoned["text"] = "\n".join(HOSTILE)
                records.append(poisoned)
        self.file("rejects.jsonl", "".join(json.dumps({"code": text, "reason": text, "source": {"uri": text, "document": 1}}) + "\n" for text in HOSTILE))
        self.file("stats.json", json.dumps({text: {text: text, "n": 1} for text in HOSTILE}))
        self.open_report(records, "--title", HOSTILE[0] + HOSTILE[2], "--rejects", "rejects.jsonl", "--stats", "stats.json", "--sample", "100")
        self.ask("document.querySelectorAll('[data-v]').forEach(link => link.click())")
        self.ask("document.querySelectorAll('#list a').forEach(link => link.click())")
        self.ask("document.querySelectorAll('select').forEach(select => { for (const option of select.options) { select.value = option.value; select.dispatchEvent(new Event('change')); } })")
        self.assertEqual(self.ask("typeof hostile"), "undefined")
        self.assertIsNone(self.ask("document.getElementById('hostile')"))
        self.assertLessEqual(set(self.ask("[...new Set([...document.querySelectorAll('*')].map(element => element.tagName.toLowerCase()))]")), KNOWN)
        self.assertEqual(self.ask("document.querySelectorAll('script').length"), 1)
        self.assertEqual(self.ask("[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on') || a.name === 'src' || a.name === 'style')).length"), 0)
        self.assertEqual(self.ask("[...document.querySelectorAll('a')].filter(link => !link.getAttribute('href').startsWith('#')).length"), 0)
        self.assertEqual(self.ask("location.href.split('#')[0]"), self.address)
        text = self.ask("document.body.textContent")
        for hostile in HOSTILE[:9]:
            self.assertIn(hostile, text)
        self.assert_quiet()

    def test_the_policy_stops_what_is_not_the_pages_own(self):
        self.open_report(self.records())
        self.ask("(() => { const s = document.createElement('script'); s.textContent = 'window.smuggled = 1'; document.body.append(s); })()")
        self.assertEqual(self.ask("typeof smuggled"), "undefined")
        stopped = self.ask("new Promise(done => { document.addEventListener('securitypolicyviolation', event => done(event.violatedDirective)); "
                           "const image = new Image(); image.src = 'http://hostile.example.org/x.png'; document.body.append(image); })")
        self.assertEqual(stopped, "img-src")


if __name__ == "__main__":
    unittest.main()
