"""What docs/operations.md shows is held to what the service is: options, bounds, names."""

import re
import shlex
from pathlib import Path

from click.testing import CliRunner

from kg.cli import kg
from kg.web.settings import Limits, Settings

DOC = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
NGINX = re.search(r"```nginx\n(.*?)```", DOC, re.DOTALL)[1]
UNIT = re.search(r"```ini\n(.*?)```", DOC, re.DOTALL)[1]
SHELL = "".join(re.findall(r"```sh\n(.*?)```", DOC, re.DOTALL))
SIZES = {"k": 1024, "m": 1024 * 1024}


def setting(name):
    """Give the value of the line of the unit that begins with a name."""
    return re.search(rf"^{name}=(.*)$", UNIT, re.MULTILINE)[1]


def bound(directive):
    """Give the last value of a line of the proxy, in bytes or seconds."""
    number, letter = re.search(rf"{directive} (?:\d+ )?(\d+)([kms]);", NGINX).groups()
    return int(number) * SIZES.get(letter, 1)


def test_every_option_shown_is_one_of_the_command():
    known = CliRunner().invoke(kg, ["serve", "--help"]).output
    lines = [*SHELL.splitlines(), setting("ExecStart")]
    shown = {w for line in lines if "kg serve" in line for w in shlex.split(line, comments=True)}
    options = {word for word in shown if word.startswith("--")}
    assert "--name" in options
    assert [option for option in sorted(options) if option not in known] == []


def test_the_proxy_is_more_patient_and_takes_more_than_the_service():
    limits = Limits()
    assert bound("client_max_body_size") > limits.body
    assert bound("large_client_header_buffers") >= limits.head
    assert bound("proxy_read_timeout") > max(limits.whole, limits.seconds)


def test_proxy_and_unit_name_the_same_service():
    assert f"proxy_pass http://{Settings().host}:{Settings().port};" in NGINX
    name = re.search(r"server_name (.*);", NGINX)[1]
    assert f"--name {name}" in setting("ExecStart")
    assert setting("User") in setting("ExecStart")


def test_the_unit_leaves_running_answers_alone_when_it_stops():
    # Else SIGTERM goes to the workers too: tried, a running question was then answered 500.
    assert setting("KillMode") == "mixed"


def test_the_unit_has_room_for_all_processes_at_their_bound():
    settings = Settings()
    most = (settings.quick + settings.heavy) * settings.limits.memory
    assert int(setting("MemoryMax").removesuffix("G")) * 1000 > most
