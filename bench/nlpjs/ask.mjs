// Trains nlp.js on {examples: [{language, intent, text}]} and answers {questions: [text]}, both read from standard input.
import { readFileSync } from "node:fs";
import nlp from "node-nlp";

const { examples, questions } = JSON.parse(readFileSync(0, "utf8"));
const manager = new nlp.NlpManager({ languages: ["en", "es"], autoSave: false, nlu: { log: false } });
for (const { language, intent, text } of examples) manager.addDocument(language, text, intent);
const began = performance.now();
await manager.train();
const seconds = (performance.now() - began) / 1000;
const answers = [];
for (const text of questions) {
  const asked = performance.now();
  const { intent, score, localeIso2: language } = await manager.process(text);
  answers.push({ intent, score, language, milliseconds: performance.now() - asked });
}
process.stdout.write(JSON.stringify({ seconds, answers }));
