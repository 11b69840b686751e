"""One assessment, or one article, as something to read, print or hand over."""
