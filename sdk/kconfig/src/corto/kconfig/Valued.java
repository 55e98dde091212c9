// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What has a value: a symbol or a choice. Its value is in a [Configuration]; this is its definition.
///
/// Expressions that are `null` inside this package are not there, which means `y` for a condition and `n` for a reverse dependency;
/// public methods return the constant.
public abstract sealed class Valued implements Item permits Symbol, Choice {
    final String name;
    /// Numbers count up from 0 in the order in which names were first seen; it is the place in the arrays of [Evaluation].
    final int index;
    Type type = Type.UNKNOWN;
    final List<Property> properties = new ArrayList<>(4);
    final List<MenuNode> nodes = new ArrayList<>(1);
    Expression directDependency;
    Expression selectedBy;
    Expression impliedBy;
    List<Expression> selections;        // while the tree is made: the alternatives of selectedBy; null: there are none
    List<Expression> implications;

    Valued(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /// The name without `CONFIG_`; `null` for a choice without name.
    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    @Override
    public List<MenuNode> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /// What must hold for a user to choose it: `depends on`, and that of all menus, choices and `if` around it. Several definitions: either.
    public Expression directDependency() {
        return directDependency == null ? Expression.YES : directDependency;
    }

    /// The value below which it cannot be: of all that select it.
    public Expression selectedBy() {
        return selectedBy == null ? Expression.NO : selectedBy;
    }

    /// The value it has if nobody says otherwise, of all that imply it.
    public Expression impliedBy() {
        return impliedBy == null ? Expression.NO : impliedBy;
    }

    public List<Property> defaults() {
        return properties(Property.Kind.DEFAULT);
    }

    public List<Property> prompts() {
        return properties(Property.Kind.PROMPT);
    }

    /// The properties of one kind, in the order of the files.
    public List<Property> properties(Property.Kind kind) {
        List<Property> found = new ArrayList<>();
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).kind() == kind) {
                found.add(properties.get(i));
            }
        }
        return found;
    }

    /// The name, or `<choice>`.
    @Override
    public String toString() {
        return name == null ? "<choice>" : name;
    }
}
