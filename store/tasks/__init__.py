"""Tasks: what somebody was asked to mend, kept with everything that happened to it; nothing of it is removed or written over."""
