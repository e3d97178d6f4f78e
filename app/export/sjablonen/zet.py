"""The program that makes one PDF and ends: it knows typst and nothing of the application. `zetter.py` runs it.

It imports as little as it can: most of what a short program costs is what it imports.
"""

import marshal
import resource
import sys

TYPST = 3
"""How the program ends when typst refused, with what it said on stderr; every other end is of memory or a signal."""


def main() -> int:
    """What to make comes on stdin; the PDF goes to stdout."""
    import typst  # here alone: who imports this file has no need of it

    vraag = marshal.load(sys.stdin.buffer)  # noqa: S302 - from our own parent, which runs the same Python
    resource.setrlimit(resource.RLIMIT_AS, (vraag["geheugen"], vraag["geheugen"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with open(vraag["sjabloon"], "rb") as bron:
        sjabloon = bron.read()
    try:
        pdf = typst.compile(
            sjabloon,
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            ignore_system_fonts=True,
            timestamp=vraag["tijd"],
            sys_inputs=vraag["invoer"],
        )
    except MemoryError:
        raise
    except Exception as fout:
        sys.stderr.write(str(fout).splitlines()[0])
        return TYPST
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
