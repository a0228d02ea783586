//! What a file or the environment says wrongly: told with its line, while the rest still counts.

use std::fmt;

/// Something in a configuration that could not be read as meant. Its text says where and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// The file, or the variable or argument that says it.
    pub file: String,
    /// 1-based; `None` when it concerns the whole file.
    pub line: Option<u32>,
    pub message: String,
}

impl Complaint {
    /// Whether both are about the same line of the same file.
    pub fn is_where(&self, other: &Complaint) -> bool {
        self.line.is_some() && (&self.file, self.line) == (&other.file, other.line)
    }
}

/// The complaints about one file, while it is read.
pub struct Complaints<'t> {
    file: &'t str,
    text: &'t str,
    told: Vec<Complaint>,
}

impl<'t> Complaints<'t> {
    /// None yet about `text`, that of the file shown as `file`.
    pub fn of(file: &'t str, text: &'t str) -> Complaints<'t> {
        Complaints { file, text, told: Vec::new() }
    }

    /// Tells `message` about what stands at a byte of the text.
    pub fn tell(&mut self, at: usize, message: String) {
        let line = Some(line_of(self.text, at));
        self.told.push(Complaint { file: self.file.to_owned(), line, message });
    }

    /// All of them by line, of each line one: one broken line can break in several ways.
    pub fn sorted(mut self) -> Vec<Complaint> {
        self.told.sort_by_key(|complaint| complaint.line);
        self.told.dedup_by_key(|complaint| complaint.line);
        self.told
    }
}

/// The 1-based line of a byte.
pub(super) fn line_of(text: &str, at: usize) -> u32 {
    let before = text.get(..at).unwrap_or(text);
    u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}
