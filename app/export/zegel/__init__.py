"""An electronic seal on a PDF (PAdES): the certificate of the region, and the short program that sets the seal.

Source: ETSI EN 319 142-1 (levels B-B, B-T, B-LT, B-LTA); Regulation (EU) 910/2014 (eIDAS), article 35 and on.
"""
