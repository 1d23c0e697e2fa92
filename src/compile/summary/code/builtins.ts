/** Builtins (docs.python.org/3/library/functions.html and exceptions.html), and what IPython adds. */
const BUILTINS = new Set(
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir
  divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
  issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round
  set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__ __doc__ __class__
  ArithmeticError AssertionError AttributeError BaseException EOFError Exception FileNotFoundError IOError ImportError
  IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplemented NotImplementedError OSError
  OverflowError PermissionError RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError
  SystemExit TimeoutError TypeError UnicodeDecodeError UnicodeError ValueError Warning ZeroDivisionError display get_ipython
  In Out _ __`.split(/\s+/),
);

export const isBuiltin = (name: string): boolean => BUILTINS.has(name);

/** Calls for their own sake that leave their arguments as they are. */
const SHOWING = new Set(
  `doc help len type repr str dir vars id isinstance imshow scatter hist head tail info summary ls glob exists items keys values get
  copy format join split index count savefig title xlabel ylabel legend figure subplots getsizeof`.split(/\s+/),
);
export const onlyShows = (name: string): boolean =>
  SHOWING.has(name) || /^(?:print|display|show|plot|describe|assert)\w*$/.test(name);

/** Methods that change what they are called on, also where their result is used; PyTorch's end in `_`. */
const CHANGING = new Set(
  `append extend insert remove pop clear update add discard sort reverse setdefault popitem step backward zero_grad fit fill
  shuffle resize appendleft popleft write push put load_state_dict train eval`.split(/\s+/),
);
export const changesItsObject = (method: string): boolean => CHANGING.has(method) || /(?:[^_]_|seed)$/.test(method);
