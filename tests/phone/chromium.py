"""A real browser for the tests: headless Chromium, steered over its debugging pipe. No port is opened for it."""

import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any, Self

PROGRAM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Chromium:
    """One page of its own. `evaluate` returns what the page's script says."""

    def __init__(self, folder: Path, language: str) -> None:
        assert PROGRAM
        asked, self._ask = os.pipe()
        self._hear, told = os.pipe()
        arguments = [
            PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--ignore-certificate-errors",
            f"--accept-lang={language}", f"--user-data-dir={folder}", "--window-size=390,844",
            "--remote-debugging-pipe", "about:blank",
        ]  # fmt: skip
        null = os.open(os.devnull, os.O_RDWR)
        pipes = [(os.POSIX_SPAWN_DUP2, asked, 3), (os.POSIX_SPAWN_DUP2, told, 4)]
        quiet = [(os.POSIX_SPAWN_DUP2, null, fd) for fd in (0, 1, 2)]
        for fd in (asked, told):
            os.set_inheritable(fd, True)
        self._process = os.posix_spawn(PROGRAM, arguments, os.environ, file_actions=[*quiet, *pipes])
        for fd in (asked, told, null):
            os.close(fd)
        self._rest, self._number, self._session = b"", 0, ""
        target = next(t for t in self._call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        attached = self._call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self._session = attached["sessionId"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._ask)
        os.close(self._hear)

    def visit(self, url: str) -> None:
        """Open a page and wait until it has loaded."""
        self._call("Page.enable")
        self._call("Page.navigate", url=url)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def evaluate(self, script: str) -> Any:
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def until(self, condition: str) -> None:
        """Wait, inside the page, until a script's value is true; a minute at most."""
        loop = (
            "new Promise((done, fail) => { const end = Date.now() + 60000; const look = () => {"
            f"if ({condition}) done(true); else if (Date.now() > end) fail(document.body.innerText);"
            "else requestAnimationFrame(look); }; look(); })"
        )
        assert self.evaluate(loop)

    def choose(self, selector: str, paths: list[Path]) -> None:
        """Put files into a file input, as its owner's hand does."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])

    def _call(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        said: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._ask, json.dumps(said).encode() + b"\0")
        while True:
            heard = self._next()
            if heard.get("id") == self._number:
                assert "error" not in heard, heard
                result: dict[str, Any] = heard["result"]
                return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._hear, 1 << 16)
            assert more, "the browser is gone"
            self._rest += more
        message, _, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        return heard
