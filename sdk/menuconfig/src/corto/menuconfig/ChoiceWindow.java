// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Choice;
import corto.kconfig.MenuNode;
import corto.kconfig.Symbol;
import java.util.List;

/// The entries of a choice, of which one is chosen.
final class ChoiceWindow implements Window {
    private static final int WIDTH = 65;
    /// Lines of instructions.
    private static final int INSTRUCTIONS = 3;
    private static final int LIST_ROW = INSTRUCTIONS + 2;
    /// Rows of the box that are no entries.
    private static final int OTHER_ROWS = LIST_ROW + 1 + Box.BUTTON_ROWS;
    private static final int MIN_ROWS = 6;
    private static final int LIST_COLUMN = 3;
    private static final int LIST_WIDTH = WIDTH - 2 * LIST_COLUMN;
    private static final int HELP = 1;
    private static final String KEYS = "Arrow keys or highlighted letters go to an entry, <Space> or <Enter> chooses it.  <?> is Help, <Esc><Esc> leaves all as it is.";
    private static final String CHOSEN = "(X) ";
    private static final String OTHER = "( ) ";

    private final Interaction interaction;
    private final MenuNode node;
    private final Choice choice;
    private final EntryList list = new EntryList();
    private final Buttons buttons = new Buttons(14, "Select", " Help ");

    ChoiceWindow(Interaction interaction, MenuNode node, Choice choice) {
        this.interaction = interaction;
        this.node = node;
        this.choice = choice;
        refresh();
        select(interaction.configuration().selected(choice));
    }

    void select(Symbol symbol) {
        Entries.entriesOf(choice).stream().filter(entry -> entry.item() == symbol).forEach(list::select);
    }

    private void refresh() {
        Symbol chosen = interaction.configuration().selected(choice);
        List<Entry> entries = Entries.entriesOf(choice).stream()
                .filter(interaction::isShown)
                .map(entry -> new Entry(entry, Entry.Kind.TOGGLE, (entry.item() == chosen ? CHOSEN : OTHER) + entry.prompt(), CHOSEN.length(), false))
                .toList();
        list.replace(entries);
    }

    @Override
    public void draw(Screen screen) {
        refresh();
        int rows = Math.min(Math.max(MIN_ROWS, list.size()), screen.rows() - 4 - OTHER_ROWS);
        Box box = Box.centred(screen, node.prompt(), rows + OTHER_ROWS, WIDTH);
        box.instructions(KEYS, INSTRUCTIONS);
        buttons.draw(box, WIDTH / 2 - 11);
        list.draw(box, LIST_ROW, LIST_COLUMN, rows, LIST_WIDTH, Math.max(0, (LIST_WIDTH - list.longest()) / 2));
    }

    @Override
    public void press(Key key) {
        refresh();
        if (list.press(key) || buttons.press(key)) {
            return;
        }
        switch (key) {
            case Key.Named.ENTER -> {
                if (buttons.selected() == HELP) {
                    help();
                } else {
                    choose();
                }
            }
            case Key.Named.ESCAPE -> interaction.close(this);
            case Key.Typed(char c) -> press(c);
            default -> { }
        }
    }

    private void press(char c) {
        switch (c) {
            case ' ' -> choose();
            case '?', 'h', 'H' -> help();
            default -> {
                if (!list.goToLetter(c) && "eExX".indexOf(c) >= 0) {
                    interaction.close(this);
                }
            }
        }
    }

    private void help() {
        interaction.showHelp(list.isEmpty() ? node : list.selected().node());
    }

    private void choose() {
        if (!list.isEmpty()) {
            interaction.choose((Symbol) list.selected().node().item());
        }
        interaction.close(this);
    }
}
