//! Atoms beside each other as one text. What a neighbour would be read into stands in parentheses, so that a formula
//! in one line says what it says on paper; where parentheses would say something else there is no text.

use super::atom::{Atom, HARD, Kind, List, Tail, settled};

/// `list` as text, without spaces around it.
pub(super) fn join(list: List) -> Option<String> {
    let list = settled(list);
    let mut line = Line { list: &list, text: String::new() };
    for at in 0..list.len() {
        line.add(at)?;
    }
    Some(line.text.trim().to_string())
}

struct Line<'l> {
    list: &'l [Atom],
    text: String,
}

impl<'l> Line<'l> {
    /// The atom before `at` that means something.
    fn before(&self, at: usize) -> Option<&'l Atom> {
        self.list[..at].iter().rev().find(|atom| !atom.is_space())
    }

    fn after(&self, at: usize) -> Option<&'l Atom> {
        self.list[at + 1..].iter().find(|atom| !atom.is_space())
    }

    fn add(&mut self, at: usize) -> Option<()> {
        let atom = &self.list[at];
        match atom.kind {
            Kind::Space => self.space(at),
            Kind::Gap => self.gap(&atom.text),
            Kind::Restricted => return None,
            Kind::Sign | Kind::Operator | Kind::Relation => self.between(at),
            _ => self.factor(at)?,
        }
        Some(())
    }

    /// The writer's space, unless it only ended a command or stands at the inside of a bracket.
    fn space(&mut self, at: usize) {
        let (Some(before), Some(after)) = (self.before(at), self.after(at)) else { return };
        let wants_space = matches!(
            after.kind,
            Kind::Sign | Kind::Operator | Kind::Relation | Kind::Bar | Kind::Word | Kind::Scope
        );
        let ended_command = self.list[at].text.is_empty() && before.kind == Kind::Symbol && !wants_space;
        let behind_sign = before.kind == Kind::Sign && before.spaced && !self.text.ends_with(' ');
        let in_bracket = before.kind == Kind::Open || after.kind == Kind::Close;
        if !ended_command && !behind_sign && !in_bracket {
            self.push_space();
        }
    }

    fn gap(&mut self, gap: &str) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        self.text.push_str(gap);
    }

    fn push_space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with([' ', '\u{a0}']) {
            self.text.push(' ');
        }
    }

    /// A sign, an operator or a relation, with spaces where it stands between two others.
    fn between(&mut self, at: usize) {
        let (atom, before, after) = (&self.list[at], self.before(at), self.after(at));
        let is_held = before.is_some_and(Atom::ends_factor)
            && after.is_some_and(|after| after.begins_factor() || after.kind == Kind::Sign);
        let spaced = atom.spaced || before.is_some_and(Atom::ends_written);
        let apart = spaced && (is_held || atom.kind == Kind::Relation);
        if apart {
            self.push_space();
        }
        self.text.push_str(&atom.text);
        if apart || (atom.tail != Tail::Plain && after.is_some_and(Atom::begins_factor)) {
            self.push_space();
        }
    }

    fn factor(&mut self, at: usize) -> Option<()> {
        let text = self.set(at)?;
        let wrapped = text.len() > self.list[at].text.len() || self.list[at].kind == Kind::Wrapped;
        if self.before(at).is_some_and(|before| is_apart(before, &self.list[at], wrapped)) {
            self.push_space();
        }
        self.text.push_str(&text);
        Some(())
    }

    /// The text of an atom among its neighbours.
    fn set(&self, at: usize) -> Option<String> {
        let atom = &self.list[at];
        let (before, after) = (self.holder(at), self.after(at).filter(|after| after.begins_factor()));
        if atom.kind == Kind::Fraction
            && let Some(sign) = vulgar(&atom.text).filter(|_| suits_vulgar(before, after))
        {
            return Some(sign.to_string());
        }
        let open = is_open(atom, before, after);
        let is_part = matches!(atom.kind, Kind::Close | Kind::Fenced | Kind::Bar | Kind::Postfix);
        let is_argument = (open || atom.kind == Kind::Wrapped) && before.is_some_and(takes_argument);
        if (open && is_part) || (is_argument && !self.ends_argument(at)) {
            return None;
        }
        Some(if open { format!("({})", atom.text) } else { atom.text.clone() })
    }

    /// Whether the argument of a function ends with the atom at `at`, to all readers.
    fn ends_argument(&self, at: usize) -> bool {
        let Some(after) = self.after(at).filter(|after| after.begins_factor()) else {
            return self.list[at].kind != Kind::Wrapped;
        };
        let is_apart =
            self.list.get(at + 1).is_some_and(|atom| atom.kind == Kind::Space && atom.text == HARD);
        matches!(after.kind, Kind::Word | Kind::Operator) || (after.text == "d" && is_apart)
    }

    /// What stands before an atom and is read together with it, through the signs it has of its own.
    fn holder(&self, at: usize) -> Option<&'l Atom> {
        let before = self.list[..at].iter().rev().filter(|atom| !atom.is_space());
        let mut before = before.skip_while(|atom| atom.kind == Kind::Sign);
        let holder = before.next().filter(|atom| atom.ends_factor())?;
        let signed = self.before(at).is_some_and(|atom| atom.kind == Kind::Sign);
        let takes_signs = matches!(holder.kind, Kind::Operator | Kind::Slash | Kind::Word | Kind::Scope);
        (takes_signs || !signed).then_some(holder)
    }
}

