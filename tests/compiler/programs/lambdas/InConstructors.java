// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

public class InConstructors {
    static final List<String> LOG = new ArrayList<>();
    static Supplier<String> staticSupplier = () -> "static" + LOG.size();
    final IntSupplier id;
    final Runnable run = () -> LOG.add("field initialiser " + describe());
    final String name;

    {
        Runnable r = () -> LOG.add("init block");
        r.run();
    }

    InConstructors(String name, Supplier<Integer> s) {
        this.name = name;
        int v = s.get();
        id = () -> v * 10 + name.length();
    }

    InConstructors() {
        this("default", () -> 7);
        run.run();
    }

    static class Sub extends InConstructors {
        final Supplier<String> joined;

        Sub(int k) {
            super("sub" + k, () -> k * 2);
            joined = () -> super.describe() + this.describe();
        }

        @Override
        String describe() {
            return "Sub(" + super.describe() + ")";
        }
    }

    String describe() {
        return name + id.getAsInt();
    }

    enum Kind {
        A(x -> x + 1), B(x -> x * x);

        final java.util.function.IntUnaryOperator f;

        Kind(java.util.function.IntUnaryOperator f) {
            this.f = f;
        }
    }

    record Handler(String event, Consumer<String> action) {
        Handler {
            Consumer<String> original = action;
            action = s -> {
                LOG.add("before " + event);
                original.accept(s);
            };
        }
    }

    interface Config {
        Supplier<String> NAME = () -> "interface field";
        int SIZE = NAME.get().length();
    }

    public static void main(String[] args) {
        System.out.println(staticSupplier.get());
        System.out.println(new InConstructors().describe());
        System.out.println(new Sub(3).joined.get());
        System.out.println(Kind.A.f.applyAsInt(5) + Kind.B.f.applyAsInt(5));
        new Handler("e", LOG::add).action().accept("handled");
        System.out.println(Config.NAME.get() + Config.SIZE);
        System.out.println(LOG);
        Supplier<InConstructors> maker = InConstructors::new;
        maker.get().run.run();
        System.out.println(LOG.size() + staticSupplier.get());
    }
}
