// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Turns the nesting of the files into the menus (`menu_finalize` of Linux): hands dependencies down, notes reverse dependencies,
/// puts symbols below the symbol before them on which they depend, takes `if` away, and gives choices their symbols.
final class Finalizer {
    private static final int MAX_NESTING = 400;
    private static final int MAX_OPERANDS = 500;

    private final Tree tree;
    private final Symbol modules;
    private final boolean[] checked;
    private int nesting;

    Finalizer(Tree tree) {
        this.tree = tree;
        modules = tree.modules == null ? Constants.N : tree.modules;
        checked = new boolean[tree.all.size()];
    }

    void run() throws KconfigException {
        if (tree.root.prompt == null) {
            Property title = new Property(Property.Kind.PROMPT, tree.root, tree.root.position(), null);
            title.text = "Main menu";
            tree.root.prompt = title;
        }
        finish(tree.root);
        for (Choice choice : tree.choices) {
            new PropertyCheck(tree).check(choice.nodes.get(0));     // now that later blocks have added their symbols
        }
        joinReasons();
        tree.root.freeze();
    }

    private void finish(MenuNode node) throws KconfigException {
        if (++nesting > MAX_NESTING) {
            throw new KconfigException(node.position(), "the menus are nested too deeply here: expected at most " + MAX_NESTING
                    + " levels of menus and of symbols that each depend on the one before");
        }
        if (node.first != null) {
            finishChildren(node);
        } else if (node.valued() != null) {
            adopt(node);
            node.valued().directDependency = Expression.or(node.valued().directDependency, node.dependency);
        }
        for (MenuNode child = node.first; child != null; child = child.next) {
            if (node.item instanceof Choice choice && child.item instanceof Symbol symbol && symbol.choice == null) {
                join(choice, symbol, child);
            }
            if (child.first != null && child.prompt == null) {
                flatten(child);
            }
        }
        if (node.item instanceof Symbol && !checked[node.valued().index]) {
            checked[node.valued().index] = true;
            new PropertyCheck(tree).check(node);
        }
        if (node.item instanceof Choice choice && !choice.optional && node.prompt != null) {
            // A choice that is visible is at least `m`: one of its symbols has to be chosen.
            choice.selections = with(choice.selections, Expression.and(node.prompt.condition, new Expression.Reference(Constants.M)));
        }
        nesting--;
    }

    private void finishChildren(MenuNode node) throws KconfigException {
        Expression above = node.dependency;
        if (node.item instanceof Choice choice) {
            inferTypes(node, choice);
            above = new Expression.Reference(choice);   // the choice's value is the upper bound of its symbols' visibility
        }
        for (MenuNode child = node.first; child != null; child = child.next) {
            handDown(above, child);
        }
        for (MenuNode child = node.first; child != null; child = child.next) {
            finish(child);
        }
    }

    /// A choice without type has that of its first symbol that has one; symbols without type have the choice's.
    private void inferTypes(MenuNode node, Choice choice) {
        for (MenuNode child = node.first; child != null && choice.type == Type.UNKNOWN; child = child.next) {
            if (child.valued() != null && child.valued().type != Type.UNKNOWN) {
                tree.type(node, child.valued().type);
            }
        }
        for (MenuNode child = node.first; child != null; child = child.next) {
            if (child.valued() != null && child.valued().type == Type.UNKNOWN) {
                tree.type(child, choice.type);
            }
        }
    }

    private void handDown(Expression above, MenuNode child) throws KconfigException {
        child.dependency = below(above, child.dependency, child);
        if (child.valued() == null) {
            if (child.prompt != null) {
                child.prompt.condition = below(child.dependency, child.prompt.condition, child);
            }
            return;
        }
        for (int i = 0; i < child.valued().properties.size(); i++) {
            Property property = child.valued().properties.get(i);
            if (property.node() == child) {
                property.condition = below(child.dependency, property.condition, child);
                noteReverse(child.valued(), property);
            }
        }
    }

