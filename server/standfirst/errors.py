"""Everything that can go wrong, as one tree.

StandfirstError
├─ RequestError   InvalidRequest · UnknownMethod · AddressNotAllowed · EndpointNotFound · MethodNotAllowed
│                 DocumentTooLarge · UnsupportedMediaType · HeadersTooLarge · PlanDiffers
├─ AccessError    TokenRejected · OriginNotAllowed · PairingRefused · HostNotAllowed
├─ ContentError   NoArticleFound · UnsupportedDocument · PageTooComplex · FetchFailed
├─ WorkError      DeadlineExceeded · Overloaded · WorkerDied · TooManySetAside
├─ StorageError   EntryNotFound · HistoryUnavailable · SchemaTooNew · OutputUnavailable
└─ StartError     PortInUse · TooFewDescriptors · SecretsExposed · ExtensionMissing · LoginStartRefused

An error says in one sentence what is the matter (`message`) and in another what to do about it (`hint`). Its `code`
is stable and goes over the wire. HTTP statuses and exit codes are the doors' business: see `web` and `cli`.
"""

from __future__ import annotations

import re


class StandfirstError(Exception):
    """The root of the tree; catch it to catch every error that this package raises on purpose.

    Args:
        message: what is the matter, one sentence, free of the caller's input.
        hint: what to do about it, one sentence.
    """

    code: str = "standfirst_error"

    def __init_subclass__(cls) -> None:
        """Derive the code on the wire from the class's name: `NoArticleFound` is `no_article_found`."""
        super().__init_subclass__()
        cls.code = re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross process boundaries: rebuild from the arguments that the constructor takes."""
        return _rebuild, (type(self), self.message, self.hint)


def _rebuild(kind: type[StandfirstError], message: str, hint: str) -> StandfirstError:
    return kind(message, hint=hint)


class RequestError(StandfirstError):
    """The caller asked for something that cannot be."""


class InvalidRequest(RequestError):
    """A field is missing, has the wrong type or an impossible value."""


class UnknownMethod(RequestError):
    """No summarizer has that name."""


class AddressNotAllowed(RequestError):
    """The URL is not http(s), or leads into a private network."""


class EndpointNotFound(RequestError):
    """No such path."""


class MethodNotAllowed(RequestError):
    """The path exists, the HTTP method does not."""


class DocumentTooLarge(RequestError):
    """The body is over the bound."""


class UnsupportedMediaType(RequestError):
    """The body is not plain, uncompressed JSON."""


class HeadersTooLarge(RequestError):
    """The request line or the headers are over the bound."""


class PlanDiffers(RequestError):
    """A batch was planned with other sources or options than are asked for now, or by another version."""


class AccessError(StandfirstError):
    """The caller may not have that."""


class TokenRejected(AccessError):
    """The token is missing, wrong or revoked."""


class OriginNotAllowed(AccessError):
    """A web page or an unknown extension called."""


class PairingRefused(AccessError):
    """The pairing code is wrong, used up or expired, or none was asked for."""


class HostNotAllowed(AccessError):
    """The Host header names another machine: a rebound name or a proxy."""


class ContentError(StandfirstError):
    """The document is not what a summary can be made of."""


class NoArticleFound(ContentError):
    """The page holds no main text to sum up."""


class UnsupportedDocument(ContentError):
    """The document is not HTML or text: a PDF, an image, an archive, noise."""


class PageTooComplex(ContentError):
    """The page has more nodes than any article has."""


class FetchFailed(ContentError):
    """The URL could not be read."""


class WorkError(StandfirstError):
    """The work could not be done now."""


class DeadlineExceeded(WorkError):
    """The page took longer than the deadline; its worker was ended."""


class Overloaded(WorkError):
    """All workers are busy and the queue is full."""


class WorkerDied(WorkError):
    """The worker process ended while it read the page."""


class TooManySetAside(WorkError):
    """A batch was stopped, because more pages failed than its caller allows."""


class StorageError(StandfirstError):
    """The history could not serve."""


class EntryNotFound(StorageError):
    """No history entry has that id."""


class HistoryUnavailable(StorageError):
    """The history cannot be opened, read or written now."""


class SchemaTooNew(StorageError):
    """The history was written by a newer version and is left untouched."""


class OutputUnavailable(StorageError):
    """The folder of a batch cannot be read or written: the disk is full, or the folder is not ours."""


class StartError(StandfirstError):
    """The helper cannot start."""


class PortInUse(StartError):
    """Something else listens on the port."""


class TooFewDescriptors(StartError):
    """The system lets the process open too few files to serve anybody."""


class SecretsExposed(StartError):
    """A file of tokens or codes could be read or replaced by others."""


class ExtensionMissing(StartError):
    """The extension's files are not where the installation puts them."""


class LoginStartRefused(StartError):
    """The system does not let the helper be started at login."""
