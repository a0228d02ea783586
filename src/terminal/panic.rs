//! A panic leaves the terminal usable and its message readable.

use std::panic;
use std::process;
use std::thread;

use super::guard::restore;
use crate::live::WORKER;
use crate::session::READER;

/// The exit code of a Rust program that panicked.
const PANICKED: i32 = 101;

/// From now on a panic restores the terminal before it is told. Those of threads that catch their own are passed over;
/// any other thread but the first takes the process with it, since the screen would wait for it in vain.
pub(super) fn install() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let current = thread::current();
        let name = current.name().unwrap_or("");
        if name.starts_with(WORKER) || name == READER {
            return;
        }
        restore();
        tell(info);
        if name != "main" {
            process::exit(PANICKED);
        }
    }));
}
