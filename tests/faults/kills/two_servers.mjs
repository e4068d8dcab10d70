// SPDX-License-Identifier: Apache-2.0
// Two servers of one town on one PostgreSQL, each with a folder of its own, under load; one after the other is killed and started again.
//   tests/with_postgres node two_servers.mjs [SEED [KILLS]]   10 kills, 200 with TODOKE_LONG=1
import assert from 'node:assert/strict';
import {Town, step} from '../../journeys/town.mjs';
import {Load} from './load.mjs';
import {pause, random, seedOf} from './random.mjs';

const seed = seedOf(process.argv[2]);
const next = random(seed);
const kills = Number(process.argv[3] ?? (process.env.TODOKE_LONG ? 200 : 10));
const load = new Load([], next, {citizens: 6});
const notify = `http://localhost:${await load.startRelay()}/`;
const first = await Town.start('two-servers', {notify});
const second = await Town.beside(first);
load.towns.push(first, second);
try {
    load.start();
    for (let kill = 1; kill <= kills && !load.stopping; ++kill) {
        await load.go(20 + next() * 60);
        await pause(next() * 40);
        const town = next() < 0.5 ? first : second;
        await town.kill();
        if (next() < 0.5)
            await load.go(next() * 40); // the other goes on alone
        await town.startServer();
        step(`kill ${kill} (${town === first ? 'first' : 'second'}): ${load.applications.length} applications, ${load.acknowledged.length} acts, ${load.counts.unanswered} unanswered`);
    }
    await load.worked();
    await load.stop();
    const found = await load.check(() => first.verify());
    const other = await second.verify();
    assert.equal(other.code, 0, other.said);
    assert.ok(found.unanswered > 0, `nobody was cut off: ${JSON.stringify(found)}`);
    console.log(JSON.stringify({run: 'two-servers', seed, kills, ...found}));
} finally {
    load.stopping = true;
    load.relay.close();
    await second.stop();
    await first.stop();
}
