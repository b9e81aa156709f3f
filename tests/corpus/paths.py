"""What stands where a file should: links, loops, folders, pipes, devices, nothing, too much, and names that are no names."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.corpus.case import case
from tests.corpus.sheets import READS, csv, table

PATHS = "paths"
refused = partial(case, PATHS)
loads = partial(case, PATHS, reads=READS)


def linked(folder: Path) -> None:
    (folder / "x").mkdir()
    csv(folder / "x" / "真.txt", table())
    (folder / "a.csv").symlink_to(folder / "x" / "真.txt")


refused("link to a file", linked, refused="链接", file="a.csv", given=("a.csv",))
refused("link to itself", lambda d: (d / "a.csv").symlink_to(d / "a.csv"), refused="链接", file="a.csv", given=("a.csv",))
refused("link to nothing", lambda d: (d / "a.csv").symlink_to(d / "b.csv"), refused="链接", file="a.csv", given=("a.csv",))


def looped(folder: Path) -> None:
    csv(folder / "a.csv", table())
    (folder / "里").mkdir()
    (folder / "里" / "外").symlink_to(folder)


loads("folder with a link back to itself", looped, says="notice 里/外")
refused("folder called xlsx", lambda d: (d / "a.xlsx").mkdir(), refused="没有可读的表格", file="a.xlsx", given=("a.xlsx",))
refused("pipe", lambda d: os.mkfifo(d / "a.csv"), refused="不是普通文件", file="a.csv")
refused("socket", lambda d: socket.socket(socket.AF_UNIX).bind(os.path.relpath(d / "a.csv")), refused="打不开", file="a.csv")
for device, why in (
    ("/dev/zero", "不是普通文件"),
    ("/dev/null", "不是普通文件"),
    ("/dev/stdin", "链接"),
    ("/proc/self/mem", "0 字节"),
):
    refused(f"device {device}", lambda d: None, refused=why, file=Path(device).name, given=(device,), hostile=True)


def locked(folder: Path) -> None:
    csv(folder / "a.csv", table()).chmod(0)
    folder.chmod(0o755)


refused("file without permission", locked, refused="Permission denied", file="a.csv", powerless=True, hostile=True)


def shut(folder: Path) -> None:
    (folder / "里").mkdir(mode=0)
    folder.chmod(0o755)


refused("folder without permission", shut, refused="文件夹打不开", file="./里", powerless=True, hostile=True)
refused("file of 0 bytes", lambda d: csv(d / "a.xlsx", ""), refused="0 字节", file="a.xlsx")


def sparse(folder: Path) -> None:
    with open(folder / "a.xlsx", "wb") as file:
        file.truncate(3 * 2**30)


refused("sparse file of 3 GiB", sparse, refused="过大", file="a.xlsx", hostile=True)
refused("path that is not there", lambda d: None, refused="没有这个文件", file="没有.xlsx", given=("没有.xlsx",))
refused("folder with nothing in it", lambda d: None, refused="没有可读的表格", file=".")
refused("folder of texts", lambda d: csv(d / "读我.txt", "x"), refused="没有可读的表格", file=".")

LONG = "长" * 80 + ".csv"


def named(name: str) -> Callable[[Path], object]:
    return lambda folder: csv(folder / name, table())


loads("file with a name of 244 bytes", named(LONG))
loads("file with a line break in its name", named("a\nb\r.csv"))
loads("file with marks of direction in its name", named("a\u202evsc.csv"))
loads("file with a name that is no text", lambda d: os.rename(csv(d / "a.csv", table()), os.fsencode(d) + b"/\xff\xfe.csv"))
loads("file with a name like an option", named("--help.csv"))
loads("file with a name like a formula", named("=cmd|' !A1.csv"))
loads("lock file beside the file", lambda d: (named("a.csv")(d), csv(d / "~$a.csv", "x")), says="notice ~$a.csv")
loads("hidden file beside the file", lambda d: (named("a.csv")(d), csv(d / ".a.csv", table())), says="notice .a.csv")
loads(
    "files of other kinds beside the file",
    lambda d: (named("a.csv")(d), csv(d / "b.txt", "x"), csv(d / "c.jpg", "x")),
    says="notice b.txt, notice c.jpg",
)


def deep(folder: Path) -> None:
    for _ in range(60):
        folder = folder / "层"
        folder.mkdir()
    csv(folder / "a.csv", table())


loads("file 60 folders deep", deep)


def many(folder: Path) -> None:
    csv(folder / "a.csv", table())
    for number in range(20_100):
        os.mknod(folder / f"{number}.txt")


refused("folder of 20,000 files", many, refused="超过20000个", file=".", hostile=True)


def beside(folder: Path) -> None:
    csv(folder / "a.csv", table())
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    os.mkfifo(folder / "管.csv")
    csv(folder / "空.xls", "")


loads("sound file beside three that cannot be read", beside, says="unreadable 坏.xlsx, unreadable 空.xls, unreadable 管.csv")
