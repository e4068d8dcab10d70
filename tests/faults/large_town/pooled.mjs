// SPDX-License-Identifier: Apache-2.0
// A town on PostgreSQL behind a pooler that gives each transaction another connection (pgbouncer, pool_mode=transaction): 64 clients work over three
// connections, and what they did is proven.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {emptyDatabase, freePort, run, step, until} from '../../journeys/town.mjs';
import {Postgres} from '../kills/postgres.mjs';
import {casesProven, fill} from './town_files.mjs';

const postgres = new Postgres();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-pooled-'));
fs.chmodSync(folder, 0o755);
let pooler;
try {
    step('a pooler before an empty database');
    const address = await emptyDatabase('pooled');
    const {port: serverPort, pathname} = new URL(address);
    const port = await freePort();
    const settings = path.join(folder, 'pgbouncer.ini');
    fs.writeFileSync(settings, `[databases]\npooled = host=127.0.0.1 port=${serverPort} dbname=${pathname.slice(1)} user=todoke\n`
        + `[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = ${port}\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 3\nunix_socket_dir =\n`);
    const program = ['/usr/sbin/pgbouncer', '-q', settings];
    pooler = process.getuid() === 0 ? spawn('runuser', ['-u', 'postgres', '--', ...program], {stdio: 'ignore', detached: true}) : spawn(program[0], program.slice(1), {stdio: 'ignore', detached: true});
    const pooled = `postgresql://todoke@127.0.0.1:${port}/pooled`;
    await until('the pooler', async () => (await run('psql', [pooled, '-qtAc', 'SELECT 1'])).code === 0);

    step('64 clients through it');
    const town = path.join(folder, 'town');
    await fill(town, 0, 150, pooled);
    const connections = Number(await postgres.sql(`SELECT count(*) FROM pg_stat_activity WHERE datname = '${pathname.slice(1)}'`));
    assert.ok(connections >= 1 && connections <= 3, `${connections} connections`);
    assert.equal(await casesProven(town), 150);
} finally {
    if (pooler)
        process.kill(-pooler.pid, 'SIGKILL');
    fs.rmSync(folder, {recursive: true, force: true});
}
