// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// A question that is answered with yes or no, or taken back with Esc Esc.
final class QuestionWindow implements Window {
    private static final int WIDTH = 60;
    private static final int HEIGHT = 6;
    private static final int YES = 0;

    private final Interaction interaction;
    private final String question;
    private final Runnable yes;
    private final Runnable no;
    private final Buttons buttons = new Buttons(13, " Yes ", "  No  ");

    QuestionWindow(Interaction interaction, String question, Runnable yes, Runnable no) {
        this.interaction = interaction;
        this.question = question;
        this.yes = yes;
        this.no = no;
    }

    @Override
    public void draw(Screen screen) {
        Box box = Box.centred(screen, "", HEIGHT, WIDTH);
        box.instructions(question, HEIGHT - 1 - Box.BUTTON_ROWS);
        buttons.draw(box, WIDTH / 2 - 10);
    }

    @Override
    public void press(Key key) {
        if (buttons.press(key)) {
            return;
        }
        switch (key) {
            case Key.Named.ENTER -> answer(buttons.selected() == YES ? yes : no);
            case Key.Named.ESCAPE, Key.Named.INTERRUPT -> interaction.close(this);
            case Key.Typed(char c) when c == 'y' || c == 'Y' -> answer(yes);
            case Key.Typed(char c) when c == 'n' || c == 'N' -> answer(no);
            default -> { }
        }
    }

    private void answer(Runnable action) {
        interaction.close(this);
        action.run();
    }
}
