//! Being recognised by the phone: a credential of its own gives the same secret each time (WebAuthn, its PRF extension).

use super::page;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The bytes of a secret, and of what it is made of.
pub const SECRET_BYTES: usize = 32;

/// Why there is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This phone, or this browser, has none to give.
    Impossible,
    /// Nobody was recognised, or it was called off.
    Refused,
}

/// A credential that was made, with its secret.
pub struct Credential {
    /// By what name the phone knows it.
    pub id: Vec<u8>,
    /// Its secret.
    pub secret: [u8; SECRET_BYTES],
}

/// What is drawn at random for a credential.
pub struct Drawn {
    /// By what number the phone tells this book from others.
    pub user: [u8; 16],
    /// What the phone signs; nobody looks at that, for the secret alone counts.
    pub challenge: [u8; SECRET_BYTES],
    /// Of what the phone makes the secret.
    pub salt: [u8; SECRET_BYTES],
}

/// Returns whether the phone can recognise somebody at all.
pub async fn is_possible() -> bool {
    let asked = || -> Result<Promise, JsValue> {
        let class = Reflect::get(&page::window(), &"PublicKeyCredential".into())?;
        let ask = Reflect::get(&class, &"isUserVerifyingPlatformAuthenticatorAvailable".into())?;
        ask.dyn_into::<Function>()?.call0(&class).map(|promise| Promise::resolve(&promise))
    };
    match asked() {
        Ok(promise) => JsFuture::from(promise).await.is_ok_and(|possible| possible.is_truthy()),
        Err(_) => false,
    }
}

/// Makes a credential. Must be called while a press is being answered.
pub async fn make(name: &str, drawn: &Drawn) -> Result<Credential, Refusal> {
    let make = || -> Result<JsValue, JsValue> {
        let algorithms = [-7, -257].map(|algorithm| {
            object([("type", "public-key".into()), ("alg", JsValue::from_f64(f64::from(algorithm)))])
        });
        let algorithms: Array = algorithms.into_iter().collect::<Result<Vec<_>, _>>()?.iter().collect();
        let user = [("id", bytes(&drawn.user)), ("name", name.into()), ("displayName", name.into())];
        let chosen = [
            ("authenticatorAttachment", "platform".into()),
            ("residentKey", "preferred".into()),
            ("userVerification", "required".into()),
        ];
        object([
            ("rp", object([("name", name.into())])?),
            ("user", object(user)?),
            ("challenge", bytes(&drawn.challenge)),
            ("pubKeyCredParams", algorithms.into()),
            ("authenticatorSelection", object(chosen)?),
            ("extensions", prf(&drawn.salt)?),
        ])
    };
    let made = call("create", make()).await?;
    let id = Reflect::get(&made, &"rawId".into()).map_err(|_| Refusal::Impossible)?;
    let id = Uint8Array::new(&id).to_vec();
    let secret = match secret(&made) {
        Some(secret) => secret,
        // Many phones give the secret only when they are asked for the credential again.
        None if is_enabled(&made) => ask(&id, &drawn.challenge, &drawn.salt).await?,
        None => return Err(Refusal::Impossible),
    };
    Ok(Credential { id, secret })
}

/// Asks for the secret of a credential. Must be called while a press is being answered.
pub async fn ask(
    id: &[u8],
    challenge: &[u8; SECRET_BYTES],
    salt: &[u8; SECRET_BYTES],
) -> Result<[u8; SECRET_BYTES], Refusal> {
    let ask = || -> Result<JsValue, JsValue> {
        let transports = Array::of1(&"internal".into());
        let credential =
            [("type", "public-key".into()), ("id", bytes(id)), ("transports", transports.into())];
        object([
            ("challenge", bytes(challenge)),
            ("allowCredentials", Array::of1(&object(credential)?).into()),
            ("userVerification", "required".into()),
            ("extensions", prf(salt)?),
        ])
    };
    let given = call("get", ask()).await?;
    secret(&given).ok_or(Refusal::Impossible)
}

async fn call(verb: &str, asked: Result<JsValue, JsValue>) -> Result<JsValue, Refusal> {
    let promise = || -> Result<Promise, JsValue> {
        let credentials = Reflect::get(&page::window().navigator(), &"credentials".into())?;
        let verb: Function = Reflect::get(&credentials, &verb.into())?.dyn_into()?;
        let promise = verb.call1(&credentials, &object([("publicKey", asked?)])?)?;
        Ok(Promise::resolve(&promise))
    };
    let promise = promise().map_err(|_| Refusal::Impossible)?;
    JsFuture::from(promise).await.map_err(|_| Refusal::Refused)
}

/// Asks for a secret besides the signature.
fn prf(salt: &[u8]) -> Result<JsValue, JsValue> {
    object([("prf", object([("eval", object([("first", bytes(salt))])?)])?)])
}

/// What the phone answered to that.
fn answered(credential: &JsValue) -> Result<JsValue, JsValue> {
    let results: Function = Reflect::get(credential, &"getClientExtensionResults".into())?.dyn_into()?;
    Reflect::get(&results.call0(credential)?, &"prf".into())
}

fn is_enabled(credential: &JsValue) -> bool {
    let enabled = answered(credential).and_then(|prf| Reflect::get(&prf, &"enabled".into()));
    enabled.is_ok_and(|enabled| enabled.is_truthy())
}

fn secret(credential: &JsValue) -> Option<[u8; SECRET_BYTES]> {
    let results = Reflect::get(&answered(credential).ok()?, &"results".into()).ok()?;
    let first = Reflect::get(&results, &"first".into()).ok()?;
    if first.is_object() { Uint8Array::new(&first).to_vec().try_into().ok() } else { None }
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

fn object<const N: usize>(members: [(&str, JsValue); N]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object.into())
}
