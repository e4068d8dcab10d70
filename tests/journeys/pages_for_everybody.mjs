// SPDX-License-Identifier: Apache-2.0
// Labels: site
// The pages that anybody can open, in their normal and their error states, in both languages.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, step, until} from './town.mjs';
import {control, judge, meet, submit, visitor} from './meeting.mjs';

/** The link of the newest mail about a forgotten password. */
function mailedLink() {
    return until('a mail about the password', () => {
        const folder = path.join(town.folder, 'mails');
        const mails = fs.readdirSync(folder).map(name => path.join(folder, name)).sort((a, b) => fs.statSync(b).mtimeMs - fs.statSync(a).mtimeMs);
        for (const mail of mails) {
            const link = /\/password\/[A-Za-z0-9_-]{8,}/.exec(bodyOf(fs.readFileSync(mail, 'utf8')));
            if (link)
                return link[0];
        }
        return null;
    });
}

function bodyOf(mail) {
    const [head, ...rest] = mail.split(/\r?\n\r?\n/);
    const body = rest.join('\n\n');
    return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body.replace(/=\r?\n/g, '');
}

/** The search, the life events and the guide of questions, used as people do: by the box, the links and the buttons. */
async function finding(page, language, see, go) {
    const plain = {ja: '税金の証明がほしい', en: 'I need a proof of tax payment'}[language];
    const searchFor = async words => {
        await page.fill('#q', words);
        await Promise.all([page.waitForNavigation(), page.click('.search button')]);
    };
    await searchFor(plain);
    await see('find', {status: 200});
    assert.match(await page.locator('.cards__title a').first().getAttribute('href'), /tax-certificate/, `${plain} finds the tax certificate first`);
    await searchFor('zzzzqqqq');
    await see('find-nothing', {status: 200});
    await go('/find', 'find-empty', {status: 200});
    await Promise.all([page.waitForNavigation(), page.locator('.occasions a').first().click()]);
    await see('life-event', {status: 200});
    await go('/guides/what-to-file', 'guide', {status: 200});
    await Promise.all([page.waitForNavigation(), page.click('main a.button')]);
    await see('guide-question', {status: 200});
    await submit(page, {});
    await see('guide-question-error', {error: true, status: 422});
    await submit(page, {occasion: 'works'});
    await submit(page, {facility: 'true'});
    await see('guide-question-last', {status: 200});
    await submit(page, {area: '９５０'});
    await see('guide-result', {status: 200});
    assert.equal(await page.locator('a[href="/procedures/soil-contamination"]').count(), 1, 'the guide leads to the filing');
    await Promise.all([page.waitForNavigation(), page.locator('.answers__change a').last().click()]);
    await submit(page, {area: '10'});
    await see('guide-result-none', {status: 200});
    const log = fs.readFileSync(path.join(town.folder, 'server.log'), 'utf8');
    assert.ok(log.includes('"/find"') && !log.includes(encodeURIComponent(plain)) && !log.includes(plain) && !log.includes('zzzzqqqq'), 'what was searched for is not in the log');
}

/** Pages that anybody can open. */
async function openPages(page, language) {
    const see = (name, state) => meet(page, language, name, state);
    const go = async (where, name, state) => {
        await page.goto(town.url + where);
        await see(name, state);
    };
    await go('/', 'home', {status: 200});
    await finding(page, language, see, go);
    await go('/accessibility', 'accessibility', {status: 200});
    await go('/procedures/tax-certificate', 'procedure', {status: 200});
    await go('/procedures/park-use', 'procedure-other', {status: 200});
    await go('/no-such-page', 'not-found', {status: 404});
    await go('/drafts/0000', 'not-found-draft', {status: 404});
    await go('/my-page', 'my-page-empty', {status: 200});
    await go('/sign-in', 'sign-in', {status: 200});
    await submit(page, {email: 'nobody@example.jp', password: 'wrong password'});
    await see('sign-in-error', {error: true, status: 422});
    await go('/sign-up', 'sign-up', {status: 200});
    await submit(page, {name: '見本 太郎', email: 'taro', password: 'short'});
    await see('sign-up-error', {error: true, status: 422});
    await go('/password/forgotten', 'password-forgotten', {status: 200});
    await submit(page, {email: 'not an address'});
    await see('password-forgotten-error', {error: true, status: 422});
    await submit(page, {email: 'tp02@example.jp'});
    await see('password-mailed', {status: 200});
    await go(await mailedLink(), 'password-new', {status: 200});
    await submit(page, {password: 'short'});
    await see('password-new-error', {error: true, status: 422});
    await page.goto(`${town.url}/password/0000`);
    await submit(page, {password: 'a sentence that is long enough'});
    await see('password-link-used', {status: 409});
    await go('/status', 'status', {status: 200});
    await submit(page, {number: '2026-000123-7', secret: 'XXXX'});
    await see('status-error', {error: true, status: 422});
    await go('/verify', 'verify', {status: 200});
    await submit(page);
    await see('verify-error', {error: true, status: 422});
    await submit(page, {number: 'tax-certificate-2026-000001', code: 'ABCD', name: '見本 花子', year: 'R7', amount: '100'});
    await see('verify-no-match', {status: 200});
    // A form that lay open too long: its token is not known any more.
    await page.goto(`${town.url}/status`);
    await page.locator('main input[name=csrf]').evaluate(input => { input.value = 'old'; });
    await submit(page, {number: '1', secret: '2'});
    await see('form-too-old', {status: 403});
}

const town = await Town.start('pages_for_everybody', {extraProcedures: ['tests/packages']});
const browser = await Browser.start();
try {
    await control(await visitor(town, browser, 'ja'), 'ja');
    for (const language of ['ja', 'en']) {
        step(language);
        const page = await visitor(town, browser, language);
        await openPages(page, language);
        await page.context().close();
    }
    judge('pages_for_everybody');
} finally {
    await browser.stop();
    await town.stop();
}
