//! What is said about settings, installing and keeping, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::{Texts, texts};

texts! { HouseTexts over Texts:
    more_menu_more more_import_more more_history more_history_count more_sync more_sync_more more_keeping more_keeping_count
    more_settings more_settings_more more_install more_install_more more_installed more_demo more_leave_demo
    more_leave_demo_more settings_house settings_names settings_saved opening_hours opening_hours_more opening_days opening_hint opening_closed opening_wrong opening_copy settings_looks theme_device
    theme_light theme_dark hand_right hand_left hand_hint about_version about_promise about_licences
    about_licence about_font about_font_licence about_parts about_parts_count about_parts_texts install_done install_done_more install_why
    install_left_behind install_left_behind_more install_offline install_offline_more install_keeps
    install_keeps_more install_quick install_quick_more install_other install_another install_android
    install_android_menu install_android_add install_now install_accepted install_desktop
    install_desktop_more install_apple install_apple_share install_apple_share_more install_apple_add
    install_apple_add_more install_apple_confirm install_apple_confirm_more keeping_only_copy
    keeping_only_copy_more keeping_backup_later keeping_people keeping_visits keeping_steps keeping_safe
    keeping_promised keeping_promised_more keeping_not_promised keeping_not_promised_more keeping_refused
    keeping_refused_more keeping_asking keeping_asking_more keeping_silent keeping_silent_more keeping_ask
    keeping_installed_more keeping_tab keeping_tab_more keeping_tab_apple keeping_room keeping_room_more
    keeping_room_scarce keeping_room_unknown keeping_room_unknown_more keeping_sealed keeping_sealed_more
    keeping_browser keeping_browser_full keeping_browser_apple keeping_browser_clear keeping_browser_private
    keeping_readable keeping_readable_more keeping_readable_open keeping_readable_open_more
    keeping_readable_save
}
