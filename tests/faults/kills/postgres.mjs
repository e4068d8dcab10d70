// SPDX-License-Identifier: Apache-2.0
// The PostgreSQL server that tests/with_postgres has started for this run alone, and what can be done to it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {run} from '../../journeys/town.mjs';

export class Postgres {
    constructor() {
        this.address = process.env.TODOKE_TEST_POSTGRES;
        this.folder = process.env.TODOKE_TEST_POSTGRES_FOLDER;
        assert.ok(this.address && this.folder, 'run with tests/with_postgres');
        this.port = Number(new URL(this.address).port);
        this.options = fs.readFileSync(path.join(this.folder, 'data/postmaster.opts'), 'utf8').trim().replace(/^\S+\s+/, '').replaceAll('"', '');
        const versions = fs.readdirSync('/usr/lib/postgresql').sort((a, b) => Number(a) - Number(b));
        this.bin = path.join('/usr/lib/postgresql', versions.at(-1), 'bin');
    }

    async control(...args) {
        const program = path.join(this.bin, 'pg_ctl');
        const all = ['-D', path.join(this.folder, 'data'), '-w', ...args];
        const options = {cwd: this.folder, env: {...process.env, LC_ALL: 'C'}, stdio: ['ignore', 'ignore', 'ignore']};
        const done = process.getuid() === 0 ? await run('runuser', ['-u', 'postgres', '--', program, ...all], {...options, stdio: ['ignore', 'pipe', 'pipe']})
            : await run(program, all, {...options, stdio: ['ignore', 'pipe', 'pipe']});
        assert.equal(done.code, 0, done.said);
    }

    /** As when its machine loses power: nothing is put in order. */
    kill() {
        return this.control('-m', 'immediate', 'stop');
    }

    start() {
        return this.control('-l', path.join(this.folder, 'log'), '-o', this.options.replace(/-D \S+\s*/, ''), 'start');
    }

    async sql(text, address = this.address) {
        const done = await run('psql', [address, '-qtAX', '-v', 'ON_ERROR_STOP=1', '-c', text]);
        assert.equal(done.code, 0, done.said);
        return done.said.trim();
    }
}
