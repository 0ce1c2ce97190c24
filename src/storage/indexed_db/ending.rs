//! Ends transactions that have only read.

use indexed_db_futures::transaction::Transaction;
use std::pin::pin;
use std::task::{Context, Waker};

/// Lets a transaction go: dropping it would abort it, which takes the browser longer than the reading did.
pub fn let_go(transaction: Transaction<'_>) {
    let commit = pin!(transaction.commit());
    // Told once, and not waited for: what was read is here already.
    let _ = commit.poll(&mut Context::from_waker(Waker::noop()));
}
