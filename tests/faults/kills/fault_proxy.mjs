// SPDX-License-Identifier: Apache-2.0
// Stands between a server and PostgreSQL and does what networks do: cuts connections in the middle, in the commit, while nobody uses them, and stalls.
import net from 'node:net';

/** How the message of a commit ends. */
const commit = Buffer.from('COMMIT\0');

export class FaultProxy {
    constructor(targetPort, next) {
        this.targetPort = targetPort;
        this.next = next;
        this.calm();
        this.pairs = new Set();
        this.counts = {anywhere: 0, beforeCommit: 0, afterCommit: 0, commitOnItsWay: 0, commitLostLater: 0, idle: 0, stalled: 0};
        this.held = null;
        this.commits = 0;
    }

    /** Nothing is done to anybody. */
    calm() {
        this.anywhere = 0;
        this.atCommit = 0;
    }

    async listen() {
        this.server = net.createServer(client => this.join(client));
        await new Promise(resolve => { this.server.listen(0, '127.0.0.1', resolve); });
        this.port = this.server.address().port;
        return this.port;
    }

    close() {
        this.server.close();
        for (const pair of this.pairs)
            this.cut(pair);
    }

    join(client) {
        const pair = {client, server: net.connect(this.targetPort, '127.0.0.1'), last: Date.now(), swallow: false};
        this.pairs.add(pair);
        client.setNoDelay(true);
        pair.server.setNoDelay(true);
        const gone = () => {
            if (pair.heldOpen)
                return;
            this.cut(pair);
        };
        for (const socket of [client, pair.server]) {
            socket.on('error', () => {});
            socket.on('close', gone);
        }
        client.on('data', chunk => this.toServer(pair, chunk));
        pair.server.on('data', chunk => {
            pair.last = Date.now();
            if (pair.swallow) { // the commit is done, and nobody is told
                this.count('afterCommit');
                this.cut(pair);
            } else if (this.next() < this.anywhere) {
                this.count('anywhere');
                this.cut(pair);
            } else {
                client.write(chunk);
            }
        });
    }

    toServer(pair, chunk) {
        pair.last = Date.now();
        const isCommit = chunk.subarray(-commit.length).equals(commit);
        if (isCommit && this.holdNext) {
            this.holdNext = false;
            pair.heldOpen = true;
            this.held?.(pair);
        } else if (isCommit && this.next() < this.atCommit) {
            [() => {
                this.count('beforeCommit');
                this.cut(pair);
            }, () => {
                pair.swallow = true;
                pair.server.write(chunk);
            }, () => { // on its way for a while yet
                this.count('commitOnItsWay');
                this.cutClient(pair, () => pair.server.write(chunk));
            }, () => {
                this.count('commitLostLater');
                this.cutClient(pair, () => {});
            }][this.commits++ % 4]();
        } else if (this.next() < this.anywhere) {
            this.count('anywhere');
            this.cut(pair);
        } else {
            pair.server.write(chunk);
        }
    }

    count(what) {
        ++this.counts[what];
    }

    cut(pair) {
        this.pairs.delete(pair);
        pair.client.destroy();
        pair.server.destroy();
    }

    /** The client's side breaks; the database notices a moment later. */
    cutClient(pair, then) {
        pair.heldOpen = true;
        this.pairs.delete(pair);
        pair.client.destroy();
        setTimeout(() => {
            then();
            setTimeout(() => pair.server.destroy(), 100);
        }, 100 + this.next() * 900);
    }

    /** Holds the next commit back, without a cut; gives the pair that waits in it. */
    hold() {
        this.holdNext = true;
        return new Promise(resolve => { this.held = resolve; });
    }

    /** Cuts what nobody has used for a moment. */
    cutIdle() {
        const now = Date.now();
        for (const pair of [...this.pairs]) {
            if (now - pair.last > 30) {
                this.count('idle');
                this.cut(pair);
            }
        }
    }

    async stall(milliseconds) {
        this.count('stalled');
        const stalled = [...this.pairs];
        for (const {client, server} of stalled) {
            client.pause();
            server.pause();
        }
        await new Promise(resolve => setTimeout(resolve, milliseconds));
        for (const {client, server} of stalled) {
            client.resume();
            server.resume();
        }
    }
}
