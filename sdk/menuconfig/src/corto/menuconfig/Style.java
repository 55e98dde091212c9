// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// What a character on the screen is part of. Which colours that has is up to the [Theme].
enum Style {
    /// The background, and the title above the dialogs.
    SCREEN,
    SHADOW,
    DIALOG,
    TITLE,
    /// The two lit sides of a frame: left and top if it is raised, right and bottom if it is sunken.
    LIT_FRAME,
    ITEM_SELECTED,
    HOTKEY,
    HOTKEY_SELECTED,
    /// Of a scrolled list: that there is more.
    ARROW,
    BUTTON,
    BUTTON_LABEL,
    BUTTON_KEY,
    BUTTON_SELECTED,
    BUTTON_KEY_SELECTED
}
