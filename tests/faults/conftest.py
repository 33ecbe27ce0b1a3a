from tests.fixtures.small_disk import small_disk  # noqa: F401
