//! Tells other tabs that something was written, and hears it from them.

use super::IndexedDb;
use crate::domain::Entry;
use crate::storage::{Storage, StorageError};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;

/// Tells the other tabs of a commit; a browser without channels has its tabs find out at their next commit.
pub fn tell(channel: Option<&BroadcastChannel>, revision: u64) {
    if let Some(channel) = channel {
        let _ = channel.post_message(&JsValue::from_f64(revision as f64));
    }
}

/// Hears of other tabs' commits until it is dropped.
pub struct Subscription {
    _listener: Option<EventListener>,
}

impl Storage<IndexedDb> {
    /// Calls back with the entries of the pages that another tab has written, to be joined in.
    pub fn on_change(&self, callback: impl Fn(Result<Vec<Entry>, StorageError>) + 'static) -> Subscription {
        let (storage, callback) = (self.clone(), Rc::new(callback));
        let listener = self.backend().channel().map(|channel| {
            EventListener::new(channel, "message", move |_| {
                let (storage, callback) = (storage.clone(), callback.clone());
                spawn_local(async move {
                    match storage.refresh().await {
                        Ok(entries) if entries.is_empty() => {}
                        result => callback(result),
                    }
                });
            })
        });
        Subscription { _listener: listener }
    }
}
