"""Two versions of one finding, side by side, and what a person makes of them."""
