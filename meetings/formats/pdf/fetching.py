"""What a document may fetch: pictures of our own, and nothing else, wherever its text or its styles point."""

from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from weasyprint.urls import URLFetcher, URLFetcherResponse

from meetings.formats.limited.inside import Refused

SCHEME: Final = "asset:"
_TYPES: Final = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


class OwnPictures(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Denies everything but ``asset:<path below the static folder>`` of a known type, and stops the rendering."""

    def __init__(self, static: Path) -> None:
        super().__init__(allowed_protocols=("asset",), allow_redirects=False, fail_on_errors=True)
        for handlers in (self.handle_open, self.handle_error, self.process_request, self.process_response):
            handlers.clear()  # no handler for any protocol remains
        self.static = static.resolve()

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The picture.

        :raises Refused: for anything else; a BaseException, so that WeasyPrint does not go on without it.
        """
        if url[: len(SCHEME)].lower() != SCHEME:
            raise Refused("outside", url[:200])
        path = (self.static / unquote(url[len(SCHEME) :])).resolve()
        known = _TYPES.get(path.suffix)
        if known is None or not path.is_relative_to(self.static) or not path.is_file():
            raise Refused("outside", url[:200])
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": known})
