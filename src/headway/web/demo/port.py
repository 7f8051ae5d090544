"""Whether the site can answer where it is asked to."""

import socket

from headway.errors import ForPerson

HOST = "127.0.0.1"


def must_be_free(port: int) -> None:
    """A port that is taken is told before anything is made."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((HOST, port))
        except OSError as error:
            raise ForPerson(
                f"The site cannot answer on port {port}: {error.strerror or error}. Give another with --port."
            ) from error
