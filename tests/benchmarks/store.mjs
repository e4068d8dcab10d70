// SPDX-License-Identifier: Apache-2.0
// The store: cases of three user tasks by 64 clients, durable, through the office; beside it a bare C program that carries out the same
// statements with the same bytes, the same clients and the same rule of grouping, on the same disk in the same run. Then the same through a
// PostgreSQL server of its own. One JSON object a line; a benchmark that misses its bar says so on stderr and prints all the same.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const prefix = process.argv[2] ?? '';
const cases = Number(process.env.TODOKE_BENCHMARK_CASES ?? 4000);
const clients = 64;

const release = path.join(source, 'build/release');
execFileSync('cmake', ['--preset', 'release'], {cwd: source, stdio: ['ignore', 'ignore', 'inherit']});
execFileSync('ninja', ['-C', release, 'benchmark_store', 'bare_store'], {stdio: ['ignore', 'ignore', 'inherit']});
const program = name => path.join(release, 'tests/benchmarks/store', name);
const folder = fs.mkdtempSync(path.join(process.env.TODOKE_BENCHMARK_IN ?? os.tmpdir(), 'todoke-store-'));
let missed = false;

function report(name, value, peer, unit, better, bar) {
    if (!name.startsWith(prefix))
        return;
    const measured = peer === null ? value : value / peer;
    if (bar !== null && (better === 'more' ? measured < bar : measured > bar)) {
        console.error(`missed: ${name} is ${measured.toFixed(2)}, the bar is ${bar}`);
        missed = true;
    }
    console.log(JSON.stringify({name, value, peer, unit, better, bar}));
}

function fill(address, count = cases) {
    const said = execFileSync(program('benchmark_store'), ['fill', address, `${count}`, `${clients}`], {encoding: 'utf8'});
    return Object.fromEntries(said.trim().split('\n').map(line => JSON.parse(line)).map(line => [line.name, line.value]));
}

try {
    // The best of three turns each, one after the other, as the disk's mood changes.
    const recording = path.join(folder, 'recording');
    execFileSync(program('benchmark_store'), ['record', path.join(folder, 'recorded.sqlite'), `${cases}`, recording]);
    let ours = {commands_per_second: 0};
    let bare = 0;
    for (let turn = 0; turn < 3; ++turn) {
        const one = fill(path.join(folder, `ours-${turn}.sqlite`));
        if (one.commands_per_second > ours.commands_per_second)
            ours = one;
        const empty = path.join(folder, `bare-${turn}.sqlite`);
        execFileSync('sqlite3', [path.join(folder, 'recorded.sqlite'), `VACUUM INTO '${empty}'`]);
        const tables = execFileSync('sqlite3', [empty, "SELECT name FROM sqlite_master WHERE type = 'table'"], {encoding: 'utf8'}).trim().split('\n');
        execFileSync('sqlite3', [empty, tables.map(table => `DELETE FROM ${table};`).join('') + 'VACUUM;']);
        bare = Math.max(bare, Number(execFileSync(program('bare_store'), [empty, recording, `${clients}`], {encoding: 'utf8'})));
    }
    report('store.sqlite.commands', ours.commands_per_second, bare, 'commands/s', 'more', 0.5);
    report('store.sqlite.bytes_per_case', ours.bytes_per_case, null, 'bytes', 'less', null);
    report('store.sqlite.commands_per_group', ours.commands_per_group, null, 'commands', 'more', null);
    if ('store.postgres'.startsWith(prefix) || prefix.startsWith('store.postgres')) {
        const said = execFileSync(path.join(source, 'tests/with_postgres'), ['bash', '-c',
            `psql "$TODOKE_TEST_POSTGRES" -qc 'CREATE DATABASE benchmark' && '${program('benchmark_store')}' fill "\${TODOKE_TEST_POSTGRES%/*}/benchmark" ${cases} ${clients}`], {encoding: 'utf8'});
        const postgres = Object.fromEntries(said.trim().split('\n').map(line => JSON.parse(line)).map(line => [line.name, line.value]));
        report('store.postgres.commands', postgres.commands_per_second, null, 'commands/s', 'more', null);
        report('store.postgres.bytes_per_case', postgres.bytes_per_case, null, 'bytes', 'less', null);
    }
} finally {
    fs.rmSync(folder, {recursive: true, force: true});
}
process.exit(missed ? 1 : 0);
