"""What the settings of the site and the files around the texts can get wrong: each fault is told, and what forks change is free."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.toc import TocExtension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.theme import Theme
from mkdocs_quiz.plugin import MkDocsQuizPlugin

from curriculum.findings import Finding
from curriculum.last_check import LastCheck
from curriculum.plugin import CurriculumConfig
from curriculum.rules import load_and_check
from curriculum.rules.values import ALL, SOME
from curriculum.text import Document
from curriculum.tree import Disk, Memory
from tests.conftest import ROOT, absent, build_site
from tests.pages import FIRST_MODULE
from tests.unit.test_catalogue import SAMPLE
from tests.unit.test_rules import found_after_edit, real_files

FOOTER = "overrides/partials/footer.html"
NL, EN = "mkdocs.yml", "mkdocs.en.yml"
COURSE = "overrides/assets/stylesheets/course.css"
SCRIPT, DATA = "overrides/assets/javascripts/data.js", "overrides/partials/course/my-data.html"
WORDS = "overrides/partials/words/question.html"


def found_in(name: str, old: str, new: str) -> list[Finding]:
    """Return what is found in the real course with one file changed."""
    files = real_files()
    text = files.contents[name].decode()
    if not re.search(old, text, re.MULTILINE):
        absent(f"{name} has no `{old}`")
    return found_after_edit(files.with_file(name, re.sub(old, new, text, count=1, flags=re.MULTILINE).encode()))


SETTINGS = [
    # (file, what is there, what replaces it, part of the message)
    (NL, "^site_url: .*\n", "", "`site_url` is missing"),
    (NL, "^site_name: .*", "site_name: 7", "one text is expected here"),
    (NL, "^site_dir", "site_titel: x\nsite_dir", "there is no setting `site_titel`"),
    (EN, "^INHERIT: .*", "INHERIT:", "write `INHERIT: mkdocs.yml`"),
    (NL, r"^  search: \{\}.*\n", "", "`search: {}` is missing"),
    (NL, "^    confetti: false", "    confetti: []", "`true` or `false` is expected here"),
    (NL, "^  anchors: warn", "  anchors: true", "`anchors: warn` is expected here"),
    (NL, "scheme: default", "scheme: slate", "who asks for light pages gets dark ones"),
    (NL, r'media: "\(prefers-color-scheme\)"', "media: custom", "no browser understands `custom`"),
    (NL, "^  - about.md", "  - about.md\n  - modules/vocabulary.md", "stands for `modules/vocabulary.md` already"),
    (NL, "^docs_dir: docs/nl", "docs_dir: docs/en", "`docs_dir: docs/nl` is expected"),
    (EN, "^docs_dir: docs/en\n", "", "`docs_dir: docs/en` is expected"),
    (EN, "^docs_dir: docs/en", "docs_dir: docs/nl", "`docs_dir: docs/en` is expected"),
    (EN, "^site_name: .*\n", "", "`site_name` is missing"),
    (EN, "^site_description: >-\n.*\n", "", "`site_description` is missing"),
    (EN, "^site_description: (?:.|\n  )*", "site_description: Gratis cursus, ook in het Engels.", "this is Dutch, and English is expected"),
    (EN, "^site_name: .*", "site_name: Niet-monogamie in de praktijk", "is Dutch: give this one its name in English"),
    (NL, "^site_description: >-\n(?:  .*\n)+", "", "`site_description` is missing"),
    (EN, "^theme: .*\n", "", "`language: en` is expected here"),
    (NL, "^  language: nl", "  language: fr", "`language: nl` is expected here"),
    (NL, r"^    - \{lang: en, name: English\}\n", "", "English is missing"),
    (NL, "name: Nederlands", "name: English", "by its own name"),
    (NL, "lang: en", "lang: fr", "no language `fr`"),
    (NL, "^  course: .*\n", "", "`extra.course` is missing"),
    (NL, ", type: module", "", "this script is a module"),
    (NL, "absolute_links: relative_to_docs", "absolute_links: ignore", "`validation.absolute_links: relative_to_docs` is expected"),
    (NL, "^validation:\n(?:  .*\n)+", "", "`validation.absolute_links: relative_to_docs` is missing"),
    (NL, "^extra_javascript:", "extra_javascript:\n  - https://cdn.example.org/x.js", "fetched from elsewhere"),
    (NL, "^extra_css:", "extra_css:\n  - //cdn.example.org/x.css", "fetched from elsewhere"),
    (NL, "auto_submit: false", "auto_submit: true", "`plugins.mkdocs_quiz.auto_submit: false` is expected"),
    (NL, "^  font: false.*\n", "", "`theme.font: false` is missing"),
    (NL, "^  custom_dir: .*\n", "", "`theme.custom_dir: overrides` is missing"),
    (NL, "^  tables: {}", "  tables: {}\n  smarty: {}", "take `smarty` out"),
    (NL, "^  tables: {}", "  tables: {}\n  nl2br: {}", "take `nl2br` out"),
    (NL, "toc_depth: 3", "toc_depth: 0", "no page has a table of its contents"),
    (NL, "logo: course/logo", "logo: course/lego", "no icon `course/lego`"),
    (NL, "icon: material/weather-sunny", "icon: material/whether-sunny", "no icon `material/whether-sunny`"),
    (NL, "favicon: assets/images/favicon.svg", "favicon: assets/images/favicons.svg", "no file `overrides/assets/images/favicons.svg`"),
    (NL, "^  curriculum:\n(?:    .*\n)+", "", "`plugins.curriculum` is missing"),
    (NL, r"^    translations: \[.*\]\n", "", "no edition is in English"),
    (NL, r"translations: \[.*\]", "translations: [mkdocs.eng.yml]", "there is no file `mkdocs.eng.yml`"),
    (EN, "language: en, translations", "language: nl, translations", "is that of mkdocs.yml"),
    (NL, "^site_url: .*", "site_url: htp://example.org", "`htp://example.org` is no address"),
    (NL, "^site_url: .*", "site_url: !ENV [SITE_URL, localhost]", "`localhost` is no address"),
    (EN, "^docs_dir", "site_url: example.org\ndocs_dir", "`example.org` is no address"),
    (NL, "^site_dir: .*", "site_dir: docs", "the site would be written over what it is made of (`docs`)"),
    (NL, "^site_dir: .*", "site_dir: ./", "the site would be written over what it is made of (`.`)"),
    (NL, "^site_dir: .*", "site_dir: site\nhooks: [hooks.py]", "there is no file `hooks.py`"),
    (
        NL,
        "- assets/stylesheets/kit.css\n    downloads",
        "- assets/stylesheets/kti.css\n    downloads",
        "Did you mean `assets/stylesheets/kit.css`",
    ),
    (NL, "scheme: slate", "scheme: slaet", "no style sheet has a scheme of colours `slaet`"),
    (
        NL,
        "prefers-color-scheme: dark",
        "prefers-colour-scheme: dark",
        "so this scheme is never chosen. Did you mean `prefers-color-scheme`?",
    ),
    (NL, "prefers-color-scheme: dark", "prefers-color-scheme: drak", "so this scheme is never chosen. Did you mean `dark`?"),
    (NL, "prefers-color-scheme: dark", "prefers-color-scheme: light", "no two say the same"),
    (NL, "prefers-color-scheme: dark", "prefers-color-scheme dark", "write it as `(prefers-color-scheme: dark)`"),
    (NL, "- (assets/stylesheets/home.css\n      - assets/stylesheets/my)", r"\1", "a list of style sheets is expected here"),
    (EN, r"sources\.$", "and", "the description lacks its end"),
    (NL, "^  anchors: warn", "  anchors: ignore", "write `anchors: warn`"),
    (NL, "^  omitted_files: warn", "  omitted_files: info", "write `omitted_files: warn`"),
    (EN, "^docs_dir", "validation: {links: {not_found: ignore}}\ndocs_dir", "write `not_found: warn`"),
    (NL, "^extra_javascript:", "  - assets/stylesheets/kit.css\nextra_javascript:", "`assets/stylesheets/kit.css` stands here twice"),
    (EN, r"translations: \[\]", "translations: [mkdocs.en.yml]", "`mkdocs.en.yml` is this very file"),
    (
        EN,
        "^INHERIT: .*",
        "INHERIT: mkdoc.yml",
        "there is no file `mkdoc.yml`, so nothing of what stands there holds here. Did you mean `mkdocs.yml`?",
    ),
    (NL, "name: Switch to dark mode", "name: Change colours", "the name “Change colours” of a button has no Dutch entry"),
    (NL, "name: Nederlands", "name: Dutch", "by its own name"),
    (NL, "favicon:", "favico:", "under `theme` nothing is called `favico`"),
    (NL, "  palette:", "  pallete:", "Did you mean `palette`?"),
    (NL, "scheme: slate", "sheme: slate", "Did you mean `scheme`?"),
    (NL, r"toggle: \{icon: material/weather-s", "togle: {icon: material/weather-s", "Did you mean `toggle`?"),
    (NL, "^  repository:", "  repositry:", "Did you mean `repository`?"),
    (NL, "^  course:", "  curse:", "Did you mean `course`?"),
    (NL, "^  alternate:", "  alternat:", "Did you mean `alternate`?"),
    (NL, "^  font:", "  fonts:", "Did you mean `font`?"),
    (NL, "^    translations:", "    translation:", "Did you mean `translations`?"),
    (NL, "auto_submit:", "auto_submits:", "Did you mean `auto_submit`?"),
    (NL, "omitted_files", "omited_files", "Did you mean `omitted_files`?"),
    (NL, "toc_depth", "toc-depth", "under `markdown_extensions.toc` nothing is called `toc-depth`"),
    (NL, "- media:", "- medium:", "`medium` means nothing here"),
    (NL, "!ENV", "!env", "there is no `!env`"),
    (NL, r"\(prefers-color-scheme: dark", "(prefer-color-scheme: dark", "Did you mean `prefers-color-scheme`?"),
    (NL, "^  search: {}", "  search: {}\n  blog: {}", "the plugin `blog` does not fit this course"),
    (NL, "^    language: en  ", "    language: nl  ", "mkdocs-quiz has no words in `nl`"),
    (EN, "theme: {language: en}", "theme: {langage: en}", "Did you mean `language`?"),
    (EN, "curriculum: {language", "curriculum: {langage", "Did you mean `language`?"),
    (NL, "SITE_URL", "SITEURL", "nothing gives a value to `SITEURL`, so the site gets what stands here for want of one: write `SITE_URL`."),
    (NL, "SITE_URL,", "site_url,", "write `SITE_URL`."),
    (NL, "^extra:", "extra:\n  country: {nl: NL, en: NL}", "the country of the help lines stands in modules/help-lines.yml as `country`"),
    (NL, "^extra:", "extra:\n  provider: {name: {nl: De Linde, en: The Lime}}", "one text is expected here, as in `name: …`"),
    (NL, "^extra:", "extra:\n  provider: {name: De Linde, changes: {nl: Zes, en: Six}}", "one text is expected here, as in `changes: …`"),
    (NL, "SITE_URL,", "SITEURL, BASE,", "write `SITE_URL`."),
    (NL, "REPOSITORY_URL", "REPOSITRY_URL", "write `REPOSITORY_URL`."),
    (NL, "DOWNLOADS", "DOWNLOAD", "write `DOWNLOADS`."),
    (NL, r"!ENV \[DOWNLOADS, \"\"\]", "!ENV DOWNLOAD", "write `DOWNLOADS`."),
    (NL, "^site_url: .*", "site_url: http://localhost:8000/", "`http://localhost:8000/` is on your own machine"),
    (NL, "^site_url: .*", "site_url: http://localhost", "`http://localhost` is on your own machine"),
    (EN, "^docs_dir", "site_url: http://127.0.0.1:8000/en/\ndocs_dir", "`http://127.0.0.1:8000/en/` is on your own machine"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", "github.com/x/y", "it starts with `https://`"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", "git@github.com:x/y.git", "it starts with `https://`"),
    (NL, "^  search: {}", "  search: {}\n  minify-everything: {}", "the plugin `minify-everything` is not installed"),
    (NL, "^  search: {}", "  serach: {}", "Did you mean `search`?"),
    (NL, "^  curriculum:", "  curiculum:", "Did you mean `curriculum`?"),
    (NL, "^  mkdocs_quiz:", "  mkdocs-quiz:", "Did you mean `mkdocs_quiz`?"),
    (NL, "^site_dir", "watch: [modules, overrides/partial]\nsite_dir", "there is no `overrides/partial`"),
    (NL, "^  generator: false", "  analytics: {provider: google, property: G-1}", "promises not to follow its readers"),
    (EN, "Link to this heading", "Link naar deze kop", "is what the Dutch edition says of its headings"),
    (NL, "name: Use the system setting", "name: Switch to light mode", "its names are “Switch to light mode”"),
    (NL, "^site_name: ", "site_name: TODO ", "has still to be done"),
    (EN, "^site_name: (.*)", r"site_name: '**\1**'", "write plain words"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), SETTINGS, ids=[f"{file}: {message}" for file, _, _, message in SETTINGS])
def test_setting_that_would_publish_something_wrong_is_told(file: str, old: str, new: str, message: str) -> None:
    """A setting with which MkDocs builds without a word, and builds something else, is one finding."""
    found = found_in(file, old, new)
    found = [finding for finding in found if finding.rule != "unused-file"]  # the icon that was named
    assert [message in finding.message for finding in found] == [True], [str(finding) for finding in found]
    assert found[0].position.file.name in {file, NL}


FREE = [
    (NL, "^site_name: .*", "site_name: Onze eigen cursus"),
    (NL, "custom_dir: overrides", "custom_dir: ./overrides/"),
    (NL, r"^  palette:\n(?:    .*\n|      .*\n)+", "  palette: {scheme: slate, primary: custom}\n"),
    (NL, r"toc: .*", "toc: {permalink: '#', toc_depth: '2-4'}"),
    (NL, "^site_url: .*", "site_url: !ENV [URL, READTHEDOCS_CANONICAL_URL, WEBSITE_URL, 'http://localhost/']"),
    (NL, "^site_url: .*", "site_url: !ENV [SITEURL, SITE_URL, 'http://localhost/']   # not !ENV [SITE_URLS]"),
    (NL, "^site_url: .*", "site_url: https://localhost.example.org/"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", "!ENV [REPO_URL, 'https://gitlab.com/praktijk/cursus']"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", "https://codeberg.org/praktijk/cursus"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", "''"),
    (NL, r"!ENV \[REPOSITORY_URL, \"\"\]", ""),
    (NL, "^  search: {}", "  material/search: {}\n  privacy: {}\n  material/group: {}"),
    (NL, "^site_dir", "watch: [modules, overrides/partials, ./quizzes, src, tools/x, ../shared, README.md, theme]\nsite_dir"),
    (NL, "^site_url: .*", "site_url: https://cursus.example.org/leren/"),
    (NL, "^copyright: .*", "repo_url: https://example.org/fork\nedit_uri: edit/main/"),
    (NL, "^  name: material$", "  name: materialx"),
    (NL, "icon: material/weather-sunny", "icon: material/brightness-5"),
    (NL, "^    logo: course/logo", "    logo: material/library"),
    (NL, "^    - navigation.top", "    - navigation.top\n    - content.action.edit\n    - school.of.ours"),
    (NL, "^  search: {}", "  search: {lang: nl}\n  tags: {}"),
    (NL, "^  tables: {}", "  tables: {}\n  sane_lists: {}\n  def_list: {}\n  pymdownx.tasklist: {custom_checkbox: true}"),
    (NL, "toc_depth: 3", "toc_depth: 2"),
    (
        NL,
        "^  generator: false",
        "  generator: false\n  provider: {name: Onze school, url: 'mailto:cursus@example.org'}\n  status: {new: Nieuw}",
    ),
    (NL, "name: Nederlands", "name: Nederlands (NL)"),
    (NL, "^  omitted_files: warn\n", ""),
    (NL, "^site_url: .*", "site_url: ''"),
    (NL, "^site_dir: .*", "site_dir: ../published"),
    (NL, "scheme: slate", "scheme: default"),
    (NL, r"\(prefers-color-scheme: dark\)", "(prefers-color-scheme: dark) and (min-width: 30em)"),
    (NL, "^site_dir: site", "site_dir: public\nstrict: true\ndev_addr: 127.0.0.1:8001\nhooks: [tools/hook.py]"),
    (NL, "^theme:", "exclude_docs: |\n  drafts/\n  *.tmp\nnot_in_nav: /about.md\ntheme:"),
    (EN, "^docs_dir: docs/en", "docs_dir: ./docs/en/"),
    (
        NL,
        "^  generator: false",
        "  generator: false\n  school: Ons huis\n  contact: {mail: info@example.org}\n  consents: true\n  consent: false",
    ),
    (NL, "^    logo: course/logo", "    logo: course/logo\n    edit: material/library\n    mine: material/library"),
    (NL, "^    language: en  ", "    language: de  "),
    (NL, "^    language: en  ", "    language: nl\n    custom_translations: {nl: words.po}  "),
    (NL, "^site_dir: .*", "site_dir: 'site !nieuw'   # niet !env"),
    (
        NL,
        "^  tables: {}",
        "  tables: {}\n  toc_of_ours: {}\n  pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji ''}",
    ),
    (NL, "^validation:", "validation:\n  nav: {omitted_files: warn, not_found: warn}\n  links: {not_found: warn, anchors: warn}"),
    (NL, "^  font: false", "  font: false\n  direction: ltr\n  static_templates: [mine.html]\n  seasons: winter"),
]


def test_translation_has_a_name_of_its_own() -> None:
    """A name that reads as Dutch is not that of the English edition too."""
    files = real_files()
    for name in (NL, EN):
        files = files.with_file(name, re.sub(rb"(?m)^site_name: .*", b"site_name: Wat zij niet van de mensen weet", files.contents[name]))
    (found,) = [finding for finding in found_after_edit(files) if "is the name of the Dutch edition" in finding.message]
    assert found.position.file.name == EN


@pytest.mark.parametrize(("file", "old", "new"), FREE)
def test_setting_that_is_anyones_own_is_free(file: str, old: str, new: str) -> None:
    """Name, address, copyright, colours, icons, more extensions and plugins of a fork have no finding."""
    assert [str(finding) for finding in found_in(file, old, new)] == []


UNSHOWN = [
    # (file, what is there, what replaces it, part of the message)
    (NL, "^copyright: .*", "copyright: © 2025 Onze school", "licence from overrides/partials/copyright.html"),
    (EN, "^INHERIT: .*", "copyright: Our school\nINHERIT: mkdocs.yml", "as `extra.provider`|from `extra.provider`"),
    (NL, "^site_dir", "site_author: Onze school\nsite_dir", "as `extra.provider`"),
    (
        NL,
        "primary: custom",
        "primary: indigo",
        "no page gets `indigo`: the colours stand at the top of overrides/assets/stylesheets/course.css",
    ),
    (NL, "accent: custom", "accent: pink", "write `accent: custom` here|Write `accent: custom` here"),
    (NL, "^  generator: false", "  social: [{icon: material/email, link: 'mailto:a@example.org'}]", "as `extra.provider`"),
    (NL, "^    - navigation.top", "    - navigation.top\n    - navigation.tabs", "`navigation.tabs` does nothing in this course"),
    (NL, "^    logo: course/logo", "    logo: course/logo\n    repo: material/library", "nothing shows `repo`"),
    (NL, "^  generator: false", "  provider: {nam: Onze school}", "write `provider: {name: Our school"),
    (NL, "^  generator: false", "  provider: {name: Onze school, url: delinde.be}", "`delinde.be` is no address that a link can have"),
    (NL, "^  generator: false", "  provider: {name: Onze school, changes: andere hulplijnen}", "in the language of the other edition"),
    (NL, "^  font: false", "  font: false\n  logo: assets/images/loog.png", "no file `overrides/assets/images/loog.png`"),
]


@pytest.mark.parametrize(("file", "old", "new", "message"), UNSHOWN)
def test_setting_that_nothing_shows_is_told(file: str, old: str, new: str, message: str) -> None:
    """What Material shows and this course does not has a finding that says where to go instead."""
    found = [finding.message for finding in found_in(file, old, new) if "nothing is called `nam`" not in finding.message]
    assert [any(part in one for part in message.split("|")) for one in found] == [True], found


def test_setting_that_a_template_of_a_fork_shows_is_free() -> None:
    """A fork whose own template shows a setting may use it."""
    footer = real_files().contents[FOOTER] + b"<p>{{ config.copyright }}</p>\n"
    settings = re.sub(rb"(?m)^copyright: .*", b"copyright: Our school", real_files().contents[NL])
    assert found_after_edit(real_files().with_file(FOOTER, footer).with_file(NL, settings)) == []


@pytest.mark.parametrize(
    ("name", "size", "message"),
    [
        ("overrides/assets/images/logo.png", 3_000, ""),
        ("overrides/assets/images/logo.png", 90_000, "weighs more than 40 kB"),
        ("docs/nl/assets/images/logo.png", 3_000, "only one edition has `assets/images/logo.png`"),
    ],
)
def test_logo_is_a_small_file_of_all_editions(name: str, size: int, message: str) -> None:
    """A logo is put where both editions find it, and readers do not wait for it."""
    settings = real_files().contents[NL].replace(b"  font: false", b"  font: false\n  logo: assets/images/logo.png")
    found = found_after_edit(real_files().with_file(NL, settings).with_file(name, b"\x89PNG\r\n\x1a\n" + b"\0" * size))
    assert [finding.message for finding in found if finding.rule == "settings" and message in finding.message] == [
        finding.message for finding in found if finding.rule == "settings"
    ]
    assert bool(message) == any(finding.rule == "settings" for finding in found), found


@pytest.mark.parametrize("name", ["Het Open Huis", "Centrum voor Relaties", "Polyamorie", "Working with open relationships", "Café Poly"])
def test_name_of_a_course_can_be_the_same_in_both_languages(name: str) -> None:
    """What is a name, or is no Dutch, can stand over both editions."""
    files = real_files()
    for file in (NL, EN):
        changed = re.sub("(?m)^site_name: .*", f"site_name: {name}", files.contents[file].decode())
        files = files.with_file(file, changed.encode())
    assert found_after_edit(files) == []


def test_names_that_settings_can_have_are_those_of_the_programs() -> None:
    """The rule knows each option of both plugins and of the extensions, of the validation of links and of Material's theme."""
    plugins = {"curriculum": CurriculumConfig._schema, "mkdocs_quiz": MkDocsQuizPlugin.config_scheme}
    for name, scheme in plugins.items():
        assert {key for key, _ in scheme} == ALL["plugins", name]
    for name, extension in {"toc": TocExtension, "footnotes": FootnoteExtension}.items():
        assert extension().config.keys() == ALL["markdown_extensions", name]
    levels = [MkDocsConfig.Validation, MkDocsConfig.Validation.NavValidation, MkDocsConfig.Validation.LinksValidation]
    assert {key for level in levels for key, _ in level._schema} == ALL["validation",]
    assert set(Theme(name="material")) <= SOME["theme",]


