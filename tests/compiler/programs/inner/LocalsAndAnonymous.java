// SPDX-License-Identifier: Apache-2.0
package inner;

import java.util.ArrayList;
import java.util.List;

public class LocalsAndAnonymous {
    interface Greeter {
        String greet(String name);

        default Greeter then(Greeter o) {
            Greeter self = this;
            return new Greeter() {
                @Override
                public String greet(String name) {
                    return o.greet(self.greet(name));
                }
            };
        }
    }

    abstract static class Base {
        final String made;

        Base(String a, int b) {
            made = a + b + init();
        }

        abstract String init();
    }

    private String field = "f";

    Greeter local(String prefix, int times) {
        int squared = times * times;
        class Local implements Greeter {
            int calls;

            @Override
            public String greet(String name) {
                calls++;
                field += calls;
                return prefix + name + squared + field;
            }
        }
        class More extends Local {
            @Override
            public String greet(String name) {
                return "more " + super.greet(name.repeat(times));
            }
        }
        return times > 2 ? new More() : new Local();
    }

    static List<Base> list(int n) {
        List<Base> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int k = i;
            all.add(new Base("b", i) {
                final int kk = k + 1;

                @Override
                String init() {
                    return "[" + k + kk + "]";      // kk is not assigned yet when the superclass calls; k is
                }

                @Override
                public String toString() {
                    return made + kk;
                }
            });
        }
        return all;
    }

    static int fib(int n) {
        interface Step {
            int at(int i);
        }
        enum Mode { FAST, SLOW }
        record Pair(int a, int b) {
            Pair next() {
                return new Pair(b, a + b);
            }
        }
        Step[] steps = new Step[Mode.values().length];
        steps[Mode.FAST.ordinal()] = i -> {
            Pair p = new Pair(0, 1);
            while (i-- > 0) {
                p = p.next();
            }
            return p.a();
        };
        steps[Mode.SLOW.ordinal()] = new Step() {
            @Override
            public int at(int i) {
                return i < 2 ? i : at(i - 1) + at(i - 2);
            }
        };
        return steps[0].at(n) == steps[1].at(n) ? steps[0].at(n) : -1;
    }

    public static void main(String[] args) {
        LocalsAndAnonymous t = new LocalsAndAnonymous();
        Greeter g = t.local("hi ", 2);
        System.out.println(g.greet("a") + " | " + g.greet("b") + " | " + t.local("yo ", 3).greet("c"));
        System.out.println(g.then(s -> s.substring(0, 3)).then(new Greeter() {
            int n = 5;

            {
                n *= 2;
            }

            @Override
            public String greet(String name) {
                return name + n++;
            }
        }).greet("zz"));
        System.out.println(list(3));
        System.out.println(fib(15));
        System.out.println(new Object() {
            int hidden = 42;

            int twice() {
                return hidden * 2;
            }
        }.twice());
        var v = new Object() {
            int a = 1;
            String b = "b";
        };
        v.a++;
        System.out.println(v.a + v.b);
        System.out.println(new ArrayList<String>() {{
            add("double");
            add("brace");
        }});
    }
}
