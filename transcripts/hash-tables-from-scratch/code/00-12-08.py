def remove(table, key):
    chain = table.chain(key)
    for i, (k, _) in enumerate(chain):
        if k == key:
            del chain[i]
            table.count -= 1
            return
    raise KeyError(key)

small = HashTable()
small.put("ada", 1815)
small.put("grace", 1906)
remove(small, "ada")
print(small.chain("grace"), small.count)
