"""Texts that the tests of this folder paste."""

from pathlib import Path

import pytest
from django.conf import settings

SAMPLES = Path(settings.BASE_DIR).parent / "shared" / "samples"
TEXT = """2026年度协商工作计划
一、指导思想
坚持围绕中心、服务大局，充分发挥政协专门协商机构作用。
二、协商议题
（一）专题协商
1.优化营商环境
协商内容：围绕民营企业反映的问题开展协商。
时间安排：5月
组织实施：由县政协经济委员会、调研室组织实施
2.发展学前教育
协商内容：围绕普惠性幼儿园开展协商。
时间安排：10月
组织实施：由县政协教科卫体委员会组织实施
"""


def sample(name):
    """The text of a sample plan; the test is skipped where the samples are not beside the checkout."""
    path = SAMPLES / f"{name}.txt"
    if not path.exists():
        pytest.skip("the samples are not beside this checkout")
    return path.read_text()
