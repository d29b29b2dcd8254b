"""The report: sections make blocks from results, formats render blocks."""
