import asyncio, collections, concurrent.futures, ctypes, datetime, decimal, functools, gzip, hashlib, heapq, itertools, json, lzma, math, mmap, os, pathlib, pickle, queue
import random, re, shutil, signal, socket, sqlite3, struct, sys, tempfile, threading, time, zlib

text = "the crow and the pitcher and the reeds"
print(collections.Counter(text.split()).most_common(3), re.sub(r"\b(\w)", lambda m: m.group(1).upper(), text))
print(json.dumps({"a": [1, 2.5, None], "b": {"c": "é"}}, sort_keys=True), json.loads('{"x": [1, 2]}'))
print(hashlib.sha256(text.encode()).hexdigest(), zlib.crc32(text.encode()), len(lzma.compress(text.encode() * 100)), gzip.decompress(gzip.compress(b"x")))

base = sqlite3.connect("/tmp/words.db")
base.execute("create table word (id integer primary key, text)")
base.executemany("insert into word (text) values (?)", ((str(i * 7919 % 10007),) for i in range(10000)))
base.commit()
print(base.execute("select count(*), max(text) from word").fetchone(), base.execute("pragma integrity_check").fetchone())
base.close()

lock, total = threading.Lock(), 0
def count():
    global total
    for _ in range(1000):
        with lock:
            total += 1
threads = [threading.Thread(target=count) for _ in range(8)]
for t in threads: t.start()
for t in threads: t.join()
print(total)
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda n: sum(range(n)), [10, 100, 1000])))

q = queue.Queue(2)
threading.Thread(target=lambda: [q.put(i) for i in range(5)] + [q.put(None)]).start()
print(list(iter(q.get, None)))

async def main():
    async def later(n):
        await asyncio.sleep(n / 100)
        return n
    print(await asyncio.gather(*map(later, range(4))))
    try:
        await asyncio.wait_for(asyncio.Event().wait(), 0.02)
    except asyncio.TimeoutError:
        print("timeout")
asyncio.run(main())

with tempfile.TemporaryFile() as f:
    f.truncate(8192)
    with mmap.mmap(f.fileno(), 0) as m:
        m[4096:4101] = b"hello"
        m.flush()
    f.seek(4096)
    print(f.read(5), os.fstat(f.fileno()).st_size)
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "a").write_text("x" * 1000)
os.symlink("a", folder / "b")
shutil.copytree(folder, "/tmp/copy", symlinks=True)
print(sorted(os.listdir("/tmp/copy")), os.readlink("/tmp/copy/b"), oct(os.stat("/tmp/copy/a").st_mode))
shutil.rmtree(folder)

got = []
signal.signal(signal.SIGALRM, lambda number, frame: got.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.02)
signal.pause()
signal.signal(signal.SIGUSR1, lambda number, frame: got.append(number))
os.kill(os.getpid(), signal.SIGUSR1)
print([int(g) for g in got])
one, two = socket.socketpair()
one.sendall(b"pair")
print(two.recv(10), struct.pack("<IH", 1, 2), math.factorial(30), decimal.Decimal(2).sqrt(), 2 ** 200)
random.seed(1)
print(random.random(), random.sample(range(100), 5), sorted(heapq.nsmallest(3, [5, 1, 4, 2])))
libc = ctypes.CDLL(None)
print(libc.abs(-5), ctypes.c_char_p(b"x").value, datetime.datetime(2024, 2, 28) + datetime.timedelta(days=2), time.strftime("%F", time.gmtime(0)))
print(pickle.loads(pickle.dumps({1: (2, 3)})), list(itertools.permutations("ab")), functools.reduce(lambda a, b: a * b, range(1, 6)))
try:
    open("/nowhere")
except OSError as e:
    print(repr(e))
sys.exit(9)
