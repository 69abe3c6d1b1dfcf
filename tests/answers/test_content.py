"""A content file that cannot be trusted is named at the start, not when a family asks."""

import pytest

from answers.content import ContentError, read_content


@pytest.mark.parametrize("due", ["soon", "2027-02-30", "20 February 2027"])
def test_a_due_that_is_no_day_is_named(tmp_path, due):
    path = tmp_path / "bond.yml"
    path.write_text(f'review: {{due: "{due}"}}\n')
    with pytest.raises(ContentError, match=f"bond.yml:1: due is no day: {due}"):
        read_content(path)


@pytest.mark.parametrize("review", ["", 'review: {due: "2027-02-20"}', "review: {due: 2027-02-20}"])
def test_a_day_and_none_at_all_are_read(tmp_path, review):
    path = tmp_path / "bond.yml"
    path.write_text(f"version: '3.1'\n{review}\n")
    assert read_content(path).name == "bond"
