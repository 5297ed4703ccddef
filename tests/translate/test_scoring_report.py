"""The report is one page that loads nothing, hides nothing and lets no text become markup."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from glossary.store import Glossary
from glossary.term import Kind, Term
from translate.scoring.report import html
from translate.scoring.report.marks import Mark, differences, marked
from translate.scoring.session import Outcome, Wanted, score_texts
from translate.scoring.texts import from_string

EVIL = "Le mot <script>alert('x')</script> & \"guillemets\" </p><img src=x onerror=alert(1)> reste du texte."
SOURCE = ["Le PDG part.", "Le conseil d'administration se réunit vendredi.", EVIL, "Il reste 12 jours."]
REFERENCE = [
    "The CEO is leaving.",
    "The board of directors meets on Friday.",
    "The word <script>alert('x')</script> & \"quotes\" </p><img src=x onerror=alert(1)> is still text.",
    "Twelve days remain.",
]
FIRST = [
    "The boss is leaving.",
    "The board of directors meets on Friday.",
    "The word <script>alert('x')</script> & \"quotes\" </p><img src=x onerror=alert(1)> stays text.",
    "13 days remain.",
]
SECOND = ["The CEO leaves.", "The council meets on Monday.", *REFERENCE[2:]]
GLOSSARY = Glossary(
    (Term("PDG", ("CEO",), Kind.ACRONYM), Term("conseil d'administration", ("board of directors", "board")))
)


@lru_cache
def outcome(two: bool = False) -> Outcome:
    systems = [FIRST, SECOND] if two else [FIRST]
    texts = [from_string("\n".join(lines), f"system{number}.txt") for number, lines in enumerate(systems, 1)]
    reference, source = from_string("\n".join(REFERENCE), "ref.txt"), from_string("\n".join(SOURCE), "src.txt")
    return score_texts(texts, [reference], source, Wanted(glossary=GLOSSARY, divisions=True))


class Collected(HTMLParser):
    """The elements of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_no_text_becomes_markup() -> None:
    page = Collected(html(outcome()))
    assert sum(tag == "script" for tag, _ in page.elements) == 1
    assert not any(tag == "img" for tag, _ in page.elements)
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert page.text.count("<script>alert") >= 3


def test_nothing_is_loaded_from_anywhere() -> None:
    page = html(outcome(two=True))
    assert "http:" not in page
    assert "https:" not in page
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert not any(name in attributes for _, attributes in Collected(page).elements for name in ("src", "style"))


def test_what_differs_is_marked_word_by_word() -> None:
    extra, lacking = differences("The boss is leaving now.", "The CEO is leaving.")
    assert [("The boss is leaving now."[a:b]) for a, b in extra] == ["boss", "now"]
    assert [("The CEO is leaving."[a:b]) for a, b in lacking] == ["CEO"]


def test_marks_that_cross_are_nested_rightly() -> None:
    shown = marked("a <b> c", "del", [(0, 5)], [Mark(2, 7, "term exact", "t", "✓")])
    assert shown == (
        '<del>a </del><del><span class="term exact" title="t">&lt;b&gt;</span></del>'
        '<span class="term exact" title="t"> c<span class="sign">✓</span></span>'
    )
    assert Collected(shown).text.replace("✓", "") == "a <b> c"


def test_terms_are_told_by_sign_and_words_not_by_colour_alone() -> None:
    page = html(outcome())
    assert 'title="PDG → CEO: missed">PDG<span class="sign">✗</span>' in page
    assert "term missed</b> PDG → CEO" in page
    assert '<span class="term exact" title="conseil d&#x27;administration: as agreed">' in page


