"""A headless Chromium, spoken to over its own pipe: no driver, no port, no network."""

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from pathlib import Path

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
PATIENCE = 20.0


class Browser:
    """One page in a browser of our own; `close` ends it, also after a failure."""

    def __init__(self, url, width=1280, height=900, scheme="light"):
        """Start the browser and open the page."""
        self.profile = tempfile.mkdtemp(prefix="page-")
        theirs_in, self._out = _pipe()
        self._in, theirs_out = _pipe()
        argv = [CHROMIUM, *OPTIONS, f"--user-data-dir={self.profile}", "about:blank"]
        null = os.open(os.devnull, os.O_WRONLY)
        self.pid = os.posix_spawn(
            CHROMIUM,
            argv,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs_in, 3),
                (os.POSIX_SPAWN_DUP2, theirs_out, 4),
                (os.POSIX_SPAWN_DUP2, null, 2),
            ],
            setpgroup=0,
        )
        for theirs in (theirs_in, theirs_out, null):
            os.close(theirs)
        self._buffer = b""
        self._number = 0
        self._session = None
        self.events = []
        targets = self.call("Target.getTargets")["targetInfos"]
        target = next(each["targetId"] for each in targets if each["type"] == "page")
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.resize(width, height)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.call("Page.navigate", url=url)
        self._await_load()

    def __enter__(self):
        """Return the open page."""
        return self

    def __exit__(self, *_):
        """End the browser."""
        self.close()

    def call(self, method, **parameters):
        """Send one command and return its answer; events on the way are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def _receive(self):
        deadline = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], deadline - time.monotonic())
            part = os.read(self._in, 1 << 20) if ready else b""
            if not part:
                raise RuntimeError("the browser does not answer")
            self._buffer += part
        line, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(line)

    def _await_load(self):
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._receive())

    def reload(self):
        """Open the page anew."""
        self.events.clear()
        self.call("Page.reload")
        self._await_load()

    def run(self, script):
        """Return the value of a script."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait(self, condition):
        """Wait until a condition of the page holds."""
        deadline = time.monotonic() + PATIENCE
        while not self.run(f"Boolean({condition})"):
            if time.monotonic() > deadline:
                raise RuntimeError(f"never came true: {condition}")

    def press(self, key, code, text=""):
        """Press and release a key."""
        common = {"key": key, "windowsVirtualKeyCode": code, "code": key}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def resize(self, width, height):
        """Give the page another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )

    def screenshot(self, path, *, whole=False):
        """Take a picture of what is seen, or of the whole page."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(shot["data"]))

    def print(self, path):
        """Print the page."""
        printed = self.call("Page.printToPDF", printBackground=True, generateDocumentOutline=True)
        Path(path).write_bytes(base64.b64decode(printed["data"]))

    def complaints(self):
        """Return what the console has to say, and every request that left the disk."""
        said = [
            event["params"]
            for event in self.events
            if event["method"] in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled"}
            or event["method"] == "Log.entryAdded"
        ]
        asked = [
            event["params"]["request"]["url"]
            for event in self.events
            if event["method"] == "Network.requestWillBeSent"
        ]
        return said, [url for url in asked if not url.startswith(("file:", "data:"))]

    def close(self):
        """End the browser and everything it started, and remove its profile."""
        with contextlib.suppress(OSError, RuntimeError):
            self._session = None
            self.call("Browser.close")
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._in)
        os.close(self._out)
        shutil.rmtree(self.profile, ignore_errors=True)


def _pipe():
    """Return a pipe whose ends do not collide with those that Chromium expects at 3 and 4."""
    return tuple(_moved(end) for end in os.pipe())


def _moved(end):
    moved = fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(end)
    return moved
