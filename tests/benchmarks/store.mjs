// SPDX-License-Identifier: Apache-2.0
// The store: cases of three user tasks by 64 clients, durable, through the office; beside it a bare C program that carries out the same
// statements with the same bytes, the same clients and the same rule of grouping, on the same disk in the same run. Then the same through a
// PostgreSQL server of its own, beside pgbench with a script of the same statements. Then a town of a million cases beside one of ten thousand
// (TODOKE_BENCHMARK_GROWTH gives another number): what a step, lists, searches and pages touch. And a file of a gibibyte
// (TODOKE_BENCHMARK_ATTACHMENT: bytes) in and out, on both databases. One JSON object a line; a benchmark that misses its bar says so on stderr
// and prints all the same.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

import {pgbenchScript} from './store/pgbench_script.mjs';

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

const wanted = group => group.startsWith(prefix) || prefix.startsWith(group);

function lines(said) {
    return Object.fromEntries(said.trim().split('\n').map(line => JSON.parse(line)).map(line => [line.name, line.value]));
}

function fill(address, count = cases, ...how) {
    return lines(execFileSync(program('benchmark_store'), ['fill', address, `${count}`, `${clients}`, ...how], {encoding: 'utf8'}));
}

function record(recording, count) {
    execFileSync(program('benchmark_store'), ['record', path.join(folder, 'recorded.sqlite'), `${count}`, recording]);
}

function onSqlite() {
    // The best of three turns each, one after the other, as the disk's mood changes.
    const recording = path.join(folder, 'recording');
    record(recording, cases);
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
}

function onPostgres() {
    const recording = path.join(folder, 'recording-for-pgbench');
    record(recording, 11);
    const script = path.join(folder, 'pgbench.sql');
    fs.writeFileSync(script, pgbenchScript(recording, 0, 10)); // whose names are as long
    const store = program('benchmark_store');
    const said = execFileSync(path.join(source, 'tests/with_postgres'), ['bash', '-euc', `
        psql "$TODOKE_TEST_POSTGRES" -qc 'CREATE DATABASE benchmark' -c 'CREATE DATABASE peer'
        '${store}' fill "\${TODOKE_TEST_POSTGRES%/*}/benchmark" ${cases} ${clients}
        '${store}' fill "\${TODOKE_TEST_POSTGRES%/*}/peer" 1 1 >/dev/null
        "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)/pgbench" "\${TODOKE_TEST_POSTGRES%/*}/peer" -n -M prepared -D n=0 -c ${clients} -j 2 -t ${Math.ceil(cases / clients)} -f '${script}'`],
    {encoding: 'utf8'});
    const ours = lines(said.split('\n').filter(line => line.startsWith('{')).join('\n'));
    const scripts = Number(/^tps = ([\d.]+)/m.exec(said)[1]);
    report('store.postgres.commands', ours.commands_per_second, 4 * scripts, 'commands/s', 'more', 0.5);
    report('store.postgres.bytes_per_case', ours.bytes_per_case, null, 'bytes', 'less', null);
    report('store.postgres.commands_per_group', ours.commands_per_group, null, 'commands', 'more', null);
}

function growth() {
    const many = Number(process.env.TODOKE_BENCHMARK_GROWTH ?? 1_000_000);
    const few = 10_000;
    const town = count => path.join(folder, `town-of-${count}.sqlite`);
    const look = count => lines(execFileSync(program('benchmark_store'), ['look', town(count), `${count}`], {encoding: 'utf8'}));
    fill(town(few), few, 'open');
    const small = look(few);
    const built = fill(town(many), many, 'open');
    const large = look(many);
    report('store.growth.build', built.cases_per_second, null, 'cases/s', 'more', null);
    report('store.growth.bytes_per_case', built.bytes_per_case, null, 'bytes', 'less', null);
    for (const [name, value] of Object.entries(large)) {
        const isTime = name.endsWith('.microseconds');
        report(`store.growth.${name}`, value, small[name], isTime ? 'µs' : 'steps', 'less', isTime ? null : 1.3);
    }
}

/** A large file, alone for its memory, then beside the commands of others: what they feel does not depend on how long it goes on. */
function attachment(kind, on) {
    const bytes = Number(process.env.TODOKE_BENCHMARK_ATTACHMENT ?? 1024 ** 3);
    const alone = lines(on('stream', bytes));
    const beside = lines(on('beside', Math.ceil(bytes / 4), clients, 10));
    report(`store.attachment.${kind}.memory`, alone.memory, null, 'MiB', 'less', 32);
    report(`store.attachment.${kind}.in`, alone.in, null, 'MiB/s', 'more', null);
    report(`store.attachment.${kind}.out`, alone.out, null, 'MiB/s', 'more', null);
    report(`store.attachment.${kind}.p99_of_others`, beside.p99_with, beside.p99_without, 'ms', 'less', 2);
    report(`store.attachment.${kind}.in_beside`, beside.in_beside, null, 'MiB/s', 'more', null);
    report(`store.attachment.${kind}.out_beside`, beside.out_beside, null, 'MiB/s', 'more', null);
}

function attachmentOnSqlite() {
    attachment('sqlite', (mode, ...rest) => execFileSync(program('benchmark_store'), [mode, path.join(folder, `attachment-${mode}.sqlite`), ...rest.map(String)], {encoding: 'utf8'}));
}

function attachmentOnPostgres() {
    attachment('postgres', (mode, ...rest) => execFileSync(path.join(source, 'tests/with_postgres'), ['bash', '-euc',
        `psql "$TODOKE_TEST_POSTGRES" -qc 'CREATE DATABASE benchmark' && '${program('benchmark_store')}' ${mode} "\${TODOKE_TEST_POSTGRES%/*}/benchmark" ${rest.join(' ')}`],
    {encoding: 'utf8'}));
}

try {
    for (const [group, measure] of [['store.sqlite', onSqlite], ['store.postgres', onPostgres], ['store.growth', growth],
        ['store.attachment.sqlite', attachmentOnSqlite], ['store.attachment.postgres', attachmentOnPostgres]]) {
        if (wanted(group))
            measure();
    }
} finally {
    fs.rmSync(folder, {recursive: true, force: true});
}
process.exit(missed ? 1 : 0);
