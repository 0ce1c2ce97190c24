//! A lock across tabs, held while one of them writes; where the browser has none, transactions alone keep order.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Held until it is dropped.
pub struct Lock {
    release: Function,
    _granted: Closure<dyn FnMut(JsValue) -> Promise>,
}

impl Lock {
    /// Asks for the lock of that name; `None` where the browser has no locks, or refuses them.
    pub fn request(name: &str) -> impl Future<Output = Option<Self>> + use<> {
        let asked = Self::ask(name);
        async {
            let (lock, granted) = asked?;
            JsFuture::from(granted).await.ok().map(|_| lock)
        }
    }

    fn ask(name: &str) -> Option<(Self, Promise)> {
        let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
        let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let (held, release) = deferred()?;
        let (granted, grant) = deferred()?;
        let on_granted = Closure::new(move |_lock: JsValue| {
            // A grant that nobody waits for any more changes nothing.
            let _ = grant.call0(&JsValue::UNDEFINED);
            held.clone()
        });
        let asked = request.call2(&locks, &name.into(), on_granted.as_ref()).ok()?;
        // The answer comes only after the release, unless it is a refusal.
        let first = Promise::race(&Array::of2(&granted, &asked));
        Some((Self { release, _granted: on_granted }, first))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Resolving a promise cannot fail.
        let _ = self.release.call0(&JsValue::UNDEFINED);
    }
}

/// Makes a promise and what resolves it; `None` never happens, since a promise calls back while it is made.
fn deferred() -> Option<(Promise, Function)> {
    // Not `Function::default()`: that compiles a text, which the page's policy forbids.
    let mut resolver = None;
    let promise = Promise::new(&mut |resolve, _| resolver = Some(resolve));
    resolver.map(|resolver| (promise, resolver))
}
