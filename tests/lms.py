"""A learning environment for tests: scorm-again, a real SCORM run-time, on a page of its own, with a server that keeps what it commits.

scorm-again is taken from npm by the set-up of the tests, pinned by version and checksum; nothing that builds or serves the
course needs it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import tarfile
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

VERSION = "3.4.3"
SHA512 = "Zbe+7ArMUbT1lVnqYxsbGRfI9JD9JVqEPzZLQdk0nfNmcDYJ404rMO9nbkQ0Hzwux5uACF9zKsvc29Q/ZzMOdg=="  # pragma: allowlist secret
CACHE = Path(__file__).resolve().parents[1] / ".cache/npm"
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,">
<script src="/scorm-again.min.js"></script></head>
<body style="margin:0"><iframe id="sco" style="width:100%;height:95vh;border:0"></iframe>
<script>
const state = /*STATE*/null;
const settings = {autocommit: false, lmsCommitUrl: "/commit", dataCommitFormat: "json", logLevel: 5};
const version = new URLSearchParams(location.search).get("version");
window.calls = {set: 0, commit: 0, errors: []};
const api = version === "1.2" ? new Scorm12API(settings) : new Scorm2004API(settings);
if (version === "1.2") window.API = api; else window.API_1484_11 = api;
if (state) api.loadFromJSON(state, "cmi");
const names = version === "1.2" ? {set: "LMSSetValue", commit: "LMSCommit"} : {set: "SetValue", commit: "Commit"};
const error = version === "1.2" ? "LMSGetLastError" : "GetLastError";
for (const [kind, name] of Object.entries(names)) {
  const original = api[name].bind(api);
  api[name] = (...values) => {
    calls[kind] += 1;
    const result = original(...values);
    if (String(api[error]()) !== "0") calls.errors.push(`${name} ${values.join(" = ")}: ${api[error]()}`);
    return result;
  };
}
document.getElementById("sco").src = new URLSearchParams(location.search).get("sco");
</script></body></html>
"""


def scorm_again() -> Path:
    """Return the script of scorm-again, fetched if it is not here yet."""
    script = CACHE / f"scorm-again-{VERSION}.min.js"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / "lock"):
        if not script.exists():
            npm = shutil.which("npm")
            if npm is None:
                pytest.fail("The SCORM packages are tested in scorm-again, which comes from npm: install Node.js with npm (nodejs.org).")
            result = subprocess.run(
                [npm, "pack", "--silent", f"scorm-again@{VERSION}"], cwd=CACHE, capture_output=True, text=True, check=False
            )
            archive = CACHE / f"scorm-again-{VERSION}.tgz"
            assert archive.exists(), f"npm could not fetch scorm-again: {result.stderr}"
            digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
            assert digest == SHA512, "scorm-again is not the one that was pinned"
            with tarfile.open(archive) as package:
                member = package.extractfile("package/dist/scorm-again.min.js")
                assert member
                script.write_bytes(member.read())
            archive.unlink()
    return script


class Lms(ThreadingHTTPServer):
    """Serves packages from a folder, and keeps what the run-time commits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commits: list[dict[str, Any]] = []
        self.state: Any = None
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def address(self) -> str:
        """Where it is, ending in a slash."""
        return f"http://127.0.0.1:{self.server_port}/"

    @property
    def cmi(self) -> dict[str, Any]:
        """What was committed last."""
        data: dict[str, Any] = self.commits[-1]["cmi"]
        return data


class _Handler(SimpleHTTPRequestHandler):
    server: Lms

    def __init__(self, request: Any, client_address: Any, server: Lms) -> None:
        super().__init__(request, client_address, server, directory=str(server.folder))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the name is inherited)
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve the environment's page, its run-time, or a file of a package."""
        name = self.path.partition("?")[0]
        if name == "/lms.html":
            self._answer(PAGE.replace("/*STATE*/null", json.dumps(self.server.state)).encode(), "text/html; charset=utf-8")
        elif name == "/scorm-again.min.js":
            self._answer(scorm_again().read_bytes(), "text/javascript")
        elif Path(self.translate_path(self.path)).is_dir():
            self.send_error(404)  # environments serve no page in place of its folder
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Keep a commit."""
        self.server.commits.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self._answer(b'{"result": true, "errorCode": 0}', "application/json")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
