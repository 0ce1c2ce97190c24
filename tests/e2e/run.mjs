// Runs every journey in every engine and counts: node run.mjs [--engine NAME]... [--without NAME]... [--only TEXT]
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Engine, missing, names } from './driver/engines.mjs';
import { Skipped, Stage } from './driver/stage.mjs';

const JOURNEY_SECONDS = 180;
const { values } = parseArgs({
  options: {
    engine: { type: 'string', multiple: true, default: names },
    without: { type: 'string', multiple: true, default: [] },
    only: { type: 'string', default: '' },
  },
});
for (const name of [...values.engine, ...values.without]) {
  if (!names.includes(name)) throw new Error(`no engine "${name}"; there are ${names.join(', ')}`);
}

const folder = fileURLToPath(new URL('journeys/', import.meta.url));
const modules = await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.mjs')).sort().map((file) => import(`${folder}${file}`)));
const journeys = modules.flatMap((module) => module.journeys).filter(({ name }) => name.includes(values.only));
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, told once more at the end: a log is read from there. */
const fallen = [];

/** Plays one journey on a stage of its own; gives back why it failed or was skipped. */
async function play({ name, deed }, engine) {
  let stage;
  let clock;
  try {
    stage = await Stage.set(engine);
    const late = new Promise((_, fail) => {
      clock = setTimeout(() => fail(new Error(`longer than ${JOURNEY_SECONDS} s`)), JOURNEY_SECONDS * 1000);
    });
    await Promise.race([deed(stage).then(() => stage.judge()), late]);
    return {};
  } catch (error) {
    if (error instanceof Skipped) return { skipped: error.message };
    if (!stage) return { failed: error.stack };
    stage.spoils = true;
    const seen = await stage.page.text().catch(() => 'nothing');
    const complaints = await stage.page.complaints().catch(() => []);
    await stage.page.shot(`failed: ${name}`).catch(() => {});
    return { failed: [error.stack, `on screen: ${seen.slice(0, 600)}`, ...complaints].join('\n') };
  } finally {
    clearTimeout(clock);
    await stage?.clear();
  }
}

async function runEngine(name) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const started = new Map();
  try {
    for (const journey of journeys) {
      if (!started.has(journey.language)) {
        // A driver holds one browser at a time, and WebKit one language for its life.
        started.set(journey.language, await new Engine(name, journey.language).start());
      }
      const begun = Date.now();
      let { failed, skipped } = await play(journey, started.get(journey.language));
      if (failed) {
        // A busy machine can starve a browser. What fails once is told, and has one more chance; twice is a failure.
        console.log(`${name}: failed once: ${journey.name}\n${failed.replace(/^/gm, '    ')}`);
        ({ failed, skipped } = await play(journey, started.get(journey.language)));
      }
      const result = failed ? 'failed' : skipped ? 'skipped' : 'passed';
      count[result] += 1;
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      console.log(`${name}: ${result}: ${journey.name} (${skipped ?? `${seconds} s`})`);
      if (failed) {
        console.log(failed.replace(/^/gm, '    '));
        fallen.push(`${name}: ${journey.name}: ${failed.split('\n')[0]}`);
      }
    }
  } finally {
    for (const engine of started.values()) await engine.stop();
  }
  return count;
}

/** Runs an engine's journeys and adds what came of them. */
async function tally(name) {
  let count;
  const lacks = missing(name);
  if (values.without.includes(name)) {
    console.log(`${name}: not run, as asked`);
    count = { passed: 0, failed: 0, skipped: journeys.length };
  } else if (lacks.length > 0) {
    console.log(`${name}: NOT RUN, this machine lacks ${lacks.join(', ')}; --without ${name} goes on without it`);
    count = { passed: 0, failed: journeys.length, skipped: 0 };
  } else {
    count = await runEngine(name).catch((error) => {
      console.log(`${name}: FAILED: ${error.stack}`);
      return { passed: 0, failed: journeys.length, skipped: 0 };
    });
  }
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
  for (const key of Object.keys(total)) total[key] += count[key];
}

/** Plays one engine after the other. */
async function inTurn(some) {
  for (const name of some) await tally(name);
}

// WebKit takes as long as the other two together, and waits more than it works: it shares the machine with them.
await Promise.all([inTurn(values.engine.filter((name) => name !== 'webkit')), inTurn(values.engine.filter((name) => name === 'webkit'))]);
for (const line of fallen) console.log(`FAILED ${line}`);
console.log(`e2e: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
