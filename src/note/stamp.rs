//! How a file looked from outside when it was read: enough to tell whether it has changed since.

use serde::{Deserialize, Serialize};

/// A file's size and its time of last change. Both are zero for a file built into the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    pub size: u64,
    /// In nanoseconds of the epoch.
    pub changed: i64,
}
