//! The names before a title, as citations give them: turned around all ("Orozco, L., Soler, R."), only the first ("Orozco,
//! Lluis, Robert Soler"), with bare initials ("Orozco L, Soler R"), or an institution.

use crate::bibliography::Name;

/// More is no list of names.
const LONGEST: usize = 4000;

const SUFFIXES: [&str; 8] = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "V"];

const PARTICLES: [&str; 16] = [
    "van", "von", "de", "da", "di", "del", "della", "der", "den", "du", "la", "le", "el", "st.", "ten", "ter",
];

/// The names in `text`, and whether there are more ("et al.").
pub(super) fn authors_in(text: &str) -> (Vec<Name>, bool) {
    let text = without_stop(text.trim().trim_end_matches([',', ':']).trim_end());
    if text.is_empty() || text.len() > LONGEST {
        return (Vec::new(), false);
    }
    let (text, more) = without_others(text);
    let is_list = text.contains(", ") || text.split(' ').any(is_initial);
    if !is_list && !is_vancouver(text) {
        return (vec![Name::whole(text)], more);
    }
    let joined = [", & ", ", and ", " & ", " and ", " y ", ", … ", ", . . . ", ", ... "]
        .iter()
        .fold(text.to_string(), |text, and| text.replace(and, ", "));
    let parts: Vec<&str> = joined.split(", ").map(str::trim).filter(|part| !part.is_empty()).collect();
    (names(&parts), more)
}

/// Without the stop behind the list, which is not that of an initial or "Jr.".
fn without_stop(text: &str) -> &str {
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit([' ', '.', '-']).next().unwrap_or("");
    let is_short = last.chars().count() == 1 || SUFFIXES.contains(&last);
    if is_short { text } else { bare }
}

fn without_others(text: &str) -> (&str, bool) {
    let endings = [", et al", " et al", ", and others", " and others", ", et al."];
    let rest = endings.iter().find_map(|ending| text.strip_suffix(ending));
    (rest.unwrap_or(text).trim_end_matches(','), rest.is_some())
}

fn names(parts: &[&str]) -> Vec<Name> {
    let mut found = Vec::new();
    let mut rest = parts;
    while let [first, more @ ..] = rest {
        let turned = more.first().filter(|given| is_turned(first, given, found.is_empty(), more.len()));
        let (mut name, mut behind) = match turned {
            Some(given) => (turned_around(first, given), &more[1..]),
            None => (as_said(first), more),
        };
        if let [suffix, others @ ..] = behind
            && SUFFIXES.contains(suffix)
        {
            name.suffix = (*suffix).to_string();
            behind = others;
        }
        found.push(name);
        rest = behind;
    }
    found
}

/// Whether `given` belongs to the family name `first`; the first name of a list is turned around even with its given name
/// in full.
fn is_turned(first: &str, given: &str, is_first: bool, left: usize) -> bool {
    let mut words = first.split(' ');
    let begins = words.next().unwrap_or("");
    let has_one_word = words.next().is_none();
    if is_initial(begins) || is_vancouver(first) {
        return false;
    }
    let of_full_name = has_one_word
        || left == 1
        || PARTICLES.contains(&begins.to_lowercase().as_str())
        || !given.contains(' ');
    is_initials(given) || (is_first && of_full_name)
}

/// "Morree", "A. de"; "de la Fontaine", "Jean"
fn turned_around(family: &str, given: &str) -> Name {
    let families: Vec<&str> = family.split(' ').collect();
    let start =
        families.iter().take(families.len().saturating_sub(1)).take_while(|word| is_lower(word)).count();
    let givens: Vec<&str> = given.split(' ').collect();
    let end = givens.iter().rposition(|word| !is_lower(word)).map_or(givens.len(), |last| last + 1);
    Name {
        family: families[start..].join(" "),
        given: givens[..end].join(" "),
        particle: [&givens[end..], &families[..start]].concat().join(" "),
        suffix: String::new(),
    }
}

