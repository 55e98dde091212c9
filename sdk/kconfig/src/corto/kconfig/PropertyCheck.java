// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Warns about properties that do not fit the type of their symbol.
final class PropertyCheck {
    private final Tree tree;

    PropertyCheck(Tree tree) {
        this.tree = tree;
    }

    /// Checks the symbol or choice at this node with all its properties, those of other nodes too.
    void check(MenuNode node) {
        Valued valued = node.valued();
        if (valued.type == Type.UNKNOWN) {
            tree.warn(node.position(), valued, "config symbol '" + valued + "' defined without type: expected 'bool', 'tristate', 'int', 'hex' or 'string'");
        }
        if (valued instanceof Choice && node.prompt == null) {
            tree.warn(node.position(), valued, "choice must have a prompt");
        }
        for (int i = 0; i < valued.properties.size(); i++) {
            Property property = valued.properties.get(i);
            switch (property.kind()) {
                case DEFAULT -> checkDefault(valued, property);
                case SELECT, IMPLY -> checkReverse(valued, property);
                case RANGE -> checkRange(valued, property);
                case PROMPT -> { }
            }
        }
    }

    private void checkDefault(Valued valued, Property property) {
        if (!(property.value instanceof Expression.Reference(Valued value))) {
            if (!valued.type.isLogical() && valued.type != Type.UNKNOWN) {
                warn(property, valued, "default for config symbol '" + valued + "' must be a single symbol");
            }
            return;
        }
        if (valued.type.isNumber() && !isNumber(valued, value)) {
            warn(property, valued, "'" + valued + "': number is invalid: the default '" + value + "' is no " + valued.type);
        }
        if (valued instanceof Choice choice && !(value instanceof Symbol symbol && symbol.choice == choice)) {
            warn(property, valued, "choice default symbol '" + value + "' is not contained in the choice");
        }
    }

    private void checkReverse(Valued valued, Property property) {
        Valued target = property.target();
        if (!valued.type.isLogical()) {
            warn(property, valued, "config symbol '" + valued + "' uses " + property.kind() + ", but is not bool or tristate but " + valued.type);
        } else if (target.type != Type.UNKNOWN && !target.type.isLogical()) {
            warn(property, valued, "'" + target + "' has wrong type " + target.type + ": '" + property.kind()
                    + "' of '" + valued + "' only accepts arguments of bool and tristate type");
        }
    }

    private void checkRange(Valued valued, Property property) {
        if (!valued.type.isNumber()) {
            warn(property, valued, "range is only allowed for int or hex symbols: '" + valued + "' is " + valued.type);
        }
        if (!isNumber(valued, property.low) || !isNumber(valued, property.high)) {
            warn(property, valued, "range is invalid: '" + property.low + "' and '" + property.high + "' are not both " + valued.type);
        }
    }

    private static boolean isNumber(Valued valued, Valued bound) {
        return bound.type.isNumber() || bound.type == Type.UNKNOWN && valued.type.accepts(bound.name);
    }

    private void warn(Property property, Valued valued, String message) {
        tree.warn(property.position(), valued, message);
    }
}
