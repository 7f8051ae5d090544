"""What a browser complains of, and whom it talks to, while it is on the site."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response


class Watch:
    """Collects from every page of a browser: messages on the console, faults in scripts, requests that fail or are
    refused, and requests that leave the site. ``expected``: the statuses that a test is about.
    """

    def __init__(self, context: BrowserContext, address: str) -> None:
        self._host = urlsplit(address).netloc
        self._faults: list[str] = []
        self.expected: set[int] = set()
        self._saved: list[Request] = []
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)
        context.on("console", self._said)
        context.on("weberror", lambda each: self._faults.append(f"fault in a script: {each.error}"))

    def faults(self) -> list[str]:
        """What was wrong since the last time of asking."""
        found, self._faults = self._faults, []
        return found

    def _asked(self, request: Request) -> None:
        there = urlsplit(request.url)
        if there.scheme not in ("data", "blob", "chrome-error") and there.netloc != self._host:
            self._faults.append(f"request to another place: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.headers.get("content-disposition", "").startswith("attachment"):
            self._saved.append(response.request)
        if response.status >= 400 and response.status not in self.expected:
            self._faults.append(f"{response.status} for {response.request.method} {response.url}")

    def _failed(self, request: Request) -> None:
        if request.resource_type == "image" and request.failure == "net::ERR_ABORTED":
            return  # the screen became wide again before a picture for narrow ones had come
        if request not in self._saved:  # a file that is saved ends the navigation that asked for it
            self._faults.append(f"request failed: {request.url}: {request.failure}")

    def _said(self, message: ConsoleMessage) -> None:
        is_status = "the server responded with a status of" in message.text
        if message.type in ("error", "warning") and not is_status:  # statuses are judged as answers
            self._faults.append(f"{message.type} on the console: {message.text}")
