// SPDX-License-Identifier: Apache-2.0
// PostgreSQL itself killed (pg_ctl -m immediate) and started again while a town works on it: what was acknowledged is there afterwards, and once.
//   tests/with_postgres node postgres_killed.mjs [SEED [KILLS]]   6 kills, 100 with TODOKE_LONG=1
import assert from 'node:assert/strict';
import {Town, step} from '../../journeys/town.mjs';
import {FaultProxy} from './fault_proxy.mjs';
import {Load} from './load.mjs';
import {Postgres} from './postgres.mjs';
import {pause, random, seedOf} from './random.mjs';
import {Visitor, hidden} from './visitor.mjs';

const seed = seedOf(process.argv[2]);
const next = random(seed);
const kills = Number(process.argv[3] ?? (process.env.TODOKE_LONG ? 100 : 6));
const postgres = new Postgres();
const proxy = new FaultProxy(postgres.port, next);
const load = new Load([], next);
const notify = `http://localhost:${await load.startRelay()}/`;
const town = await Town.start('postgres-killed', {notify, reach: async address => address.replace(/:\d+\//, `:${await proxy.listen()}/`)});
load.towns.push(town);

/** A crash forgets the numbers of transactions that left nothing on the disk, and gives them again: somebody else's commit under the same number is not ours. */
async function numberGivenAgain() {
    await postgres.sql(`ALTER SYSTEM SET wal_writer_delay = '10s'`); // nothing reaches the disk by itself
    await postgres.sql('SELECT pg_reload_conf()');
    const citizen = new Visitor(town.port);
    const page = (await citizen.get('/procedures/tax-certificate')).text;
    await pause(700); // what the pump has to do is done
    const held = proxy.hold();
    const asked = citizen.post('/procedures/tax-certificate/begin', {csrf: hidden(page, 'csrf'), key: hidden(page, 'key')});
    const pair = await held;
    await postgres.kill();
    await postgres.start();
    for (let i = 0; i < 40; ++i)
        await postgres.sql(Array.from({length: 20}, () => 'SELECT pg_current_xact_id()').join(';\n'));
    pair.heldOpen = false;
    proxy.cut(pair);
    const answer = await asked;
    const drafts = await postgres.sql('SELECT count(*) FROM intake_draft', postgres.address.replace(/[^/]*$/, new URL(town.database).pathname.slice(1)));
    assert.equal(drafts, answer.status === 303 ? '1' : '0', `the citizen was told ${answer.status}`);
    await postgres.sql('ALTER SYSTEM RESET wal_writer_delay');
    await postgres.sql('SELECT pg_reload_conf()');
    return answer.status;
}

try {
    const told = await numberGivenAgain();
    step(`a commit that a crash forgot was told ${told}`);
    load.start();
    for (let kill = 1; kill <= kills && !load.stopping; ++kill) {
        await load.go(20 + next() * 60);
        await pause(next() * 40);
        await postgres.kill();
        await pause(next() * 500);
        await postgres.start();
        step(`kill ${kill}: ${load.applications.length} applications, ${load.acknowledged.length} acts, ${load.counts.refused} refused`);
    }
    await load.worked();
    await load.stop();
    const found = await load.check(() => town.verify());
    console.log(JSON.stringify({run: 'postgres-killed', seed, kills, ...found}));
} finally {
    load.stopping = true;
    load.relay.close();
    await town.stop();
    proxy.close();
}