def test_configuration_that_inherits_all_is_no_edition() -> None:
    """A third configuration, for one's own machine, may change what it likes and has no finding."""
    local = b"INHERIT: mkdocs.yml\nsite_url: http://127.0.0.1:8000/\nplugins:\n  curriculum: {translations: []}\n"
    assert found_after_edit(real_files().with_file("mkdocs.local.yml", local)) == []


@pytest.mark.parametrize(
    ("name", "content", "line", "rule"),
    [
        ("overrides/main.html", b"<p>\n<<<<<<< HEAD\n", 2, "merge-conflict"),
        ("overrides/assets/stylesheets/course.css", b"a {}\n\n>>>>>>> branch\n", 3, "merge-conflict"),
        ("overrides/locales/nl.po", b"<<<<<<< HEAD\n", 1, "merge-conflict"),
        ("overrides/assets/stylesheets/home.css", b"a { color: red }\n=======\nb { margin: 0 }\n", 2, "merge-conflict"),
        ("spelling/words.nl.txt", b"een\n<<<<<<< HEAD\ntwee\n", 2, "merge-conflict"),
        ("README.md", b"# Course\n\n<<<<<<< HEAD\n", 3, "merge-conflict"),
        ("CITATION.cff", b"cff-version: 1.2.0\nauthors\n  - name: We\n", 2, "yaml"),
        ("overrides/home.html", "<p>\nReünie".encode("latin-1"), 2, "encoding"),
        ("overrides/assets/images/home.svg", b"<svg>\0</svg>", 1, "encoding"),
        ("overrides/partials/course/question.html", b" \n", 1, "missing-file"),
        ("overrides/assets/javascripts/course.js", b"", 1, "missing-file"),
        ("overrides/assets/images/home.svg", b"", 1, "missing-file"),
        ("mkdocs.yml", None, 1, "missing-file"),
    ],
)
def test_file_around_the_texts_is_whole(name: str, content: bytes | None, line: int, rule: str) -> None:
    """What a merge left, another encoding and an empty file are told, with file and line, wherever the build or a reader reads them."""
    found = found_after_edit(real_files().with_file(name, content))
    assert (name, line, rule) in {(finding.position.file.as_posix(), finding.position.line, finding.rule) for finding in found}
    assert {finding.position.file.as_posix() for finding in found} <= {name}


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (EN, "^docs_dir", "nav: [index.md]\ndocs_dir", "most pages stand nowhere in this `nav`"),
        (EN, "^docs_dir", "extra_css: []\ndocs_dir", "take it out, so that that of mkdocs.yml holds"),
        (NL, r"^extra_css:\n(?:  - .*\n)+", "extra_css:\n", "names nothing of what is needed in `extra_css`"),
        ("overrides/assets/javascripts/words.js", r"export function word\b", "export function wrd", "`./words.js` exports no `word`"),
    ],
)
def test_what_shows_in_many_places_is_told_once(file: str, old: str, new: str, message: str) -> None:
    """A menu or a list that another one takes the place of, and an export by another name, are one finding each."""
    found = found_in(file, old, new)
    assert [message in finding.message for finding in found] == [True], [str(finding) for finding in found]


