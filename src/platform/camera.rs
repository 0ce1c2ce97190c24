//! The camera: opened when a person asks for it, closed when dropped; its pictures go to a worker, never to the network.

use super::page;
use js_sys::{Object, Reflect, Uint8Array, Uint8ClampedArray};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaDevices, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

/// The longest side of a picture that is looked at, in pixels: more costs time and shows no more.
const LONGEST: u32 = 720;

/// Why there are no pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The person, or a setting, said no.
    Refused,
    /// There is no camera, or this browser shows it to no page.
    Absent,
    /// Another app has it.
    Busy,
}

/// A camera that is on.
pub struct Camera {
    stream: MediaStream,
    video: HtmlVideoElement,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
}

impl Camera {
    /// Asks for the camera at the back, and shows what it sees in a video element.
    pub async fn open(video: HtmlVideoElement) -> Result<Self, Denied> {
        let stream = ask().await.map_err(|error| denied(&error))?;
        let prepared = prepare();
        video.set_src_object(Some(&stream));
        // Whether it plays is seen from its pictures: some browsers answer this late, or never.
        let _ = video.play();
        match prepared {
            Ok((canvas, context)) => Ok(Self { stream, video, canvas, context }),
            Err(_) => {
                end(&stream);
                Err(Denied::Absent)
            }
        }
    }

    /// Takes a picture: the square in the middle, four bytes a pixel (red, green, blue, opacity); `None` while there is
    /// none yet.
    pub fn take(&self) -> Option<Uint8Array> {
        let (width, height) = (self.video.video_width(), self.video.video_height());
        let inside = width.min(height);
        if inside == 0 {
            return None;
        }
        let side = inside.min(LONGEST);
        if self.canvas.width() != side {
            self.canvas.set_width(side);
            self.canvas.set_height(side);
        }
        let (left, top) = (f64::from(width - inside) / 2.0, f64::from(height - inside) / 2.0);
        let (from, to) = (f64::from(inside), f64::from(side));
        let drawn =
            self.context.draw_image_with_html_video_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                &self.video,
                left,
                top,
                from,
                from,
                0.0,
                0.0,
                to,
                to,
            );
        drawn.ok()?;
        let picture = self.context.get_image_data(0.0, 0.0, to, to).ok()?;
        // As it lies there: copying two megabytes in would hold the screen up.
        let pixels: Uint8ClampedArray = Reflect::get(&picture, &"data".into()).ok()?.dyn_into().ok()?;
        Some(Uint8Array::new(&pixels.buffer()))
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        self.video.set_src_object(None);
        end(&self.stream);
    }
}

fn end(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

async fn ask() -> Result<MediaStream, JsValue> {
    let devices = Reflect::get(&page::window().navigator(), &"mediaDevices".into())?;
    // Browsers leave it out where the page did not come over HTTPS.
    let devices: MediaDevices = devices.dyn_into()?;
    let wanted = Object::new();
    for (name, value) in
        [("facingMode", "environment".into()), ("width", 1280.into()), ("height", 720.into())]
    {
        let ideal = Object::new();
        Reflect::set(&ideal, &"ideal".into(), &value)?;
        Reflect::set(&wanted, &name.into(), &ideal)?;
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let stream = JsFuture::from(devices.get_user_media_with_constraints(&constraints)?).await?;
    stream.dyn_into()
}

fn prepare() -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let canvas: HtmlCanvasElement = page::document().create_element("canvas")?.dyn_into()?;
    // Pictures are read back again and again: kept where the processor reads them.
    let options = Object::new();
    Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE)?;
    let context = canvas.get_context_with_context_options("2d", &options)?.ok_or(JsValue::UNDEFINED)?;
    Ok((canvas, context.dyn_into()?))
}

fn denied(error: &JsValue) -> Denied {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    match name.as_str() {
        "NotAllowedError" | "SecurityError" => Denied::Refused,
        "NotReadableError" | "AbortError" => Denied::Busy,
        _ => Denied::Absent,
    }
}
