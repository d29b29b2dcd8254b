"""Study files: read with positions, check all at once, edit in place."""
