"""What leaves a study in a workbook, and how it comes back."""
