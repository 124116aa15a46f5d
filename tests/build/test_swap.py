import errno
import os
import random
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
import toy

from kg import build, store
from kg.build import stages, swap
from kg.errors import InvalidData, StoreError, Words
from kg.model import Finding, Severity
from kg.store import locks

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def _toys(monkeypatch):
    monkeypatch.setattr(stages, "make", toy.make)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "nhà"


@pytest.fixture
def old(tmp_path):
    return toy.data(tmp_path / "old", "cũ")


@pytest.fixture
def new(tmp_path):
    return toy.data(tmp_path / "new", "mới")


def stores(home):
    return [p.name for p in home.glob("store-*")]


def test_a_build_is_read_back(home, old):
    manifest = toy.run(home, old)
    assert toy.state(home) == toy.expected("cũ")
    assert manifest == build.current_manifest(home)
    assert manifest.graphs == {"ltg:facts": 40}


def test_unchanged_inputs_are_not_built_again(home, old, monkeypatch):
    first = toy.run(home, old)
    monkeypatch.setattr(stages, "make", None)
    assert toy.run(home, old) == first


def test_force_builds_again_and_comes_to_the_same(home, old):
    first = toy.run(home, old)
    assert toy.run(home, old, force=True) == first
    assert len(stores(home)) == 1


def test_a_change_of_content_is_seen_and_the_old_store_goes(home, old):
    first = toy.run(home, old)
    (old / "toy.txt").write_text("khác", encoding="utf-8")
    assert toy.run(home, old).digest != first.digest
    assert toy.state(home) == toy.expected("khác")
    assert len(stores(home)) == 1


def test_a_touched_or_hidden_file_changes_nothing(home, old, monkeypatch):
    first = toy.run(home, old)
    (old / "toy.txt").touch()
    (old / ".toy.txt.swp").write_text("x", encoding="utf-8")
    monkeypatch.setattr(stages, "make", None)
    assert toy.run(home, old) == first


def test_a_store_that_is_being_read_stays_until_its_reader_ends(home, old, new):
    toy.run(home, old)
    reader = store.open_current(home)
    toy.run(home, new)
    assert len(stores(home)) == 2
    assert len(reader) == 40
    del reader
    toy.run(home, new)
    assert len(stores(home)) == 1


def test_data_with_violations_leaves_the_old_graph(home, old, new, monkeypatch):
    toy.run(home, old)
    wrong = Finding(Severity.VIOLATION, "x", Words("Sai.", "Wrong."))
    monkeypatch.setattr(
        stages, "make", lambda *_: stages.Made(store.EmbeddedStore(), toy.NOTHING, [wrong])
    )
    with pytest.raises(InvalidData) as caught:
        toy.run(home, new)
    assert caught.value.findings == (wrong,)
    assert toy.state(home) == toy.expected("cũ")


def test_what_a_killed_build_left_goes_even_when_nothing_changed(home, old, monkeypatch):
    first = toy.run(home, old)
    (home / ".work").mkdir()
    (home / "store-half").mkdir()
    monkeypatch.setattr(stages, "make", None)
    assert toy.run(home, old) == first
    assert len(stores(home)) == 1
    assert not (home / ".work").exists()


def test_a_store_without_its_manifest_is_built_anew(home, old):
    first = toy.run(home, old)
    (store.current_path(home) / "manifest.json").write_text("{", encoding="utf-8")
    assert toy.run(home, old) == first
    assert build.current_manifest(home) == first


def test_a_single_file_may_be_handed_over_as_data(home, old):
    assert "data/toy.txt" in build.inputs([old / "toy.txt"]).files


class Faults:
    """Raises at one call among those made while the package builds or writes."""

    def __init__(self, error, at=0):
        self.calls = 0
        self._error, self._at = error, at
        source = Path(build.__file__).parents[1]
        self._watched = (str(source / "build"), str(source / "store"))

    def __call__(self, frame, event, _argument):
        if event not in ("call", "c_call") or not frame.f_code.co_filename.startswith(
            self._watched
        ):
            return
        self.calls += 1
        if self.calls == self._at:
            raise self._error

    def during(self, action):
        sys.setprofile(self)
        try:
            action()
        except type(self._error):
            return True
        finally:
            sys.setprofile(None)
        return False


ERRORS = (
    OSError(errno.ENOSPC, "full"),
    KeyboardInterrupt(),
    MemoryError(),
    OSError(errno.EIO, "?"),
)


