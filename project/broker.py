"""The embedded form's broker: Kombu's folder of messages, made safe for readers and writers at once.

Kombu opens a message's file and then writes it. A worker that looks in between takes an empty file for the
message, and dies of it. Here a file is written beside the queue and moved into it when it is whole.
"""

from __future__ import annotations

import logging
import os
import uuid
from pathlib import Path
from time import monotonic
from typing import Any

from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.utils.json import dumps

logger = logging.getLogger(__name__)


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: Any, **_: Any) -> None:
        # The beginning of the name is the order in which messages are taken, its end names the queue.
        name = f"{round(monotonic() * 1000)}_{uuid.uuid4()}.{queue}"
        part = Path(self.data_folder_out, f"{name}.part")
        try:
            part.write_bytes(dumps(payload).encode())
            part.rename(part.with_suffix(".msg"))
        except OSError as error:
            raise filesystem.ChannelError(f"Cannot add {name} to the queue") from error

    def _get(self, queue: str) -> Any:
        while True:
            try:
                return super()._get(queue)
            except ValueError:
                # Left by a power cut. What it rang for stands in the database, and the sweep finds it.
                logger.warning("A message in %s was cut short and is left out", queue)

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        self._lay_empty_table(self._exchange_file(exchange))
        super()._queue_bind(exchange, routing_key, pattern, queue)

    def _lay_empty_table(self, file: Path) -> None:
        """The table of an exchange with nothing in it, whole from the moment it is seen."""
        if file.exists():
            return
        self.control_folder.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}.{uuid.uuid4()}.part")
        part.write_text("[]")
        try:
            os.link(part, file)
        except FileExistsError:
            logger.debug("%s was laid by another process", file.name)
        finally:
            part.unlink()


class Transport(filesystem.Transport):
    Channel = Channel


def use_for_folders() -> None:
    """Has every `filesystem://` broker of this process use it."""
    TRANSPORT_ALIASES["filesystem"] = "project.broker:Transport"
