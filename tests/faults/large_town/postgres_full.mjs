// SPDX-License-Identifier: Apache-2.0
// The disk of the PostgreSQL server is full while 16 clients work, and later it is not: what was acknowledged is there, what was refused is not half
// done, and the program that was refused goes on by itself. On a small disk in memory, which only root may make: skipped (77) for others.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {fileURLToPath} from 'node:url';
import {build, emptyDatabase, run, source, step, until} from '../../journeys/town.mjs';
import {Postgres} from '../kills/postgres.mjs';
import {casesProven, fill, must} from './town_files.mjs';

const me = fileURLToPath(import.meta.url);
if (process.argv[2] === undefined) {
    const disk = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-disk-'));
    const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=192m', 'todoke', disk]);
    if (mounted.code !== 0) {
        console.log(`skipped: no disk of its own can be made here (${mounted.said.trim()})`);
        fs.rmdirSync(disk);
        process.exit(77);
    }
    fs.chmodSync(disk, 0o755);
    const inner = spawn(path.join(source, 'tests/with_postgres'), ['node', me, disk], {stdio: 'inherit', env: {...process.env, TODOKE_TEST_POSTGRES_IN: disk}});
    const [code] = await once(inner, 'close');
    await run('umount', ['-l', disk]);
    fs.rmdirSync(disk);
    process.exit(code ?? 1);
}

const disk = process.argv[2];
const postgres = new Postgres();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-full-'));
const town = path.join(folder, 'town');
const ballast = path.join(disk, 'ballast');
let worker;
try {
    step('a town on a small disk');
    const address = await emptyDatabase('full');
    await fill(town, 0, 20, address);

    step('which becomes full under work');
    const free = () => fs.statfsSync(disk).bavail * fs.statfsSync(disk).bsize;
    fs.writeFileSync(ballast, Buffer.alloc(free() - 12 * 1024 * 1024, 1));
    worker = spawn(path.join(build, 'tests/faults/large_town/fill_town'), [town, '20', '1000000', '16'], {stdio: ['ignore', 'pipe', 'inherit'], env: {...process.env, TODOKE_GO_ON: '1'}});
    const done = [];
    const refused = new Map();
    readline.createInterface({input: worker.stdout}).on('line', line => {
        const [word, rest] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
        if (word === 'done')
            done.push(Number(rest));
        else
            refused.set(rest.replaceAll(/\d+/g, 'N'), (refused.get(rest.replaceAll(/\d+/g, 'N')) ?? 0) + 1);
    });
    await until('work is refused', () => refused.size > 0, 120_000);
    await new Promise(resolve => setTimeout(resolve, 2000));
    const before = done.length;
    console.log([...refused].map(([why, times]) => `${times} times: ${why}`).join('\n'));
    assert.ok([...refused.keys()].every(why => /the disk is full|was lost|connect|recovery|starting up|shutting down|already exists|VersionMoved|moved/.test(why)), [...refused.keys()].join('\n'));

    step('and has room again');
    fs.rmSync(ballast);
    const answers = await run('psql', [postgres.address, '-qtAc', 'SELECT 1']);
    if (answers.code !== 0 && !/starting up|recovery/.test(answers.said)) {
        step('its server had given up: the operator starts it');
        await postgres.start().catch(() => {}); // it may be coming back by itself
    }
    await until('the same program goes on', () => done.length > before + 50, 120_000);
    worker.kill('SIGKILL');
    await once(worker, 'close');
    worker = undefined;

    step('everything acknowledged is there, and nothing is half done');
    assert.ok(await casesProven(town) >= 20 + done.length);
    const ended = new Set((await postgres.sql('SELECT number FROM case_state WHERE ended IS NOT NULL', address)).split('\n'));
    for (const number of done)
        assert.ok(ended.has(`2026-three-tasks-${String(number).padStart(7, '0')}`), `case ${number} was acknowledged`);
    console.log(`${before} cases acknowledged before and ${done.length - before} after, ${[...refused.values()].reduce((a, b) => a + b, 0)} refused between: none lost`);
    await must('psql', address, '-qc', 'SELECT 1');
} finally {
    worker?.kill('SIGKILL');
    fs.rmSync(ballast, {force: true});
    fs.rmSync(folder, {recursive: true, force: true});
}
