"""A phone for the tests: speaks HTTP as its browser does, and keeps its cookie."""

import http.client
import json
import ssl
from urllib.parse import urlsplit

PATIENCE = 20


class Phone:
    """Over the address of an opened receiver. Every answer is read to its end."""

    def __init__(self, url: str, context: ssl.SSLContext | None = None) -> None:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        self.host, self.port, self.base, self.context = parts.hostname, parts.port, parts.path, context
        self.cookie = ""

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        if self.context:
            line = http.client.HTTPSConnection(self.host, self.port, timeout=PATIENCE, context=self.context)
        else:
            line = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        try:
            line.request(method, path, body, {"Accept-Language": "zh-CN", "Cookie": self.cookie} | (headers or {}))
            answer = line.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            line.close()

    def join(self) -> int:
        status, headers, _ = self.ask("POST", f"{self.base}/hello")
        self.cookie = headers.get("Set-Cookie", "").partition(";")[0]
        return status

    def send(self, data: bytes, name: str = "IMG_1.jpg", **headers: str) -> tuple[int, dict[str, object]]:
        status, _, body = self.ask("POST", f"{self.base}/photo?name={name}", data, headers)
        return status, json.loads(body) if body else {}