def test_file_for_hosts_and_search_engines_is_free_at_the_root() -> None:
    """What others look for at the root of the site stands with the texts of the first language, and nothing has to link to it."""
    for name in ("robots.txt", "CNAME", ".well-known/security.txt"):
        assert found_after_edit(real_files().with_file(f"docs/nl/{name}", b"example.org\n")) == []
    found = found_after_edit(real_files().with_file("docs/en/CNAME", b"example.org\n"))
    assert "`CNAME` stand in docs/nl/" in found[0].message


@pytest.mark.parametrize("name", ["docs/nl/.well-known/a.html", "docs/nl/.well-known/a.svg", "overrides/assets/a.xhtml"])
def test_page_without_a_policy_is_not_published(name: str) -> None:
    """What a browser shows as a page is not published as it stands, also where nothing but files for hosts is looked for."""
    assert "file-name" in {finding.rule for finding in found_after_edit(real_files().with_file(name, b"<p>x</p>\n"))}


SHAPES = {
    "script": "<script>go()</script>",
    "script by another name": '<s:script xmlns:s="http://www.w3.org/2000/svg">go()</s:script>',
    "handler": '<path onclick="go()"/>',
    "code in an address": '<a href="java&#10;script:go()"><path/></a>',
    "code that is put into an address": '<a href="#"><set attributeName="href" to="javascript:go()"/></a>',
    "page": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/></foreignObject>',
    "entity": "&go;",
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=list(SHAPES))
@pytest.mark.parametrize("name", ["overrides/assets/images/favicon.svg", "docs/nl/drawing.svg"])
def test_drawing_that_runs_something_is_told(name: str, shape: str) -> None:
    """A drawing can be opened by itself, where no policy rules: nothing runs in one, however it is written, and wherever it stands."""
    prologue = '<!DOCTYPE svg [<!ENTITY go "<script>go()</script>">]>' if "&go;" in shape else ""
    svg = f'{prologue}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shape}</svg>'
    found = [finding for finding in found_after_edit(real_files().with_file(name, svg.encode())) if finding.rule == "theme"]
    assert {finding.position.file.as_posix() for finding in found} == {name}
    assert all("a drawing runs nothing" in finding.message for finding in found)


def test_many_words_of_the_interface_that_changed_are_told_once() -> None:
    """Where a word was replaced in the whole catalogue, that is one finding, which counts the places."""
    files, name = real_files(), "overrides/locales/nl.po"
    text = re.sub(r'^(msgstr ".*)\bje\b', r"\1u", files.contents[name].decode(), flags=re.MULTILINE)
    (told,) = (finding for finding in found_after_edit(files.with_file(name, text.encode())) if finding.rule == "agreed-data")
    assert len(told.others) > 3


@pytest.mark.parametrize("name", ["overrides/assets/javascripts/old.js", "overrides/partials/course/old.html", "overrides/old.html"])
def test_script_or_template_that_nothing_uses_is_told(name: str) -> None:
    """A script or template that nothing names is reported; not so once a template names it."""
    files = real_files().with_file(name, b"{}")
    found = found_after_edit(files)
    assert [(finding.rule, finding.position.file.as_posix()) for finding in found] == [("unused-file", name)]
    main = files.contents["overrides/main.html"] + f"\n<!-- {name.removeprefix('overrides/')} -->".encode()
    assert found_after_edit(files.with_file("overrides/main.html", main)) == []


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda path: path.symlink_to("/etc", target_is_directory=True), "unreadable-file"),
        (lambda path: path.symlink_to("about.md"), "unreadable-file"),
        (os.mkfifo, "unreadable-file"),
    ],
    ids=["symlinked folder", "symlinked file", "FIFO"],
)
@pytest.mark.parametrize("name", ["docs/nl/strange.md", "overrides/strange.html", "modules/strange"])
def test_what_is_no_file_is_told_and_not_opened(copy_of_course: Path, name: str, make: Callable[[Path], None], rule: str) -> None:
    """A link to another place or a pipe is one finding, and nothing is read through it."""
    make(copy_of_course / name)
    for tree in (Disk(copy_of_course), Memory.of(Disk(copy_of_course))):
        found = [(finding.rule, finding.position.file.as_posix()) for finding in load_and_check(tree)[1]]
        assert found == [(rule, name)]


