//! The source of a formula read into atoms: characters, groups and scripts. What commands mean is in `command.rs`.

use super::atom::{Atom, HARD, Kind, List};
use super::names;
use super::parts::{self, Scripts};

/// How deep groups, scripts and commands nest.
const DEEPEST: usize = 32;

/// A character, or the name behind a backslash: letters, or one character.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Token<'s> {
    Char(char),
    Name(&'s str),
}

/// What of a formula is still to be read.
pub(super) struct Formula<'s> {
    rest: &'s str,
    depth: usize,
}

impl<'s> Formula<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Formula { rest: source, depth: 0 }
    }

    pub(super) fn rest(&self) -> &'s str {
        self.rest
    }

    pub(super) fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or("");
    }

    pub(super) fn skip_spaces(&mut self) {
        self.rest = self.rest.trim_start();
    }

    /// Takes `c` if it is next.
    pub(super) fn take(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    pub(super) fn token(&mut self) -> Option<Token<'s>> {
        let first = self.rest.chars().next()?;
        if first != '\\' {
            self.skip(first.len_utf8());
            return Some(Token::Char(first));
        }
        let behind = &self.rest[1..];
        let letters = behind.bytes().take_while(u8::is_ascii_alphabetic).count();
        let length = if letters > 0 { letters } else { behind.chars().next()?.len_utf8() };
        self.skip(1 + length);
        Some(Token::Name(&behind[..length]))
    }

    /// What stands before `end`, which is taken, too.
    pub(super) fn list(&mut self, end: Token) -> Option<List> {
        let mut list = List::new();
        loop {
            match self.token_or_script()? {
                Some(token) if token == end => return Some(list),
                token => self.item(token, &mut list)?,
            }
        }
    }

    /// The next token, or nothing before a script; none at the end.
    pub(super) fn token_or_script(&mut self) -> Option<Option<Token<'s>>> {
        if self.rest.starts_with(['^', '_', '\'']) { Some(None) } else { self.token().map(Some) }
    }

    /// Adds to `list` what `token` begins, with its scripts.
    pub(super) fn item(&mut self, token: Option<Token<'s>>, list: &mut List) -> Option<()> {
        let behind = self.rest.len();
        let nucleus = token.map_or(Some(List::new()), |token| self.nucleus(token))?;
        let scripts = self.scripts()?;
        attach(list, nucleus, scripts)?;
        let is_word =
            matches!(token, Some(Token::Name(name)) if name.starts_with(|c: char| c.is_ascii_alphabetic()));
        if is_word && self.rest.len() == behind && self.rest.starts_with(char::is_whitespace) {
            self.skip_spaces();
            list.push(Atom::new(Kind::Space, ""));
        }
        Some(())
    }

    /// What `token` begins, without scripts. All that nests does so through here.
    fn nucleus(&mut self, token: Token<'s>) -> Option<List> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let list = match token {
            Token::Char('{') => self.list(Token::Char('}')),
            Token::Char(c) => self.character(c).map(|atom| vec![atom]),
            Token::Name(name) => self.command(name),
        };
        self.depth -= 1;
        list
    }

    fn character(&self, c: char) -> Option<Atom> {
        let is_decimal = c == '.' && self.rest.starts_with(|c: char| c.is_ascii_digit());
        match c {
            _ if is_decimal => Some(Atom::new(Kind::Number, ".")),
            c if c.is_whitespace() || c == '~' => Some(Atom::new(Kind::Space, " ")),
            c => names::plain(c),
        }
    }

    /// A group, a command or a character, as what a command or script applies to.
    pub(super) fn argument(&mut self) -> Option<List> {
        self.skip_spaces();
        let token = self.token()?;
        self.nucleus(token)
    }

    /// A group as it is written.
    pub(super) fn verbatim(&mut self) -> Option<&'s str> {
        self.skip_spaces();
        let inside = self.rest.strip_prefix('{')?;
        let end = inside.find(['{', '}', '\\', '$'])?;
        self.skip(end + 2);
        inside[end..].starts_with('}').then(|| &inside[..end])
    }

    /// The scripts that come next, each at most once.
    fn scripts(&mut self) -> Option<Scripts> {
        let mut scripts = Scripts::default();
        loop {
            let ahead = behind_limits(self.rest.trim_start());
            let slot = match ahead.chars().next() {
                Some('^') => &mut scripts.high,
                Some('_') => &mut scripts.low,
                Some('\'') if scripts.high.is_none() => {
                    scripts.primes += 1;
                    self.rest = &ahead[1..];
                    continue;
                }
                _ => return Some(scripts),
            };
            self.rest = &ahead[1..];
            let list = self.argument()?;
            if slot.replace(list).is_some() {
                return None;
            }
        }
    }
}

/// `source` behind the command that says where the scripts of a sum go.
fn behind_limits(source: &str) -> &str {
    let behind = source.strip_prefix("\\limits").or_else(|| source.strip_prefix("\\nolimits"));
    behind.filter(|rest| !rest.starts_with(char::is_alphabetic)).map_or(source, str::trim_start)
}

/// Adds `nucleus` with `scripts` to `list`. Of a group of several atoms none has the scripts of the group.
fn attach(list: &mut List, mut nucleus: List, scripts: Scripts) -> Option<()> {
    if let [digit] = nucleus.as_mut_slice() {
        join_digits(list, digit);
    }
    if !scripts.are_none() {
        let is_nothing = nucleus.iter().all(|atom| matches!(atom.kind, Kind::Space | Kind::Gap));
        let base = if is_nothing { before_nothing(list)? } else { base(&mut nucleus)? };
        let scripted = parts::scripted(base, scripts)?;
        if is_nothing && scripted.ends_written() {
            return None;
        }
        nucleus.push(scripted);
    }
    list.append(&mut nucleus);
    Some(())
}

/// Digits beside each other are one number.
fn join_digits(list: &mut List, digit: &mut Atom) {
    let is_number = |atom: &Atom| atom.kind == Kind::Number;
    let is_thin = |atom: &Atom| atom.is_space() && atom.text != HARD;
    let spaces = list.iter().rev().take_while(|atom| is_thin(atom)).count();
    let at = list.len() - spaces;
    if is_number(digit) && at > 0 && is_number(&list[at - 1]) {
        list.truncate(at);
        let before = list.pop().map(|atom| atom.text).unwrap_or_default();
        digit.text.insert_str(0, &before);
    }
}

/// The base of scripts that stand before what they belong to.
fn before_nothing(list: &List) -> Option<Atom> {
    let before = list.iter().rev().find(|atom| !atom.is_space());
    before.is_none_or(|atom| !atom.ends_factor()).then(|| Atom::new(Kind::Symbol, ""))
}

/// What the scripts behind a group belong to: its only atom, or the bracket that closes it.
fn base(nucleus: &mut List) -> Option<Atom> {
    while nucleus.last().is_some_and(Atom::is_space) {
        nucleus.pop();
    }
    let is_one = nucleus.iter().filter(|atom| !atom.is_space()).count() == 1;
    let last = nucleus.pop()?;
    (is_one || last.kind == Kind::Close).then_some(last)
}
