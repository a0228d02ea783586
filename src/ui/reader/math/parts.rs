//! Lists of atoms made into one atom: fractions, roots, scripts, brackets, and names and letters in other types.

use super::alphabet;
use super::atom::{Atom, Kind, List, Tail, is_enclosed, settled};
use super::join::join;
use crate::ui::reader::script;

/// `list` as one operand: in parentheses, unless it is a single atom that `stands` without or has brackets.
fn operand(list: List, stands: fn(&Atom) -> bool) -> Option<String> {
    let list = settled(list);
    let stands = match list.as_slice() {
        [] => return None,
        [one] => stands(one),
        [.., last] => is_enclosed(&list) && stands(&Atom { kind: Kind::Fenced, ..last.clone() }),
    };
    let text = join(list)?;
    Some(if stands { text } else { format!("({text})") })
}

/// A number, a name or a symbol with its scripts.
fn is_simple(atom: &Atom) -> bool {
    let is_name = matches!(atom.kind, Kind::Number | Kind::Symbol | Kind::Fenced | Kind::Wrapped)
        || (atom.kind == Kind::Word && atom.text.chars().all(char::is_alphanumeric));
    let is_clear = atom.tail != Tail::Power || atom.text.ends_with(')');
    is_name && is_clear && atom.tail != Tail::Starred
}

fn is_divisor(atom: &Atom) -> bool {
    is_simple(atom) || (atom.kind == Kind::Root && atom.tail == Tail::Plain)
}

fn is_radicand(atom: &Atom) -> bool {
    let is_one = matches!(atom.kind, Kind::Number | Kind::Symbol | Kind::Fenced);
    is_one && matches!(atom.tail, Tail::Plain | Tail::Lowered)
}

/// `over` by `under`.
pub(super) fn fraction(over: List, under: List) -> Option<Atom> {
    let text = match derivative(&over, &under) {
        Some(text) => text,
        None => format!("{}/{}", operand(over, is_simple)?, operand(under, is_divisor)?),
    };
    Some(Atom::new(Kind::Fraction, text))
}

/// A quotient of differentials, which nobody takes for products: `dy/dx`.
fn derivative(over: &List, under: &List) -> Option<String> {
    let (head, over) = differential(over)?;
    let (other, under) = differential(under)?;
    let is_whole = head == other && under.chars().any(|c| c.is_alphabetic() && c != head);
    is_whole.then(|| format!("{over}/{under}"))
}

/// A `d` and at most one symbol: the first, and all as text.
fn differential(list: &List) -> Option<(char, String)> {
    let atoms: Vec<&Atom> = list.iter().filter(|atom| !atom.is_space()).collect();
    let (head, of) = match atoms.as_slice() {
        [head] => (head, None),
        [head, of] => (head, Some(of)),
        _ => return None,
    };
    let is_symbol = |atom: &Atom| atom.kind == Kind::Symbol && atom.tail != Tail::Power;
    let mark = head.text.chars().next().filter(|c| matches!(c, 'd' | '∂' | 'Δ' | 'δ'))?;
    let is_power = matches!(head.tail, Tail::Plain | Tail::Raised);
    let fits = is_symbol(head) && is_power && of.is_none_or(|of| is_symbol(of));
    let text = join(list.iter().filter(|atom| !atom.is_space()).cloned().collect())?;
    fits.then_some((mark, text))
}

/// The root of `under`, of the second degree where none is given.
pub(super) fn root(degree: Option<List>, under: List) -> Option<Atom> {
    let under = operand(under, is_radicand)?;
    let degree = degree.map(join).unwrap_or(Some(String::new()))?;
    let (kind, sign) = match degree.as_str() {
        "" => (Kind::Root, "√".to_string()),
        "3" => (Kind::Root, "∛".to_string()),
        "4" => (Kind::Root, "∜".to_string()),
        degree => (Kind::Fraction, script::raised(degree)? + "√"),
    };
    Some(Atom::new(kind, sign + &under))
}

/// What stands before a bar that restricts or evaluates it.
pub(super) fn restricted(list: List) -> Option<Atom> {
    Some(Atom::new(Kind::Restricted, operand(list, is_simple)? + "|"))
}

/// The scripts behind an atom.
#[derive(Default)]
pub(super) struct Scripts {
    pub(super) low: Option<List>,
    pub(super) high: Option<List>,
    pub(super) primes: usize,
}

impl Scripts {
    pub(super) fn are_none(&self) -> bool {
        self.low.is_none() && self.high.is_none() && self.primes == 0
    }
}

/// A script as it is set.
enum Script {
    Set(String),
    /// Stars, which would be a product before a factor.
    Stars(usize),
    Written(String),
}

