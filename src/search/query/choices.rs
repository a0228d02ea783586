//! The tags a query asks for as choices, which can be made elsewhere and written back.

use super::meaning::tag_name;
use super::parse::parse;
use super::tree::{Expression, Query, Sought, Term};
use super::write;
use crate::search::{Choice, Mode};

/// One of the things a query asks for together.
struct Part {
    text: String,
    /// What it chooses, if it is nothing but a choice of tags.
    choices: Vec<Choice>,
}

impl Query {
    /// The choices of tags among the things the query asks for together: `tag:a`, `-tag:a`, and one group
    /// `(tag:a OR tag:b)`; `(tag:a)` is a group of one. Tags asked for in other ways are no choices.
    pub fn choices(&self) -> Vec<Choice> {
        self.asked().into_iter().flat_map(|part| part.choices).collect()
    }

    /// The query with these choices in place of its own: where the first of those stands, else in front. All else stays as
    /// typed, with one space between. Choices of [`Mode::Any`] become one group.
    pub fn with_choices(&self, choices: &[Choice]) -> Query {
        let parts = self.asked();
        let at = parts.iter().position(|part| !part.choices.is_empty()).unwrap_or(0);
        let mut texts: Vec<String> =
            parts.into_iter().filter(|part| part.choices.is_empty()).map(|part| part.text).collect();
        let written = written(choices);
        if let ([open], true, false) = (texts.as_mut_slice(), self.is_open(), written.is_empty()) {
            *open = format!("({open})");
        }
        texts.splice(at..at, written);
        parse(&texts.join(" ")).unwrap_or_else(|_| self.clone())
    }

    /// Whether it is alternatives that nothing encloses.
    fn is_open(&self) -> bool {
        self.parts.is_empty() && self.root.is_some()
    }

    fn asked(&self) -> Vec<Part> {
        let root = match &self.root {
            None => return Vec::new(),
            Some(root) => std::slice::from_ref(root),
        };
        let several = match root {
            [Expression::All(all)] if all.len() == self.parts.len() => all,
            root => root,
        };
        let texts = match self.is_open() {
            true => vec![self.text.trim()],
            false => self.parts.iter().filter_map(|part| self.text.get(part.clone())).collect(),
        };
        let mut grouped = false;
        several.iter().zip(texts).map(|(one, text)| part(one, text, &mut grouped)).collect()
    }
}

/// What `one`, typed as `text`, is; `grouped` tells whether there was a group of tags before it.
fn part(one: &Expression, text: &str, grouped: &mut bool) -> Part {
    let mut choices = chosen(one, text.starts_with('(')).unwrap_or_default();
    if choices.iter().any(|choice| choice.mode == Mode::Any) && std::mem::replace(grouped, true) {
        choices.clear();
    }
    Part { text: text.to_owned(), choices }
}

fn chosen(one: &Expression, enclosed: bool) -> Option<Vec<Choice>> {
    let choice = |tag: &str, mode: Mode| Choice { tag: tag.to_owned(), mode };
    match one {
        Expression::Any(any) => any.iter().map(|one| Some(choice(tag(one)?, Mode::Any))).collect(),
        Expression::Not(one) => Some(vec![choice(tag(one)?, Mode::Not)]),
        one => Some(vec![choice(tag(one)?, if enclosed { Mode::Any } else { Mode::All })]),
    }
}

fn tag(one: &Expression) -> Option<&str> {
    match one {
        Expression::Term(Term { sought: Sought::Tag(name), .. }) => Some(name),
        _ => None,
    }
}

/// How a query says `choices`.
fn written(choices: &[Choice]) -> Vec<String> {
    let named = choices.iter().map(|choice| (tag_name(&choice.tag), choice.mode));
    let named = named.filter(|(name, _)| !name.is_empty());
    let (mut texts, mut group) = (Vec::new(), None);
    for (name, mode) in named {
        let tag = format!("tag:{}", write::value(name));
        match (mode, group) {
            (Mode::All, _) => texts.push(tag),
            (Mode::Not, _) => texts.push(format!("-{tag}")),
            (Mode::Any, None) => {
                group = Some(texts.len());
                texts.push(tag);
            }
            (Mode::Any, Some(at)) => {
                texts.get_mut(at).into_iter().for_each(|group: &mut String| *group += &format!(" OR {tag}"));
            }
        }
    }
    group.and_then(|at| texts.get_mut(at)).into_iter().for_each(|group| *group = format!("({group})"));
    texts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::facets::tests::choices;

    #[test]
    fn tags_of_a_query_are_choices() {
        for (query, expected) in [
            ("", ""),
            ("sleep", ""),
            ("tag:a", "+a"),
            ("sleep tag:#a -tag:\"b c\" NOT tag:d", "+a -b_c -d"),
            ("(tag:a OR tag:b) tag:c", "|a |b +c"),
            ("tag:a OR tag:b", "|a |b"),
            ("(tag:a)", "|a"),
            ("(tag:a) (tag:b)", "|a"),
            ("(tag:a OR tag:b) (tag:c OR tag:d)", "|a |b"),
            ("tag:a OR sleep", ""),
            ("(tag:a sleep)", ""),
            ("-(tag:a OR tag:b)", ""),
            ("tag:a AND tag:b", "+a +b"),
        ] {
            assert_eq!(parse(query).unwrap().choices(), choices(expected), "{query}");
        }
    }

    #[test]
    fn choices_are_written_back() {
        for (query, chosen, expected) in [
            ("", "+a", "tag:a"),
            ("tag:a", "", ""),
            ("sleep  tag:a  \"x y\"", "+a +b_c", "sleep tag:a tag:\"b c\" \"x y\""),
            ("sleep", "-a |b +c |d", "-tag:a (tag:b OR tag:d) tag:c sleep"),
            ("sleep AND tag:a AND x", "", "sleep x"),
            ("a OR b", "+t", "tag:t (a OR b)"),
            ("(a OR b)", "+t", "tag:t (a OR b)"),
            ("(a) OR (b)", "+t", "tag:t ((a) OR (b))"),
            ("a OR b", "", "a OR b"),
            ("tag:a OR tag:b", "+a", "tag:a"),
            ("x (tag:a OR tag:b) -tag:c y", "|b", "x (tag:b) y"),
            ("(tag:a OR tag:b) (tag:c OR tag:d)", "+x", "tag:x (tag:c OR tag:d)"),
            ("(tag:a OR x) tag:b", "", "(tag:a OR x)"),
            ("x", "+#h +a\"b +(c) +d)e", "tag:h tag:\"a\\\"b\" tag:\"(c)\" tag:\"d)e\" x"),
            ("x", "+#", "x"),
        ] {
            assert_eq!(parse(query).unwrap().with_choices(&choices(chosen)).text(), expected, "{query}");
        }
    }

    #[test]
    fn choices_written_are_the_choices_read() {
        for query in ["", "sleep", "a OR b", "tag:x -tag:y z", "(tag:x) OR b", "(tag:a OR tag:b) (c)"] {
            for chosen in ["", "+a", "|a", "-a", "+a -b |c |d", "|a |b -c +d", "+spaced_name -a/b |c(d)"] {
                let written = parse(query).unwrap().with_choices(&choices(chosen));
                assert_eq!(written.choices(), choices(chosen), "{query}: {}", written.text());
                assert_eq!(written.with_choices(&written.choices()), written, "{query}");
            }
        }
    }
}
