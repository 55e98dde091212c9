// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.util.List;

/// A row of buttons, one of which is selected.
final class Buttons {
    private final List<String> labels;
    private final int gap;
    private int selected;

    /// `gap`: columns from the beginning of one button to the next.
    Buttons(int gap, String... labels) {
        this.labels = List.of(labels);
        this.gap = gap;
    }

    int selected() {
        return selected;
    }

    void select(int button) {
        selected = button;
    }

    /// Moves the selection if `key` is one that does; at the end it comes back at the beginning.
    boolean press(Key key) {
        switch (key) {
            case Key.Named.LEFT, Key.Named.BACK_TAB -> move(-1);
            case Key.Named.RIGHT, Key.Named.TAB -> move(1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        selected = Math.floorMod(selected + by, labels.size());
    }

    void draw(Box box, int column) {
        draw(box, column, selected);
    }

    /// Without a selected one if `shown` is negative: the keys go elsewhere.
    void draw(Box box, int column, int shown) {
        box.separator();
        box.buttons(labels, shown, column, gap);
    }
}
