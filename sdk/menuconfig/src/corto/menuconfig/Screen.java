// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the terminal is to show: for each place a character and its style, and where the cursor is. What lies outside is cut off.
final class Screen {
    private final int rows;
    private final int columns;
    private final char[][] characters;
    private final Style[][] styles;
    private int cursorRow;
    private int cursorColumn;

    Screen(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        characters = new char[rows][columns];
        styles = new Style[rows][columns];
        fill(0, 0, rows, columns, Style.SCREEN);
        cursorRow = rows - 1;
        cursorColumn = columns - 1;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    char character(int row, int column) {
        return characters[row][column];
    }

    Style style(int row, int column) {
        return styles[row][column];
    }

    boolean hasSameRow(Screen other, int row) {
        return Arrays.equals(characters[row], other.characters[row]) && Arrays.equals(styles[row], other.styles[row]);
    }

    int cursorRow() {
        return cursorRow;
    }

    int cursorColumn() {
        return cursorColumn;
    }

    void placeCursor(int row, int column) {
        cursorRow = Math.clamp(row, 0, rows - 1);
        cursorColumn = Math.clamp(column, 0, columns - 1);
    }

    void put(int row, int column, char character, Style style) {
        if (row >= 0 && row < rows && column >= 0 && column < columns) {
            characters[row][column] = Character.isISOControl(character) ? ' ' : character;
            styles[row][column] = style;
        }
    }

    void put(int row, int column, String text, Style style) {
        for (int i = 0; i < text.length(); i++) {
            put(row, column + i, text.charAt(i), style);
        }
    }

    void fill(int row, int column, int height, int width, Style style) {
        for (int i = row; i < row + height; i++) {
            for (int k = column; k < column + width; k++) {
                put(i, k, ' ', style);
            }
        }
    }

    /// The text of each row, without blanks at the end.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Arrays.stream(characters).map(row -> new String(row).stripTrailing()).forEach(lines::add);
        return lines;
    }
}
