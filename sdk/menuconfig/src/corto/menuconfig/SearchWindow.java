// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Choice;
import corto.kconfig.MenuNode;
import corto.kconfig.SearchHit;
import corto.kconfig.Symbol;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a search found. Places that are shown have a digit, which leads there.
final class SearchWindow extends TextWindow {
    /// There are nine digits.
    private static final int MAX_DIGITS = 9;
    private static final int DIGIT_WIDTH = "(1) ".length();

    private final Interaction interaction;
    private final String pattern;
    private final NavigableMap<Integer, MenuNode> places = new TreeMap<>();     // by line

    /// Throws a [java.util.regex.PatternSyntaxException] if `pattern` is no regular expression.
    SearchWindow(Interaction interaction, String pattern) {
        super(interaction, "Search Results", "");
        this.interaction = interaction;
        this.pattern = pattern;
        comeBack();
    }

    @Override
    public String place() {
        return "Search (" + pattern + ")";
    }

    /// Values may have changed, and what can be seen with them.
    @Override
    public void comeBack() {
        StringBuilder text = new StringBuilder();
        int line = 0;
        places.clear();
        for (SearchHit hit : interaction.configuration().search(pattern)) {
            for (SearchHit.Jump jump : hit.jumps()) {
                places.put(line + (int) hit.text().substring(0, jump.offset()).lines().count(), jump.target());
            }
            text.append(hit.text());
            line += (int) hit.text().lines().count();
        }
        replaceText(text.isEmpty() ? "No matches found." : text.toString());
    }

    /// The places that are shown, in order, as many as there are digits.
    private NavigableMap<Integer, MenuNode> shownPlaces() {
        return places.subMap(firstLine(), true, Math.max(firstLine(), lastLine()), true);
    }

    @Override
    String marked(int index, String line) {
        if (!places.containsKey(index)) {
            return line;
        }
        int digit = places.subMap(firstLine(), true, index, true).size();
        return digit > MAX_DIGITS ? line : "(" + digit + ") " + line.substring(Math.min(DIGIT_WIDTH, line.length()));
    }

    @Override
    public void press(Key key) {
        if (key instanceof Key.Typed(char c) && c >= '1' && c <= '9') {
            shownPlaces().values().stream().skip(c - '1').findFirst().ifPresent(this::goTo);
        } else {
            super.press(key);
        }
    }

    /// Opens the menu that shows `node`; for an entry of a choice the list of the choice above it.
    private void goTo(MenuNode node) {
        Choice choice = choiceOf(node);
        MenuNode shown = choice == null ? node : Entries.placeOf(choice);
        MenuWindow window = new MenuWindow(interaction, menuOf(shown));
        window.select(shown);
        interaction.open(window);
        if (choice != null) {
            ChoiceWindow list = new ChoiceWindow(interaction, shown, choice);
            list.select((Symbol) node.item());
            interaction.open(list);
        }
    }

    /// The choice in whose list `node` stands, or `null`.
    private static Choice choiceOf(MenuNode node) {
        return node.item() instanceof Symbol symbol && symbol.choice() != null && Entries.placeOf(symbol.choice()) != null ? symbol.choice() : null;
    }

    /// What depends on an entry of a choice is shown below the choice.
    private static MenuNode menuOf(MenuNode node) {
        MenuNode menu = node.parent();
        while (!menu.isMenu()) {
            Choice choice = choiceOf(menu);
            menu = choice == null ? menu.parent() : Entries.placeOf(choice).parent();
        }
        return menu;
    }
}