def test_a_fault_at_any_of_fifty_points_leaves_the_old_graph_or_the_new(home, old, new):
    toy.run(home, old)
    counter = Faults(ValueError())
    counter.during(lambda: toy.run(home, new))
    ways = [(old, "cũ"), (new, "mới")]
    hit = 0
    for turn in range(50):
        to, content = ways[turn % 2]
        at = 1 + turn * counter.calls // 50
        hit += Faults(ERRORS[turn % len(ERRORS)], at).during(partial(toy.run, home, to))
        assert toy.state(home) in {toy.expected("cũ"), toy.expected("mới")}, at
        toy.run(home, to)
        assert toy.state(home) == toy.expected(content), at
        assert not (home / ".work").exists()
    assert hit >= 45


def endless(home, *folders):
    command = [sys.executable, str(HERE / "toy.py"), str(home), *map(str, folders)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    process.stdout.readline()
    return process


def end(process):
    process.kill()
    process.wait()
    process.stdout.close()


KILLS = int(os.environ.get("KG_TEST_KILLS", "20"))
ROUNDS = int(os.environ.get("KG_TEST_ROUNDS", "150"))
"""More of both where time allows: KG_TEST_KILLS=200 KG_TEST_ROUNDS=1000."""


def test_kills_at_random_moments_leave_no_mixture(home, old, new):
    known = {toy.expected("cũ"), toy.expected("mới")}
    toy.run(home, old)
    chance = random.Random(20)
    for _ in range(KILLS):
        process = endless(home, old, new)
        time.sleep(chance.uniform(0.0, 0.15))
        end(process)
        assert toy.state(home) in known
    toy.run(home, new)
    assert not (home / ".work").exists()
    assert len(stores(home)) == 1


def test_readers_never_meet_a_half_built_graph(home, old, new):
    known = {toy.expected("cũ"), toy.expected("mới")}
    toy.run(home, old)
    process = endless(home, old, new)
    try:
        seen = {toy.state(home) for _ in range(ROUNDS)}
    finally:
        end(process)
    assert seen == known


def test_two_builds_at_once_do_not_mix(home, old, new):
    errors = []

    def work(folder):
        for _ in range(5):
            try:
                toy.run(home, folder, force=True)
            except StoreError as error:
                errors.append(error)

    threads = [threading.Thread(target=work, args=(f,)) for f in (old, new)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert toy.state(home) in {toy.expected("cũ"), toy.expected("mới")}


def test_a_build_that_waits_too_long_says_so(home):
    home.mkdir()
    with (
        locks.exclusive(home / ".lock"),
        pytest.raises(StoreError) as caught,
        swap.alone(home, toy.silent, patience=0.2),
    ):
        pass
    assert "Một lần dựng khác chưa xong" in caught.value.to("vi")


def test_ctrl_c_leaves_the_old_graph_and_no_temporary_file(home, old, new):
    toy.run(home, old)
    process = endless(home, new, old)
    process.send_signal(signal.SIGINT)
    process.wait()
    process.stdout.close()
    assert not (home / ".work").exists()
    assert toy.state(home) in {toy.expected("cũ"), toy.expected("mới")}


MOUNT = 'mount -t tmpfs -o size=900k none "$1" || exit 42'
SMALL_DISK = (
    MOUNT
    + """
exec "$2" - "$1" "$3" "$4" <<'END'
import sys, toy, pathlib
from kg.build import stages
from kg.errors import KgError
disk, old, new = map(pathlib.Path, sys.argv[1:])
home = disk / "kho"
stages.make = toy.make
toy.run(home, old)
toy.quads.__defaults__ = (60000,)
try:
    toy.run(home, new)
except (KgError, OSError) as error:
    print(getattr(error, "words", error))
toy.quads.__defaults__ = (40,)
assert toy.state(home) == toy.expected("cũ")
assert not (home / ".work").exists()
toy.run(home, new)
assert toy.state(home) == toy.expected("mới")
END
"""
)


def test_a_full_disk_leaves_the_old_graph_and_a_retry_works(tmp_path, old, new):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-rm", "sh", "-c", SMALL_DISK, "sh", disk, sys.executable, old, new]
    told = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    words = "full"
    if "unshare" in told.stderr or told.returncode == 42:
        # Where nobody may mount a small disk, the kernel refuses to let a file grow instead.
        limited = SMALL_DISK.replace(MOUNT, "ulimit -f 400")
        command = ["sh", "-c", limited, "sh", disk, sys.executable, old, new]
        told = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        words = ""
    assert told.returncode == 0, told.stderr
    assert words in told.stdout
