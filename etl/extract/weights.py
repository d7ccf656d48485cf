"""placeholder"""
def load_scorers(): raise NotImplementedError
