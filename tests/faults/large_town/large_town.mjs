// SPDX-License-Identifier: Apache-2.0
// A town with all its cases is copied from SQLite to PostgreSQL, backed up, restored on an empty machine, and copied back to a file; after each of
// it, it is proven and has as many rows of each kind as before. 300 cases; 100,000 in the long form (TODOKE_LONG=1), or TODOKE_LARGE_TOWN.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {emptyDatabase, programs, run, step} from '../../journeys/town.mjs';
import {casesProven, emptyMachine, fill, must} from './town_files.mjs';

const count = Number(process.env.TODOKE_LARGE_TOWN ?? (process.env.TODOKE_LONG ? 100_000 : 300));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-large-'));
const at = name => path.join(folder, name);
const tables = ['case_state', 'case_record', 'personal_value', 'case_word', 'task', 'task_post', 'command_done'];
const counting = tables.map(table => `SELECT count(*) FROM ${table};`).join(' ');
const inFile = async file => (await must('sqlite3', file, counting)).split(/\s+/);
const onServer = async address => (await must('psql', address, '-qtAX', '-c', counting)).split(/\s+/);

try {
    step(`a town of ${count} cases in a file`);
    console.log(await fill(at('town'), 0, count));
    const rows = await inFile(at('town/town.sqlite'));
    assert.equal(Number(rows[0]), count);
    assert.equal(await casesProven(at('town')), count);

    step('copied to PostgreSQL');
    const server = await emptyDatabase('large');
    console.log(await must(programs.server, 'copy', '--data', at('town'), '--to', server));
    assert.deepEqual(await onServer(server), rows);
    step('proven there');
    assert.equal(await casesProven(at('town')), count);

    step('backed up');
    console.log(await must(programs.server, 'backup', '--data', at('town'), '--to', at('backup.sqlite')));
    assert.deepEqual(await inFile(at('backup.sqlite')), rows);

    step('restored on an empty machine, on another server');
    const restored = await emptyDatabase('restored');
    console.log(await must(programs.server, 'restore', '--data', emptyMachine(at('machine'), at('town')), '--database', restored, at('backup.sqlite')));
    assert.deepEqual(await onServer(restored), rows);
    assert.equal(await casesProven(at('machine')), count);

    step('and copied back to a file');
    console.log(await must(programs.server, 'copy', '--data', at('machine'), '--to', at('back.sqlite')));
    assert.deepEqual(await inFile(at('back.sqlite')), rows);
    assert.equal(await casesProven(at('machine')), count);

    step('a row that was changed in the middle of it all is found');
    await must('sqlite3', at('back.sqlite'), `UPDATE case_state SET outcome = 'refused' WHERE number = '2026-three-tasks-${String(count / 2 + 5).padStart(7, '0')}'`);
    const found = await run(programs.tool, ['verify', '--data', at('machine')]);
    assert.equal(found.code, 1, found.said);
    step('done');
} finally {
    fs.rmSync(folder, {recursive: true, force: true});
}
