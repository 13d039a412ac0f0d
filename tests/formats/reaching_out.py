"""A module that does what a file might try to have its reader do; started by tests in a process with limits."""

import json
import os
import socket
import subprocess
import sys

from meetings.formats.limited.inside import leave, limit, shut, told


def main() -> int:
    act, limits = sys.argv[1], json.loads(sys.argv[2])
    limit(memory=limits["memory"], cpu=limits["cpu"], output=limits["output"])

    def reach() -> None:
        shut()
        if act == "file":
            os.open("/etc/hostname", os.O_RDONLY)
        elif act == "socket":
            socket.socket()
        elif act == "program":
            subprocess.run(["true"], check=True)
        else:
            sys.stdin.buffer.raw.readinto(bytearray(1))
            while True:
                pass

    return told(reach)


if __name__ == "__main__":
    leave(main())
