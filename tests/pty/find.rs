//! Full text in a real terminal: a query typed, a match opened, the next one gone to.

use super::run::Run;

/// The row and the first letters of the match a reader is at: bold on yellow.
fn current(run: &Run) -> Option<(u16, String)> {
    let seen = run.seen.lock().unwrap();
    let screen = seen.parser.screen();
    let is_at = |cell: &vt100::Cell| cell.bold() && cell.bgcolor() == vt100::Color::Idx(3);
    (0..40).find_map(|row| {
        let cells = (0..120).filter_map(|column| screen.cell(row, column)).filter(|cell| is_at(cell));
        let text: String = cells.map(|cell| cell.contents().to_owned()).collect();
        (!text.is_empty()).then_some((row, text))
    })
}

#[test]
fn a_query_leads_to_a_match_and_on_to_the_next() {
    let mut run = Run::start("demo-vault", 120, 40);
    run.press("Sretention interval");
    run.until_all_shown(&["› retention interval", " of 92 · best first"]);
    run.press("\r\r");
    run.until("a match", |screen| screen.contains("follow") && current(&run).is_some());
    let first = current(&run);
    assert!(first.as_ref().is_some_and(|(_, text)| "retention interval".contains(&text.to_lowercase())));
    run.press("n");
    run.until("the next match", |_| current(&run).is_some_and(|next| Some(next) != first));
    run.press("q");
    assert_eq!(run.end().exit_code(), 0);
    assert_eq!(run.left_behind(), Vec::<&str>::new());
}

#[test]
fn a_wrong_query_says_so_and_typing_on_mends_it() {
    let mut run = Run::start("demo-vault", 80, 24);
    run.press("Stag:");
    run.until_shown("expected");
    run.press("feedback");
    run.until("the notes of the tag", |screen| !screen.contains("expected") && screen.contains(" of 92"));
    run.press("\x03");
    assert_eq!(run.end().exit_code(), 0);
}
