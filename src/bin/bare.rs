//! A page of Yew with nothing on it: what opening the app is compared with, in tests/bench.

#[cfg(target_arch = "wasm32")]
fn main() {
    use yew::prelude::*;

    #[component]
    fn Bare() -> Html {
        html! { <main>{ "Il Solito" }</main> }
    }

    yew::Renderer::<Bare>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
