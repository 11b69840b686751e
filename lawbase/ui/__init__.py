"""The web application: one file a page, and the widgets that they share."""
