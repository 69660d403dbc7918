"""The MkDocs plugin: it hands MkDocs what the engine makes, and nothing more."""

from __future__ import annotations

import errno
import gc
import json
import logging
import os
import re
import shutil
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

import rjsmin
from jinja2 import Environment, StrictUndefined, Template, pass_context
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import ListOfItems, Plugins, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext, url_filter

from curriculum.catalogue import address, course_data, course_schema, llms_text, module_schema
from curriculum.downloads import NoListing, offered
from curriculum.editions import MissingEdition, Settings, course_id, edition_folder, names, site_settings
from curriculum.epoch import VARIABLE, BadEpoch, commit_time
from curriculum.findings import Finding, not_looked_at, number_of, report
from curriculum.last_check import LastCheck, course_and_findings
from curriculum.later import Later
from curriculum.load import Course, Module, load
from curriculum.models import LANGUAGES, ORIGINAL, TRANSLATED, Language
from curriculum.page.assets import SCRIPTS, SHARED_FOLDERS, imported, theme_file
from curriculum.page.beside import Beside
from curriculum.page.finish import SITE_STYLES, finish_site
from curriculum.page.memory import (
    Memory,
    all_pages,
    bring_back,
    can_be_kept,
    inputs_of_edition,
    made_of_data,
    set_aside,
    state_of,
    state_of_course,
    surroundings,
)
from curriculum.page.navigation import around, contents_of
from curriculum.page.output import Output
from curriculum.page.policy import faults, with_policy
from curriculum.page.search import for_search, weight
from curriculum.page.shared import SharedData
from curriculum.position import Position
from curriculum.progress import course_map
from curriculum.render.aside import Aside
from curriculum.render.downloads import Downloads
from curriculum.render.glossary import forms
from curriculum.render.pages import PageRenderer
from curriculum.render.questions import END, QuestionRewriter
from curriculum.rules import IN_THE_MAKING, RULES, found, told
from curriculum.rules.jinja import last_template
from curriculum.rules.navigation import GUIDES, MODULES
from curriculum.side_by_side import can_fork
from curriculum.silence import SILENCE
from curriculum.stand_in import StandIns
from curriculum.study_time import minutes_by_heading
from curriculum.tree import Disk
from curriculum.words import BadWords, Interface

log = logging.getLogger("mkdocs.plugins.curriculum")

FINAL_TEST_PAGE = "final-test.md"
_TERMS = "curriculum.terms"
_MEMORY = Memory()
"""Of `mkdocs serve`, from one build to the next; MkDocs makes plugins anew."""
_LATER = Later(2)
"""When the page that somebody writes has been shown, and nothing was saved for two seconds: who saves again sooner does not wait for it."""
_PAGE_LINK = re.compile(r'href="page:([^"#]+)')
"""How a template writes a link to a page: `href="page:certificate.md"`."""
_ELEMENT = re.compile(r"<course-([a-z-]+)")
_TAGS = re.compile(r"<[^<>]+>")
_SOCIAL_CARD = "overrides/assets/images/social-card.svg"
"""Drawn here; what is shared is the picture that was made of it."""


class CurriculumConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs types its classes but for this
    """Options of the plugin in `mkdocs.yml`."""

    language = Type(str, default=ORIGINAL)
    """The language of this build."""
    downloads = Type(str, default="")
    """The folder with the exports that the page "Take it along" offers; without one it says how to make them."""
    translations = ListOfItems(Type(str), default=[])
    """Configurations of the other languages, built after this one into folders named after their language."""
    styles_of_few_pages = ListOfItems(Type(str), default=[])
    """Those at the end of `extra_css` whose rules few pages need: the built site links them there only."""


