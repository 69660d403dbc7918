"""`course.json` and `llms.txt`, as they also stand on the site."""

from __future__ import annotations

import json

from curriculum.catalogue import course_data, llms_text
from curriculum.editions import course_id, names
from curriculum.export import export
from curriculum.export.job import Job


@export("machines", "course.json and llms.txt, for catalogues and programs", by_language=False)
def make(job: Job) -> None:
    """Write both files; addresses are relative to the root of the site."""
    editions = names(job.settings)
    data = course_data(job.course, course_id(job.settings), editions, "")
    with job.write("course", "json") as path:
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    with job.write("llms", "txt") as path:
        path.write_text(llms_text(job.course, editions, ""), encoding="utf-8")
