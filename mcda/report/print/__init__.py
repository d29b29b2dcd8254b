"""The report as a PDF: what is to be set, as data; the typefaces; the setting by typst."""
