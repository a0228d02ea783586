//! Names as sorted hashes: who may have a name, found at once and at eight bytes a name. Two names can have one hash, so
//! whoever asks compares the names themselves.

use super::fold::fold;
use rayon::prelude::*;

/// The hash of each folded name, and the place of who has it: sorted, the hash in the upper half.
#[derive(Debug, Default)]
pub(super) struct Hashes(pub Vec<u64>);

impl Hashes {
    /// Of entries made by [`entry`], in any order. Who has two names of one hash has one entry.
    pub fn new(mut entries: Vec<u64>) -> Hashes {
        entries.par_sort_unstable();
        entries.dedup();
        entries.shrink_to_fit();
        Hashes(entries)
    }

    /// Who may be called `name`, in the order of their places.
    pub fn of(&self, name: &str) -> impl ExactSizeIterator<Item = u32> + Clone {
        let wanted = u64::from(hash(name));
        let from = self.0.partition_point(|entry| entry >> 32 < wanted);
        let found = &self.0[from..];
        let end = found.iter().position(|entry| entry >> 32 != wanted).unwrap_or(found.len());
        found[..end].iter().map(|entry| *entry as u32)
    }
}

/// The entry of someone at `place` who is called `name`, in whatever case.
pub(super) fn entry(name: &str, place: u32) -> u64 {
    u64::from(hash(name)) << 32 | u64::from(place)
}

/// The hash of the folded `name`; the same in every version of the program, since it may be kept in files.
pub(super) fn hash(name: &str) -> u32 {
    match name.is_ascii() {
        true => mixed(name.as_bytes()),
        false => mixed(fold(name).as_bytes()),
    }
}

/// Eight bytes at a time, letters of ASCII in lower case.
fn mixed(name: &[u8]) -> u32 {
    let mut hash = name.len() as u64;
    for part in name.chunks(8) {
        let mut word = [0; 8];
        word[..part.len()].copy_from_slice(part);
        word.make_ascii_lowercase();
        hash = (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^= hash >> 32;
    }
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case_and_order() {
        let names = [("Éa", 2), ("b", 1), ("e\u{301}A", 0), ("Longer than Eight", 7)];
        let hashes = Hashes::new(names.map(|(name, place)| entry(name, place)).into());
        let expected = [("éa", &[0, 2][..]), ("B", &[1]), ("c", &[]), ("longer THAN eight", &[7])];
        for (name, expected) in expected {
            assert_eq!(hashes.of(name).collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
