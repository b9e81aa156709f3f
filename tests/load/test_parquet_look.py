import pytest

from burden.load import parquet_look
from burden.load.parquet_look import look
from burden.load.refusal import Refusal


def test_a_file_that_ends_its_reader_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet_look, "LOOK", "import os, sys; print(sys.argv[2], flush=True); os.abort()")
    with pytest.raises(Refusal) as refused:
        look([tmp_path / "visits.parquet"], ["target"])
    assert str(refused.value) == "visits.parquet: 文件损坏，读它的程序因此中断; 请重新导出"


def test_a_file_that_its_reader_only_refuses_is_left_to_the_reading(tmp_path):
    (tmp_path / "visits.parquet").write_bytes(b"no such file")
    assert look([tmp_path / "visits.parquet"], ["target"]) is None
