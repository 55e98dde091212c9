// SPDX-License-Identifier: Apache-2.0
package interfaces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

public class PluginRegistry {
    // Interfaces with generic methods, static factories, private helpers, nested interfaces and functional composition as a pipeline of plugins.
    interface Plugin<I, O> extends Function<I, O> {
        default int priority() {
            return 0;
        }

        default <P> Plugin<I, P> then(Plugin<? super O, ? extends P> next) {
            return new Chained<>(this, next);
        }

        static <T> Plugin<T, T> when(Predicate<? super T> condition, Plugin<T, T> plugin) {
            return value -> condition.test(value) ? plugin.apply(value) : value;
        }

        private static String describe(Object o) {
            return o instanceof Named n ? n.name() : "anonymous";
        }

        static String describe(Plugin<?, ?>... plugins) {
            StringBuilder out = new StringBuilder();
            for (Plugin<?, ?> p : plugins) {
                out.append(describe((Object) p)).append(p.priority()).append(' ');
            }
            return out.toString();
        }

        interface Named {
            String name();
        }
    }

    record Chained<I, M, O>(Plugin<I, M> first, Plugin<? super M, ? extends O> second) implements Plugin<I, O>, Plugin.Named {
        @Override
        public O apply(I input) {
            return second.apply(first.apply(input));
        }

        @Override
        public int priority() {
            return Math.max(first.priority(), second.priority());
        }

        @Override
        public String name() {
            return "chain";
        }
    }

    enum Text implements Plugin<String, String>, Plugin.Named {
        TRIM {
            @Override
            public String apply(String s) {
                return s.strip();
            }
        },
        DOUBLE {
            @Override
            public String apply(String s) {
                return s + s;
            }

            @Override
            public int priority() {
                return 5;
            }
        },
        REVERSE {
            @Override
            public String apply(String s) {
                return new StringBuilder(s).reverse().toString();
            }

            @Override
            public int priority() {
                return super.priority() - 1;
            }
        }
    }

    private final Map<Class<?>, List<Supplier<? extends Plugin<?, ?>>>> suppliers = new LinkedHashMap<>();

    <T> void register(Class<T> type, Supplier<? extends Plugin<T, T>> supplier) {
        suppliers.computeIfAbsent(type, _ -> new ArrayList<>()).add(supplier);
    }

    @SuppressWarnings("unchecked")
    <T> Optional<Plugin<T, T>> pipeline(Class<T> type) {
        return suppliers.getOrDefault(type, List.of()).stream().map(s -> (Plugin<T, T>) s.get()).sorted(Comparator.comparingInt(Plugin::priority)).reduce(Plugin::then);
    }

    public static void main(String[] args) {
        PluginRegistry registry = new PluginRegistry();
        for (Text t : Text.values()) {
            registry.register(String.class, () -> t);
        }
        int[] made = {0};
        registry.register(Integer.class, () -> {
            int n = ++made[0];
            return x -> x + n;
        });
        registry.register(Integer.class, () -> Plugin.when(x -> x % 2 == 0, x -> x / 2));
        Plugin<String, String> text = registry.pipeline(String.class).orElseThrow();
        System.out.println("[" + text.apply("  ab c ") + "] " + Plugin.describe(text, Text.TRIM, Text.DOUBLE, Text.REVERSE, s -> s));
        for (int i = 0; i < 3; i++) {
            System.out.print(registry.pipeline(Integer.class).map(p -> p.apply(9)).orElse(-1) + " ");
        }
        System.out.println(registry.pipeline(Object.class).isPresent());
        Plugin<String, Integer> length = text.then(String::length).then(n -> n * n);
        BiFunction<String, Integer, Integer> both = (s, n) -> length.compose((String x) -> x + n).andThen(v -> v - n).apply(s);
        System.out.println(both.apply("x", 10) + " " + length.priority() + " " + Plugin.describe(length));
    }
}
