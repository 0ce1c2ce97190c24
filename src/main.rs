//! Mounts the app.

#[cfg(target_arch = "wasm32")]
fn main() {
    use yew::prelude::*;
    #[wasm_bindgen::prelude::wasm_bindgen(
        inline_js = "export const keep = () => { navigator.serviceWorker.register('./sw.js'); };"
    )]
    extern "C" {
        fn keep();
    }
    #[function_component]
    fn Page() -> Html {
        html! {
            <main class="page" id="main">
                <h1>{"Il Solito"}</h1>
                <svg class="icon" aria-hidden="true"><use href="icons.svg#cup" /></svg>
                <label for="name">{"Nome"}</label><input id="name" />
                <button type="button">{"Salva"}</button>
            </main>
        }
    }
    yew::Renderer::<Page>::new().render();
    keep();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
