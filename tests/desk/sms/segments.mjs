// Counts by Twilio's own calculator: a JSON list of texts on standard input, the list of their segments on standard output.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { SegmentedMessage } = createRequire(new URL("../../../widget/package.json", import.meta.url))("sms-segments-calculator");
const texts = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(texts.map((text) => new SegmentedMessage(text).segmentsCount)));
