// SPDX-License-Identifier: Apache-2.0
package inner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

public class CapturedEverything {
    private int counter = 100;
    private static long created;

    class Member {
        int id = counter++;

        class Deeper {
            int mine = id * 2;

            Supplier<String> report(int n) {
                record Snapshot(int n, int sum) {}
                int local = n + mine;
                class Local {
                    final int doubled = local * 2 + counter;

                    String text() {
                        return new Object() {
                            @Override
                            public String toString() {
                                Snapshot s = new Snapshot(n, doubled + id + mine);
                                return s + "@" + CapturedEverything.this.counter + Member.this.id;
                            }
                        }.toString();
                    }
                }
                return () -> new Local().text();
            }
        }
    }

    /// Local classes that capture, extend each other and make each other.
    static List<IntSupplier> family(int base, String text) {
        List<IntSupplier> all = new ArrayList<>();
        double factor = 1.5;
        class Parent implements IntSupplier {
            final int own;

            Parent(int own) {
                this.own = own;
                created++;
                all.add(this);
            }

            @Override
            public int getAsInt() {
                return base + own;
            }
        }
        class Child extends Parent {
            Child(int own) {
                super(own + text.length());
            }

            @Override
            public int getAsInt() {
                return (int) (super.getAsInt() * factor);
            }

            Parent sibling() {
                return new Child(own) {
                    {
                        created += 10;
                    }

                    @Override
                    public int getAsInt() {
                        return -super.getAsInt() - text.charAt(0);
                    }
                };
            }
        }
        new Parent(1);
        new Child(2).sibling();
        return all;
    }

    enum Level {
        LOW {
            @Override
            IntSupplier supplier(int x) {
                return () -> x + hidden();
            }
        },
        HIGH {
            @Override
            IntSupplier supplier(int x) {
                return new IntSupplier() {
                    int calls;

                    @Override
                    public int getAsInt() {
                        return ++calls * x * hidden();
                    }
                };
            }
        };

        abstract IntSupplier supplier(int x);

        int hidden() {
            return ordinal() + 7;
        }
    }

    public static void main(String[] args) {
        CapturedEverything outer = new CapturedEverything();
        Member member = outer.new Member();
        Member second = outer.new Member();
        Supplier<String> report = second.new Deeper().report(5);
        System.out.println(report.get());
        outer.counter = 7;
        member.id = -1;
        System.out.println(report.get() + " " + member.new Deeper().report(0).get());
        for (IntSupplier s : family(10, "xyz")) {
            System.out.println(s.getAsInt() + " " + s.getClass().getSimpleName());
        }
        System.out.println(created);
        for (Level level : Level.values()) {
            IntSupplier s = level.supplier(3);
            System.out.println(s.getAsInt() + s.getAsInt() + " " + level.getClass().isAnonymousClass());
        }
        try {
            CapturedEverything none = null;
            none.new Member();
        } catch (NullPointerException e) {
            System.out.println("no outer instance");
        }
    }
}
