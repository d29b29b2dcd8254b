"""The live panel of the page: what its script is given, and the script."""
