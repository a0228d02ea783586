//! A reader of formulas in one line who refuses whatever could be read in two ways, and knows no LaTeX.

use super::random::{SYMBOLS, power};

type Read<T> = Result<T, String>;

const RAISED: (&str, &str) = ("0123456789+−=()aknqxiSλ", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵏⁿ\0ˣⁱ\0\0");
const VULGAR: [(char, f64); 5] = [('½', 0.5), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0), ('¼', 0.25), ('¾', 0.75)];

/// The value of all of `text`.
pub(super) fn value(text: &str) -> Read<f64> {
    let mut reader = Reader { rest: text };
    let value = reader.sum()?;
    if reader.rest.is_empty() { Ok(value) } else { Err(format!("{:?} is left", reader.rest)) }
}

struct Reader<'t> {
    rest: &'t str,
}

/// What a factor needs to be alone for.
#[derive(PartialEq)]
enum End {
    Free,
    /// A root without parentheses: what follows might be under it.
    Root,
    /// A written script: what follows without a space might belong to it.
    Written,
    Raised,
    Vulgar,
}

impl Reader<'_> {
    fn peek(&self) -> char {
        self.rest.chars().next().unwrap_or('\0')
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn space(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start();
        self.rest.len() < before
    }

    fn sum(&mut self) -> Read<f64> {
        let mut sum = self.term()?;
        loop {
            self.space();
            sum += match self.peek() {
                '+' if self.take('+') => self.term()?,
                '−' if self.take('−') => -self.term()?,
                _ => return Ok(sum),
            };
        }
    }

    /// Factors beside each other, or two factors and a slash.
    fn term(&mut self) -> Read<f64> {
        self.space();
        let (mut product, mut end) = self.factor()?;
        let mut factors = 1;
        loop {
            let is_apart = self.space();
            let next = self.peek();
            if next == '/' {
                return if factors == 1 && end != End::Root {
                    self.quotient(product)
                } else {
                    Err("a doubtful slash".into())
                };
            }
            let is_times = self.take('⋅');
            if !is_times && !is_start(next) {
                let is_tight = end == End::Written && !is_apart && matches!(next, '+' | '−');
                return if is_tight { Err("a sign behind a script".into()) } else { Ok(product) };
            }
            let is_doubtful = match end {
                End::Free => false,
                End::Root => true,
                End::Written => !is_apart,
                End::Raised => {
                    !is_times && !is_apart && matches!(next, '√' | '∛' | '∜' | '½'..='¾' | '⅓'..='⅞')
                }
                End::Vulgar => !is_times && (next.is_ascii_digit() || VULGAR.iter().any(|(c, _)| *c == next)),
            };
            if is_doubtful || (!is_times && unraised(next).is_some()) {
                return Err(format!("{next:?} may belong to what is before it"));
            }
            self.space();
            let (factor, behind) = self.factor()?;
            (product, end, factors) = (product * factor, behind, factors + 1);
        }
    }

    fn quotient(&mut self, over: f64) -> Read<f64> {
        self.take('/');
        let (under, _) = self.factor()?;
        self.space();
        match self.peek() {
            '\0' | '+' | '−' | ')' => Ok(over / under),
            next => Err(format!("{next:?} may be below the slash")),
        }
    }

    fn factor(&mut self) -> Read<(f64, End)> {
        if self.rest.starts_with(|c| unraised(c).is_some()) {
            let degree = self.raised()?;
            return if self.take('√') { self.root(degree) } else { Err("a script of nothing".into()) };
        }
        for (sign, degree) in [('√', 2.0), ('∛', 3.0), ('∜', 4.0)] {
            if self.take(sign) {
                return self.root(degree);
            }
        }
        if let Some((sign, value)) = VULGAR.into_iter().find(|(sign, _)| *sign == self.peek()) {
            self.take(sign);
            return if unraised(self.peek()).is_some() {
                Err("a power of a sign".into())
            } else {
                Ok((value, End::Vulgar))
            };
        }
        self.power()
    }

    fn root(&mut self, degree: f64) -> Read<(f64, End)> {
        let under = match self.peek() {
            '(' => self.group()?,
            c if c.is_ascii_digit() => self.number(),
            _ => self.symbol(self.name()?.1)?,
        };
        match self.peek() {
            '^' => Err("a power of a root".into()),
            c if unraised(c).is_some() => Err("a power of a root".into()),
            _ => Ok((power(under, 1.0 / degree), End::Root)),
        }
    }

    /// A number, a symbol or a group, with its power.
    fn power(&mut self) -> Read<(f64, End)> {
        let (mut base, mut index) = (0.0, None);
        match self.peek() {
            '(' => base = self.group()?,
            c if c.is_ascii_digit() => base = self.number(),
            _ => index = Some(self.name()?),
        }
        if let Some((length, _)) = index {
            self.rest = &self.rest[length..];
        }
        let raised = if unraised(self.peek()).is_some() { Some(self.raised()?) } else { None };
        let is_written = self.rest.starts_with("_Q");
        if let Some((_, name)) = index {
            let whole = if is_written { format!("{name}_Q") } else { name.to_string() };
            self.rest = if is_written { &self.rest[2..] } else { self.rest };
            base = SYMBOLS.iter().find(|(_, shown, _)| *shown == whole).ok_or("an unknown symbol")?.2;
        }
        match (raised, self.take('^')) {
            (Some(_), true) => Err("two powers".into()),
            (Some(exponent), false) => {
                Ok((power(base, exponent), if is_written { End::Written } else { End::Raised }))
            }
            (None, true) => self.written(base),
            (None, false) => Ok((base, if is_written { End::Written } else { End::Free })),
        }
    }

    fn written(&mut self, base: f64) -> Read<(f64, End)> {
        if self.peek() == '(' {
            return Ok((power(base, self.group()?), End::Written));
        }
        let (length, name) = self.name()?;
        let exponent = SYMBOLS.iter().find(|(_, shown, _)| *shown == name).ok_or("an unknown symbol")?.2;
        self.rest = &self.rest[length..];
        match self.peek() {
            '/' | '^' | '_' => Err("a script of a script".into()),
            c if unraised(c).is_some() => Err("a power of a script".into()),
            _ => Ok((power(base, exponent), End::Written)),
        }
    }

    fn group(&mut self) -> Read<f64> {
        self.take('(');
        let value = self.sum()?;
        if self.take(')') { Ok(value) } else { Err(format!("no end of a group at {:?}", self.rest)) }
    }

    fn number(&mut self) -> f64 {
        let digits = self.rest.chars().take_while(char::is_ascii_digit).count();
        let number = self.rest[..digits].parse().unwrap_or(f64::NAN);
        self.rest = &self.rest[digits..];
        number
    }

    /// The bytes and the name of the symbol that is next, without what is written behind `_`.
    fn name(&self) -> Read<(usize, &'static str)> {
        let names = ["xᵢ", "a", "x", "q", "S", "λ", "n"];
        let name = names.into_iter().find(|name| self.rest.starts_with(name));
        name.map(|name| (name.len(), name)).ok_or(format!("{:?} is no symbol", self.rest))
    }

    fn symbol(&mut self, name: &str) -> Read<f64> {
        self.rest = &self.rest[name.len()..];
        if self.peek() == '_' {
            return Err("a script of a root".into());
        }
        SYMBOLS
            .iter()
            .find(|(_, shown, _)| *shown == name)
            .map(|(_, _, value)| *value)
            .ok_or("no symbol".into())
    }

    /// The value of a run of superscripts.
    fn raised(&mut self) -> Read<f64> {
        let run: String = self.rest.chars().map_while(unraised).collect();
        self.rest = self.rest.trim_start_matches(|c| unraised(c).is_some());
        value(&run)
    }
}

/// What the superscript `c` is one of.
fn unraised(c: char) -> Option<char> {
    RAISED
        .0
        .chars()
        .zip(RAISED.1.chars())
        .find(|(_, raised)| *raised == c && c != '\0')
        .map(|(plain, _)| plain)
}

fn is_start(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '√' | '∛' | '∜' | '⋅') || unraised(c).is_some()
}

#[test]
fn what_is_doubtful_is_refused() {
    for text in
        ["a/xq", "√xa", "√x²", "ax/q", "x²√a", "x^qa", "x^q+1", "x^q/2", "½2", "√(x)a", "a½²", "aⁿ√x", "√2⋅3"]
    {
        assert!(value(text).is_err(), "{text}");
    }
    for text in
        ["ax + q", "(a/x)q", "√(ax)", "x^q a", "x^(q+1)", "½xa²", "2½", "x²_Q", "a (ⁿ√x)", "a ⋅ x", "2√x"]
    {
        assert!(value(text).is_ok(), "{text}: {:?}", value(text));
    }
}
