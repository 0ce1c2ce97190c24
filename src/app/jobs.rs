//! What the app has done in a worker, and how it asks for that: making keys of passcodes.

use super::state::Failure;
use crate::platform::{clock, worker};
use crate::vault::{Cost, KEY_BYTES, SALT_BYTES, VaultError, derive};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

/// Makes the key of a passcode, as [`derive`] does.
type Derive = fn(&str, &[u8; SALT_BYTES], Cost) -> Result<[u8; KEY_BYTES], VaultError>;

/// Loads what makes keys: no phone without a passcode has any use for it.
#[wasm_split(keys, fallible)]
fn derivation() -> Result<Derive, Failure> {
    Ok(derive)
}

/// What a worker for keys is started as.
pub const TASK: &str = "keys";
/// The first byte of a request.
const DERIVE: u8 = 0;
const TIME: u8 = 1;

/// Does the one job that the page asks for. Called once, in a worker.
pub fn serve() {
    worker::listen(|request| {
        spawn_local(async move {
            // Nothing is no key, and no time.
            worker::answer(&answer(&request).await.unwrap_or_default());
        });
    });
    worker::answer(&[]);
}

async fn answer(request: &[u8]) -> Option<Vec<u8>> {
    let derive = derivation().await.ok()?;
    match request.split_first()? {
        (&DERIVE, input) => {
            let (cost, salt, passcode) = parse(input)?;
            derive(passcode, salt, cost).ok().map(Vec::from)
        }
        (&TIME, input) => {
            let memory = u32::from_be_bytes(input.try_into().ok()?);
            let cost = Cost { memory, passes: 1 };
            let started = clock::now();
            derive("a passcode", &[0; SALT_BYTES], cost).ok()?;
            Some(clock::now().0.saturating_sub(started.0).to_be_bytes().to_vec())
        }
        _ => None,
    }
}

fn parse(input: &[u8]) -> Option<(Cost, &[u8; SALT_BYTES], &str)> {
    let (memory, rest) = input.split_first_chunk()?;
    let (passes, rest) = rest.split_first_chunk()?;
    let (salt, passcode) = rest.split_first_chunk()?;
    let cost = Cost { memory: u32::from_be_bytes(*memory), passes: u32::from_be_bytes(*passes) };
    Some((cost, salt, std::str::from_utf8(passcode).ok()?))
}

/// Makes the key of a passcode.
pub async fn make_key(
    passcode: &str,
    salt: &[u8; SALT_BYTES],
    cost: Cost,
) -> Result<[u8; KEY_BYTES], VaultError> {
    let mut input = Vec::with_capacity(9 + SALT_BYTES + passcode.len());
    input.push(DERIVE);
    input.extend_from_slice(&cost.memory.to_be_bytes());
    input.extend_from_slice(&cost.passes.to_be_bytes());
    input.extend_from_slice(salt);
    input.extend_from_slice(passcode.as_bytes());
    let made = worker::ask(TASK, &input).await;
    input.fill(0);
    made.ok().and_then(|key| key.try_into().ok()).ok_or(VaultError::DoesNotOpen)
}

/// Finds out what this device does in about half a second, with as much memory as it has got.
pub async fn tune() -> Result<Cost, VaultError> {
    for memory in Cost::MEMORIES {
        let request = [&[TIME][..], &memory.to_be_bytes()].concat();
        if let Ok(took) = worker::ask(TASK, &request).await
            && let Ok(took) = took.try_into().map(u64::from_be_bytes)
        {
            return Ok(Cost::tuned(memory, took));
        }
    }
    Err(VaultError::DoesNotOpen)
}
