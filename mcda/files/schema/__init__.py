"""The shapes of the three kinds of file: what `mcda schema` prints and the reader enforces."""
