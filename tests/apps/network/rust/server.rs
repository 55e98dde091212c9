// SPDX-License-Identifier: Apache-2.0
//! An HTTP server with the standard library alone: a thread for each connection, which is kept.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

fn serve(stream: TcpStream) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut input = BufReader::new(stream.try_clone()?);
    let mut output = stream;
    loop {
        let mut request = String::new();
        if input.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut length = 0;
        let mut keep = request.ends_with("HTTP/1.1\r\n");
        loop {
            let mut line = String::new();
            input.read_line(&mut line)?;
            if line.trim_end().is_empty() {
                break;
            }
            let (name, value) = line.trim_end().split_once(": ").unwrap_or(("", ""));
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse().unwrap_or(0),
                "connection" => keep = value.eq_ignore_ascii_case("keep-alive"),
                "expect" => output.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?,
                _ => {}
            }
        }
        let mut body = vec![0; length];
        input.read_exact(&mut body)?;
        if length == 0 {
            let path = request.split(' ').nth(1).unwrap_or("");
            body = format!("Hello from Rust: {path}\n").into_bytes();
        }
        let kept = if keep { "keep-alive" } else { "close" };
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: {kept}\r\n\r\n", body.len());
        output.write_all(&[head.into_bytes(), body].concat())?;
        if !keep {
            return Ok(());
        }
    }
}

fn main() {
    for stream in TcpListener::bind("[::]:8000").unwrap().incoming() {
        thread::spawn(|| serve(stream.unwrap()));
    }
}
