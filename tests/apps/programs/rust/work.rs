// SPDX-License-Identifier: Apache-2.0
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{mpsc, Arc, Condvar, Mutex, RwLock};
use std::thread;
use std::time::{Duration, Instant};

fn main() -> std::io::Result<()> {
    let mut count = BTreeMap::new();
    for word in "the crow and the pitcher and the reeds".split_whitespace() {
        *count.entry(word).or_insert(0) += 1;
    }
    println!("{:?}", count);

    let total = Arc::new(AtomicUsize::new(0));
    let threads: Vec<_> = (0..16)
        .map(|n| {
            let total = total.clone();
            thread::spawn(move || {
                for _ in 0..1000 {
                    total.fetch_add(n, Ordering::Relaxed);
                }
                n
            })
        })
        .collect();
    let ended: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();
    println!("{} {}", total.load(Ordering::SeqCst), ended);

    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || (0..5).for_each(|n| sender.send(n * n).unwrap()));
    println!("{:?}", receiver.iter().collect::<Vec<_>>());

    let pair = Arc::new((Mutex::new(false), Condvar::new()));
    let other = pair.clone();
    thread::spawn(move || {
        *other.0.lock().unwrap() = true;
        other.1.notify_one();
    });
    let mut ready = pair.0.lock().unwrap();
    while !*ready {
        ready = pair.1.wait(ready).unwrap();
    }
    println!("{} {}", ready, RwLock::new(7).read().unwrap());

    let panicked = thread::spawn(|| std::panic::panic_any(5)).join();
    println!("{:?}", panicked.unwrap_err().downcast_ref::<i32>());

    let start = Instant::now();
    thread::sleep(Duration::from_millis(20));
    println!("{}", start.elapsed() >= Duration::from_millis(20));

    fs::create_dir_all("/tmp/a/b")?;
    let mut file = fs::File::create("/tmp/a/b/file")?;
    for n in 0..1000 {
        writeln!(file, "line {}", n)?;
    }
    drop(file);
    let lines = BufReader::new(fs::File::open("/tmp/a/b/file")?).lines().count();
    let metadata = fs::metadata("/tmp/a/b/file")?;
    println!("{} {} {:o}", lines, metadata.len(), metadata.mode());
    fs::remove_dir_all("/tmp/a")?;
    println!("{:?}", fs::read("/nowhere").unwrap_err());

    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut bytes = [0; 4];
        stream.read_exact(&mut bytes).unwrap();
        stream.write_all(&bytes).unwrap();
    });
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"echo")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    server.join().unwrap();
    let (mut one, mut two) = UnixStream::pair()?;
    one.write_all(b"pair")?;
    drop(one);
    let mut text = String::new();
    two.read_to_string(&mut text)?;
    println!("{} {}", answer, text);

    println!("{:.6} {}", (1..=1_000_000u64).map(|n| 1.0 / (n * n) as f64).sum::<f64>(), u128::MAX);
    let none: Option<i32> = std::env::args().nth(7).map(|_| 1);
    none.expect("the end");
    Ok(())
}
