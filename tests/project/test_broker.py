from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection
from kombu.transport.filesystem import ChannelError

from project.broker import Channel, Transport

MESSAGES = 400


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[object]:
    """Opens connections to one broker in a folder of the test's own."""
    folder = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
    options = {**folder, "control_folder": str(tmp_path / "control")}
    opened: list[Connection] = []

    def open_one() -> Connection:
        opened.append(Connection("filesystem://localhost", transport_options=options))
        return opened[-1]

    yield open_one
    for connection in opened:
        connection.release()


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A queue of the test's own: Kombu remembers for a whole process which ones are bound."""
    return f"work-{abs(hash(request.node.name))}"


def test_a_folder_of_messages_is_served_by_our_transport(connect):
    assert isinstance(connect().transport, Transport)


def test_messages_that_are_written_while_they_are_read_arrive_whole_and_once(connect, name):
    def write(writer: int) -> None:
        queue = connect().SimpleQueue(name)
        for number in range(MESSAGES // 4):
            queue.put({"writer": writer, "number": number, "filling": "x" * 2000})

    queue = connect().SimpleQueue(name)
    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(4)]
    for writer in writers:
        writer.start()
    got = []
    for _ in range(MESSAGES):
        message = queue.get(timeout=20)
        got.append((message.payload["writer"], message.payload["number"]))
        message.ack()
    for writer in writers:
        writer.join()
    assert sorted(got) == [(writer, number) for writer in range(4) for number in range(MESSAGES // 4)]


def test_a_message_is_not_seen_before_it_is_whole(connect, name, tmp_path, monkeypatch):
    queue = connect().SimpleQueue(name)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(ChannelError):
        queue.queue.channel._put(name, {"body": "x"})
    assert list(tmp_path.glob("*.msg")) == []


def test_a_message_that_was_cut_short_is_left_out(connect, name, tmp_path, caplog):
    queue = connect().SimpleQueue(name)
    (tmp_path / f"0_cut.{name}.msg").write_bytes(b"")
    queue.put("whole")
    assert queue.get(timeout=5).payload == "whole"
    assert "cut short" in caplog.text


def test_the_table_of_an_exchange_is_whole_from_the_moment_it_is_seen(connect, name, monkeypatch):
    seen: list[str] = []
    lay = Channel._lay_empty_table

    def look(self: Channel, file: Path) -> None:
        lay(self, file)
        seen.append(file.read_text())

    monkeypatch.setattr(Channel, "_lay_empty_table", look)
    connect().SimpleQueue(name).put("message")
    assert seen[0] == "[]"
