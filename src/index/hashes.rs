//! Names as sorted hashes: who may have a name, found at once and at eight bytes a name. Two names can have one hash, so
//! whoever asks compares the names themselves.

use super::fold::fold;
use rayon::prelude::*;

/// The hash of each folded name, and the place of who has it.
#[derive(Clone, Debug, Default)]
pub(super) struct Hashes {
    /// Sorted; the hash is the upper half, the place the lower.
    pub entries: Vec<u64>,
    /// Where the entries begin whose first bits are this number: about one entry for each.
    begins: Vec<u32>,
}

impl Hashes {
    /// Of entries made by [`entry`], in any order. Who has two names of one hash has one entry.
    pub fn new(mut entries: Vec<u64>) -> Hashes {
        entries.par_sort_unstable();
        entries.dedup();
        entries.shrink_to_fit();
        Hashes::of_sorted(entries)
    }

    /// Of entries that are sorted, each once.
    pub fn of_sorted(entries: Vec<u64>) -> Hashes {
        let bits = entries.len().max(2).ilog2();
        let mut begins = vec![0; (1 << bits) + 1];
        let mut next = 0;
        for (at, entry) in (0u32..).zip(&entries) {
            let bucket = (entry >> (64 - bits)) as usize;
            begins[next..=bucket].fill(at);
            next = next.max(bucket + 1);
        }
        begins[next..].fill(entries.len() as u32);
        Hashes { entries, begins }
    }

    /// The same after places have become others: `place` gives the new one, none for one whose names go. It keeps the order of
    /// places. `more` are entries to add.
    pub fn changed(&self, place: impl Fn(u32) -> Option<u32>, more: impl Iterator<Item = u64>) -> Hashes {
        let mut more: Vec<u64> = more.collect();
        more.sort_unstable();
        more.dedup();
        let kept = self.entries.iter().filter_map(|entry| {
            let now = place(*entry as u32)?;
            Some(entry >> 32 << 32 | u64::from(now))
        });
        let mut entries = Vec::with_capacity(self.entries.len() + more.len());
        let mut more = more.into_iter().peekable();
        for entry in kept {
            while let Some(before) = more.next_if(|more| *more < entry) {
                entries.push(before);
            }
            entries.push(entry);
        }
        entries.extend(more);
        Hashes::of_sorted(entries)
    }

    /// Who may be called `name`, in the order of their places.
    pub fn of(&self, name: &str) -> impl ExactSizeIterator<Item = u32> + Clone {
        let wanted = u64::from(hash(name));
        let found = self.near(wanted);
        let begin = found.partition_point(|entry| entry >> 32 < wanted);
        let end = begin + found[begin..].partition_point(|entry| entry >> 32 == wanted);
        found[begin..end].iter().map(|entry| *entry as u32)
    }

    /// The entries whose first bits are those of `hash`.
    fn near(&self, hash: u64) -> &[u64] {
        let bits = self.entries.len().max(2).ilog2();
        let bucket = (hash >> (32 - bits)) as usize;
        let begin = |bucket: usize| self.begins.get(bucket).map(|at| *at as usize);
        let range = begin(bucket).zip(begin(bucket + 1));
        range.and_then(|(from, to)| self.entries.get(from..to)).unwrap_or_default()
    }
}

/// Some names, or more than these: whether it holds a name is answered at once, and now and then yes where it is no.
pub(super) struct Touched(Box<[u64; 1024]>);

impl Touched {
    pub fn new<'n>(names: impl Iterator<Item = &'n str>) -> Touched {
        let mut bits = Box::new([0; 1024]);
        for name in names {
            let (word, bit) = Touched::place(name);
            bits[word] |= bit;
        }
        Touched(bits)
    }

    pub fn holds(&self, name: &str) -> bool {
        let (word, bit) = Touched::place(name);
        self.0[word] & bit != 0
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn place(name: &str) -> (usize, u64) {
        let hash = hash(name);
        ((hash >> 22) as usize, 1 << (hash >> 16 & 63))
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
        assert_eq!(Hashes::default().of("b").len(), 0);
    }

    #[test]
    fn each_of_many_names_is_found() {
        let name = |n: u32| format!("name {n}");
        let hashes = Hashes::new((0..3000).map(|n| entry(&name(n), n)).collect());
        assert!((0..3000).all(|n| hashes.of(&name(n)).any(|place| place == n)));
        assert!((3000..6000).all(|n| hashes.of(&name(n)).all(|place| place < 3000)));
    }
}
