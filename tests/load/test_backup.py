"""A backup holds a warehouse whole, tells when a byte of it is wrong, and becomes a folder whole or not at all."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from etl.commands import backup, restore
from etl.errors import EtlError, WarehouseError
from etl.fetch import open_ledger
from etl.load import check_backup, open_warehouse, unpack_warehouse
from etl.load.reader import open_snapshot
from tests.commands.running import run_command
from tests.load.crashing import make_news, write
from tests.load.stated import VERSION

VIEWS = ("claims", "events", "articles")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with everything that one may hold."""
    made = tmp_path_factory.mktemp("backup") / "warehouse"
    write(made)
    (made / "sources.toml").write_text("", "utf-8")
    (made / "views").mkdir()
    (made / "views" / "mine.json").write_text("{}", "utf-8")
    (made / "half.part").write_text("", "utf-8")
    with open_ledger(made) as ledger:
        ledger.want("a source", ["https://ledger.example/1"], are_listings=False)
    return made


@pytest.fixture
def packed(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A backup of it."""
    file = tmp_path / "warehouse.tar.gz"
    code, figures, _ = run_command(backup, capsys, str(file), "--warehouse", str(folder), "--json")
    assert (code, figures["files"]) == (0, 6)
    return file


def test_a_restored_warehouse_is_the_one_that_was_packed(
    folder: Path, packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is read, written to and fetched into as before."""
    target = tmp_path / "restored"
    assert run_command(restore, capsys, str(packed), "--warehouse", str(target), "--json")[0] == 0
    rows = []
    for place in (folder, target):
        with open_snapshot(place) as snapshot:
            rows.append([snapshot.table(view).fetchall() for view in VIEWS])
    assert rows[0] == rows[1]
    with open_warehouse(target, VERSION, "a test") as warehouse:
        assert warehouse.find_standing(make_news(1)[0]) == "unchanged"
    with open_ledger(target) as ledger:
        assert ledger.count_states() == {"wanted": 1}
    assert (target / "views" / "mine.json").read_text("utf-8") == "{}"
    assert not (target / "half.part").exists()


@pytest.mark.parametrize("place", [0, 200, 5_000, -40])
def test_a_wrong_byte_is_told_and_nothing_is_restored(packed: Path, tmp_path: Path, place: int) -> None:
    """Wherever it is."""
    data = bytearray(packed.read_bytes())
    data[place] ^= 0xFF
    packed.write_bytes(data)
    with pytest.raises(WarehouseError, match="use another backup"):
        check_backup(packed)
    with pytest.raises(WarehouseError, match="use another backup"):
        unpack_warehouse(packed, tmp_path / "restored")
    assert [path.name for path in tmp_path.iterdir()] == [packed.name]


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "a/../../outside"])  # noqa: S108 (a name that is refused)
def test_nothing_is_unpacked_outside(tmp_path: Path, name: str) -> None:
    """Whoever wrote the file."""
    file = tmp_path / "evil.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo(name), io.BytesIO())
    with pytest.raises(WarehouseError, match="which no backup does"):
        unpack_warehouse(file, tmp_path / "restored")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_a_folder_with_something_in_it_is_left_alone(folder: Path, packed: Path, tmp_path: Path) -> None:
    """As is a folder that holds no warehouse, or one that another process holds."""
    with pytest.raises(WarehouseError, match="is not empty"):
        unpack_warehouse(packed, folder)
    with pytest.raises(EtlError, match="holds no warehouse"):
        backup._pack(tmp_path, tmp_path / "x")  # noqa: SLF001 (what the command does)
    with open_warehouse(folder, VERSION, "a writer"), pytest.raises(EtlError, match="a writer is writing"):
        backup._pack(folder, tmp_path / "x")  # noqa: SLF001 (what the command does)
