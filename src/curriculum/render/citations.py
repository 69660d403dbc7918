"""Citations, and the list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.load import Course, citations_in
from curriculum.models import Language, Node, Reference, in_language
from curriculum.text import Document, citation_items, replace_citations
from curriculum.words import Interface

REFERENCES_PAGE = "/references.md"
GLOSSARY_PAGE = "/glossary.md"
FINAL_TEST_PAGE = "/final-test.md"
CLAIMS_PAGE = "/from-article.md"


@dataclass(frozen=True)
class Citations:
    """Turns reference keys into citations in one language.

    `[@haupert-2017, p. 5]` becomes "(Haupert et al., 2017, p. 5)", a bare `@haupert-2017` "Haupert et al. (2017)", as
    Pandoc has it; each links to its entry.
    """

    course: Course
    language: Language
    words: Interface

    def render(self, markdown: str) -> str:
        """Return the text with its citations as Markdown links."""
        return replace_citations(markdown, self._citation)

    def _citation(self, match: re.Match[str]) -> str:
        if match["bare"]:
            reference = self.course.references[match["bare"]]
            return f"{self._link(reference, in_language(reference.author, self.language))} ({reference.year}{self._cited_in(reference)})"
        cited = []
        for key, locator in citation_items(match):
            reference = self.course.references[key]
            text = f"{in_language(reference.author, self.language)}, {reference.year}"
            cited.append(self._link(reference, text) + self._cited_in(reference) + (f", {locator}" if locator else ""))
        return f"({'; '.join(cited)})"

    def _link(self, reference: Reference, text: str) -> str:
        return f"[{text}]({REFERENCES_PAGE}#{reference.id}){{ .citation }}"

    def _cited_in(self, reference: Reference) -> str:
        if reference.cited_in is None:
            return ""
        source = self.course.references[reference.cited_in]
        text = f"{in_language(source.author, self.language)}, {source.year}"
        return ", " + self.words("as cited in {source}", source=self._link(source, text))


def reference_list(course: Course, language: Language, words: Interface) -> str:
    """Return the references as Markdown, each with its label, its note and the places that use it."""
    citations = Citations(course, language, words)
    places = _places(course, language, words)
    entries = []
    for reference in sorted(course.references.values(), key=lambda entry: entry.apa.replace("*", "").casefold()):
        if reference.id not in places:
            continue
        parts = [reference.apa if reference.language == language else f'<span lang="{reference.language}">{reference.apa}</span>']
        if reference.link:
            parts.append(f"<{reference.link}>")
        if reference.status != "verified":
            label = {"unverified": words("not verified"), "secondary": words("secondary source")}[reference.status]
            parts.append(f'<span class="status status--{reference.status}">{label}</span>')
        lines = [" ".join(parts) + f"\n{{: #{reference.id} .reference }}"]
        if reference.note:
            lines.append(citations.render(reference.note[language]) + "\n{: .reference__note }")
        used_in = words("Used in:")
        lines.append(f"{used_in} {', '.join(places[reference.id])}\n{{: .reference__note }}")
        entries.append("\n\n".join(lines))
    return "\n\n".join(entries)


def _places(course: Course, language: Language, words: Interface) -> dict[str, list[str]]:
    """Return for each cited reference the Markdown links to the passages that rest on it."""
    places: dict[str, list[str]] = {}

    def add(key: str, link: str) -> None:
        if link not in places.setdefault(key, []):
            places[key].append(link)

    def add_all(record: Node, link: str) -> None:
        for key in [*getattr(record, "sources", ()), *(citation.key for citation in citations_in(record, language))]:
            add(key, link)

    for module in course.modules:
        title, page = module.meta.title[language], f"/modules/{module.id}.md"
        for key, heading, anchor in _by_heading(module.texts[language]):
            add(key, f"[{title}: {heading}]({page}#{anchor})" if anchor else f"[{title}]({page})")
        for vignette in module.vignettes.values():
            link = f"[{vignette.constellation.title[language]}]({page}#vignette-{vignette.name})"
            for citation in vignette.texts[language].citations:
                add(citation.key, link)
            add_all(vignette.constellation, link)
        for question in module.questions:
            add_all(question, f"[{title}: {module.headings[language][question.passage]}]({page}#{question.passage})")
        add_all(module.meta, f"[{title}]({page})")
    for question in course.final_test.questions if course.final_test else ():
        add_all(question, f"[{_page_title(course, language, FINAL_TEST_PAGE)}]({FINAL_TEST_PAGE})")
    for name, document in course.pages[language].items():
        for citation in document.citations:
            add(citation.key, f"[{_page_title(course, language, f'/{name}')}](/{name})")
    for term in course.terms:
        add_all(term, f"[{term.term[language]}]({GLOSSARY_PAGE}#{term.id})")
    for method_id, method in course.kit.methods.items() if course.kit else ():
        add_all(method, f"[{method.title[language]}](/kit/methods.md#method-{method_id})")
    from_article = words("From article to course")
    for claim in course.claims.claims if course.claims else ():
        add_all(claim, f"[{from_article}: {claim.id}]({CLAIMS_PAGE}#article-{claim.section})")
    for key in list(places):
        reference = course.references[key]
        link = f"[{in_language(reference.author, language)}, {reference.year}]({REFERENCES_PAGE}#{reference.id})"
        add_all(reference, link)
        if reference.cited_in:
            add(reference.cited_in, link)
    return places


def _page_title(course: Course, language: Language, path: str) -> str:
    page = course.pages[language].get(path.removeprefix("/"))
    return page.headings[0].title if page and page.headings else path


def _by_heading(text: Document) -> Iterator[tuple[str, str, str | None]]:
    """Yield (key, title, heading id) for each citation, with the heading under which it stands."""
    for citation in text.citations:
        above = [heading for heading in text.headings if heading.position < citation.position]
        yield (citation.key, above[-1].title, above[-1].id) if above else (citation.key, "", None)
