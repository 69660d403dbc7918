"""From models to what MkDocs renders: Markdown for texts, small HTML templates for parts."""
