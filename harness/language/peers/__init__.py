"""What is said of its peers: how each behaves, and how groups of them are told."""