def test_name_that_is_no_text_is_told(copy_of_course: Path) -> None:
    """A file whose name is not UTF-8 has its finding, which is remembered as any other is."""
    strange = os.fsencode(copy_of_course / "modules" / FIRST_MODULE) + b"/caf\xe9.md"
    with open(strange, "wb") as file:  # noqa: PTH123  (a path is made of text)
        file.write(b"x\n")
    from curriculum.cli import main

    for _ in range(2):
        assert main(["--root", str(copy_of_course), "check"]) == 1
    recalled = LastCheck(copy_of_course).recall()
    assert recalled
    assert [finding.rule for finding in recalled.findings] == ["file-name"]


def test_real_files_are_those_of_the_folder() -> None:
    """The icons of the course and the words of the project are among what is looked at."""
    assert {"overrides/.icons/course/logo.svg", "spelling/words.nl.txt", "README.md"} <= Disk(ROOT).files


AROUND = [
    # (file, what is there, what replaces it, rule, part of the message)
    ("CITATION.cff", "^authors:\n.*\n", "", "citation-file", "`authors` is missing"),
    ("CITATION.cff", "^type: software", "type: course", "citation-file", "`software` and `dataset`"),
    ("CITATION.cff", r"^  - name: .*", "  - website: https://example.org", "citation-file", "an author has a name"),
    ("CITATION.cff", r"^(    doi: .*)(\d)$", r"\g<1>a\2", "citation-file", "look up which is right"),
    ("CITATION.cff", r"^    year: .*", "    year: 1925", "citation-file", "look up which year is right"),
    ("overrides/partials/course/question.html", "<summary>.*</summary>\n", "", "theme", "start it with `<summary>`"),
    ("overrides/partials/course/question.html", 'class="quiz-form"', 'class="quiz-form" style="color: red"', "theme", "give it a class"),
    ("overrides/partials/course/module-head.html", "n=minutes", "m=minutes", "theme", "is given `m`: it asks for `n=…`"),
    ("overrides/main.html", r"course_map \| tojson", "course_map", "theme", "put `| tojson` before"),
    ("overrides/home.html", r"\{\{ page.meta.start.text \}\}", "", "theme", "this link has no words"),
    ("overrides/partials/course/question.html", r"<li class", '<li tabindex="3" class', "theme", "`tabindex` makes"),
    ("overrides/partials/course/module-end.html", r"<button ", '<button tabindex="1" ', "theme", "`tabindex` makes"),
    ("overrides/assets/javascripts/question.js", r"\A", "<!-- ours -->\n", "theme", "write `//` before a comment"),
    ("overrides/assets/javascripts/words.js", r"\Z", "\nconst x = require('./x.js');\n", "theme", "no browser knows this"),
    (NL, "^theme:", "exclude_docs: about.md\ntheme:", "navigation", "`exclude_docs` keeps the page `about.md`"),
    (NL, "^theme:", "draft_docs: |\n  /modules/\ntheme:", "navigation", "`draft_docs` keeps the page `modules/"),
    (EN, "^theme:", "exclude_docs: modules/*.md\ntheme:", "navigation", "`exclude_docs` keeps the page `modules/"),
    (NL, "^nav:\n(?:  .*\n|\n)+", "", "navigation", "`nav` is missing"),
    (NL, "^  - glossary.md", "  - References: glossary.md", "navigation", "is the title of `references.md`"),
    (NL, "^  - My course:", "  - My cours:", "interface-words", "“My cours” has no Dutch entry"),
    (NL, "^  - Groups and supervision:", "  - Groep en supervisie:", "interface-words", "“Groep en supervisie” has no Dutch entry"),
    (NL, "^  - about.md", "  - Over ons: about.md", "interface-words", "or leave the title out"),
    (NL, "^  - about.md", "  - about.md\n  - Vereniging: https://example.org/", "interface-words", "as `msgid` and `msgstr`."),
    ("overrides/home.html", r'illustration\("home"\)', 'illustration("hone")', "theme", "no drawing `overrides/assets/images/hone.svg`"),
    ("overrides/base.html", "partials/header.html", "partials/haeder.html", "theme", "no file `overrides/partials/haeder.html`"),
    ("overrides/assets/javascripts/course.js", r"\./[\w-]+\.js", "./cours.js", "theme", "so this script does nothing"),
    ("overrides/assets/images/home.svg", "</svg>", '<image href="https://example.org/x.png"/></svg>', "theme", "fetched from elsewhere"),
    ("overrides/assets/stylesheets/course.css", r"\A", "@import url(https://example.org/x.css);\n", "theme", "fetched from elsewhere"),
    ("overrides/main.html", r"\{% endif %\}(?s:.*)", "", "theme", "this `if` has no end"),
    ("overrides/main.html", r"\{% if", "{% fi", "theme", "there is no tag `fi`. Did you mean `if`?"),
    ("overrides/home.html", r"\Z", "{% endif %}", "theme", "`endif` ends nothing"),
    ("overrides/home.html", r"\{\{ illustration", "{{ | illustration", "theme", "this template cannot be read (unexpected '|')"),
    ("overrides/home.html", r"\| url", "| urll", "theme", "there is no filter `urll`. Did you mean `url`?"),
    ("overrides/home.html", "<div", "{% if page is definde %}{% endif %}<div", "theme", "there is no test `definde`"),
    ("overrides/home.html", "block tabs", "block tab", "theme", "a block `tab`, so nothing of it is shown. Did you mean `tabs`?"),
    ("overrides/404.html", "block content", "block contents", "theme", "a block `contents`, so nothing of it is shown"),
    ("overrides/home.html", r"\{% extends .*\n", "", "theme", "this template extends no other"),
    ("overrides/main.html", r"\s*\{\{ super\(\) \}\}", "", "theme", "in this block no page has a script"),
    ("overrides/main.html", r"\Z", "{% block styles %}{% endblock %}", "theme", "in this block no page has a style sheet"),
    ("overrides/main.html", r"\Z", "{% block scripts %}{% endblock %}", "theme", "the block `scripts` stands in line 38 already"),
    ("overrides/main.html", "<meta charset=.*>", "", "theme", 'no template has `<meta charset="utf-8"` any more'),
    ("overrides/main.html", '<meta name="viewport".*>', "", "theme", 'no template has `name="viewport"` any more'),
    ("overrides/base.html", r"\{% for script in config(?:.*\n){3}", "", "theme", "no page has its scripts"),
    (
        "overrides/partials/course/question.html",
        r"\{\{ asked \}\}",
        "{{ askd }}",
        "theme",
        "nothing gives this template a `askd`",
    ),
    ("overrides/partials/course/note.html", r"\bmodule\b", "modul", "theme", "nothing gives this template a `modul`"),
    ("overrides/partials/nav.html", "contents_of", "content_of", "theme", "nothing gives this template a `content_of`"),
    ("overrides/home.html", r"page\.meta\.heading", "page.meta.headng", "front-matter", "no page has a field `headng`"),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n.x { background: url(../images/nothing.svg) }\n",
        "theme",
        "no file `overrides/assets/images/nothing.svg`",
    ),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n*:focus { outline: none; }\n", "theme", "would not see where they are"),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n@media print { .x, .md-typeset a:focus { outline: 0 } }\n",
        "theme",
        "would not see where they are",
    ),
    (
        "overrides/assets/stylesheets/course.css",
        r"var\(--course-ink\)",
        "var(--course-inkk)",
        "theme",
        "`--course-inkk` a value, so a browser passes over this line. Did you",
    ),
    (
        "overrides/assets/stylesheets/course.css",
        "@media",
        "@meda",
        "theme",
        "there is no `@meda`, so a browser passes over what stands in it. Did you mean `@media`?",
    ),
    (COURSE, "^  font-size: 0.86rem", "  font-siz: 0.86rem", "theme", "there is no property `font-siz`"),
    (COURSE, "(?s)^  --course-plum.*?\n", "", "theme", "the scheme `default` gives `--course-plum` no value, and `slate` does in line"),
    (COURSE, "^    --course-good-bg: .*\n", "", "theme", "the scheme `slate` gives `--course-good-bg` no value"),
    (
        COURSE,
        "^  --course-ink: .*",
        "  --course-ink: #ccc;",
        "theme",
        "`--course-ink` (#ccc) on `--course-paper` (#fbf7f1) has a contrast of 1.5",
    ),
    ("overrides/main.html", "initial-scale=1", "initial-scale=1,user-scalable=no", "theme", "`user-scalable=no` keeps readers"),
    ("overrides/home.html", "<a ", '<a onclick="x()" ', "theme", "refuses the handler `onclick`"),
    ("overrides/home.html", "<div", "<script>let x;</script><div", "theme", "refuses an inline script (`let x;`)"),
    ("overrides/home.html", "<div", "<style>p { color: red }</style><div", "theme", "refuses an inline style sheet"),
    ("overrides/main.html", "initial-scale=1", "maximum-scale=1", "theme", "`maximum-scale=1` keeps readers"),
    (
        "overrides/assets/javascripts/grading.js",
        "^export",
        "exprt",
        "theme",
        "a browser runs nothing of it",
    ),
    (
        "overrides/assets/javascripts/course.js",
        r"\A",
        'import { stor } from "./store.js";\n',
        "theme",
        "`./store.js` exports no `stor`, so this script does nothing. Did",
    ),
    ("overrides/assets/stylesheets/course.css", r"\A", '@import "theme.css";\n', "theme", "`@import` in the midst of it does nothing"),
    ("overrides/assets/stylesheets/course.css", r"\A", "// mine\n", "theme", "two slashes start no comment"),
    (SCRIPT, r"\Z", 'navigator.sendBeacon("/x");', "theme", "`navigator.sendBeacon` sends something away"),
    (SCRIPT, r"\Z", 'const far = new WebSocket("wss://example.org");', "theme", "`new WebSocket` sends something away"),
    (SCRIPT, r"\Z", 'const far = new EventSource("/x");', "theme", "`new EventSource` sends something away"),
    (SCRIPT, r"\Z", "const far = new XMLHttpRequest();", "theme", "`new XMLHttpRequest` sends something away"),
    (SCRIPT, r"\Z", 'new Image().src = "https://example.org/x.gif";', "theme", "`new Image().src` sends something away"),
    (SCRIPT, r"\Z", 'fetch("https://example.org/x");', "theme", "fetched from elsewhere"),
    (SCRIPT, r"\Z", 'import("https://example.org/x.js");', "theme", "fetched from elsewhere"),
    (SCRIPT, r"\A", 'import { x } from "https://example.org/x.js";\n', "theme", "fetched from elsewhere"),
    (SCRIPT, r"\Z", 'new Function("x");', "theme", "`new Function` is refused by the security policy"),
    (SCRIPT, r"\Z", 'sessionStorage["seen"] = 1;', "theme", "keeps something that readers neither see nor erase"),
    (SCRIPT, r"\Z", "localStorage.seen = 1;", "theme", "keeps something that readers neither see nor erase"),
    (SCRIPT, r"\Z", "document.body.outerHTML = location.hash;", "theme", "takes a text for HTML"),
    (SCRIPT, r"\Z", 'document.body.insertAdjacentHTML("beforeend", location.hash);', "theme", "takes a text for HTML"),
    (SCRIPT, r"\Z", 'image.src = "https://example.org/x.gif";', "theme", "`.src` fetches something from elsewhere"),
    (SCRIPT, r"\Z", 'document.cookie = "a=1";', "theme", "`document.cookie` keeps a cookie"),
    (SCRIPT, r"\Z", 'eval("1");', "theme", "`eval` is refused by the security policy"),
    (SCRIPT, r'"\./download\.js"', '"download.js"', "theme", "write `./download.js`"),
    (SCRIPT, r"\Z", 'await import("./nothere.js");', "theme", "there is no file `overrides/assets/javascripts/nothere.js`"),
    (SCRIPT, r"\Z", 'document.write("x");', "theme", "`document.write` puts its words in the place of the whole page"),
    (SCRIPT, r"\Z", '  window.alert("x");', "theme", "`window.alert` stops the page"),
    (SCRIPT, r"\Z", "debugger;", "theme", "`debugger` stops the page"),
    (SCRIPT, r"^\}\n(?=\nif)", "", "theme", "a browser runs nothing of it: look at the brackets and quotes"),
    (SCRIPT, r"^  \}\n", "", "theme", "a browser runs nothing of it: look at the brackets and quotes"),
    (SCRIPT, r"\);$", ";", "theme", "a browser runs nothing of it"),
    (SCRIPT, r"^(import .*\n)", r"\1\1", "theme", "already, so a browser runs nothing of this script"),
    (SCRIPT, r"\Z", "\nclass Twice {}\nexport function Twice() {}\n", "theme", "`Twice` is imported or made in line"),
    (SCRIPT, r"word\(", "word", "theme", "a browser runs nothing of it"),
    (SCRIPT, r'"\)(?=[;,])', ")", "theme", "a browser runs nothing of it"),
    (SCRIPT, r"\Z", "/* and\n", "theme", "a browser runs nothing of it"),
    (SCRIPT, r"`(?=[),;])", "", "theme", "a browser runs nothing of it"),
    (SCRIPT, r'"([\w-]+)"\)', r"“\1”)", "theme", "`“` is a curly quote"),
    (
        SCRIPT,
        r'word\("erased"',
        'word("erasd"',
        "theme",
        "has the word `erasd`, so readers would see that name: put it there, or write the name",
    ),
    (SCRIPT, r'word\("erased"', 'word(same ? "erased" : "erasd"', "theme", "has the word `erasd`"),
    (SCRIPT, "word\\(`section-", "word(`part-", "theme", "has the word `part-`"),
    (WORDS, '"result-extra"', '"result-extrax"', "theme", "no script asks for the word `result-extrax`. Did you mean `result-extra`?"),
    (WORDS, "data-words", "data-wordsx", "theme", "scripts find these words by `data-words`"),
    (SCRIPT, 'define\\("course-data"', 'define("course-dta"', "theme", "is the script of `<course-data>`, and makes a `<course-dta>`"),
    (DATA, "course-data", "course-dta", "theme", "no script makes `<course-dta>` work"),
    (SCRIPT, r"\[data-erase\]", "[data-erse]", "theme", "has not, so a part of the page does nothing: put it back there"),
    ("overrides/assets/javascripts/frame.js", r'Id\("site-nav', 'Id("sitenav', "theme", "looks for `#sitenav`, which no template has"),
    (
        DATA,
        "data-no>(.*)data-yes",
        r"data-yes>\1data-no",
        "theme",
        "this button says “Do not erase”, and does what “Erase everything” says",
    ),
    (DATA, 'aria-labelledby="erase-title"', 'aria-labelledby="erase-titel"', "theme", "`aria-labelledby` names `erase-titel`"),
    ("overrides/partials/nav.html", 'popovertarget="site-nav"', 'popovertarget="nav"', "theme", "`popovertarget` names `nav`"),
    ("overrides/partials/course/note.html", "data-note", "data-nte", "theme", "asks for its `data-note`, which it has not here"),
    ("overrides/partials/course/kit/builder.html", '"next"', '"nxt"', "theme", "no script knows the action `nxt`"),
    ("overrides/partials/words/test.html", r't\("passed"\)', 't("not passed")', "theme", "which are the words of `test-attempt-failed`"),
    ("overrides/base.html", r" lang=\"\{\{.*?\}\}\"", ' lang="en"', "theme", "a page says in which language it is"),
    ("overrides/base.html", r" lang=\"\{\{.*?\}\}\"", "", "theme", "a page says in which language it is"),
    ("overrides/main.html", "<meta charset", '<meta http-equiv="refresh" content="5"><meta charset', "theme", "this takes readers away"),
    ("overrides/partials/copyright.html", "by/4.0", "by-nd/4.0", "theme", "the link leads to the licence `by-nd` 4.0"),
    ("overrides/partials/copyright.html", "about/", "over/", "theme", "there is no page `over`"),
    (FOOTER, '"md-footer">', '"md-footer"><img src="x.svg">', "theme", "a picture says in `alt` what it shows"),
    (FOOTER, '"md-footer"', "“md-footer”", "theme", "the quotes of an attribute are straight"),
    ("overrides/partials/nav.html", '="hide"', '="hide', "theme", "the value of this attribute has no second quote"),
    ("overrides/partials/toc.html", '="course-nav"', '="course-nav', "theme", "the value of this attribute has no second quote"),
    (FOOTER, "</nav>", "", "theme", "`</nav>` is missing in this template"),
    (FOOTER, "</footer>", "</div></footer>", "theme", "`<div>` is missing in this template"),
    ("overrides/partials/nav.html", r"</ul>\n</nav>\n</div>\s*\Z", "", "theme", "`</div>` is missing in this template"),
    ("overrides/home.html", r"\{\{ page.content \}\}", "", "theme", "put `{{ page.content }}` back"),
    ("overrides/sitemap.xml", "</urlset>", "<urlset>", "theme", "`</urlset>` is missing in this template"),
    ("overrides/assets/stylesheets/course.css", r"\}\s*\Z", "", "theme", "this brace is never closed"),
    ("overrides/assets/stylesheets/course.css", r"\A", "}\n", "theme", "this brace closes nothing"),
    ("overrides/assets/stylesheets/course.css", r"\Z", "/* and", "theme", "this comment is never closed"),
    ("overrides/assets/images/home.svg", r"</svg>\s*\Z", "", "theme", "this drawing is not whole"),
    ("overrides/home.html", "<div", '<script src="//example.org/x.js"></script><div', "theme", "fetched from elsewhere"),
    *(
        ("overrides/home.html", "<div", f"{tag}<div", "theme", "fetched from elsewhere")
        for tag in (
            '<iframe title="x" src="https://example.org/x"></iframe>',
            '<video poster="https://example.org/x.png"></video>',
            '<audio src="https://example.org/x.mp3"></audio>',
            '<picture><source srcset="https://example.org/x.png"></picture>',
            '<track src="https://example.org/x.vtt">',
            '<embed src="https://example.org/x">',
            '<object data="https://example.org/x"></object>',
            '<svg><use xlink:href="https://example.org/x.svg#x"/></svg>',
            '<link rel="stylesheet" href="https://example.org/x.css">',
        )
    ),
    ("overrides/locales/nl.po", r'^msgid "Case"\nmsgstr ".*"', 'msgid "Case"\nmsgstr ""', "interface-words", "“Case” is empty"),
    ("overrides/locales/nl.po", r'^(msgid ".*\{n\}.*"\nmsgstr ".*)\{n\}', r"\1{m}", "interface-words", "does not have `{n}`"),
    ("overrides/locales/nl.po", r'^(msgid ""\n(?:.+\n)+)(?s:.*)', r"\1", "interface-words", "no word stands here"),
    ("overrides/locales/nl.po", r'^msgid "Case"', '#, fuzzy\nmsgid "Case"', "interface-words", "is marked as `fuzzy`"),
    ("overrides/locales/nl.po", r'^(msgid "Case"\nmsgstr ")(.*)"', r'\1<b>\2</b>"', "interface-words", "the tags (`<…>`) of the English"),
    ("overrides/locales/nl.po", r'^(msgid "Case"\nmsgstr ".*)"', r'\1 "', "interface-words", "starts or ends with a space"),
    ("overrides/locales/nl.po", r'^msgid "Case"\nmsgstr ".*"', 'msgid "Case"\nmsgstr "casus"', "interface-words", "starts with a capital"),
    ("overrides/locales/nl.po", r'^(msgid "Mind:"\nmsgstr ".*):"', r'\1"', "interface-words", "does not end in `:`"),
    ("overrides/locales/nl.po", "Past het best", "Past niet het best", "interface-words", "says the opposite of the English"),
    ("overrides/partials/copyright.html", r"\{\{ 'about/' \| url \}\}", "/about/", "theme", "leads out of the course"),
    ("overrides/partials/course/question.html", ' method="dialog"', "", "theme", 'write `<form method="dialog">`'),
    (
        "overrides/partials/course/kit/evaluation.html",
        'method="dialog"',
        'method="dialog" action="https://example.org/"',
        "theme",
        "would send away what was filled in",
    ),
    (
        "overrides/partials/course/overview.html",
        r"<a href=.page:review\.md.>",
        "<a data-review>",
        "theme",
        "without `href` no key reaches this",
    ),
    ("overrides/partials/course/overview.html", r"page:review\.md", "page:reviews.md", "theme", "there is no page `reviews.md`"),
    ("overrides/partials/course/kit/builder.html", "aria-labelledby=", "aria-labeledby=", "theme", "Did you mean `aria-labelledby`?"),
    (
        "overrides/assets/images/vocabulary.svg",
        'class="ill-wash"',
        'class="ill-washed"',
        "theme",
        "no style sheet has the class `ill-washed`",
    ),
    (
        "overrides/assets/images/vocabulary.svg",
        'class="ill-wash"',
        'fill="#e2d8cb"',
        "theme",
        "`#e2d8cb` is the same in the light and in the dark",
    ),
    (
        "overrides/assets/images/vocabulary.svg",
        'class="ill-wash"',
        'style="fill:#e2d8cb"',
        "theme",
        "`#e2d8cb` is the same in the light and in the dark",
    ),
    ("overrides/assets/images/vocabulary.svg", ' class="ill-wash"', "", "theme", "this shape has no class"),
    ("overrides/assets/images/home.svg", ' viewBox="[^"]*"', "", "theme", "without `viewBox` most of this drawing is cut off"),
    ("overrides/assets/images/home.svg", ' aria-hidden="true"', "", "theme", "screen readers would stop at this drawing"),
    (
        "overrides/assets/images/home.svg",
        "</svg>",
        '<text x="9" y="9">Begin</text></svg>',
        "theme",
        "words in a drawing are the same in every language",
    ),
    (
        "overrides/assets/stylesheets/kit.css",
        r"\Z",
        "\n.step__who { color: #222; }\n",
        "theme",
        "`color: #222` can hardly be told from `--course-paper` in the scheme `slate`",
    ),
    (
        "overrides/assets/stylesheets/kit.css",
        r"\Z",
        "\n.step__who { background: white; }\n",
        "theme",
        "`background: white` can hardly be told from `--course-ink` in the scheme `slate`",
    ),
    (
        "overrides/assets/stylesheets/kit.css",
        r"\Z",
        '\n.step__who::after { content: " (wie)"; }\n',
        "theme",
        "these words would stand in every language",
    ),
    (
        "overrides/assets/javascripts/review.js",
        r"#start\(due\) \{",
        "#start(due) {\n    localStorage.setItem('seen', due.length);",
        "theme",
        "keeps something that readers neither see nor erase",
    ),
    (
        "overrides/assets/javascripts/review.js",
        r"= name && word\(name\)",
        '= name ? "Verder" : ""',
        "theme",
        "`Verder` would stand in every",
    ),
    ("overrides/assets/javascripts/builder.js", '"course:present"', '"course:presnt"', "theme", "Did you mean `course:present`?"),
    (
        "overrides/assets/javascripts/review.js",
        '"course:answer"',
        '"course:anser"',
        "theme",
        "no other script knows the event `course:anser`",
    ),
    ("overrides/assets/javascripts/review.js", r"\.textContent = text;", ".innerHTML = text;", "theme", "takes a text for HTML"),
    (
        "overrides/assets/javascripts/review.js",
        r"this\.#answered \+= 1",
        "this.#answerd += 1",
        "theme",
        "no class of this script has a `#answerd`",
    ),
    ("overrides/locales/nl.po", "Nog twee minuten voor", "Nog vijf minuten voor", "interface-words", "says `5` where the English says `2`"),
    ("overrides/locales/nl.po", r"apart ligt \(\{n\}\)", "apart ligt ({n}", "interface-words", "has a bracket without its other"),
    ("overrides/locales/nl.po", "Kies alles wat past", "Kies alles wat niet past", "interface-words", "says the opposite of the English"),
    ("overrides/locales/nl.po", '^(msgid "Not right"\nmsgstr ").*"', r'\1Goed"', "interface-words", "says the opposite of the English"),
    (
        "overrides/locales/nl.po",
        '"Kies alles wat past."',
        '"Kies er een."',
        "agreed-data",
        "was agreed on as “Kies alles wat past.”, and is “Kies er een.” now",
    ),
    ("overrides/main.html", r".*<link rel=\"canonical\".*\n", "", "theme", '`<link rel="canonical"` any more'),
    ("overrides/main.html", r"\{\{ page.canonical_url \}\}", "https://example.org/", "theme", "all pages would give this one address"),
    ("overrides/main.html", r"\{\{ t\('en_GB'\) \}\}", "nl_NL", "theme", "this names one language on the pages of all"),
    ("overrides/base.html", ".*md-skip.*\n", "", "theme", "the way past the menu"),
    ("overrides/sitemap.xml", " *<loc>.*</loc>\n", "", "theme", "at which address a page is"),
    ("overrides/partials/copyright.html", ' rel="license"', "", "theme", "on which terms they may use the course"),
    ("overrides/partials/course/certificate.html", r"<p>\{\{ t\(\"Not accredited.*\n", "", "theme", "that the course is not accredited"),
    ("overrides/partials/course/my-data.html", 'role="status"', 'role="staus"', "theme", "Did you mean `status`?"),
    ("overrides/partials/course/my-data.html", 'id="restore"', 'id="download"', "theme", "links find the first alone"),
    ("overrides/partials/course/kit/record.html", r"\[language\]", ".nl", "theme", "`.nl` gives the text in one language"),
    ("overrides/partials/course/note.html", 'class="note__', 'class="\u200bnote__', "theme", "an invisible character stands here (U+200B)"),
    ("overrides/partials/words/certificate.html", r't\("completed"\)', 't("not completed")', "theme", "they were exchanged"),
    (
        "overrides/partials/words/test.html",
        r't\("\{answered\} of \{total\} questions answered\."\)',
        't("{n} modules")',
        "theme",
        "the script gives no value for `{n}`",
    ),
    ("overrides/partials/words/certificate.html", r"(  \"certificate-kept.*\n)", r"\1\1", "theme", "`certificate-kept` stands here twice"),
    ("overrides/assets/javascripts/certificate.js", r"import \{ isKept \}.*\n", "", "theme", "`isKept` is not known here"),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n.quiz-answer { opacity: 0; }\n",
        "theme",
        "takes `.quiz-answer` away from readers",
    ),
    *(
        ("overrides/assets/stylesheets/course.css", r"\Z", f"\n{rule}\n", "theme", "away from readers")
        for rule in (
            ".vignette { left: -9999px; }",
            "html .md-typeset .prompt { max-height: 0; overflow: hidden; }",
            "body article .quiz-text { visibility: collapse !important; }",
        )
    ),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n@media prnt { .x { color: inherit; } }\n", "theme", "Did you mean `print`?"),
    ("overrides/assets/images/home.svg", "(?s)(<svg[^>]*>).*(</svg>)", r"\1\2", "theme", "nothing is drawn here"),
    ("overrides/assets/images/home.svg", "</svg>", "<desc>/home/roos/x.svg</desc></svg>", "theme", "where somebody keeps their files"),
    ("overrides/partials/course/test.html", r't(\("Hand in the test"\))', r"\1", "interface-words", "would stand in every language"),
    ("overrides/partials/course/test.html", r't\("Hand in the test"\)', '"Hand in the test"', "interface-words", "in every language"),
    ("overrides/partials/words/done.html", r't\("Done\."\)', 't("")', "interface-words", "no words stand between these quotes"),
    ("overrides/assets/javascripts/test.js", '"test-not-kept"', '"test-unkept"', "theme", "has the word `test-unkept`"),
    ("overrides/locales/en.po", "The clock stands still", "The clock stands sill", "interface-words", "nothing asks for “The clock"),
    ("overrides/partials/course/kit/series-session.html", "if session.activity", "if session.activty", "theme", "a `activty`"),
    ("overrides/partials/copyright.html", "if provider.changes", "if provider.chnages", "theme", "Did you mean `changes`?"),
    (
        "overrides/locales/nl.po",
        r"^msgid \"What it stirs in you\"",
        'msgid "What it stirs in yu"',
        "interface-words",
        "nothing asks for “What it",
    ),
    ("overrides/partials/course/actions.html", r"(<p class=\"quiz-actions.*\n)", r"\1\1", "theme", "stands just above already"),
    ("overrides/assets/stylesheets/home.css", r"^\.course-hero \{", ".course-herro {", "theme", "Did you mean `course-hero`?"),
    ("overrides/assets/stylesheets/test.css", r"\[data-changed\]", "[data-chnaged]", "theme", "Did you mean `data-changed`?"),
    ("overrides/partials/course/kit/script.html", "step__length", "step__lenght", "theme", "Did you mean `step__length`?"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "message"), AROUND, ids=[f"{file}: {message}" for file, *_, message in AROUND])
