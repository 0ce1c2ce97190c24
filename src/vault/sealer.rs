//! Seals and opens in the browser, with its own cipher: fast, and the key never lies in our memory.

use super::{Envelope, KEY_BYTES, KeyWrap, NONCE_BYTES, Nonce, VaultError, additional_data};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

/// The keys of one database, ready to seal and open.
#[derive(Clone, Debug)]
pub struct Sealer {
    subtle: SubtleCrypto,
    /// The key of the pages.
    key: CryptoKey,
    /// The data key, which all ways in open. In databases of version 1 it is the key of the pages too.
    root: WrappingKey,
    database: [u8; 16],
}

/// A key that wraps data keys, held by the browser.
#[derive(Clone, Debug)]
pub struct WrappingKey(CryptoKey);

/// What a key that is unwrapped may be used for.
const USES: [&str; 4] = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];

impl WrappingKey {
    /// Makes one that the browser keeps and never gives away.
    pub async fn of_browser() -> Result<Self, VaultError> {
        let made =
            subtle()?.generate_key_with_object(&aes(256.into())?, false, &usages(["wrapKey", "unwrapKey"]));
        wait(made).await.map(|key| Self(key.unchecked_into()))
    }

    /// Takes in the one that is made of a passcode. The bytes are wiped: the browser alone has it then.
    pub async fn of_passcode(mut key: [u8; KEY_BYTES]) -> Result<Self, VaultError> {
        let bytes = Uint8Array::from(key.as_slice());
        key.fill(0);
        let usages = usages(["wrapKey", "unwrapKey"]);
        let made = subtle()?.import_key_with_object("raw", &bytes, &aes(256.into())?, false, &usages);
        let made = wait(made).await;
        bytes.fill(0, 0, KEY_BYTES as u32);
        made.map(|key| Self(key.unchecked_into()))
    }

    /// Reads one that the browser's database gave back.
    pub fn stored(key: &JsValue) -> Self {
        Self(key.clone().unchecked_into())
    }

    /// Returns it as the browser's database takes it.
    pub fn to_store(&self) -> JsValue {
        self.0.clone().into()
    }

    /// Unwraps a data key, wraps it under another key too, and returns it sealed under that; neither lies in our
    /// memory. `name` is what the new wrap is bound to. Errs where this key does not fit.
    pub async fn rewrap(
        &self,
        database: &[u8; 16],
        (sealed, name): (&[u8], &str),
        other: &WrappingKey,
        other_name: &str,
    ) -> Result<Vec<u8>, VaultError> {
        let key = self.unwrap(database, sealed, name, true).await?;
        other.wrap(database, &key, other_name).await
    }

    /// Makes a key, and returns it with how it is sealed under this one.
    async fn make(&self, database: &[u8; 16], name: &str) -> Result<(CryptoKey, Vec<u8>), VaultError> {
        let made = subtle()?.generate_key_with_object(&aes(256.into())?, true, &usages(USES));
        let sealed = self.wrap(database, &wait(made).await?.unchecked_into(), name).await?;
        // The one that was made could be given away; the one that is used cannot.
        Ok((self.unwrap(database, &sealed, name, false).await?, sealed))
    }

    async fn wrap(&self, database: &[u8; 16], key: &CryptoKey, name: &str) -> Result<Vec<u8>, VaultError> {
        let nonce: Nonce = draw()?;
        let gcm = gcm(&nonce, &additional_data(database, KeyWrap::KIND, name))?;
        let wrapped = wait(subtle()?.wrap_key_with_object("raw", key, &self.0, &gcm)).await?;
        Ok(Envelope { nonce, ciphertext: &Uint8Array::new(&wrapped).to_vec() }.to_bytes())
    }

    async fn unwrap(
        &self,
        database: &[u8; 16],
        sealed: &[u8],
        name: &str,
        extractable: bool,
    ) -> Result<CryptoKey, VaultError> {
        let envelope = Envelope::parse(sealed)?;
        let unwrapped = subtle()?.unwrap_key_with_js_u8_array_and_object_and_str(
            "raw",
            &Uint8Array::from(envelope.ciphertext),
            &self.0,
            &gcm(&envelope.nonce, &additional_data(database, KeyWrap::KIND, name))?,
            "AES-GCM",
            extractable,
            &usages(USES),
        );
        wait(unwrapped).await.map(JsCast::unchecked_into).map_err(|_| VaultError::DoesNotOpen)
    }
}

impl Sealer {
    /// Makes the keys of a database: the data key, wrapped, and the key of the pages, sealed under that.
    pub async fn create(
        database: [u8; 16],
        key: &WrappingKey,
    ) -> Result<(Self, KeyWrap, Vec<u8>), VaultError> {
        let (root, sealed) = key.make(&database, KeyWrap::NAME).await?;
        let root = WrappingKey(root);
        let (key, inner) = root.make(&database, KeyWrap::INNER).await?;
        Ok((Self { subtle: subtle()?, key, root, database }, KeyWrap::Browser(sealed), inner))
    }

    /// Makes another key for the pages of the same database, and returns it sealed too.
    pub async fn renew(&self) -> Result<(Self, Vec<u8>), VaultError> {
        let (key, inner) = self.root.make(&self.database, KeyWrap::INNER).await?;
        Ok((Self { key, ..self.clone() }, inner))
    }

    /// Unwraps the data key of a database, sealed under that name, and with it the key of the pages where that is
    /// another one; errs where the key does not fit.
    pub async fn open(
        database: [u8; 16],
        key: &WrappingKey,
        (sealed, name): (&[u8], &str),
        inner: Option<&[u8]>,
    ) -> Result<Self, VaultError> {
        let root = WrappingKey(key.unwrap(&database, sealed, name, false).await?);
        let key = match inner {
            Some(inner) => root.unwrap(&database, inner, KeyWrap::INNER, false).await?,
            None => root.0.clone(),
        };
        Ok(Self { subtle: subtle()?, key, root, database })
    }

