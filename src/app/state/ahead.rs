//! Storage opens while the first screen is being made: each takes about as long, and neither needs the other.

use super::Failure;
use super::opening::{Outside, Shop};
use crate::platform::settings;
use crate::storage::{self, IndexedDb, Notice, Storage, StorageError};
use futures_channel::oneshot::{Receiver, channel};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// What happens to storage from outside; what happens before anybody listens is told then.
#[derive(Default)]
struct Outlet {
    listener: RefCell<Option<Callback<Outside>>>,
    missed: Cell<Option<Outside>>,
}

impl Outlet {
    /// Tells whoever listens.
    fn tell(&self, notice: Notice) {
        match &*self.listener.borrow() {
            Some(listener) => listener.emit(notice.into()),
            None => self.missed.set(Some(notice.into())),
        }
    }

    /// Listens from now on.
    fn listen(&self, listener: Callback<Outside>) {
        if let Some(missed) = self.missed.take() {
            listener.emit(missed);
        }
        self.listener.replace(Some(listener));
    }
}

struct Ahead {
    shop: Shop,
    opened: Receiver<Result<storage::Opened, StorageError>>,
    outlet: Rc<Outlet>,
}

thread_local! {
    static AHEAD: RefCell<Option<Ahead>> = const { RefCell::new(None) };
}

/// Begins to open the book that was open last on this phone, where there is one that opens without a passcode.
pub fn open_ahead() {
    // A first start makes the database: WebKit may hang where the page goes away in the middle of that.
    if settings::read(settings::key::OPENS).is_none() {
        return;
    }
    let shop = Shop::last();
    let outlet = Rc::new(Outlet::default());
    let (tell, opened) = channel();
    let told = outlet.clone();
    spawn_local(async move {
        let opened = Storage::<IndexedDb>::open(shop.database(), move |notice| told.tell(notice)).await;
        // The page may be gone by then.
        let _ = tell.send(opened);
    });
    AHEAD.set(Some(Ahead { shop, opened, outlet }));
}

/// Returns the storage of a shop, the one that was begun where it is the same.
pub async fn open_storage(shop: Shop, on_outside: Callback<Outside>) -> Result<storage::Opened, Failure> {
    if let Some(ahead) = AHEAD.take().filter(|ahead| ahead.shop == shop) {
        ahead.outlet.listen(on_outside);
        return Ok(ahead.opened.await.map_err(|_| Failure::Other)??);
    }
    Ok(Storage::<IndexedDb>::open(shop.database(), move |notice| on_outside.emit(notice.into())).await?)
}
