"""Shows what the lexicon understands: ``python -m lexicon "se llevaron a mi hermano"``."""

import sys

from lexicon import Lexicon

if __name__ == "__main__":
    reading = Lexicon.load().read(" ".join(sys.argv[1:]))
    print("words:   ", " ".join(reading.tokens))
    print("language:", reading.language, reading.other_language or "", reading.wanted_language or "")
    for concept, said in sorted(reading.words.items()):
        print(f"{concept:20} {', '.join(said)}")
