"""Reading the law: search, an article as a page, a right or a way to act as a page."""
