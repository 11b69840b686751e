"""Care of the law: what is sound, what grows old, what a change moves."""
