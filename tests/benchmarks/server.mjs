// SPDX-License-Identifier: Apache-2.0
// How fast the server answers after its start on an existing database, and what the full journey costs in memory.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {Town, artefacts, build, freePort, programs, run, source} from '../journeys/town.mjs';

const seconds = since => Number(process.hrtime.bigint() - since) / 1e9;

/** Name, unit, bar and what measures it. */
const benchmarks = [
    ['server.first_answer', 's', 1, firstAnswer],
    ['server.second_start', 's', 5, secondStart],
    ['server.peak_memory', 'MiB', 150, peakMemory],
];

/** From the start of the program on an existing database to the first 200 on `/`. */
async function firstAnswer() {
    const town = await Town.start('benchmark');
    try {
        await town.end('SIGTERM');
        const began = process.hrtime.bigint();
        town.server = spawn(programs.server, ['serve', '--data', town.folder, '--port', `${town.port}`,
            '--procedures', path.join(source, 'procedures')], {stdio: 'ignore'});
        for (;;) {
            const answer = await fetch(`${town.url}/`).catch(() => null);
            if (answer?.status === 200)
                return seconds(began);
            await new Promise(resolve => setTimeout(resolve, 5));
        }
    } finally {
        await town.stop();
    }
}

/** `server/run` on a built tree and an existing town, until it says that it is ready. */
async function secondStart() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-run-'));
    try {
        let took = 0;
        for (let start = 0; start < 2; ++start) {
            const port = await freePort();
            const began = process.hrtime.bigint();
            const child = spawn(path.join(source, 'server/run'), ['--data', folder, '--port', `${port}`],
                {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, TODOKE_PRESET: path.basename(build)}});
            for await (const line of readline.createInterface({input: child.stdout})) {
                if (line.startsWith('  ready '))
                    break;
            }
            took = seconds(began);
            const gone = once(child, 'exit');
            child.kill('SIGTERM');
            await gone;
        }
        return took;
    } finally {
        fs.rmSync(folder, {recursive: true, force: true});
    }
}

/** VmHWM of the server's process after the full way. */
async function peakMemory() {
    const journey = await run('node', [path.join(source, 'tests/journeys/full_way.mjs')]);
    if (journey.code !== 0)
        throw new Error(journey.said);
    return JSON.parse(fs.readFileSync(path.join(artefacts, 'memory.json'), 'utf8')).peakKiB / 1024;
}

const prefix = process.argv[2] ?? '';
const wanted = benchmarks.filter(([name]) => name.startsWith(prefix));
if (wanted.length === 0) {
    console.error(`no benchmark begins with '${prefix}'`);
    process.exit(2);
}
for (const [name, unit, bar, measure] of wanted)
    console.log(JSON.stringify({name, value: await measure(), peer: null, unit, better: 'less', bar}));