    /// Seals things of one kind or several, all at once; each is its kind, its name and its bytes. The browser begins at
    /// once, beside whatever is done before this is waited for.
    pub fn seal(
        &self,
        things: &[(u8, String, Vec<u8>)],
    ) -> impl Future<Output = Result<Vec<Vec<u8>>, VaultError>> + use<> {
        let begun = self.begin_sealing(things);
        async {
            let (nonces, sealed) = begun?;
            let sealed: Array = wait(Ok(sealed)).await?.unchecked_into();
            let whole = |(nonce, ciphertext): (Nonce, JsValue)| {
                let ciphertext = Uint8Array::new(&ciphertext);
                let mut bytes = Envelope { nonce, ciphertext: &[] }.to_bytes();
                let start = bytes.len();
                bytes.resize(start + ciphertext.length() as usize, 0);
                ciphertext.copy_to(bytes.get_mut(start..).unwrap_or_default());
                bytes
            };
            Ok(nonces.into_iter().zip(sealed.iter()).map(whole).collect())
        }
    }

    fn begin_sealing(&self, things: &[(u8, String, Vec<u8>)]) -> Result<(Vec<Nonce>, Promise), VaultError> {
        let mut nonces: Vec<Nonce> = Vec::with_capacity(things.len());
        let sealing = Array::new();
        for (kind, name, plain) in things {
            let nonce = draw()?;
            let gcm = gcm(&nonce, &additional_data(&self.database, *kind, name))?;
            let plain = Uint8Array::from(plain.as_slice());
            let sealed = self.subtle.encrypt_with_object_and_js_u8_array(&gcm, &self.key, &plain);
            sealing.push(sealed.map_err(refused)?.as_ref());
            nonces.push(nonce);
        }
        Ok((nonces, Promise::all(&sealing)))
    }

    /// Opens things, all at once, each by itself; each is its kind, its name and its sealed bytes.
    pub async fn open_all(
        &self,
        things: &[(u8, String, Vec<u8>)],
    ) -> Result<Vec<Result<Vec<u8>, VaultError>>, VaultError> {
        let mut refusals: Vec<Option<VaultError>> = Vec::with_capacity(things.len());
        let opening = Array::new();
        for (kind, name, sealed) in things {
            match Envelope::parse(sealed) {
                Ok(envelope) => {
                    let gcm = gcm(&envelope.nonce, &additional_data(&self.database, *kind, name))?;
                    let ciphertext = Uint8Array::from(envelope.ciphertext);
                    let opened =
                        self.subtle.decrypt_with_object_and_js_u8_array(&gcm, &self.key, &ciphertext);
                    opening.push(opened.map_err(refused)?.as_ref());
                    refusals.push(None);
                }
                Err(error) => {
                    opening.push(&JsValue::UNDEFINED);
                    refusals.push(Some(error));
                }
            }
        }
        let opened: Array = wait(Ok(Promise::all_settled(&opening))).await?.unchecked_into();
        let value = JsValue::from_str("value");
        Ok(refusals
            .into_iter()
            .zip(opened.iter())
            .map(|(refusal, settled)| match refusal {
                Some(error) => Err(error),
                None => match Reflect::get(&settled, &value) {
                    Ok(plain) if plain.is_object() => Ok(Uint8Array::new(&plain).to_vec()),
                    _ => Err(VaultError::DoesNotOpen),
                },
            })
            .collect())
    }
}

/// Draws random bytes from the browser's own source.
pub fn draw<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0; N];
    crypto()?.get_random_values_with_u8_array(&mut bytes).map_err(refused)?;
    Ok(bytes)
}

fn crypto() -> Result<Crypto, VaultError> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).map_err(refused)?;
    crypto.dyn_into().map_err(|_| VaultError::NoCipher("no crypto".into()))
}

/// Errs on a page without HTTPS, where the browser hides its cipher.
fn subtle() -> Result<SubtleCrypto, VaultError> {
    let subtle = Reflect::get(crypto()?.as_ref(), &"subtle".into()).map_err(refused)?;
    subtle.dyn_into().map_err(|_| VaultError::NoCipher("not a secure context".into()))
}

fn usages<const N: usize>(usages: [&str; N]) -> JsValue {
    usages.into_iter().map(JsValue::from_str).collect::<Array>().into()
}

fn aes(length: JsValue) -> Result<Object, VaultError> {
    dictionary([("name", "AES-GCM".into()), ("length", length)])
}

fn gcm(nonce: &[u8; NONCE_BYTES], data: &[u8]) -> Result<Object, VaultError> {
    dictionary([
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce.as_slice()).into()),
        ("additionalData", Uint8Array::from(data).into()),
    ])
}

fn dictionary<const N: usize>(members: [(&str, JsValue); N]) -> Result<Object, VaultError> {
    let object = Object::new();
    for (name, value) in members {
        Reflect::set(&object, &name.into(), &value).map_err(refused)?;
    }
    Ok(object)
}

async fn wait(promise: Result<Promise, JsValue>) -> Result<JsValue, VaultError> {
    JsFuture::from(promise.map_err(refused)?).await.map_err(refused)
}

fn refused(error: JsValue) -> VaultError {
    let message = error.dyn_ref::<web_sys::DomException>().map(|error| error.message());
    VaultError::NoCipher(message.unwrap_or_else(|| format!("{error:?}")).into())
}
