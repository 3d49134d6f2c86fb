"""What can be done to a node, in the words of the steps: choreography over a scene, no judging."""
