// SPDX-License-Identifier: Apache-2.0
// A town is backed up while it serves, lost, restored from its backup and its keys on an empty machine, moved to another database and
// back, and goes on where it was. What would be lost is told before.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {Browser, Town, emptyDatabase, programs, run, step} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('moved', {metrics: true});
const browser = await Browser.start();
const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-elsewhere-'));
const server = (...args) => run(programs.server, args);
async function apply(page) {
    await citizen.signIn(town, page, 'tp01@example.jp');
    await citizen.begin(town, page, 'tax-certificate');
    await citizen.fillTaxCertificate(page);
    return citizen.declareAndSend(page);
}
try {
    step('a case before the backup');
    const page = await browser.visitor();
    const first = await apply(page);
    await citizen.waitForState(town, page, first, '手数料納付待ち');

    step('what an operator watches');
    const metrics = await (await fetch(`http://localhost:${town.metricsPort}/metrics`)).text();
    const watched = name => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1]);
    assert.equal(watched('todoke_cases_running'), 1, metrics);
    assert.ok(watched('todoke_timers_waiting') >= 1 && watched('todoke_commit_jobs') > 5 && watched('todoke_database_bytes') > 100_000, metrics);
    assert.equal((await fetch(`${town.url}/metrics`)).status, 404, 'no visitor sees them');

    step('a backup while the town serves');
    const backup = path.join(elsewhere, 'backup.sqlite');
    const kept = await server('backup', '--data', town.folder, '--to', backup);
    assert.equal(kept.code, 0, kept.said);
    assert.match(kept.said, /1 cases, \d+ records, 0 faults/);
    const again = await server('backup', '--data', town.folder, '--to', backup);
    assert.equal(again.code, 1, 'a backup overwrites nothing');
    const proven = await run(programs.tool, ['verify', '--data', town.folder, '--copy', backup, '--all']);
    assert.equal(proven.code, 0, proven.said);
    assert.deepEqual(fs.readdirSync(elsewhere).filter(name => name.endsWith('.part')), []);

    step('a changed byte in the backup is found');
    const spoilt = path.join(elsewhere, 'spoilt.sqlite');
    fs.copyFileSync(backup, spoilt);
    const changed = await run('sqlite3', [spoilt, "UPDATE case_state SET phase = 'decided'"]);
    assert.equal(changed.code, 0, changed.said);
    const bad = await run(programs.tool, ['verify', '--data', town.folder, '--copy', spoilt]);
    assert.equal(bad.code, 1, bad.said);

    step('the machine is lost; its keys and the backup are not');
    const second = await apply(await browser.visitor());
    assert.ok(second);
    await town.end('SIGTERM');
    const machine = path.join(elsewhere, 'machine');
    fs.mkdirSync(machine);
    fs.cpSync(path.join(town.folder, 'keys'), path.join(machine, 'keys'), {recursive: true});
    const place = await emptyDatabase('restored');
    const where = place ? ['--database', place] : [];
    const fromBad = await server('restore', '--data', machine, ...where, spoilt);
    assert.equal(fromBad.code, 1, 'what is not proven is not restored');
    const target = place ? await emptyDatabase('restored_again') : undefined;
    if (target)
        fs.rmSync(path.join(machine, 'database'));
    const restored = await server('restore', '--data', machine, ...target ? ['--database', target] : [], backup);
    assert.equal(restored.code, 0, restored.said);

    step('with the anchor at hand, what would be lost is told');
    const other = path.join(elsewhere, 'other');
    fs.mkdirSync(other);
    fs.cpSync(path.join(town.folder, 'keys'), path.join(other, 'keys'), {recursive: true});
    fs.copyFileSync(path.join(town.folder, 'anchor'), path.join(other, 'anchor'));
    const older = await server('restore', '--data', other, backup);
    assert.equal(older.code, 1);
    assert.match(older.said, /--older/);
    const accepted = await server('restore', '--data', other, '--older', backup);
    assert.equal(accepted.code, 0, accepted.said);
    const twice = await server('restore', '--data', other, backup);
    assert.equal(twice.code, 1, 'a town that is there is not overwritten');

    step('the restored town goes on');
    town.folder = machine;
    town.database = undefined; // it is written down in the folder
    await town.startServer();
    await citizen.signIn(town, page, 'tp01@example.jp'); // sessions are not of the database
    await citizen.waitForState(town, page, first, '手数料納付待ち');
    await citizen.pay(town, page, first);
    await citizen.waitForState(town, page, first, '審査中');

    step('moved to another database and back');
    await town.end('SIGTERM');
    const next = await emptyDatabase('next') ?? path.join(elsewhere, 'next.sqlite');
    const moved = await server('copy', '--data', machine, '--to', next);
    assert.equal(moved.code, 0, moved.said);
    const full = await server('copy', '--data', machine, '--to', next);
    assert.equal(full.code, 1, 'a copy overwrites no town');
    const back = path.join(elsewhere, 'back.sqlite');
    const returned = await server('copy', '--data', machine, '--to', back);
    assert.equal(returned.code, 0, returned.said);
    await town.startServer();
    await clerk.examine(town, 'S03', 'grant');
    await citizen.waitForState(town, page, first, '審査中');
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    const sound = await server('integrity', '--data', machine);
    assert.equal(sound.code, 0, sound.said);
    console.log(`moved town: ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
    fs.rmSync(elsewhere, {recursive: true, force: true});
}
