// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import java.util.function.Consumer;

/// A line to type.
final class InputWindow implements Window {
    static final int NARROW = 55;
    static final int WIDE = 75;
    /// Lines of instructions.
    private static final int INSTRUCTIONS = 3;
    private static final int FIELD_ROW = INSTRUCTIONS + 2;
    private static final int HEIGHT = FIELD_ROW + 3 + Box.BUTTON_ROWS;
    private static final int FIELD_COLUMN = 3;
    private static final int HELP = 1;

    private final Interaction interaction;
    private final int width;
    private final String title;
    private final String instructions;
    private final StringBuilder text;
    private int cursor;
    private int first;                      // character at the left of the field
    private boolean inField = true;         // else the keys go to the buttons
    private final Buttons buttons = new Buttons(14, "  Ok  ", " Help ");
    private final Consumer<String> accept;
    private final Runnable help;

    /// `accept` gets the text and closes the window if it likes it.
    InputWindow(Interaction interaction, int width, String title, String instructions, String text, Consumer<String> accept, Runnable help) {
        this.interaction = interaction;
        this.width = width;
        this.title = title;
        this.instructions = instructions;
        this.text = new StringBuilder(text);
        this.cursor = text.length();
        this.accept = accept;
        this.help = help;
    }

    @Override
    public void draw(Screen screen) {
        Box box = Box.centred(screen, title, HEIGHT, width);
        box.instructions(instructions, INSTRUCTIONS);
        box.frame(FIELD_ROW - 1, FIELD_COLUMN - 1, 3, width - 4, true);
        int fieldWidth = width - 2 * FIELD_COLUMN;
        first = Math.clamp(first, Math.max(0, cursor - fieldWidth + 1), cursor);
        box.text(FIELD_ROW, FIELD_COLUMN, text.substring(first, Math.min(text.length(), first + fieldWidth)), Style.DIALOG);
        buttons.draw(box, width / 2 - 11, inField ? -1 : buttons.selected());
        if (inField) {
            box.placeCursor(FIELD_ROW, FIELD_COLUMN + cursor - first);
        }
    }

    @Override
    public void press(Key key) {
        switch (key) {
            case Key.Named.ESCAPE -> interaction.close(this);
            case Key.Named.TAB, Key.Named.DOWN -> moveFocus(1);
            case Key.Named.BACK_TAB, Key.Named.UP -> moveFocus(-1);
            case Key.Named.ENTER -> finish();
            default -> {
                if (inField) {
                    edit(key);
                } else {
                    pressButton(key);
                }
            }
        }
    }

    /// Field, Ok, Help, and the field again.
    private void moveFocus(int by) {
        if (inField) {
            inField = false;
            buttons.select(by > 0 ? 0 : HELP);
        } else if (buttons.selected() == (by > 0 ? HELP : 0)) {
            inField = true;
        } else {
            buttons.select(buttons.selected() + by);
        }
    }

    private void pressButton(Key key) {
        switch (key) {
            case Key.Typed(char c) when c == ' ' -> finish();
            case Key.Typed(char c) when c == 'o' || c == 'O' -> accept.accept(text.toString());
            case Key.Typed(char c) when c == 'h' || c == 'H' -> help.run();
            default -> buttons.press(key);
        }
    }

    private void finish() {
        if (!inField && buttons.selected() == HELP) {
            help.run();
        } else {
            accept.accept(text.toString());
        }
    }

    private void edit(Key key) {
        switch (key) {
            case Key.Typed(char c) -> text.insert(cursor++, c);
            case Key.Named.LEFT -> cursor = Math.max(0, cursor - 1);
            case Key.Named.RIGHT -> cursor = Math.min(text.length(), cursor + 1);
            case Key.Named.HOME -> cursor = 0;
            case Key.Named.END -> cursor = text.length();
            case Key.Named.BACKSPACE -> {
                if (cursor > 0) {
                    text.deleteCharAt(--cursor);
                }
            }
            case Key.Named.DELETE -> {
                if (cursor < text.length()) {
                    text.deleteCharAt(cursor);
                }
            }
            case Key.Named.CLEAR -> {
                text.setLength(0);
                cursor = 0;
            }
            default -> { }
        }
    }
}
