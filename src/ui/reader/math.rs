//! LaTeX formulas in Unicode, where that says the same: symbols, scripts, fractions, roots and aligned lines. A formula
//! with anything else in it (a matrix, an unknown command) has none, and is shown as it is written.

use std::iter::Peekable;
use std::str::Chars;

use super::script;

/// A formula is longer than this only by mistake.
const LONGEST: usize = 4_000;
/// How deep groups, scripts and commands nest.
const DEEPEST: usize = 32;

/// `source` in Unicode, a line for each of its lines; none where it cannot be said faithfully.
pub(super) fn unicode(source: &str) -> Option<String> {
    if source.len() > LONGEST {
        return None;
    }
    let mut formula = Formula { rest: source.chars().peekable(), depth: 0 };
    let text = formula.until(None)?;
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

struct Formula<'s> {
    rest: Peekable<Chars<'s>>,
    depth: usize,
}

impl Formula<'_> {
    /// What stands before `end`, which is taken, too.
    fn until(&mut self, end: Option<char>) -> Option<String> {
        let mut out = String::new();
        loop {
            match self.rest.next() {
                c if c == end => return Some(out),
                Some(c) => self.item(c, &mut out)?,
                None => return None,
            }
        }
    }

    /// What `first` begins. All that nests does so through here.
    fn item(&mut self, first: char, out: &mut String) -> Option<()> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        match first {
            '\\' => self.command(out)?,
            '{' => out.push_str(&self.until(Some('}'))?),
            '}' => return None,
            '^' => self.script(out, ("^", script::raised))?,
            '_' => self.script(out, ("_", script::lowered))?,
            '\'' => out.push('′'),
            '-' => out.push('−'),
            '&' => {}
            c if c.is_whitespace() || c == '~' => push_space(out),
            c => out.push(c),
        }
        self.depth -= 1;
        Some(())
    }

    /// A group, a command or a character, as what a command or script applies to.
    fn argument(&mut self) -> Option<String> {
        self.skip_spaces();
        let mut out = String::new();
        let first = self.rest.next()?;
        self.item(first, &mut out)?;
        Some(out.trim().to_string())
    }

    fn skip_spaces(&mut self) {
        while self.rest.next_if(|c| c.is_whitespace()).is_some() {}
    }

    fn script(&mut self, out: &mut String, (mark, set): (&str, fn(&str) -> Option<String>)) -> Option<()> {
        let text = self.argument()?;
        let is_mark = matches!(text.as_str(), "′" | "∗" | "°" | "†");
        match set(&text) {
            Some(set) => out.push_str(&set),
            None if is_mark => out.push_str(&text),
            None => out.push_str(&format!("{mark}({text})")),
        }
        Some(())
    }

    fn command(&mut self, out: &mut String) -> Option<()> {
        let name = self.name()?;
        match name.as_str() {
            "\\" => out.push('\n'),
            "," | ";" | ":" | " " | "quad" | "qquad" | "enspace" | "thinspace" => push_space(out),
            "!" | "displaystyle" | "textstyle" | "limits" | "nolimits" | "nonumber" => {}
            "{" | "}" | "%" | "$" | "&" | "#" | "_" => out.push_str(&name),
            "left" | "right" | "big" | "Big" | "bigl" | "bigr" | "Bigl" | "Bigr" | "bigg" | "middle" => {
                self.skip_spaces();
                self.rest.next_if_eq(&'.');
            }
            "text" | "textrm" | "mbox" | "operatorname" | "textit" | "textbf" => {
                out.push_str(&self.verbatim()?)
            }
            "mathrm" | "mathit" | "mathsf" | "mathtt" | "mathbf" | "boldsymbol" | "bm" => {
                out.push_str(&self.argument()?)
            }
            "frac" | "dfrac" | "tfrac" | "nicefrac" => {
                let (over, under) = (self.argument()?, self.argument()?);
                out.push_str(&format!("{}/{}", grouped(&over), grouped(&under)));
            }
            "sqrt" => self.root(out)?,
            "begin" | "end" => self.environment(&name)?,
            name if is_function(name) => push_word(out, name),
            name if is_accent(name) => {
                let base = self.argument()?;
                out.push_str(&accented(name, &base)?);
            }
            "mathbb" | "mathcal" | "mathfrak" | "mathscr" => {
                let letters = self.argument()?;
                for letter in letters.chars() {
                    out.push_str(&symbol(&format!("\\{name}{{{letter}}}"))?);
                }
            }
            name => push_symbol(out, &symbol(&format!("\\{name}"))?),
        }
        Some(())
    }

    /// The name behind a backslash: letters, or one character.
    fn name(&mut self) -> Option<String> {
        let mut name = String::from(self.rest.next()?);
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            while let Some(c) = self.rest.next_if(char::is_ascii_alphabetic) {
                name.push(c);
            }
        }
        Some(name)
    }

    /// A group as it is written.
    fn verbatim(&mut self) -> Option<String> {
        self.skip_spaces();
        self.rest.next_if_eq(&'*');
        self.rest.next_if_eq(&'{')?;
        let mut out = String::new();
        loop {
            match self.rest.next()? {
                '}' => return Some(out),
                '{' | '\\' | '$' => return None,
                c => out.push(c),
            }
        }
    }

    fn root(&mut self, out: &mut String) -> Option<()> {
        if self.rest.next_if_eq(&'[').is_some() {
            let degree = self.until(Some(']'))?;
            out.push_str(&script::raised(&degree)?);
        }
        let under = self.argument()?;
        out.push_str(&format!("√{}", grouped(&under)));
        Some(())
    }

    /// Environments that only set lines below each other.
    fn environment(&mut self, name: &str) -> Option<()> {
        let environment = self.verbatim()?;
        let lines =
            ["align", "align*", "aligned", "equation", "equation*", "gather", "gather*", "gathered", "split"];
        if name == "begin" && environment.starts_with("array") {
            return None;
        }
        lines.contains(&environment.as_str()).then_some(())
    }
}

