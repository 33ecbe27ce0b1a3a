from tests.fixtures.window import hands, profile, trial  # noqa: F401
