// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.ArrayList;
import java.util.List;

/// The symbols of a generated tree, before a line of it is written.
///
/// They are grouped in units: a symbol of its own, or the members of a choice. Expressions in a unit name symbols of earlier units only,
/// and `select` goes to later ones, so that no symbol depends on itself, wherever in the files the units come to stand.
final class Plan {
    /// @param member of a choice
    record Entry(String name, String type, int unit, boolean member) {
        boolean isLogical() {
            return type.equals("bool") || type.equals("tristate");
        }
    }

    /// @param choice its type, "" if its members decide; null for a symbol of its own
    record Unit(int index, String choice, List<Entry> entries) {}

    private final List<Unit> units = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    Plan(Dice dice, int symbols, boolean modules) {
        if (modules) {
            add(null, List.of("bool"), List.of("MODULES"));
        }
        int made = 0;
        while (made < symbols) {
            if (dice.percent(16)) {
                String type = dice.of("bool", "bool", "bool", "tristate", "tristate", "");
                int members = dice.between(1, 5);
                List<String> types = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (int i = 0; i < members; i++) {
                    types.add(type.equals("tristate") && dice.percent(80) ? "tristate" : type.isEmpty() && dice.percent(20) ? "tristate" : "bool");
                    names.add("C" + made++);
                }
                add(type, types, names);
            } else {
                String type = dice.of("bool", "bool", "bool", "bool", "bool", "tristate", "tristate", "int", "hex", "string");
                add(null, List.of(type), List.of(name(type, made++, dice)));
            }
        }
    }

    private static String name(String type, int number, Dice dice) {
        String letter = type.substring(0, 1).toUpperCase(java.util.Locale.ROOT);
        return dice.percent(90) ? letter + number : dice.of("lower_" + number, number + "_FIRST", "LONG_NAME_OF_A_SYMBOL_" + number);
    }

    private void add(String choice, List<String> types, List<String> names) {
        Unit unit = new Unit(units.size(), choice, new ArrayList<>());
        for (int i = 0; i < types.size(); i++) {
            unit.entries.add(new Entry(names.get(i), types.get(i), unit.index, choice != null));
        }
        units.add(unit);
        entries.addAll(unit.entries);
    }

    List<Unit> units() {
        return units;
    }

    /// A symbol of a unit before `limit`, near ones rather than far ones; null if there is none.
    Entry before(int limit, Dice dice) {
        int end = 0;
        while (end < entries.size() && entries.get(end).unit < limit) {
            end++;
        }
        if (end == 0) {
            return null;
        }
        int near = Math.min(end, 8);
        return entries.get(dice.percent(50) ? end - 1 - dice.below(near) : dice.below(end));
    }

    /// A symbol of type bool or tristate in a unit after `unit`; null if none is found.
    Entry after(int unit, Dice dice) {
        for (int tries = 0; tries < 8; tries++) {
            Entry entry = dice.of(entries);
            if (entry.unit > unit && entry.isLogical() && (!entry.member || dice.percent(2))) {
                return entry;
            }
        }
        return null;
    }
}
