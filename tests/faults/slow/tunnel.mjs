// SPDX-License-Identifier: Apache-2.0
// Gives what comes in the clear to a TLS server under the name that it is asked for, which slowhttptest does not say, and from twenty addresses, so that
// limits by address alone do not end it.
//   node tunnel.mjs TARGET-PORT   prints its own port
import net from 'node:net';
import tls from 'node:tls';

const target = Number(process.argv[2]);
let connections = 0;
const tunnel = net.createServer({allowHalfOpen: false, highWaterMark: 1024}, plain => {
    const secure = tls.connect({port: target, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false, localAddress: `127.0.1.${1 + connections++ % 20}`, highWaterMark: 1024});
    plain.pipe(secure).pipe(plain);
    for (const [one, other] of [[plain, secure], [secure, plain]])
        one.on('error', () => other.destroy()).on('close', () => other.destroy());
});
tunnel.listen(0, '127.0.0.1', () => console.log(tunnel.address().port));
