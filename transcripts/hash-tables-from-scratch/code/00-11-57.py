def remove(table, key):
    chain = table.chain(key)
    for i, (k, _) in enumerate(chain):
        if k == key:
            del chain[i]
            table.count -= 1
            return
