"""Large hand-ins read and judged in a process of their own, so that no reader waits for them."""
