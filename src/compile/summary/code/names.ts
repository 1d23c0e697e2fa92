/** Names of one Python statement: which it binds, changes and reads, in which scope. */
import type { SyntaxNode } from '@lezer/common';
import { changesItsObject, isBuiltin, onlyShows } from './builtins.js';

/** A call by name, with the names among its arguments by position or keyword. */
export interface CallFacts {
  readonly name: string;
  readonly args: readonly { readonly at: number | string; readonly name: string }[];
  /** Called for its own sake: what is not known of the function, it may change what it is given. */
  readonly alone?: boolean;
}

/** What calling a function changes: names outside of it, and those of its parameters. */
export interface FunctionFacts {
  readonly parameters: readonly string[];
  readonly changes: ReadonlySet<string>;
  readonly calls: readonly CallFacts[];
}

interface Scope {
  readonly locals: ReadonlySet<string>;
  readonly inFunction: boolean;
  /** What the body of the function changes; undefined in a comprehension. */
  readonly changes?: Set<string>;
  readonly calls?: CallFacts[];
}

/** Stands for the state of the random numbers among the names. */
export const RANDOM_STATE = '<random>';

/** Nobody writes, and no lecture shows, code that is nested deeper. */
const DEEPEST = 400;

const COMPREHENSIONS = /ComprehensionExpression$/;

/** Walks one statement; the sets are its result. */
export class NameReader {
  readonly gives = new Set<string>();
  readonly changes = new Set<string>();
  readonly needs = new Set<string>();
  readonly later = new Set<string>();
  readonly calls: CallFacts[] = [];
  readonly functions = new Map<string, FunctionFacts>();
  readonly #code: string;
  readonly #scopes: Scope[] = [];
  #depth = 0;

  constructor(code: string) {
    this.#code = code;
  }

  read(node: SyntaxNode): void {
    if (this.#depth >= DEEPEST) return;
    this.#depth++;
    this.#readByName(node);
    this.#depth--;
  }

  #readByName(node: SyntaxNode): void {
    const { name } = node;
    if (name === 'VariableName') this.#reads(this.#text(node));
    else if (name === 'AssignStatement') this.#assign(node);
    else if (name === 'UpdateStatement') this.#update(node);
    else if (name === 'NamedExpression') this.#named(node);
    else if (name === 'FunctionDefinition') this.#function(node);
    else if (name === 'LambdaExpression') this.#lambda(node);
    else if (name === 'ClassDefinition') this.#class(node);
    else if (name === 'ForStatement') this.#for(node);
    else if (COMPREHENSIONS.test(name)) this.#comprehension(node);
    else if (name === 'WithStatement' || name === 'TryStatement' || name === 'ImportStatement') this.#withNames(node);
    else if (name === 'CallExpression') this.#call(node);
    else if (name === 'ArgList') this.#arguments(node);
    else if (name === 'DeleteStatement') this.#targets(childrenOf(node), 'changes');
    else if (name !== 'ScopeStatement') childrenOf(node).forEach((child) => this.read(child));
  }

  #text = ({ from, to }: SyntaxNode): string => this.#code.slice(from, to);

