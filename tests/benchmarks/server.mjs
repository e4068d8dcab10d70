// SPDX-License-Identifier: Apache-2.0
// How fast the server answers after its start on an existing database, and what the full journey costs in memory.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import {Town, artefacts, programs, run, source} from '../journeys/town.mjs';

const prefix = process.argv[2] ?? '';
const known = ['server.first_answer', 'server.peak_memory'].filter(name => name.startsWith(prefix));
if (known.length === 0) {
    console.error(`no benchmark begins with '${prefix}'`);
    process.exit(2);
}
const report = (name, value, unit, bar) => console.log(JSON.stringify({name, value, peer: null, unit, better: 'less', bar}));

if (known.includes('server.first_answer')) {
    const town = await Town.start('benchmark');
    try {
        town.server.removeAllListeners('exit');
        const gone = once(town.server, 'exit');
        town.server.kill('SIGTERM');
        await gone;
        const began = process.hrtime.bigint();
        town.server = spawn(programs.server, ['serve', '--data', town.folder, '--port', `${town.port}`,
            '--procedures', path.join(source, 'procedures')], {stdio: 'ignore'});
        for (;;) {
            const answer = await fetch(`${town.url}/`).catch(() => null);
            if (answer?.status === 200)
                break;
            await new Promise(resolve => setTimeout(resolve, 5));
        }
        report('server.first_answer', Number(process.hrtime.bigint() - began) / 1e9, 's', 1);
    } finally {
        await town.stop();
    }
}
if (known.includes('server.peak_memory')) {
    const journey = await run('node', [path.join(source, 'tests/journeys/full_way.mjs')]);
    if (journey.code !== 0) {
        console.error(journey.said);
        process.exit(1);
    }
    const {peakKiB} = JSON.parse(fs.readFileSync(path.join(artefacts, 'memory.json'), 'utf8'));
    report('server.peak_memory', peakKiB / 1024, 'MiB', 150);
}
