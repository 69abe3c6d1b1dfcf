import assert from "node:assert/strict";
import { test } from "node:test";
import { TabStorage } from "../../widget/src/storage";

class MemoryStore implements Storage {
  readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  clear = (): void => this.kept.clear();
  getItem = (name: string): string | null => this.kept.get(name) ?? null;
  key = (): string | null => null;
  removeItem = (name: string): void => void this.kept.delete(name);
  setItem = (name: string, value: string): void => void this.kept.set(name, value);
}

test("what one page keeps the next page of the tab finds", () => {
  const store = new MemoryStore();

  new TabStorage(store).set({ token: "t", language: "es" });

  const next = new TabStorage(store);
  assert.equal(next.get("token"), "t");
  assert.equal(next.get("language"), "es");
});

test("after clearing nothing is left, and other people's entries stay", () => {
  const store = new MemoryStore();
  store.setItem("site", "theirs");
  const storage = new TabStorage(store);
  storage.set({ token: "t" });

  storage.clear();

  assert.deepEqual([...store.kept.keys()], ["site"]);
  assert.equal(storage.get("token"), "");
});

test("a browser that forbids storage still has the page's memory", () => {
  const forbidden = new Proxy({} as Storage, {
    get: () => () => {
      throw new Error("forbidden");
    },
  });
  for (const store of [forbidden, null]) {
    const storage = new TabStorage(store);
    storage.set({ token: "t" });
    assert.equal(storage.get("token"), "t");
    storage.clear();
    assert.equal(storage.get("token"), "");
  }
});

test("an unreadable entry is as good as none", () => {
  const store = new MemoryStore();
  store.setItem("amparo", "{oh no");

  assert.equal(new TabStorage(store).get("token"), "");
});
