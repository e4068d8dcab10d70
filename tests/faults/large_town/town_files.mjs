// SPDX-License-Identifier: Apache-2.0
// A town's folder for the programs that an operator runs, without a server that serves.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {build, programs, run} from '../../journeys/town.mjs';

const filler = path.join(build, 'tests/faults/large_town/fill_town');

/** Runs a program that must do what it is told, and gives what it said. */
export async function must(program, ...args) {
    const done = await run(program, args);
    assert.equal(done.code, 0, `${path.basename(program)} ${args.join(' ')}: ${done.said}`);
    return done.said.trim();
}

export const fill = (folder, first, count, ...database) => must(filler, folder, `${first}`, `${count}`, '64', ...database);

/** Proves the town, and gives the number of its cases. */
export async function casesProven(folder, ...more) {
    const said = await must(programs.tool, 'verify', '--data', folder, ...more);
    const [, cases, faults] = /(\d+) cases, .* (\d+) faults/.exec(said) ?? assert.fail(said);
    assert.equal(faults, '0', said);
    return Number(cases);
}

/** A machine that has nothing but the town's keys. */
export function emptyMachine(folder, town) {
    fs.mkdirSync(folder);
    fs.cpSync(path.join(town, 'keys'), path.join(folder, 'keys'), {recursive: true});
    return folder;
}
