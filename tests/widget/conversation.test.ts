import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { ChatApi } from "../../widget/src/api";
import { Nap } from "../../widget/src/backoff";
import { Conversation, type State } from "../../widget/src/conversation";
import { TabStorage } from "../../widget/src/storage";
import { FakeDesk, until } from "./fake-desk";

const NO_TIME = (): Nap => new Nap((end) => setImmediate(end));

let desk: FakeDesk;
let base: string;
let open: Conversation[];

beforeEach(async () => {
  desk = new FakeDesk();
  base = await desk.open();
  open = [];
});

afterEach(() => {
  open.forEach((conversation) => conversation.pause());
  desk.close();
});

function conversation(storage = new TabStorage(null)): Conversation {
  const made = new Conversation(new ChatApi(base, fetch), storage, "en", () => undefined, NO_TIME);
  open.push(made);
  return made;
}

/** Two of three requests fail, in another order each run but in the same one each time the test runs. */
function moods(run: number): FakeDesk["mood"] {
  let step = run + 1;
  return () => {
    step = (step * 16_807) % 2_147_483_647;
    return (["lose", "drop", 503, "lose", null, null] as const)[step % 6] ?? null;
  };
}

const shown = (state: State): string[] => state.items.map((item) => item.entry?.label ?? item.message?.text ?? "");

test("it opens with the welcome and answers what is said", async () => {
  const chat = conversation();
  await chat.open();
  chat.say("hello");
  await until(() => chat.state.items.length === 3, "an answer");

  assert.deepEqual(shown(chat.state), ["welcome", "hello", "answer to hello"]);
});

test("it knows which first steps the office has withdrawn, also when the desk is away and after a reload", async () => {
  const storage = new TabStorage(null);
  const chat = conversation(storage);
  desk.withdrawn = ["ice_at_door"];
  await chat.open();
  assert.deepEqual(chat.state.withdrawn, ["ice_at_door"]);

  desk.withdrawn = ["relative_detained"];
  chat.say("hello");
  await until(() => chat.state.items.length === 3, "an answer");
  desk.mood = () => "drop";
  assert.deepEqual(conversation(storage).state.withdrawn, ["relative_detained"]);

  desk.mood = () => null;
  desk.tell("bot", "news on the stream, which says nothing of what is withdrawn");
  await until(() => chat.state.items.length === 4, "the news");
  assert.deepEqual(chat.state.withdrawn, ["relative_detained"]);
});

for (let run = 1; run <= 20; run++) {
  test(`nothing is lost and nothing is doubled over a flaky network, run ${run}`, async () => {
    desk.mood = moods(run);
    const storage = new TabStorage(null);
    const chat = conversation(storage);
    void chat.open();
    const words = ["one", "two", "three"];
    words.forEach((word) => chat.say(word));
    await until(() => shown(chat.state).includes("answer to three") && storage.get("outbox").length === 0, "all answered");

    assert.deepEqual(desk.said.filter((told) => told.from === "you").map((told) => told.text), words);
    const rest = shown(chat.state).filter((text) => text !== "welcome");
    assert.deepEqual(rest.filter((text) => words.includes(text)), words);
    assert.deepEqual([...rest].sort(), [...words, ...words.map((word) => `answer to ${word}`)].sort());
  });
}

test("a reply that came while the network was away is shown once when it is back", async () => {
  const chat = conversation();
  await chat.open();
  desk.mood = () => "drop";
  chat.wake();
  await until(() => chat.state.network === "offline", "the network away");

  desk.tell("staff", "are you there?");
  desk.mood = () => null;
  await until(() => shown(chat.state).includes("are you there?"), "the reply");
  chat.wake();
  await until(() => chat.state.network === "fine", "the network back");

  assert.deepEqual(shown(chat.state), ["welcome", "are you there?"]);
});

test("a message written with the network away is sent once, also after a reload", async () => {
  const storage = new TabStorage(null);
  const first = conversation(storage);
  await first.open();
  desk.mood = (path) => (path === "/messages" ? "lose" : null);
  first.say("hello");
  await until(() => desk.said.some((told) => told.text === "hello"), "arrived, answer lost");
  first.pause();
  const unsent = storage.get("outbox");
  assert.equal(unsent.length, 1);

  desk.mood = () => null;
  const second = conversation(storage);
  await second.open();
  await until(() => storage.get("outbox").length === 0, "sent");

  assert.deepEqual(shown(second.state), ["welcome", "hello", "answer to hello"]);
  assert.equal(desk.said.filter((told) => told.text === "hello").length, 1);
});

test("erasing empties the desk, the tab and the window", async () => {
  const storage = new TabStorage(null);
  const chat = conversation(storage);
  await chat.open();

  await chat.erase();

  assert.equal(desk.token, "gone");
  assert.equal(storage.get("token"), "");
  assert.deepEqual(chat.state.items, []);
  assert.equal(chat.state.erased, true);
});

test("when erasing fails nothing is said to be gone", async () => {
  const chat = conversation();
  await chat.open();
  desk.mood = () => 503;

  await assert.rejects(chat.erase());

  assert.equal(chat.state.erased, false);
  assert.deepEqual(shown(chat.state), ["welcome"]);
});

test("a conversation that the desk forgot begins anew with what was not sent", async () => {
  const chat = conversation();
  await chat.open();
  desk.mood = (path) => (path === "/messages" ? "drop" : null);
  chat.say("hello");
  await until(() => chat.state.network === "offline", "one failure");
  desk.forget();
  desk.mood = () => null;

  await until(() => shown(chat.state).includes("answer to hello"), "an answer in a new conversation");

  assert.equal(desk.starts, 2);
  assert.deepEqual(shown(chat.state), ["welcome", "hello", "answer to hello"]);
});

test("the last words of a conversation that the desk erased stay until something new is said", async () => {
  const storage = new TabStorage(null);
  const chat = conversation(storage);
  await chat.open();
  desk.tell("bot", "it is gone", "en", { kind: "answer", topic: "delete_my_data" });
  await until(() => shown(chat.state).includes("it is gone"), "the last words");
  desk.forget();
  await until(() => storage.get("token") === "", "the token forgotten");

  assert.equal(desk.starts, 1);
  assert.deepEqual(shown(chat.state), ["welcome", "it is gone"]);
  assert.equal(chat.state.network, "fine");

  chat.say("hello");
  await until(() => shown(chat.state).includes("answer to hello"), "an answer in a new conversation");
  assert.equal(desk.starts, 2);
  assert.deepEqual(shown(chat.state), ["welcome", "hello", "answer to hello"]);
});

test("the buttons follow the language of the answers until the person chooses", async () => {
  const chat = conversation();
  await chat.open();
  desk.tell("bot", "hola", "es");
  await until(() => chat.state.language === "es", "Spanish");

  chat.speak("en", "English");
  desk.tell("bot", "hola otra vez", "es");
  await until(() => shown(chat.state).includes("hola otra vez"), "the second");

  assert.equal(chat.state.language, "en");
  assert.ok(desk.said.some((told) => told.text === 'change_language{"language":"en"}'));
});

test("before anything was said a language is chosen without a message", () => {
  const chat = conversation();

  chat.speak("es", "Español");

  assert.equal(chat.state.language, "es");
  assert.deepEqual(chat.state.items, []);
});

test("leaving asks the desk to erase and leaves nothing in the tab", async () => {
  const storage = new TabStorage(null);
  const chat = conversation(storage);
  await chat.open();

  await chat.leave();

  assert.equal(storage.get("token"), "");
  assert.ok(desk.requests.some((request) => request.method === "DELETE"));
});
