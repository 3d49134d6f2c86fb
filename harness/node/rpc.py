"""One JSON-RPC call to the node.

The transport is python-bitcoinlib's `bitcoin.rpc`; this is its only home. Numbers with a fraction
come back as `decimal.Decimal`.
"""

import http.client
import itertools
import urllib.parse
from collections.abc import Callable, Sequence
from typing import Any

from bitcoin.rpc import RawProxy

from harness.errors import RpcError
from harness.network.lens import Lens, Question
from harness.node.plain_http import PlainConnection
from harness.patience import Patience

AT_ONCE = 250  # questions in one request; no answer is long in coming, also of a slow build


class RpcUnreachable(ConnectionError):
    """Nobody answered: the node is gone or stuck."""


class Rpc:
    """A connection for questions to one node; whoever opens it closes it. One thread only."""

    def __init__(
        self,
        url: str,
        *,
        timeout: float = 60.0,
        waiting: Callable[[float], Patience] | None = None,
        lens: Lens | None = None,
    ) -> None:
        """Prepare; the connection is made with the first call.

        Args:
            url: http://user:password@host:port/.
            timeout: seconds of the node's time until an answer counts as lost.
            waiting: returns the patience for so many seconds; None for one by the clock.
            lens: makes the node look like another one (a deviation), None for none.
        """

        def patience() -> Patience:
            return Patience(timeout, timeout) if waiting is None else waiting(timeout)

        place = urllib.parse.urlsplit(url)
        connection = PlainConnection(place.hostname or "", place.port or 0, patience)
        self._proxy = RawProxy(service_url=url, connection=connection)
        self._serials = itertools.count(1)
        self._lens = lens

    def call(self, method: str, *arguments: Any, **named: Any) -> Any:
        """Ask the node.

        Raises:
            RpcError: the node answered with an error.
            RpcUnreachable: no answer came.
        """
        if self._lens is None:
            return self._put(method, *arguments, **named)
        return self._lens.asked(Question(method, arguments, named, self._put))

    def call_many(self, method: str, questions: Sequence[Sequence[Any]]) -> list[Any]:
        """Ask the node the same about many things at once, which costs it and us a tenth.

        Raises:
            RpcError: the node answered one of them with an error.
            RpcUnreachable: no answer came.
        """
        if self._lens is not None:
            return [self.call(method, *arguments) for arguments in questions]
        answers: list[Any] = []
        for first in range(0, len(questions), AT_ONCE):
            some = questions[first : first + AT_ONCE]
            answers += self._put_all([self._question(method, each) for each in some])
        return answers

    def _put(self, method: str, *arguments: Any, **named: Any) -> Any:
        return self._put_all([self._question(method, named or arguments)])[0]

    def _question(self, method: str, parameters: Any) -> dict[str, Any]:
        serial = next(self._serials)
        return {"version": "1.1", "id": serial, "method": method, "params": parameters}

    def _put_all(self, questions: Sequence[dict[str, Any]]) -> list[Any]:
        try:
            answers = self._proxy._batch(questions)  # noqa: SLF001  (takes named arguments too)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise RpcUnreachable(f"{questions[0]['method']}: {error!r}") from error
        for answer in answers:
            if (error_object := answer.get("error")) is not None:
                raise RpcError(error_object["code"], error_object["message"])
        by_number = {answer["id"]: answer["result"] for answer in answers}
        return [by_number[question["id"]] for question in questions]

    def close(self) -> None:
        """Close the connection."""
        self._proxy.close()
