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

    /// Opens the menu that shows `node`; for an entry of a choice that is the list of the choice.
    private void goTo(MenuNode node) {
        MenuNode choice = null;
        MenuNode menu = node.parent();
        for (; menu.parent() != null && !menu.isMenu(); menu = menu.parent()) {
            choice = menu.item() instanceof Choice ? menu : choice;
        }
        MenuWindow window = new MenuWindow(interaction, menu);
        window.select(choice == null ? node : choice);
        interaction.open(window);
        if (choice != null && node.item() instanceof Symbol symbol && symbol.choice() == choice.item()) {
            ChoiceWindow list = new ChoiceWindow(interaction, choice, symbol.choice());
            list.select(symbol);
            interaction.open(list);
        }
    }
}
