def test_a(s1): pass
def test_b(s1): pass
def test_c(spelers): pass
def test_d(spelers): pass
