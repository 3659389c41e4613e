/*
 * Runs inside QuickJS before a codec, as text: see cage-driver.ts. Makes the language a place where one frame leaves
 * nothing for the next.
 */

/** A console that is heard only while somebody tries the codec: codecs of the field call it. */
function makeConsole(say: (...parts: unknown[]) => void): object {
  const silent = 'assert dir table time timeEnd group groupEnd count'.split(' ').map((name) => [name, () => undefined]);
  const heard = 'log info warn error debug trace'.split(' ').map((name) => [
    name,
    (...parts: unknown[]) => {
      say(...parts);
    },
  ]);
  return Object.fromEntries([...heard, ...silent]);
}

/**
 * Assigning `toString` or `name` to an own object must still work when the prototype's is frozen,
 * so these few become accessors that define the property on the receiver.
 */
function allowOverride(prototype: object, names: readonly string[]): void {
  for (const name of names) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    if (own === undefined || !('value' in own)) continue;
    const value: unknown = own.value;
    Object.defineProperty(prototype, name, {
      get: () => value,
      set(this: object, replacement: unknown) {
        if (this === prototype) return;
        Object.defineProperty(this, name, { value: replacement, writable: true, enumerable: true, configurable: true });
      },
      enumerable: false,
      configurable: false,
    });
  }
}

/** Every object that can be reached from the global one without running a codec. */
function reachable(root: object): Set<object> {
  const seen = new Set<object>([root]);
  const visit = (value: unknown) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') seen.add(value);
  };
  const hidden = [
    function* () {},
    async function () {},
    async function* () {},
    [][Symbol.iterator](),
    ''[Symbol.iterator](),
  ];
  const more = [new Map().entries(), new Set().entries(), ''.matchAll(/x/g), new Int8Array()];
  for (const value of [...hidden, ...more]) visit(Object.getPrototypeOf(value));
  // a Set that grows while it is walked is walked to its new end
  for (const object of seen) {
    visit(Object.getPrototypeOf(object));
    const keys = Reflect.ownKeys(object);
    if (isPlainFunction(object, keys)) continue;
    for (const key of keys) for (const part of reachedBy(object, key)) visit(part);
  }
  return seen;
}

/** Nine objects in ten are built-in functions with a length and a name: nothing to walk, nothing to freeze. */
function isPlainFunction(object: object, keys: readonly PropertyKey[]): boolean {
  return typeof object === 'function' && keys.length === 2 && keys[0] === 'length' && keys[1] === 'name';
}

function reachedBy(object: object, key: PropertyKey): readonly unknown[] {
  const own = Object.getOwnPropertyDescriptor(object, key);
  if (own === undefined) return [];
  return 'value' in own ? [own.value] : [Reflect.get(own, 'get'), Reflect.get(own, 'set')];
}

/** Nothing a frame does to the language may reach the next one. The global object alone stays open, and is swept. */
function freezeLanguage(global: object): void {
  const plain = ['constructor', 'toString', 'toLocaleString', 'valueOf'];
  allowOverride(Object.prototype, plain);
  for (const kind of [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError]) {
    allowOverride(kind.prototype, ['constructor', 'name', 'message', 'toString']);
  }
  for (const object of reachable(global)) {
    // length and name of a function are read-only already
    if (isPlainFunction(object, Reflect.ownKeys(object))) Object.preventExtensions(object);
    else if (object !== global) Object.freeze(object);
  }
  shelveGlobals(global);
}

/**
 * The language's own names move to a frozen prototype of the global object: they cannot be overwritten, and what is left
 * on the global object itself is so little that looking for stray variables after each frame costs next to nothing.
 */
function shelveGlobals(global: object): void {
  // taken first: these very names go away while the loop runs
  const { create, defineProperty, freeze, getOwnPropertyDescriptor, getPrototypeOf, setPrototypeOf } = Object;
  const { deleteProperty, ownKeys } = Reflect;
  const shelf: object = create(getPrototypeOf(global) as object);
  for (const key of ownKeys(global)) {
    const own = getOwnPropertyDescriptor(global, key);
    if (own === undefined || !own.configurable) continue;
    defineProperty(shelf, key, own);
    deleteProperty(global, key);
  }
  setPrototypeOf(global, freeze(shelf));
}

/** With a console, and frozen unless the codec is one of those that change the language. */
function prepareLanguage(frozen: boolean, say: (...parts: unknown[]) => void): void {
  Object.defineProperty(globalThis, 'console', { value: makeConsole(say), writable: true, configurable: true });
  if (frozen) freezeLanguage(globalThis);
}

/** For the driver to send along. */
export const LANGUAGE_PARTS = [
  makeConsole,
  allowOverride,
  isPlainFunction,
  reachedBy,
  reachable,
  shelveGlobals,
  freezeLanguage,
  prepareLanguage,
];
