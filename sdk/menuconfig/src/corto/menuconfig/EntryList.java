// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.MenuNode;
import java.util.List;

/// The lines of a menu or choice in a sunken frame: one is selected; if there are more than fit, a part is shown.
final class EntryList {
    private List<Entry> entries = List.of();
    private int selected;
    private int first;              // line at the top
    private int rows = 1;           // lines that were shown

    boolean isEmpty() {
        return entries.isEmpty();
    }

    int size() {
        return entries.size();
    }

    /// The columns of the longest line.
    int longest() {
        return entries.stream().mapToInt(entry -> entry.text().length()).max().orElse(0);
    }

    /// There must be one.
    Entry selected() {
        return entries.get(selected);
    }

    /// Exchanges the lines. What was selected stays selected, wherever it is now.
    void replace(List<Entry> entries) {
        MenuNode before = isEmpty() ? null : selected().node();
        this.entries = entries;
        select(selected);
        select(before);
    }

    /// Selects the line of `node`, if it has one.
    void select(MenuNode node) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).node() == node) {
                select(i);
            }
        }
    }

    private void select(int index) {
        selected = Math.clamp(index, 0, Math.max(0, entries.size() - 1));
    }

    /// Moves the selection if `key` is one that does.
    boolean press(Key key) {
        switch (key) {
            case Key.Named.UP -> select(selected - 1);
            case Key.Named.DOWN -> select(selected + 1);
            case Key.Named.PAGE_UP -> scroll(-rows);
            case Key.Named.PAGE_DOWN -> scroll(rows);
            case Key.Named.HOME -> select(0);
            case Key.Named.END -> select(entries.size() - 1);
            case Key.Typed(char c) when c == '-' -> select(selected - 1);
            case Key.Typed(char c) when c == '+' -> select(selected + 1);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void scroll(int by) {
        first = Math.clamp(first + by, 0, lastFirst());
        select(selected + by);
    }

    private int lastFirst() {
        return Math.max(0, entries.size() - rows);
    }

    /// Selects the next line with that hot key, from the beginning again after the last. `false` if there is none.
    boolean goToLetter(char letter) {
        for (int i = 1; i <= entries.size(); i++) {
            int index = (selected + i) % entries.size();
            if (entries.get(index).hasHotkey(letter)) {
                select(index);
                return true;
            }
        }
        return false;
    }

    /// Draws `rows` lines, with the frame around them, the lines `margin` columns from its left side. The cursor goes to the selected one.
    void draw(Box box, int row, int column, int rows, int width, int margin) {
        this.rows = rows;
        first = Math.clamp(first, Math.max(0, selected - rows + 1), selected);
        first = Math.min(first, lastFirst());
        box.frame(row - 1, column - 1, rows + 2, width + 2, false);
        for (int i = first; i < Math.min(first + rows, entries.size()); i++) {
            draw(box, entries.get(i), row + i - first, column + margin, width - margin, i == selected);
        }
        if (first > 0) {
            box.text(row - 1, column + margin, "↑(-)", Style.ARROW);
        }
        if (first + rows < entries.size()) {
            box.text(row + rows, column + margin, "↓(+)", Style.ARROW);
        }
    }

    private static void draw(Box box, Entry entry, int row, int column, int width, boolean selected) {
        String text = Box.abbreviated(entry.text(), width);
        box.text(row, column, text, selected ? Style.ITEM_SELECTED : Style.DIALOG);
        int hotkey = entry.hotkeyColumn();
        if (hotkey >= 0 && hotkey < text.length()) {
            box.text(row, column + hotkey, text.substring(hotkey, hotkey + 1), selected ? Style.HOTKEY_SELECTED : Style.HOTKEY);
        }
        if (selected) {
            box.placeCursor(row, column);
        }
    }
}
