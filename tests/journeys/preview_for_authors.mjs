// SPDX-License-Identifier: Apache-2.0
// Labels: site
// An author writes a package with the preview open: the page changes by itself when a file is saved, a broken file is told with its
// place, and somebody made up fills in the form.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {Browser, freePort, programs, run, source, step, until} from './town.mjs';
import {judge, meet, submit, visitor} from './meeting.mjs';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'todoke-preview-'));
const folder = path.join(home, 'my-procedure');
const form = path.join(folder, 'forms/entry.xml');

async function startPreview() {
    const port = await freePort();
    const child = spawn(programs.server, ['preview', folder, '--port', `${port}`], {stdio: ['ignore', 'pipe', 'inherit'], cwd: source});
    await new Promise((resolve, reject) => {
        readline.createInterface({input: child.stdout}).on('line', line => line.startsWith('  ready ') && resolve());
        child.once('exit', code => reject(new Error(`the preview ended with ${code}`)));
    });
    child.removeAllListeners('exit');
    return {url: `http://localhost:${port}`, child};
}

const change = (from, to) => {
    const text = fs.readFileSync(form, 'utf8');
    assert.ok(text.includes(from), `${from} is in the form`);
    fs.writeFileSync(form, text.replaceAll(from, to));
};
const shows = (page, words) => until(`the page to show ${words}`, async () => (await page.locator('body').innerText()).includes(words), 10000);

const made = await run(programs.tool, ['new', folder]);
assert.equal(made.code, 0, made.said);
const preview = await startPreview();
const browser = await Browser.start();
try {
    const page = await visitor(preview, browser, 'ja', {viewport: {width: 1280, height: 900}});
    step('the procedure and its form');
    await page.goto(`${preview.url}/procedures/my-procedure`);
    await shows(page, '誤りはありません');
    await Promise.all([page.waitForNavigation(), page.locator('.preview__list ul a').first().click()]);
    const title = (await page.locator('h1').innerText()).trim();
    await page.setViewportSize({width: 390, height: 844});
    await meet(page, 'ja', 'preview', {status: 200});
    await page.setViewportSize({width: 1280, height: 900});
    step('what was typed is there after a change');
    const purpose = page.locator('main [name=purpose]');
    await purpose.fill('見本');
    const whole = fs.readFileSync(form, 'utf8');
    change(title, 'あたらしい題');
    await shows(page, 'あたらしい題');
    assert.equal(await purpose.inputValue(), '見本');
    step('a broken file');
    fs.writeFileSync(form, whole.slice(0, whole.length / 2));
    await shows(page, '最後に読めたときの状態');
    assert.match(await page.locator('.preview__faults').innerText(), /forms\/entry\.xml:\d+:\d+/);
    assert.equal((await page.locator('h1').innerText()).trim(), 'あたらしい題');
    await page.screenshot({path: path.join(source, 'tests/artefacts/pages/ja/preview-broken-wide.png')});
    await page.setViewportSize({width: 390, height: 844});
    await meet(page, 'ja', 'preview-broken');
    fs.writeFileSync(form, whole);
    await shows(page, '誤りはありません');
    step('somebody made up');
    const options = await page.locator('#preview-citizen option').evaluateAll(all => all.map(option => option.value));
    await submit(page, {citizen: options.find(value => value.startsWith('scenarios/'))}, '.preview button');
    await shows(page, title);
    assert.notEqual(await purpose.inputValue(), '見本');
    assert.notEqual(await purpose.inputValue(), '');
    await meet(page, 'ja', 'preview-filled-in', {status: 200});
    const english = await visitor(preview, browser, 'en');
    await english.goto(`${preview.url}/preview/forms/examination`);
    await meet(english, 'en', 'preview-office-form', {status: 200});
    await submit(english, {}, 'main form button[name=next]:not([tabindex])');
    await meet(english, 'en', 'preview-office-form-error', {error: true, status: 422});
    judge('preview_for_authors');
} finally {
    await browser.stop();
    preview.child.kill('SIGTERM');
    await once(preview.child, 'exit');
    fs.rmSync(home, {recursive: true, force: true});
}