/// `base` with scripts; those Unicode has characters for come first, so that they are not read into the others.
pub(super) fn scripted(base: Atom, scripts: Scripts) -> Option<Atom> {
    if base.tail != Tail::Plain {
        return None;
    }
    let low = set_script(scripts.low, false)?;
    let high = set_script(scripts.high, true)?;
    let tail = tail(&low, &high, scripts.primes);
    let atom = ready_for_scripts(base);
    let (mut text, mut written) = (atom.text, String::new());
    push_script(&mut text, &mut written, ("_", low));
    text.push_str(&prime(scripts.primes));
    push_script(&mut text, &mut written, ("^", high));
    Some(Atom { text: text + &written, kind: atom.kind, tail, spaced: atom.spaced })
}

/// `base` as scripts are set behind it, and what it is with them.
fn ready_for_scripts(base: Atom) -> Atom {
    let (kind, text) = match base.kind {
        Kind::Fraction | Kind::Root => (Kind::Wrapped, format!("({})", base.text)),
        Kind::Restricted => (Kind::Fraction, base.text),
        Kind::Number => (Kind::Symbol, base.text),
        kind => (kind, base.text),
    };
    Atom { kind, text, ..base }
}

fn push_script(text: &mut String, written: &mut String, (mark, script): (&str, Option<Script>)) {
    match script {
        Some(Script::Set(script)) => text.push_str(&script),
        Some(Script::Stars(count)) => text.push_str(&"*".repeat(count)),
        Some(Script::Written(script)) => *written += &format!("{mark}{script}"),
        None => {}
    }
}

/// The script `list` is, if it is one; none where it has no text.
fn set_script(list: Option<List>, high: bool) -> Option<Option<Script>> {
    let list = list.filter(|list| !is_blank(list));
    list.map_or(Some(None), |list| script(list, high).map(Some))
}

fn is_blank(list: &List) -> bool {
    list.iter().all(Atom::is_space)
}

fn tail(low: &Option<Script>, high: &Option<Script>, primes: usize) -> Tail {
    let is_written = |script: &Option<Script>| matches!(script, Some(Script::Written(_)));
    let is_raised = high.is_some() || primes > 0;
    match is_written(low) || is_written(high) {
        true if is_raised => Tail::Power,
        true => Tail::Index,
        false if matches!(high, Some(Script::Stars(_))) => Tail::Starred,
        false if is_raised => Tail::Raised,
        false if low.is_some() => Tail::Lowered,
        false => Tail::Plain,
    }
}

fn prime(count: usize) -> String {
    match count {
        2 => "″".into(),
        3 => "‴".into(),
        count => "′".repeat(count),
    }
}

/// `list` as a script: in the characters Unicode has, or as it is written behind a mark.
fn script(list: List, high: bool) -> Option<Script> {
    let tight = join(list.iter().filter(|atom| !atom.is_space()).cloned().collect())?;
    if let Some(text) = if high { raised(&tight) } else { script::lowered(&tight) } {
        return Some(Script::Set(text));
    }
    let list = settled(list);
    let is_one = list.len() == 1 && list.iter().all(is_sign);
    let text = join(list)?;
    if high && tight.chars().all(|c| c == '∗') {
        return Some(Script::Stars(tight.chars().count()));
    }
    Some(Script::Written(if is_one { text } else { format!("({text})") }))
}

/// A single character, perhaps with an accent.
fn is_sign(atom: &Atom) -> bool {
    let is_short = atom.text.chars().count() == 1;
    let may_be_long = atom.kind == Kind::Symbol;
    atom.tail == Tail::Plain
        && (may_be_long || (is_short && matches!(atom.kind, Kind::Operator | Kind::Sign | Kind::Relation)))
}

/// A superscript, or a mark that is one by itself.
fn raised(text: &str) -> Option<String> {
    match text {
        "∘" | "°" => Some("°".into()),
        "†" | "‡" => Some(text.into()),
        _ if !text.is_empty() && text.chars().all(|c| c == '′') => Some(prime(text.chars().count())),
        _ => script::raised(text),
    }
}

/// A name set upright is one word; what is no name is left as it is.
pub(super) fn upright(list: List) -> List {
    let letters: Vec<&Atom> = list.iter().filter(|atom| !atom.is_space()).collect();
    let name: Option<String> = letters.iter().map(|atom| atom.letter()).collect();
    match name {
        Some(name) if name.chars().count() > 1 && !name.contains(|c: char| c.is_ascii_digit()) => {
            vec![Atom::new(Kind::Word, name)]
        }
        _ => list,
    }
}

/// The letters of `list` in the alphabet of `command`.
pub(super) fn styled(command: &str, list: List) -> Option<List> {
    let set = |atom: &Atom| {
        let letter = alphabet::set_in(command, atom.letter()?)?;
        Some(Atom::new(atom.kind, letter))
    };
    list.iter().filter(|atom| !atom.is_space()).map(set).collect()
}

/// One letter under an accent.
pub(super) fn accented(mark: char, list: List) -> Option<Atom> {
    match settled(list).as_slice() {
        [one] => Some(Atom::new(Kind::Symbol, format!("{}{mark}", one.letter()?))),
        _ => None,
    }
}
