//! A program in a terminal of its own: what it writes, the screen that makes, and the keys it is given.

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};

/// Long enough for the slowest machine; nothing waits this long when all is well.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// ibid in a terminal: its process, the bytes it wrote and the screen they make.
pub struct Run {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    pub keys: Box<dyn Write + Send>,
    pub seen: Arc<Mutex<Seen>>,
}

pub struct Seen {
    pub bytes: Vec<u8>,
    pub parser: vt100::Parser,
}

pub fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

pub fn number(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

/// A program in the project's folder on an ordinary terminal of this machine, wherever the tests run.
pub fn program(path: impl AsRef<OsStr>) -> CommandBuilder {
    let mut command = CommandBuilder::new(path);
    command.cwd(env!("CARGO_MANIFEST_DIR"));
    command.env("TERM", "xterm-256color");
    command.env("IBID_CONFIG", "/dev/null");
    command.env("IBID_CACHE", "/dev/null");
    let between = ["TMUX", "STY", "SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"];
    let looks = ["COLORTERM", "NO_COLOR", "TERM_PROGRAM", "LC_TERMINAL", "WT_SESSION"];
    let said = ["IBID_VAULT", "IBID_STYLE", "IBID_THEME", "IBID_COLOURS", "IBID_BORDERS", "IBID_IMAGES"];
    let pictures = ["KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_PANE", "ZELLIJ", "VTE_VERSION"];
    for name in between.iter().chain(&looks).chain(&said).chain(&pictures) {
        command.env_remove(name);
    }
    command
}

/// ibid on a vault.
pub fn ibid(vault: &str) -> CommandBuilder {
    let mut command = program(env!("CARGO_BIN_EXE_ibid"));
    command.arg(vault);
    command
}

/// Starts a program in a new terminal.
pub fn spawn(command: CommandBuilder, size: PtySize) -> (PtyPair, Box<dyn Child + Send + Sync>) {
    let pair = native_pty_system().openpty(size).unwrap();
    let child = pair.slave.spawn_command(command).unwrap();
    (pair, child)
}

/// Waits for a process to end; `screen` is told where it does not.
pub fn ended(child: &mut (dyn Child + Send + Sync), screen: impl Fn() -> String) -> ExitStatus {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        assert!(start.elapsed() < PATIENCE, "still running:\n{}", screen());
        thread::sleep(Duration::from_millis(5));
    }
}

impl Run {
    pub fn start(vault: &str, columns: u16, rows: u16) -> Run {
        Run::of(ibid(vault), columns, rows)
    }

    pub fn of(command: CommandBuilder, columns: u16, rows: u16) -> Run {
        Run::on(command, size(columns, rows))
    }

    /// A program in a terminal of that size, which may be told in pixels too.
    pub fn on(command: CommandBuilder, size: PtySize) -> Run {
        let (rows, columns) = (size.rows, size.cols);
        let (pair, child) = spawn(command, size);
        let mut output = pair.master.try_clone_reader().unwrap();
        let parser = vt100::Parser::new(number(rows), number(columns), 0);
        let seen = Arc::new(Mutex::new(Seen { bytes: Vec::new(), parser }));
        let shared = seen.clone();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(read @ 1..) = output.read(&mut chunk) {
                let mut seen = shared.lock().unwrap();
                seen.bytes.extend_from_slice(&chunk[..read]);
                seen.parser.process(&chunk[..read]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Run { child, master: pair.master, keys, seen }
    }

    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    pub fn screen(&self) -> String {
        self.seen.lock().unwrap().parser.screen().contents()
    }

    /// Waits until the screen is as wanted.
    pub fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let screen = self.screen();
            if wanted(&screen) {
                return screen;
            }
            assert!(start.elapsed() < PATIENCE, "waiting for {what}:\n{screen}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits until the program has written this.
    pub fn until_written(&self, wanted: &str) {
        self.until(&format!("{wanted:?}"), |_| self.has_written(wanted));
    }

    /// Whether the program has written this.
    pub fn has_written(&self, wanted: &str) -> bool {
        let seen = self.seen.lock().unwrap();
        seen.bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
    }

    pub fn until_shown(&self, text: &str) -> String {
        self.until(text, |screen| screen.contains(text))
    }

    pub fn until_all_shown(&self, texts: &[&str]) {
        self.until(&texts.join(" and "), |screen| texts.iter().all(|text| screen.contains(text)));
    }

    pub fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Waits for the process to end.
    pub fn end(&mut self) -> ExitStatus {
        let seen = self.seen.clone();
        ended(self.child.as_mut(), || seen.lock().unwrap().parser.screen().contents())
    }

    /// What is wrong with the terminal the program left, once all it wrote has been seen.
    pub fn left_behind(&self) -> Vec<&'static str> {
        let start = Instant::now();
        loop {
            let wrong = faults(&self.seen.lock().unwrap());
            if wrong.is_empty() || start.elapsed() > PATIENCE {
                return wrong;
            }
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn faults(seen: &Seen) -> Vec<&'static str> {
    let screen = seen.parser.screen();
    let last = |on: &str, off: &str| {
        let find = |text: &str| seen.bytes.windows(text.len()).rposition(|window| window == text.as_bytes());
        find(off) > find(on)
    };
    let rules = [
        (screen.alternate_screen(), "the alternate screen"),
        (screen.hide_cursor(), "a hidden cursor"),
        (screen.bracketed_paste(), "bracketed paste"),
        (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "the mouse"),
        (!last("\x1b[?1006h", "\x1b[?1006l"), "the mouse's encoding"),
        (!last("\x1b[?1049h", "\x1b[?1049l"), "the alternate screen's switch"),
    ];
    rules.into_iter().filter(|(wrong, _)| *wrong).map(|(_, what)| what).collect()
}
