// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import corto.console.Wrapping;
import corto.kconfig.Assignment;
import corto.kconfig.Choice;
import corto.kconfig.Configuration;
import corto.kconfig.Property;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Why a symbol has its value: who set it, which default counts, what selects it and why that is on, up to what somebody or a default chose.
public final class SettingReason {
    private static final String PREFIX = "CONFIG_";
    private static final String INDENT = "    ";
    private static final int MOST_SELECTORS = 4;            // that are told with their own reasons

    private final ImageConfiguration configuration;
    private final Configuration values;

    public SettingReason(ImageConfiguration configuration) {
        this.configuration = configuration;
        this.values = configuration.values();
    }

    /// The lines of the answer; the first has name and value, the others are indented.
    public List<String> of(Symbol symbol) {
        List<String> lines = new ArrayList<>(List.of(valueOf(symbol) + prompt(symbol)));
        reasons(symbol, INDENT, new LinkedHashSet<>(List.of(symbol)), lines);
        if (values.value(symbol).equals("n")) {
            lines.add(INDENT + wayOn(symbol));
        }
        List<String> selected = symbol.selects().stream().filter(this::holds).map(select -> PREFIX + select.target().name()).toList();
        if (isOn(symbol) && !selected.isEmpty()) {
            lines.addAll(Wrapping.list(INDENT + "selects", selected, ""));
        }
        return lines;
    }

    private String valueOf(Symbol symbol) {
        String value = values.value(symbol);
        return PREFIX + symbol.name() + (value.equals("n") ? " is not set" : symbol.type() == Type.STRING ? "=\"" + value + '"' : "=" + value);
    }

    private static String prompt(Symbol symbol) {
        return symbol.prompts().isEmpty() ? "" : ": " + symbol.prompts().getFirst().text();
    }

    /// `seen` ends circles, of which imply can make some.
    private void reasons(Symbol symbol, String indent, Set<Symbol> seen, List<String> lines) {
        List<Property> selectors = isOn(symbol) ? selectors(symbol) : List.of();
        Choice choice = symbol.choice();
        String place = configuration.origin(symbol.name());
        boolean isHeld = values.isUserSet(symbol) && values.visibility(symbol) != Tristate.N && selectors.isEmpty();
        if (isHeld && (choice == null || place != null && isOn(symbol))) {
            lines.add(indent + (place == null ? "set by somebody" : "set by " + place));
        } else if (choice != null) {
            chosen(symbol, choice, indent, lines);
        } else if (selectors.isEmpty()) {
            lines.add(indent + defaultOf(symbol));
        }
        int told = 0;
        for (Property select : selectors) {
            Symbol selector = owner(select);
            lines.add(indent + "selected by " + valueOf(selector) + prompt(selector) + "  (" + select.position() + ")");
            if (told++ < MOST_SELECTORS && seen.add(selector)) {
                reasons(selector, indent + INDENT, seen, lines);
            } else {
                lines.add(indent + INDENT + (told > MOST_SELECTORS ? "…" : "as above"));
            }
        }
    }

    private void chosen(Symbol symbol, Choice choice, String indent, List<String> lines) {
        Symbol other = values.selected(choice);
        String title = choice.prompts().isEmpty() ? String.valueOf(choice.name()) : choice.prompts().getFirst().text();
        if (other == null) {
            lines.add(indent + "the choice \"" + title + "\" is not to be made: it depends on " + choice.directDependency());
        } else if (other != symbol) {
            lines.add(indent + "the choice \"" + title + "\" has " + PREFIX + other.name() + ": " + (configuration.origin(other.name()) == null ? "its default" : "set by " + configuration.origin(other.name())));
        } else {
            lines.add(indent + "the default of the choice \"" + title + "\"" + choice.defaults().stream().filter(this::holds).findFirst().map(each -> "  (" + each.position() + ")").orElse(""));
        }
    }

    private String defaultOf(Symbol symbol) {
        for (Property each : symbol.defaults()) {
            if (holds(each)) {
                String condition = each.condition().toString();
                return "default " + each.value() + (condition.equals("y") ? "" : " if " + condition) + "  (" + each.position() + ")";
            }
        }
        return symbol.prompts().isEmpty() ? "nothing selects it" : "off by default";
    }

    /// What to do to have it, or what stands against it.
    private String wayOn(Symbol symbol) {
        if (values.assignable(symbol).contains(Tristate.Y)) {
            return "to have it: --set " + symbol.name() + "=y";
        }
        List<Property> could = allSelectors(symbol);
        if (symbol.prompts().isEmpty()) {
            List<String> names = could.stream().map(select -> PREFIX + owner(select).name()).distinct().toList();
            return names.isEmpty() ? "nothing can select it" : "it comes with " + String.join(" or ", names);
        }
        Assignment answer = values.set(symbol, "y");
        return answer.isAccepted() ? "to have it: --set " + symbol.name() + "=y" : answer.problem();
    }

    private List<Property> selectors(Symbol symbol) {
        return allSelectors(symbol).stream().filter(select -> isOn(owner(select)) && holds(select)).toList();
    }

    private List<Property> allSelectors(Symbol symbol) {
        return values.kconfig().symbols().stream().flatMap(other -> other.selects().stream()).filter(select -> select.target() == symbol).toList();
    }

    private static Symbol owner(Property property) {
        return (Symbol) property.node().item();
    }

    private boolean holds(Property property) {
        return values.evaluate(property.condition()) != Tristate.N;
    }

    private boolean isOn(Symbol symbol) {
        return values.tristate(symbol) != Tristate.N;
    }
}