class CurriculumPlugin(BasePlugin[CurriculumConfig]):  # type: ignore[no-untyped-call]
    """Builds the pages of one language from the course's own files."""

    course: Course
    forms: dict[str, tuple[str, str]]
    renderer: PageRenderer
    downloads: Downloads
    aside: Aside
    shared: SharedData
    templates: Environment
    serving = False
    shares_assets = False
    """Is this a translation that is built into a folder of another edition, and takes style sheets and scripts from that?"""
    output: Output | None = None
    given: Course | None = None
    """The course, where the original edition has loaded and checked it already."""
    _settings: Settings
    """What the configurations of all editions say, where this is the original."""
    stand_ins: Mapping[str, str] = MappingProxyType({})
    """Translations that are not there while somebody writes, each with the text that is shown in its place."""
    _not_yet: AbstractSet[Finding] = frozenset()
    """What is there and stands nowhere yet, while somebody writes."""
    _early = ""
    _root = Path()
    """The folder of the course."""
    _key: object = None
    _nav: Navigation
    _frame = 0
    """The number of what surrounds the content of all pages."""
    _recalled: set[str]
    """Pages whose content is that of the last build."""
    _kept: set[str]
    """Pages whose content is in the memory: those, and others that were made anew."""
    _outputs: dict[str, str]
    """Pages that are those of the last build as a whole."""
    _before: Path | None = None
    """Where the site is that was served before this one."""
    _whole: str | None = None
    _beside = False

    def __init__(self) -> None:
        self.others: dict[str, Beside] = {}
        """The translations that are being built at the same time."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what was asked for: the live reload of `mkdocs serve` is a script in the page that no policy would allow."""
        self.serving = command == "serve"
        self._beside = not self.serving and not dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the course; an error stops the build."""
        language = cast(Language, self.config.language)
        if language not in LANGUAGES:
            raise PluginError(f"curriculum: there is no language `{language}`: choose one of {', '.join(LANGUAGES)}.")
        root = self._root = Path(config.config_file_path).resolve().parent
        if self.serving and language == ORIGINAL and not _MEMORY.has_port:
            _take_port(*config.dev_addr)
            _MEMORY.has_port = True
        try:
            os.environ[VARIABLE] = str(commit_time(root))  # MkDocs, the theme and others take the time from there
        except BadEpoch as problem:
            raise PluginError(str(problem)) from problem
        if language == ORIGINAL:
            try:
                self._settings = site_settings(root)
            except (MissingEdition, ConfigurationError) as problem:
                _course_to_publish(root)  # which says more: where, and how to mend it
                raise PluginError(str(problem)) from problem
        if self._beside and language == ORIGINAL:  # the others are written into its folder
            self.output = Output(config)
        self.course = self.given or (self._course_to_show(root) if self.serving else _course_to_publish(root, side_by_side=self._beside))
        try:
            words = Interface(root, language)
        except BadWords as problem:
            raise PluginError(str(problem)) from problem
        folder = root / self.config.downloads if self.config.downloads else None
        try:
            files = offered(folder) if folder else []
        except NoListing as problem:
            raise PluginError(str(problem)) from problem
        self.templates = config.theme.get_env()
        self.templates.undefined = StrictUndefined  # a name that is not given would print nothing
        if self.serving:
            self.templates.bytecode_cache = _MEMORY.templates
        self.templates.globals |= {"t": words, "site_name": config.site_name}
        self.aside = Aside()
        self.templates.filters["aside"] = self.aside.lay
        self._recalled, self._kept, self._outputs = set(), set(), {}
        if self.serving:
            self._surroundings, self._quizzes = surroundings(root)
            _MEMORY.list_once(config.theme, self._surroundings)
            self._cases = state_of((root / "modules").glob("*/vignettes/*.md"))
        self.shared = SharedData(f"{'../' if self.shares_assets else ''}{SCRIPTS}/page-data.{language}.js")
        self.renderer = PageRenderer(self.course, language, words, self.templates, str(config.extra.get("repository") or ""))
        self.downloads = Downloads(self.course, language, self.templates, folder, files)
        config.markdown_extensions += ["curriculum.tables", _TERMS]
        self.forms = forms(self.course, language)
        config.mdx_configs[_TERMS] = {"forms": self.forms}
        config.nav = _filled(config.nav, self.course, words)
        palette = config.theme.get("palette") or []
        config.theme["palette"] = [palette] if isinstance(palette, dict) else palette  # one scheme may stand there as it is
        for option in config.theme["palette"]:
            if toggle := option.get("toggle"):
                label = toggle["name"]
                toggle["name"] = words(label)
        return config

    def _course_to_show(self, root: Path) -> Course:
        """Return the course if its pages can be made; what else is wrong with it is said as soon as they are shown."""
        _LATER.drop()
        if not _MEMORY.is_looked_through:
            LastCheck(root).recall()  # for what is known of each file
        while True:
            SILENCE.look_again()
            tree = StandIns(Disk(root))
            course, unread = load(tree)
            # What is there and stands nowhere yet, such as an objective that the final test does not ask for, spoils no page.
            # What is wrong with a text that stands in is wrong with the original, or only follows from its language.
            firm = {each for each in found(course, RULES.keys() - IN_THE_MAKING) if each.position.file.as_posix() not in tree.missing}
            self._not_yet = {each for each in firm if each.cause and each.cause.is_origin}
            if not unread and firm == self._not_yet:
                break
            if _MEMORY.is_looked_through:
                return _course_to_publish(root)  # which says all; MkDocs waits for the next save
            self._wait_for_a_save(root)
        self.stand_ins = tree.missing
        if not _MEMORY.is_looked_through:  # the first look takes long, and no edit is to wait for it
            found(course, IN_THE_MAKING)
            _MEMORY.is_looked_through = True
        return course

    def _wait_for_a_save(self, root: Path) -> None:
        """Say what is in the way of the first page, and return when a file has changed: MkDocs would give up."""
        before = state_of_course(root)
        _, findings = course_and_findings(root)
        log.error("%s\nWaiting for the next save. Ctrl+C ends this.", _faults(findings))
        with suppress(FileNotFoundError):  # one that was taken away just now, which is a change too
            while state_of_course(root) == before:
                time.sleep(0.5)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each module and for each session guide; begin the translations, now that MkDocs has emptied the site."""
        if self.output and can_fork():
            for name in self.config.translations:
                self.others[name] = Beside(partial(_build_translation, config, name, "build", self.course))
        for module in self.course.modules:
            name = module.texts[self.renderer.language].file.as_posix()
            source = self.course.root / self.stand_ins.get(name, name)
            files.append(File.generated(config, f"modules/{module.id}.md", abs_src_path=str(source)))
        for module_id in self.course.kit.guides if self.course.kit else ():
            source = self.course.root / "kit/guides" / f"{module_id}.yml"
            files.append(File.generated(config, f"kit/guides/{module_id}.md", abs_src_path=str(source)))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the menu, which is a part of every page."""
        self._nav = nav
        return nav

    @event_priority(50)  # before mkdocs-quiz, which turns the questions into HTML
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put vignettes, prompts, questions, labels and citations where the text asks for them."""
        self._listen()
        self._key = None
        module = self._module(page) or self._guide(page)
        if self.serving and module is not None:  # made of its own files and of what surrounds all pages
            own = state_of((self.course.root / "modules" / module.id).rglob("*.md"))
            self._key = (own, self._surroundings, self._quizzes.get(module.id), all_pages(files))
            if self._recall(page):
                self._describe(page)
                return ""
        data = self.serving and module is None and made_of_data(markdown)
        if data and self._recall_by(markdown, page, files):
            return ""
        markdown = self._expanded(markdown, page, config)
        if self.serving and module is None and not data and can_be_kept(markdown) and self._recall_by(markdown, page, files):
            return ""
        return markdown

    def _listen(self) -> None:
        """Let what stopped another edition stop this one too, at the page that it has come to."""
        for other in self.others.values():
            if other.has_ended():
                other.finish()

    def _recall_by(self, markdown: str, page: Page, files: Files) -> bool:
        """Tell whether a page of no module is known that was made of this, of data files and of cases."""
        self._key = (markdown, self._surroundings, self._cases, tuple(sorted(self._quizzes.items())), all_pages(files))
        return self._recall(page)

    def _recall(self, page: Page) -> bool:
        """Tell whether the HTML of a page is known; then there is nothing for MkDocs and mkdocs-quiz to do."""
        if not _MEMORY.recall(self.renderer.language, page, self._key):
            return False
        self._recalled.add(page.file.src_uri)
        self._kept.add(page.file.src_uri)
        page.meta["quiz"] = {"enabled": False}
        page.content = ""
        page.render = _rendered_before  # type: ignore[method-assign]  # MkDocs makes a Markdown parser for each page, also for an empty one
        return True

    def _expanded(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        in_glossary = page.file.src_uri == "glossary.md"  # its entries link to each other by hand
        config.mdx_configs[_TERMS]["forms"] = {} if in_glossary else self.forms
        module = self._module(page)
        page.meta["quiz"] = {"enabled": module is not None or page.file.src_uri == FINAL_TEST_PAGE}
        self._describe(page)
        if guide := self._guide(page):
            return self.renderer.guide(guide)
        return self.renderer.page(markdown) if module is None else self.renderer.module(module)

    def _describe(self, page: Page) -> None:
        """Give the page of a module, or of the guide to one, its title and description."""
        words, language = self.renderer.words, self.renderer.language
        if guide := self._guide(page):
            title = guide.meta.title[language]
            page.meta["title"] = words("Session guide: {title}", title=title)
            page.meta["description"] = words("Session guide for a group that works on the module “{title}”.", title=title)
        elif module := self._module(page):
            page.meta["title"] = module.meta.title[language]
            page.meta["description"] = module.meta.summary[language]
            page.meta["status"] = "module"  # gives it a mark in the navigation, in which the browser shows how far one is

    @event_priority(50)  # before mkdocs-quiz
    def _mark_end(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Mark where the page ends. In the Markdown the mark would stand before footnotes, which come last in the HTML."""
        return html + END

    @event_priority(-50)  # after mkdocs-quiz
    def _finish_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Make mkdocs-quiz's questions the course's own, and put in what needs the page's address."""
        if page.file.src_uri in self._recalled:
            return _MEMORY.put_back(self.renderer.language, page)
        html = QuestionRewriter(self.renderer.questions(self._module(page)), self.templates).rewrite(self.aside.put_back(html))
        if "<!-- course:downloads " in html:
            base_url = get_relative_url(".", page.url) + ("" if self.renderer.language == ORIGINAL else "/..")
            html = self.downloads.put_in(html, base_url)
        if "<!-- course:modules -->" in html:
            cards = self.renderer.cards(page, get_relative_url(".", page.url))
            html = html.replace("<!-- course:modules -->", cards)
        if self.renderer.kit:
            html = self.renderer.kit.put_in(html)
        finished = _linked(html.replace(_LINK_TO_HEADING, f"{_LINK_TO_HEADING} {_FOR_THE_MOUSE}"), page, files)
        if self._key:
            _MEMORY.keep(self.renderer.language, page, self._key, finished)
            self._kept.add(page.file.src_uri)
        return finished

    on_page_content = CombinedEvent(_mark_end, _finish_content)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme's templates the interface words and the illustrations."""
        if self.serving:
            env.bytecode_cache = _MEMORY.templates
        env.globals["t"] = self.renderer.words
        env.globals["illustration"] = self.renderer.illustration
        env.globals["translations"] = partial(self._translations, config)
        env.globals["elements_of"] = _elements_of
        env.globals["structured_data"] = partial(self._structured_data, config)
        env.globals["course_map"] = course_map(self.course, self.renderer.language)
        env.globals["modules_of"] = partial(self._modules_of, config)
        env.globals["written_styles"] = self._sources_of_styles(config) if self.serving else []
        env.globals["site_styles"] = "" if self.serving else SITE_STYLES
        self._early = str(rjsmin.jsmin(env.get_template("partials/early.html").render())).strip()
        env.globals["early_script"] = self._early
        env.globals["search_worker"] = lambda: theme_file(self._material(config), "assets/javascripts/workers/search.*.min.js")
        env.globals["retells"] = bool(self.course.retold)
        env.globals["has_social_card"] = self._has_social_card(config)
        env.globals["around"] = around
        env.globals["contents_of"] = contents_of
        env.globals["minutes_of"] = self._minutes_of  # asked by a page that is put together, and not by one that is known as a whole
        env.filters["local_url"] = env.filters["url"]
        if self.shares_assets:
            env.filters["url"] = _shared_url
        if self.serving:
            state = (self._surroundings, _menu(self._nav.items), env.globals["course_map"], env.globals["retells"], config.site_url)
            self._frame = _MEMORY.frame(self.renderer.language, state)
            self._recall_outputs(env.from_string(""), files)
        return env

    def _recall_outputs(self, empty: Template, files: Files) -> None:
        """Have MkDocs render nothing for pages that are known as a whole: `on_post_page` gives it those."""
        for file in files.documentation_pages():
            if file.page and file.src_uri in self._recalled:
                output = _MEMORY.output(self.renderer.language, file.src_uri, self._frame_of(file.page))
                if output is not None:
                    self._outputs[file.src_uri] = output
                    file.page.meta["template"] = empty

    def _frame_of(self, page: Page) -> object:
        """Return all that a page depends on besides its content."""
        return (self._frame, page.title, {name: value for name, value in page.meta.items() if name not in {"quiz", "search"}})

    @event_priority(50)  # before the search
    def _before_search(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        """Point the language switch to this page in the other languages, and put back what the search knew of it."""
        self._set_alternates(config, page.url, context["base_url"])
        page.meta["search"] = {"boost": weight(page.file.src_uri)} | (page.meta.get("search") or {})
        if self.serving:
            self._found_before = len(_search_entries(config))
            found = _MEMORY.found(self.renderer.language, page.file.src_uri) if page.file.src_uri in self._recalled else None
            if found is not None:
                _search_entries(config).extend(found)
                page.meta["search"] = {"exclude": True}
        self._whole = page.content
        page.content = "" if page.file.src_uri in self._outputs else for_search(page.content or "")
        return context

    @event_priority(-50)  # after the search
    def _after_search(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        page.content = self._whole
        if page.file.src_uri in self._kept:
            _MEMORY.keep_found(self.renderer.language, page.file.src_uri, _search_entries(config)[self._found_before :])
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> TemplateContext:
        """Point the language switch of pages that are no documents (404) to the home page of the other languages."""
        self._set_alternates(config, "", context["base_url"])
        return context

    @event_priority(-100)  # after everything else that touches the HTML
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the page its security policy."""
        self._listen()
        source = page.file.src_uri
        if source in self._outputs:
            return self._outputs[source]
        output = self._finished(output, source)
        if source in self._kept:
            _MEMORY.keep_output(self.renderer.language, source, self._frame_of(page), output)
        return output

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Give pages that are no documents (404) their security policy too."""
        return self._finished(output_content, template_name) if template_name.endswith(".html") else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the other languages: one command makes the whole site, and a warning in any of them fails it. Then finish it."""
        for name in self.config.translations:
            self._build_translation(config, name)
        if not self.serving:
            script = (Path(config.site_dir) / self.shared.path).resolve()
            script.parent.mkdir(parents=True, exist_ok=True)  # a translation may be ready before the original edition writes anything
            script.write_text(self.shared.script, encoding="utf-8")
        if self.renderer.language == ORIGINAL:
            self._write_catalogue(config)
            self.downloads.copy(Path(config.site_dir))
        if not (self.serving or self.shares_assets):
            site = Path(config.site_dir)
            folders = [site / edition_folder(language) for language in TRANSLATED if self.config.translations]
            finish_site(site, self._sources_of_styles(config), self.config.styles_of_few_pages, LANGUAGES, folders)
        if self.output:
            self.output.whole = True
        if self.serving and not self.shares_assets:
            _LATER.do(self._afterwards)

    def _build_translation(self, config: MkDocsConfig, name: str) -> None:
        """Build a translation, or put back the one that was served if nothing in it has changed."""
        if name in self.others:
            self.others[name].finish()
            return
        if not self.serving:
            _build_translation(config, name, "build", self.course)
            return
        # Where a text stands in for a translation, that edition shows the texts of the original too.
        known = _MEMORY.has_edition(name, inputs_of_edition(self.course.root, [] if self.stand_ins else [ORIGINAL]))
        before, folders = self._before, [edition_folder(language) for language in TRANSLATED]
        brought = [bring_back(before / folder, Path(config.site_dir) / folder) for folder in folders] if known and before else []
        if any(brought):
            return
        try:
            _build_translation(config, name, "serve", self.course, self.stand_ins)
        except BaseException:
            _MEMORY.forget_edition(name)
            raise

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Put what was served out of MkDocs' way, which would empty it file by file."""
        if self.serving and not self.shares_assets:
            self._before = set_aside(Path(config.site_dir))

    def _afterwards(self) -> Iterator[None]:
        """Take away what was served before, and say what is wrong with a course that is shown all the same."""
        if self._before:
            shutil.rmtree(self._before, ignore_errors=True)
        findings = {*self._not_yet}
        for name in sorted(IN_THE_MAKING):
            yield
            findings |= found(self.course, [name])
        SILENCE.settle()
        findings = {each for each in findings if not self._follows_from_a_stand_in(each)}
        findings |= {_not_translated(*each) for each in self.stand_ins.items()}
        if findings:
            told_all = told(findings)
            log.warning("the course is shown, and cannot be published with %s:\n%s", number_of(told_all), report(told_all))

    def _follows_from_a_stand_in(self, finding: Finding) -> bool:
        """Say whether a finding is about a text in place of which another is shown, or compares something with it."""
        places = {place.file.as_posix() for place in (finding.position, *finding.about)}
        return not places.isdisjoint(self.stand_ins) or any(name in finding.message for name in self.stand_ins)

    def on_build_error(self, *, error: Exception) -> None:
        """Publish nothing: MkDocs counts the warnings of a strict build when all is written. Say it if a template is wrong, and where."""
        if self.output:
            self.output.whole = False
        if not isinstance(error, BuildError) and (problem := _in_template(error, self._root / "overrides")):
            raise PluginError(problem) from error

    def on_shutdown(self) -> None:
        """Put the new site in the place of the old one."""
        for other in self.others.values():
            other.stop()
        if self.output:
            self.output.close()
        if self._before:
            shutil.rmtree(self._before, ignore_errors=True)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
        """Rebuild when any source of the course changes."""
        gc.freeze()  # what the first build made stays, and is not looked through at each edit for what nothing uses any more
        for name in ("docs", "modules", "quizzes", "kit", "overrides", *self.course.locks, *self.config.translations):
            server.watch(str(self.course.root / name))
        server.builder = partial(_rebuilt, builder, self._root)
        return server

    def _finished(self, html: str, source: str) -> str:
        """Return the HTML of a page with all that is done to it at the very end; what its policy would refuse is a warning."""
        for fault in () if source in self._recalled else faults(html, self._early):
            log.warning("%s: the page has %s.", source, fault)
        return html if self.serving else with_policy(self.shared.take_from(html), self._early)

    def _set_alternates(self, config: MkDocsConfig, url: str, base_url: str) -> None:
        """Give each language of `extra.alternate` its link to a page, relative to the page that is rendered."""
        up = "" if self.renderer.language == ORIGINAL else "../"
        for alternate in config.extra["alternate"]:
            alternate["relative"] = f"{base_url.rstrip('/')}/{up}{edition_folder(alternate['lang'])}{url}"

    def _structured_data(self, config: MkDocsConfig, page: Page | None) -> dict[str, object] | None:
        """Return the schema.org data of a page: the course on the home page, a learning resource on the page of a module."""
        language = self.renderer.language
        name = {language: (config.site_name, (config.site_description or "").strip())}
        site = (config.site_url or "").removesuffix(edition_folder(language))
        if page and page.is_homepage:
            return course_schema(self.course, language, name, site)
        module = self._module(page) if page else None
        return module_schema(self.course, module, language, name, site) if module else None

    def _write_catalogue(self, config: MkDocsConfig) -> None:
        """Put `course.json` and `llms.txt` at the root of the site."""
        site, editions = config.site_url or "", names(self._settings)
        data = json.dumps(course_data(self.course, course_id(self._settings), editions, site), ensure_ascii=False, indent=1)
        folder = Path(config.site_dir)
        (folder / "course.json").write_text(data + "\n", encoding="utf-8")
        (folder / "llms.txt").write_text(llms_text(self.course, editions, site), encoding="utf-8")

    def _translations(self, config: MkDocsConfig, url: str) -> list[tuple[Language, str]]:
        """Return the absolute address of a page in each language, for the sitemap."""
        site = (config.site_url or "/").removesuffix(edition_folder(self.renderer.language))
        return [(language, address(site, language, url)) for language in LANGUAGES]

    def _guide(self, page: Page) -> Module | None:
        """Return the module to which a page is the session guide."""
        return next((module for module in self.course.modules if page.file.src_uri == f"kit/guides/{module.id}.md"), None)

    def _has_social_card(self, config: MkDocsConfig) -> bool:
        """Say whether the picture that is shown where somebody shares a link has the name of this course, and not of the one it was."""
        drawn = self._root / _SOCIAL_CARD
        if not drawn.is_file():
            return drawn.with_suffix(".png").is_file()
        has_name = config.site_name in " ".join(_TAGS.sub(" ", drawn.read_text(encoding="utf-8")).split())
        if not (has_name or self.serving):
            problem = "%s does not say `%s`, so links to this edition are shared without a picture: README.md, “Make it yours”, says more."
            log.info(problem, _SOCIAL_CARD, config.site_name)
        return has_name

    def _material(self, config: MkDocsConfig) -> Path:
        """Return the folder of Material's own files."""
        return next(Path(folder) for folder in config.theme.dirs if (Path(folder) / "assets/javascripts/workers").is_dir())

    def _sources_of_styles(self, config: MkDocsConfig) -> list[str]:
        """Return the style sheets as they are written: Material's, and the course's own on top."""
        material = [theme_file(self._material(config), f"assets/stylesheets/{name}.*.min.css") for name in ("main", "palette")]
        return material + list(config.extra_css)

    def _modules_of(self, config: MkDocsConfig, page: Page | None) -> list[str]:
        """Return what the modules of a page import."""
        entries = [str(script).removeprefix(f"{SCRIPTS}/") for script in config.extra_javascript]
        entries += [f"{name}.js" for name in _elements_of(page)]
        return [f"{SCRIPTS}/{path}" for path in imported(entries, self.course.root / "overrides" / SCRIPTS)]

    def _minutes_of(self, page: Page | None) -> dict[str, int]:
        """Return how long each part of a module takes, by the id of its heading; of another page nothing."""
        module = self._module(page) if page else None
        return minutes_by_heading(module, self.renderer.language) if module else {}

    def _module(self, page: Page) -> Module | None:
        return next((module for module in self.course.modules if page.file.src_uri == f"modules/{module.id}.md"), None)


def _in_template(error: Exception, folder: Path) -> str:
    """Return where in a template of ours a build came to a stop, and over what; empty if it was elsewhere."""
    found = last_template(error, lambda name: Path(name).suffix in {".html", ".xml"} and Path(name).is_relative_to(folder))
    if found is None:
        return ""
    return f"{Path(found[0]).relative_to(folder.parent).as_posix()}:{found[1]}: this template cannot be filled in: {error}."


def _rendered_before(config: MkDocsConfig, files: Files) -> None:
    """Render nothing: the content of the page is known."""


def _menu(items: Iterable[StructureItem]) -> tuple[object, ...]:
    """Return what a menu shows."""
    found: list[object] = []
    for item in items:
        page = (item.url, item.meta.get("status")) if isinstance(item, Page) else None
        found.append((item.title, _menu(item.children) if isinstance(item, Section) else page))
    return tuple(found)


_LINK_TO_HEADING = '<a class="headerlink"'
_FOR_THE_MOUSE = 'tabindex="-1" aria-hidden="true"'
"""The table of contents leads to the same headings. Read aloud, a heading would have a sign and a second name behind its own, and who
uses the keyboard would stop at each."""


def _linked(html: str, page: Page, files: Files) -> str:
    """Give the links that templates make to pages of the site their addresses."""

    def link(match: re.Match[str]) -> str:
        file = files.get_file_from_path(match[1])
        if file is None:
            raise PluginError(f"{page.file.src_uri}: a template links to the page `{match[1]}`, which does not exist.")
        return f'href="{file.url_relative_to(page.file)}'

    return _PAGE_LINK.sub(link, html)


def _elements_of(page: Page | None) -> list[str]:
    """Return the names, without `course-`, of the custom elements on a page, each once: their words are put on it."""
    return list(dict.fromkeys(_ELEMENT.findall(page.content or ""))) if page else []


def _search_entries(config: MkDocsConfig) -> list[dict[str, object]]:
    """Return what Material's search has found so far; nothing is kept where there is no search."""
    search: Any = config.plugins.get("material/search")
    index = getattr(search, "search_index", None)
    return index.entries if index else []


@pass_context
def _shared_url(context: TemplateContext, value: str) -> str:
    """Return the address of a file that all editions share: those of a translation stand in the folder above it."""
    return str(url_filter(context, f"../{value}" if value.startswith(SHARED_FOLDERS) else value))


def _filled(nav: list[object] | None, course: Course, words: Interface) -> list[object] | None:
    """Return the navigation with the modules in place of `course:modules`, and its titles in the language of the edition.

    In the menu a session guide has the name of its module only: the section around it says what it is.
    """

    def expand(items: list[object]) -> list[object]:
        found: list[object] = []
        for item in items:
            if item == MODULES:
                found += [f"modules/{module.id}.md" for module in course.modules]
            elif item == GUIDES:
                found += [{module.meta.title[words.language]: f"kit/guides/{module.id}.md"} for module, _ in course.guides]
            elif isinstance(item, dict):
                found.append({words(title): expand(value) if isinstance(value, list) else value for title, value in item.items()})
            else:
                found.append(item)
        return found

    return None if nav is None else expand(nav)


def _take_port(host: str, port: int) -> None:
    """Stop at once if another program has the address at which the course is to be shown; MkDocs would find out when all is built."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        try:
            attempt.bind((host, port))
        except OSError as error:
            other = f'make serve ARGS="-a {host}:{port + 1}"'
            problem = f"cannot be used ({error.strerror}): choose another, as in `{other}`."
            if error.errno == errno.EADDRINUSE:
                problem = f"is in use, maybe by this course in another window: stop that, or choose another, as in `{other}`."
            raise PluginError(f"The address http://{host}:{port}/ {problem}") from error


def _rebuilt(builder: Callable[..., None], root: Path, *arguments: object) -> None:
    """Build the site once more; say of settings that MkDocs cannot read what the check says of them, and where."""
    try:
        builder(*arguments)
    except ConfigurationError as problem:
        fault = problem
    else:
        return
    _, findings = course_and_findings(root)
    log.error("%s", _faults(findings) if findings else fault)
    raise Abort("Waiting for the next save.") from fault


def _not_translated(name: str, original: str) -> Finding:
    return Finding(Position(Path(name)), "missing-file", f"this file is missing: {original} is shown in its place. Write it.")


def _course_to_publish(root: Path, *, side_by_side: bool = False) -> Course:
    """Return the course if nothing is wrong with it."""
    course, findings = course_and_findings(root, side_by_side=side_by_side)
    if findings:
        raise PluginError(f"{_faults(findings)}\n{not_looked_at(course.unread_files)}".rstrip())
    return course


def _faults(findings: list[Finding]) -> str:
    return f"the course has {number_of(findings)}:\n{report(findings)}"


def _build_translation(
    config: MkDocsConfig, name: str, command: Literal["build", "serve"], course: Course, stand_ins: Mapping[str, str] = MappingProxyType({})
) -> None:
    path = Path(config.config_file_path).parent / name
    # MkDocs hands a plugin that has `on_startup` on from one configuration to the next; each edition needs one of its own.
    kept = cast(Plugins, MkDocsConfig.plugins).plugin_cache
    original = kept.pop("curriculum")
    translation = load_config(str(path), strict=config.strict)
    kept["curriculum"] = original
    language = translation.plugins["curriculum"].config.language
    plugin = cast(CurriculumPlugin, translation.plugins["curriculum"])
    plugin.config.translations = []  # those it inherits are being built already
    plugin.shares_assets = True
    plugin.given, plugin.stand_ins = course, stand_ins
    translation.site_dir = str(Path(config.site_dir) / edition_folder(language))
    if config.site_url:
        translation.site_url = f"{config.site_url.rstrip('/')}/{edition_folder(language)}"
    log.info("Building the %s edition", language)
    translation.plugins.on_startup(command=command, dirty=False)
    try:
        build(translation)
    finally:
        translation.plugins.on_shutdown()
