// SPDX-License-Identifier: Apache-2.0
// Connections between a town's server and PostgreSQL cut at any place, in the commit itself, while idle, and stalled: what was acknowledged is there
// afterwards, and once. Goes on until each kind of cut was seen often enough.
//   tests/with_postgres node connections_cut.mjs [SEED [TIMES]]   TODOKE_LONG=1: twenty times as many
import {Town, step} from '../../journeys/town.mjs';
import {FaultProxy} from './fault_proxy.mjs';
import {Load} from './load.mjs';
import {Postgres} from './postgres.mjs';
import {random, seedOf} from './random.mjs';

const seed = seedOf(process.argv[2]);
const next = random(seed);
const times = Number(process.argv[3] ?? (process.env.TODOKE_LONG ? 20 : 1));
const wanted = {anywhere: 10, beforeCommit: 5, afterCommit: 5, commitOnItsWay: 3, commitLostLater: 3, idle: 10, stalled: 2};
const proxy = new FaultProxy(new Postgres().port, next);
const load = new Load([], next);
const notify = `http://localhost:${await load.startRelay()}/`;
const town = await Town.start('connections-cut', {notify, reach: async address => address.replace(/:\d+\//, `:${await proxy.listen()}/`)});
load.towns.push(town);
const isEnough = () => Object.entries(wanted).every(([kind, count]) => proxy.counts[kind] >= count * times);
try {
    load.start();
    while (!isEnough() && !load.stopping) {
        await load.go(20);
        proxy.anywhere = 0.002;
        proxy.atCommit = 0.2;
        await load.go(10 + next() * 40);
        if (next() < 0.2 && proxy.counts.stalled < wanted.stalled * times)
            await proxy.stall(500 + next() * 1500);
        proxy.cutIdle();
        proxy.calm();
        step(`${JSON.stringify(proxy.counts)}, ${load.applications.length} applications, ${load.acknowledged.length} acts`);
    }
    await load.worked();
    await load.stop();
    const found = await load.check(() => town.verify());
    console.log(JSON.stringify({run: 'connections-cut', seed, ...proxy.counts, ...found}));
} finally {
    load.stopping = true;
    load.relay.close();
    await town.stop();
    proxy.close();
}
