[ord(letter) for letter in "ada"]
