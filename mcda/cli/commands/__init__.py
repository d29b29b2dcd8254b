"""Commands that are no analysis, one file each; each exports `command`."""
