import errno
import stat

import pytest

from kg import files


def test_a_file_is_written_whole_with_the_rights_one_expects(tmp_path):
    path = tmp_path / "thư mục" / "a.txt"
    files.write_text(path, "lan tỏa\n")
    assert path.read_bytes() == "lan tỏa\n".encode()
    other = tmp_path / "b.txt"
    other.write_text("x", encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_rights_of_the_old_file_are_kept(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    files.write_text(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_after_a_failure_the_old_file_stands_and_nothing_else(tmp_path, error):
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fail():
        with files.replacing(path) as out:
            out.write(b"half")
            raise error

    with pytest.raises(type(error)):
        fail()
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"
