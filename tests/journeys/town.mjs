// SPDX-License-Identifier: Apache-2.0
// A town under test: the real server and the real payment sandbox on free ports, a browser, the clerk's window.
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const source = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const build = process.env.TODOKE_BUILD_DIR ?? path.join(source, 'build/ci');
export const artefacts = path.join(source, 'tests/artefacts');
fs.mkdirSync(artefacts, {recursive: true});
const began = Date.now();

export const programs = {
    server: path.join(build, 'server/admin/todoke-server'),
    sandbox: path.join(build, 'server/payment/todoke-payment-sandbox'),
    driver: process.env.TODOKE_DRIVER ?? path.join(build, 'tests/support/desktop_driver/desktop_driver'),
    tool: path.join(build, 'engine/tool/todoke'),
};

/** Says where the journey is, for the log of a run that fails. */
export function step(words) {
    console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${words}`);
}

export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = net.createServer();
        probe.once('error', reject);
        probe.listen(0, '127.0.0.1', () => {
            const {port} = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

export async function until(what, check, milliseconds = 20000) {
    const end = Date.now() + milliseconds;
    let last;
    for (;;) {
        try {
            const value = await check();
            if (value)
                return value;
        } catch (error) {
            last = error;
        }
        if (Date.now() > end)
            throw new Error(`waited ${milliseconds} ms for ${what}${last ? `: ${last.message}` : ''}`);
        await new Promise(resolve => setTimeout(resolve, 100));
    }
}

/** Runs a program to its end; gives its exit code and what it said. */
export async function run(program, args, options = {}) {
    const child = spawn(program, args, {stdio: ['ignore', 'pipe', 'pipe'], ...options});
    let said = '';
    child.stdout.on('data', data => { said += data; });
    child.stderr.on('data', data => { said += data; });
    const [code] = await once(child, 'close');
    return {code, said};
}

/** A database of its own on the server that tests/with_postgres has started; nothing where a town keeps its data in a file. */
export async function emptyDatabase(name) {
    const server = process.env.TODOKE_TEST_POSTGRES;
    if (!server)
        return undefined;
    const database = `${name.replaceAll(/[^a-z0-9]+/gi, '_')}_${process.pid}`.toLowerCase();
    const made = await run('psql', [server, '-qc', `CREATE DATABASE ${database}`]);
    if (made.code !== 0)
        throw new Error(made.said);
    return server.replace(/[^/]*$/, database);
}

export class Town {
    /** `notify`: who gets the sandbox's callbacks instead of the server; `reach`: gives the address by which the server is to reach its database;
        `serve`: more arguments of the server. */
    static async start(name, {extraProcedures = [], sandbox = [], metrics = false, notify, reach = address => address, serve = []} = {}) {
        const town = new Town();
        town.name = name;
        town.folder = fs.mkdtempSync(path.join(os.tmpdir(), `todoke-${name}-`));
        town.port = await freePort();
        town.paymentPort = await freePort();
        town.url = `http://localhost:${town.port}`;
        town.procedures = ['procedures', ...extraProcedures].map(folder => path.join(source, folder));
        town.sandboxArguments = sandbox;
        town.serveArguments = serve;
        town.notify = notify ?? `${town.url}/payment/callback/sandbox`;
        const database = await emptyDatabase(name);
        town.database = database && await reach(database);
        town.metricsPort = metrics ? await freePort() : undefined;
        town.logins = {};
        await town.startServer();
        await town.startSandbox();
        return town;
    }

    /** Another server of the same town, as on another machine: a folder of its own, with a copy of the keys. */
    static async beside(first) {
        const town = Object.assign(new Town(), {...first, server: null, sandbox: null, logins: {}});
        town.folder = fs.mkdtempSync(path.join(os.tmpdir(), `todoke-${first.name}-`));
        fs.cpSync(path.join(first.folder, 'keys'), path.join(town.folder, 'keys'), {recursive: true});
        town.port = await freePort();
        town.url = `http://localhost:${town.port}`;
        await town.startServer();
        return town;
    }

    async startServer() {
        const args = ['serve', '--data', this.folder, '--port', `${this.port}`, '--payment-url', `http://localhost:${this.paymentPort}`,
            ...this.procedures.flatMap(folder => ['--procedures', folder]), ...this.ahead ? ['--ahead', this.ahead] : [], ...this.database ? ['--database', this.database] : [],
            ...this.metricsPort ? ['--metrics', `${this.metricsPort}`] : [],
            ...this.serveArguments];
        const began = Date.now();
        this.server = spawn(programs.server, args, {stdio: ['ignore', 'pipe', 'pipe'], env: {...process.env, ...this.environment}});
        this.said = '';
        this.server.stderr.on('data', data => { this.said += data; });
        const lines = readline.createInterface({input: this.server.stdout});
        await new Promise((resolve, reject) => {
            lines.on('line', line => {
                this.said += `${line}\n`;
                const login = /^ {4}(\S+) +(\S+) +(.+?) {2}\((.+)\)$/.exec(line);
                if (login)
                    this.logins[login[1]] = {password: login[2], name: login[3]};
                if (line.startsWith('  ready '))
                    resolve();
            });
            this.server.once('exit', code => reject(new Error(`the server ended with ${code}: ${this.said}`)));
        });
        this.startMilliseconds = Date.now() - began;
    }

    async startSandbox() {
        this.sandbox = spawn(programs.sandbox, ['--key', path.join(this.folder, 'keys/payment.key'), '--port', `${this.paymentPort}`,
            '--notify', this.notify, '--state', path.join(this.folder, 'sandbox.json'), ...this.sandboxArguments],
        {stdio: 'ignore'});
        await until('the payment sandbox', async () => (await fetch(`http://localhost:${this.paymentPort}/`).catch(() => null)) !== null);
    }

    /** Kills the server as a power cut would. */
    kill() {
        return this.end('SIGKILL');
    }

    /** Stops the server and starts it again, its clock put ahead (`8d`, `36h`) if it is said. */
    async restart({ahead = this.ahead} = {}) {
        await this.end('SIGTERM');
        this.ahead = ahead;
        await this.startServer();
    }

    async end(signal) {
        this.server.removeAllListeners('exit');
        const gone = once(this.server, 'exit');
        this.server.kill(signal);
        await gone;
    }

    peakMemoryKiB() {
        const status = fs.readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
        return Number(/VmHWM:\s+(\d+)/.exec(status)[1]);
    }

    async stop() {
        for (const child of [this.server, this.sandbox]) {
            if (child && child.exitCode === null && child.signalCode === null) {
                child.removeAllListeners('exit');
                const gone = once(child, 'exit');
                child.kill('SIGTERM');
                await gone;
            }
        }
        if (!process.env.TODOKE_KEEP)
            fs.rmSync(this.folder, {recursive: true, force: true});
    }

    /** Whether a text stands anywhere in the files of the database, its write-ahead log among them. */
    databaseHolds(text) {
        const folder = this.database ? path.join(process.env.TODOKE_TEST_POSTGRES_FOLDER, 'data') : this.folder;
        const files = fs.readdirSync(folder, {recursive: true, withFileTypes: true}).filter(file => file.isFile() && (this.database || /^town\.sqlite/.test(file.name)));
        assert.ok(files.length > 0, 'there is a database');
        const holds = file => {
            try {
                return fs.readFileSync(path.join(file.path, file.name)).includes(text);
            } catch (error) {
                if (this.database && error.code === 'ENOENT') // a server makes and drops files all the time
                    return false;
                throw error;
            }
        };
        return files.some(holds);
    }

    /** `todoke verify` over the town as it stands. */
    verify() {
        return run(programs.tool, ['verify', '--data', this.folder]);
    }
}

