// SPDX-License-Identifier: Apache-2.0
// An application round, kept by the server as an aggregate of its own: begun by a command, planned, approved and announced by the
// office, its timers and its draw carried out, every record of it proven, and its diagram drawn.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Town, artefacts, programs, run, step, until} from './town.mjs';
import * as clerk from './clerk.mjs';

const town = await Town.start('round');

async function taskOf(staff, node) {
    let found;
    await until(`${staff} to have ${node}`, async () => {
        const {tasks} = await (await clerk.api(town, staff, 'GET', '/tasks?queue=open')).json();
        found = tasks.find(task => task.node === node);
        return found !== undefined;
    });
    return found;
}

async function complete(staff, node, answers) {
    const task = await taskOf(staff, node);
    const opened = await (await clerk.api(town, staff, 'GET', `/tasks/${task.id}`)).json();
    const given = Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, [value]]));
    const done = await clerk.api(town, staff, 'POST', `/tasks/${task.id}/complete`, {answers: {...opened.answers, ...given}});
    assert.equal(done.status, 200, await done.clone().text());
    return (await done.json()).case;
}

try {
    step('a round is begun while the server is stopped; the same key again is the same round, and nobody else may');
    await town.end('SIGTERM');
    const key = `${new Date().toISOString().slice(0, 7)}-monthly`;
    const begin = staff => run(programs.server, ['begin', '--data', town.folder, '--procedures', town.procedures[0], 'public-housing', 'application-round', key, staff]);
    const begun = await begin('S21');
    assert.equal(begun.code, 0, begun.said);
    assert.equal((await begin('S21')).said, begun.said);
    assert.notEqual((await begin('S03')).code, 0, 'a clerk of another office');
    await town.startServer();

    step('planned, approved, announced');
    const id = await complete('S21', 'plan', {});
    assert(begun.said.includes(id));
    await complete('S21', 'draft', {});
    await complete('S22', 'approve', {outcome: 'approve'});
    let round;
    await until('the announcement', async () => {
        round = await (await clerk.api(town, 'S21', 'GET', `/cases/${id}`)).json();
        return round.files.some(file => file.role === 'document:notice');
    });

    step('its days pass: closed, numbered, drawn in public, published');
    await town.restart({ahead: '75d'});
    await complete('S21', 'draw', {seed: '会場で決めた種', witness: '立会人 甲'});
    await until('the published result', async () => {
        round = await (await clerk.api(town, 'S21', 'GET', `/cases/${id}`)).json();
        return round.files.filter(file => file.role === 'document:notice').length === 2;
    });

    step('drawn as a diagram, and proven');
    const svg = await (await clerk.api(town, 'S21', 'GET', `/cases/${id}/diagram.svg`)).text();
    assert.match(svg, /抽せん（公開）/);
    fs.writeFileSync(path.join(artefacts, 'round.svg'), svg);
    await town.end('SIGTERM');
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    await town.startServer();
} finally {
    await town.stop();
}
