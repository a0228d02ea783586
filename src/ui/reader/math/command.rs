//! What the commands of a formula mean. A command that is not known here makes the formula one that has no text.

use unicode_normalization::char::compose;

use super::alphabet::{accent, is_alphabet};
use super::atom::{Atom, HARD, Kind, List};
use super::formula::{Formula, Token};
use super::join::join;
use super::names;
use super::parts;

/// The spaces of `\quad` and `\qquad`. A page wraps at the first and keeps the others.
pub(super) const GAP: &str = " \u{a0}";
const WIDE_GAP: &str = " \u{a0}\u{a0}\u{a0}";

impl Formula<'_> {
    /// What the command `name` stands for, with its arguments.
    pub(super) fn command(&mut self, name: &str) -> Option<List> {
        if let Some(space) = space(name) {
            return Some(space);
        }
        if let Some(mark) = accent(name) {
            return Some(vec![parts::accented(mark, self.argument()?)?]);
        }
        if is_alphabet(name) {
            let letters = self.argument()?;
            return parts::styled(name, letters);
        }
        match names::named(name) {
            Some(atom) => Some(vec![atom]),
            None => self.with_arguments(name),
        }
    }

    fn with_arguments(&mut self, name: &str) -> Option<List> {
        let atom = match name {
            "frac" | "dfrac" | "tfrac" | "cfrac" | "nicefrac" | "sfrac" => {
                parts::fraction(self.argument()?, self.argument()?)?
            }
            "sqrt" => self.root()?,
            "left" => self.fence()?,
            "middle" => Atom::new(Kind::Relation, self.delimiter()?).spaced(),
            "not" => self.negated()?,
            "operatorname" => self.operator()?,
            "pmod" => Atom::new(Kind::Relation, format!("(mod {})", join(self.argument()?)?)).spaced(),
            "mathrm" | "mathit" | "mathup" => return self.argument().map(parts::upright),
            "mathnormal" => return self.argument(),
            name if is_text(name) => return self.verbatim().map(words),
            "label" => return self.verbatim().map(|_| List::new()),
            name if is_look(name) => return Some(List::new()),
            _ => return None,
        };
        Some(vec![atom])
    }

    fn root(&mut self) -> Option<Atom> {
        self.skip_spaces();
        let degree = if self.take('[') { Some(self.list(Token::Char(']'))?) } else { None };
        let under = self.argument()?;
        parts::root(degree, under)
    }

    /// What stands between `\left` and `\right`. Where one of them shows nothing it takes a bar to tell what they do.
    fn fence(&mut self) -> Option<Atom> {
        let open = self.delimiter()?;
        let inside = self.list(Token::Name("right"))?;
        let close = self.delimiter()?;
        match (open.as_str(), close.as_str()) {
            ("", "|") => parts::restricted(inside),
            ("", _) | (_, "") => None,
            _ => {
                let inside = join(inside)?;
                let is_clear = open != close || !inside.contains(&open);
                is_clear.then(|| Atom::new(Kind::Fenced, format!("{open}{inside}{close}")))
            }
        }
    }

    /// A bracket or a bar; nothing for the one that is not shown.
    fn delimiter(&mut self) -> Option<String> {
        self.skip_spaces();
        let atom = match self.token()? {
            Token::Char('.') => return Some(String::new()),
            Token::Char('<') => names::named("langle"),
            Token::Char('>') => names::named("rangle"),
            Token::Char(c) => names::plain(c),
            Token::Name(name) => names::named(name),
        };
        atom.filter(|atom| matches!(atom.kind, Kind::Open | Kind::Close | Kind::Bar)).map(|atom| atom.text)
    }

    /// A relation struck through, where Unicode has it.
    fn negated(&mut self) -> Option<Atom> {
        let list = self.argument()?;
        let [atom] = list.as_slice() else { return None };
        let mut signs = atom.text.chars();
        let sign = signs.next().filter(|_| signs.next().is_none())?;
        let struck = compose(sign, '\u{338}')?;
        Some(Atom { text: struck.into(), ..atom.clone() })
    }

    fn operator(&mut self) -> Option<Atom> {
        let is_limit = self.take('*');
        let name = join(self.argument()?)?;
        let is_name =
            name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || c == ' ');
        is_name.then(|| names::operator(name, is_limit))
    }
}

fn space(name: &str) -> Option<List> {
    Some(match name {
        "," | ";" | ":" | ">" | " " | "\n" | "thinspace" | "medspace" | "thickspace" | "enspace"
        | "space" => {
            vec![Atom::new(Kind::Space, HARD)]
        }
        "quad" => vec![Atom::new(Kind::Gap, GAP)],
        "qquad" => vec![Atom::new(Kind::Gap, WIDE_GAP)],
        "!" | "negthinspace" => List::new(),
        _ => return None,
    })
}

/// Text within a formula. Words between spaces separate what is beside them.
fn words(text: &str) -> List {
    let text: String = text.chars().map(|c| if c.is_whitespace() || c == '~' { ' ' } else { c }).collect();
    let (word, first, last) = (text.trim(), text.starts_with(' '), text.ends_with(' '));
    let kind = match word.chars().all(|c| matches!(c, ',' | ';' | '.')) {
        true => Kind::Mark,
        false if first && last && word.contains(char::is_alphabetic) => {
            return vec![Atom::new(Kind::Gap, format!(" {word} "))];
        }
        // units and elements: μm, H₂O
        false if text.len() == word.len() && is_letter(word) => Kind::Symbol,
        false => Kind::Word,
    };
    let space = |there: bool| there.then(|| Atom::new(Kind::Space, HARD));
    let word = (!word.is_empty()).then(|| Atom::new(kind, word));
    [space(first), word, space(last)].into_iter().flatten().collect()
}

fn is_letter(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() == 1
}

fn is_text(name: &str) -> bool {
    ["text", "textrm", "textnormal", "textup", "textit", "textbf", "textsf", "texttt", "mbox", "hbox"]
        .contains(&name)
}

/// Whether a command changes only how large or how far apart things are.
fn is_look(name: &str) -> bool {
    let looks = "displaystyle textstyle scriptstyle limits nolimits nonumber notag big Big bigg Bigg bigl bigr bigm \
        Bigl Bigr Bigm biggl biggr biggm Biggl Biggr Biggm tiny small normalsize large Large LARGE huge Huge";
    looks.split(' ').any(|look| look == name)
}
