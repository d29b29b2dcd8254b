"""The workbook: inputs to change, formulas that follow, and results as they were when made."""
