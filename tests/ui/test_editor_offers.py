"""What the pickers offer, over the real reference lists."""

from officer_app.core.catalog import Catalog
from officer_app.paths import resource
from officer_app.ui.editor import offers
from officer_app.ui.editor.options import narrow


def test_every_offer_is_found_by_its_initials():
    catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
    assert [o.code for o in narrow(offers.matters(catalog, "T"), "esfgh")] == ["SX0401"]
    assert {o.code[:3] for o in offers.windows(catalog, "H02")} == {"H02"}
    assert len(offers.windows(catalog, "")) == 130
    assert offers.places_of_window(catalog, "H02-001") == ("H02", "371602")
    assert all(o.code.startswith("T") for o in offers.categories(catalog, "T"))


def test_the_last_window_is_offered_in_the_hall_that_is_chosen():
    catalog = Catalog.load(lambda name: resource(f"catalog/{name}").read_bytes())
    used = ("H02-003", "gone", "H01-006")
    assert offers.last_window(catalog, {}, used) == "H02-003"
    assert offers.last_window(catalog, {"hall_code": "H01"}, used) == "H01-006"
    assert offers.last_window(catalog, {"hall_code": "H03"}, used) == ""
    assert offers.last_window(catalog, {"window_code": "H01-001"}, used) == ""
