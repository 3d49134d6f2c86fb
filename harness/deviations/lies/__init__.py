"""The lies that a node can be made to tell, one module for each subject."""
