// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.util.ArrayList;
import java.util.List;

/// A dialog on the screen: frame, title, shadow, and at the bottom a row of buttons. Rows and columns count from its upper left corner.
final class Box {
    private static final int SHADOW_WIDTH = 2;
    /// Rows at the bottom that belong to the buttons: separator, buttons, frame.
    static final int BUTTON_ROWS = 3;

    private final Screen screen;
    private final int top;
    private final int left;
    private final int height;
    private final int width;

    private Box(Screen screen, int top, int left, int height, int width) {
        this.screen = screen;
        this.top = top;
        this.left = left;
        this.height = height;
        this.width = width;
    }

    /// Draws a box in the middle of the screen.
    static Box centred(Screen screen, String title, int height, int width) {
        Box box = new Box(screen, (screen.rows() - height) / 2, (screen.columns() - width) / 2, height, width);
        box.drawShadow();
        screen.fill(box.top, box.left, height, width, Style.DIALOG);
        box.frame(0, 0, height, width, true);
        box.drawTitle(title);
        return box;
    }

    /// Draws a box that fills the screen, but for the two lines above it and its shadow.
    static Box large(Screen screen, String title) {
        return centred(screen, title, screen.rows() - 4, screen.columns() - 5);
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    private void drawShadow() {
        screen.fill(top + height, left + SHADOW_WIDTH, 1, width, Style.SHADOW);
        screen.fill(top + 1, left + width, height, SHADOW_WIDTH, Style.SHADOW);
    }

    private void drawTitle(String title) {
        if (!title.isEmpty()) {
            String shown = " " + abbreviated(title, width - 6) + " ";
            text(0, (width - shown.length()) / 2, shown, Style.TITLE);
        }
    }

    /// A frame; light falls from the upper left on what is raised.
    void frame(int row, int column, int height, int width, boolean raised) {
        Style upper = raised ? Style.LIT_FRAME : Style.DIALOG;
        Style lower = raised ? Style.DIALOG : Style.LIT_FRAME;
        int bottom = row + height - 1;
        int right = column + width - 1;
        for (int i = column + 1; i < right; i++) {
            text(row, i, "─", upper);
            text(bottom, i, "─", lower);
        }
        for (int i = row + 1; i < bottom; i++) {
            text(i, column, "│", upper);
            text(i, right, "│", lower);
        }
        text(row, column, "┌", upper);
        text(bottom, column, "└", upper);
        text(row, right, "┐", lower);
        text(bottom, right, "┘", lower);
    }

    void text(int row, int column, String text, Style style) {
        screen.put(top + row, left + column, text, style);
    }

    void fill(int row, int column, int width, Style style) {
        screen.fill(top + row, left + column, 1, width, style);
    }

    void placeCursor(int row, int column) {
        screen.placeCursor(top + row, left + column);
    }

    /// Writes `text` below the title, in at most `rows` lines.
    void instructions(String text, int rows) {
        List<String> lines = wrapped(text, width - 5);
        for (int i = 0; i < Math.min(rows, lines.size()); i++) {
            text(1 + i, 3, lines.get(i), Style.DIALOG);
        }
    }

    void separator() {
        int row = height - BUTTON_ROWS;
        text(row, 0, "├" + "─".repeat(width - 2), Style.LIT_FRAME);
        text(row, width - 1, "┤", Style.DIALOG);
    }

    /// Draws the labels as buttons from `column` on, each `gap` columns after the one before.
    /// A letter is their hot key: the first that is no blank.
    void buttons(List<String> labels, int selected, int column, int gap) {
        int row = height - BUTTON_ROWS + 1;
        for (int i = 0; i < labels.size(); i++) {
            drawButton(row, column + i * gap, labels.get(i), i == selected);
        }
        if (selected >= 0) {
            placeCursor(row, column + selected * gap + 1);
        }
    }

    private void drawButton(int row, int column, String label, boolean selected) {
        int key = label.length() - label.stripLeading().length();
        text(row, column, "<", selected ? Style.BUTTON_SELECTED : Style.BUTTON);
        text(row, column + 1, label, selected ? Style.BUTTON_SELECTED : Style.BUTTON_LABEL);
        text(row, column + 1 + label.length(), ">", selected ? Style.BUTTON_SELECTED : Style.BUTTON);
        text(row, column + 1 + key, label.substring(key, key + 1), selected ? Style.BUTTON_KEY_SELECTED : Style.BUTTON_KEY);
    }

    /// The lines of `text` when none may be longer than `width`, broken at blanks; a word that is too long is cut.
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n", -1)) {
            String rest = paragraph;
            while (rest.length() > width) {
                int end = rest.lastIndexOf(' ', width);
                if (end <= 0) {
                    end = width;
                }
                lines.add(rest.substring(0, end).stripTrailing());
                rest = rest.substring(end).stripLeading();
            }
            lines.add(rest);
        }
        return lines;
    }

    /// `text` in at most `width` columns; dots show that something was left out.
    static String abbreviated(String text, int width) {
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 3)) + "...";
    }
}
