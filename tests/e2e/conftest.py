from tests.fixtures.small_disk import small_disk  # noqa: F401
from tests.fixtures.walking import walk, walker, walking  # noqa: F401
from tests.fixtures.window import hands, profile, trial  # noqa: F401
