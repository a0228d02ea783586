//! Parsing that may fail for a bug in ibid: the bug costs one file and no more.

use crate::note::{Problem, ProblemKind};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A panic on the way is a bug, but costs no more than this file.
pub(super) fn guarded<T>(path: &str, parse: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_unwind(AssertUnwindSafe(parse)).map_err(|_| Problem {
        path: path.to_string(),
        line: 1,
        kind: ProblemKind::Unreadable,
        message: "ibid could not read this file (a bug in ibid; please report it)".to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_problem_of_its_note() {
        let problem = guarded("a.md", || panic!("a bug")).map(|()| "no panic").unwrap_err();
        assert_eq!((problem.path.as_str(), problem.kind), ("a.md", ProblemKind::Unreadable));
        assert_eq!(guarded("b.md", || 1), Ok(1));
    }
}
