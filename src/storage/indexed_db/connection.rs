//! The connection to the database: made anew when it is lost, let go of when another tab needs that.

use super::identity::{Doors, Found, Identity, Unlocking};
use super::place;
use super::refusal::{opening, told};
use crate::domain::DeviceId;
use crate::storage::{SCHEMA_VERSION, StorageError, steps_from};
use crate::vault::Sealer;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;

/// How often a lost connection is made anew before we give up.
const ATTEMPTS: u32 = 4;

/// Something that happened to the connection, to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Opening waits for other tabs to close, which run an older version.
    Blocked,
    /// Another tab runs a newer version or removes everything: this one must be loaded anew.
    Closed,
}

/// The browser's database. A clone is the same connection.
#[derive(Clone)]
pub struct IndexedDb {
    pub(super) inner: Rc<Inner>,
}

pub(super) struct Inner {
    pub name: String,
    /// The database that holds the book now, and its key: the two change together.
    pub place: RefCell<String>,
    pub sealer: RefCell<Sealer>,
    pub channel: Option<BroadcastChannel>,
    device: DeviceId,
    pub doors: Cell<Doors>,
    /// Whether somebody was erased, or a key replaced, of which the browser may keep traces.
    pub traces: Cell<bool>,
    pub moving: Cell<bool>,
    connection: RefCell<Option<Database>>,
    /// How many connections there were.
    connections: Cell<u32>,
    closed: Cell<bool>,
    notify: Rc<dyn Fn(Notice)>,
}

impl IndexedDb {
    /// Connects to the database of that name, and makes it where there is none.
    pub(super) async fn connect(
        name: &str,
        unlocking: Option<&Unlocking>,
        notify: Rc<dyn Fn(Notice)>,
    ) -> Result<(Self, Found), StorageError> {
        let (db, place, read) = place::find(name, &notify).await?;
        let (identity, found) = match Identity::of(&db, read, unlocking).await {
            Ok(known) => known,
            Err(error) => {
                db.close();
                return Err(error);
            }
        };
        let Identity { device, sealer, doors } = identity;
        let inner = Rc::new(Inner {
            name: name.into(),
            place: RefCell::new(place),
            sealer: RefCell::new(sealer),
            channel: BroadcastChannel::new(name).ok(),
            device,
            doors: Cell::new(doors),
            traces: Cell::new(found.traces),
            moving: Cell::new(false),
            connection: RefCell::new(None),
            connections: Cell::new(0),
            closed: Cell::new(false),
            notify,
        });
        inner.keep(db)?;
        Ok((Self { inner }, found))
    }

    /// Returns the phone that the database lives on: drawn when the database was made.
    pub fn device(&self) -> DeviceId {
        self.inner.device
    }

    /// Returns what opens it.
    pub fn doors(&self) -> Doors {
        self.inner.doors.get()
    }

    pub(super) fn channel(&self) -> Option<&BroadcastChannel> {
        self.inner.channel.as_ref()
    }

    /// Does something with the connection, and again with a new one where it was lost meanwhile.
    pub(super) async fn attempt<T>(
        &self,
        mut work: impl AsyncFnMut(&Database) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut attempt = 1;
        loop {
            let result = match self.inner.connected().await {
                Ok(db) => work(&db).await,
                Err(error) => Err(error),
            };
            match result {
                Err(StorageError::Lost(_)) if self.inner.closed.get() => return Err(StorageError::Closed),
                Err(StorageError::Lost(_)) if attempt < ATTEMPTS => {
                    self.inner.let_go();
                    attempt += 1;
                }
                result => return result,
            }
        }
    }
}

impl Inner {
    pub(super) async fn connected(self: &Rc<Self>) -> Result<Database, StorageError> {
        if self.closed.get() {
            return Err(StorageError::Closed);
        }
        if let Some(db) = self.connection.borrow().clone() {
            return Ok(db);
        }
        let place = self.place.borrow().clone();
        let db = connect(&place, &self.notify).await?;
        self.keep(db.clone())?;
        Ok(db)
    }

    /// Returns the key of the pages, as it is now.
    pub(super) fn sealer(&self) -> Sealer {
        self.sealer.borrow().clone()
    }

    /// Keeps a connection until it is lost or asked for by another tab.
    fn keep(self: &Rc<Self>, db: Database) -> Result<(), StorageError> {
        let mut changes = db.version_changes().map_err(|error| told(error, None))?;
        let inner: Weak<Inner> = Rc::downgrade(self);
        // Two that needed one at once have made two: the first must not stay open, for nobody closes it later.
        self.let_go();
        self.connection.replace(Some(db));
        let number = self.connections.get().wrapping_add(1);
        self.connections.set(number);
        spawn_local(async move {
            let asked = changes.recv().await.is_some();
            let Some(inner) = inner.upgrade().filter(|inner| inner.connections.get() == number) else {
                return;
            };
            if asked {
                inner.close();
                (inner.notify)(Notice::Closed);
            } else {
                // The browser cut it: the next one who needs it makes it anew.
                inner.let_go();
            }
        });
        Ok(())
    }

    /// Closes for good.
    pub(super) fn close(&self) {
        self.closed.set(true);
        self.let_go();
    }

    pub(super) fn let_go(&self) {
        if let Some(db) = self.connection.take() {
            db.close();
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.let_go();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

pub(super) async fn connect(name: &str, notify: &Rc<dyn Fn(Notice)>) -> Result<Database, StorageError> {
    let blocked = notify.clone();
    Database::open(name)
        .with_version(SCHEMA_VERSION)
        .with_on_blocked(move |_| {
            blocked(Notice::Blocked);
            Ok(())
        })
        .with_on_upgrade_needed(|event, db| {
            // The browser itself refuses to open a database of a newer version than asked for.
            for step in steps_from(event.old_version() as u32).into_iter().flatten() {
                for store in step.creates {
                    db.create_object_store(*store).build()?;
                }
            }
            Ok(())
        })
        .await
        .map_err(opening)
}
