import random

def first_collision(size):
    taken = set()
    while True:
        index = random.randrange(size)
        if index in taken:
            return len(taken) + 1
        taken.add(index)

random.seed(4)
trials = [first_collision(365) for _ in range(1000)]
print("average", sum(trials) / len(trials))
print("within 23 keys", sum(t <= 23 for t in trials), "of", len(trials))
