"""Pages in a real browser, over a slow connection and with a slow processor: what is sent, when it is seen, what blocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import uvicorn
from playwright.sync_api import Browser, CDPSession, Page
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1.6e6 / 8 * 0.9, "uploadThroughput": 7.5e5 / 8 * 0.9}
"""What the developer tools of Chromium call “Slow 4G”."""
SLOWER = 4
"""Times that the processor is slowed down."""
_WATCH = """
window.seen = {lcp: 0, shift: 0, tasks: []};
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.lcp = entry.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value; })
    .observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.seen.tasks.push(entry.duration); })
    .observe({type: "longtask", buffered: true});
"""


@dataclass(frozen=True)
class View:
    """One view of a page."""

    size: int
    """Bytes that were sent, with their headers."""
    requests: int
    lcp: float
    """Milliseconds until the largest part was painted."""
    blocked: float
    """Milliseconds beyond 50 of every long task."""
    shift: float


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder with gzip, kept-alive connections and ten minutes of caching, as GitHub Pages does."""

    class Pages(StaticFiles):
        def file_response(self, *args: Any, **options: Any) -> Any:
            response = super().file_response(*args, **options)
            response.headers["cache-control"] = "max-age=600"
            return response

    app = Starlette(
        routes=[Mount("/", Pages(directory=folder, html=True))], middleware=[Middleware(GZipMiddleware, minimum_size=500, compresslevel=6)]
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", timeout_keep_alive=60))
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}/"
    server.should_exit = True
    thread.join()


def visit(browser: Browser, first: str, then: str) -> tuple[View, View]:
    """Open a page with nothing in the cache, and then another one; return both views."""
    context = browser.new_context(viewport={"width": 412, "height": 823}, device_scale_factor=1.75, is_mobile=True)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_WATCH)
    views = (_view(page, session, first), _view(page, session, then))
    context.close()
    return views


def _view(page: Page, session: CDPSession, address: str) -> View:
    sizes: list[float] = []

    def note(event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:
            sizes.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", note)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1000)  # what runs once the page is there; before the course fetches the next one
    page.wait_for_load_state("networkidle")  # Material still fetches its search
    seen = page.evaluate("window.seen")
    session.remove_listener("Network.loadingFinished", note)
    blocked = sum(max(0, task - 50) for task in seen["tasks"])
    return View(int(sum(sizes)), len(sizes), seen["lcp"], blocked, seen["shift"])