def test_fault_around_the_texts_is_told(file: str, old: str, new: str, rule: str, message: str) -> None:
    """What a menu, a template, a drawing, a script or a catalogue of words gets wrong is found there."""
    found = [finding for finding in found_in(file, old, new) if finding.position.file.name == Path(file).name]
    assert any(finding.rule == rule and message in finding.message for finding in found), [str(finding) for finding in found]
    assert {finding.rule for finding in found} == {rule}


@pytest.mark.parametrize(
    "name",
    [
        "overrides/locales/nl.po",
        "overrides/.icons/course/logo.svg",
        "overrides/assets/images/home.svg",
        "mkdocs.en.yml",
        "overrides/404.html",
        "overrides/assets/javascripts/test.js",
        "overrides/partials/words/test.html",
        "overrides/partials/course/vignette.html",
    ],
)
def test_file_that_something_needs_and_that_is_gone_is_told(name: str) -> None:
    """A drawing, an icon, a catalogue, a script, its words or an edition that was deleted is found, once."""
    found = found_after_edit(real_files().with_file(name, None))
    assert len(found) == 1, [str(finding) for finding in found]
    assert re.search(r"is missing|there is no|put .* back", found[0].message)


SCRIPT_AS_OTHERS_WRITE_IT = r"""
/* “Quotes” in a remark, and a `backtick` (that it’s not closed.
 * ------ */
const path = "it’s “here” \"and\" 'there'", end = 'don\'t {', none = ""; // it's (not [closed
const long = "one \
two";
const made = `a ${path ? `b ${{ a: 1 }.a} “c”` : "}"} \` $ { $${1}`;
const query = `
  SELECT { one;
  "two`;
const signs = /["'`(\[{]\/[/"]*/gu, half = (end.length + 1) / 2 / 3, other = [4, 8][0] / 2;
if (path) /["(]/.test(path);
const is = typeof /"/, found = path.match(/[^\\\\]"/) || !/'/.test(path) ? /`/ : /\)/, arrow = () => /{/;
let count = 0; count++ / 2; count-- / 2;
const own = { if: 1, return: 2, const: 3, let: 4, of: 5 }; own.return / 2 / own.if(1) / 2;
for (let i = 0, n = 2; i < n; i++) { const each = i; count += each; }
for (const each of [1, 2]) { const made = each; count += made; }
for (;;) break;
switch (count) { case 1: { const one = 1; break; } case 2: { const one = 2; break; } default: /"/.exec(""); }
class Mine { static #count = 0; get if() { return /"/; } static { Mine.#count = 1_000e3 + .5 + 0x1f; } "a-b"() {} [path]() {} }
label: for await (const each of []) { continue label; }
const { a: [first = ")"] = [], ...rest } = {}; own?.[0]?.(1); own ?? (count ||= 2 ** 3 >>> 1);
function alone() { return
  `x` }
"""
"""Texts, remarks, regular expressions and names in the many forms that they can have."""