    private Expression below(Expression above, Expression own, MenuNode where) throws KconfigException {
        Expression both = Expression.and(above, Simplifier.transform(Simplifier.rewriteModule(own, modules)));
        if (both != null && Expression.operands(both, true).size() > MAX_OPERANDS) {
            throw new KconfigException(where.position(), "too many dependencies here: expected at most " + MAX_OPERANDS
                    + ", together with those of the menus around");
        }
        return both == above && own == null ? both : Simplifier.withoutDuplicates(both);
    }

    private static void noteReverse(Valued from, Property property) {
        if (property.kind() != Property.Kind.SELECT && property.kind() != Property.Kind.IMPLY) {
            return;
        }
        Valued target = property.target();
        Expression reason = Expression.and(new Expression.Reference(from), property.condition);
        if (property.kind() == Property.Kind.SELECT) {
            target.selections = with(target.selections, reason);
        } else {
            target.implications = with(target.implications, reason);
        }
    }

    private static List<Expression> with(List<Expression> reasons, Expression reason) {
        List<Expression> all = reasons == null ? new ArrayList<>() : reasons;
        all.addAll(Expression.operands(reason, false));
        return all;
    }

    /// Makes the reverse dependencies of the reasons that were found; some symbols have thousands.
    private void joinReasons() {
        for (Valued valued : tree.all) {
            valued.selectedBy = either(valued.selections);
            valued.impliedBy = either(valued.implications);
            valued.selections = null;
            valued.implications = null;
        }
    }

    private static Expression either(List<Expression> reasons) {
        return reasons == null ? null : reasons.size() == 1 ? reasons.getFirst() : new Expression.Or(List.copyOf(reasons));
    }

    /// Puts what follows a symbol below it, as long as it depends on the symbol.
    private void adopt(MenuNode node) throws KconfigException {
        Valued symbol = node.valued();
        Expression own = null;
        MenuNode last = null;
        for (MenuNode follower = node.next; follower != null; follower = follower.next) {
            Expression condition = follower.prompt != null ? follower.prompt.condition : follower.dependency;
            if (!Dependence.contains(condition, symbol)) {
                break;
            }
            if (!Dependence.requires(condition, symbol)) {
                own = own == null ? Dependence.normal(node.prompt == null ? null : node.prompt.condition) : own;
                if (!Dependence.covers(condition, own)) {
                    break;
                }
            }
            finish(follower);
            follower.parent = node;
            last = follower;
        }
        if (last != null) {
            node.first = node.next;
            node.next = last.next;
            last.next = null;
        }
    }

    private void join(Choice choice, Symbol symbol, MenuNode node) {
        symbol.choice = choice;
        choice.symbols.add(symbol);
        if (node.prompt == null) {
            tree.warn(node.position(), symbol, "choice value '" + symbol + "' must have a prompt");
        }
        for (int i = 0; i < symbol.properties.size(); i++) {
            Property property = symbol.properties.get(i);
            if (property.kind() == Property.Kind.DEFAULT) {
                tree.warn(property.position(), symbol, "defaults for choice values not supported: '" + symbol + "' is chosen by the choice's default");
            }
            if (property.kind() == Property.Kind.PROMPT && property.node() != node && property.node().parent.item != choice) {
                tree.warn(property.position(), symbol, "choice value '" + symbol + "' used outside its choice group");
            }
        }
        if (choice.type == Type.TRISTATE && symbol.type != Type.TRISTATE) {
            onlyIfYes(choice, symbol, node);
        }
    }

    /// A bool in a tristate choice can be chosen only if one symbol alone is, that is, if the choice is `y`.
    private static void onlyIfYes(Choice choice, Symbol symbol, MenuNode node) {
        Expression yes = new Expression.Comparison(Expression.Operator.EQUAL, choice, Constants.Y);
        node.dependency = Expression.and(yes, node.dependency);
        for (int i = 0; i < symbol.properties.size(); i++) {
            Property property = symbol.properties.get(i);
            if (property.node() == node) {
                property.condition = Expression.and(yes, property.condition);
            }
        }
    }

    /// Puts the children of a node without prompt behind it.
    private static void flatten(MenuNode node) {
        MenuNode last = node.first;
        last.parent = node.parent;
        while (last.next != null) {
            last = last.next;
            last.parent = node.parent;
        }
        last.next = node.next;
        node.next = node.first;
        node.first = null;
    }
}
