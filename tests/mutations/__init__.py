"""Small changes of the law files, and whether a row of the tables notices them."""
