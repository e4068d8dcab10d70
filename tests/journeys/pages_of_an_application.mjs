// SPDX-License-Identifier: Apache-2.0
// Labels: site
// The pages of an application without an account, in their normal and their error states, in both languages; a form page is small at its first load.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {Browser, Town, step, until} from './town.mjs';
import * as citizen from './citizen.mjs';
import {judge, meet, phone, submit, visitor} from './meeting.mjs';

/** Applying without an account, up to the withdrawal. */
async function applying(page, language, firstLoad) {
    const see = (name, state) => meet(page, language, name, state);
    await page.goto(`${town.url}/procedures/tax-certificate`);
    await submit(page);
    await see('begun', {status: 200});
    const opening = {number: await page.locator('#reference').innerText(), secret: await page.locator('#secret').innerText()};
    await Promise.all([page.waitForNavigation(), page.click('main a.button')]);
    await see('form-what', {status: 200});
    await firstLoad(page);
    const next = () => Promise.all([page.waitForNavigation(), page.click('.form-buttons button[name=next]')]);
    await next();
    await see('form-what-error', {error: true, status: 422});
    await citizen.fill(page, {kind: 'NZ', purpose: language === 'ja' ? '借入れのため' : 'a bank loan'});
    await citizen.next(page);
    await see('form-details', {status: 200});
    await citizen.fill(page, {'items[1].year': '1999', 'items[1].copies': '0'});
    await next();
    await see('form-details-error', {error: true, status: 422});
    await citizen.fill(page, {'items[1].tax': 'vehicle', 'items[1].year': '2025', 'items[1].copies': '1'});
    await citizen.next(page);
    await see('form-taxpayer', {status: 200});
    await next();
    await see('form-taxpayer-error', {error: true, status: 422});
    // The session ends in the middle of the page: what was typed is there when the draft is opened again.
    await citizen.fill(page, citizen.hanako);
    fs.rmSync(path.join(town.folder, 'sessions'), {recursive: true});
    fs.mkdirSync(path.join(town.folder, 'sessions'));
    await next();
    await see('reopen', {status: 403});
    await submit(page, opening, 'form[action="/status"] button[type=submit]');
    await see('send-again', {status: 200});
    await submit(page);
    assert.match(page.url(), /pages\/who/);
    await citizen.fill(page, {role: 'agent'});
    await page.click('button[name=refresh]');
    await page.waitForLoadState();
    await see('form-who-agent', {status: 200});
    await next();
    await see('form-who-agent-error', {error: true, status: 422});
    const draft = /drafts\/([^/]+)/.exec(page.url())[1];
    await page.goto(`${town.url}/drafts/${draft}/check`);
    await see('check-incomplete', {status: 200});
    await page.goto(`${town.url}/drafts/${draft}/pages/who`);
    await citizen.fill(page, {role: 'principal', phone: '03-0000-0001', email: 'hanako@example.jp'});
    await citizen.next(page);
    await see('check', {status: 200});
    await submit(page, {}, 'main form:has(input[name=declared]) button[type=submit]');
    await see('check-error', {error: true, status: 422});
    await page.goto(`${town.url}/drafts/${draft}/sign`);
    await see('sign', {status: 200});
    await submit(page, {}, 'main form:has(input[type=file]) button[type=submit]');
    await see('sign-error', {error: true, status: 422});
    await page.goto(`${town.url}/my-page`);
    await see('my-page-draft', {status: 200});
    await page.goto(`${town.url}/drafts/${draft}/delete`);
    await see('draft-delete', {status: 200});
    await page.goto(`${town.url}/drafts/${draft}/check`);
    const receipt = await citizen.declareAndSend(page);
    await see('received', {status: 200});
    // The way back leads to a form that was sent.
    await page.goto(`${town.url}/drafts/${draft}/check`);
    await see('sent-already', {status: 409});

    await until('the fee', async () => {
        await page.goto(`${town.url}/cases/${receipt}`);
        return await page.locator('#payment-title').count() === 1;
    });
    await see('case-fee', {status: 200});
    await page.goto(`${town.url}/cases/${receipt}/payment`);
    await see('payment', {status: 200});
    await submit(page, {}, 'main form:has(input[value=card]) button[type=submit]');
    await see('payment-onward', {status: 200});
    await page.goto(`${town.url}/cases/${receipt}/payment/return`);
    await see('payment-open', {status: 200});
    await citizen.pay(town, page, receipt, {outcome: 'fail'});
    await see('payment-failed', {status: 200});
    await citizen.pay(town, page, receipt);
    await see('payment-paid', {status: 200});
    await until('the examination', async () => {
        await page.goto(`${town.url}/cases/${receipt}`);
        return await page.locator('#payment-title ~ p a').count() === 0;
    });
    await page.locator('details summary').click();
    assert.doesNotMatch(await page.locator('details').innerText(), /vehicle/, 'what was sent is shown in words');
    await see('case-examined', {status: 200});
    await page.goto(`${town.url}/cases/${receipt}/withdraw`);
    await see('withdraw', {status: 200});

    await submit(page);
    await until('the withdrawal', async () => {
        await page.goto(`${town.url}/cases/${receipt}`);
        return await page.locator('a[href$="/withdraw"]').count() === 0;
    });
    await see('case-withdrawn', {status: 200});
}

/** A form of other fields, dropped in. */
async function otherForm(page, language) {
    await citizen.begin(town, page, 'park-use');
    await meet(page, language, 'form-park-event', {status: 200});
    await Promise.all([page.waitForNavigation(), page.click('.form-buttons button[name=next]')]);
    await meet(page, language, 'form-park-event-error', {error: true, status: 422});
}

/** What a browser that was never here fetches for the form page that `page` shows. */
async function firstLoadOf(browser, page) {
    const fresh = await browser.visitor({viewport: phone, storageState: await page.context().storageState()});
    const wire = await fresh.context().newCDPSession(fresh);
    await wire.send('Network.enable');
    const load = {requests: 0, bytes: 0};
    wire.on('Network.requestWillBeSent', () => { ++load.requests; });
    wire.on('Network.loadingFinished', event => { load.bytes += event.encodedDataLength; });
    await fresh.goto(page.url(), {waitUntil: 'networkidle'});
    await fresh.context().close();
    return load;
}

const town = await Town.start('pages_of_an_application', {extraProcedures: ['tests/packages']});
const browser = await Browser.start();
try {
    let load;
    for (const language of ['ja', 'en']) {
        step(language);
        const page = await visitor(town, browser, language);
        await applying(page, language, async at => { load ??= await firstLoadOf(browser, at); });
        await otherForm(page, language);
        await page.context().close();
    }
    console.log(`first load of a form page: ${load.bytes} bytes in ${load.requests} requests`);
    assert.ok(load.requests <= 5 && load.bytes <= 25 * 1000, `the first load of a form page: ${load.bytes} bytes in ${load.requests} requests`);
    judge('pages_of_an_application');
} finally {
    await browser.stop();
    await town.stop();
}
