"""Today: what runs, what is unfinished, what is due, whether the work is safe."""
