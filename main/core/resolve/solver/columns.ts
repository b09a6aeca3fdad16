/** What is known of each variable: one typed array for each thing that can be said, all in one piece of memory that grows by doubling. */

/** Variables there is room for at first. */
const firstRoom = 256;
const numberColumns = 11;
const byteColumns = 5;

export class Columns {
  /** 1: true, -1: false, 0: open. */
  protected value = new Int8Array();
  protected meaningOf = new Int8Array();
  /** Number of the package it is about. */
  protected owner = new Int32Array();
  /** The number of decisions before it had its value. */
  protected level = new Int32Array();
  protected reason = new Int8Array();
  protected reasonData = new Int32Array();
  /** Marks of what is going on, taken away at its end. */
  protected seen = new Int8Array();
  /** Variables in the order in which they had their values. */
  protected trail = new Int32Array();
  /** Of a range: where its set of versions is. */
  protected setPlace = new Int32Array();
  /** Of an open `required` range: a version of its set that is still possible. */
  protected witness = new Int32Array();
  /** Of a version: the last of the ranges that rely on it being possible, counted from 1; 0: none does. */
  protected lastRelying = new Int32Array();
  /** Of a range: the next that relies on the same version; after the last comes the first. */
  protected nextRelying = new Int32Array();
  /** Of what can follow: the last of the edges that lead to it, counted from 1; 0: none does. */
  protected lastEdgeInto = new Int32Array();
  /** Of a version: 1 when its requirements were read. */
  protected isRead = new Int8Array();
  /** Of a version that was read: its edges are those from the one to before the other. */
  protected firstEdge = new Int32Array();
  protected endOfEdges = new Int32Array();
  protected variables = 0;
  #room = 0;

  constructor() {
    this.#makeRoom(firstRoom);
  }

  /** New variables of one package, one after the other. @returns the first */
  protected newVariables(count: number, kind: number, owner: number): number {
    const first = this.variables;
    this.variables += count;
    if (this.variables > this.#room) this.#makeRoom(Math.max(this.variables, this.#room * 2));
    const { meaningOf, owner: ownerOf } = this;
    for (let variable = first; variable < first + count; variable += 1) {
      meaningOf[variable] = kind;
      ownerOf[variable] = owner;
    }
    return first;
  }

  /** One piece of memory: most searches are so short that making many would be much of their time. */
  #makeRoom(room: number): void {
    const memory = new ArrayBuffer(room * (numberColumns * 4 + byteColumns));
    let at = 0;
    const numbers = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const column = new Int32Array(memory, at, room);
      column.set(old);
      at += room * 4;
      return column;
    };
    const bytes = (old: Int8Array): Int8Array<ArrayBuffer> => {
      const column = new Int8Array(memory, at, room);
      column.set(old);
      at += room;
      return column;
    };
    this.owner = numbers(this.owner);
    this.level = numbers(this.level);
    this.reasonData = numbers(this.reasonData);
    this.trail = numbers(this.trail);
    this.setPlace = numbers(this.setPlace);
    this.witness = numbers(this.witness);
    this.lastRelying = numbers(this.lastRelying);
    this.nextRelying = numbers(this.nextRelying);
    this.lastEdgeInto = numbers(this.lastEdgeInto);
    this.firstEdge = numbers(this.firstEdge);
    this.endOfEdges = numbers(this.endOfEdges);
    this.value = bytes(this.value);
    this.meaningOf = bytes(this.meaningOf);
    this.reason = bytes(this.reason);
    this.seen = bytes(this.seen);
    this.isRead = bytes(this.isRead);
    this.#room = room;
  }
}
