"""The style sheets of the built site hold what its pages and scripts can use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from curriculum.page.css import parsed
from curriculum.page.first import FIRST, FirstStyles, end_of_first_screen
from curriculum.page.styles import Vocabulary, site_styles
from curriculum.rules.styles import COLOURS, colours, misread
from curriculum.text import Document
from tests.conftest import ROOT

MATERIAL = """
:root{--used:#111;--by-a-script:#222;--unused:url(data:;base64,AAAA);--of-unused:var(--unused)}
.md-card,.md-gone{color:var(--used)}.md-gone:hover{color:red}@media print{.md-gone{display:none}}
[dir=rtl] .md-card{left:0}[dir=ltr] .md-card{right:0}.md-card:is(.is-open,.md-gone){top:0}.md-card:not(.md-gone){bottom:0}
@keyframes turn{to{rotate:1turn}}@keyframes gone{to{rotate:1turn}}.made-by-script{animation:turn 1s}[data-md-state=on]{order:1}
"""
COURSE = ".card{color:red}.md-card .card{margin:0}"
TEST = ".test{color:blue}.card{margin:1px}@media print{.test{display:none}.md-card{display:none}}"
KIT = ".test .kit{color:green}.test{left:0}"


def styles() -> tuple[str, dict[int, str]]:
    """The styles of a site with one page and one script."""
    vocabulary = Vocabulary()
    vocabulary.add_page('<p dir="ltr" class="md-card test">x</p><p class="card kit is-open" data-md-state="off">said by .md-gone y</p>')
    vocabulary.add_script('box.className = "made-by-script"; box.dataset.mdState = "on"; box.style.setProperty("--by-a-script", 1);')
    common, sheets = site_styles(map(parsed, [MATERIAL, COURSE, TEST, KIT]), vocabulary, [2, 3])
    return common.css, {index: sheet.css for index, sheet in sheets.items()}


def test_rules_that_nothing_can_use_are_left_out() -> None:
    """A selector goes if it names what no page and no script has; what scripts add, negations and alternatives stay."""
    common, _ = styles()
    assert ".md-card{color:var(--used)}" in common
    assert "rtl" not in common
    for kept in ("[dir=ltr] .md-card", ".md-card:is(.is-open,.md-gone)", ".md-card:not(.md-gone)", ".made-by-script", "[data-md-state=on]"):
        assert kept in common
    assert common.count("md-gone") == 2
    assert "gone{" not in common


def test_variables_and_animations_that_nothing_asks_for_are_left_out() -> None:
    """Of the variables those stay that a rule or a script asks for, directly or by way of another."""
    common, _ = styles()
    assert "--used:#111" in common
    assert "--by-a-script" in common
    assert "unused" not in common
    assert "@keyframes turn" in common
    assert "@keyframes gone" not in common


def test_a_sheet_of_few_pages_holds_its_own_names_only() -> None:
    """What it says of others is for every page; what changes the look of another such sheet stands behind it, in that sheet."""
    common, sheets = styles()
    assert sheets == {2: ".test{color:blue}@media print{.test{display:none}}.test{left:0}", 3: ".test .kit{color:green}"}
    assert common.index(".card{color:red}") < common.index(".card{margin:1px}") < common.index("@media print{.md-card{display:none}}")


FRAME = """
:root{--ink:#111;--line:var(--ink);--unused:url(data:;base64,AAAA)}.head{margin:0;color:red}h1:hover{color:blue}
@media print{.head{display:none}}@media (min-width:60em){.head{border-color:var(--line)}}.head,.far{color:green}
.far{order:1}.box:has(.far,.near){order:2}.box:has(.far){order:3}[data-state=on]{order:4}.near{animation:wait 1s}
@keyframes wait{from{opacity:0}}@keyframes other{from{opacity:0}}
"""


def test_first_styles_are_those_of_the_first_screen() -> None:
    """They hold what stands at the start of a page, and not what is far down, on paper, under a pointer, or said otherwise later on."""
    far = "x" * FIRST
    page = '<body><article><h1 class="head">y</h1><p class="box near" data-state="off">{}</p><p class="far">z</p></article>'
    css = FirstStyles([parsed(FRAME), parsed(".few{order:5}")]).of(page.format(far), [0])
    assert css == (
        ":root{--ink:#111;--line:var(--ink)}.head{margin:0}@media (min-width:60em){.head{border-color:var(--line)}}"
        ".head{color:green}.box:has(.far,.near){order:2}[data-state=on]{order:4}.near{animation:wait 1s}@keyframes wait{from{opacity:0}}"
    )
    assert ".far{order:1}" in FirstStyles([parsed(FRAME)]).of(page.format("short"), [0])


def test_data_take_no_room_on_the_first_screen() -> None:
    """What stands behind a block of data or the lines of a drawing is still on the first screen, and sheets of few pages count there."""
    data = "x" * FIRST
    start = (
        f'<article><script type="application/json">{data}</script><path d="{data}"/><div data-all="{data}"><section hidden>{data}</section>'
    )
    page = f'{start}<p class="few">z</p></div></article>'
    first = FirstStyles([parsed(FRAME), parsed(".few{order:5}")])
    assert ".few{order:5}" in first.of(page, [0, 1])
    assert ".few" not in first.of(page, [0])


def test_the_style_sheet_is_asked_for_between_two_parts() -> None:
    """Behind the first screen, where nothing is open; on a page that ends before there is no such place."""
    long = f"<div><!-- <p> --><script>'<p>'</script><br><p>{'x' * FIRST}</p><img src='a'/><p>y</p></div>"
    page = f"<article class='a'>\n<h1>z</h1>\n{long}\n<h2>next</h2></article><footer><p>end</p></footer>"
    place = end_of_first_screen(page)
    assert place is not None
    assert page[place:].startswith("<h2>next</h2>")
    assert end_of_first_screen(page.replace("x", "")) is None


@pytest.mark.parametrize(
    ("css", "place", "message"),
    [
        ("a { colo: red }", "1:5", "there is no property `colo`, so a browser passes over this line. Did you mean `color`?"),
        ("@media print {\n  a { pading: 0 }\n}", "2:7", "Did you mean `padding`?"),
        ("@keyframes x { from { opacty: 0 } }", "1:23", "Did you mean `opacity`?"),
        ("a {\n  color: red\n  margin: 0;\n}", "2:3", "a `;` is missing at the end of `color`"),
        ("a { color: red margin: 0 }", "1:5", "a `;` is missing at the end of `color`"),
        (":root {\n  --a: #fff\n  --b: #000;\n}", "2:3", "a `;` is missing at the end of `--a`, so this and `--b` are lost"),
        ("a { width: 4xp }", "1:12", "there is no unit `xp`, so a browser passes over this line. Did you mean `px`?"),
        ("a { width: calc(100% - 4reem) }", "1:24", "Did you mean `rem`?"),
        (":root { --a: #12345 }", "1:14", "`#12345` is no colour"),
        ("a { color: #12345g }", "1:12", "`#12345g` is no colour"),
        ("a { color: #1234567 }", "1:12", "`#1234567` is no colour"),
        ("a::before { content: “x” }", "1:22", "the quotes of a style sheet are straight"),
        ("a { margin: −4px }", "1:13", "the minus of a style sheet is the hyphen of the keyboard"),
        ("a { margin:\u00a04px }", "1:12", "a space stands here at which no line ends"),
        ("a {\n\u00a0color: red }", "2:1", "a space stands here at which no line ends"),
        ("a { margin: 0; border 2px solid; color: red }", "1:16", "passes over `border …`: check whether a `:` is missing"),
        ("a { display: flexx }", "1:14", "`display` cannot be `flexx`, so a browser passes over this line. Did you mean `flex`?"),
        ("a { font-size: 0,86rem }", "1:16", "write `0.86rem`"),
        ("a { margin: 0 0.3 }", "1:15", "`0.3` has no unit"),
        ("a { margin: 0 5 em }", "1:15", "write `5em`"),
        ("a { color: red !importent }", "1:16", "write that, or take the `!` out"),
        ("a { color: var(main) }", "1:12", "write `var(--main)`"),
        ("a[id^=“x”] { margin: 0 }", "1:7", "the quotes of a style sheet are straight"),
        ("@media print { a, { margin: 0 } }", "1:17", "behind this comma stands no selector"),
        ("@media screen (max-width: 9em) { a { margin: 0 } }", "1:15", "write `screen and (`"),
        ("a { color: $main }", "1:5", "write `var(--name)`"),
        ("a { font-size: 0.3rem }", "1:16", "letters of this size cannot be read"),
        ("a { line-height: 0.8 }", "1:18", "run into each other"),
        ("a { color: var--x); }", "1:18", "`)` closes nothing"),
    ],
)
def test_what_no_browser_reads_is_told(css: str, place: str, message: str) -> None:
    """A property, a unit, a colour or a sign that CSS does not have is one finding, and so is a line without its end."""
    found = list(misread(Document(Path("x.css"), css)))
    assert [f"{position.line}:{position.column}" for position, _ in found] == [place]
    assert message in found[0][1]


@pytest.mark.parametrize(
    "css",
    [
        "a { filter: progid:DXImageTransform.Microsoft.gradient(startColorstr='#80000000'); width: 100px\\9; *zoom: 1; _height: 1px }",
        "a { color: red; &:hover { color: #00f } b:hover { color: green } @media print { color: #000 } }",
        "a { background: url(#x); mask: url(a.svg#b); --x: { a: b }; --y: [a: b]; grid-template: [a-b] 'x' 1fr / [c] 2fr }",
        "@property --x { syntax: '<length>'; inherits: true; initial-value: 0px }",
        "@font-face { font-family: 'X'; src: url(x.woff2); unicode-range: U+26; size-adjust: 90%; ascent-override: 80% }",
        "a::before { content: '“' attr(data-x) '”–'; quotes: '«' '»' '‘' '’'; font-family: 'Café', Ünïcode }",
        "a { inset: 0; x: 1px; cx: 3px; d: path('M0 0'); order: 1; gap: 0; -moz-x: 1; border: 0; text-box-trim: none }",
        "a { display: ruby; position: -webkit-sticky; font-size: 0; line-height: 0; margin: 0 1px; background-position: 0,10px }",
        "a { transition: all .2s ease-in; width: 50cqi; height: 100dvh; aspect-ratio: 16/9; image-resolution: 2x; rotate: 1turn }",
        "@container card (min-width: 30em) { a { color: rgb(from #fff r g b) } } @layer base { a { color: #ABCD } }",
        "a { color: red;; /* margin 0: */ ; margin: 0 /* x: y */\n }\n/* “x” 4xp */ @page { size: A4; @top-left { content: 'x' } }",
        "a { margin: calc(2 * 1em) -0.0em; scale: 0.5 1; flex: 1 1 0; border-radius: 4px / 50%; inset: 0 auto; --x: 0.3 }",
        "a, b:is(c, d) { margin: 0 !important; color: red ! important } @media only screen and (color), print { a { margin: 0 } }",
        ":root { --size: 4xl; --ratio: 2n; --empty: ; --words: a\n  b c }",
    ],
)
def test_what_browsers_read_is_free(css: str) -> None:
    """What is new, what is of one browser, and what stands in quotes or in a variable has no finding."""
    assert list(misread(Document(Path("x.css"), css))) == []


THEME = (ROOT / "overrides/assets/stylesheets/course.css").read_text(encoding="utf-8")
LIGHT, DARK = '[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'


def of_colours(old: str, new: str, own: str = "") -> list[str]:
    """Return what is found in the style sheet of the course with a line of it changed, and another sheet behind it."""
    assert not old or re.search(old, THEME, re.MULTILINE)
    changed = re.sub(old, new, THEME, count=1, flags=re.MULTILINE) if old else THEME
    found = colours((Document(Path("course.css"), changed), Document(Path("own.css"), own)))
    return [f"{place.file}:{place.line}: {problem}" for place, problem in found]


def test_colours_are_those_of_the_theme() -> None:
    """The rule knows each colour that both schemes give, and finds nothing in them."""
    for indent in ("  ", "    "):
        assert set(re.findall(rf"^{indent}(--course-[\w-]+): #", THEME, re.MULTILINE)) == set(COLOURS)
    assert of_colours("", "") == []


@pytest.mark.parametrize(
    ("old", "new", "own", "message"),
    [
        (
            "^  --course-plum: .*\n",
            "",
            "",
            "course.css:7: the scheme `default` gives `--course-plum` no value, and `slate` does in line 43",
        ),
        ("^    --course-paper: .*\n", "", "", "course.css:31: the scheme `slate` gives `--course-paper` no value"),
        ("^  --course-muted: .*", "  --course-muted: #999;", "", "course.css:11: in the scheme `default` `--course-muted` (#999) on"),
        ("^    --course-link: .*", "    --course-link: navy;", "", "course.css:38: in the scheme `slate` `--course-link` (navy) on"),
        ("^  --course-good: .*", "  --course-good: hsl(140 40% 60%);", "", "course.css:21: in the scheme `default` `--course-good` (hsl("),
        (
            "^  --course-ink: .*",
            "  --course-ink: var(--course-line);",
            "",
            "(var(--course-line)) on `--course-paper` (#fbf7f1) has a contrast",
        ),
        ("^  --course-good: .*", "  --course-good: #8a2f1f;", "", "course.css:21: what is right and what is wrong have the same colour"),
        ("^  --course-focus: .*", "  --course-focus: #ccc;", "", "it needs at least 3 : 1"),
        ("^  --course-paper: .*", "  --course-paper: #ccc;", "", "course.css:7: in the scheme `default`"),
        ("", "", f"{LIGHT} {{ --course-ink: #ccc }}", "own.css:1: in the scheme `default` `--course-ink` (#ccc) on"),
        (
            "",
            "",
            f"{LIGHT}, {DARK} {{ --course-link: #c60 }}",
            "`--course-link` (#c60) on `--course-paper` (#fbf7f1) has a contrast of 3.59",
        ),
    ],
)
def test_colour_that_cannot_be_seen_is_told(old: str, new: str, own: str, message: str) -> None:
    """A colour that one scheme lacks, or that is too much like what it stands on, is one finding, where it is given."""
    found = of_colours(old, new, own)
    assert [message in each for each in found] == [True], found


@pytest.mark.parametrize(
    ("old", "new", "own"),
    [
        ("^  --course-link: .*", "  --course-link: #1d4f8a;", ""),
        ("^  --course-ink: .*", "  --course-ink: oklch(0.9 0.1 20);", ""),
        ("^  --course-ink: .*", "  --course-ink: color-mix(in srgb, white 90%, black);", ""),
        ("^  --course-sunk: .*", "  --course-sunk: #eee;\n  --course-brand: #ccc;", ""),
        (r"^@media screen \{\n(?:(?:  .*)?\n)*?\}\n", "", ""),
        ("", "", ":root { --course-accent: #fff }"),
        ("", "", "body { --course-ink: #ccc } .x { --course-ink: #ccc } .x[data-md-color-scheme=slate] { --course-muted: #111 }"),
        ("", "", f"{LIGHT} {{ --course-paper: #fff; --course-card: white; --course-ink: rgb(20, 20, 20) }}"),
        (
            "",
            "",
            f"@media print {{ {LIGHT} {{ --course-ink: #ddd }} }} @media (prefers-contrast: more) {{ :root {{ --course-ink: #fff }} }}",
        ),
        ("", "", f"@supports (color: oklch(0 0 0)) {{ {LIGHT} {{ --course-ink: #ccc }} }}"),
        ("", "", f"{DARK} {{ --course-ink: #fff; --course-paper: #000; --course-card: #111 }}"),
    ],
)
def test_colours_of_a_fork_are_free(old: str, new: str, own: str) -> None:
    """Other colours that can be seen, and what is given in a way or at a place that does not tell what is seen, have no finding."""
    assert of_colours(old, new, own) == []
