"""What every method promises, tested for each by discovery: a new method inherits it all."""
