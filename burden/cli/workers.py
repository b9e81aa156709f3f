"""A check by the workers of a cluster: the options that say so, and what is said where there are none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from burden.cli.steps import one_of, policy, refuse, today_is
from burden.cli.visits import write_json, write_ready

if TYPE_CHECKING:
    import datetime as dt

    from distributed import Client

    from burden.check import Checked
    from burden.cli.steps import Case

ENGINES = ("here", "dask")
Engine = Annotated[
    str, typer.Option("--engine", help="here：本进程；dask：分给多个进程或机器 · In this process, or by Dask workers")
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", help="Dask 调度器地址，如 tcp://10.0.0.1:8786；不写就在本机启动 · Address; without one, workers start here"
    ),
]


@contextmanager
def employed(engine: str, scheduler: str | None) -> Iterator[Client | None]:
    """The workers asked for, until this ends; None where the check runs here. Refusal where there are none to be had."""
    one_of("--engine", engine, ENGINES)
    if engine == "here":
        if scheduler:
            english = "no engine uses a scheduler", "add --engine dask"
            raise refuse("--scheduler", "没有说由谁来用", "请加上 --engine dask", english)
        yield None
        return
    from burden.engine.cluster import Exhausted, Unreachable, cluster

    try:
        with cluster(scheduler) as client:
            yield client
    except ImportError:
        english = "Dask is not installed", "install it with: pip install 'burden[cluster]'"
        raise refuse("--engine dask", "没有安装 Dask", "请安装：pip install 'burden[cluster]'", english) from None
    except Exhausted:
        english = (
            "workers died over their work again and again, most likely for want of memory",
            "give each of them more of it, or use fewer on a machine",
        )
        raise refuse(
            "--engine dask", "工作进程反复中断，多半是内存不够", "给每个进程更多内存，或者一台机器少开几个", english
        ) from None
    except Unreachable as error:
        english = "no scheduler with workers answers there", "check the address and whether the workers run"
        raise refuse(str(error), "这个地址没有带工作进程的调度器应答", "请核对地址，并确认工作进程已启动", english) from None


def plan_checked(client: Client, case: Case, only: list[str]) -> Checked:
    """The check of a plan by workers."""
    from burden.check import check
    from burden.engine.cluster import parts, workers
    from burden.engine.run import over_parts

    running = over_parts(workers(client), parts(client))
    return check(case.plan, case.rulebook, case.days, case.on, case.problems, tuple(only), previous=case.before, running=running)


def check_table_apart(
    client: Client, paths: list[Path], rules: Path | None, year: int | None, today: dt.datetime | None, form: str, lang: str,
    fail_on: str, only: list[str], output: Path | None, message: bool,
) -> int:  # fmt: skip
    """Check a visits table by workers; the exit status."""
    from burden.engine.form import Form
    from burden.engine.visits import check_apart, found_apart, looked_through
    from burden.load.holidays import calendar, user_file
    from burden.load.visits_chunks import chunks_of
    from burden.load.visits_parts import files_of, parts_of

    rulebook, days = policy(rules, paths), calendar(user_file(os.environ))
    chunks = chunks_of(files_of(paths), parts_of(paths))
    table = looked_through(client, chunks, rulebook, days, today_is(today), year or rulebook.year, tuple(only))
    if form == "json":
        return write_json(check_apart(table), table.problems, lang, fail_on)
    with TemporaryDirectory(prefix="burden-") as folder:
        found, ready = found_apart(table, Form(form, lang, message), Path(folder))  # type: ignore[arg-type]
        write_ready(found, ready, table.problems, form, lang, output)
    return int(found.reaches(fail_on))
