"""A row of a roster corrected where it stands, on a phone."""

from .test_every_page import violations


def test_a_wrong_row_is_corrected_in_its_place(open_page, world):
    people, sector = world.people, world.office_rows[2]
    field = f"#id_row-{people.roster_row.pk}-sector"
    page = open_page("phone")
    page.goto(f"/members/rosters/{people.roster.pk}/?state=error")
    address = page.url
    page.click(".reasons a")
    page.wait_for_selector(".row-form")
    assert f"#{page.evaluate('document.activeElement.id')}" == field
    assert violations(page) == []
    page.fill(field, sector.name)
    page.click(".row-form .btn-primary")
    page.wait_for_selector(f"#row-{people.roster_row.pk}.is-new")
    assert page.inner_text(".state-tabs [aria-current]").split() == ["只看错误", "0"]
    assert page.inner_text("#roster-start .btn-primary") == "导入1行"
    assert page.url == address
