"""The result page: one module a part of it, from top to bottom as `page` lists them."""
