//! What is said about the menu and orders, in one place: each language file must say all of it, or the app does not compile.

use crate::messages::texts::{Texts, texts};

texts! { MenuTexts over Texts:
    menu_count menu_search menu_new menu_import menu_empty menu_not_found menu_without_category menu_unnamed
    menu_no_price menu_no_ingredients menu_blank menu_adopt menu_adopt_all menu_adopt_one menu_adopted
    menu_ordered_times menu_name menu_name_hint menu_category menu_price menu_wrong_price menu_part
    menu_all_day menu_available_more menu_ingredients menu_ingredients_hint menu_knowledge menu_allergens
    menu_diets menu_traces_of menu_unknown_all menu_unknown_words menu_open_words menu_follows_contains
    menu_follows_may menu_follows_free menu_follows_unknown menu_follows_suits menu_follows_suits_not
    menu_contradiction menu_free_needs_ingredients menu_synonyms menu_new_synonym menu_synonym_hint
    menu_synonym_added menu_remove menu_removed menu_paste menu_paste_example menu_paste_hint menu_file
    menu_file_unreadable menu_needs_name menu_take menu_taken menu_rows_added menu_rows_updated
    menu_rows_same menu_rows_repeated menu_row_added menu_row_updated menu_row_same menu_row_repeated
    menu_price_change menu_doubts orders_title orders_lead orders_how orders_link orders_foreign
    orders_known orders_new orders_there orders_nobody orders_skipped orders_with_new orders_with_new_more
    orders_take orders_taken orders_so_far
    loyalty loyalty_lead loyalty_on loyalty_on_more loyalty_off loyalty_saved earn_visit earn_amount
    earn_item earn_which points_each_visit points_each_amount points_each_item rewards new_reward
    new_reward_example reward_points reward_added reward_give reward_given reward_taken_back points_count
    points_missing points_too_few points_clash points_clash_undo points_log points_log_more points_when
    points_what
    demand demand_whose demand_regulars demand_everyone demand_counting demand_too_few demand_people
    demand_without demand_no_needs demand_needs_met demand_says demand_in demand_on_menu demand_missing
    demand_favourite demand_avoids demand_avoids_nothing demand_fit demand_fit_unknown demand_key
    demand_range demand_by_category demand_table demand_need demand_what demand_people_column
    demand_fit_column demand_unknown_column demand_all_column demand_likes_column demand_avoids_column
    demand_items_column demand_items_with demand_not_on_menu demand_yes demand_no demand_privacy
    demand_share demand_shared demand_share_nothing demand_share_failed
}
