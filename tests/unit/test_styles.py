"""The style sheets of the built site hold what its pages and scripts can use."""

from __future__ import annotations

from curriculum.page.css import parsed
from curriculum.page.first import FIRST, FirstStyles, end_of_first_screen
from curriculum.page.styles import Vocabulary, site_styles

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
