"""Questions to the node: one, and many at once."""

import http.server
import json
import threading

import pytest

from harness.errors import RpcError
from harness.node.rpc import AT_ONCE, Rpc


class Heights(http.server.BaseHTTPRequestHandler):
    """Answers a question about a height with its name, the last question of a request first."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        questions = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(len(questions))
        answers = [self.answer(each) for each in reversed(questions)]
        body = json.dumps(answers).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    @staticmethod
    def answer(question):
        (height,) = question["params"]
        if height < 0:
            error = {"code": -8, "message": "Block height out of range"}
            return {"id": question["id"], "result": None, "error": error}
        return {"id": question["id"], "result": f"block {height}", "error": None}

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def node():
    """Serve questions; return where, and how many came with each request."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Heights)
    server.requests = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    rpc = Rpc(f"http://a:b@127.0.0.1:{server.server_port}/")
    yield rpc, server.requests
    rpc.close()
    server.shutdown()
    server.server_close()


def test_many_questions_go_together(node):
    """Few requests; each answer stands where its question stood, in whatever order they came."""
    rpc, requests = node
    count = 2 * AT_ONCE + 1
    answers = rpc.call_many("getblockhash", [(height,) for height in range(count)])
    assert answers == [f"block {height}" for height in range(count)]
    assert requests == [AT_ONCE, AT_ONCE, 1]
    assert rpc.call_many("getblockhash", []) == []


def test_one_refused_question_refuses_all(node):
    """Alone or among others, its error is told."""
    rpc, _ = node
    for ask in (lambda: rpc.call("x", -1), lambda: rpc.call_many("x", [(1,), (-1,), (2,)])):
        with pytest.raises(RpcError, match="out of range"):
            ask()


def test_a_lens_sees_each_question_of_many():
    """A node that is made to lie answers one question at a time."""

    class Lens:
        def asked(self, question):
            return [question.method, *question.arguments]

    rpc = Rpc("http://a:b@127.0.0.1:1/", lens=Lens())
    assert rpc.call_many("x", [(1,), (2,)]) == [["x", 1], ["x", 2]]
