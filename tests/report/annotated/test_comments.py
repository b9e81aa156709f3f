"""The comments part alone: what others wrote keeps its bytes, ours comes and goes."""

import re

from burden.report.annotated.comments import Comments

MAIN = "main"


def part(*texts: str) -> bytes:
    """A part with a comment on A1, A2 ..., the texts as they stand inside the element."""
    said = "".join(f'<comment ref="A{n}" authorId="0"><text>{text}</text></comment>' for n, text in enumerate(texts, 1))
    return (
        f'<comments xmlns="{MAIN}"><authors><author>王五</author></authors><commentList>{said}</commentList></comments>'.encode()
    )


def again(data: bytes, **wanted: str) -> bytes:
    return Comments(data, MAIN).written(wanted, "zh", "…")


def bodies(data: bytes) -> list[str]:
    return re.findall(r"<text>(.*?)</text>", data.decode(), re.DOTALL)


OURS = '<r><t xml:space="preserve">【预警 burden】\n{}\n【预警完】</t></r>'
MORE = '<r><t xml:space="preserve">\n【预警 burden】\n{}\n【预警完】</t></r>'


def test_new_part_names_us_as_the_author():
    assert Comments(None, MAIN).written({"B2": "晚"}, "zh", "…").decode() == (
        '<comments xmlns="main"><authors><author>burden</author></authors><commentList><comment ref="B2" authorId="0">'
        f"<text>{OURS.format('晚')}</text></comment></commentList></comments>"
    )


def test_ours_follows_the_runs_of_somebody_else():
    data = part('<r><rPr><b/></rPr><t>王五:</t></r><r><t xml:space="preserve"> 同意</t></r>')
    assert bodies(again(data, A1="晚")) == [
        '<r><rPr><b/></rPr><t>王五:</t></r><r><t xml:space="preserve"> 同意</t></r>' + MORE.format("晚")
    ]


def test_bare_text_becomes_a_run_beside_ours():
    assert bodies(again(part("<t>同意</t>"), A1="晚")) == ["<r><t>同意</t></r>" + MORE.format("晚")]


def test_ours_is_taken_out_again_to_the_byte():
    data = part("<r><t>同意</t></r>")
    assert again(again(data, A1="晚")) == data


def test_what_somebody_wrote_behind_ours_stays():
    said = '<r><t xml:space="preserve">【预警 burden】\n晚\n【预警完】已改</t></r>'
    assert bodies(again(part(said), A1="还晚")) == ['<r><t xml:space="preserve">已改</t></r>' + MORE.format("还晚")]


def test_ours_cut_into_pieces_by_another_program_is_found():
    said = "<r><t>同意\n【预警 bur</t></r><r><t>den】\n晚</t></r><r><t>\n【预警完】好</t></r>"
    assert bodies(again(part(said))) == ["<r><t>同意</t></r><r><t>好</t></r>"]


def test_ours_without_its_end_reaches_to_the_end():
    assert bodies(again(part("<r><t>同意\n[warnings by burden]\nlate</t></r>"))) == ["<r><t>同意</t></r>"]


def test_sign_in_the_data_ends_nothing():
    data = again(part("<r><t>同意</t></r>"), A1="甲【预警完】乙")
    assert bodies(data) == ["<r><t>同意</t></r>" + MORE.format("甲乙")]


def test_thread_is_told_by_its_author():
    data = part("<t>x</t>").replace("王五".encode(), b"tc={0A1B}")
    assert (Comments(data, MAIN).threads, Comments(part("<t>x</t>"), MAIN).threads) == ({"A1"}, set())


def test_comment_longer_than_a_reader_reads_is_cut():
    (body,) = bodies(Comments(None, MAIN).written({"A1": "长" * 9_000}, "zh", "…"))
    assert (len(body), body.count("长"), body[-15:]) == (len(OURS) - 2 + 8_000, 7_999, "…\n【预警完】</t></r>")
