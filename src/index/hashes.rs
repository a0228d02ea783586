//! Names as sorted hashes: which notes may have a name, found at once and at sixteen bytes a note. Two names can have one
//! hash, so whoever asks compares the names themselves.

use super::fold::fold;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The hash of a folded name, and the note that has it.
#[derive(Debug, Default)]
pub(super) struct Hashes(Box<[(u64, u32)]>);

impl Hashes {
    /// Of names in any case and the notes that have them.
    pub fn new<'n>(names: impl Iterator<Item = (&'n str, u32)>) -> Hashes {
        let mut hashes: Vec<(u64, u32)> = names.map(|(name, note)| (hash(name), note)).collect();
        hashes.sort_unstable();
        Hashes(hashes.into())
    }

    /// The notes that may be called `name`, in their order.
    pub fn of(&self, name: &str) -> impl Iterator<Item = u32> {
        let wanted = hash(name);
        let from = self.0.partition_point(|(hash, _)| *hash < wanted);
        self.0[from..].iter().take_while(move |(hash, _)| *hash == wanted).map(|(_, note)| *note)
    }
}

fn hash(name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    fold(name).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case_and_order() {
        let hashes = Hashes::new([("Éa", 2), ("b", 1), ("e\u{301}A", 0)].into_iter());
        for (name, expected) in [("éa", &[0, 2][..]), ("B", &[1]), ("c", &[])] {
            assert_eq!(hashes.of(name).collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
