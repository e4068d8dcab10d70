// SPDX-License-Identifier: Apache-2.0
/** Random numbers that a seed gives again (mulberry32). */
export function random(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6D2B79F5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

/** The seed of a run: what is given, else one of its own; printed, so that a run can be had again. */
export function seedOf(given) {
    const seed = given === undefined ? Date.now() % 1000000 : Number(given);
    console.log(`seed ${seed}`);
    return seed;
}

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
