/** A small real desk for the tests: keeps conversations in memory, and loses answers or goes away when told. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { webcrypto } from "node:crypto";

// Node 18 keeps it in a module only.
if (!("crypto" in globalThis)) Object.defineProperty(globalThis, "crypto", { value: webcrypto });

interface Told {
  id: number;
  from: string;
  text: string;
  lang: string;
  kind?: string;
  topic?: string;
}

export class FakeDesk {
  said: Told[] = [];
  token = "token-1";
  starts = 0;
  withdrawn: string[] = [];
  requests: { method: string; path: string; headers: IncomingMessage["headers"]; body: string }[] = [];
  /** Called before each request: "drop" = never arrives, "lose" = the answer gets lost, a number = that status. */
  mood: (path: string) => "drop" | "lose" | number | null = () => null;
  private replies = new Map<string, Told[]>();
  private listeners = new Set<() => void>();
  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/chat`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  tell(from: string, text: string, lang = "en", more: Partial<Told> = {}): Told {
    const told = { id: this.said.length + 1, from, text, lang, ...more };
    this.said.push(told);
    this.listeners.forEach((listen) => listen());
    return told;
  }

  forget(): void {
    this.said = [];
    this.token = "gone";
    this.listeners.forEach((listen) => listen());
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? "", "http://desk");
    const path = url.pathname.replace("/api/chat", "");
    this.requests.push({ method: request.method ?? "", path, headers: request.headers, body });
    const mood = this.mood(path);
    if (mood === "drop") return void request.socket.destroy();
    if (typeof mood === "number") return problem(response, mood);
    const known = path === "/conversations" || request.headers.authorization === `Bearer ${this.token}`;
    if (!known) return problem(response, 401);
    if (path === "/events") return this.stream(response, Number(url.searchParams.get("after") ?? 0));
    const answer = this.answer(request, path, url, body);
    if (mood === "lose") return void request.socket.destroy();
    response.writeHead(answer === null ? 204 : 200, { "Content-Type": "application/json" });
    response.end(answer === null ? "" : JSON.stringify(answer));
  }

  private answer(request: IncomingMessage, path: string, url: URL, body: string): object | null {
    if (request.method === "DELETE") {
      this.forget();
      return null;
    }
    if (path === "/conversations") {
      this.token = `token-${++this.starts}`;
      this.tell("bot", "welcome");
      return { token: this.token, ...this.batch(this.said) };
    }
    if (request.method === "GET") return this.batch(this.said.filter((told) => told.id > Number(url.searchParams.get("after") ?? 0)));
    const key = String(request.headers["idempotency-key"]);
    if (!this.replies.has(key)) {
      const { text, choice } = JSON.parse(body) as { text?: string; choice?: string };
      this.tell("you", text ?? choice ?? "");
      this.replies.set(key, [this.tell("bot", `answer to ${text ?? choice}`)]);
    }
    return this.batch(this.replies.get(key) ?? []);
  }

  private batch(messages: Told[]): object {
    return { messages, cursor: String(this.said.length), withdrawn: this.withdrawn };
  }

  private stream(response: ServerResponse, after: number): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": open\n\n");
    let sent = after;
    const listen = (): void => {
      for (const told of this.said.filter((one) => one.id > sent)) {
        sent = told.id;
        response.write(`id: ${told.id}\ndata: ${JSON.stringify(told)}\n\n`);
      }
      if (this.token === "gone") response.end();
    };
    listen();
    this.listeners.add(listen);
    response.on("close", () => this.listeners.delete(listen));
  }
}

function problem(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "/problems/test", title: "Test", status }));
}

/** Waits until a claim becomes true; nothing here waits for a fixed time. */
export async function until(claim: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!claim()) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
