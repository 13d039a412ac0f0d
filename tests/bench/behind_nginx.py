"""The nginx.conf of a tree before its server, on a free port of this machine, with a certificate of its own."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.postgresql import free_port

AROUND = """
daemon off;
user root;
pid {folder}/pid;
error_log {folder}/errors.log;
events {{ worker_connections 512; }}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/concord.conf;
}}
"""


@contextmanager
def behind_nginx(tree: Path, url: str, within: Path) -> Iterator[str]:
    """Serve the tree's own configuration until the block ends; gives the address."""
    folder, port = within / "nginx", free_port()
    folder.mkdir()
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=concord.example.org",
         "-keyout", folder / "key", "-out", folder / "cert"], check=True, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    (folder / "concord.conf").write_text(here(tree, folder, urlsplit(url).netloc, port))
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder))
    command = ["nginx", "-e", str(folder / "errors.log"), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True)
    running = subprocess.Popen(command)
    try:
        yield f"https://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait(20)


def here(tree: Path, folder: Path, upstream: str, port: int) -> str:
    """The configuration, with the paths and ports of this machine."""
    told = (tree / "docs" / "deployment" / "nginx.conf").read_text()
    told = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", told, flags=re.DOTALL)
    told = re.sub(r"^ *listen \[::\]:443.*\n", "", told, flags=re.MULTILINE)
    for known, ours in {
        "listen 443": f"listen 127.0.0.1:{port}",
        "server 127.0.0.1:8000": f"server {upstream}",
        "/etc/ssl/concord.pem": f"{folder}/cert",
        "/etc/ssl/private/concord.key": f"{folder}/key",
        "/var/cache/nginx/concord": f"{folder}/cache",
        "/var/log/nginx/": f"{folder}/",
        "/srv/concord/app": str(tree),
    }.items():
        told = told.replace(known, ours)
    return told
