//! The alphabets of mathematics, and the accents that one letter takes.

/// Where the capitals, the small letters, the digits and the Greek capitals and small letters of an alphabet begin.
struct Alphabet {
    capitals: u32,
    small: u32,
    digits: Option<u32>,
    greek: Option<(u32, u32)>,
}

/// The letters that Unicode had before it had their alphabets, and their places there.
const EARLIER: [(u32, char); 23] = [
    (0x1d49d, 'ℬ'),
    (0x1d4a0, 'ℰ'),
    (0x1d4a1, 'ℱ'),
    (0x1d4a3, 'ℋ'),
    (0x1d4a4, 'ℐ'),
    (0x1d4a7, 'ℒ'),
    (0x1d4a8, 'ℳ'),
    (0x1d4ad, 'ℛ'),
    (0x1d4ba, 'ℯ'),
    (0x1d4bc, 'ℊ'),
    (0x1d4c4, 'ℴ'),
    (0x1d506, 'ℭ'),
    (0x1d50b, 'ℌ'),
    (0x1d50c, 'ℑ'),
    (0x1d515, 'ℜ'),
    (0x1d51d, 'ℨ'),
    (0x1d53a, 'ℂ'),
    (0x1d53f, 'ℍ'),
    (0x1d545, 'ℕ'),
    (0x1d547, 'ℙ'),
    (0x1d548, 'ℚ'),
    (0x1d549, 'ℝ'),
    (0x1d551, 'ℤ'),
];

/// Script letters of two commands may stand for two things, so `\mathscr` takes the bold ones.
fn alphabet(command: &str) -> Option<Alphabet> {
    let (capitals, small, digits, greek) = match command {
        "mathbf" => (0x1d400, 0x1d41a, Some(0x1d7ce), Some((0x1d6a8, 0x1d6c2))),
        "boldsymbol" | "bm" | "pmb" => (0x1d468, 0x1d482, Some(0x1d7ce), Some((0x1d71c, 0x1d736))),
        "mathbb" => (0x1d538, 0x1d552, Some(0x1d7d8), None),
        "mathcal" => (0x1d49c, 0x1d4b6, None, None),
        "mathscr" => (0x1d4d0, 0x1d4ea, None, None),
        "mathfrak" => (0x1d504, 0x1d51e, None, None),
        "mathsf" => (0x1d5a0, 0x1d5ba, Some(0x1d7e2), None),
        "mathtt" => (0x1d670, 0x1d68a, Some(0x1d7f6), None),
        _ => return None,
    };
    Some(Alphabet { capitals, small, digits, greek })
}

/// Whether `command` sets its letters in an alphabet of their own.
pub(super) fn is_alphabet(command: &str) -> bool {
    alphabet(command).is_some()
}

/// `letter` in the alphabet of `command`; none where it has none there.
pub(super) fn set_in(command: &str, letter: char) -> Option<char> {
    let Alphabet { capitals, small, digits, greek } = alphabet(command)?;
    let from = |first: char| u32::from(letter).saturating_sub(u32::from(first));
    let at = match letter {
        'A'..='Z' => capitals + from('A'),
        'a'..='z' => small + from('a'),
        '0'..='9' => digits? + from('0'),
        'Α'..='Ω' => greek?.0 + from('Α'),
        'α'..='ω' => greek?.1 + from('α'),
        _ => greek?.1 + behind_omega(letter)?,
    };
    EARLIER.iter().find(|(place, _)| *place == at).map(|(_, letter)| *letter).or_else(|| char::from_u32(at))
}

/// How far behind the small alpha the forms stand that follow the small letters.
fn behind_omega(letter: char) -> Option<u32> {
    let forms = "∂ϵϑϰϕϱϖ".chars().zip(25..);
    forms.into_iter().find(|(form, _)| *form == letter).map(|(_, place)| place)
}

/// The mark that the accent `command` sets on a letter.
pub(super) fn accent(command: &str) -> Option<char> {
    Some(match command {
        "hat" | "widehat" => '\u{302}',
        "bar" => '\u{304}',
        "overline" => '\u{305}',
        "underline" => '\u{332}',
        "vec" | "overrightarrow" => '\u{20d7}',
        "tilde" | "widetilde" => '\u{303}',
        "dot" => '\u{307}',
        "ddot" => '\u{308}',
        "dddot" => '\u{20db}',
        "check" => '\u{30c}',
        "breve" => '\u{306}',
        "acute" => '\u{301}',
        "grave" => '\u{300}',
        "mathring" => '\u{30a}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_places() {
        let set =
            |command, letters: &str| letters.chars().map(|c| set_in(command, c)).collect::<Option<String>>();
        assert_eq!(set("mathbb", "ACHNPQRZk1").as_deref(), Some("𝔸ℂℍℕℙℚℝℤ𝕜𝟙"));
        assert_eq!(set("mathcal", "ABEFHILMRNego").as_deref(), Some("𝒜ℬℰℱℋℐℒℳℛ𝒩ℯℊℴ"));
        assert_eq!(set("mathfrak", "ACHIRZg").as_deref(), Some("𝔄ℭℌℑℜℨ𝔤"));
        assert_eq!(set("mathbf", "Axz09Σβ").as_deref(), Some("𝐀𝐱𝐳𝟎𝟗𝚺𝛃"));
        assert_eq!(set("bm", "Xhωϕϵ").as_deref(), Some("𝑿𝒉𝝎𝝓𝝐"));
        assert_eq!(set("mathscr", "Fg").as_deref(), Some("𝓕𝓰"));
        assert_eq!(set("mathsf", "Tt0").as_deref(), Some("𝖳𝗍𝟢"));
        assert_eq!(set("mathtt", "Aa9").as_deref(), Some("𝙰𝚊𝟿"));
        for (command, letter) in [("mathcal", '1'), ("mathbb", 'α'), ("mathbf", '∞'), ("mathbf", 'é')] {
            assert_eq!(set_in(command, letter), None, "{command} {letter}");
        }
    }
}
