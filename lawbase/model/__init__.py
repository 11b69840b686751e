"""The types that all parts share: law, facts, case, assessment. No input or output here."""
