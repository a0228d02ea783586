#!/bin/sh
# Makes the pictures of the README again, from real runs on the demo vault.
set -eu
cd "$(dirname "$0")/.."
picture() { cargo run --quiet --example picture -- demo-vault "$2" > "docs/$1.svg"; }
picture screen '/rp<Enter>'
picture source ':@karpickeCriticalImportanceRetrieval2008<Enter>'
picture trail '/rp<Enter>t'
picture find 'Sretrieval updated:>=2026'
picture reading ':Notebook/The forgetting curve in other words<Enter>jf'
picture around '/rp<Enter><Enter>wzl'
