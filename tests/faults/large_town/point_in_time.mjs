// SPDX-License-Identifier: Apache-2.0
// A town on PostgreSQL goes back to a moment, as README.md tells the operator: from a base backup and the archived log, up to a restore point. What came
// after is not there, what came before is, and proven; the town's anchor tells that something is missing until the operator says that it is meant.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {emptyDatabase, freePort, programs, run, step, until} from '../../journeys/town.mjs';
import {Postgres} from '../kills/postgres.mjs';
import {casesProven, emptyMachine, fill, must} from './town_files.mjs';

const before = 120;
const after = 80;
const postgres = new Postgres();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-moment-'));
const at = name => path.join(folder, name);
const asServer = (...args) => process.getuid() === 0 ? must('runuser', '-u', 'postgres', '--', ...args) : must(...args);
let second;
try {
    step('a server that archives its log');
    const archive = path.join(postgres.folder, 'archive');
    await asServer('mkdir', archive);
    await postgres.sql(`ALTER SYSTEM SET archive_mode = on`);
    await postgres.sql(`ALTER SYSTEM SET archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/%f'`);
    await postgres.control('-m', 'fast', 'stop');
    await postgres.start();

    step('a town, a base backup, more cases, a moment, and what should not have been');
    const address = await emptyDatabase('moment');
    await fill(at('town'), 0, 20, address);
    const base = path.join(postgres.folder, 'base');
    await asServer(path.join(postgres.bin, 'pg_basebackup'), '-h', '127.0.0.1', '-p', `${postgres.port}`, '-U', 'todoke', '-D', base, '-X', 'none', '-c', 'fast');
    await fill(at('town'), 20, before - 20);
    await postgres.sql(`SELECT pg_create_restore_point('before-the-mistake')`);
    await fill(at('town'), before, after);
    assert.equal(await casesProven(at('town')), before + after);
    await postgres.sql('SELECT pg_switch_wal()');
    await postgres.control('-m', 'fast', 'stop');

    step('the moment comes back on another server');
    const port = await freePort();
    fs.appendFileSync(path.join(base, 'postgresql.auto.conf'), `archive_mode = off\nrestore_command = 'cp ${archive}/%f %p'\nrecovery_target_name = 'before-the-mistake'\nrecovery_target_action = promote\n`);
    fs.writeFileSync(path.join(base, 'recovery.signal'), '');
    second = ['-D', base, '-w', '-t', '120'];
    await asServer('env', 'LC_ALL=C', path.join(postgres.bin, 'pg_ctl'), ...second, '-l', path.join(postgres.folder, 'second.log'), '-o', `-p ${port} -k ${postgres.folder} -c listen_addresses=127.0.0.1 -c max_connections=300`, 'start');
    const recovered = address.replace(/:\d+\//, `:${port}/`);
    await until('it takes changes', async () => await postgres.sql('SELECT pg_is_in_recovery()', recovered) === 'f');

    step('its anchor tells what is missing');
    const machine = emptyMachine(at('machine'), at('town'));
    fs.copyFileSync(at('town/anchor'), path.join(machine, 'anchor'));
    fs.writeFileSync(path.join(machine, 'database'), recovered);
    const missing = await run(programs.tool, ['verify', '--data', machine]);
    assert.equal(missing.code, 1, missing.said);
    assert.match(missing.said, /old|older|stale|earlier/i);

    step('without it, the town of that moment is whole');
    fs.rmSync(path.join(machine, 'anchor'));
    const whole = await run(programs.tool, ['verify', '--data', machine]);
    assert.match(whole.said, new RegExp(`^the anchor file is missing.*\\n${before} cases, .* 1 faults`), whole.said);
    step('and goes on, with an anchor of its own');
    await fill(machine, before, 10);
    assert.equal(await casesProven(machine), before + 10);
} finally {
    if (second)
        await run('runuser', ['-u', 'postgres', '--', path.join(postgres.bin, 'pg_ctl'), ...second, '-m', 'immediate', 'stop']);
    fs.rmSync(folder, {recursive: true, force: true});
}
