// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.ArrayList;
import java.util.List;

public class SealedHierarchy {
    sealed static abstract class Vehicle permits Car, Truck, Bike {
        private final int wheels;

        Vehicle(int wheels) {
            this.wheels = wheels;
        }

        int wheels() {
            return wheels;
        }

        abstract String name();
    }

    static final class Car extends Vehicle {
        Car() {
            super(4);
        }

        String name() {
            return "car";
        }
    }

    static non-sealed class Truck extends Vehicle {
        Truck(int axles) {
            super(axles * 2);
        }

        String name() {
            return "truck";
        }
    }

    static class FireTruck extends Truck {
        FireTruck() {
            super(3);
        }

        @Override
        String name() {
            return "fire " + super.name();
        }
    }

    static final class Bike extends Vehicle {
        Bike() {
            super(2);
        }

        String name() {
            return "bike";
        }
    }

    static int toll(Vehicle v) {
        return switch (v) {
            case Car c -> 10;
            case FireTruck f -> 0;
            case Truck t when t.wheels() > 4 -> t.wheels() * 7;
            case Truck t -> 25;
            case Bike b -> 1;
        };
    }

    sealed interface Result<T> {
        record Ok<T>(T value) implements Result<T> {}

        record Err<T>(String reason, int code) implements Result<T> {}

        default T or(T other) {
            return switch (this) {
                case Ok<T>(T v) -> v;
                case Err<T> e -> other;
            };
        }

        default <U> Result<U> then(java.util.function.Function<T, Result<U>> f) {
            return switch (this) {
                case Ok<T>(T v) -> f.apply(v);
                case Err<T>(String r, int c) -> new Err<>(r, c + 1);
            };
        }
    }

    static Result<Integer> parse(String s) {
        try {
            return new Result.Ok<>(Integer.parseInt(s));
        } catch (NumberFormatException e) {
            return new Result.Err<>("not a number: " + s, 0);
        }
    }

    public static void main(String[] args) {
        List<Vehicle> all = new ArrayList<>(List.of(new Car(), new Truck(2), new Truck(5), new FireTruck(), new Bike()));
        all.add(new Truck(4) {
            @Override
            String name() {
                return "anonymous " + super.name();
            }
        });
        int sum = 0;
        for (Vehicle v : all) {
            System.out.println(v.name() + " " + v.wheels() + " " + toll(v));
            sum += toll(v);
        }
        System.out.println(sum);
        for (String s : new String[] {"12", "x", "-7"}) {
            Result<Integer> r = parse(s);
            System.out.println(r + " " + r.or(0) + " " + r.then(i -> i > 0 ? new Result.Ok<>("pos") : new Result.Err<>("neg", 5)).then(t -> parse(t)));
        }
    }
}