def test_a_comparison_stands_in_words() -> None:
    assert "it wins on" in html(outcome(two=True))


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def themes() -> Iterator[tuple[str, dict[str, str]]]:
    style = Path(__file__).resolve().parents[2] / "translate" / "scoring" / "report" / "report.css"
    blocks = re.findall(r":root \{(.*?)\}", style.read_text(encoding="utf-8"), re.DOTALL)
    for name, block in zip(("light", "dark", "print"), blocks, strict=True):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
        yield (
            name,
            {
                key: value if len(value) == 7 else "#" + "".join(c * 2 for c in value[1:])
                for key, value in colours.items()
            },
        )


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_every_pair_of_colours_reaches_the_contrast_of_wcag_aa(theme: str) -> None:
    colours = dict(themes())[theme]
    pairs = [(ink, back) for ink in ("ink", "soft", "accent", "amber") for back in ("paper", "card")]
    pairs += [(name, f"{name}-back") for name in ("green", "amber", "red", "blue")] + [("ink", "blue-back")]
    for ink, back in pairs:
        lighter, darker = sorted((luminance(colours[ink]), luminance(colours[back])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (theme, ink, back)


class Browser:
    """Headless Chromium, spoken to over a pipe (Chrome DevTools Protocol)."""

    def __init__(self, program: str, profile: Path) -> None:
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run"]

        def take_pipes() -> None:
            os.dup2(to_browser, 3)
            os.dup2(from_browser, 4)

        # Far above 4, so that neither end is lost while being put in its place.
        to_browser, from_browser = self._high(to_browser), self._high(from_browser)
        self.process = subprocess.Popen(
            [program, *arguments, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=take_pipes,
            pass_fds=(3, 4),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._number, self._rest, self.events = 0, b"", []  # type: ignore[var-annotated]
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    @staticmethod
    def _high(descriptor: int) -> int:
        import fcntl

        copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 50)
        os.close(descriptor)
        return copy

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if hasattr(self, "session"):
            message["sessionId"] = self.session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._read, 1 << 16)
            assert piece, "the browser has gone"
            self._rest += piece
        message, self._rest = self._rest.split(b"\0", 1)
        return dict(json.loads(message))

    def open(self, page: Path) -> None:
        self.events.clear()
        self.call("Page.navigate", url=page.as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def ask(self, expression: str) -> Any:
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" and len(key) == 1 else ""
            )

    def complaints(self) -> list[Any]:
        return [
            event
            for event in self.events
            if event.get("method") == "Runtime.exceptionThrown"
            or (event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error")
        ]

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)
        os.close(self._write)
        os.close(self._read)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if program is None:
        pytest.skip("no Chromium on this machine")
    opened = Browser(program, tmp_path_factory.mktemp("profile"))
    yield opened
    opened.close()


SHOWN = "Array.from(document.querySelectorAll('article:not([hidden])'), (each) => Number(each.id.slice(1)))"


def choose(browser: Browser, change: str) -> list[int]:
    browser.ask(f"{{ {change}; document.getElementById('filters').dispatchEvent(new Event('change')) }}")
    return list(browser.ask(SHOWN))


def test_in_a_browser_it_renders_and_its_own_policy_lets_it_work(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(html(outcome(two=True)), encoding="utf-8")
    browser.open(tmp_path / "report.html")
    assert browser.complaints() == []
    assert browser.ask("document.querySelectorAll('article').length") == 4
    assert browser.ask("getComputedStyle(document.querySelector('.cards')).display") == "grid"
    assert browser.ask("document.getElementById('count').textContent") == "4 segments"
    assert browser.ask("document.images.length + document.scripts.length") == 1
    assert "<script>alert('x')</script>" in browser.ask("document.getElementById('s3').textContent")


def test_in_a_browser_filters_search_and_order_work(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(html(outcome(two=True)), encoding="utf-8")
    browser.open(tmp_path / "report.html")
    box = "document.querySelector('[name={}]').checked = {}"
    assert choose(browser, box.format("missed", "true")) == [1, 2]
    assert choose(browser, box.format("missed", "false") + ";" + box.format("loss", "true")) == [1, 2]
    assert choose(browser, box.format("win", "true")) == [1, 2, 3, 4]
    assert choose(browser, box.format("win", "false") + ";" + box.format("loss", "false")) == [1, 2, 3, 4]
    assert choose(browser, "document.getElementById('q').value = 'REUNIT'") == [2]
    assert browser.ask("document.getElementById('count').textContent") == "1 of 4 segments"
    assert choose(
        browser, "document.getElementById('q').value = ''; document.getElementById('kind').value = 'numbers'"
    ) == [4]
    browser.press("Escape")
    assert browser.ask(SHOWN) == [1, 2, 3, 4]
    assert choose(browser, "document.getElementById('sort').value = 'delta'")[0] in {1, 2}


def test_in_a_browser_keys_walk_through_the_segments(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(html(outcome()), encoding="utf-8")
    browser.open(tmp_path / "report.html")
    walked = []
    for key in "jjk":
        browser.press(key)
        walked.append(browser.ask("document.activeElement.id"))
    assert walked == ["s1", "s2", "s1"]
    browser.press("/")
    assert browser.ask("document.activeElement.id") == "q"


def test_in_a_browser_a_phone_shows_one_column_and_never_scrolls_sideways(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(html(outcome(two=True)), encoding="utf-8")
    browser.call("Emulation.setDeviceMetricsOverride", width=375, height=800, deviceScaleFactor=2, mobile=True)
    browser.open(tmp_path / "report.html")
    assert browser.ask("document.documentElement.scrollWidth") <= 375
    tops = browser.ask(
        "Array.from(document.querySelectorAll('#s1 .columns > div'), (each) => each.getBoundingClientRect().top)"
    )
    browser.call("Emulation.clearDeviceMetricsOverride")
    assert tops == sorted(set(tops))


@lru_cache
def long_page(count: int) -> str:
    columns = [
        [f"{line} {number}" for number in range(count // 4) for line in each] for each in (FIRST, REFERENCE, SOURCE)
    ]
    first, right, french = (from_string("\n".join(each), "long.txt") for each in columns)
    return html(score_texts([first], [right], french, Wanted(glossary=GLOSSARY, checks=False)))


ARTICLES = "document.querySelectorAll('article').length"
COMPLETE = "'complete' in document.getElementById('segments').dataset"


def test_in_a_browser_all_segments_come_once_it_is_idle(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "long.html").write_text(long_page(400), encoding="utf-8")
    browser.open(tmp_path / "long.html")
    waited = "new Promise((done) => { const look = () => COMPLETE ? done() : setTimeout(look, 5); look(); })"
    browser.call("Runtime.evaluate", expression=waited.replace("COMPLETE", COMPLETE), awaitPromise=True)
    assert browser.ask(ARTICLES) == 400
    assert browser.ask("document.querySelectorAll('noscript').length") == 0
    assert browser.ask("Array.from(document.querySelectorAll('article'), (each) => each.id).join()") == ",".join(
        f"s{number}" for number in range(1, 401)
    )
    assert browser.ask("document.images.length") == 0
    assert browser.complaints() == []


@pytest.mark.parametrize(
    "deed",
    [
        "document.getElementById('filters').dispatchEvent(new Event('change'))",
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'k', bubbles: true}))",
        "location.hash = '#s399'; dispatchEvent(new HashChangeEvent('hashchange'))",
    ],
    ids=["a filter", "a key", "a link"],
)
def test_in_a_browser_what_needs_all_segments_has_them_at_once(browser: Browser, tmp_path: Path, deed: str) -> None:
    (tmp_path / "long.html").write_text(long_page(400), encoding="utf-8")
    browser.open(tmp_path / "long.html")
    assert browser.ask(f"(() => {{ {deed}; return {ARTICLES}; }})()") == 400
    assert browser.complaints() == []


def test_in_a_browser_all_segments_are_printed(browser: Browser, tmp_path: Path) -> None:
    pages = []
    for count in (40, 400):
        (tmp_path / "long.html").write_text(long_page(count), encoding="utf-8")
        browser.open(tmp_path / "long.html")
        paper = base64.b64decode(browser.call("Page.printToPDF")["data"])
        pages.append(len(re.findall(rb"/Type\s*/Page\b", paper)))
    assert browser.ask(ARTICLES) == 400
    assert pages[1] > 4 * pages[0]


def test_in_a_browser_without_scripts_all_segments_can_be_read(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "long.html").write_text(long_page(400), encoding="utf-8")
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(tmp_path / "long.html")
        root = browser.call("DOM.getDocument")["root"]["nodeId"]
        found = browser.call("DOM.querySelectorAll", nodeId=root, selector="article")["nodeIds"]
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert len(found) == 400


def test_in_a_browser_a_long_report_opens_sooner_than_if_all_of_it_were_elements(
    browser: Browser, tmp_path: Path
) -> None:
    lazy = long_page(2000)
    (tmp_path / "lazy.html").write_text(lazy, encoding="utf-8")
    (tmp_path / "eager.html").write_text(re.sub("</?noscript>", "", lazy), encoding="utf-8")
    spent: dict[str, list[float]] = {"lazy": [], "eager": []}
    for _ in range(3):
        for name, times in spent.items():
            start = time.perf_counter()
            browser.open(tmp_path / f"{name}.html")
            times.append(time.perf_counter() - start)
    assert browser.ask("document.querySelectorAll('noscript').length") == 0, "the last one opened is the eager one"
    assert min(spent["lazy"]) < min(spent["eager"]), spent
