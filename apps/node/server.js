// SPDX-License-Identifier: Apache-2.0
// Says hello, and sends back what is posted.
const http = require('http');

const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'text/plain');
  if (request.method === 'POST') {
    request.pipe(response);
  } else {
    response.end(`Hello from Node.js ${process.version} on Corto: ${request.url}\n`);
  }
});

server.listen(8000);
for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => process.exit(0));
}