/// Whether a neighbour would be read into `atom`, or it into a neighbour.
fn is_open(atom: &Atom, before: Option<&Atom>, after: Option<&Atom>) -> bool {
    let behind = after.map(|after| after.kind);
    match atom.kind {
        Kind::Fraction => before.is_some() || after.is_some(),
        Kind::Root => after.is_some(),
        _ => match atom.tail {
            Tail::Starred => after.is_some(),
            Tail::Power if behind == Some(Kind::Slash) => !atom.text.ends_with(')'),
            Tail::Power | Tail::Index => behind == Some(Kind::Postfix),
            _ => false,
        },
    }
}

/// Whether it is for the reader to see how much of what is behind `atom` it is applied to.
fn takes_argument(atom: &Atom) -> bool {
    atom.kind == Kind::Word || atom.text.starts_with(['∇', '∂', 'd', 'Δ', 'δ'])
}

/// Whether there is a space before `atom`, whoever wrote none.
fn is_apart(before: &Atom, atom: &Atom, wrapped: bool) -> bool {
    let would_be_applied = wrapped && matches!(before.kind, Kind::Symbol | Kind::Word);
    is_apart_from_script(before, atom) || is_word_apart(before, atom) || would_be_applied
}

/// Whether `atom` might be read into the script before it, or that into a root.
fn is_apart_from_script(before: &Atom, atom: &Atom) -> bool {
    let is_held = matches!(atom.kind, Kind::Slash | Kind::Postfix);
    let is_degree = atom.kind == Kind::Root && before.tail == Tail::Raised;
    (before.ends_written() && atom.begins_factor() && !is_held) || is_degree
}

/// Whether one of the two is a name, or a sum, and the other might be read into it.
fn is_word_apart(before: &Atom, atom: &Atom) -> bool {
    let is_word = |atom: &Atom| matches!(atom.kind, Kind::Word | Kind::Scope);
    let behind = is_word(before) && before.text.ends_with(char::is_alphanumeric);
    let ahead = is_word(atom) && atom.text.starts_with(char::is_alphanumeric);
    let in_brackets =
        matches!(atom.kind, Kind::Open | Kind::Fenced | Kind::Slash | Kind::Postfix | Kind::Bar);
    let by_operator = matches!(before.kind, Kind::Slash | Kind::Operator | Kind::Bar);
    let leads = before.kind == Kind::Scope || behind;
    let follows = atom.kind == Kind::Scope || (ahead && !before.text.ends_with('°'));
    (leads && atom.begins_factor() && !(behind && in_brackets))
        || (follows && before.ends_factor() && !by_operator)
}

/// Whether the sign of a fraction cannot be misread between these neighbours.
fn suits_vulgar(before: Option<&Atom>, after: Option<&Atom>) -> bool {
    let leads = before.is_none_or(|atom| match atom.kind {
        Kind::Number => !atom.text.contains('.'),
        kind => matches!(kind, Kind::Word | Kind::Scope | Kind::Operator | Kind::Slash),
    });
    let follows =
        after.is_none_or(|atom| !matches!(atom.kind, Kind::Number | Kind::Fraction | Kind::Postfix));
    leads && follows && (before.is_some() || after.is_some())
}

/// The fractions that most typefaces have a sign for.
fn vulgar(fraction: &str) -> Option<char> {
    let signs = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞".chars();
    let fractions = [
        "1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "2/5", "3/5", "4/5", "1/6", "5/6", "1/8", "3/8", "5/8",
        "7/8",
    ];
    fractions.into_iter().zip(signs).find(|(written, _)| *written == fraction).map(|(_, sign)| sign)
}
