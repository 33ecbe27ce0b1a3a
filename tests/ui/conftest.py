from tests.fixtures.walking import walk, walker, walking  # noqa: F401
from tests.fixtures.window import hands, profile, trial  # noqa: F401
