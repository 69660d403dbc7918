"""A Python-Markdown extension for tables that can be read on a phone.

On a narrow screen the style sheet stacks the cells of a row, each under the name of its column. The names stand in
`data-label`; the roles keep it a table for screen readers, which the changed `display` would take away.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}


class TableExtension(Extension):
    """Labels the cells of every table."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        """Register the processor after inline Markdown, before terms are linked."""
        md.treeprocessors.register(TableTreeprocessor(md), "table-labels", 8)


class TableTreeprocessor(Treeprocessor):
    """Gives the cells their labels and the parts their roles."""

    def run(self, root: Element) -> None:
        """Label all tables of a page."""
        for table in root.iter("table"):
            names = ["".join(head.itertext()) for head in table.iter("th")]
            for part in table.iter():
                if part.tag in _ROLES:
                    part.set("role", _ROLES[part.tag])
            for row in table.iter("tr"):
                for name, cell in zip(names, row.findall("td"), strict=False):
                    cell.set("data-label", name)


def makeExtension(**options: Any) -> TableExtension:  # noqa: N802  (Python-Markdown's name)
    """Return the extension, as Python-Markdown asks for it."""
    return TableExtension(**options)