def test_words_of_a_docstring_ask_for_no_entry() -> None:
    """An entry of the catalogue whose words the engine has in what it says of itself alone is one that nothing asks for."""
    name, words = "overrides/locales/nl.po", "Session guides point to lines"
    assert words in (ROOT / "src/curriculum/facts.py").read_text(encoding="utf-8")
    more = f'\nmsgid "{words}"\nmsgstr "Sessiegidsen wijzen naar regels"\n'
    found = found_after_edit(real_files().with_file(name, real_files().contents[name] + more.encode()))
    assert [f"nothing asks for “{words}”" in finding.message for finding in found if finding.rule == "interface-words"] == [True]


NATURAL = [
    ("overrides/home.html", "<div", '<a href="https://example.org/">Example</a><div'),
    ("overrides/main.html", r"\Z", '\n<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">'),
    ("overrides/home.html", "<div", '{% include "partials/logo.html" %}{% include "partials/mine.html" ignore missing %}<div'),
    (
        "overrides/assets/images/home.svg",
        "</svg>",
        '<metadata xmlns:x="http://www.inkscape.org/"><a href="https://example.org/"/></metadata></svg>',
    ),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n/* see https://example.org/ */\n/*\n=======\n*/\n.x { background: url(data:image/png;base64,AA==) }\n",
    ),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n.x::before { content: '{'; } /* } */ .y\\\\{ { color: red }\n"),
    ("overrides/home.html", "<div", "{# {% if #}{% raw %}{% for %}{% endraw %}{%- if true -%}{%- endif -%}<div"),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\na:focus { outline: none; box-shadow: 0 0 0 3px currentcolor }\n.x:focus { outline: none }\n",
    ),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n.x { background: url(../images/home.svg#a) } .y { background: url('/assets/images/home.svg') }\n",
    ),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n@page { @top-left { content: 'x@y' } } @font-face { } .x { color: var(--mine, red); --its: 1; top: var(--its) }\n",
    ),
    (COURSE, "^  --course-accent: .*", "  --course-accent: rgb(140 60 30);"),
    (COURSE, "^  --course-accent: .*", "  --course-accent: oklch(0.45 0.12 40);"),
    (COURSE, "^    --course-link: .*", "    --course-link: #9ab8ff;"),
    ("overrides/assets/javascripts/course.js", r"\A", 'import { store as mine, COURSE } from "./store.js";\n'),
    (SCRIPT, r"\Z", "\nlink.href = 'https://example.org/'; image.src = './x.png'; // document.cookie = 1, eval(2), import('x.js')\n"),
    (SCRIPT, r"\Z", "\nif (document.cookie === '') retrieval(1); const own = { eval: 1 }; await import('./store.js');\n"),
    (SCRIPT, r'word\("erased"\)', 'word("eras" + "ed") + word(`${same}-x`) + word(name ? word("aside") : name) + this.word("mine")'),
    (DATA, "<div", "{# <course-old> #}<my-clock></my-clock><div"),
    (WORDS, r"\A", '<script type="application/json" data-words>{{ {"mine": t("Close")} | tojson }}</script>\n'),
    (WORDS, r'^  "cleared"', '  "own-word": t("Close"),\n  "cleared"'),
    (SCRIPT, r"\Z", "\n/* this.querySelector('[data-mine]') */\nthis.querySelector('.mine')?.remove();\n"),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n/* // @import */ .x { background: url(//a//b.png) }\n".replace("//a//b", "../images/home.svg#"),
    ),
    (DATA, "Do not erase", "Close"),
    (FOOTER, r"(<footer class=\"md-footer\">)", r'{% if page %}<footer class="mine">{% else %}\1{% endif %}'),
    (FOOTER, r"(?s)(<footer.*?>)(.*)(</footer>)", r"{% if page %}\1{% endif %}\2{% if page %}\3{% endif %}"),
    (
        FOOTER,
        "<nav",
        '<p title="{{ t("Close") }}" lang=nl class="a > b{% if page %} c{% endif %}" data-mine="a = b, c=1; d" id=""></p><nav',
    ),
    (FOOTER, "<nav", '<img src="x.svg" alt="{{ config.site_name }}"/><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><br><p>{# </div> #}<nav'),
    ("overrides/partials/copyright.html", "'about/'", f"'modules/{FIRST_MODULE}/'"),
    ("overrides/partials/copyright.html", r"by/4.0(.*)CC BY 4.0", r"by/3.0/nl/\1CC BY 3.0"),
    ("overrides/main.html", "<meta charset", '<meta name="robots" content="noindex"><meta charset'),
    ("overrides/home.html", r"\{\{ page.content \}\}", '{% include "partials/content.html" %}'),
    (DATA, "Erase everything…", "Erase everything"),
    (DATA, "<button", '<button type="button" class="mine" data-mine>?</button><button'),
    ("overrides/base.html", '<a class="course-top.*', ""),
    ("overrides/home.html", " data-start", ""),
    ("overrides/partials/toc.html", " data-outline", ""),
    (
        "overrides/home.html",
        "<div",
        '<label for="mine">?</label><input id="mine"><p aria-describedby="mine other"></p><i id="other"></i><div',
    ),
    ("overrides/assets/javascripts/course.js", r"\Z", "\n// from https://example.org/\n"),
    ("overrides/assets/javascripts/course.js", r"\Z", f"\n{SCRIPT_AS_OTHERS_WRITE_IT}"),
    (SCRIPT, r"\Z", '\nimport { tellTrouble as alert } from "./notice.js";\nalert("x"); opened.document.write("x"); // alert("x")\n'),
    (NL, "^  - about.md", "  - Elders: https://example.org/\n  - about.md"),
    (
        "overrides/locales/nl.po",
        r'^msgid "Case"\nmsgstr ".*"',
        '#, c-format\nmsgid "Case"\nmsgstr "Casus"\n\n#~ msgid "Old"\n#~ msgstr "Oud"',
    ),
    ("overrides/locales/nl.po", r'^msgid "Mind:"\nmsgstr ".*"\n', 'msgid ""\n"Mind"\n":"\nmsgstr ""\n"Let op:"\n'),
    ("overrides/partials/course/my-data.html", '<ul class="data__stored">', '<ul class="data__stored" role="list presentation">'),
    ("overrides/partials/course/facts.html", r"\A", '{% if t %}<p id="mine"></p>{% else %}<p id="mine"></p>{% endif %}\n'),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n.quiz-answer:not([open]) .content { display: none; }\n.vignette { opacity: 0.95; }\n",
    ),
    (
        "overrides/assets/stylesheets/course.css",
        r"\Z",
        "\n@media only screen and (width >= 30em), print and (orientation: landscape) { .x { color: inherit; } }\n",
    ),
    (
        "overrides/partials/course/facts.html",
        r"\A",
        '{% if "a" in ("a", "b") %}<p class="notes course-hero__mine">{{ ("x" ~ 1) | upper }}{{ "assets/x" | url }}</p>{% endif %}\n',
    ),
    ("overrides/assets/stylesheets/course.css", r"\Z", "\n.ours { color: inherit; }\n.ours[data-ours] { margin: 0; }\n"),
    (SCRIPT, r"\Z", "\nconst call = (day) => day();\nclass X {\n  next() {\n    return this.next();\n  }\n}\ncall(() => new X());\n"),
    (
        SCRIPT,
        r"\Z",
        "\nexport function own() {\n  const day = 1;\n  return day;\n}\nconst { one, two: other } = { one: own, two: own };\nother(one);\n",
    ),
    (SCRIPT, r"\Z", '\nexport async function later() {\n  const { day } = await import("./dates.js");\n  return day(new Date());\n}\n'),
]


