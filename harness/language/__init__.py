"""The words of the sentences: what each phrase means, how it is made and how recognised."""
