// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Choice;
import corto.kconfig.MenuNode;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Valued;
import java.util.Set;

/// A menu: the list of its entries, and the buttons for what to do with the selected one.
final class MenuWindow implements Window {
    /// Lines of instructions.
    private static final int INSTRUCTIONS = 4;
    private static final int LIST_ROW = INSTRUCTIONS + 2;
    /// Rows of the box that are no entries.
    private static final int OTHER_ROWS = LIST_ROW + 1 + Box.BUTTON_ROWS;
    private static final int LIST_COLUMN = 3;
    /// In a wide list the entries stand in a column of this width in the middle.
    private static final int ENTRY_WIDTH = 70;
    private static final int WIDE = 80;
    private static final int MARGIN = 4;

    private static final String KEYS = "Arrow keys navigate the menu.  <Enter> selects submenus ---> (or empty submenus ----).  "
            + "Highlighted letters are hotkeys.  <Space> changes a value, <Y> includes, <N> excludes%s.  "
            + "<Esc><Esc> leaves, <?> is Help, </> Search.";
    private static final String LEGEND = "  [*] included  [ ] excluded  -*- fixed";

    private final Interaction interaction;
    private final MenuNode menu;
    private final EntryList list = new EntryList();
    private final Buttons buttons = new Buttons(12, "Select", " Exit ", " Help ", " Save ", " Load ");

    MenuWindow(Interaction interaction, MenuNode menu) {
        this.interaction = interaction;
        this.menu = menu;
        refresh();
    }

    void select(MenuNode node) {
        list.select(node);
    }

    /// The configuration may have changed.
    private void refresh() {
        list.replace(Entries.of(interaction.configuration(), menu, interaction.showsHidden()));
    }

    @Override
    public String place() {
        return menu.parent() == null ? null : menu.prompt();
    }

    @Override
    public void draw(Screen screen) {
        refresh();
        Box box = Box.large(screen, menu.prompt());
        box.instructions(interaction.hasModules() ? KEYS.formatted(", <M> makes a module") : KEYS.formatted("") + LEGEND, INSTRUCTIONS);
        int listWidth = box.width() - 2 * LIST_COLUMN;
        buttons.draw(box, box.width() / 2 - 28);
        list.draw(box, LIST_ROW, LIST_COLUMN, box.height() - OTHER_ROWS, listWidth, listWidth >= WIDE ? (listWidth - ENTRY_WIDTH) / 2 : MARGIN);
    }

    @Override
    public void press(Key key) {
        refresh();
        if (list.press(key) || buttons.press(key)) {
            return;
        }
        switch (key) {
            case Key.Named.ENTER -> pressButton();
            case Key.Named.ESCAPE -> interaction.leave(this);
            case Key.Typed(char c) -> press(c);
            default -> { }
        }
    }

    private void pressButton() {
        switch (buttons.selected()) {
            case 0 -> enter();
            case 1 -> interaction.leave(this);
            case 2 -> help();
            case 3 -> interaction.askWhereToSave();
            default -> interaction.askWhatToLoad();
        }
    }

    private void press(char c) {
        switch (c) {
            case ' ' -> change();
            case 'y', 'Y' -> set(Tristate.Y);
            case 'm', 'M' -> set(Tristate.M);
            case 'n', 'N' -> set(Tristate.N);
            case '?', 'h', 'H' -> help();
            case '/' -> interaction.askWhatToFind();
            case 'z', 'Z' -> interaction.showHidden(!interaction.showsHidden());
            case 'S' -> interaction.askWhereToSave();
            case 'O' -> interaction.askWhatToLoad();
            default -> {
                if (!list.goToLetter(c) && "eExX".indexOf(c) >= 0) {
                    interaction.leave(this);
                }
            }
        }
    }

    private void help() {
        if (list.isEmpty()) {
            interaction.showGeneralHelp();
        } else {
            interaction.showHelp(list.selected().node());
        }
    }

    /// Enter: into the menu if there is one, otherwise the same as Space.
    private void enter() {
        if (!list.isEmpty() && list.selected().opensMenu()) {
            interaction.open(new MenuWindow(interaction, list.selected().node()));
        } else {
            change();
        }
    }

    private void change() {
        if (list.isEmpty()) {
            return;
        }
        Entry entry = list.selected();
        MenuNode node = entry.node();
        switch (entry.kind()) {
            case TEXT -> { }
            case MENU -> {
                if (entry.opensMenu()) {
                    interaction.open(new MenuWindow(interaction, node));
                }
            }
            case CHOICE -> interaction.open(new ChoiceWindow(interaction, node, (Choice) node.item()));
            case VALUE -> interaction.askForValue(node, (Symbol) node.item());
            case TOGGLE -> interaction.toggle((Valued) node.item());
        }
    }

    /// What cannot be included may be possible as a module.
    private void set(Tristate value) {
        if (list.isEmpty() || list.selected().kind() == Entry.Kind.TEXT || !(list.selected().node().item() instanceof Valued valued)) {
            return;
        }
        Set<Tristate> assignable = interaction.configuration().assignable(valued);
        if (assignable.contains(value)) {
            interaction.set(valued, value);
        } else if (value == Tristate.Y && assignable.contains(Tristate.M)) {
            interaction.set(valued, Tristate.M);
        }
    }
}
