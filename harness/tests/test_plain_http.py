"""Questions and answers of the node's question port."""

import http.client
import socket
import threading

import pytest

from harness.node.plain_http import PlainConnection
from harness.patience import Patience


def served(*answers, pause=None):
    """Serve each question with the next answer, in pieces; return connection and what was asked."""
    listener = socket.create_server(("127.0.0.1", 0))
    asked = []

    def serve():
        for answer in answers:
            with listener.accept()[0] as peer:
                for pieces in answer:
                    asked.append(peer.recv(1 << 16))
                    for piece in pieces:
                        peer.sendall(piece)
                        if pause is not None:
                            pause.wait(0.01)
        listener.close()

    threading.Thread(target=serve, daemon=True).start()
    return PlainConnection("127.0.0.1", listener.getsockname()[1], lambda: Patience(5, 5)), asked


def ask(connection):
    connection.request("POST", "/", "[]", {"Host": "x", "Authorization": b"Basic eA=="})
    return connection.getresponse()


def test_several_questions_on_one_connection():
    """Head and body in any pieces; the body is as long as was stated."""
    first = [b"HTTP/1.1 200 OK\r\nContent-", b"Length: 5\r\n\r", b"\nhe", b"llo"]
    second = [b"HTTP/1.1 500 Internal Server Error\r\ncontent-length:  2\r\n\r\n{}"]
    connection, asked = served([first, second], pause=threading.Event())
    answer = ask(connection)
    assert (answer.status, answer.reason, answer.read()) == (200, "OK", b"hello")
    assert ask(connection).read() == b"{}"
    connection.close()
    assert asked[0].endswith(b"Authorization: Basic eA==\r\n\r\n[]")
    assert b"Content-Length: 2\r\n" in asked[0]


def test_a_long_body_is_read_whole():
    """Also when it comes together with its head."""
    body = b"y" * 300_000
    connection, _ = served([[b"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n" + body]])
    assert ask(connection).read() == body


def test_a_closed_connection_is_opened_again():
    """When the node says that it closes."""
    closing = [b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na"]
    connection, asked = served([closing], [closing])
    assert ask(connection).read() == b"a"
    assert ask(connection).read() == b"a"
    assert len(asked) == 2


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [b"HTTP/1.1 200 OK\r\n"],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort"],
        [b"HTTP/1.1 200 OK\r\n\r\n"],
        [b"nonsense\r\n\r\n"],
        [b"HTTP/1.1 x OK\r\nContent-Length: 0\r\n\r\n"],
        [b"x" * 70_000, b"x" * 70_000],
    ],
)
def test_what_is_no_answer_is_said_so(answer):
    """A node that dies in the middle of an answer is not mistaken for one that answered."""
    connection, _ = served([answer])
    with pytest.raises((http.client.HTTPException, ConnectionResetError)):
        ask(connection)
    connection.close()
