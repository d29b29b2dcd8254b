"""The report as a Word document: its parts, each in a file of its own."""
