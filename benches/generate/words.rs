//! Words, sentences and names made of syllables: nobody's text, but as long and as varied as prose.

use super::random::Random;

const ONSETS: [&str; 16] =
    ["b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "ph"];
const RIMES: [&str; 16] =
    ["a", "e", "i", "o", "u", "al", "en", "ic", "or", "um", "ation", "ine", "ous", "é", "ose", "is"];

/// How many words there are.
const VOCABULARY: usize = 4096;

/// The word at `place`, always the same.
pub fn word(place: usize) -> String {
    let place = place % VOCABULARY;
    let syllable = |at: usize| format!("{}{}", ONSETS[at % 16], RIMES[at / 16 % 16]);
    // 109 and 256 have no common divisor: every place gives another pair
    match place % 3 {
        0 => syllable(place),
        _ => syllable(place * 109) + &syllable(place / 16),
    }
}

/// A sentence of 6 to 21 words, without its full stop.
pub fn sentence(random: &mut Random) -> String {
    let words: Vec<String> = (0..6 + random.below(16)).map(|_| word(random.skewed(VOCABULARY))).collect();
    capital(&words.join(" "))
}

/// A name of a tag, another for every `tag`: two or three words, one in four with its initials behind.
pub fn tag_name(tag: usize) -> String {
    let words = [word(tag * 7 + 1), word(tag / 64 + 5), word(tag % 64 * 31 + 2)];
    let words = if tag.is_multiple_of(5) { &words[..] } else { &words[..2] };
    let name = words.iter().map(|word| capital(word)).collect::<Vec<_>>().join(" ");
    match tag % 4 {
        0 => format!("{name} {tag} ({})", initials(&name)),
        _ => format!("{name} {tag}"),
    }
}

/// An inline or property tag: no spaces, one in three nested.
pub fn inline_tag(tag: usize) -> String {
    let name = tag_name(tag);
    let name = name.split(" (").next().unwrap_or("").to_lowercase().replace(' ', "-");
    if tag.is_multiple_of(3) { format!("{}/{name}", word(tag % 40)) } else { name }
}

/// The key, the citation text and the DOI of the work at `work`.
pub fn citation(work: usize) -> (String, String, String) {
    let (author, first, journal) =
        (capital(&word(work + 3)), capital(&word(work / 7)), capital(&word(work % 50)));
    let (subject, object, year) = (capital(&word(work * 11)), word(work * 13 + 4), 1970 + work % 55);
    let key = format!("{}{subject}{}{year}", author.to_lowercase(), capital(&object));
    let doi = format!("10.{}/{}.{:07}", 1000 + work % 900, word(work % 60).replace('é', "e"), work);
    let text = format!(
        "{author}, {first}, and {object} {journal}. “{subject} of {object} in {author}: A Study.” {journal} {}, no. 2 ({year}): {work}–{}.",
        work % 90,
        work + 9
    );
    (key, text, doi)
}

pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn initials(name: &str) -> String {
    name.split(' ').filter_map(|word| word.chars().next()).collect()
}