export class Browser {
    static async start(options = {}) {
        const browser = new Browser();
        browser.chromium = await chromium.launch({
            executablePath: process.env.TODOKE_CHROMIUM ?? '/usr/bin/chromium',
            args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
        });
        browser.options = options;
        return browser;
    }

    /** A fresh visitor with a page; violations of the content security policy and script errors are collected. */
    async visitor(options = {}) {
        const context = await this.chromium.newContext({locale: 'ja-JP', viewport: {width: 390, height: 844}, acceptDownloads: true, ...this.options, ...options});
        const page = await context.newPage();
        page.setDefaultTimeout(15000);
        page.problems = [];
        page.on('console', message => { if (message.type() === 'error' && /Content Security|Refused to/.test(message.text())) page.problems.push(message.text()); });
        page.on('pageerror', error => page.problems.push(error.message));
        return page;
    }

    stop() {
        return this.chromium.close();
    }
}

/** The clerk's window, driven by key and mouse events; see tests/support/README.md. */
export class Desktop {
    static async start(town, staff) {
        const desktop = new Desktop();
        desktop.staff = staff;
        desktop.child = spawn(programs.driver, ['--server', town.url, '--outbox', path.join(town.folder, `outbox-${staff}.sqlite`), '--refresh', '500'],
            {stdio: ['pipe', 'pipe', 'inherit'], env: {...process.env, QT_QPA_PLATFORM: 'offscreen'}});
        desktop.waiting = [];
        readline.createInterface({input: desktop.child.stdout}).on('line', line => {
            const next = desktop.waiting.shift();
            if (next)
                next(JSON.parse(line));
        });
        await desktop.do(`wait signin.staff`);
        await desktop.do(`type signin.staff ${staff}`);
        await desktop.do(`type signin.password ${town.logins[staff].password}`);
        await desktop.do(`click signin.button`);
        await desktop.do(`wait main.tasks`);
        return desktop;
    }

    ask(command) {
        return new Promise(resolve => {
            this.waiting.push(resolve);
            this.child.stdin.write(`${command}\n`);
        });
    }

    async do(command) {
        if (process.env.TODOKE_VERBOSE)
            step(`${this.staff}: ${command}`);
        const answer = await this.ask(command);
        if (!answer.ok) {
            await this.ask(`shot ${path.join(artefacts, `desktop-failed-${this.staff}.png`)}`);
            throw new Error(`${this.staff}: ${command}: ${answer.error}`);
        }
        return answer.value;
    }

    /** Opens the task of a case in the open queue. */
    async open(text) {
        await this.do('select main.queues 未処理');
        await until(`a task ${text} for ${this.staff}`, async () => {
            await this.ask('key main.tasks F5');
            const answer = await this.ask(`select main.tasks ${text}`);
            return answer.ok;
        });
        await this.do('wait task.form');
    }

    async send() {
        await this.do('click task.send');
    }

    async shot(name) {
        await this.do(`shot ${path.join(artefacts, `${name}.png`)}`);
    }

    async stop() {
        const gone = once(this.child, 'exit');
        this.child.stdin.end('quit\n');
        await gone;
    }
}
