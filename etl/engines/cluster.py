"""Spreads batches of work over the workers of a Dask scheduler, in the order given; workers may come, go and die."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from etl.errors import EtlError, UsageError

if TYPE_CHECKING:
    from distributed import Future

Batch = TypeVar("Batch")
Result = TypeVar("Result")

AHEAD = 2  # batches a worker has waiting, so that none stands idle and few are in memory
PATIENCE = 30  # seconds in which a scheduler must answer


def map_on_cluster(work: Callable[[Batch], Result], batches: Iterable[Batch], scheduler: str) -> Iterator[Result]:
    """Yield the results in the order of the batches.

    A batch whose worker dies is given to another. Raises EtlError where the scheduler does not answer, and where a
    batch kills one worker after another.
    """
    waiting: deque[Future[Result]] = deque()
    with _connect(scheduler) as client:
        try:
            for batch in batches:
                waiting.append(client.submit(work, batch, pure=False))
                if len(waiting) > AHEAD * max(1, sum(client.nthreads().values())):
                    yield _wait(waiting.popleft())
            while waiting:
                yield _wait(waiting.popleft())
        finally:
            client.cancel(list(waiting))


def _connect(scheduler: str) -> Any:  # noqa: ANN401 - a Client, which has no types
    try:
        from distributed import Client
    except ImportError as error:
        reason = "the engine dask is not installed"
        raise UsageError(reason, "install it: pip install 'stratwatch[dask]'") from error
    connect: Any = Client
    try:
        return connect(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        reason = f"the scheduler {scheduler} does not answer"
        raise EtlError(reason, "start one with: dask scheduler, and give its address as tcp://HOST:8786") from error


def _wait(future: Future[Result]) -> Result:
    from distributed import KilledWorker

    try:
        result: Result = future.result()
    except KilledWorker as error:
        reason = "a batch ended several workers, one after another"
        raise EtlError(reason, "give the workers more memory (see their logs), and run it again") from error
    return result
