// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.util.List;

/// A text to read: help on nearly the whole screen, or a message that is as large as its text.
class TextWindow implements Window {
    private static final int MESSAGE_WIDTH = 60;
    /// Columns that frame and margin take, and rows that frame and button take.
    private static final int SIDES = 4;
    private static final int ENDS = 1 + Box.BUTTON_ROWS;

    private final Interaction interaction;
    private final String title;
    private String text;
    private final boolean isMessage;
    private final Buttons buttons = new Buttons(0, " Exit ");
    private List<String> lines = List.of();
    private int first;                  // line at the top
    private int left;                   // column at the left
    private int height;                 // lines that were shown, 0 before the first time

    TextWindow(Interaction interaction, String title, String text) {
        this(interaction, title, text, false);
    }

    private TextWindow(Interaction interaction, String title, String text, boolean isMessage) {
        this.interaction = interaction;
        this.title = title;
        this.text = text.stripTrailing();
        this.isMessage = isMessage;
    }

    static TextWindow message(Interaction interaction, String title, String text) {
        return new TextWindow(interaction, title, text, true);
    }

    final void replaceText(String text) {
        this.text = text.stripTrailing();
    }

    @Override
    public void draw(Screen screen) {
        Box box = box(screen);
        height = box.height() - ENDS;
        scrollTo(first);
        for (int i = 0; i < Math.min(height, lines.size() - first); i++) {
            String line = marked(first + i, lines.get(first + i));
            box.text(1 + i, 2, visiblePart(line, box.width() - SIDES), Style.DIALOG);
        }
        buttons.draw(box, box.width() / 2 - 4);
        String percent = String.format("(%3d%%)", lines.isEmpty() ? 100 : Math.min(100, 100 * (first + height) / lines.size()));
        box.text(box.height() - Box.BUTTON_ROWS, box.width() - 9, percent, Style.TITLE);
    }

    private Box box(Screen screen) {
        if (!isMessage) {
            lines = text.lines().toList();
            return Box.large(screen, title);
        }
        lines = Box.wrapped(text, MESSAGE_WIDTH - SIDES);
        return Box.centred(screen, title, Math.min(lines.size() + ENDS, screen.rows() - 4), MESSAGE_WIDTH);
    }

    private String visiblePart(String line, int width) {
        return left >= line.length() ? "" : line.substring(left, Math.min(line.length(), left + width));
    }

    /// The line as it is shown.
    String marked(int index, String line) {
        return line;
    }

    final int firstLine() {
        return first;
    }

    final int lastLine() {
        return Math.min(first + height, lines.size()) - 1;
    }

    @Override
    public void press(Key key) {
        switch (key) {
            case Key.Named named -> press(named);
            case Key.Typed(char c) -> press(c);
        }
    }

    private void press(Key.Named key) {
        switch (key) {
            case UP -> scrollTo(first - 1);
            case DOWN -> scrollTo(first + 1);
            case PAGE_UP -> scrollTo(first - height);
            case PAGE_DOWN -> scrollTo(first + height);
            case HOME -> scrollTo(0);
            case END -> scrollTo(lines.size());
            case LEFT -> left = Math.max(0, left - 1);
            case RIGHT -> left++;
            case ENTER, ESCAPE -> interaction.close(this);
            default -> { }
        }
    }

    /// The letters of less(1) and vi(1).
    private void press(char c) {
        switch (c) {
            case 'k' -> scrollTo(first - 1);
            case 'j' -> scrollTo(first + 1);
            case 'b', 'u' -> scrollTo(first - height);
            case ' ', 'd', 'f' -> scrollTo(first + height);
            case 'g', '<' -> scrollTo(0);
            case 'G', '>' -> scrollTo(lines.size());
            case '0' -> left = 0;
            case 'h' -> left = Math.max(0, left - 1);
            case 'l' -> left++;
            case 'e', 'E', 'x', 'X', 'q' -> interaction.close(this);
            default -> { }
        }
    }

    private void scrollTo(int line) {
        first = Math.clamp(line, 0, Math.max(0, lines.size() - height));
    }
}