@pytest.mark.parametrize(("file", "old", "new"), NATURAL)
def test_what_a_fork_writes_around_the_texts_is_free(file: str, old: str, new: str) -> None:
    """Links to elsewhere, templates of Material, remarks, and catalogues as other programs write them have no finding."""
    assert [str(finding) for finding in found_in(file, old, new) if "Elders" not in finding.message] == []


def test_word_of_a_template_without_an_entry_is_told() -> None:
    """A word that a template asks for and that no entry translates is found where it is asked for."""
    found = found_in("overrides/locales/nl.po", r'^msgid "Mind:"\nmsgstr ".*"\n', "")
    assert [(finding.rule, finding.position.file.suffix) for finding in found] == [("interface-words", ".html")]
    assert "“Mind:” has no entry" in found[0].message


@pytest.mark.parametrize("word", ["Research", "Glossary", "Flash cards", "metamours"])
def test_word_that_something_looks_up_and_that_lost_its_entry_is_told(word: str) -> None:
    """A word for which a page or an export asks by another name is missed where its entry is gone that the lock knows."""
    found = found_in("overrides/locales/nl.po", rf'^msgid "{word}"\nmsgstr ".*"\n', "")
    assert [finding.message for finding in found if finding.rule == "interface-words"] == [
        f"“{word}” has no entry, and pages or exports show it: translate it in overrides/locales/nl.po, as `msgid` and `msgstr`."
    ]