fn push_space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '\n']) {
        out.push(' ');
    }
}

/// A function's name stands apart from the letters before it.
fn push_word(out: &mut String, word: &str) {
    if out.ends_with(char::is_alphanumeric) {
        out.push(' ');
    }
    out.push_str(word);
}

/// A relation or an operator stands between spaces.
fn push_symbol(out: &mut String, symbol: &str) {
    match symbol.chars().all(is_relation) {
        true => {
            push_space(out);
            out.push_str(symbol);
            out.push(' ');
        }
        false => out.push_str(symbol),
    }
}

fn is_relation(c: char) -> bool {
    matches!(c, '×' | '±' | '∓' | '÷' | '·' | '⋅' | '\u{2190}'..='\u{21ff}' | '∈'..='∍' | '∣'..='∦' | '∧'..='∪'
        | '∼'..='⊋' | '⊕'..='⊙' | '⟵'..='⟿')
}

fn is_function(name: &str) -> bool {
    let names = [
        "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan",
        "log", "ln", "lg", "exp", "lim", "max", "min", "arg", "det", "dim", "ker", "gcd", "sup", "inf", "Pr",
        "deg", "hom", "mod", "limsup", "liminf",
    ];
    names.contains(&name)
}

fn is_accent(name: &str) -> bool {
    ["hat", "bar", "vec", "tilde", "dot", "ddot", "check", "breve", "acute", "grave"].contains(&name)
}

/// One letter under an accent.
fn accented(accent: &str, base: &str) -> Option<String> {
    let mark = match accent {
        "hat" => '\u{302}',
        "bar" => '\u{304}',
        "vec" => '\u{20d7}',
        "tilde" => '\u{303}',
        "dot" => '\u{307}',
        "ddot" => '\u{308}',
        "check" => '\u{30c}',
        "breve" => '\u{306}',
        "acute" => '\u{301}',
        _ => '\u{300}',
    };
    let mut letters = base.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some([letter, mark].iter().collect())
}

/// The symbol of one command. The crate replaces what a name begins with, too: `\left` would be `≤ft`.
fn symbol(command: &str) -> Option<String> {
    let symbol = unicodeit::replace_optimized(command);
    let is_one = !symbol.contains(['\\', '{', '}', ' ']) && symbol.chars().count() == 1;
    is_one.then_some(symbol)
}

/// Text in brackets unless it is one name or number.
fn grouped(text: &str) -> String {
    let is_one = text.chars().all(|c| c.is_alphanumeric() || c == '′' || c == '.');
    if is_one { text.to_string() } else { format!("({text})") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(unicode(source).as_deref(), Some(expected), "{source}");
    }

    #[test]
    fn symbols_and_scripts() {
        check(r"\alpha \le \beta", "α ≤ β");
        check(r"a\le b", "a ≤ b");
        check(r"x_1^2 + x_{n+1}", "x₁² + xₙ₊₁");
        check(r"x^{q}", "x^(q)");
        check(r"\sum_{i=1}^n x_i = \alpha", "∑ᵢ₌₁ⁿ xᵢ = α");
        check(r"\bigcup_{i \in S} A_i", "⋃_(i ∈ S) Aᵢ");
        check(r"f'(x), x^\prime", "f′(x), x′");
        check(r"\mathbb{R}^n \to \mathcal{L}", "ℝⁿ → ℒ");
        check(r"2\sin x \cdot \log_2 n", "2 sin x ⋅ log₂ n");
        check(r"\hat{x} \pm \bar y", "x\u{302} ± y\u{304}");
    }

    #[test]
    fn fractions_roots_and_brackets() {
        check(r"\frac{a}{b}", "a/b");
        check(r"\frac{m_1 - m_2}{s}", "(m₁ − m₂)/s");
        check(r"\frac12", "1/2");
        check(r"\sqrt{2} + \sqrt[3]{x+1}", "√2 + ³√(x+1)");
        check(r"\left( \frac{1}{n} \right.", "( 1/n");
        check(r"P(\text{recalled}) \approx 95\,\%", "P(recalled) ≈ 95 %");
    }

    #[test]
    fn lines() {
        check("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", "a = b\n= c");
    }

    #[test]
    fn what_cannot_be_said_is_left() {
        for source in [
            r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
            r"\unknown{x}",
            r"\leftish",
            r"x^",
            r"{",
            r"}",
            r"\",
            "",
            r"\hat{abc}",
            r"\binom{n}{k}",
        ] {
            assert_eq!(unicode(source), None, "{source}");
        }
        for deep in ["{", "^", "\\hat", "\\frac", "\\sqrt[", "x_"] {
            assert_eq!(unicode(&deep.repeat(600)), None, "{deep}");
        }
    }
}
