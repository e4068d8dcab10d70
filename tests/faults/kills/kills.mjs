// SPDX-License-Identifier: Apache-2.0
// The server under load, killed (SIGKILL) at any moment and started again: what was acknowledged is there afterwards, and once.
//   node kills.mjs [SEED [KILLS]]   20 kills, 500 with TODOKE_LONG=1; on PostgreSQL with tests/with_postgres before it
import assert from 'node:assert/strict';
import {Town, step} from '../../journeys/town.mjs';
import {Load} from './load.mjs';
import {pause, random, seedOf} from './random.mjs';

const seed = seedOf(process.argv[2]);
const next = random(seed);
const kills = Number(process.argv[3] ?? (process.env.TODOKE_LONG ? 500 : 20));
const verifyEvery = 10;

const load = new Load([], next);
const notify = `http://localhost:${await load.startRelay()}/`;
const town = await Town.start('kills', {notify});
load.towns.push(town);
try {
    load.start();
    for (let kill = 1; kill <= kills && !load.stopping; ++kill) {
        await load.go(next() * 80);
        await pause(next() * 40); // and not only at an answer
        await town.kill();
        if (next() < 0.2) { // and again while it starts
            town.startServer().catch(() => {});
            await pause(next() * 400);
            await town.kill();
        }
        if (kill % verifyEvery === 0) {
            const left = await town.verify();
            assert.equal(left.code, 0, `after kill ${kill}: ${left.said}`);
        }
        await town.startServer();
        step(`kill ${kill}: ${load.applications.length} applications, ${load.acknowledged.length} acts, ${load.counts.unanswered} unanswered`);
    }
    await load.worked();
    await load.stop();
    const found = await load.check(() => town.verify());
    assert.ok(found.unanswered > 0, `nobody was cut off: ${JSON.stringify(found)}`);
    console.log(JSON.stringify({run: 'kills', database: town.database ? 'postgresql' : 'sqlite', seed, kills, ...found}));
} finally {
    load.stopping = true;
    load.relay.close();
    await town.stop();
}
