//! Numbers that look random and are the same on every machine. Small, not secret.

/// A SplitMix64 generator.
pub struct Random(u64);

impl Random {
    /// The numbers that belong to `seed` and `of`: one stream for each note, so that notes can be made in any order.
    pub fn new(seed: u64, of: u64) -> Random {
        let mut random = Random(seed ^ of.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        random.next();
        random
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, or 0.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// A number below `end` where small ones are much likelier: a few tags and notes are everywhere, most are rare.
    pub fn skewed(&mut self, end: usize) -> usize {
        let wide = self.below(end);
        let narrow = self.below(wide + 1);
        self.below(narrow + 1)
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, times: u64) -> bool {
        self.next() % 100 < times
    }
}
