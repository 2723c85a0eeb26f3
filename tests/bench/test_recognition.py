"""Reading a text takes time in proportion to its length, also for text made to hurt."""

import time

import pytest

from plans.recognition import recognise

SHORT, LONG = 40_000, 160_000
SHAPES = {
    "a plan": "一、专题协商\n1、推进养老服务\n时间安排：5月\n组织实施：由县政协经济委、社法委联合组织实施\n",
    "prose": "5月中旬，组织委员视察园区建设，助推项目进展。全年走访委员不少于4次。",
    "lines of a calendar": "5月：视察园区；慰问委员。\n",
    "times and sentences": "5月，视察园区建设\n在城区召开\n",
    "one endless line": "政协组织委员视察调研",
    "months in one line": "5月、",
    "counts in one line": "视察2次、",
    "quotes": "“推进城市更新”",
    "numbers": "一、视察\n",
    "spaces": " ",
    "stars": "*",
    "brackets": "（",
    "cells": "题目\t5月\t",
    "units": "经济委和",
    "one time to the next": "5月至",
    "words before a colon that never comes": "协商议题，",
    "digits": "9",
    "subjects that never come": "拟就老人关爱、",
    "one number again and again": "一、视察：",
    "parts in one line": "（一）视察 1、调研 2、走访 ",
    "forms in quotation marks": "“供水安全”专题协商",
    "committees with partners": "经济委与商务局就冷链物流",
}


@pytest.mark.bench
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_time_grows_with_length(shape):
    seconds = [_seconds(SHAPES[shape], length) for length in (SHORT, LONG)]
    ratio = seconds[1] / max(seconds[0], 0.02)
    print(f"recognition, {shape}: {ratio:.1f} × for {LONG // SHORT} × the text")
    assert ratio < 3 * LONG / SHORT


def _seconds(piece: str, length: int) -> float:
    """Processor time, the better of two runs: other programs on the machine must not count."""
    source = "政协协商计划专题协商\n" + piece * (length // len(piece))
    times = []
    for _ in range(2):
        start = time.process_time()
        recognise(source, 2026)
        times.append(time.process_time() - start)
    return min(times)
