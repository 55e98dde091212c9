// SPDX-License-Identifier: Apache-2.0
package interfaces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

public class BridgesAndCovariance {
    static class Animal implements Cloneable {
        Animal self() {
            return this;
        }

        Object make() {
            return "animal";
        }

        @Override
        public Animal clone() throws CloneNotSupportedException {
            return (Animal) super.clone();
        }
    }

    static class Dog extends Animal {
        int barks = 3;

        @Override
        Dog self() {
            return this;
        }

        @Override
        String make() {
            return "dog";
        }

        @Override
        public Dog clone() {
            try {
                return (Dog) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static abstract class Node<T extends Comparable<T>> implements Comparable<Node<T>> {
        T value;

        abstract void set(T t);

        T get() {
            return value;
        }

        public int compareTo(Node<T> o) {
            return get().compareTo(o.get());
        }
    }

    static class IntNode extends Node<Integer> {
        int sets;

        @Override
        void set(Integer i) {
            value = i;
            sets++;
        }

        @Override
        Integer get() {
            return value * 2;
        }
    }

    interface Source<T> {
        T next();
    }

    static class Strings implements Source<String>, Supplier<String> {
        int n;

        public String next() {
            return "s" + n++;
        }

        public String get() {
            return next();
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        Animal a = new Dog();
        System.out.println(a.self().make() + " " + ((Dog) a.self()).barks + " " + a.make());
        Dog d = new Dog();
        d.barks = 9;
        System.out.println(d.clone().barks + " " + (d.clone() != d));
        Node<Integer> n = new IntNode();
        n.set(5);
        Node raw = n;
        raw.set(6);
        System.out.println(n.get() + " " + ((IntNode) n).sets + " " + raw.compareTo(n));
        try {
            raw.set("string");
        } catch (ClassCastException e) {
            System.out.println("bridge cast");
        }
        Source<?> s = new Strings();
        Supplier<String> p = (Supplier<String>) s;
        System.out.println(s.next() + p.get() + ((Source) s).next());
        Comparator<Object> c = (Comparator) Comparator.<Integer>naturalOrder();
        try {
            c.compare("a", 1);
        } catch (ClassCastException e) {
            System.out.println("comparator cast");
        }
        List<String> strings = new ArrayList<>();
        ((List) strings).add(5);
        System.out.println(strings.size());
        Object first = ((List<?>) strings).get(0);
        System.out.println(first);
        try {
            String bad = strings.get(0);
            System.out.println(bad);
        } catch (ClassCastException e) {
            System.out.println("heap pollution");
        }
    }
}
