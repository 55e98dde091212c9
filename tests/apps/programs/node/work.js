const fs = require('fs');
const crypto = require('crypto');
const zlib = require('zlib');
const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const { EventEmitter } = require('events');

if (!isMainThread) {
  let sum = 0;
  for (let i = 0; i < workerData * 1000; i++) sum += i;
  parentPort.postMessage(sum);
} else {
  main();
}

async function main() {
  const words = {};
  for (const word of 'the crow and the pitcher and the reeds'.split(' ')) words[word] = (words[word] || 0) + 1;
  console.log(words, JSON.stringify({ a: [1, 2.5, null], b: { c: 'é' } }));
  console.log(crypto.createHash('sha256').update('corto').digest('hex'));
  console.log(zlib.gunzipSync(zlib.gzipSync(Buffer.from('packed'))).toString());
  const results = await Promise.all([1, 2, 3].map(n => new Promise((resolve, reject) => {
    const worker = new Worker(__filename, { workerData: n });
    worker.on('message', resolve);
    worker.on('error', reject);
  })));
  console.log('workers', results);
  await fs.promises.writeFile('/tmp/x', 'text\n'.repeat(1000));
  console.log((await fs.promises.stat('/tmp/x')).size, fs.readdirSync('/work'));
  fs.unlinkSync('/tmp/x');
  await new Promise(resolve => crypto.pbkdf2('secret', 'salt', 1000, 16, 'sha512', (error, key) => { console.log('pbkdf2', key.toString('hex')); resolve(); }));
  const emitter = new EventEmitter();
  emitter.once('event', value => console.log('event', value));
  emitter.emit('event', 7);
  process.on('SIGUSR2', () => {
    console.log('SIGUSR2');
    let x = 1;
    for (let i = 0; i < 300000; i++) x = (x * 31 + i) % 1000003;
    console.log(x, 2n ** 100n, [3, 1, 2].sort(), new Date(1234567890000).toISOString());
    setTimeout(() => { console.log('timer'); setImmediate(() => process.exit(6)); }, 20);
  });
  const keep = setInterval(() => { }, 1000);
  process.kill(process.pid, 'SIGUSR2');
  process.on('exit', status => console.log('exit', status));
  try { fs.readFileSync('/nowhere'); } catch (error) { console.log(error.code, error.errno); }
}