def test_words_that_read_the_same_on_one_page_are_told() -> None:
    """Where a word of the interface got the translation of another, and a template shows both, the two are named."""
    found = found_in("overrides/locales/nl.po", '"{n} casussen"', '"{n} vragen"')
    told = [finding.message for finding in found if finding.rule == "interface-words"]
    assert len(told) == 1
    assert told[0].startswith("“{n} questions” and “{n} cases” have the same translation")


def test_catalogue_is_read_as_gettext_has_it() -> None:
    """The entries of a catalogue are those that a library for gettext finds."""
    import polib

    from curriculum.words import entries

    for language in ("nl", "en"):
        text = real_files().contents[f"overrides/locales/{language}.po"].decode()
        for source in (text, f'{text}\nmsgid ""\n"A \\"b\\"\\n"\n"c\\\\"\nmsgstr ""\n"d"\n\n#~ msgid "e"\n#~ msgstr "f"\n'):
            expected = [(entry.msgid, entry.msgstr) for entry in polib.pofile(source) if not entry.obsolete]
            assert [(entry.key, entry.words) for entry in entries(source)] == expected


def test_spelling_of_interface_words_is_checked() -> None:
    """A word of the interface that is misspelt is found where it stands in the catalogue; the English beside it is not read as Dutch."""
    from curriculum.load import load
    from curriculum.spelling import check_spelling

    name = "overrides/locales/nl.po"
    text = real_files().contents[name].decode()
    assert '"Reflectie"' in text
    tree = real_files().with_file(name, text.replace('"Reflectie"', '"Relfectie"').encode())
    known = {finding.position for finding in check_spelling(load(real_files())[0], ROOT)}  # what a course has still to accept
    found = [finding for finding in check_spelling(load(tree)[0], ROOT) if finding.position not in known]
    line = text[: text.index('"Reflectie"')].count("\n") + 1
    assert [(finding.position.file.as_posix(), finding.position.line) for finding in found] == [(name, line)]


@pytest.mark.parametrize(
    "text",
    [
        "Mail [opleiding@delinde.be](mailto:opleiding@delinde.be).",
        "Mail an.peeters+cursus@delinde.co.uk.",
        "Mail [knowwhoyouare.care/qwx](https://knowwhoyouare.care/qwx).",
        "Mail 113.nl/chatx-qwx.",
        "Mail www.delinde.ie.",
    ],
)
def test_addresses_are_not_spelt(text: str) -> None:
    """No part of an address is taken for a word: nobody has to make `be` a Dutch word to give an address."""
    from curriculum.spelling import _words

    assert [word for word, _ in _words(Document(Path("x.md"), text))] == ["Mail"]


def test_page_of_ones_own_needs_no_words() -> None:
    """A new page that stands in the menu without a title, or with the one it has in every language, has no finding there."""
    files = real_files()
    for language in ("nl", "en"):
        files = files.with_file(f"docs/{language}/contact.md", b"---\ndescription: Contact.\n---\n\n# Contact { #contact }\n\nA.\n")
    for entry in (b"contact.md", b"Contact: contact.md"):
        settings = files.contents[NL].replace(b"  - about.md", b"  - " + entry + b"\n  - about.md")
        assert [finding for finding in found_after_edit(files.with_file(NL, settings)) if finding.position.file.name == NL] == []


@pytest.mark.takes(4)
@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "overrides/home.html",
            r"\{\{ illustration",
            "{{ | illustration",
            "overrides/home.html:23:1: error: theme: this template cannot be read",
        ),
        ("overrides/assets/stylesheets/course.css", r"\Z", "\na b c\n", "this is not read as a style sheet"),
        (
            "overrides/partials/course/facts.html",
            "<ul",
            "{{ [].pop() }}<ul",
            "overrides/partials/course/facts.html:1: this template cannot",
        ),
        ("overrides/home.html", r"\{\{ illustration", "{{ [].pop() }}{{ illustration", "overrides/home.html:23: this template cannot be"),
        (EN, None, None, "there is no file `mkdocs.en.yml`, so its edition cannot be built"),
    ],
)
def test_what_only_the_build_can_see_stops_it_with_a_sentence(
    small_course: Path, tmp_path: Path, file: str, old: str | None, new: str | None, message: str
) -> None:
    """A slip in a template or a style sheet and an edition that is gone stop the build with file, line and remedy: no traceback."""
    path = small_course / file
    if old and new:
        path.write_text(re.sub(old, new, path.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    else:
        path.unlink()
    result = build_site(small_course, tmp_path / "site")
    assert result.returncode == 1
    assert message in result.stdout + result.stderr, result.stderr
    assert "Traceback" not in result.stdout + result.stderr


def test_templates_are_read_as_the_build_reads_them(copy_of_course: Path) -> None:
    """The check knows the filters that the templates of a build have, and the names that those of pages are given."""
    from mkdocs.commands.build import get_context
    from mkdocs.config import load_config
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from curriculum.plugin import CurriculumPlugin
    from curriculum.rules.jinja import FILTERS, environment
    from curriculum.rules.templates import COURSE_NAMES, THEME_NAMES

    config = load_config(str(copy_of_course / NL))
    plugin = config.plugins["curriculum"]
    assert isinstance(plugin, CurriculumPlugin)
    plugin.on_config(config)
    pages = config.theme.get_env()
    jinja = set(Environment().filters)  # noqa: S701  (nothing is rendered)
    before = set(pages.globals)
    plugin.on_env(pages, config=config, files=Files([]))
    assert (pages.filters.keys() | plugin.templates.filters.keys()) - jinja == FILTERS
    assert environment().tests.keys() == pages.tests.keys()
    assert environment().extensions.keys() == pages.extensions.keys()
    assert (pages.globals.keys() - before) | get_context(Navigation([], []), Files([]), config).keys() == THEME_NAMES
    assert plugin.templates.globals.keys() - before == COURSE_NAMES


@pytest.mark.parametrize("palette", [{"primary": "indigo"}, [], [{"scheme": "default"}]])
def test_palette_without_a_choice_needs_no_button(copy_of_course: Path, palette: object) -> None:
    """A fork may have one scheme of colours, and then no button steps through them."""
    from mkdocs.config import load_config

    config = load_config(str(copy_of_course / NL))
    config.theme["palette"] = palette
    config.plugins["curriculum"].on_config(config)
    template = config.theme.get_env().get_template("partials/palette.html")
    assert template.render(config=config).strip() == ""


def test_dictionary_that_is_gone_is_told(copy_of_course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`curriculum spelling` says which dictionary is missing."""
    from curriculum.cli import main

    assert main(["--root", str(copy_of_course), "spelling"]) == 2
    assert "spelling/nl.aff is missing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "change", "rule"),
    [
        ("modules/vocabulary/nl.md", lambda text: text * 2, "file-size"),
        ("modules/vocabulary/nl.md", lambda text: text + b"\n" + text, "file-size"),
        ("docs/en/about.md", lambda text: text * 2, "file-size"),
        (
            "modules/vocabulary/nl.md",
            lambda _: b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
            "unreadable-file",
        ),
    ],
)
def test_file_that_is_there_twice_or_not_itself_is_one_finding(name: str, change: Callable[[bytes], bytes], rule: str) -> None:
    """A text that was pasted behind itself, and a pointer of Git LFS in its place, have one finding."""
    files = real_files()
    found = found_after_edit(files.with_file(name, change(files.contents[name])))
    assert [(finding.rule, finding.position.file.as_posix()) for finding in found] == [(rule, name)], [str(finding) for finding in found]


def test_method_by_a_wrong_name_is_told_once() -> None:
    """Where a file of the kit has a name that nothing reads, what it holds is not said to be missing."""
    files = real_files()
    text = files.contents["kit/methods/balint.yml"]
    found = found_after_edit(files.with_file("kit/methods/balint.yml", None).with_file("kit/methods/balint.yaml", text))
    assert "reference-used" not in {finding.rule for finding in found}
    assert "file-name" in {finding.rule for finding in found}


@pytest.mark.parametrize("given", ["5", "mkdocs.en.yml", "{a: b}"])
def test_editions_that_are_no_list_are_told(given: str) -> None:
    """Whatever stands in place of the list of editions, the check says that one is missing, and goes on."""
    found = found_in(NL, r"translations: \[mkdocs\.en\.yml\]", f"translations: {given}")
    assert [finding.message for finding in found if "no edition is in English" in finding.message], found


@pytest.mark.parametrize(
    ("old", "new"),
    [("^validation:\n", "validation:\n  omitted_files: [ignore]\n"), (r"name: Nederlands", "name: [Nederlands]")],
)
def test_value_that_is_a_list_and_cannot_be_one_ends_in_no_crash(old: str, new: str) -> None:
    """MkDocs says what is wrong with it, and the other rules go on."""
    files = real_files()
    text = files.contents["mkdocs.yml"].decode()
    changed = re.sub(old, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    load_and_check(files.with_file("mkdocs.yml", changed.encode()))


def test_export_that_a_look_does_not_tell_is_no_fault() -> None:
    """Several names in one declaration are exports too."""
    files = real_files()
    name = "overrides/assets/javascripts/schedule.js"
    changed = re.sub(r"^export const ", "export const FIRST = 1, ", files.contents[name].decode(), count=1, flags=re.MULTILINE)
    assert "FIRST" in changed
    found = found_after_edit(files.with_file(name, changed.encode()))
    assert not [str(finding) for finding in found if finding.rule == "theme"]


def test_country_that_is_named_alike_in_both_languages_needs_no_mark() -> None:
    """A name in a data file that is the same in every language, with nothing beside it, is not asked for the end of a sentence."""
    name = "modules/help-lines.yml"
    text = SAMPLE.contents[name].decode()
    found = load_and_check(SAMPLE.with_file(name, f"country: {{nl: NL, en: NL}}\n{text}".encode()))[1]
    assert "typing" not in {finding.rule for finding in found}
