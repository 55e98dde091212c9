// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

public class Optionals {
    record User(String name, Optional<String> mail) {}

    static Optional<User> find(int id) {
        return switch (id) {
            case 1 -> Optional.of(new User("ann", Optional.of("ann@x")));
            case 2 -> Optional.of(new User("bob", Optional.empty()));
            default -> Optional.empty();
        };
    }

    public static void main(String[] args) {
        for (int i = 1; i < 4; i++) {
            System.out.println(find(i).flatMap(User::mail).map(String::length).orElse(-1) + " " + find(i).map(User::name).filter(n -> n.startsWith("a")).isPresent() + " " + find(i).isEmpty());
        }
        Optional<String> some = Optional.of("v");
        Optional<String> none = Optional.empty();
        System.out.println(some + " " + none + " " + some.equals(Optional.of("v")) + some.hashCode() + none.hashCode() + (none == Optional.<String>empty()));
        some.ifPresent(System.out::println);
        none.ifPresentOrElse(System.out::println, () -> System.out.println("absent"));
        System.out.println(none.orElseGet(() -> "made") + none.or(() -> some).get() + some.or(() -> none).get() + some.stream().count() + none.stream().count());
        try {
            none.get();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            none.orElseThrow(() -> new IllegalStateException("custom"));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            Optional.of(null);
        } catch (NullPointerException e) {
            System.out.println("of null");
        }
        System.out.println(Optional.ofNullable((Object) null).isPresent() + " " + some.map(x -> (String) null).isPresent());
        System.out.println(OptionalInt.of(5).getAsInt() + " " + OptionalLong.empty().orElse(7) + OptionalInt.of(3).equals(OptionalInt.of(3)) + OptionalInt.empty());
        System.out.println("" + List.of(some, none, Optional.of("w")).stream().flatMap(Optional::stream).toList());
        int[] count = {0};
        some.orElseGet(() -> "x" + count[0]++);
        some.orElse("x" + count[0]++);
        System.out.println(count[0]);
    }
}
