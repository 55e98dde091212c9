// SPDX-License-Identifier: Apache-2.0

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;

/// Everyday Java without a framework: strings, builders, maps, lists, deques, sorting, enums, records, lambdas, pattern switches, exceptions. Its image shows what that costs.
final class Big {
    private enum Unit {
        PIECE, METRE, KILOGRAM;

        Unit next() {
            return values()[(ordinal() + 1) % values().length];
        }
    }

    private record Article(String name, int price, Unit unit) {}

    private sealed interface Event permits Bought, Sold, Closed {}

    private record Bought(Article article, int count) implements Event {}

    private record Sold(Article article, int count) implements Event {}

    private enum Closed implements Event { AT_NOON, IN_THE_EVENING }

    private static final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1;

        OutOfStock(Article article, int missing) {
            super(missing + " × " + article.name() + " missing");
        }
    }

    private final Map<Article, Integer> stock = new HashMap<>();
    private final Deque<Event> events = new ArrayDeque<>();
    private final List<String> journal = new ArrayList<>();

    private String apply(Event event) throws OutOfStock {
        return switch (event) {
            case Bought(Article article, int count) when count > 10 -> {
                stock.merge(article, count, Integer::sum);
                yield "a lot of " + article.name();
            }
            case Bought(Article article, int count) -> {
                stock.merge(article, count, Integer::sum);
                yield count + " " + article.unit() + " of " + article.name();
            }
            case Sold(Article article, int count) -> {
                int left = stock.getOrDefault(article, 0) - count;
                if (left < 0) {
                    throw new OutOfStock(article, -left);
                }
                stock.put(article, left);
                yield "sold " + article;
            }
            case Closed.AT_NOON -> "closed at noon";
            case Closed.IN_THE_EVENING -> "closed";
        };
    }

    private void work() {
        while (!events.isEmpty()) {
            try {
                journal.add(apply(events.removeFirst()));
            } catch (OutOfStock e) {
                journal.add("failed: " + e.getMessage());
            } finally {
                journal.add("·");
            }
        }
    }

    private static int fold(int[] numbers, IntBinaryOperator operator) {
        int result = numbers[0];
        for (int i = 1; i < numbers.length; i++) {
            result = operator.applyAsInt(result, numbers[i]);
        }
        return result;
    }

    private static String describe(Object value) {
        return switch (value) {
            case null -> "nothing";
            case Integer i when i < 0 -> "negative " + -i;
            case Integer i -> "number " + i;
            case String s -> "text of " + s.length();
            case int[] numbers -> "sum " + fold(numbers, Integer::sum);
            case Unit unit -> unit + " before " + unit.next();
            default -> value.toString();
        };
    }

    public static void main(String[] arguments) {
        Big shop = new Big();
        Article nail = new Article("nail", 2, Unit.PIECE);
        Article rope = new Article("rope", 150, Unit.METRE);
        Article sand = new Article("sand", 30, Unit.KILOGRAM);
        shop.events.add(new Bought(nail, 100));
        shop.events.add(new Bought(rope, 7));
        shop.events.add(new Sold(nail, 60));
        shop.events.add(new Sold(sand, 1));
        shop.events.add(Closed.IN_THE_EVENING);
        shop.work();
        shop.journal.forEach(System.out::println);

        List<Article> articles = new ArrayList<>(List.of(nail, rope, sand));
        articles.sort(Comparator.comparingInt(Article::price).reversed().thenComparing(Article::name));
        Function<Article, String> label = article -> article.name().concat("s") + "@" + article.price();
        StringBuilder line = new StringBuilder();
        for (Article article : articles) {
            line.append(line.isEmpty() ? "" : ", ").append(label.apply(article));
        }
        System.out.println(line.reverse());

        int[] numbers = {5, 3, 9, 1, 7};
        Arrays.sort(numbers);
        System.out.println(Arrays.toString(numbers) + " " + fold(numbers, Math::max));
        for (Object value : new Object[] {null, -4, 42, "text", numbers, Unit.METRE, rope, 'c', 1L << 40}) {
            System.out.println(describe(value));
        }
        Map<String, Integer> words = new HashMap<>();
        for (String word : List.of("to", "be", "or", "not", "to", "be")) {
            words.merge(word, 1, Integer::sum);
        }
        List<String> keys = new ArrayList<>(words.keySet());
        keys.sort(null);
        for (String key : keys) {
            System.out.println(key + "=" + words.get(key) + " " + "be".equals(key) + " " + key.hashCode() + " " + key.indexOf('o'));
        }
        try {
            System.out.println(Integer.parseInt("12") + Long.parseLong("30") + numbers[numbers.length]);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(Integer.parseInt("1x"));
        } catch (NumberFormatException e) {
            System.out.println(e.getMessage());
        }
    }
}