/// "Robert van der Soler III", "Smith JA", or a name of one word.
fn as_said(text: &str) -> Name {
    let mut words: Vec<&str> = text.split(' ').collect();
    if is_vancouver(text) {
        let initials =
            words.pop().unwrap_or("").chars().map(|letter| format!("{letter}.")).collect::<Vec<_>>();
        return turned_around(&words.join(" "), &initials.join(" "));
    }
    let suffix = words.pop_if(|last| SUFFIXES.contains(last)).unwrap_or("");
    let last = words.len().saturating_sub(1);
    let family =
        words.iter().position(|word| is_lower(word)).filter(|at| *at > 0 && *at < last).unwrap_or(last);
    let mut name = turned_around(&words[family..].join(" "), &words[..family].join(" "));
    name.suffix = suffix.to_string();
    name
}

/// "H. L.", "D.I.", "M.-Y.", "A. de"
fn is_initials(text: &str) -> bool {
    let mut words = text.split(' ');
    words.next().is_some_and(is_initial) && words.all(|word| is_initial(word) || is_lower(word))
}

/// "H.", "D.I.", "M.-Y", "Th."
fn is_initial(word: &str) -> bool {
    let mut parts = word.split(['.', '-']).filter(|part| !part.is_empty());
    let is_short = |part: &str| {
        part.chars().count() <= 2
            && part.starts_with(char::is_uppercase)
            && part.chars().skip(1).all(char::is_lowercase)
    };
    word.contains('.') && parts.clone().count() > 0 && parts.all(is_short)
}

/// "Smith JA", "van der Berg J"
fn is_vancouver(text: &str) -> bool {
    let Some((family, initials)) = text.rsplit_once(' ') else { return false };
    let is_family = family.chars().any(char::is_lowercase) && !family.contains('.');
    is_family && (1..=3).contains(&initials.chars().count()) && initials.chars().all(char::is_uppercase)
}

fn is_lower(word: &str) -> bool {
    word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase) && !word.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let (names, more) = authors_in(text);
        let name = |name: &Name| {
            let parts = [&name.family, &name.given, &name.particle, &name.suffix];
            parts.map(String::as_str).join("|").trim_end_matches('|').to_string()
        };
        let more = more.then(|| "…".to_string());
        assert_eq!(names.iter().map(name).chain(more).collect::<Vec<_>>(), expected, "in {text:?}");
    }

    #[test]
    fn names_of_many_styles() {
        check(
            "Orozco, Lluis, Robert Soler, and Javier García-Sancho.",
            &["Orozco|Lluis", "Soler|Robert", "García-Sancho|Javier"],
        );
        check(
            "Roediger, Henry L., III, and Jeffrey D. Karpicke.",
            &["Roediger|Henry L.||III", "Karpicke|Jeffrey D."],
        );
        check(
            "Grinspoon, S. K., H. B. Baum, V. Kim, and A. Klibanski.",
            &["Grinspoon|S. K.", "Baum|H. B.", "Kim|V.", "Klibanski|A."],
        );
        check(
            "Wei, Sung-Jen, Joseph R. Schell, E. Sandra Chocron, et al.",
            &["Wei|Sung-Jen", "Schell|Joseph R.", "Chocron|E. Sandra", "…"],
        );
        check(
            "Morree, A. de, de Paz-Lugo, P., Di Biase, S., Hsiao, M.-Y.,",
            &["Morree|A.|de", "Paz-Lugo|P.|de", "Di Biase|S.", "Hsiao|M.-Y."],
        );
        check("Roediger, H. L., & Karpicke, J. D.", &["Roediger|H. L.", "Karpicke|J. D."]);
        check("Smith, A., Lee, B., … Young, Z.", &["Smith|A.", "Lee|B.", "Young|Z."]);
        check("Smith JA, van der Berg B, Jones CD", &["Smith|J. A.", "Berg|B.|van der", "Jones|C. D."]);
        check("J. Smith, A. van Dijk, and B. Lee,", &["Smith|J.", "Dijk|A.|van", "Lee|B."]);
        check("World Health Organization.", &["World Health Organization"]);
        check("Centers for Disease Control and Prevention", &["Centers for Disease Control and Prevention"]);
        check("van Gogh, Vincent, and Paul Gauguin", &["Gogh|Vincent|van", "Gauguin|Paul"]);
        check("Doe, Ann, Bo Ek, et al.", &["Doe|Ann", "Ek|Bo", "…"]);
        check("", &[]);
    }
}
