"""What a script learns from the exit status: one number for each error of the tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from standfirst import errors

DONE = 0
SOME_FAILED = 1
USAGE = 2
NO_ARTICLE = 3
NOT_FETCHED = 4
TROUBLE = 5
INTERRUPTED = 130

EXIT_STATUSES: Mapping[type[errors.StandfirstError], int] = MappingProxyType(
    {
        errors.StandfirstError: TROUBLE,
        errors.RequestError: USAGE,
        errors.InvalidRequest: USAGE,
        errors.UnknownMethod: USAGE,
        errors.AddressNotAllowed: NOT_FETCHED,
        errors.EndpointNotFound: TROUBLE,
        errors.MethodNotAllowed: TROUBLE,
        errors.DocumentTooLarge: NO_ARTICLE,
        errors.UnsupportedMediaType: TROUBLE,
        errors.HeadersTooLarge: TROUBLE,
        errors.PlanDiffers: USAGE,
        errors.AccessError: TROUBLE,
        errors.TokenRejected: TROUBLE,
        errors.OriginNotAllowed: TROUBLE,
        errors.PairingRefused: TROUBLE,
        errors.HostNotAllowed: TROUBLE,
        errors.ContentError: NO_ARTICLE,
        errors.NoArticleFound: NO_ARTICLE,
        errors.UnsupportedDocument: NO_ARTICLE,
        errors.PageTooComplex: NO_ARTICLE,
        errors.FetchFailed: NOT_FETCHED,
        errors.WorkError: TROUBLE,
        errors.DeadlineExceeded: TROUBLE,
        errors.Overloaded: TROUBLE,
        errors.WorkerDied: TROUBLE,
        errors.TooManySetAside: TROUBLE,
        errors.StorageError: TROUBLE,
        errors.EntryNotFound: TROUBLE,
        errors.HistoryUnavailable: TROUBLE,
        errors.SchemaTooNew: TROUBLE,
        errors.OutputUnavailable: TROUBLE,
        errors.StartError: TROUBLE,
        errors.PortInUse: TROUBLE,
        errors.TooFewDescriptors: TROUBLE,
        errors.SecretsExposed: TROUBLE,
        errors.ExtensionMissing: TROUBLE,
        errors.LoginStartRefused: TROUBLE,
    }
)


def joint_status(statuses: Iterable[int]) -> int:
    """The status of a run over several sources: their common one, else that some failed."""
    distinct = set(statuses)
    return distinct.pop() if len(distinct) == 1 else SOME_FAILED