  #isLocal(name: string): boolean {
    return this.#scopes.some(({ locals }) => locals.has(name));
  }

  #reads(name: string): void {
    if (this.#isLocal(name) || isBuiltin(name)) return;
    if (this.#scopes.some(({ inFunction }) => inFunction)) this.later.add(name);
    else if (!this.gives.has(name)) this.needs.add(name);
  }

  #binds(name: string): void {
    if (this.#isLocal(name)) return;
    const owner = this.#scopes.findLast(({ inFunction }) => inFunction);
    if (owner === undefined) this.gives.add(name);
    else owner.changes?.add(name);
  }

  /** A change of a parameter is told by the function, one of another local by nobody. */
  #changed(name: string): void {
    const owner = this.#scopes.findLast(({ inFunction }) => inFunction);
    if (owner !== undefined) owner.changes?.add(name);
    else if (!this.#isLocal(name)) this.changes.add(name);
  }

  /** Targets of an assignment: plain names are bound, what is reached through a name changes that name. */
  #targets(nodes: readonly SyntaxNode[], plain: 'binds' | 'changes'): void {
    for (const node of nodes) {
      if (node.name === 'VariableName') {
        if (plain === 'binds') this.#binds(this.#text(node));
        else {
          this.#reads(this.#text(node));
          this.#changed(this.#text(node));
        }
      } else if (node.name === 'MemberExpression') {
        const root = rootOf(node);
        childrenOf(node).forEach((child) => this.read(child));
        if (root !== undefined) this.#changed(this.#text(root));
      } else if (/^(?:TupleExpression|ArrayExpression|ParenthesizedExpression)$/.test(node.name))
        this.#targets(childrenOf(node), plain);
    }
  }

  #assign(node: SyntaxNode): void {
    const children = childrenOf(node);
    const last = children.findLastIndex(({ name }) => name === 'AssignOp');
    // `n: int` binds nothing; the value is read before the names are bound.
    children.slice(last + 1).forEach((child) => last >= 0 && this.read(child));
    if (last >= 0)
      this.#targets(
        children.slice(0, last).filter(({ name }) => name !== 'TypeDef'),
        'binds',
      );
  }

  #update(node: SyntaxNode): void {
    const [target, , ...value] = childrenOf(node);
    value.forEach((child) => this.read(child));
    if (target === undefined) return;
    if (target.name !== 'VariableName') return this.#targets([target], 'changes');
    const name = this.#text(target);
    if (!this.gives.has(name)) this.#reads(name);
    // Whether `+=` binds anew or changes in place, the old value counts.
    this.#changed(name);
    this.#binds(name);
  }

  #named(node: SyntaxNode): void {
    const [name, ...rest] = childrenOf(node);
    rest.forEach((child) => this.read(child));
    if (name !== undefined) this.#targets([name], 'binds');
  }

  #function(node: SyntaxNode): void {
    const name = node.getChild('VariableName');
    const parameters = this.#parameters(node.getChild('ParamList'));
    const body = node.getChild('Body');
    const bound = body === null ? new Set<string>() : this.#boundIn(body);
    const changes = new Set<string>();
    const calls: CallFacts[] = [];
    this.#scopes.push({ locals: new Set([...parameters, ...bound]), inFunction: true, changes, calls });
    if (body !== null) childrenOf(body).forEach((child) => this.read(child));
    this.#scopes.pop();
    if (name === null) return;
    const outer = [...changes].filter((changed) => parameters.includes(changed) || !bound.has(changed));
    const isOuter = (given: string): boolean => parameters.includes(given) || !bound.has(given);
    const own = calls.map((call) => ({ ...call, args: call.args.filter((arg) => isOuter(arg.name)) }));
    this.functions.set(this.#text(name), { parameters, changes: new Set(outer), calls: own });
    this.#binds(this.#text(name));
  }

  #lambda(node: SyntaxNode): void {
    const parameters = this.#parameters(node.getChild('ParamList'));
    this.#scopes.push({ locals: new Set(parameters), inFunction: true });
    childrenOf(node)
      .filter(({ name }) => name !== 'ParamList')
      .forEach((child) => this.read(child));
    this.#scopes.pop();
  }

  /** Names of the parameters; their defaults and types are read where the function is defined. */
  #parameters(list: SyntaxNode | null): string[] {
    const names: string[] = [];
    let isDefault = false;
    for (const child of list === null ? [] : childrenOf(list)) {
      if (child.name === 'AssignOp') isDefault = true;
      else if (child.name === ',') isDefault = false;
      else if (child.name === 'VariableName' && !isDefault) names.push(this.#text(child));
      else if (child.name !== 'TypeDef') this.read(child);
    }
    return names;
  }

  #class(node: SyntaxNode): void {
    const [name] = node.getChildren('VariableName');
    const bases = node.getChild('ArgList');
    const body = node.getChild('Body');
    if (bases !== null) this.read(bases);
    this.#scopes.push({ locals: body === null ? new Set() : this.#boundIn(body), inFunction: false });
    if (body !== null) childrenOf(body).forEach((child) => this.read(child));
    this.#scopes.pop();
    if (name !== undefined) this.#binds(this.#text(name));
  }

  #for(node: SyntaxNode): void {
    const children = childrenOf(node);
    const inAt = children.findIndex(({ name }) => name === 'in');
    const rest = children.slice(inAt + 1);
    rest.slice(0, 1).forEach((child) => this.read(child));
    this.#targets(children.slice(0, inAt), 'binds');
    rest.slice(1).forEach((child) => this.read(child));
  }

  #comprehension(node: SyntaxNode): void {
    const children = childrenOf(node);
    const locals = new Set<string>();
    let isTarget = false;
    for (const child of children) {
      if (child.name === 'for') isTarget = true;
      else if (child.name === 'in') isTarget = false;
      else if (isTarget) namesIn(child).forEach((name) => locals.add(this.#text(name)));
    }
    this.#scopes.push({ locals, inFunction: false });
    children.forEach((child) => this.read(child));
    this.#scopes.pop();
  }

  /** `with open(p) as f`, `except E as e`, an import inside: what stands after "as" is bound. */
  #withNames(node: SyntaxNode): void {
    let isAlias = node.name === 'ImportStatement';
    for (const child of childrenOf(node)) {
      if (child.name === 'as') isAlias = true;
      else if (isAlias && /^(?:VariableName|TupleExpression)$/.test(child.name)) this.#targets([child], 'binds');
      else this.read(child);
      if (child.name !== 'as' && node.name !== 'ImportStatement') isAlias = false;
    }
  }

  #call(node: SyntaxNode): void {
    const callee = node.firstChild;
    const list = node.getChild('ArgList');
    const alone = node.parent?.name === 'ExpressionStatement';
    childrenOf(node).forEach((child) => this.read(child));
    if (callee === null) return;
    const method = callee.name === 'MemberExpression' ? callee.lastChild : null;
    const args = list === null ? [] : this.#argumentNames(list);
    const name = this.#text(method ?? callee);
    const root = method === null ? undefined : rootOf(callee);
    if (root !== undefined && (changesItsObject(name) || (alone && !onlyShows(name)))) this.#changed(this.#text(root));
    const drawn = /^(?:random|np\.random|numpy\.random|torch)\.(\w+)$/.exec(this.#text(callee))?.[1];
    if (drawn !== undefined && (root === undefined || !this.#isLocal(this.#text(root)))) this.#draws(drawn);
    if (method === null || /^(?:shuffle|copyto|fill_diagonal)$/.test(name)) this.#called({ name, args }, alone);
  }

  /** What is drawn depends on what was drawn since the seed; a seed depends on nothing. */
  #draws(method: string): void {
    if (/seed$/.test(method)) this.#binds(RANDOM_STATE);
    else if (
      /^(?:rand\w*|choices?|sample|gauss|uniform|normal|shuffle|permutation|random|\w+variate|multinomial|bernoulli)$/.test(
        method,
      )
    ) {
      this.#reads(RANDOM_STATE);
      this.#changed(RANDOM_STATE);
    }
  }

  #called(call: CallFacts, alone: boolean): void {
    const owner = this.#scopes.findLast(({ inFunction }) => inFunction);
    const mayChange = alone && !onlyShows(call.name) && !isBuiltin(call.name);
    (owner === undefined ? this.calls : (owner.calls ?? [])).push({ ...call, alone: mayChange });
  }

  #argumentNames(list: SyntaxNode): CallFacts['args'] {
    const args: { at: number | string; name: string }[] = [];
    let position = 0;
    let keyword: string | undefined;
    for (const child of childrenOf(list)) {
      if (child.name === ',') {
        position++;
        keyword = undefined;
      } else if (child.nextSibling?.name === 'AssignOp') keyword = this.#text(child);
      else if (child.name === 'VariableName') args.push({ at: keyword ?? position, name: this.#text(child) });
    }
    return args;
  }

  /** A keyword of a call is no name. */
  #arguments(node: SyntaxNode): void {
    for (const child of childrenOf(node)) if (child.nextSibling?.name !== 'AssignOp') this.read(child);
  }

  /** Names that a body binds for itself, those it declares global left out. */
  #boundIn(body: SyntaxNode): Set<string> {
    const reader = new NameReader(this.#code);
    childrenOf(body).forEach((child) => reader.read(child));
    const outer = new Set<string>();
    const collect = (node: SyntaxNode, depth = 0): void => {
      if (depth > DEEPEST) return;
      if (node.name === 'ScopeStatement') namesIn(node).forEach((name) => outer.add(this.#text(name)));
      else if (node.name !== 'FunctionDefinition') childrenOf(node).forEach((child) => collect(child, depth + 1));
    };
    collect(body);
    return new Set([...reader.gives].filter((name) => !outer.has(name)));
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!/^[()[\]{}]$/.test(child.name)) children.push(child);
  return children;
}

function namesIn(node: SyntaxNode, depth = 0): SyntaxNode[] {
  if (node.name === 'VariableName') return [node];
  return depth > DEEPEST ? [] : childrenOf(node).flatMap((child) => namesIn(child, depth + 1));
}

/** The name that a chain of members, items and calls starts with. */
function rootOf(node: SyntaxNode): SyntaxNode | undefined {
  let at: SyntaxNode | null = node;
  while (at !== null && /^(?:MemberExpression|CallExpression)$/.test(at.name)) at = at.firstChild;
  return at?.name === 'VariableName' ? at : undefined;
}
