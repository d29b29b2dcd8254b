"""What is decided: criteria, options, performances and partial value functions."""
