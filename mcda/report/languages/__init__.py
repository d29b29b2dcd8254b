"""Catalogues of sentences, one language a file: `ja.yaml` holds Japanese."""
