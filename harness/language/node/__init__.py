"""What is said of the node: how it is started, what it is ordered, reports, saves and says."""
