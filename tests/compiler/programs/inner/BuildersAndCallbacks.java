// SPDX-License-Identifier: Apache-2.0
package inner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

public class BuildersAndCallbacks {
    // A document builder with nested builder classes, self types, listeners as anonymous classes and private access both ways.
    private final List<Listener> listeners = new ArrayList<>();
    private int elements;

    interface Listener {
        void changed(String what, int depth);

        default Listener only(String prefix) {
            return (what, depth) -> {
                if (what.startsWith(prefix)) {
                    changed(what, depth);
                }
            };
        }
    }

    abstract class Builder<B extends Builder<B>> {
        private final Map<String, String> attributes = new LinkedHashMap<>();
        protected final int depth;

        Builder(int depth) {
            this.depth = depth;
            elements++;
        }

        abstract B self();

        B set(String name, Object value) {
            attributes.merge(name, String.valueOf(value), (a, b) -> a + " " + b);
            listeners.forEach(l -> l.changed(name + "=" + value, depth));
            return self();
        }

        String open(String tag) {
            StringBuilder out = new StringBuilder("<" + tag);
            attributes.forEach((k, v) -> out.append(' ').append(k).append("='").append(v).append('\''));
            return out.append('>').toString();
        }
    }

    final class Element extends Builder<Element> {
        private final String tag;
        private final List<Object> children = new ArrayList<>();

        private Element(String tag, int depth) {
            super(depth);
            this.tag = tag;
        }

        @Override
        Element self() {
            return this;
        }

        Element child(String tag, Consumer<? super Element> body) {
            Element e = new Element(tag, depth + 1);
            listeners.forEach(l -> l.changed("+" + tag, e.depth));
            body.accept(e);
            children.add(e);
            return this;
        }

        Element text(Object text) {
            children.add(new Object() {
                private final int number = elements * 100 + children.size();

                @Override
                public String toString() {
                    return text + "#" + number + tag.length();
                }
            });
            return this;
        }

        @Override
        public String toString() {
            StringBuilder out = new StringBuilder(open(tag));
            children.forEach(out::append);
            return out.append("</").append(tag).append('>').toString();
        }
    }

    Element root(String tag) {
        return new Element(tag, 0);
    }

    public static void main(String[] args) {
        BuildersAndCallbacks document = new BuildersAndCallbacks();
        List<String> log = new ArrayList<>();
        document.listeners.add(new Listener() {
            private int calls;

            @Override
            public void changed(String what, int depth) {
                calls++;
                log.add(calls + ":" + what);
            }
        });
        document.listeners.add(((Listener) (what, depth) -> log.add("  ".repeat(depth) + what)).only("+"));
        Element root = document.root("html").set("lang", "en").child("body", body -> {
            for (int i = 0; i < 3; i++) {
                int row = i;
                body.child("p", p -> p.set("id", row).set("class", "x").set("class", row % 2 == 0 ? "even" : "odd").text(row * 1.5).child("b", b -> b.text('c')));
            }
        });
        System.out.println(root);
        System.out.println(log);
        System.out.println(document.elements + " " + root.depth + " " + ((Element) root.children.getFirst()).children.size());
        BuildersAndCallbacks other = new BuildersAndCallbacks();
        Element foreign = other.new Element("i", 5);
        System.out.println(foreign.set("a", null) + " " + other.elements + " " + root.child("tail", foreign.children::add).toString().length() + foreign.toString().length());
    }
}
