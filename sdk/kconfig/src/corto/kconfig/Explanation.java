// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The texts of menuconfig about a symbol: at `?`, and at `/` for those that a search finds (menu.c of Linux).
final class Explanation {
    private static final String NO_HELP = "There is no help available for this option.";
    private static final int MAX_PATH = 8;      // of the places above a symbol that are shown

    private final Configuration configuration;
    private final StringBuilder out = new StringBuilder();
    private final ExpressionPrinter printer;

    Explanation(Configuration configuration, int width) {
        this.configuration = configuration;
        printer = new ExpressionPrinter(out, configuration, width);
    }

    /// At the first place that has a help text, or a prompt.
    String explain(Valued valued) {
        MenuNode best = null;
        for (MenuNode node : valued.nodes) {
            if (best == null || best.help == null && (node.help != null || best.prompt == null && node.prompt != null)) {
                best = node;
            }
        }
        if (best == null) {
            return NO_HELP + "\n";
        }
        return explain(best);
    }

    String explain(MenuNode node) {
        Valued valued = node.valued();
        if (node.help != null && valued.name != null) {
            out.append(ConfigReader.PREFIX).append(valued.name).append(":\n\n");
        }
        out.append(node.help == null ? NO_HELP : node.help).append('\n');
        if (valued != null) {
            describe(valued, null);
        }
        return out.toString();
    }

    private record Match(Symbol symbol, boolean exact) implements Comparable<Match> {
        @Override
        public int compareTo(Match other) {
            return exact != other.exact ? (exact ? -1 : 1) : symbol.name.compareTo(other.symbol.name);
        }
    }

    List<SearchHit> search(String regex) {
        String wanted = regex.regionMatches(true, 0, ConfigReader.PREFIX, 0, ConfigReader.PREFIX.length())
                ? regex.substring(ConfigReader.PREFIX.length()) : regex;
        List<SearchHit> hits = new ArrayList<>();
        if (wanted.isEmpty()) {
            return hits;
        }
        Pattern pattern = Pattern.compile(wanted, Pattern.CASE_INSENSITIVE);
        List<Match> matches = new ArrayList<>();
        for (Valued valued : configuration.kconfig().all()) {
            if (valued instanceof Symbol symbol && !symbol.isConstant()) {
                Matcher matcher = pattern.matcher(symbol.name);
                if (matcher.find()) {
                    matches.add(new Match(symbol, matcher.end() - matcher.start() == symbol.name.length()));
                }
            }
        }
        matches.sort(null);
        for (Match match : matches) {
            out.setLength(0);
            List<SearchHit.Jump> jumps = new ArrayList<>();
            describe(match.symbol, jumps);
            hits.add(new SearchHit(match.symbol, out.toString(), jumps));
        }
        return hits;
    }

    private void describe(Valued valued, List<SearchHit.Jump> jumps) {
        if (valued.name != null) {
            out.append("Symbol: ").append(valued.name).append(" [=").append(configuration.valueOf(valued)).append("]\n");
            out.append("Type  : ").append(valued.type).append('\n');
            Property range = configuration.activeRange(valued);
            if (range != null) {
                out.append("Range : ");
                printer.printRange(range);
                out.append('\n');
            }
        }
        for (MenuNode node : valued.nodes) {
            if (node.prompt != null) {
                describePlace(node, jumps);
            }
        }
        for (MenuNode node : valued.nodes) {
            if (node.prompt == null) {
                out.append("Defined at ").append(node.position()).append('\n');
                dependency("  Depends on: ", node.dependency);
            }
        }
        targets("Selects: ", valued, Property.Kind.SELECT);
        reverse("Selected by", valued.selectedBy);
        targets("Implies: ", valued, Property.Kind.IMPLY);
        reverse("Implied by", valued.impliedBy);
        out.append("\n\n");
    }

    private void describePlace(MenuNode node, List<SearchHit.Jump> jumps) {
        out.append("Defined at ").append(node.position()).append('\n');
        out.append("  Prompt: ").append(node.prompt()).append('\n');
        dependency("  Depends on: ", node.dependency);
        if (!Join.same(node.dependency, node.prompt.condition)) {
            dependency("  Visible if: ", node.prompt.condition);
        }
        List<MenuNode> path = new ArrayList<>();
        MenuNode location = null;
        for (MenuNode above = node; above.parent != null && path.size() < MAX_PATH; above = around(above)) {
            path.add(above);
            if (location == null && configuration.isVisible(above)) {
                location = above;
            }
        }
        out.append("  Location:\n");
        for (int i = path.size() - 1; i >= 0; i--) {
            MenuNode above = path.get(i);
            if (above == location && jumps != null) {
                jumps.add(new SearchHit.Jump(location, out.length()));
            }
            out.repeat(' ', 2 * (path.size() - i) + 2).append("-> ").append(above.label());
            if (above.valued() != null) {
                out.append(" (").append(above.valued()).append(" [=").append(configuration.valueOf(above.valued())).append("])");
            }
            out.append('\n');
        }
    }

    /// Where the place is shown. An entry of a choice that is continued in another file is in the list of the choice, wherever its line is.
    private static MenuNode around(MenuNode node) {
        Choice choice = node.item instanceof Symbol symbol ? symbol.choice : null;
        if (choice == null || node.parent.item == choice) {
            return node.parent;
        }
        for (MenuNode place : choice.nodes) {
            if (place.prompt != null) {
                return place;
            }
        }
        return node.parent;
    }

    private void dependency(String title, Expression e) {
        if (!Expression.isYes(e)) {
            out.append(title);
            printer.print(e);
            out.append('\n');
        }
    }

    private void targets(String title, Valued valued, Property.Kind kind) {
        String before = title;
        for (Property property : valued.properties(kind)) {
            out.append(before);
            printer.print(property.value);
            before = " && ";
        }
        if (!before.equals(title)) {
            out.append('\n');
        }
    }

    private void reverse(String title, Expression e) {
        if (e != null) {
            printer.printReverse(e, Tristate.Y, title + " [y]:\n");
            printer.printReverse(e, Tristate.M, title + " [m]:\n");
            printer.printReverse(e, Tristate.N, title + " [n]:\n");
        }
    }
}
