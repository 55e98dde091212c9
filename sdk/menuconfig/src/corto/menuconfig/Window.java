// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// A dialog. The one above all others is shown and gets the keys.
interface Window {
    void draw(Screen screen);

    void press(Key key);

    /// It is the one above again, after another was closed.
    default void comeBack() {
    }

    /// How the line of places above the dialog names it; `null` if it is no place.
    default String place() {
        return null;
    }
}
