// SPDX-License-Identifier: Apache-2.0
// The full way, with the server killed (SIGKILL) between its steps, a moment of the seed's choosing after each step was
// acknowledged: the database as it was left verifies, and what was acknowledged is there when the server is back.
//   node killed_between_steps.mjs [SEED …]   the short form: three seeds, which kill after every step between them
//   TODOKE_LONG=1                            one way for each step, killed after that step alone, and ten seeds more
import assert from 'node:assert/strict';
import {Browser, Desktop, Town, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import * as clerk from './clerk.mjs';
import {random} from '../faults/kills/random.mjs';

/** Each step ends with something acknowledged; `holds` asks for it again. */
const way = [
    {name: 'sign in', act: way => citizen.signIn(way.town, way.page, 'tp01@example.jp'), holds: signedIn},
    {name: 'begin', act: way => citizen.begin(way.town, way.page, 'tax-certificate'), holds: signedIn},
    ...citizen.taxCertificatePages().map(({name, act}) => ({
        name: `page ${name}`,
        act: async way => {
            await act(way.page);
            way.draft = /drafts\/([^/]+)/.exec(way.page.url())[1];
            way.pages.push(name);
        },
        holds: drafted,
    })),
    {name: 'send', act: async way => { way.receipt = await citizen.declareAndSend(way.page); }, holds: received},
    {
        name: 'pay',
        act: async way => {
            await citizen.waitForState(way.town, way.page, way.receipt, '手数料納付待ち');
            await citizen.pay(way.town, way.page, way.receipt);
        },
        holds: received,
    },
    {
        name: 'examine',
        act: async way => {
            await citizen.waitForState(way.town, way.page, way.receipt, '審査中'); // paid: nothing of it was lost
            await clerk.examine(way.town, 'S03', 'grant');
        },
        holds: way => recorded(way, 'S03', '審査', seen => seen.tasks.some(task => task.label.ja === '起案')),
    },
    {name: 'draft', act: way => clerk.draft(way.town, 'S03'), holds: way => recorded(way, 'S03', '起案')},
    {name: 'concur', act: way => clerk.concur(way.town, 'S05'), holds: way => recorded(way, 'S05', '協議')},
    {name: 'approve', act: way => clerk.approve(way.town, 'S07'), holds: way => recorded(way, 'S07', '決裁')},
    {
        name: 'issued',
        act: way => citizen.waitForState(way.town, way.page, way.receipt, '交付済'),
        holds: async way => assert.equal(await citizen.stateOf(way.town, way.page, way.receipt), '交付済'),
    },
];

async function signedIn({town, page}) {
    await page.goto(`${town.url}/my-page`);
    assert.match(page.url(), /my-page/, 'still signed in');
}

async function drafted(way) {
    await way.page.goto(`${way.town.url}/drafts/${way.draft}/pages/what`);
    assert.equal(await way.page.locator('[name=purpose]').inputValue(), '借入れのため', 'what was filled in is there');
    if (way.pages.length > 3) {
        await way.page.goto(`${way.town.url}/drafts/${way.draft}/check`);
        assert.match(await way.page.locator('main').innerText(), /03-?0000-?0001/);
    } else {
        await way.page.goto(`${way.town.url}/drafts/${way.draft}/pages/${citizen.taxCertificatePages()[way.pages.length].name}`);
    }
}

async function received(way) {
    await way.page.goto(`${way.town.url}/cases/${way.receipt}`);
    assert.ok((await way.page.locator('main').innerText()).includes(way.receipt), 'what was receipted has arrived');
}

/** On record at the office, or still in the window's own outbox on disk, from where the window sends it when it opens again. */
async function recorded({town, receipt}, staff, act, isDone = seen => seen.history.some(entry => entry.text.includes(act))) {
    const isOnRecord = async () => isDone(await clerk.caseOf(town, 'S03', receipt));
    if (await isOnRecord())
        return;
    step(`${staff}: the window was closed before the server had ${act}; opens again`);
    const desktop = await Desktop.start(town, staff);
    await until(`${act} on record`, isOnRecord);
    await desktop.stop();
}

async function walk(town, browser, label, killsAfter, next) {
    const page = await browser.visitor({javaScriptEnabled: false});
    const state = {town, page, pages: []};
    for (const [index, {name, act, holds}] of way.entries()) {
        await act(state);
        if (!killsAfter(index))
            continue;
        const wait = Math.floor(next() * 400);
        step(`${label}: kills ${wait} ms after "${name}"`);
        await new Promise(resolve => setTimeout(resolve, wait)); // where the pump stands then is up to the seed
        await town.kill();
        const left = await town.verify();
        assert.equal(left.code, 0, `after "${name}" (${label}): ${left.said}`);
        await town.startServer();
        const where = page.url();
        await holds(state);
        await page.goto(where);
    }
    citizen.noProblems(page);
    await page.context().close();
    return state.receipt;
}

const town = await Town.start('killed');
const browser = await Browser.start();
try {
    const given = process.argv.slice(2).map(Number);
    const seeds = given.length ? given : [1, 2, 3];
    const receipts = [];
    for (const seed of seeds)
        receipts.push(await walk(town, browser, `seed ${seed}`, index => index % 3 === seed % 3, random(seed)));
    if (process.env.TODOKE_LONG && !given.length) {
        for (let index = 0; index < way.length; ++index)
            receipts.push(await walk(town, browser, `step ${index}`, at => at === index, random(index)));
        for (let seed = 4; seed < 14; ++seed) {
            const next = random(seed);
            receipts.push(await walk(town, browser, `seed ${seed}`, () => next() < 0.5, next));
        }
    }
    assert.equal(new Set(receipts).size, receipts.length);
    const verified = await town.verify();
    assert.equal(verified.code, 0, verified.said);
    console.log(`killed between steps: ${receipts.length} ways of ${way.length} steps, ${verified.said.trim()}`);
} finally {
    await browser.stop();
    await town.stop();
}
