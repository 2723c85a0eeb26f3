"""What the pages do in a browser, with JavaScript and without."""

from django.test import Client

from cppcc import outbox
from tests.factories import PASSWORD
from tests.test_files_and_messages import make_job


def test_signing_in_leads_to_the_workbench(open_page, clerk, live_server):
    page = open_page()
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.fill("#id_username", clerk.username)
    page.fill("#id_password", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url(f"{live_server.url}/")
    assert clerk.name in page.inner_text(".top-bar")


def test_filters_answer_while_one_types_and_without_javascript_by_a_button(open_page, world):
    page = open_page()
    page.goto("/members/")
    page.fill("#id_search", "没有这个人")
    page.wait_for_selector("text=没有找到")
    assert page.url.endswith("/members/?search=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA%E4%BA%BA")
    assert page.evaluate("document.activeElement.id") == "id_search"
    plain = open_page(javascript=False)
    plain.goto("/members/")
    plain.fill("#id_search", "没有这个人")
    plain.click("text=查找")
    assert plain.inner_text("h2") == "没有找到"


def test_the_bulk_bar_counts_what_is_ticked(open_page, clerk):
    outbox.enqueue([outbox.Message(f"k{n}", clerk, "job", f"消息{n}") for n in range(3)])
    page = open_page()
    page.goto("/messages/")
    assert page.is_hidden(".bulk-bar")
    page.check("[data-select-page]")
    assert page.inner_text("[data-bulk-count]") == "已选 4 项"
    page.click(".bulk-bar button")
    assert "标为已读：已处理 4 项。" in page.inner_text(".toasts")


def test_a_running_job_is_watched_until_it_is_done(open_page, clerk):
    job = make_job(clerk, state="running", progress=40)
    page = open_page()
    page.goto(f"/documents/{job.pk}/")
    assert "40%" in page.inner_text(".job-state")
    type(job).objects.with_keys([job.pk]).update(state="failed", error="字体缺失")
    page.wait_for_selector("text=字体缺失")
    assert page.locator("[data-poll]").count() == 0


def test_signed_out_meanwhile_the_page_says_so_and_keeps_the_text(open_page, clerk):
    page = open_page()
    page.goto("/members/")
    page.context.clear_cookies()
    page.fill("#id_search", "王")
    page.wait_for_selector("text=您已退出登录")
    assert page.input_value("#id_search") == "王"


def test_what_was_typed_is_sent_again_after_signing_in_elsewhere(open_page, clerk, live_server):
    page = open_page()
    page.goto("/preferences/")
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.context.add_cookies([one for one in cookies if one["name"] == "csrf"])
    page.fill("#id_phone", "13812345678")
    page.click(".form-actions button")
    assert "您已退出登录" in page.inner_text("h1")
    fresh = Client()
    fresh.force_login(clerk, backend="members.backends.PasswordBackend")
    session = {"name": "session", "value": fresh.cookies["session"].value, "url": live_server.url}
    page.context.add_cookies([session, {"name": "csrf", "value": "a" * 32, "url": live_server.url}])
    page.click("[data-resend] button")
    page.wait_for_selector("text=偏好设置已保存")
    clerk.refresh_from_db()
    assert clerk.phone == "13812345678"


def test_leaving_typed_text_asks_first(open_page, world):
    page = open_page()
    page.goto(f"/topics/{world.draft_topic.pk}/edit/")
    page.fill("#id_title", "改了标题")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto("/members/")
    assert asked == ["beforeunload"]


def test_by_keyboard_the_content_is_one_step_away(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_menus_close_on_escape_and_give_the_focus_back(open_page):
    page = open_page()
    page.click(".menu-right summary")
    assert page.is_visible("text=退出登录")
    page.keyboard.press("Escape")
    assert page.is_hidden("text=退出登录")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_twenty_rows_are_in_sight(open_page, office):
    from tests.listing.test_list_page import add

    add(office, *(f"王{n}" for n in range(30)))
    page = open_page()
    page.goto("/members/")
    row = page.locator(".list tbody tr").nth(19).bounding_box()
    assert row["y"] + row["height"] <= 768


def test_print_leaves_navigation_out(open_page):
    page = open_page()
    page.goto("/members/")
    page.emulate_media(media="print")
    assert [page.is_hidden(part) for part in (".top-bar", ".side", ".filter-bar", ".pager")] == [True] * 4
    assert page.is_visible(".list table")
