"""Small things every page is built of. Painting lives in `paint`, so that rows and widgets look the same."""
