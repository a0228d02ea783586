//! How many bytes a key press sends to the terminal, in a real pseudo-terminal of 120 × 40: what a slow line has to carry.
//!
//!     cargo bench --bench bytes            the demo vault
//!     cargo bench --bench bytes -- VAULT   any other

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use std::{env, thread};

/// What is done, the keys before it, and the key that is measured.
const STEPS: [(&str, &str, &str); 7] = [
    ("a step in the tags", "1", "j"),
    ("a step in the notes, with preview", "2", "j"),
    ("a line of a note", ":Welcome\r", "j"),
    ("a line of a note full of links", "/rp\r\r", "j"),
    ("the next link", ":Welcome\r", "]"),
    ("a row of the references", "/rp\r\r4", "j"),
    ("a letter in the list of everything", "a", "e"),
];

/// How long nothing may come before all has.
const QUIET: Duration = Duration::from_millis(150);
const PRESSES: usize = 15;

fn main() -> io::Result<()> {
    let vault = env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let vault = vault.unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/demo-vault").to_owned());
    for (name, before, key) in STEPS {
        let mut counts = pressed(&vault, before, key)?;
        counts.sort_unstable();
        println!("{name:38} {:>6} bytes (up to {})", counts[counts.len() / 2], counts[counts.len() - 1]);
    }
    Ok(())
}

/// The bytes each press sends.
fn pressed(vault: &str, before: &str, key: &str) -> io::Result<Vec<usize>> {
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).map_err(io::Error::other)?;
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_ibid"));
    command.args(["--no-cache", vault]);
    command.env("TERM", "xterm-256color");
    command.env("IBID_CONFIG", "/dev/null");
    let mut child = pair.slave.spawn_command(command).map_err(io::Error::other)?;
    let written = follow(pair.master.try_clone_reader().map_err(io::Error::other)?);
    let mut keys = pair.master.take_writer().map_err(io::Error::other)?;
    thread::sleep(Duration::from_secs(1));
    let mut press = |key: &str| -> io::Result<usize> {
        keys.write_all(key.as_bytes())?;
        keys.flush()?;
        Ok(until_quiet(&written))
    };
    before.chars().try_for_each(|key| press(&key.to_string()).map(drop))?;
    let counts = (0..PRESSES).map(|_| press(key)).collect();
    press("\x03")?;
    child.wait()?;
    counts
}

/// What comes out of a terminal, in the lengths it comes in.
fn follow(mut output: Box<dyn Read + Send>) -> Receiver<usize> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut chunk = [0; 65536];
        while let Ok(read @ 1..) = output.read(&mut chunk) {
            let _ = sender.send(read);
        }
    });
    receiver
}

fn until_quiet(written: &Receiver<usize>) -> usize {
    std::iter::from_fn(|| written.recv_timeout(QUIET).ok()).sum()
}
